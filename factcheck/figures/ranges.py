"""Two numbers that make one figure ("10-15%", "between 5 and 7 million"), or two ("rose from 3% to 5%")."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.lexicon import ONES, TENS
from factcheck.figures.quantities import smaller
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens

Reader = Callable[[Context, int], Reading | None]
_DASHES = ("-", "–", "—", "‑", "−")
_VERBS_OF_MOVE = frozenset(
    "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown climbed climb "
    "jumped jump jumps gained surged surge soared up higher fell fall falls falling fallen decreased decrease "
    "dropped drop drops declined decline declines down lower reduced reduce reduces reducing cut cuts cutting raised raise raises raising "
    "slid slipped dipped plunged plummeted tumbled shrank moved went changed revised upgraded downgraded lifted lowered "
    "expanded expand doubled tripled improved improve boosted boost swelled widened narrowed ballooned extended extend "
    "postponed delayed pushed rescheduled shifted deferred adjourned renamed converted eased slowed accelerated advanced trimmed hiked hike slashed growth switched goes go going shrink shrinking jumping".split()
)
_SCORES = frozenset("won win wins beat beats beating lost lose loses losing drew draw defeated defeat victory score scored lead led "
                    "trailed trailing leading tied thrashed edged voted ruled passed".split())  # fmt: skip
_SCORE_NOUNS = frozenset("win victory loss defeat draw lead record vote decision scoreline margin split ruling triumph tie".split())
_SMALLER = {("hour", "minute"): Decimal(1) / 60, ("minute", "second"): Decimal(1) / 60, ("year", "month"): Decimal(1) / 12,
            ("day", "hour"): Decimal(1) / 24, ("week", "day"): Decimal(1) / 7, ("month", "day"): Decimal(1) / 30,
            ("year", "day"): Decimal(1) / 365}  # fmt: skip


def numbers(ctx: Context, first: Reading, read: Reader) -> list[Reading]:
    """`first` alone, joined with the number behind it into a range, or beside it as two figures."""
    compound = _compound(ctx, first, read)
    if compound is not None:
        return [compound]
    joint, second_at = _joint(ctx.tokens, first)
    if not joint:
        return [first]
    ctx.joined = second_at
    second = read(ctx, second_at)
    if second is None or second.first != second_at:
        return [first] if joint != "dash" else []
    if joint == "list":
        return _listed(first, second)
    if joint == "by":
        return _sides(ctx, first, second)
    if joint == "dash" and _is_score(ctx, first, second):
        ctx.skip = max(ctx.skip, _chain_end(ctx.tokens, second.last))
        return []
    _share_unit(ctx.tokens, first, second, joint)
    if not _fits(first, second) or not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return [first] if joint != "dash" else []
    _share_scale(ctx, first, second)
    return _joined(ctx.tokens, first, second, joint)


def _joined(tokens: Tokens, first: Reading, second: Reading, joint: str) -> list[Reading]:
    """A range, or the two levels of a move ("rose from 3% to 5%"), or the two figures that merely stand so."""
    before = _before(tokens, first.first)
    if joint == "to" and (before == "from" or before == "verb" and first.unit is not None):
        if _moves(tokens, first.first, before):
            _take_unit(first, second)
            first.status = "earlier" if before == "from" else None
            return [first, second]
    assert isinstance(first.value, Decimal)
    assert isinstance(second.value, Decimal)
    if first.value < second.value:
        return [_range(first, second, tokens, before)]
    if joint == "to" and before == "from":
        _take_unit(first, second)
        first.status = "earlier"
        return [first, second]
    if joint == "to" and first.kind == "count" and first.unit:
        return [first, second]
    return [first] if joint != "dash" else []


def _share_unit(tokens: Tokens, first: Reading, second: Reading, joint: str) -> None:
    """A second number without a unit takes the first one's: "18% to 20", "218 votes to 210"."""
    if not first.unit or second.kind != "count" or second.unit is not None:
        return
    if joint == "to" and first.kind != "count" and _before(tokens, first.first) == "verb":
        return  # "rose 5% to 30": the thirty is a level of its own kind
    second.kind, second.unit, second.alternatives, second.loose = first.kind, first.unit, first.alternatives, False


