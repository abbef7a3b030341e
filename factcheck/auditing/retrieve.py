"""A claim and the shelves in, the passages that may bear on it out, and the windows in which they are scored.

Retrieval looks at every passage of every source: cosine of sentence vectors, raised by what a vector is blind to, the
names and numbers that claim and passage share.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from factcheck import settings
from factcheck.auditing.library import Shelf
from factcheck.auditing.passages import Passage
from factcheck.auditing.words import capitals, numbers, stems


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage of a shelf that may bear on a claim; `score` is `cosine` raised by what both name."""

    shelf: Shelf
    at: int
    score: float
    cosine: float


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring passages `first` to `last` of one shelf, read as one text; "join" may leave some out between."""

    shelf: Shelf
    parts: tuple[int, ...]
    kind: str

    @property
    def text(self) -> str:
        """What the model reads as premise."""
        return " ".join(self.shelf.passages[at].text for at in self.parts)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in order."""
        return tuple(self.shelf.passages[at] for at in self.parts)


def retrieve(text: str, vector: np.ndarray, shelves: Sequence[Shelf]) -> list[Hit]:
    """The passages worth reading, the likeliest first: the best of all, and the best of each source."""
    wanted = set(stems(text))
    special = set(capitals(text)) | set(numbers(text))
    hits: list[Hit] = []
    for shelf in shelves:
        if not shelf.passages:
            continue
        cosines = shelf.vectors @ vector
        scores = cosines + np.array([_shared(wanted, special, found) for found in shelf.stems], dtype=np.float32)
        best = np.argsort(-scores, kind="stable")[: settings.AUDIT_PASSAGES]
        hits.extend(Hit(shelf, int(at), float(scores[at]), float(cosines[at])) for at in best)
    hits.sort(key=lambda hit: -hit.score)
    kept = hits[: settings.AUDIT_PASSAGES]
    counts = {id(shelf): 0 for shelf in shelves}
    for hit in hits:
        counts[id(hit.shelf)] += 1
        if hit not in kept and counts[id(hit.shelf)] <= settings.AUDIT_PASSAGES_EACH:
            kept.append(hit)
    return kept


def _shared(wanted: set[str], special: set[str], found: frozenset[str]) -> float:
    """What shared words add to the cosine."""
    share = len(wanted & found) / len(wanted) if wanted else 0.0
    named = len(special & found) / len(special) if special else 0.0
    return settings.AUDIT_SHARED_WORDS * share + settings.AUDIT_SHARED_NAMES * named


def windows(hits: Sequence[Hit]) -> list[Window]:
    """What is scored for the hits: the best alone, with their neighbours, and the best of one source joined."""
    found: dict[tuple[int, tuple[int, ...]], Window] = {}

    def add(shelf: Shelf, parts: Sequence[int], kind: str) -> None:
        key = (id(shelf), tuple(parts))
        found.setdefault(key, Window(shelf, tuple(parts), kind))

    for hit in leading(hits, settings.AUDIT_ALONE):
        add(hit.shelf, [hit.at], "alone")
    for hit in leading(hits, settings.AUDIT_AROUND):
        around = range(max(0, hit.at - 1), min(len(hit.shelf.passages), hit.at + 2))
        add(hit.shelf, list(around), "around")
    if hits:
        own = [hit for hit in hits if hit.shelf is hits[0].shelf][: settings.AUDIT_JOINED]
        add(hits[0].shelf, sorted(hit.at for hit in own), "joined")
    return list(found.values())


def leading(hits: Sequence[Hit], count: int, each: int = 1) -> list[Hit]:
    """The first `count` of some hits, and of every source its first `each`."""
    counts: dict[int, int] = {}
    kept = []
    for place, hit in enumerate(hits):
        counts[id(hit.shelf)] = counts.get(id(hit.shelf), 0) + 1
        if place < count or counts[id(hit.shelf)] <= each:
            kept.append(hit)
    return kept
