"""Statements in, candidate pairs out: nearest neighbours by embedding, joined with shared rare names and figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from factcheck import settings
from factcheck.figures.statement import Statement


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two statements worth comparing: positions in the list given, A before B by document order, then offset.

    `likeness` is the cosine of their frames' embeddings.
    """

    a: int
    b: int
    likeness: float


def candidates(statements: Sequence[Statement], vectors: np.ndarray, within: bool = False) -> list[Candidate]:
    """The pairs that may be about the same thing, in order.

    `vectors` holds one unit row a statement (n, dim): the embedding of its frame. Pairs inside one document only with
    `within`. Opinions are compared with nothing. Never all against all: each statement brings its nearest neighbours
    in other documents, and those that share a rare name and a kind of figure with it.
    """
    kept = [at for at, statement in enumerate(statements) if statement.claim.modality != "opinion"]
    pairs = set(_neighbours(statements, vectors, kept, within))
    pairs.update(_sharing(statements, kept, within))
    ordered = sorted(pairs)
    likeness = _cosines(vectors, ordered)
    floor = settings.MATCHING_MIN_LIKENESS
    return [Candidate(a, b, cos) for (a, b), cos in zip(ordered, likeness, strict=True) if cos >= floor]


def _cosines(vectors: np.ndarray, pairs: Sequence[tuple[int, int]]) -> list[float]:
    if not pairs:
        return []
    a, b = np.array(pairs).T
    return [float(value) for value in np.einsum("ij,ij->i", vectors[a], vectors[b])]


def _neighbours(
    statements: Sequence[Statement], vectors: np.ndarray, kept: Sequence[int], within: bool
) -> Iterator[tuple[int, int]]:
    """The k nearest of each statement (exact inner product, faiss), without those of its own document."""
    import faiss

    if len(kept) < 2:
        return
    rows = np.ascontiguousarray(vectors[kept], dtype=np.float32)
    index = faiss.IndexFlatIP(rows.shape[1])
    index.add(rows)
    # a document's own claims are its nearest neighbours: look past as many of them as it has
    most = max(_sizes(statements, kept).values())
    k = min(len(kept), settings.MATCHING_NEIGHBOURS + (1 if within else most))
    _, found = index.search(rows, k)
    for here, neighbours in zip(kept, found, strict=True):
        left = settings.MATCHING_NEIGHBOURS
        for there in (kept[at] for at in neighbours if at >= 0):
            if there == here or not (within or _apart(statements, here, there)):
                continue
            yield min(here, there), max(here, there)
            left -= 1
            if not left:
                break


def _sizes(statements: Sequence[Statement], kept: Sequence[int]) -> dict[str, int]:
    sizes: dict[str, int] = defaultdict(int)
    for at in kept:
        sizes[statements[at].claim.document] += 1
    return sizes


def _sharing(statements: Sequence[Statement], kept: Sequence[int], within: bool) -> Iterator[tuple[int, int]]:
    """Pairs that share a rare name and a kind of figure, or a rare unit: a contradiction worded differently is found by
    these."""
    index: dict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    units: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for at in kept:
        statement = statements[at]
        for key in {(w, f.kind, f.unit) for w in statement.name_words for f in statement.figures}:
            index[key].append(at)
        for unit in {(f.kind, f.unit) for f in statement.figures if f.unit and f.kind in ("count", "quantity")}:
            units[unit].append(at)
    rare = [holders for holders in index.values() if len(holders) <= settings.MATCHING_RARE]
    rare += [holders for holders in units.values() if len(holders) <= settings.MATCHING_RARE_UNIT]
    for holders in rare:
        if len(holders) > 1:
            for a, b in combinations(holders, 2):
                if within or _apart(statements, a, b):
                    yield a, b


def _apart(statements: Sequence[Statement], a: int, b: int) -> bool:
    return statements[a].claim.document != statements[b].claim.document
