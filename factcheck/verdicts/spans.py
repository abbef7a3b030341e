"""What span of time a text says that its figures cover: a quarter (and which), a half, a year, months."""

from __future__ import annotations

import re

from factcheck.figures import Statement

SINCE = frozenset({"since", "from"})

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "q1": "1", "q2": "2", "q3": "3", "q4": "4"}
_COUNTS = {"three": 3, "3": 3, "six": 6, "6": 6, "nine": 9, "9": 9, "twelve": 12, "12": 12}

_QUARTER = re.compile(
    rf"\b(?:(?P<month>{_MONTH})|(?P<nth>first|second|third|fourth)(?:[- ]fiscal)?)[- ]quarter\b"
    rf"|\bquarter (?:ended|ending|to)(?: on)?(?: \d{{1,2}})? (?P<end>{_MONTH})\b|\b(?P<q>q[1-4])\b",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"\b(?:the|first|last|past) (?:first |last )?(three|six|nine|twelve|3|6|9|12) months\b", re.IGNORECASE
)
_HALF = re.compile(r"\b(?P<nth>first|second)[- ]half\b|\b(?P<h>h[12])\b", re.IGNORECASE)
_YEAR = re.compile(
    r"\b(?:full[- ]year|fiscal(?: year)? (?:19|20)\d\d|financial year|fy ?\d{2,4}|(?:for|in) the (?:whole )?year|annual"
    r"|a year)\b",
    re.IGNORECASE,
)
Span = tuple[int, str]
"""Length in months, and which of its kind ("" where the text does not say)."""


def span_of(text: str) -> tuple[Span, str] | None:
    """The one span that the text names and the words for it; None where it names none or several."""
    found: dict[Span, str] = {}
    for match in _QUARTER.finditer(text):
        which = match["month"] or match["end"] or _ORDINALS.get((match["nth"] or match["q"] or "").lower(), "")
        found[3, which.lower()] = match.group()
    for match in _MONTHS.finditer(text):
        found[_COUNTS[match.group(1).lower()], ""] = match.group()
    for match in _HALF.finditer(text):
        found[6, (match["nth"] or match["h"] or "")[-1:].lower()] = match.group()
    if not found:
        for match in _YEAR.finditer(text):
            found[12, ""] = match.group()
    if len(found) != 1:
        return None
    return next(iter(found.items()))


def other_span(a: str, b: str) -> tuple[str, str] | None:
    """The words of two spans that cannot be one: a quarter and a year, the March and the December quarter."""
    one, two = span_of(a), span_of(b)
    if one is None or two is None:
        return None
    (months_a, which_a), words_a = one
    (months_b, which_b), words_b = two
    named = bool(which_a) and bool(which_b) and which_a.isdigit() == which_b.isdigit()
    if months_a != months_b or (named and which_a != which_b):
        return words_a, words_b
    return None


def holds_since(statement: Statement) -> str | None:
    """The date from which on the claim says its value holds ("since 1 September it has cost ..."), with its year."""
    dates = [f for f in statement.figures if f.kind == "date" and isinstance(f.value, str) and f.value[:4].isdigit()]
    for figure in dates:
        words = statement.claim.text[max(0, figure.start - 12) : figure.end].lower().split()
        if any(word in SINCE for word in words[-6:]):
            return str(figure.value)
    return None
