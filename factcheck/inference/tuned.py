"""The embedder: all-MiniLM-L6-v2, from the package that carries it, with the changes of `models/embedder`."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from factcheck.inference.changes import CHANGES, applied, made_once
from factcheck.inference.weights import file_sha256, packaged_embedder, shipped

TUNED_NAME = "factcheck-embedder"
"""What `--embedder` calls it."""

WEIGHTS = "model.safetensors"


def embedder_changes() -> Path:
    """The folder of the changes that come with factcheck."""
    return shipped("embedder", CHANGES, "name another model with --embedder")


def tuned_embedder() -> Path:
    """The folder of the changed model, made in the user's cache when it is first asked for (90 MB)."""
    changes = embedder_changes()
    name = f"embedder-{file_sha256(changes / CHANGES)[:16]}"
    return made_once(name, lambda made: make(packaged_embedder(), changes, made), "name another model with --embedder")


def make(base: Path, changes: Path, into: Path) -> None:
    """Write a model with changes into a new folder, as sentence-transformers reads it."""
    from safetensors.numpy import load_file, save_file

    shutil.copytree(base, into, ignore=shutil.ignore_patterns(WEIGHTS))
    bare = {name: matrix for name, matrix in load_file(base / WEIGHTS).items() if matrix.dtype == np.float32}
    changed = applied(bare, load_file(changes / CHANGES))
    save_file(changed, into / WEIGHTS)