def _compound(ctx: Context, first: Reading, read: Reader) -> Reading | None:
    """Two units for one figure: "four hours and 23 minutes", "5 feet 6 inches"."""
    tokens = ctx.tokens
    if first.kind not in ("duration", "quantity") or not isinstance(first.value, Decimal) or not first.unit:
        return None
    at = first.last
    at += tokens.at(at).text == "," and first.kind == "duration"
    at += tokens.word(at) == "and"
    inches = _inches(ctx, first, at)
    if inches is not None:
        return inches
    if tokens.at(at).kind != "number" and tokens.word(at) not in ONES and tokens.word(at) not in TENS:
        return None
    second = read(ctx, at)
    if second is None or second.first != at or second.kind != first.kind or not isinstance(second.value, Decimal):
        return None
    worth = _SMALLER.get((first.unit, second.unit or "")) if first.kind == "duration" else smaller(first.unit, second.unit or "")
    if worth is None or second.value * worth >= 1 or first.value % 1:
        return None
    value = first.value + second.value * worth
    whole = replace(first, value=value, last=second.last, step=second.step * worth)
    third = _compound(ctx, replace(whole, value=Decimal(0), unit=second.unit), read)
    if third is not None and isinstance(third.value, Decimal):
        return replace(whole, value=value + third.value * worth, last=third.last, step=third.step * worth)
    return whole


def _inches(ctx: Context, first: Reading, at: int) -> Reading | None:
    """ "6 ft 4 in tall": "in" is the unit only here, behind feet."""
    tokens = ctx.tokens
    token, unit, behind = tokens.at(at), tokens.at(at + 1), tokens.at(at + 2)
    if first.unit != "ft" or not token.text.isdigit() or int(token.text) > 11 or unit.low != "in":
        return None
    if behind.kind in ("number", "currency") or behind.low in ("the", "a", "an", "its", "their", "his", "her", "this", "all", "our"):
        return None
    if behind.kind == "word" and behind.text[0].isupper():
        return None
    assert isinstance(first.value, Decimal)
    return replace(first, value=first.value + Decimal(token.text) / 12, last=at + 2, step=Decimal(1) / 24)


def _listed(first: Reading, second: Reading) -> list[Reading]:
    """ "two or three years", "5 and 10 percent": the first number takes the unit of the second."""
    if second.unit is None or second.kind in ("date", "money"):
        return [first]
    _take_unit(first, second)
    return [first]


def _sides(ctx: Context, first: Reading, second: Reading) -> list[Reading]:
    """ "146 x 70 x 8 mm": the sides of a thing share the unit behind the last; without a unit they are no figures."""
    sides = [first, second]
    while ctx.tokens.at(sides[-1].last).text in ("x", "×", "X") or ctx.tokens.word(sides[-1].last) == "by":
        following = _side(ctx, sides[-1].last + 1)
        if following is None:
            break
        sides.append(following)
    last = sides[-1]
    if last.kind != "quantity":
        ctx.skip = max(ctx.skip, last.last)
        return []
    for side in sides[:-1]:
        _take_unit(side, last)
    return sides


def _side(ctx: Context, at: int) -> Reading | None:
    from factcheck.figures.find import read_measured

    found = read_measured(ctx, at)
    return found if found and found.first == at else None


def _joint(tokens: Tokens, first: Reading) -> tuple[str, int]:
    """How the number behind `first` is joined to it (dash, to, and, list), and where it starts."""
    token = tokens.at(first.last)
    if token.text in _DASHES:
        after = tokens.at(first.last + 1)
        if after.kind in ("number", "currency") and token.glued == after.glued:
            return "dash", first.last + 1
        return "", 0
    if token.low == "to" and token.kind == "word":
        return "to", first.last + 1
    if token.low == "and" and _before(tokens, first.first) == "between":
        return "and", first.last + 1
    if token.low in ("or", "and", ",") and first.unit is None:
        return "list", first.last + 1
    if token.text in ("x", "×", "X") and tokens.at(first.last + 1).kind == "number" and first.unit is None:
        return "by", first.last + 1
    return "", 0


def _before(tokens: Tokens, first: int) -> str:
    """What stands before a number: between, from, a verb of change, or nothing of these."""
    index = first - 1
    for _ in range(3):
        word = tokens.word(index)
        if word in ("between", "from"):
            return word
        if word in _VERBS_OF_MOVE:
            return "verb"
        if word not in ("about", "around", "roughly", "nearly", "just", "an", "some", "approximately", "estimated", "by", "a"):
            return ""
        index -= 1
    return ""


