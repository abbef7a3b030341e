"""Rows of numbers that a model makes of texts: looked up first, made and kept where they are not held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from factcheck import settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.inference.cache.store import Cache, Kind

    Rows = Callable[[Sequence[int]], NDArray[np.float32]]
    Each = Callable[[Rows, Iterable[Sequence[int]]], Iterable[NDArray[np.float32]]]

FLOAT = np.dtype("<f4")


def remembered_rows(
    cache: Cache | None,
    kind: Kind,
    keys: Sequence[bytes],
    sizes: Sequence[int],
    make: Rows,
    width: int | None = None,
    each: Each = map,
) -> NDArray[np.float32]:
    """One float32 row a key, shape (len(keys), width); at least one key.

    `make` is given positions in `keys` whose rows are not held, each key once and in blocks of like `sizes` (a model
    wastes least on texts of one length), and returns their rows. A block is kept as soon as it is made, so that a run
    that is stopped has lost little. `width` is the length of a row, where it is known; a held row of another length
    counts as not held. `each` applies `make` to every block and yields what it gives, in order: here, one after the
    other, unless an engine does it elsewhere.
    """
    place: dict[bytes, int] = {}
    for one in keys:
        place.setdefault(one, len(place))
    first = np.zeros(len(place), dtype=np.int64)
    for at in range(len(keys) - 1, -1, -1):
        first[place[keys[at]]] = at
    held = {} if cache is None else cache.get(kind, list(place))
    rows: NDArray[np.float32] | None = None if width is None else np.zeros((len(place), width), dtype=np.float32)
    missing = []
    for one, row in place.items():
        value = held.pop(one, b"")
        if rows is None and value and len(value) % FLOAT.itemsize == 0:
            rows = np.zeros((len(place), len(value) // FLOAT.itemsize), dtype=np.float32)
        if rows is not None and len(value) == rows.shape[1] * FLOAT.itemsize:
            rows[row] = np.frombuffer(value, dtype=FLOAT)
        else:
            missing.append(row)
    missing.sort(key=lambda row: -sizes[int(first[row])])
    most = settings.CACHE_ROWS_AT_ONCE
    blocks = [missing[start : start + most] for start in range(0, len(missing), most)]
    asked = [[int(first[row]) for row in block] for block in blocks]
    for block, wanted, found in zip(blocks, asked, each(make, asked), strict=True):
        made = np.asarray(found, dtype=FLOAT)
        if rows is None:
            rows = np.zeros((len(place), made.shape[1]), dtype=np.float32)
        rows[block] = made
        if cache is not None:
            cache.put(kind, ((keys[at], row.tobytes()) for at, row in zip(wanted, made, strict=True)))
    assert rows is not None  # there is at least one key
    return rows[[place[one] for one in keys]]
