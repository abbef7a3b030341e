"""Two numbers that make one figure ("10-15%", "between 5 and 7 million"), or two ("rose from 3% to 5%")."""

from __future__ import annotations

from decimal import Decimal

from factcheck import settings
from factcheck.figures.compounds import Reader, compound, listed, sides, take_unit
from factcheck.figures.date_parts import DASHES
from factcheck.figures.days import day_first
from factcheck.figures.lexicon import GLUED_SCALES, SCALES
from factcheck.figures.moves import before, moves
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens
from factcheck.figures.scores import chain_end, is_score


def numbers(ctx: Context, first: Reading, read: Reader) -> list[Reading]:
    """`first` alone, joined with the number behind it into a range, or beside it as two figures."""
    whole = compound(ctx, first, read)
    if whole is not None:
        return [whole]
    joint, second_at = _joint(ctx.tokens, first)
    if not joint or (joint == "to" and day_first(ctx, second_at) is not None):  # "the three months to 30 June"
        return [first]
    ctx.joined = second_at
    second = read(ctx, second_at)
    if second is None or second.first != second_at:
        return [first] if joint != "dash" else []
    if joint == "list":
        return _list(ctx, first, second, read)
    if joint == "by":
        return sides(ctx, first, second, read)
    if joint == "dash" and is_score(ctx, first, second):
        ctx.skip = max(ctx.skip, chain_end(ctx.tokens, second.last))
        return []
    _share_unit(ctx.tokens, first, second, joint)
    if ctx.tokens.at(first.last).text == "-" and first.unit is None and second.unit is None and joint == "to":
        ctx.skip = max(ctx.skip, second.last)
        return []  # a nine-to-five job
    if not _fits(first, second) or not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return [first] if joint != "dash" else []
    _share_scale(ctx, first, second)
    return _joined(ctx.tokens, first, second, joint)


def _list(ctx: Context, first: Reading, second: Reading, read: Reader) -> list[Reading]:
    """ "5, 10 and 15 km": the unit of the last number is the first one's too; a comma alone joins nothing."""
    if ctx.depth >= settings.NUMBERS_SHARING_A_UNIT or (
        _by_comma(ctx.tokens, first) and _joint(ctx.tokens, second)[0] != "list"
    ):
        return [first]
    ctx.depth += 1
    last = next(iter(numbers(ctx, second, read)), second)
    ctx.depth -= 1
    _share_scale(ctx, first, last)
    return listed(ctx.tokens, first, last)


def _joined(tokens: Tokens, first: Reading, second: Reading, joint: str) -> list[Reading]:
    """A range, or the two levels of a move ("rose from 3% to 5%"), or the two figures that merely stand so."""
    lead = before(tokens, first.first)
    if joint == "to" and _by_and_to(tokens, first, second):  # "cut by 1,200 to 8,300"
        return [first, second]
    led = joint == "to" and (lead == "from" or (lead == "verb" and first.unit is not None))
    if led and moves(tokens, first.first, lead):
        take_unit(first, second)
        first.status = "earlier" if lead == "from" else None
        return [first, second]
    assert isinstance(first.value, Decimal)
    assert isinstance(second.value, Decimal)
    if first.value < second.value:
        return [_range(first, second, tokens, lead)]
    if joint == "to" and lead == "from":
        take_unit(first, second)
        first.status = "earlier"
        return [first, second]
    if joint == "to" and first.kind == "count" and first.unit:
        return [first, second]
    return [first] if joint != "dash" else []


def _by_and_to(tokens: Tokens, first: Reading, second: Reading) -> bool:
    """Whether a change and the new level stand side by side, and not the ends of a range."""
    if (
        tokens.word(first.first - 1) != "by"
        or not isinstance(first.value, Decimal)
        or not isinstance(second.value, Decimal)
    ):
        return False
    return first.value > 0 and (second.value > 3 * first.value or second.value < first.value)


def _by_comma(tokens: Tokens, first: Reading) -> bool:
    """Whether a comma joins `first` to the number behind it: it takes a list ("5, 10 and 15 km") to share a unit so."""
    return tokens.at(first.last).text == ","


def _share_unit(tokens: Tokens, first: Reading, second: Reading, joint: str) -> None:
    """A second number without a unit takes the first one's: "18% to 20", "218 votes to 210"."""
    if not first.unit or second.kind != "count" or second.unit is not None:
        return
    if joint == "to" and first.kind != "count" and before(tokens, first.first) == "verb":
        return  # "rose 5% to 30": the thirty is a level of its own kind
    second.kind, second.unit, second.alternatives, second.loose = first.kind, first.unit, first.alternatives, False


def _joint(tokens: Tokens, first: Reading) -> tuple[str, int]:
    """How the number behind `first` is joined to it (dash, to, and, list), and where it starts."""
    token = tokens.at(first.last)
    if token.text in DASHES:
        after = tokens.at(first.last + 1)
        if after.kind in ("number", "currency") and token.glued == after.glued:
            return "dash", first.last + 1
        if token.text == "-" and token.glued and after.low in ("to", "or", "and") and first.unit is None:
            second = first.last + 2 + (tokens.at(first.last + 2).text == "-")  # "10- to 12-week", "6-to-8-week"
            return "to" if after.low == "to" else "list", second
        return "", 0
    if token.low == "to" and token.kind == "word":
        return "to", first.last + 1
    if token.low == "and" and before(tokens, first.first) == "between":
        return "and", first.last + 1
    if token.low in ("or", "and", ",") and first.unit is None:
        return "list", first.last + 1
    if token.text in ("x", "×", "X") and tokens.at(first.last + 1).kind == "number" and first.unit is None:
        return "by", first.last + 1
    return "", 0


def _fits(first: Reading, second: Reading) -> bool:
    """Whether two readings can be the ends of one range: the same dimension, or the first still without one."""
    if first.kind == "date" or second.kind == "date":
        return first.kind == second.kind
    if first.unit is None and first.kind == "count":
        return True
    if first.kind == "money" and second.unit is None:
        return True
    return first.kind == second.kind and (first.unit == second.unit or first.kind in ("duration", "quantity", "money"))


def _share_scale(ctx: Context, first: Reading, second: Reading) -> None:
    """ "$3-4 billion": the scale word behind the second number is the first one's too."""
    if not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return
    if first.unit is None and second.unit is not None and second.kind == "percent":
        return
    scale = _scale(ctx, second)
    if scale > 1 and _scale(ctx, first) == 1 and first.value * scale <= second.value:
        first.value *= scale
        first.step *= scale


def _scale(ctx: Context, reading: Reading) -> Decimal:
    for index in range(reading.first, reading.last):
        token = ctx.tokens[index]
        if token.kind == "word" and (token.low in SCALES and token.low not in ("hundred", "dozen")):
            return Decimal(str(SCALES[token.low]))
        if token.kind == "word" and token.text in GLUED_SCALES and token.glued and reading.kind in ("money", "count"):
            return Decimal(str(GLUED_SCALES[token.text]))
    return Decimal(1)


def _range(first: Reading, second: Reading, tokens: Tokens, lead: str) -> Reading:
    start = first.first
    if lead in ("between", "from"):
        while tokens.word(start) not in ("between", "from"):
            start -= 1
    if second.unit is None:
        second.kind, second.unit, second.alternatives = first.kind, first.unit, first.alternatives
    return Reading(
        second.kind,
        None,
        start,
        second.last,
        second.unit,
        low=first.value,
        high=second.value,
        alternatives=second.alternatives,
        step=max(first.step, second.step),
    )
