"""What hangs on a fact: how many speak, how far apart they are, how sure we are; and when two values are one."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from factcheck import settings
from factcheck.reporting.dates import first_day
from factcheck.reporting.report import PROBLEMS
from factcheck.reporting.tables import Record

if TYPE_CHECKING:
    from factcheck.reporting.shown import Finding


def sameness(value: str, figures: Iterable[Record]) -> Hashable:
    """What two writings of one value have in common: the figure of the claim that the value is, else its letters."""
    letters = re.sub(r"\W", "", value).casefold()
    for figure in figures:
        if figure.get("value") is not None and re.sub(r"\W", "", str(figure.get("text"))).casefold() == letters:
            return figure.get("kind"), figure["value"], figure.get("unit"), figure.get("bound"), figure.get("modifier")
    return letters or value


def stake(witnesses: int, findings: Iterable[Finding]) -> tuple[float, ...]:
    """What hangs on a fact: how many witnesses speak, then how far apart they are, then how sure we are."""
    problems = [finding for finding in findings if finding.verdict in PROBLEMS]
    gap = max((difference(finding) for finding in problems), default=0.0)
    return (witnesses, round(gap, 6), max((finding.score for finding in problems), default=0.0))


def difference(finding: Finding) -> float:
    """How far apart the two sides are, 0 to 1: relative for numbers, by the settings' span for dates, 1 for words."""
    gaps = [_gap(pair.get("a") or {}, pair.get("b") or {}) for pair in finding.figures]
    known = [gap for gap in gaps if gap is not None]
    return max(known) if known else 1.0


def _gap(a: Record, b: Record) -> float | None:
    x, y = a.get("value"), b.get("value")
    if isinstance(x, (int, float)) and isinstance(y, (int, float)):
        largest = max(abs(x), abs(y))
        return min(1.0, abs(x - y) / largest) if largest else 0.0
    if isinstance(x, str) and isinstance(y, str):
        first, second = first_day(x), first_day(y)
        if first and second:
            return min(1.0, abs((first - second).days) / settings.REPORT_DATE_SPAN_DAYS)
    return None
