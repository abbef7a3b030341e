"""Texts in, unit vectors out: the embedder that factcheck ships, or any sentence-transformers model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factcheck.engine import Engine, Place
from factcheck.errors import FactcheckError
from factcheck.inference.backend_onnx import RECIPE
from factcheck.inference.cache import Cache, key, remembered_rows
from factcheck.inference.tokenizer import ModelTokenizer
from factcheck.inference.tuned import TUNED_NAME, tuned_embedder
from factcheck.inference.weights import EMBEDDER_NAME, as_named, cores, find_model, folder_hash, packaged_embedder
from factcheck.settings import EMBEDDER_LONGEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.inference.cache.remember import Rows

    Encode = Callable[[list[str]], NDArray[np.float32]]


class Embedder:
    """Sentence vectors (Reimers and Gurevych 2019), loaded at the first use.

    `model`: None for the embedder that factcheck ships, all-MiniLM-L6-v2 with changes; by that name as it was before (its
    weights are checked against their published SHA-256); else the folder or hub name of a sentence-transformers model.
    `device`: cpu, cuda, mps ...; None chooses. `threads`: None for all cores. `local_files_only`: never ask the hub. `cache`:
    where vectors are kept and found again; None keeps none. `engine`: where texts are encoded; None is here.

    These two run on onnxruntime, which starts in a fraction of the time that torch and sentence-transformers take to import;
    any other, and any device but the CPU, runs on sentence-transformers.
    """

    def __init__(
        self,
        model: str | Path | None = None,
        device: str | None = None,
        batch_size: int = 64,
        threads: int | None = None,
        local_files_only: bool = False,
        cache: Cache | None = None,
        engine: Engine | None = None,
    ) -> None:
        self.name = TUNED_NAME if model is None else str(model)
        self.device = device
        self.batch_size = batch_size
        self.threads = threads
        self.cache = cache
        self.engine = engine
        self._recipe = _Encoding(as_named(model), device, batch_size, threads)
        self.encoded = 0
        """Texts that the model itself has encoded; the others were found in the cache or came twice."""
        known = {TUNED_NAME: tuned_embedder, EMBEDDER_NAME: packaged_embedder}.get(self.name)
        self._folder = known() if known else find_model(str(model), local_files_only=local_files_only)
        self._by_onnx = known is not None and device in (None, "cpu")

    @property
    def weights_hash(self) -> str:
        """SHA-256 of the weights: a key for what was computed with them."""
        return folder_hash(self._folder)

    @cached_property
    def fingerprint(self) -> str:
        """A key for stored vectors: it changes with the weights and with how they are run."""
        how = f"onnx {RECIPE} {EMBEDDER_LONGEST}" if self._by_onnx else "sentence-transformers"
        return f"{self.weights_hash} {how}"

    @cached_property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.encode(["x"]).shape[1])

    def encode(self, texts: Sequence[str], show_progress_bar: bool = False) -> NDArray[np.float32]:
        """One row a text, of length 1, in the order given; shape (len(texts), dimension).

        A text longer than the model takes (256 tokens, about 190 words, for the default) is known by its beginning.
        """
        if not len(texts):
            return np.zeros((0, self.dimension), dtype=np.float32)
        from tqdm import tqdm

        with tqdm(total=len(texts), desc="Vectors", unit="text", disable=not show_progress_bar) as bar:

            def taken(positions: Sequence[int]) -> list[str]:
                self.encoded += len(positions)
                return [texts[at] for at in positions]

            def each(make: Rows, blocks: Iterable[Sequence[int]]) -> Iterator[NDArray[np.float32]]:
                engine = self.engine
                made = engine.map(self._recipe, map(taken, blocks), gpu=self._on_gpu) if engine else map(make, blocks)
                for vectors in made:
                    bar.update(len(vectors))
                    yield vectors

            keys = [key(self.fingerprint, text) for text in texts]
            sizes = [len(text) for text in texts]
            vectors = remembered_rows(
                self.cache, "vectors", keys, sizes, lambda positions: self._encode(taken(positions)), each=each
            )
            bar.update(bar.total - bar.n)
        return vectors

    @property
    def _on_gpu(self) -> bool:
        return (self.device or "").startswith("cuda")

    @cached_property
    def _encode(self) -> Encode:
        return self._with_onnx() if self._by_onnx else self._with_sentence_transformers()

    def _with_onnx(self) -> Encode:
        from factcheck.inference.backend_onnx import load_encoder

        tokenizer = ModelTokenizer(self._folder)
        means = load_encoder(self._folder, self.weights_hash, threads=self.threads or cores())

        def encode(texts: list[str]) -> NDArray[np.float32]:
            encodings = tokenizer.encode(texts, longest=EMBEDDER_LONGEST)
            order = sorted(range(len(texts)), key=lambda i: -len(encodings[i].ids))
            vectors: NDArray[np.float32] | None = None
            for start in range(0, len(order), self.batch_size):
                rows = order[start : start + self.batch_size]
                found = means(tokenizer.batch([encodings[row] for row in rows]))
                if vectors is None:
                    vectors = np.zeros((len(texts), found.shape[1]), dtype=np.float32)
                vectors[rows] = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
            assert vectors is not None  # there is at least one text
            return vectors

        return encode

    def _with_sentence_transformers(self) -> Encode:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            model = SentenceTransformer(
                str(self._folder), device=self.device, local_files_only=True, model_kwargs={"use_safetensors": True}
            )
        except (OSError, ValueError, KeyError) as error:
            raise FactcheckError(f"{self.name} could not be loaded by sentence-transformers: {error}") from error

        def encode(texts: list[str]) -> NDArray[np.float32]:
            if self.threads:
                import torch

                torch.set_num_threads(self.threads)
            vectors = model.encode(
                texts,
                batch_size=self.batch_size,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=True,
            )
            return np.asarray(vectors, dtype=np.float32)

        return encode


@dataclass(frozen=True, slots=True)
class _Encoding:
    """The recipe for a worker that encodes blocks of texts; what it says is what `Embedder` takes."""

    model: str | None
    device: str | None
    batch_size: int
    threads: int | None

    def __call__(self, place: Place) -> Encode:
        return Embedder(self.model, self.device, self.batch_size, place.threads or self.threads)._encode
