"""Dates told from the day of writing: "next year", "last quarter", "on Tuesday"; resolved where that day is known."""

from __future__ import annotations

import datetime as dt
import re

from factcheck.figures import iso
from factcheck.figures.lexicon import MONTHS, WEEKDAYS
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens

_SHIFT = {"last": -1, "previous": -1, "prior": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_AHEAD = frozenset(
    "will due expected scheduled set plans planned to resumes opens starts begins upcoming would".split()
)
_FULL = re.compile(r"\d{4}-\d\d-\d\d")
_YEARLESS = re.compile(r"--\d\d(?:-\d\d)?")
_UNTIL = frozenset("by before until towards".split())
_ENDS = frozenset("end close start beginning middle".split())
_NOT_A_DATE = frozenset("day night morning season time round decade".split())


def read(ctx: Context, at: int) -> Reading | None:
    """The relative date that starts at token `at`; None without a publication date fine enough to resolve it."""
    today = iso.parse(ctx.published)
    if today is None or ctx.published is None:
        return None
    tokens = ctx.tokens
    low = tokens[at].low
    by_day, by_month = bool(_FULL.match(ctx.published)), len(ctx.published) >= 7
    if low in _DAYS and by_day and tokens.word(at - 1) not in ("of", "until"):
        if tokens.at(at).text.endswith(("'s", "’s")):
            return None
        return Reading("date", (today + dt.timedelta(_DAYS[low])).isoformat(), at, at + 1)
    if low in WEEKDAYS and len(low) > 4 and by_day:
        return _weekday(tokens, at, at, today, None)
    if low == "the" and tokens.word(at - 1) == "of":
        return _of_now(ctx, at, today)
    if low not in _SHIFT:
        return None
    shift = _SHIFT[low]
    word = tokens.word(at + 1)
    if word in ("fiscal", "financial"):
        return _fiscal(ctx, at, today, shift)
    if word == "calendar":
        word = tokens.word(at + 2)
    if word in WEEKDAYS and by_day and low in ("last", "this", "next"):
        return _weekday(tokens, at, at + 1, today, shift)
    if word in MONTHS and tokens.at(at + 1).text[:1].isupper() and by_month and low in ("last", "this", "next"):
        return _month(at, MONTHS[word], today, shift)
    if low in ("previous", "prior", "following", "coming") and tokens.word(at - 1) not in ("the",):
        return None
    if low in ("previous", "prior", "following"):  # told from another date of the text, not from the day of writing
        return None
    value = _period(word, today, shift, by_month)
    if value is None or tokens.at(at + 2).text == "-":
        return None
    return Reading("date", value, at, at + (3 if tokens.word(at + 1) == "calendar" else 2))


def dated_by_year(ctx: Context, date: Reading) -> None:
    """Gives a day or month without a year the one that stands behind it: "17 August of last year", "in May next year"."""
    today = iso.parse(ctx.published)
    tokens = ctx.tokens
    at = date.last + (tokens.word(date.last) == "of")
    if today is None or not isinstance(date.value, str) or not _YEARLESS.fullmatch(date.value):
        return
    if tokens.word(at) in ("last", "this", "next") and tokens.word(at + 1) == "year" and tokens.at(at + 2).text != "-":
        date.value = f"{today.year + _SHIFT[tokens.word(at)]:04}-{date.value[2:]}"
        date.last = at + 2


def _of_now(ctx: Context, at: int, today: dt.date) -> Reading | None:
    """ "by the end of the year": the year of writing, where it lies ahead."""
    tokens = ctx.tokens
    ahead = tokens.word(at - 4) in _UNTIL or (tokens.word(at - 3) in _UNTIL and tokens.word(at - 2) in _ENDS)
    if not ahead or tokens.word(at - 1) != "of" or tokens.word(at - 2) not in _ENDS:
        return None
    value = _period(tokens.word(at + 1), today, 0, len(ctx.published or "") >= 7)
    if value is None or tokens.word(at + 2) in ("ended", "ending", "to", "before"):
        return None
    return Reading("date", value, at, at + 2)


def _period(word: str, today: dt.date, shift: int, by_month: bool) -> str | None:
    if word == "year":
        return f"{today.year + shift:04}"
    if not by_month:
        return None
    if word == "month":
        months = today.year * 12 + today.month - 1 + shift
        return iso.month(months // 12, months % 12 + 1)
    if word == "quarter":
        quarters = today.year * 4 + iso.quarter_of(today) - 1 + shift
        return f"{quarters // 4:04}-Q{quarters % 4 + 1}"
    return None


def _fiscal(ctx: Context, at: int, today: dt.date, shift: int) -> Reading | None:
    """ "this fiscal year", where the month is known in which it starts."""
    tokens = ctx.tokens
    if ctx.fiscal_start is None or ctx.published is None or len(ctx.published) < 7 or tokens.word(at + 2) != "year":
        return None
    year = today.year + (ctx.fiscal_start > 1 and today.month >= ctx.fiscal_start) + shift
    return Reading("date", f"FY{year}", at, at + 3)


def _weekday(tokens: Tokens, first: int, at: int, today: dt.date, shift: int | None) -> Reading | None:
    number = WEEKDAYS[tokens[at].low]
    back = (today.weekday() - number) % 7
    if tokens.at(at + 1).text == "," and tokens.at(at + 2).kind in ("word", "number"):
        after = tokens.at(at + 2)
        if after.kind == "number" or after.low in MONTHS:  # "Tuesday, 4 May": the date itself follows
            return None
    if tokens.at(at + 1).kind == "number" or tokens.word(at + 1) in MONTHS:
        return None
    if shift is None:
        if tokens.word(at - 1) in ("every", "each", "a", "the", "black", "good", "ash", "super"):
            return None
        ahead = any(tokens.word(index) in _AHEAD for index in range(at - 6, at)) or tokens.word(at - 1) in (
            "by",
            "until",
        )
        day = today + dt.timedelta((number - today.weekday()) % 7) if ahead else today - dt.timedelta(back)
    elif shift < 0:
        day = today - dt.timedelta(back or 7)
    else:
        day = today + dt.timedelta((number - today.weekday()) % 7 or (7 if shift else 0))
    return Reading("date", day.isoformat(), first, at + 1)


def _month(at: int, number: int, today: dt.date, shift: int) -> Reading:
    year = today.year
    if shift < 0 and number >= today.month:
        year -= 1
    elif shift > 0 and number <= today.month:
        year += 1
    return Reading("date", iso.month(year, number), at, at + 2)
