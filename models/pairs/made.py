"""What a generator takes and gives."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from factcheck.inference.token import Token

ENTAILMENT, NEUTRAL, CONTRADICTION = "entailment", "neutral", "contradiction"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A real sentence with its parse; offsets of the tokens count in `text`."""

    text: str
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A pair that a generator made: `kind` says by which change, `label` is of premise to hypothesis.

    `base` is the sentence that it was made from; where the premise is that sentence unchanged, the label holds for any
    premise that entails it too (entailment and contradiction only).
    """

    kind: str
    label: str
    premise: str
    hypothesis: str
    base: str


Generator = Callable[[Sentence, random.Random], Iterator[Made]]


def both_ways(kind: str, label: str, base: str, other: str, back: str | None = None) -> Iterator[Made]:
    """The pair and its mirror image; `back` is the mirror's label where it is another one."""
    if base == other:
        return
    yield Made(kind, label, base, other, base)
    yield Made(kind, back or label, other, base, base)


def one_way(kind: str, label: str, base: str, other: str) -> Iterator[Made]:
    """The pair alone."""
    if base != other:
        yield Made(kind, label, base, other, base)


def replace(text: str, start: int, end: int, new: str) -> str:
    """The text with one span replaced; the first letter stays a capital where a sentence starts."""
    if start == 0 and new[:1].islower():
        new = new[0].upper() + new[1:]
    return text[:start] + new + text[end:]


def picked(options: Iterable[Made], rng: random.Random, most: int) -> list[Made]:
    """At most so many of the options, at random."""
    held = list(options)
    return rng.sample(held, min(most, len(held)))
