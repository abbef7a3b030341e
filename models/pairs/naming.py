"""Pairs that differ in a name alone: as the value it contradicts, as the subject or the period it is another fact."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence, both_ways, replace
from pairs.numerals import find, written
from pairs.quantity import another
from pairs.roles import exclusive

KINDS = ("PERSON", "GPE", "ORG")
_SUBJECT = {"nsubj", "nsubjpass"}


class Names:
    """Names by kind, collected from real sentences, for swapping one for another of its kind."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        held: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for sentence in sentences:
            for kind, start, end, _ in names_of(sentence):
                held[kind].add(sentence.text[start:end])
        self.by_kind = {kind: sorted(names) for kind, names in held.items()}

    def other(self, kind: str, name: str, rng: random.Random) -> str | None:
        """Another name of the kind with as many words, no word in common."""
        words = set(name.lower().split())
        fitting = [
            n
            for n in rng.sample(self.by_kind[kind], min(200, len(self.by_kind[kind])))
            if len(n.split()) == len(name.split()) and not words & set(n.lower().split())
        ]
        return fitting[0] if fitting else None

    def value_changed(self, sentence: Sentence, rng: random.Random) -> Iterator[Made]:
        """Another person, place or organisation where the sentence's value stands: a contradiction both ways."""
        found = [n for n in names_of(sentence) if not n[3]]
        if not found or re.search(r"\b(?:including|such as|and|or|with|like|not)\b", sentence.text):
            return
        kind, start, end, _ = rng.choice(found)
        new = self.other(kind, sentence.text[start:end], rng)
        if new:
            yield from both_ways("name", CONTRADICTION, sentence.text, replace(sentence.text, start, end, new))

    def subject_changed(self, sentence: Sentence, rng: random.Random) -> Iterator[Made]:
        """Another subject, with its number changed or not: another fact, which the first does not speak of.

        Where only one can stand in the subject's place (who won the prize, who was appointed head), a contradiction.
        """
        found = [n for n in names_of(sentence) if n[3]]
        if not found:
            return
        kind, start, end, _ = found[0]
        new = self.other(kind, sentence.text[start:end], rng)
        if new is None:
            return
        text = sentence.text
        if exclusive(sentence, start, end):
            yield from both_ways("exclusive subject", CONTRADICTION, text, replace(text, start, end, new))
            return
        numbers = [n for n in find(text) if n.start > end]
        if numbers and rng.random() < 0.7:
            number = rng.choice(numbers)
            text = replace(text, number.start, number.end, written(another(number, rng), number))
        yield from both_ways("other subject", NEUTRAL, sentence.text, replace(text, start, end, new))


def names_of(sentence: Sentence) -> list[tuple[str, int, int, bool]]:
    """(kind, start, end, whether it is the subject) of each name that the parser sees and that looks like one."""
    found = []
    tokens = sentence.tokens
    i = 0
    while i < len(tokens):
        kind = tokens[i].ent
        j = i
        while j < len(tokens) and tokens[j].ent == kind and kind:
            j += 1
        if kind in KINDS:
            span = tokens[i:j]
            text = sentence.text[span[0].start : span[-1].end]
            plain = all(re.fullmatch(r"[A-Z][\w.'-]*|of|de|van|and", token.text) for token in span)
            if plain and 1 <= len(span) <= 4 and not re.fullmatch(r"[A-Z]{1,2}", text):
                subject = any(token.dep in _SUBJECT for token in span) or any(
                    tokens[token.head].dep in _SUBJECT and token.dep == "poss" for token in span
                )
                found.append((kind, span[0].start, span[-1].end, subject))
        i = max(j, i + 1)
    return found


def surname(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """A person by the last name alone: compatible both ways."""
    for kind, start, end, _ in names_of(sentence):
        parts = sentence.text[start:end].split()
        if kind == "PERSON" and len(parts) in (2, 3) and not parts[-1].endswith("."):
            other = replace(sentence.text, start, end, parts[-1])
            yield from both_ways("surname", ENTAILMENT, sentence.text, other)
            return


_YEAR_SCOPE = re.compile(r"\b(?:[Ii]n|[Ff]or|[Dd]uring) (?P<year>19[5-9]\d|20[0-3]\d)\b")


def period_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The measure of another year, changed or not: another fact, which the first does not speak of."""
    scopes = list(_YEAR_SCOPE.finditer(sentence.text))
    numbers = [n for n in find(sentence.text) if not n.like_a_year and n.value > 10]
    if len(scopes) != 1 or not numbers:
        return
    year = int(scopes[0]["year"]) + rng.choice([-5, -3, -2, -1, 1, 2, 3, 5])
    number = rng.choice(numbers)
    changes = [(scopes[0].start("year"), scopes[0].end("year"), str(year))]
    if rng.random() < 0.7:
        changes.append((number.start, number.end, written(another(number, rng), number)))
    text = sentence.text
    for start, end, new in sorted(changes, reverse=True):
        text = replace(text, start, end, new)
    yield from both_ways("other period", NEUTRAL, sentence.text, text)
