"""ISO 8601 forms of the dates that a text gives: what each looks like at its granularity."""

from __future__ import annotations

import datetime as dt


def day(year: int | None, month: int, number: int) -> str | None:
    """`2019-04-02`, or `--04-02` without a year; None for a day that no calendar has."""
    try:
        dt.date(2000 if year is None else year, month, number)
    except ValueError:
        return None
    return f"--{month:02}-{number:02}" if year is None else f"{year:04}-{month:02}-{number:02}"


def month(year: int | None, number: int) -> str:
    """`2019-04`, or `--04` without a year."""
    return f"--{number:02}" if year is None else f"{year:04}-{number:02}"


def full_year(written: str) -> int:
    """The year that two digits mean: up to 68 in this century, as POSIX reads them."""
    number = int(written)
    if len(written) > 2:
        return number
    return number + (2000 if number < 69 else 1900)


def parse(iso: str | None) -> dt.date | None:
    """The first day of an ISO date at any granularity; None where it is none or has no year."""
    if not iso:
        return None
    parts = iso[:10].split("-")
    try:
        numbers = [int(part) for part in parts[:3]]
        return dt.date(numbers[0], numbers[1] if len(numbers) > 1 else 1, numbers[2] if len(numbers) > 2 else 1)
    except ValueError:
        return None


def quarter_of(date: dt.date) -> int:
    """1 to 4."""
    return (date.month - 1) // 3 + 1
