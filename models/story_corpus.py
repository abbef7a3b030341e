"""Stories as documents with known answers: several writers, each with some of a story's facts, one of them wrong now and then.

A folder holds one story or several, as the folders of those do who check the news of a week: most pairs of claims are then
of two stories. The verdict models are fitted on what the claims, figures and neighbours of these documents look like, as on
the development corpora; what each claim tells is known from the sentence that it was taken from.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pairs.stories import Fact, Story, measured

from factcheck import claims, documents, figures
from factcheck.documents import Document
from factcheck.figures import Figure, Statement, find

Sort = Literal["true", "false", "near"]

MIN_LIKENESS = 0.15
"""Cosine of two frames from which claims are examples; `settings.MATCHING_MIN_LIKENESS`."""

WRITERS = 5
TELLS = 0.65
"""Share of the facts that each writer tells."""
WRONG = 0.55
"""Share of the facts that one of the writers has wrong."""
ALONE = 0.5
"""Share of the stories that fill a folder of their own."""
TOGETHER = 3
"""Stories in a folder of several; those of one file, so of one field, are side by side."""
NEAR = 0.5
"""Share of the facts beside which one writer tells something that only looks like it."""


@dataclass(frozen=True)
class Told:
    """A sentence of a document: which fact of the folder it is from, and how."""

    text: str
    fact: int
    sort: Sort


@dataclass(frozen=True)
class Read:
    """The statements of a folder's documents, and by claim id what the sentence behind it tells."""

    statements: Sequence[Statement]
    told: Mapping[str, Told]
    values: Sequence[Figure | None]
    """By fact the figure that it is about."""


def folders(stories: Sequence[Story]) -> list[list[Story]]:
    """The stories in folders: of every run of them, some stay alone and the others are put together."""
    made: list[list[Story]] = []
    some: list[Story] = []
    for at, story in enumerate(stories):
        if int(at * ALONE) < int((at + 1) * ALONE):
            made.append([story])
        else:
            some.append(story)
        if len(some) == TOGETHER:
            made.append(some)
            some = []
    return [*made, some] if some else made


def written(story: Story, rng: random.Random, first: int = 0) -> list[list[Told]]:
    """What each writer tells, in order; no wording is used twice. `first` is the number of the story's first fact."""
    pages: list[list[Told]] = [[] for _ in range(WRITERS)]
    for number, fact in enumerate(story.facts, start=first):
        _spread(number, fact, pages, rng)
    for page in pages:
        if rng.random() < 0.5:
            rng.shuffle(page)
    return [page for page in pages if page]


def _spread(number: int, fact: Fact, pages: Sequence[list[Told]], rng: random.Random) -> None:
    tellers = [page for page in pages if rng.random() < TELLS]
    rng.shuffle(tellers)
    true = rng.sample(fact.true, len(fact.true))
    if fact.false and len(tellers) > 1 and rng.random() < WRONG:
        tellers.pop().append(Told(rng.choice(fact.false), number, "false"))
    for page, text in zip(tellers, true, strict=False):
        page.append(Told(text, number, "true"))
    if fact.near and rng.random() < NEAR:
        rng.choice(list(pages)).append(Told(rng.choice(fact.near), number, "near"))


def page_of(title: str, told: Sequence[Told], rng: random.Random) -> str:
    """The sentences as a page: a headline, or none, and paragraphs of one to three sentences."""
    blocks = [title] if rng.random() < 0.7 else []
    rest = [sentence.text for sentence in told]
    while rest:
        size = rng.randint(1, 3)
        blocks.append(" ".join(rest[:size]))
        rest = rest[size:]
    return "\n\n".join(blocks) + "\n"


def read(stories: Sequence[Story], seed: int) -> Read:
    """The documents of a folder of stories, read as the product reads them."""
    statements: list[Statement] = []
    known: dict[str, Told] = {}
    facts: list[Fact] = []
    for at, story in enumerate(stories):
        rng = random.Random(f"{seed}/{story.title}")
        for number, page in enumerate(written(story, rng, len(facts))):
            document = documents.read_text(page_of(story.title, page, rng), path=f"{at}-{number}.txt")
            spans = _spans(document, page)
            found = list(figures.state(claims.extract([document]), {document.id: document.published}))
            for statement in found:
                told = next((t for start, end, t in spans if start <= statement.claim.start < end), None)
                if told is not None:
                    known[statement.claim.id] = told
            statements += found
        facts += story.facts
    read_figures = {text: find(text) for fact in facts for text in fact.true}
    return Read(statements, known, [measured(fact, read_figures) for fact in facts])


def _spans(document: Document, page: Sequence[Told]) -> list[tuple[int, int, Told]]:
    spans = []
    for told in page:
        start = document.text.find(told.text)
        if start >= 0:
            spans.append((start, start + len(told.text), told))
    return spans


def pairs_across(statements: Sequence[Statement], vectors: np.ndarray) -> list[tuple[int, int]]:
    """Positions of every two statements of different documents whose frames (rows of `vectors`) are at all alike."""
    return [
        (i, j)
        for i in range(len(statements))
        for j in range(i + 1, len(statements))
        if statements[i].claim.document != statements[j].claim.document
        and float(vectors[i] @ vectors[j]) >= MIN_LIKENESS
    ]


def contradicts(one: Told, two: Told) -> bool | None:
    """Whether two sentences contradict each other; None where the story does not say (two wrong ones of one fact)."""
    if one.fact != two.fact:
        return False
    sorts = {one.sort, two.sort}
    return None if sorts == {"false"} else sorts == {"true", "false"}


def same_measure(one: Told, two: Told, x: Figure, y: Figure, value: Figure | None) -> bool | None:
    """Whether two figures of two sentences measure the same thing; None where the story does not say."""
    if one.fact != two.fact or "near" in (one.sort, two.sort):
        return False
    if one.sort == two.sort == "false" or value is None:
        return None
    is_value = [
        figure.kind == value.kind and (figure.value == value.value) == (told.sort == "true")
        for figure, told in ((x, one), (y, two))
    ]
    return all(is_value)
