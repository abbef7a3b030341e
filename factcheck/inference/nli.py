"""Pairs of texts in, calibrated probabilities of entailment, neutral and contradiction out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from factcheck.engine import Engine, Place
from factcheck.errors import FactcheckError
from factcheck.inference.backend_onnx import RECIPE
from factcheck.inference.cache import Cache, key, remembered_rows
from factcheck.inference.calibration import FILE, Calibration, Thresholds
from factcheck.inference.labels import LABELS, in_order, label_columns
from factcheck.inference.larger import LARGER_NAME, changes_hash, larger_nli, shipped_changes
from factcheck.inference.tokenizer import ModelTokenizer
from factcheck.inference.weights import as_named, cores, find_model, folder_hash, shipped_nli
from factcheck.inference.windows import join_scores, split_pair
from factcheck.settings import NLI_WINDOW

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.inference.cache.remember import Rows

    Logits = Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]

Backend = Literal["onnx", "torch"]

HANDED_OUT = 16
"""Pairs in 8 bits that a thread takes at a time: handing out each by itself took a fiftieth of the time."""


class NLIScorer:
    """A cross-encoder for natural language inference, loaded at the first use.

    `model`: None for the shipped one, LARGER_NAME for the larger one, else a folder or a hub name of any
    sequence-classification model with NLI labels in any order (safetensors only, no remote code). `backend`: onnx (built
    into the user's cache at first use), torch. `device`: torch's name of a device; with onnx, cuda needs onnxruntime-gpu.
    `threads`: None for all cores. `quantize`: 8 bits, with onnx only, one pair at a time whatever the `batch_size`; None
    where the model's own calibration says that it loses little. `cache`: where scores are kept and found again; None keeps
    none. `engine`: where pairs are scored; None is here. `quick`: there is no `larger` model.

    The larger model's probabilities are means, weighted, of its own and the small model's, as its calibration says; `alone`:
    its own, for who has those of the small one beside them.
    """

    def __init__(
        self,
        model: str | Path | None = None,
        backend: Backend = "onnx",
        device: str | None = None,
        batch_size: int = 32,
        threads: int | None = None,
        quantize: bool | None = None,
        local_files_only: bool = False,
        cache: Cache | None = None,
        engine: Engine | None = None,
        quick: bool = False,
        alone: bool = False,
    ) -> None:
        if backend not in ("onnx", "torch"):
            raise FactcheckError(f"There is no backend {backend}; choose onnx or torch.")
        self.name = "factcheck-nli" if model is None else str(model)
        self.is_larger = model == LARGER_NAME
        self._find = partial(_folder_of, model, local_files_only)
        if not self.is_larger:
            _ = self.folder  # one that is not there is said at once; the larger one is only made when it is needed
        self.backend = backend
        self.device = device
        self.batch_size = batch_size
        self.threads = threads or cores()
        self.calibration = Calibration.read(shipped_changes() if self.is_larger else self.folder)
        self.quantize = backend == "onnx" and (self.calibration.int8 if quantize is None else quantize)
        self.cache = cache
        self.engine = engine
        self.quick = quick
        self.alone = alone
        self._recipe = _Scoring(as_named(model), backend, device, batch_size, threads, self.quantize, alone)
        self.scored = 0
        """Pairs that the model itself has scored; the others were found in the cache or came twice."""
        self.truncated = 0
        """Pairs of which something was cut away. It stays 0: what is too long for the model is scored in windows."""

    @cached_property
    def folder(self) -> Path:
        """Where the weights are."""
        return self._find()

    @cached_property
    def exact(self) -> NLIScorer:
        """The same model in float32, for what is worth a second look; itself where it is not quantized."""
        return self._like(self._recipe.model, False) if self.quantize else self

    @cached_property
    def larger(self) -> NLIScorer | None:
        """The larger model beside the shipped one; None where it is to be quick, or another model was chosen."""
        return None if self.quick or self._recipe.model is not None else self._like(LARGER_NAME, None, alone=True)

    @cached_property
    def _smaller(self) -> NLIScorer | None:
        """The small model, whose probabilities are averaged into those of the larger one; None for any other model."""
        return self._like(None, None) if self.is_larger and self.calibration.smaller and not self.alone else None

    def _like(self, model: str | None, quantize: bool | None, alone: bool = False) -> NLIScorer:
        return NLIScorer(
            model,
            self.backend,
            self.device,
            self.batch_size,
            self._recipe.threads,
            quantize,
            cache=self.cache,
            engine=self.engine,
            quick=True,
            alone=alone,
        )

    @property
    def thresholds(self) -> Thresholds:
        """Probabilities from which a contradiction and an entailment count."""
        return self.calibration.thresholds

    @property
    def weights_hash(self) -> str:
        """SHA-256 of the weights, or of what the larger model is made from."""
        return changes_hash() if self.is_larger else folder_hash(self.folder)

    @property
    def fingerprint(self) -> str:
        """A key for stored scores: it changes with the weights, their calibration, and how they are run."""
        form = "int8, one by one" if self.quantize else "whole"
        form += f", {RECIPE}" if self.backend == "onnx" else ""
        digest = hashlib.sha256(f"{self.weights_hash} {self.backend} {form}".encode())
        beside = (shipped_changes() if self.is_larger else self.folder) / FILE
        if beside.is_file():
            digest.update(beside.read_bytes())
        if self._smaller is not None:
            digest.update(self._smaller.fingerprint.encode())
        return digest.hexdigest()

    @property
    def _on_gpu(self) -> bool:
        return (self.device or "").startswith("cuda")

    @cached_property
    def _tokenizer(self) -> ModelTokenizer:
        return ModelTokenizer(self.folder)

    @cached_property
    def _columns(self) -> tuple[str, ...]:
        named = self._tokenizer.config.get("id2label") or {}
        return label_columns({int(number): str(label) for number, label in named.items()})

    @cached_property
    def window(self) -> int:
        """Tokens of a pair that are scored at once: what the model takes, and no more than NLI_WINDOW."""
        return min(NLI_WINDOW, self._tokenizer.longest)

    @cached_property
    def _logits(self) -> Logits:
        _ = self._columns  # a model of another task is refused before it is loaded
        if self.backend == "onnx":
            from factcheck.inference.backend_onnx import load

            threads = 1 if self.quantize else self.threads  # see `_score`
            return load(self.folder, self.weights_hash, quantize=self.quantize, device=self.device, threads=threads)
        from factcheck.inference.backend_torch import load as load_torch

        return load_torch(self.folder, device=self.device, threads=self.threads)

    def predict(self, pairs: Sequence[tuple[str, str]], show_progress_bar: bool = False) -> NDArray[np.float32]:
        """Probabilities for each (premise, hypothesis), shape (len(pairs), 3): entailment, neutral, contradiction."""
        if not len(pairs):
            return np.zeros((0, len(LABELS)), dtype=np.float32)
        from tqdm import tqdm

        with tqdm(total=len(pairs), desc="NLI", unit="pair", disable=not show_progress_bar) as bar:

            def taken(positions: Sequence[int]) -> list[tuple[str, str]]:
                self.scored += len(positions)
                return [pairs[at] for at in positions]

            def each(make: Rows, blocks: Iterable[Sequence[int]]) -> Iterator[NDArray[np.float32]]:
                engine = self.engine
                made = engine.map(self._recipe, map(taken, blocks), gpu=self._on_gpu) if engine else map(make, blocks)
                for scores in made:
                    bar.update(len(scores))
                    yield scores

            made_by = self.fingerprint
            keys = [key(made_by, premise, hypothesis) for premise, hypothesis in pairs]
            sizes = [len(premise) + len(hypothesis) for premise, hypothesis in pairs]
            scores = remembered_rows(
                self.cache, "scores", keys, sizes, lambda positions: self._predict(taken(positions)), len(LABELS), each
            )
            bar.update(bar.total - bar.n)
        return scores

    def _predict(self, pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        """Probabilities by the model itself; what is too long for it in windows."""
        encodings = self._tokenizer.encode(pairs)
        long = [i for i, encoding in enumerate(encodings) if len(encoding.ids) > self.window]
        fitting = sorted(set(range(len(pairs))) - set(long))
        scores = np.zeros((len(pairs), len(LABELS)), dtype=np.float32)
        scores[fitting] = self._score([encodings[i] for i in fitting])
        for i in long:
            parts = split_pair(pairs[i], self._tokenizer, self.window)
            scores[i] = join_scores([self._score(self._tokenizer.encode(part)) for part in parts])
        if self._smaller is not None:
            share = self.calibration.smaller
            scores = (1 - share) * scores + share * self._smaller._predict(pairs)
        return scores

    def _score(self, encodings: Sequence[Any]) -> NDArray[np.float32]:
        """Pairs that fit the window, in batches of like length so that little is spent on padding.

        In 8 bits each pair is a batch of its own: activations are scaled by the largest of their batch, so that a score would
        depend on its neighbours (0.46 or 0.61 for one pair); that is as fast and more accurate, and threads share the pairs.
        """
        order = sorted(range(len(encodings)), key=lambda i: -len(encodings[i].ids))
        size = 1 if self.quantize else self.batch_size
        groups = [order[start : start + size] for start in range(0, len(order), size)]
        scores = np.zeros((len(encodings), len(self._columns)), dtype=np.float32)

        def logits(rows: Sequence[int]) -> NDArray[np.float32]:
            return self._logits(self._tokenizer.batch([encodings[row] for row in rows]))

        for rows, found in zip(groups, self._side_by_side(logits, groups), strict=True):
            scores[rows] = found
        return in_order(softmax(scores / self.calibration.temperature), self._columns)

    def _side_by_side(
        self, work: Callable[[Sequence[int]], NDArray[np.float32]], groups: Sequence[Sequence[int]]
    ) -> Iterator[NDArray[np.float32]]:
        """What `work` makes of each group, in order; in 8 bits on several threads at once."""
        if not self.quantize or self.threads == 1 or len(groups) < 2:
            yield from map(work, groups)
            return
        _ = self._logits, self._tokenizer  # loaded once, before there are several threads
        runs = [groups[start : start + HANDED_OUT] for start in range(0, len(groups), HANDED_OUT)]
        with ThreadPoolExecutor(self.threads) as pool:
            for found in pool.map(lambda run: [work(group) for group in run], runs):
                yield from found


@dataclass(frozen=True, slots=True)
class _Scoring:
    """The recipe for a worker that scores blocks of pairs; what it says is what `NLIScorer` takes."""

    model: str | None
    backend: Backend
    device: str | None
    batch_size: int
    threads: int | None
    quantize: bool
    alone: bool

    def __call__(self, place: Place) -> Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]:
        threads = place.threads or self.threads
        return NLIScorer(
            self.model, self.backend, self.device, self.batch_size, threads, self.quantize, alone=self.alone
        )._predict


def _folder_of(model: str | Path | None, local_files_only: bool) -> Path:
    if model == LARGER_NAME:
        return larger_nli()
    return shipped_nli() if model is None else find_model(model, local_files_only=local_files_only)


def softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of logits -> rows of probabilities."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float32)
