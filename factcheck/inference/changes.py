"""A model from a package with the changes that factcheck ships made to it.

The changes are those of Hu et al. 2021 ("LoRA: Low-Rank Adaptation of Large Language Models"): to a matrix W of the encoder
2 B A of low rank is added, stored in 8 bits; layers that are new, such as a head, are stored whole. The model that comes of
it is written into the user's cache once, as transformers reads it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrices = Mapping[str, NDArray[np.float32]]

CHANGES = "changes.safetensors"
CONFIG = "config.json"
SCALE = 2.0
"""What B A is multiplied with, in training and here."""

A, B, STEP = ".a", ".b", ".step"
"""Ends of names: a matrix of rank rows, another of rank rows (stored on its side), and the size of a step of 8 bits, one for
each row."""


def made_once(name: str, write: Callable[[Path], None], otherwise: str) -> Path:
    """The folder `name` among the models of the user's cache; `write` fills a new one beside it when there is none.

    Raises FactcheckError, which says what to do `otherwise`, where it cannot be written.
    """
    from platformdirs import user_cache_dir

    cache = Path(user_cache_dir("factcheck", appauthor=False)) / "models"
    folder = cache / name
    if (folder / CONFIG).is_file():
        return folder
    try:
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as aside:
            made = Path(aside) / "model"
            write(made)
            try:
                made.rename(folder)
            except OSError:  # another run was faster
                if not (folder / CONFIG).is_file():
                    raise
    except OSError as error:
        raise FactcheckError(f"A model cannot be written to {cache} ({error}); {otherwise}.") from error
    return folder


def applied(weights: Matrices, changes: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """The weights with the changes made; what only the changes hold, such as the head, is new."""
    whole = widened(changes)
    found = dict(weights)
    for name, matrix in whole.items():
        if name.endswith(A):
            changed = name.removesuffix(A)
            found[changed] = found[changed] + np.float32(SCALE) * (whole[changed + B].T @ matrix)
        elif not name.endswith(B):
            found[name] = matrix
    return found


def as_stored(trained: Matrices) -> dict[str, NDArray[Any]]:
    """What is trained (`LowRank` of `models/train_nli.py`, and whole layers) as it is kept in a file."""
    # by the name of the matrix that is changed
    sides = {name: name[: -len(A)] + ".weight" + name[-len(A) :] for name in trained if name.endswith((A, B))}
    matrices = {sides.get(name, name): matrix.T if name.endswith(B) else matrix for name, matrix in trained.items()}
    return {name: np.ascontiguousarray(matrix) for name, matrix in narrowed(matrices).items()}


def as_trained(stored: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """The way back."""
    found = {}
    for name, matrix in widened(stored).items():
        if name.endswith((A, B)):
            found[name.replace(".weight" + name[-len(A) :], name[-len(A) :])] = (
                matrix.T.copy() if name.endswith(B) else matrix
            )
        else:
            found[name] = matrix
    return found


def narrowed(matrices: Matrices) -> dict[str, NDArray[Any]]:
    """Matrices as they are stored: 8 bits and a step for each row; vectors as they are."""
    stored: dict[str, NDArray[Any]] = {}
    for name, matrix in matrices.items():
        if matrix.ndim < 2:
            stored[name] = matrix.astype(np.float32)
            continue
        step = np.maximum(np.abs(matrix).max(axis=1, keepdims=True), 1e-12) / 127
        stored[name] = np.rint(matrix / step).astype(np.int8)
        stored[name + STEP] = step.astype(np.float32)
    return stored


def widened(stored: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[np.float32]]:
    """What `narrowed` stored, as float32."""
    return {
        name: matrix.astype(np.float32) * (stored[name + STEP] if name + STEP in stored else np.float32(1.0))
        for name, matrix in stored.items()
        if not name.endswith(STEP)
    }
