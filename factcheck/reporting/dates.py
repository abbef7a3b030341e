"""ISO dates of every granularity: the day they begin, and how a person writes them."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


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


def date_text(value: str) -> str:
    """An ISO date as a person writes it: `17 May 2025`, `May 2025`, `Q2 2019`, `fiscal 2019`, `1980s`, `December`.

    What is no ISO date comes back as it is.
    """
    if match := re.fullmatch(r"FY(\d{4})", value):
        return f"fiscal {match[1]}"
    if match := re.fullmatch(r"(\d{4})-([QH]\d)", value):
        return f"{match[2]} {match[1]}"
    match = re.fullmatch(r"(\d{4}|-)-(\d{2})(?:-(\d{2}))?(?:T.*)?", value)
    if match is None or not 1 <= int(match[2]) <= 12:
        return value
    day = [str(int(match[3]))] if match[3] else []
    year = [match[1]] if match[1] != "-" else []
    return " ".join([*day, MONTHS[int(match[2]) - 1], *year])
