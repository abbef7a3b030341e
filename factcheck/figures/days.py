"""Dates with a day or a month: numeric ones, "April 2, 2019", "2-5 April", "January-March 2024", "in May"."""

from __future__ import annotations

import re

from factcheck.figures import iso
from factcheck.figures.date_parts import DASHES, dated, year_after
from factcheck.figures.lexicon import CLOSED, MONTHS
from factcheck.figures.nouns import is_plural
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens

_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])")
_SHORT = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_MONTH_CONTEXT = frozenset(
    "in of since by until till through throughout from to early mid late last next this end during before "
    "after and or between beginning every each that is was".split()
)


def numeric(ctx: Context, at: int) -> Reading | None:
    written = ctx.tokens[at].text
    parts = re.split(r"[-/.]", written)
    if len(parts) == 2:
        return dated(iso.month(int(parts[0]), int(parts[1])), at, at + 1)
    if len(parts[0]) == 4:
        return dated(iso.day(int(parts[0]), int(parts[1]), int(parts[2])), at, at + 1)
    first, second, year = int(parts[0]), int(parts[1]), iso.full_year(parts[2])
    american, other = iso.day(year, first, second), iso.day(year, second, first)
    if "." in written or (american and other and _day_first_text(ctx)):
        american, other = other, american
    value = american or other
    reading = dated(value, at, at + 1)
    if reading and other and other != value:
        reading.alternatives = (other,)
    return reading


def _day_first_text(ctx: Context) -> bool:
    """Whether the text writes numeric dates the day first, by another of its dates that can be read one way only."""
    for first, second in re.findall(r"\b(\d{1,2})/(\d{1,2})/\d{2,4}\b", ctx.text[:20000]):
        if int(first) > 12 >= int(second):
            return True
        if int(second) > 12 >= int(first):
            return False
    return "£" in ctx.text


def month_at(tokens: Tokens, at: int) -> int | None:
    """Number of the month named at `at`, None where the word is something else ("may", "march", a first name)."""
    token = tokens.at(at)
    number = MONTHS.get(token.low) if token.kind == "word" else None
    if number is None or not token.text[:1].isupper():
        return None
    return number


def _behind_month(tokens: Tokens, at: int) -> int:
    """Index behind the month's name and the point of its abbreviation."""
    if tokens[at].low in _SHORT and tokens.at(at + 1).text == "." and tokens.at(at + 1).glued:
        return at + 2
    return at + 1