def _moves(tokens: Tokens, first: int, before: str) -> bool:
    """Whether "from X to Y" tells a move, by a verb or noun of change within reach on its left."""
    if before == "verb":
        return True
    for index in range(first - 1, max(first - 14, -1), -1):
        token = tokens.at(index)
        if token.kind == "break" or token.text in (".", ";"):
            return False
        if token.low in _VERBS_OF_MOVE:
            return True
    return False


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
    if scale > 1 and _scale(ctx, first) == 1 and first.value * 1000 < second.value and first.value < 1000:
        first.value *= scale
        first.step *= scale


def _scale(ctx: Context, reading: Reading) -> Decimal:
    from factcheck.figures.lexicon import SCALES
    from factcheck.figures.money import GLUED_SCALES

    for index in range(reading.first, reading.last):
        token = ctx.tokens[index]
        if token.kind == "word" and (token.low in SCALES and token.low not in ("hundred", "dozen")):
            return Decimal(str(SCALES[token.low]))
        if token.kind == "word" and token.text in GLUED_SCALES and token.glued and reading.kind in ("money", "count"):
            return Decimal(str(GLUED_SCALES[token.text]))
    return Decimal(1)


def _take_unit(first: Reading, second: Reading) -> None:
    if first.unit is None or first.kind == "count":
        first.kind, first.unit, first.alternatives, first.loose = second.kind, second.unit, second.alternatives, False


def _range(first: Reading, second: Reading, tokens: Tokens, before: str) -> Reading:
    start = first.first
    if before in ("between", "from"):
        while tokens.word(start) not in ("between", "from"):
            start -= 1
    if second.unit is None:
        second.kind, second.unit, second.alternatives = first.kind, first.unit, first.alternatives
    return Reading(second.kind, None, start, second.last, second.unit, low=first.value, high=second.value,
                   alternatives=second.alternatives, step=max(first.step, second.step))  # fmt: skip


def _is_score(ctx: Context, first: Reading, second: Reading) -> bool:
    """Whether "3-1" is a score, a vote or a record: it falls, or the words beside it say so; and "7-10-2"."""
    tokens = ctx.tokens
    if first.unit is not None or not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return False
    if tokens.at(second.last).text in _DASHES and tokens.at(second.last + 1).kind == "number":
        return True
    bare = second.kind == "count" and second.first + 1 >= second.last or second.unit in _SCORE_NOUNS
    if second.kind != "count":
        return False
    if bare and first.value >= second.value and _scale(ctx, second) == 1:
        return True
    near = {tokens.word(index) for index in range(first.first - 4, first.first)} | {tokens.word(second.first + 1)}
    return bool(bare and near & (_SCORES | _SCORE_NOUNS)) or tokens.word(second.first + 1) in _SCORE_NOUNS


def _chain_end(tokens: Tokens, at: int) -> int:
    while tokens.at(at).text in _DASHES and tokens.at(at + 1).kind == "number":
        at += 2
    return at


def dates(ctx: Context, first: Reading) -> list[Reading]:
    """A date, or the range that it opens: "between 2019 and 2023", "from March to May 2024"."""
    tokens = ctx.tokens
    if first.value is None:
        return [first]
    before = tokens.word(first.first - 1)
    joint = tokens.at(first.last)
    dash = joint.text in _DASHES
    if not (dash or joint.low == "to" or joint.low == "through" or (joint.low == "and" and before == "between")):
        return [first]
    second = _second_date(ctx, first.last + 1)
    if second is None or not isinstance(first.value, str) or not isinstance(second.value, str):
        return [first]
    if before == "from" and _moves(tokens, first.first, before):  # "moved from the end of 2025 to March 2026"
        first.status = "earlier"
        return [first, second]
    low, high = first.value, second.value
    if low.startswith("--") and not high.startswith("--"):
        low = high[:4] + low[1:] if high[:4].isdigit() else low
    if len(low) != len(high) or low >= high or first.modifier or second.modifier:
        return [first]
    return [Reading("date", None, first.first - (before in ("between", "from")), second.last, low=low, high=high)]


def _second_date(ctx: Context, at: int) -> Reading | None:
    """The date that a range may end with, behind "early", "the end of" and the like."""
    from factcheck.figures import dates as reader

    for skipped in range(4):
        found = reader.read(ctx, at + skipped)
        if found is not None:
            reader.modifier(ctx.tokens, found)
            return found if found.first == at and found.value is not None else None
        if ctx.tokens.word(at + skipped) not in ("the", "end", "of", "early", "mid", "late", "start", "beginning", "middle", "-"):
            return None
    return None
