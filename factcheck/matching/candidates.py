"""Statements in, candidate pairs out: nearest neighbours by embedding, joined with shared rare names and figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from factcheck import settings
from factcheck.figures.statement import Statement
from factcheck.matching.neighbours import neighbours

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two statements worth comparing: positions in the list given, A before B by document order, then offset.

    `likeness` is the cosine of their frames' embeddings.
    """

    a: int
    b: int
    likeness: float


def candidates(statements: Sequence[Statement], vectors: NDArray[np.float32], within: bool = False) -> list[Candidate]:
    """The pairs that may be about the same thing, in order.

    `vectors` holds one unit row a statement (n, dim): the embedding of its frame. Pairs inside one document only with
    `within`. Opinions are compared with nothing. Never all against all: each statement brings its nearest neighbours
    in other documents, and those that share a rare name and a kind of figure with it. Their number grows with the
    number of statements, as each brings at most MATCHING_NEIGHBOURS and, by a name or unit, fewer than MATCHING_RARE.
    """
    kept = _comparable(statements)
    if len(kept) < 2:
        return []
    group = _groups([statements[at] for at in kept])
    near = neighbours(vectors[kept], np.arange(len(kept)) if within else group, settings.MATCHING_NEIGHBOURS)
    row, column = np.nonzero(near >= 0)
    by_likeness = _pairs(row, near[row, column], len(kept))
    by_sharing = _sharing([statements[at] for at in kept])
    pairs = np.union1d(by_likeness, by_sharing)
    a, b = np.divmod(pairs, len(kept))
    if not within:
        apart = group[a] != group[b]
        a, b = a[apart], b[apart]
    a, b = kept[a], kept[b]
    likeness = _cosines(vectors, a, b)
    alike = likeness >= settings.MATCHING_MIN_LIKENESS
    return [Candidate(*row) for row in zip(a[alike].tolist(), b[alike].tolist(), likeness[alike].tolist(), strict=True)]


def coverage(statements: Sequence[Statement], within: bool = False) -> dict[str, int]:
    """What candidates are chosen from, and what is left out.

    `pairs_possible`: pairs of comparable claims, of different documents unless `within`; `claims_not_compared`: claims
    that are opinions; `neighbours`: how many of its nearest each claim is compared with at least.
    """
    kept = _comparable(statements)
    group = _groups([statements[at] for at in kept])
    sizes = np.bincount(group) if len(kept) else np.zeros(0, dtype=np.int64)
    inside = 0 if within else int((sizes * (sizes - 1) // 2).sum())
    return {
        "pairs_possible": len(kept) * (len(kept) - 1) // 2 - inside,
        "claims_not_compared": len(statements) - len(kept),
        "neighbours": settings.MATCHING_NEIGHBOURS,
    }


def _comparable(statements: Sequence[Statement]) -> Rows:
    return np.array([at for at, one in enumerate(statements) if one.claim.modality != "opinion"], dtype=np.int64)


def _groups(statements: Sequence[Statement]) -> Rows:
    """A number for the document of each statement."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(one.claim.document, len(numbers)) for one in statements], dtype=np.int64)


def _pairs(one: Rows, other: Rows, count: int) -> Rows:
    """Unordered pairs as single numbers, the lower one times `count` plus the higher one; each once, in order."""
    return np.unique(np.minimum(one, other) * count + np.maximum(one, other))


def _cosines(vectors: NDArray[np.float32], a: Rows, b: Rows) -> NDArray[np.float32]:
    """The inner product of each pair of rows, in blocks so that no copy of many rows is made at once."""
    found = np.zeros(len(a), dtype=np.float32)
    for start in range(0, len(a), settings.MATCHING_BLOCK):
        block = slice(start, start + settings.MATCHING_BLOCK)
        found[block] = np.einsum("ij,ij->i", vectors[a[block]], vectors[b[block]])
    return found


def _sharing(statements: Sequence[Statement]) -> Rows:
    """Pairs that share a rare name and a kind of figure, a rare unit or a rare value: what is worded differently is found by
    these."""
    names: dict[Hashable, list[int]] = defaultdict(list)
    units: dict[Hashable, list[int]] = defaultdict(list)
    values: dict[Hashable, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        for key in {(w, f.kind, f.unit) for w in statement.name_words for f in statement.figures}:
            names[key].append(at)
        for unit in {(f.kind, f.unit) for f in statement.figures if f.unit and f.kind in ("count", "quantity")}:
            units[unit].append(at)
        for value in {(f.kind, f.value) for f in statement.figures if f.value is not None}:
            values[value].append(at)
    found = [
        *_among(names.values(), settings.MATCHING_RARE, len(statements)),
        *_among(units.values(), settings.MATCHING_RARE_UNIT, len(statements)),
        *_among(values.values(), settings.MATCHING_RARE_UNIT, len(statements)),
    ]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)


def _among(holders: Iterable[Sequence[int]], most: int, count: int) -> Iterable[Rows]:
    """All pairs among the holders of each key that has no more than `most`."""
    for some in holders:
        if 1 < len(some) <= most:
            rows = np.array(some, dtype=np.int64)
            one, other = np.triu_indices(len(rows), 1)
            yield rows[one] * count + rows[other]
