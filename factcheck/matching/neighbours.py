"""Unit vectors in, the nearest of each in other documents out: exactly, or by an approximate index beyond a size."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck import settings

if TYPE_CHECKING:
    from numpy.typing import NDArray


def neighbours(vectors: NDArray[np.float32], groups: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    """Row numbers of each vector's `k` nearest of another group, shape (n, k), the nearest first; -1 where there are fewer.

    `vectors` are unit rows (n, dim), by inner product; `groups` says which document each row is of (numbers from 0).
    Up to MATCHING_EXACT rows are searched exactly, more by an inverted file of cells (Jegou, Douze and Schmid 2011)
    that lies on disk. Time grows with the number of outsiders, never with the square of one document's size.
    """
    order = np.argsort(groups, kind="stable")
    found = _found(np.ascontiguousarray(vectors[order], dtype=np.float32), groups[order], k)
    result = np.empty_like(found)
    result[order] = np.where(found >= 0, order[found], -1)
    return result


def _found(vectors: NDArray[np.float32], group: NDArray[np.int64], k: int) -> NDArray[np.int64]:
    """`neighbours` of rows of which those of one document stand together."""
    count = len(vectors)
    found = np.full((count, k), -1, dtype=np.int64)
    spans = list(_spans(group))
    if len(spans) < 2:
        return found
    with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
        index, parameters = _index(vectors, Path(folder))
        # a claim's own document is near it: look a little past k for all at once, and again only for those that lack
        beyond = min(count, k + settings.MATCHING_OWN)
        left = []
        for start in range(0, count, settings.MATCHING_BLOCK):
            block = np.arange(start, min(count, start + settings.MATCHING_BLOCK))
            _, near = index.search(vectors[block], beyond, params=parameters())
            full = _without_own(found, near, block, group, k)
            left.append(block[~full])
        lacking = np.concatenate(left)
        for start, end in spans:
            own = lacking[(lacking >= start) & (lacking < end)]
            if len(own):
                _, near = index.search(vectors[own], min(count, k), params=parameters(start, end))
                found[own, : near.shape[1]] = near
        del index  # the file goes with the folder
    return found


def _without_own(
    found: NDArray[np.int64], near: NDArray[np.int64], block: NDArray[np.int64], group: NDArray[Any], k: int
) -> NDArray[np.bool_]:
    """Fill in each row's first k neighbours of other groups; which rows have that many."""
    outside = (near >= 0) & (group[near] != group[block][:, None])
    rank = outside.cumsum(axis=1)
    row, column = np.nonzero(outside & (rank <= k))
    found[block[row], rank[row, column] - 1] = near[row, column]
    return np.asarray(rank[:, -1] >= k)


def _spans(group: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Start and end of each run of equal numbers."""
    starts = np.flatnonzero(np.diff(group, prepend=-1)).tolist()
    return zip(starts, [*starts[1:], len(group)], strict=True)


def _index(vectors: NDArray[np.float32], folder: Path) -> tuple[Any, Any]:
    """The index, and a function that makes the parameters of a search without the rows of a span."""
    import faiss

    def outside(start: int, end: int) -> dict[str, Any]:
        return {"sel": faiss.IDSelectorNot(faiss.IDSelectorRange(start, end))} if end else {}

    count, width = vectors.shape
    if count <= settings.MATCHING_EXACT:
        flat = faiss.IndexFlatIP(width)
        flat.add(vectors)
        return flat, lambda start=0, end=0: faiss.SearchParameters(**outside(start, end)) if end else None
    cells = int(settings.MATCHING_CELLS * count**0.5)
    index = faiss.IndexIVFFlat(faiss.IndexFlatIP(width), width, cells, faiss.METRIC_INNER_PRODUCT)
    index.cp.niter = settings.MATCHING_CELL_ROUNDS
    sample = np.random.default_rng(0).choice(
        count, size=min(count, cells * settings.MATCHING_CELL_SAMPLE), replace=False
    )
    index.train(vectors[np.sort(sample)])
    for start in range(0, count, settings.MATCHING_BLOCK):
        index.add(vectors[start : start + settings.MATCHING_BLOCK])
    faiss.write_index(index, str(folder / "cells.faiss"))
    del index
    on_disk = faiss.read_index(str(folder / "cells.faiss"), faiss.IO_FLAG_MMAP)

    def parameters(start: int = 0, end: int = 0) -> Any:
        return faiss.SearchParametersIVF(**({"nprobe": settings.MATCHING_PROBES} | outside(start, end)))

    return on_disk, parameters
