"""ISO-like dates of any granularity as spans of time, and how two of them lie to each other."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from factcheck import settings
from factcheck.figures.figure import Modifier

Granularity = Literal["minute", "day", "month", "quarter", "half", "year", "decade"]
Period = Literal["same", "overlap", "different", "unknown"]

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
MEASURED_OVER = frozenset({"month", "quarter", "half", "year", "decade"})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in days since year 1, from `first` up to but not with `end`.

    `recurs`: no year is known, so the span holds for every year (its days count in year 4, a leap year).
    `fiscal`: in a fiscal year whose calendar is not known. `zoned`: a moment whose time zone is known.
    """

    first: float
    end: float
    granularity: Granularity
    recurs: bool = False
    fiscal: bool = False
    zoned: bool = False


_YEARLESS = re.compile(r"--(?:(\d\d)(?:-(\d\d))?|Q([1-4])|H([12]))")
_DECADE = re.compile(r"(\d{3})0s")
_DATE = re.compile(r"(FY)?(\d{4})(?:-(?:Q([1-4])|H([12])|(\d\d)(?:-(\d\d)(?:T(.+))?)?))?")
_LEAP = 4


def _months(year: int, month: int, count: int) -> tuple[int, int]:
    """First day of a run of months and the day after its last; `month` may run over the year's end."""
    first = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    month += count
    end = date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
    return first.toordinal(), end.toordinal()


@lru_cache(maxsize=8192)
def span(value: str, fiscal_start: int | None = None) -> Span | None:
    """The span of a date value (`2019-04-02`, `2019-Q2`, `FY2019`, `1980s`, `--04-02` ...); None if it is no such form.

    `fiscal_start` is the month in which the fiscal year begins that is named after the calendar year it ends in.
    """
    try:
        return _span(value, fiscal_start)
    except (ValueError, OverflowError):
        return None


def _span(value: str, fiscal_start: int | None) -> Span | None:
    if found := _YEARLESS.fullmatch(value):
        part: Granularity = "quarter" if found[3] else "half"
        if found[1] is None:
            length = MONTHS[part]
            return Span(*_months(_LEAP, (int(found[3] or found[4]) - 1) * length + 1, length), part, recurs=True)
        month, day = int(found[1]), found[2]
        if day:
            ordinal = date(_LEAP, month, int(day)).toordinal()
            return Span(ordinal, ordinal + 1, "day", recurs=True)
        return Span(*_months(_LEAP, month, 1), "month", recurs=True)
    if found := _DECADE.fullmatch(value):
        return Span(*_months(int(found[1] + "0"), 1, 120), "decade")
    found = _DATE.fullmatch(value)
    if not found:
        return None
    fiscal, year, quarter, half, month_, day, clock = found.groups()
    if clock:
        return _moment(value, clock)
    if day:
        ordinal = date(int(year), int(month_), int(day)).toordinal()
        return Span(ordinal, ordinal + 1, "day")
    granularity: Granularity = "quarter" if quarter else "half" if half else "month" if month_ else "year"
    length = MONTHS[granularity]
    start = int(month_) if month_ else (int(quarter or half or 1) - 1) * length + 1
    if not fiscal or month_:
        return Span(*_months(int(year), start, length), granularity)
    if fiscal_start is None:
        return Span(*_months(int(year), start, length), granularity, fiscal=True)
    begins_before = int(year) - (1 if fiscal_start > 1 else 0)
    return Span(*_months(begins_before, fiscal_start + start - 1, length), granularity)


def _moment(value: str, clock: str) -> Span:
    at = datetime.fromisoformat(value)
    zoned = at.tzinfo is not None
    offset = at.utcoffset() or timedelta()
    local = at.replace(tzinfo=None) - offset
    days = local.toordinal() + (local - datetime.combine(local, datetime.min.time())).total_seconds() / 86400
    return Span(days, days + 1 / 1440, "minute", zoned=zoned)


def narrowed(whole: Span, modifier: Modifier | None) -> Span:
    """The part that "early", "mid", "late", "end of" leave of a span, read generously (settings.PART_OF_PERIOD)."""
    if modifier is None:
        return whole
    low, high = settings.PART_OF_PERIOD[modifier]
    length = whole.end - whole.first
    return replace(whole, first=whole.first + low * length, end=whole.first + high * length)


