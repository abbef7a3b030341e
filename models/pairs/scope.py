"""Pairs that speak of another period, place or thing: neutral, whatever their figures; the same scope is no excuse."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from factcheck.inference.token import Token
from pairs.calendar import MONTHS
from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence, both_ways, one_way, replace
from pairs.numerals import Number, bare, find, written
from pairs.quantity import another, respelled, rounded

PLACES = (
    "Norway Chile Kenya Vietnam Portugal Texas Ontario Queensland Bavaria Scotland Morocco Peru Finland Ohio Sicily "
    "Kerala Hungary Oregon Denmark Ghana"
).split()
QUALIFIERS = (
    ("northern", "southern"), ("north", "south"), ("eastern", "western"), ("old", "new"), ("upper", "lower"),
    ("smaller", "larger"), ("public", "private"), ("red", "blue"), ("inner", "outer"), ("older", "younger"),
    ("domestic", "foreign"), ("main", "secondary"), ("urban", "rural"), ("male", "female"), ("summer", "winter"),
)  # fmt: skip
_LETTERS = "ABCDEGHKLMPRSTVX"
_SCOPED = re.compile(
    r"\b(?:1[5-9]\d\d|20[0-3]\d|year|month|quarter|century|then|now|today|currently|when|while|"
    + "|".join(MONTHS)
    + r")\b",
    re.IGNORECASE,
)
_DENYING = re.compile(r"\b(?:not|n't|no|never|none|nobody|nothing|if|or|unless|may|might|could)\b|n['’]t\b", re.I)


def root_of(tokens: tuple[Token, ...]) -> int | None:
    """The index of the main verb."""
    return next((i for i, token in enumerate(tokens) if token.dep == "ROOT"), None)


def lowered(sentence: Sentence, text: str | None = None) -> str:
    """The text as it stands after an opening phrase: a small letter, unless its first word is a name."""
    text = text or sentence.text
    first = sentence.tokens[0]
    name = first.pos == "PROPN" or first.text == "I" or (len(first.text) > 1 and not first.text[1:].islower())
    return text if name or first.ent in ("PERSON", "ORG", "GPE") else text[0].lower() + text[1:]


def scopes(rng: random.Random) -> tuple[str, str]:
    """Two opening phrases that name two periods or places of the same kind."""
    year = rng.randint(1985, 2025)
    other = year + rng.choice([-5, -3, -2, -1, -1, 1, 1, 2, 4])
    month, other_month = rng.sample(MONTHS, 2)
    here, there = rng.sample(PLACES, 2)
    return rng.choice(
        [
            (f"In {year}", f"In {other}"),
            (f"In {year}", f"In {other}"),
            (f"In {month} {year}", f"In {rng.choice([month, other_month])} {other}"),
            (f"In {month}", f"In {other_month}"),
            (f"In fiscal {year}", f"In fiscal {other}"),
            (f"By the end of {year}", f"By the end of {other}"),
            (f"In {here}", f"In {there}"),
            (f"In {here}", f"In {there}"),
            (f"Under the {year} agreement", f"Under the {other} agreement"),
            (f"In the year to {month}", f"In the year to {other_month}"),
        ]
    )


def _countable(sentence: Sentence) -> list[Number]:
    """The plain numbers of a sentence in the past tense that names no period yet."""
    root = root_of(sentence.tokens)
    if root is None or sentence.tokens[root].tag not in ("VBD", "VBN") or _SCOPED.search(sentence.text):
        return []
    if sentence.text.startswith(("In ", "At ", "By ", "On ", "It ", "He ", "She ", "They ")) or _DENYING.search(
        sentence.text
    ):
        return []
    return [n for n in find(sentence.text) if bare(sentence.text, n) and n.value >= 3 and not n.like_a_year]


def other_scope(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """A figure of one period or place beside that of another: neutral; beside another of the same: a contradiction."""
    numbers = _countable(sentence)
    if not numbers:
        return
    number = rng.choice(numbers)
    other_text = replace(sentence.text, number.start, number.end, written(another(number, rng), number))
    one, two = scopes(rng)
    plain, changed = lowered(sentence), lowered(sentence, other_text)
    base = f"{one}, {plain}"
    far = plain if rng.random() < 0.3 else changed
    yield from both_ways("other scope", NEUTRAL, base, f"{two}, {far}")
    yield from one_way("same scope", CONTRADICTION, base, f"{one}, {changed}")
    tail = f"{changed[:-1]} {one[0].lower()}{one[1:]}."
    yield from one_way("same scope", CONTRADICTION, base, tail[0].upper() + tail[1:])
    tail = f"{plain[:-1]} {one[0].lower()}{one[1:]}."
    yield from both_ways("same scope moved", ENTAILMENT, base, tail[0].upper() + tail[1:])
    twins = [pair.hypothesis for pair in (*rounded(sentence, rng), *respelled(sentence, rng))
             if pair.premise == sentence.text and pair.label == ENTAILMENT]  # fmt: skip
    if twins:
        yield from one_way("same scope moved", ENTAILMENT, base, f"{one}, {lowered(sentence, rng.choice(twins))}")


def two_scopes(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """A premise with a figure of each of two periods: each figure belongs to its own."""
    numbers = _countable(sentence)
    if not numbers:
        return
    number = rng.choice(numbers)
    value = written(another(number, rng), number)
    other_text = replace(sentence.text, number.start, number.end, value)
    one, two = scopes(rng)
    plain, changed = lowered(sentence), lowered(sentence, other_text)
    first, second = f"{one}, {plain}", f"{two}, {changed}"
    joined = f"{first} {second}" if rng.random() < 0.5 else f"{first} {two}, the figure was {value}."
    yield Made("two scopes", ENTAILMENT, joined, rng.choice([first, second]), sentence.text)
    yield Made("two scopes", CONTRADICTION, joined, f"{one}, {changed}", sentence.text)
    if rng.random() < 0.5:
        yield Made("two scopes", CONTRADICTION, joined, f"{two}, {plain}", sentence.text)


def subject_head(sentence: Sentence) -> int | None:
    """The head noun of the main clause's subject, where an article opens it."""
    root = root_of(sentence.tokens)
    if root is None:
        return None
    for i, token in enumerate(sentence.tokens):
        subject = token.head == root and token.dep in ("nsubj", "nsubjpass") and token.pos == "NOUN"
        articles = [t for t in sentence.tokens if t.head == i and t.dep == "det"]
        if subject and any(t.text.lower() in ("the", "a", "an") for t in articles):
            return i
    return None


