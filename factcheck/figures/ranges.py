"""Two numbers that make one figure ("10-15%", "between 5 and 7 million"), or two ("rose from 3% to 5%")."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

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
    "eased slowed accelerated advanced trimmed hiked hike slashed growth switched goes go going shrink shrinking jumping".split()
)
_SCORES = frozenset("won win wins beat beats beating lost lose loses losing drew draw defeated defeat victory score scored lead led "
                    "trailed trailing leading tied thrashed edged".split())  # fmt: skip


def numbers(ctx: Context, first: Reading, read: Reader) -> list[Reading]:
    """`first` alone, joined with the number behind it into a range, or beside it as two figures."""
    tokens = ctx.tokens
    joint, second_at = _joint(tokens, first)
    if not joint:
        return [first]
    second = read(ctx, second_at)
    if second is None or second.first != second_at:
        return [] if joint == "dash" and _is_score(ctx, first, second_at) else [first]
    if joint == "to" and first.unit and second.kind == "count" and second.unit is None:
        if first.kind == "count" or _before(tokens, first.first) != "verb":
            second.kind, second.unit, second.alternatives = first.kind, first.unit, first.alternatives
        if first.kind == "count":
            return [first, second]
    if joint in ("dash", "and") and first.unit and second.kind == "count" and second.unit is None:
        second.kind, second.unit, second.alternatives = first.kind, first.unit, first.alternatives
    if joint == "dash" and not _fits(first, second):
        return []
    if joint == "list":
        return _shared(first, second)
    if not _fits(first, second) or not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return [first]
    _share_scale(ctx, first, second)
    before = _before(tokens, first.first)
    if joint == "to" and (before == "from" or before == "verb" and first.unit is not None):
        if _moves(tokens, first.first, before):
            _take_unit(first, second)
            first.status = "earlier" if before == "from" else None
            return [first, second]
    if first.value >= second.value:
        if joint in ("to", "and") and before == "from":
            _take_unit(first, second)
            first.status = "earlier"
            return [first, second]
        return [] if joint == "dash" else [first]
    return [_range(first, second, tokens, before)]


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
        first.kind, first.unit, first.alternatives = second.kind, second.unit, second.alternatives


def _shared(first: Reading, second: Reading) -> list[Reading]:
    """ "two or three years", "5 and 10 percent": the first number takes the unit of the second."""
    if second.unit is None or second.kind == "date" or second.kind == "money":
        return [first]
    _take_unit(first, second)
    return [first]


def _range(first: Reading, second: Reading, tokens: Tokens, before: str) -> Reading:
    start = first.first
    if before in ("between", "from"):
        while tokens.word(start) not in ("between", "from"):
            start -= 1
    if second.unit is None:
        second.kind, second.unit, second.alternatives = first.kind, first.unit, first.alternatives
    return Reading(second.kind, None, start, second.last, second.unit, low=first.value, high=second.value,
                   alternatives=second.alternatives, step=max(first.step, second.step))  # fmt: skip


def _is_score(ctx: Context, first: Reading, second_at: int) -> bool:
    return True


def dates(ctx: Context, first: Reading) -> list[Reading]:
    """A date, or the range that it opens: "between 2019 and 2023", "from March to May 2024"."""
    from factcheck.figures import dates as reader

    tokens = ctx.tokens
    if first.value is None:
        return [first]
    before = tokens.word(first.first - 1)
    joint = tokens.at(first.last)
    dash = joint.text in _DASHES
    if not (dash or joint.low == "to" or joint.low == "through" or (joint.low == "and" and before == "between")):
        return [first]
    second = reader.read(ctx, first.last + 1)
    if second is None or second.value is None or not isinstance(first.value, str) or not isinstance(second.value, str):
        return [first]
    low, high = first.value, second.value
    if low.startswith("--") and not high.startswith("--"):
        low = high[:4] + low[1:] if high[:4].isdigit() else low
    start = first.first - (before in ("between", "from"))
    if len(low) != len(high) or low >= high:
        return [first]
    return [Reading("date", None, start, second.last, low=low, high=high)]