_UNIT = {"minute": 1 / 24, "day": 3.0, "month": 31.0, "quarter": 92.0, "half": 183.0, "year": 366.0, "decade": 3653.0}


def widened(whole: Span, value: str) -> Span:
    """The span that "around" gives: a unit of its granularity to either side, five years round a year like 1850."""
    by = _UNIT[whole.granularity]
    if whole.granularity == "year" and value.endswith(("0", "5")) and whole.end < date(2000, 1, 1).toordinal():
        by *= 5
    return replace(whole, first=whole.first - by, end=whole.end + by)


def gap(a: Span, b: Span) -> float:
    """Days between two spans, 0 where they touch or overlap in a day; years are ignored where one has none."""
    if a.recurs or b.recurs:
        return _yearless_gap(a, b) if not any(map(math.isinf, (a.first, b.first, a.end, b.end))) else 0.0
    if "minute" in (a.granularity, b.granularity) and a.granularity != b.granularity and (a.zoned or b.zoned):
        a, b = (replace(s, first=s.first - 1, end=s.end + 1) if s.zoned else s for s in (a, b))
    return max(0.0, max(a.first, b.first) - min(a.end, b.end) + 1e-6)


def _yearless_gap(a: Span, b: Span) -> float:
    if a.recurs and b.recurs:
        return max(0.0, max(a.first, b.first) - min(a.end, b.end) + 1e-6)
    day, dated = (a, b) if a.recurs else (b, a)
    if not (math.isfinite(dated.first) and math.isfinite(dated.end)) or dated.end - dated.first >= 365:
        return 0.0
    best = math.inf
    first_year = max(2, date.fromordinal(max(366, int(dated.first))).year)
    for year in (first_year - 1, first_year, first_year + 1):
        try:
            start = date.fromordinal(int(day.first)).replace(year=year).toordinal()
        except ValueError:  # 29 February
            continue
        moved = replace(day, first=start, end=start + day.end - day.first, recurs=False)
        best = min(best, gap(moved, dated))
    return 1.0 if math.isinf(best) else best


def within(inner: Span, outer: Span) -> bool:
    """Whether one span lies in the other, to a minute."""
    return inner.first >= outer.first - 1e-3 and inner.end <= outer.end + 1e-3


def year_before(period: str) -> str | None:
    """The same period of the year before (`2023-Q2` of `2024-Q2`); None where it names no year."""
    found = re.fullmatch(r"(FY)?(\d{4})(-.+)?", period)
    return f"{found[1] or ''}{int(found[2]) - 1:04d}{found[3] or ''}" if found else None


def periods(a: str | None, b: str | None, *, events: bool = False, fiscal_start: int | None = None) -> Period:
    """How two periods lie to each other: same, overlap, different, or unknown (one is None or in no known form).

    A figure measured over the second quarter says nothing of the figure for the year, so of two nested periods that
    things are measured over (month to decade) the answer is "different"; with `events`, where a quarter only places
    what happened, it is "overlap". A day (an as-of date) inside a year overlaps it either way. A fiscal year whose
    calendar is unknown overlaps the calendar year that it shares months with: it may or may not be the same.
    """
    if a is None or b is None:
        return "unknown"
    if a == b:
        return "same"
    one, two = span(a, fiscal_start), span(b, fiscal_start)
    if one is None or two is None:
        return "unknown"
    if one.fiscal != two.fiscal:
        fiscal, calendar = (one, two) if one.fiscal else (two, one)
        fiscal = replace(fiscal, first=fiscal.first - 366)  # it may begin at any time of the year before
        return "different" if gap(fiscal, calendar) > 0 else "overlap"
    if gap(one, two) > 0:
        return "different"
    if one.recurs or two.recurs:
        return "same" if one == two else "overlap"
    if abs(one.first - two.first) < 1e-3 and abs(one.end - two.end) < 1e-3:
        return "same"
    if not events and {one.granularity, two.granularity} <= MEASURED_OVER:
        return "different"
    return "overlap"
