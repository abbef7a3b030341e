"""The nearest of other documents: the same as by looking at all, however large one document is."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck import settings
from factcheck.matching.neighbours import neighbours


def vectors(count: int, width: int = 16, seed: int = 0) -> NDArray[np.float32]:
    found = np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def by_looking_at_all(rows: NDArray[np.float32], groups: NDArray[np.int64], k: int) -> list[set[int]]:
    cosines = rows @ rows.T
    cosines[groups[:, None] == groups[None, :]] = -2
    return [{int(at) for at in np.argsort(-row)[:k] if row[at] > -2} for row in cosines]


@pytest.mark.parametrize(
    ("sizes", "k"),
    [
        ([100, 50, 25, 25], 12),
        ([280] + [1] * 20, 12),  # one long document: its claims have more neighbours of their own than are looked at
        ([1] * 60, 12),
        ([5, 5], 12),  # fewer outsiders than wanted
        ([98, 2], 5),
        ([2, 1], 2),
        ([7], 3),
    ],
)
@pytest.mark.parametrize("mixed", [False, True])
def test_as_by_looking_at_all(sizes: list[int], k: int, mixed: bool) -> None:
    groups = np.repeat(np.arange(len(sizes)), sizes)
    if mixed:
        np.random.default_rng(1).shuffle(groups)
    rows = vectors(len(groups))
    found = neighbours(rows, groups, k)
    assert found.shape == (len(groups), k)
    assert [{int(at) for at in row if at >= 0} for row in found] == by_looking_at_all(rows, groups, k)


def test_the_nearest_first() -> None:
    rows, groups = vectors(50), np.arange(50)
    found = neighbours(rows, groups, 10)
    cosines = np.einsum("id,ikd->ik", rows, rows[found])
    assert (np.diff(cosines, axis=1) <= 1e-6).all()


def test_a_document_as_a_group_of_copies() -> None:
    """A long document that says one thing over and over does not hide the others from its claims."""
    rows = np.repeat(vectors(1), 400, axis=0)
    groups = np.array([0] * 397 + [1, 2, 3])
    found = neighbours(rows, groups, 3)
    assert all(set(row.tolist()) == {397, 398, 399} for row in found[:397])


def test_beyond_a_size_nearly_the_same_by_an_index_on_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    centres = vectors(200, 64)
    rows = np.repeat(centres, 20, axis=0) + 0.4 * vectors(4000, 64, seed=1)
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    groups = np.arange(4000) % 100
    exact = neighbours(rows, groups, 12)
    monkeypatch.setattr(settings, "MATCHING_EXACT", 100)
    monkeypatch.setattr(settings, "MATCHING_PROBES", 16)
    found = neighbours(rows, groups, 12)
    same = np.mean([len(set(a.tolist()) & set(b.tolist())) / 12 for a, b in zip(exact, found, strict=True)])
    assert same >= 0.97
    assert not (groups[found] == groups[:, None])[found >= 0].any()
