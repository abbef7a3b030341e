"""Two dates: the same, one within the other, or apart."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product
from typing import Literal

from factcheck.figures import calendar
from factcheck.figures.figure import Figure

DateRelation = Literal["equal", "compatible", "differs", "incomparable"]
_BEST: tuple[DateRelation, ...] = ("equal", "compatible", "incomparable", "differs")


def compare_dates(a: Figure, b: Figure, fiscal_start: int | None = None) -> DateRelation:
    """How two date figures stand; where one may be read in two orders, the reading that agrees best counts."""
    readings = product(_readings(a), _readings(b))
    found = {_relation(one, two, fiscal_start) for one, two in readings}
    return next((name for name in _BEST if name in found), "incomparable")


def _readings(figure: Figure) -> list[Figure]:
    return [figure] + [replace(figure, value=other) for other in figure.alternatives if figure.value is not None]


def _relation(a: Figure, b: Figure, fiscal_start: int | None) -> DateRelation:
    if _written(a) == _written(b):
        return "equal"
    one, two = _span(a, fiscal_start), _span(b, fiscal_start)
    if one is None or two is None or one.fiscal != two.fiscal:
        return "incomparable"
    if a.bound == b.bound == "max" and a.value != b.value:
        return "differs" if calendar.gap(*_deadlines(one, two)) > 0 else "compatible"
    if calendar.gap(one, two) > 0:
        return "differs"
    same = one.first == two.first and one.end == two.end and a.bound == b.bound
    return "equal" if same and one.recurs == two.recurs and one.granularity == two.granularity else "compatible"


def _written(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.low, figure.high, figure.modifier, figure.bound)


def _span(figure: Figure, fiscal_start: int | None) -> calendar.Span | None:
    if figure.value is None:
        return _range(figure, fiscal_start)
    found = calendar.span(str(figure.value), fiscal_start)
    if found is None:
        return None
    found = calendar.narrowed(found, figure.modifier)
    if figure.approx:
        found = calendar.widened(found, str(figure.value))
    if figure.bound == "max":
        return replace(found, first=-math.inf)
    if figure.bound == "min" and not figure.text.lower().startswith("since"):  # "since 1998" says when it began
        return replace(found, end=math.inf)
    return found


def _range(figure: Figure, fiscal_start: int | None) -> calendar.Span | None:
    low, high = (calendar.span(str(end), fiscal_start) if end else None for end in (figure.low, figure.high))
    if low is None or high is None or low.recurs != high.recurs:
        return None
    return replace(low, end=high.end, fiscal=low.fiscal or high.fiscal)


def _deadlines(one: calendar.Span, two: calendar.Span) -> tuple[calendar.Span, calendar.Span]:
    """Two deadlines as the last day of each: what is due "by 2030" is not due "by 2035"."""
    length = {"minute": 1 / 1440, "day": 1, "month": 28, "quarter": 90, "half": 181, "year": 365, "decade": 3652}
    return tuple(replace(s, first=s.end - length[s.granularity]) for s in (one, two))  # type: ignore[return-value]
