"""Ranges of dates: "between 2019 and 2023", "from March to May 2024"; and moved dates, which are two."""

from __future__ import annotations

from factcheck.figures import dates
from factcheck.figures.date_parts import DASHES
from factcheck.figures.moves import moves
from factcheck.figures.reading import Context, Reading

_DATE_WORDS = frozenset("the end of early mid late start beginning middle -".split())


def ranges(ctx: Context, first: Reading) -> list[Reading]:
    """A date, or the range that it opens: "between 2019 and 2023", "from March to May 2024"."""
    tokens = ctx.tokens
    if first.value is None:
        return [first]
    before = tokens.word(first.first - 1)
    joint = tokens.at(first.last)
    dash = joint.text in DASHES
    if not (dash or joint.low == "to" or joint.low == "through" or (joint.low == "and" and before == "between")):
        return [first]
    second = _second_date(ctx, first.last + 1)
    if second is None or not isinstance(first.value, str) or not isinstance(second.value, str):
        return [first]
    if before == "from" and moves(tokens, first.first, before):  # "moved from the end of 2025 to March 2026"
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
    for skipped in range(4):
        found = dates.read(ctx, at + skipped)
        if found is not None:
            dates.modifier(ctx.tokens, found)
            return found if found.first == at and found.value is not None else None
        if ctx.tokens.word(at + skipped) not in _DATE_WORDS:
            return None
    return None
