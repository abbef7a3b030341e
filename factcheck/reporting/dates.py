"""ISO dates of every granularity: the day they begin."""

from __future__ import annotations

import re
from datetime import date


def first_day(value: str) -> date | None:
    """The first day of an ISO date, month, quarter, half, year or decade; None where no year is known."""
    match = re.fullmatch(r"(?:FY)?(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?(?:T.*)?|(\d{3}0)s", value)
    if match is None:
        return None
    year, month, day, quarter, half, decade = match.groups()
    if decade:
        return date(int(decade), 1, 1)
    if quarter or half:
        month = str(3 * int(quarter) - 2 if quarter else 6 * int(half) - 5)
    try:
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
