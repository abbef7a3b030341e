"""Pairs that differ in a date alone, and their compatible twins: another format, less detail, before and after."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence, both_ways, one_way, replace

MONTHS = ("January February March April May June July August September October November December").split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_MONTH = "|".join(MONTHS)
_FULL = re.compile(
    rf"\b(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}),? (?P<year2>\d{{4}}))\b"
)
_MONTH_NAMED = re.compile(rf"(?<=[a-z] )(?P<month>{_MONTH})\b(?! [A-Z])")
_YEAR = re.compile(
    r"(?P<before>\b(?:[Ii]n|[Ss]ince|[Uu]ntil|by|[Dd]uring|of|for) )"
    r"(?P<year>1[5-9]\d\d|20[0-3]\d)\b(?![-–/’']|s\b| [a-z]*BC)"
)
_ANY_YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-3]\d)\b(?!s\b)")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b(?!s)")


def _full_dates(text: str) -> list[tuple[re.Match[str], str, int, int]]:
    found = []
    for match in _FULL.finditer(text):
        month, day, year = (match[name] or match[name + "2"] for name in ("month", "day", "year"))
        if 1 <= int(day) <= 28:
            found.append((match, month, int(day), int(year)))
    return found


def date_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Another day, month or year in a full date: a contradiction both ways."""
    for match, month, day, year in _full_dates(sentence.text)[:1]:
        part = rng.choice(["day", "month", "year", "year"])
        if part == "day":
            day = rng.choice([d for d in range(1, 29) if d != day])
        elif part == "month":
            month = rng.choice([m for m in MONTHS if m != month])
        else:
            year += rng.choice([-20, -10, -3, -2, -1, 1, 2, 3, 10, 20])
        new = f"{month} {day}, {year}" if match["month"] else f"{day} {month} {year}"
        yield from both_ways("date", CONTRADICTION, sentence.text, replace(sentence.text, *match.span(), new))


def month_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Another month where one is named: a contradiction both ways."""
    match = _MONTH_NAMED.search(sentence.text)
    if match and not (match["month"] in ("May", "March") and match.start() == 0):
        new = rng.choice([m for m in MONTHS if m != match["month"]])
        yield from both_ways("month", CONTRADICTION, sentence.text, replace(sentence.text, *match.span(), new))


def year_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Another year of the one event that a sentence tells of: a contradiction both ways.

    Only where it is the sentence's one number; a measure of another year is another fact (see `naming.period_changed`).
    """
    years = list(_ANY_YEAR.finditer(sentence.text))
    if len(years) != 1 or len(re.findall(r"\d+", sentence.text)) != 1:
        return
    match = years[0]
    year = int(match[0]) + rng.choice([-40, -20, -10, -5, -3, -2, -1, -1, 1, 1, 2, 3, 5, 10, 20, 40])
    yield from both_ways("year", CONTRADICTION, sentence.text, replace(sentence.text, *match.span(), str(year)))


def reformatted(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same date in another format: compatible both ways."""
    for match, month, day, year in _full_dates(sentence.text)[:1]:
        number = MONTHS.index(month) + 1
        ordinal = f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"
        forms = [
            f"{day} {month} {year}",
            f"{month} {day}, {year}",
            f"{month[:3]}. {day}, {year}",
            f"{year}-{number:02}-{day:02}",
            f"the {ordinal} of {month} {year}",
            f"{month} {ordinal}, {year}",
        ]
        new = rng.choice([form for form in forms if form != match[0]])
        yield from both_ways("date respelled", ENTAILMENT, sentence.text, replace(sentence.text, *match.span(), new))


def coarser(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Only the month or the year of a full date: compatible; the mirror image says more than its premise."""
    for match, month, _, year in _full_dates(sentence.text)[:1]:
        start = match.start() - 3
        if sentence.text[start : match.start()].lower() != "on ":
            continue
        preposition = "In" if sentence.text[start] == "O" else "in"
        new = rng.choice([f"{preposition} {month} {year}", f"{preposition} {year}"])
        other = replace(sentence.text, start, match.end(), new)
        yield from both_ways("coarser date", ENTAILMENT, sentence.text, other, back=NEUTRAL)
        wrong = rng.choice([m for m in MONTHS if m != month])
        other = replace(sentence.text, start, match.end(), f"{preposition} {wrong} {year}")
        yield from both_ways("coarser date", CONTRADICTION, sentence.text, other)


def _in_year(sentence: Sentence) -> re.Match[str] | None:
    found = [match for match in _YEAR.finditer(sentence.text) if match["before"].lower() == "in "]
    return found[0] if len(found) == 1 and len(_ANY_YEAR.findall(sentence.text)) == 1 else None


def before_after(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Before or after another year instead of in one: compatible or a contradiction, as the years say."""
    match = _in_year(sentence)
    if match is None:
        return
    year = int(match["year"])
    step = rng.choice([1, 2, 5, 10, 15])
    for holds in (True, False):
        later = rng.random() < 0.5
        word = "before" if later == holds else "after"
        word = rng.choice({"before": ["before", "earlier than"], "after": ["after", "later than"]}[word])
        new = f"{word} {year + step if later else year - step}"
        other = replace(sentence.text, *match.span(), new.capitalize() if match.start() == 0 else new)
        if holds:
            yield from both_ways("before or after", ENTAILMENT, sentence.text, other, back=NEUTRAL)
        else:
            yield from both_ways("not before or after", CONTRADICTION, sentence.text, other)


def decade(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The decade or century instead of the year: compatible; another decade is a contradiction. Held out."""
    match = _in_year(sentence)
    if match is None:
        return
    year = int(match["year"])
    preposition = match["before"]
    right = rng.choice([f"the {year // 10 * 10}s", f"the {_century(year)}"])
    other = replace(sentence.text, *match.span(), preposition + right)
    yield from one_way("decade", ENTAILMENT, sentence.text, other)
    away = year + rng.choice([-100, -50, -30, -20, 20, 30, 50, 100])
    wrong = f"the {away // 10 * 10}s"
    yield from one_way(
        "wrong decade", CONTRADICTION, sentence.text, replace(sentence.text, *match.span(), preposition + wrong)
    )


def _century(year: int) -> str:
    number = year // 100 + 1
    return f"{number}{'st' if number % 10 == 1 and number != 11 else 'th'} century"


def weekday_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Another day of the week: a contradiction both ways. Held out."""
    match = _WEEKDAY.search(sentence.text)
    if match:
        new = rng.choice([day for day in WEEKDAYS if day != match[0]])
        yield from both_ways("weekday", CONTRADICTION, sentence.text, replace(sentence.text, *match.span(), new))