def _day_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day of the month at `at` ("2", "2nd"): the day and the index behind it."""
    token = tokens.at(at)
    if token.kind != "number" or not _DAY.fullmatch(token.text):
        return None
    behind = at + 1
    suffix = tokens.at(behind)
    if suffix.glued and suffix.kind == "word":
        if suffix.low not in ("st", "nd", "rd", "th"):
            return None
        behind += 1
    if tokens.at(behind).text in ("%", "°"):
        return None
    return int(token.text), behind


def month_first(ctx: Context, at: int) -> Reading | None:
    """ "April 2, 2019", "April 2-5, 2019", "April 2019", "in April"."""
    tokens = ctx.tokens
    number = month_at(tokens, at)
    if number is None:
        return None
    index = _behind_month(tokens, at)
    start = index + (tokens.word(index) == "the")
    found = _day_number(tokens, start)
    if found:
        return _day_of_month(ctx, at, number, *found)
    if tokens.at(index).text in DASHES and month_at(tokens, index + 1):
        return _month_range(ctx, at, number, index + 1)
    year = year_after(tokens, index)
    if year:
        return dated(iso.month(year[0], number), at, year[1])
    if tokens[at].low in _SHORT and tokens.at(index - 1).text != ".":
        return None
    return dated(iso.month(None, number), at, at + 1) if _is_month_alone(tokens, at) else None


def _day_of_month(ctx: Context, at: int, month: int, first_day: int, last: int) -> Reading | None:
    tokens = ctx.tokens
    second = _day_number(tokens, last + 1) if _joins(tokens, at, last) else None
    if second and second[0] > first_day:
        year = year_after(tokens, second[1])
        which = year[0] if year else None
        low, high = iso.day(which, month, first_day), iso.day(which, month, second[0])
        if low and high:
            return Reading("date", None, at, year[1] if year else second[1], low=low, high=high)
    year = year_after(tokens, last)
    value = iso.day(year[0] if year else None, month, first_day)
    return dated(value, at, year[1] if year else last)


def _joins(tokens: Tokens, first: int, joint: int) -> bool:
    """Whether the word at `joint` makes a range of the day before it, which began at `first`, and the one behind it."""
    word = tokens.word(joint)
    return tokens.at(joint).text in DASHES or word == "to" or (word == "and" and tokens.word(first - 1) == "between")


def _month_range(ctx: Context, at: int, first: int, second_at: int) -> Reading | None:
    tokens = ctx.tokens
    second = month_at(tokens, second_at)
    if second is None:
        return None
    index = _behind_month(tokens, second_at)
    year = year_after(tokens, index)
    which = year[0] if year else None
    before = which - 1 if which and first > second else which
    return Reading(
        "date", None, at, year[1] if year else index, low=iso.month(before, first), high=iso.month(which, second)
    )


def _is_month_alone(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised month without day or year is a month: "in May" is, "May Ling" and "May we" are not."""
    token, before, after = tokens[at], tokens.at(at - 1), tokens.at(at + 1)
    if before.low in _MONTH_CONTEXT or (before.text in ("-", "(") and tokens.word(at - 2) in ("mid", "early", "late")):
        return not (
            token.low in ("march", "may", "april", "june", "august")
            and after.kind == "word"
            and after.text[:1].isupper()
            and not is_plural(after.low)
            and before.low not in ("in", "since", "by", "until")
        ) and not (
            token.low in ("may", "march")
            and before.low in ("to", "that", "is", "was", "and", "or", "of", "from")
            and (tokens.word(at - 2) not in MONTHS)
            and after.low not in ("to", "and", "until")
        )
    if token.low in ("may", "march"):
        return False
    if before.kind in ("break", "mark") and before.text not in (",", "(", ";", "'"):
        return False
    if before.kind == "word" and before.text[:1].isupper() and before.low not in CLOSED:
        return False
    return not (after.kind == "word" and after.text[:1].isupper()) and not (
        after.text == "'" and token.low in ("april", "june")
    )


def day_first(ctx: Context, at: int) -> Reading | None:
    """ "2 April 2019", "2-5 April 2019", "the 2nd of April"."""
    tokens = ctx.tokens
    found = _day_number(tokens, at)
    if not found:
        return None
    number, index = found
    high: int | None = None
    if tokens.at(index).text in DASHES or tokens.word(index) in ("to", "and"):
        second = _day_number(tokens, index + 1)
        month = month_at(tokens, second[1]) if second else None
        if second and second[0] > number and month:
            if not _joins(tokens, at, index):  # "on 19 and 24 September"
                year = year_after(tokens, _behind_month(tokens, second[1]))
                return dated(iso.day(year[0] if year else None, month, number), at, index)
            high, index = second
    if tokens.word(index) == "of":
        index += 1
    month = month_at(tokens, index)
    if month is None or (tokens[index].low in ("may", "march") and tokens.at(index).text.isupper()):
        return None
    behind = _behind_month(tokens, index)
    year = year_after(tokens, behind)
    if tokens.at(behind).text == "," and not year:
        year = None
    which = year[0] if year else None
    last = year[1] if year else behind
    low = iso.day(which, month, number)
    if high is not None:
        end = iso.day(which, month, high)
        return Reading("date", None, at, last, low=low, high=end) if low and end else None
    return dated(low, at, last)