def other_thing(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same said of another of its kind (the M8 mill, the northern mill): neutral; of the same: as the figures say."""
    head = subject_head(sentence)
    if head is None or _DENYING.search(sentence.text):
        return
    token = sentence.tokens[head]
    text = sentence.text
    numbers = [n for n in find(text) if n.start > token.end and bare(text, n) and n.value >= 3 and not n.like_a_year]
    other_text = text
    if numbers:
        number = rng.choice(numbers)
        other_text = replace(text, number.start, number.end, written(another(number, rng), number))
    one, two, after = _labels(rng)

    def named(of: str, label: str) -> str:
        if after:
            return replace(of, token.start, token.end, f"{token.text} {label}")
        return replace(of, token.start, token.end, f"{label} {token.text}")

    base = named(text, one)
    yield from both_ways("other thing", NEUTRAL, base, named(other_text if rng.random() < 0.7 else text, two))
    if other_text != text:
        yield from one_way("same thing", CONTRADICTION, base, named(other_text, one))
        joined = f"{base} {named(other_text, two)}"
        if rng.random() < 0.5:
            yield Made("two things", CONTRADICTION, joined, named(other_text, one), text)
            yield Made("two things", ENTAILMENT, joined, rng.choice([base, named(other_text, two)]), text)


def _labels(rng: random.Random) -> tuple[str, str, bool]:
    """Two names of two things of a kind, and whether they stand after the noun."""
    way = rng.random()
    if way < 0.4:
        one, two = rng.sample(rng.choice(QUALIFIERS), 2)
        return one, two, False
    letter = rng.choice(_LETTERS)
    number = rng.choice([1, 2, 3, 5, 7, 8, 20, 30, 80, 100, 200, 400, 800, 900])
    one = f"{letter}{number}"
    two = rng.choice([f"{letter}{number + rng.choice([1, 2, 10, 50, 90, 100])}", f"{one}{rng.choice('sxi')}",
                      f"{rng.choice([c for c in _LETTERS if c != letter])}{number}"])  # fmt: skip
    return one, two, rng.random() < 0.3
