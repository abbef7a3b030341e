"""Times of day that stand with a date: "9:30 a.m. ET on May 3, 2024", "3 May 2024 at 14:00 GMT"."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from dataclasses import dataclass
from functools import cache

from factcheck.figures.lexicon import WEEKDAYS
from factcheck.figures.scan import Tokens

_ZONES = {
    "gmt": "+00:00",
    "utc": "+00:00",
    "z": "+00:00",
    "bst": "+01:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "eet": "+02:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cst": "-06:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "jst": "+09:00",
    "kst": "+09:00",
    "hkt": "+08:00",
    "sgt": "+08:00",
    "aest": "+10:00",
    "msk": "+03:00",
}
"""Abbreviations with one offset; those of several (IST) are left out."""
_PLACES = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "pacific": "America/Los_Angeles",
    "mountain": "America/Denver",
}
_HALVES = {"a.m.": 0, "am": 0, "p.m.": 12, "pm": 12}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in tokens up to `last`; `zone` is an offset, a name of the tz database, or ""."""

    hour: int
    minute: int
    zone: str
    last: int


def read(tokens: Tokens, at: int) -> Clock | None:
    """The time of day that starts at token `at`; None where there is none."""
    token = tokens.at(at)
    if token.kind == "time":
        parts = re.split("[:.]", token.text)
        return _finish(tokens, int(parts[0]), int(parts[1]), at + 1, sure=True)
    if token.kind == "number" and re.fullmatch(r"\d{1,2}(?:\.[0-5]\d)?", token.text):
        hour, _, minutes = token.text.partition(".")
        return _finish(tokens, int(hour), int(minutes or 0), at + 1, sure=False)
    if token.low in ("noon", "midnight"):
        return Clock(12 if token.low == "noon" else 0, 0, *_zone(tokens, at + 1))
    return None


def _finish(tokens: Tokens, hour: int, minute: int, at: int, *, sure: bool) -> Clock | None:
    half = _HALVES.get(tokens.word(at))
    if half is not None and 1 <= hour <= 12:
        hour, at = hour % 12 + half, at + 1
    elif not sure or half is not None:
        return None
    if hour > 23 or minute > 59:
        return None
    return Clock(hour, minute, *_zone(tokens, at))


def _zone(tokens: Tokens, at: int) -> tuple[str, int]:
    bracket = tokens.at(at).text == "("
    token = tokens.at(at + bracket)
    named = token.text.isupper() or token.low in ("eastern", "central", "pacific", "mountain")
    zone = (_ZONES.get(token.low) or _PLACES.get(token.low)) if named else None
    if not zone:
        return "", at + 2 if tokens.word(at) == "local" and tokens.word(at + 1) == "time" else at
    last = at + bracket + 1
    while tokens.word(last) in ("time", "standard", "daylight"):
        last += 1
    if bracket:
        last += tokens.at(last).text == ")"
    return zone, last


def to_date(tokens: Tokens, at: int) -> int:
    """Index where a date may start behind a time that ends at `at`: behind "on", a comma, a weekday."""
    if tokens.word(at) == "on" or tokens.at(at).text == ",":
        at += 1
    if tokens.word(at) in WEEKDAYS:
        at += 1
        at += tokens.at(at).text in (",", ".")
    return at


def joined(date: str, clock: Clock) -> str:
    """`2024-05-03T09:30-04:00`: the moment that a full date and a time of day name."""
    moment = f"{date}T{clock.hour:02}:{clock.minute:02}"
    if not clock.zone:
        return moment
    if clock.zone[0] in "+-":
        return moment + clock.zone
    offset = dt.datetime.fromisoformat(moment).replace(tzinfo=_place(clock.zone)).isoformat()
    return offset.replace(":00-", "-", 1).replace(":00+", "+", 1) if offset.count(":") > 2 else offset


@cache
def _place(name: str) -> zoneinfo.ZoneInfo:
    return zoneinfo.ZoneInfo(name)
