"""Texts in, unit vectors out: all-MiniLM-L6-v2 from the package index, or any sentence-transformers model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import FactcheckError
from factcheck.inference.weights import EMBEDDER_NAME, find_model, folder_hash, shipped_embedder

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Embedder:
    """Sentence vectors (Reimers and Gurevych 2019), loaded at the first use.

    `model`: None for all-MiniLM-L6-v2 (its weights are checked against their published SHA-256), else the folder or hub
    name of a sentence-transformers model. `device`: cpu, cuda, mps ...; None chooses. `threads`: None for all cores.
    `local_files_only`: never ask the hub.
    """

    def __init__(
        self,
        model: str | Path | None = None,
        device: str | None = None,
        batch_size: int = 64,
        threads: int | None = None,
        local_files_only: bool = False,
    ) -> None:
        self.name = EMBEDDER_NAME if model is None else str(model)
        self.device = device
        self.batch_size = batch_size
        self.threads = threads
        self._folder = shipped_embedder() if model is None else find_model(model, local_files_only=local_files_only)

    @property
    def weights_hash(self) -> str:
        """SHA-256 of the weights: a key for what was computed with them."""
        return folder_hash(self._folder)

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()
        try:
            return SentenceTransformer(
                str(self._folder), device=self.device, local_files_only=True, model_kwargs={"use_safetensors": True}
            )
        except (OSError, ValueError, KeyError) as error:
            raise FactcheckError(f"{self.name} could not be loaded by sentence-transformers: {error}") from error

    @cached_property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str], show_progress_bar: bool = False) -> NDArray[np.float32]:
        """One row a text, of length 1, in the order given; shape (len(texts), dimension)."""
        if not len(texts):
            return np.zeros((0, self.dimension), dtype=np.float32)
        if self.threads:
            import torch

            torch.set_num_threads(self.threads)
        vectors = self._model.encode(
            list(texts),
            batch_size=self.batch_size,
            show_progress_bar=show_progress_bar,
            convert_to_numpy=True,
            normalize_embeddings=True,
        )
        return np.asarray(vectors, dtype=np.float32)
