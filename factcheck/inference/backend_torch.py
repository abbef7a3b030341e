"""A sequence-classification model run by torch, on whatever device torch has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from numpy.typing import NDArray


def load_model(folder: Path) -> Any:
    """The model in float32, ready to score; safetensors only, no remote code."""
    import torch
    from transformers import AutoModelForSequenceClassification
    from transformers.utils import logging

    logging.disable_progress_bar()
    try:
        model = AutoModelForSequenceClassification.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, dtype=torch.float32
        )
    except (OSError, ValueError) as error:
        raise FactcheckError(f"{folder} could not be loaded as a sequence-classification model: {error}") from error
    return model.eval()


def load_encoder_model(folder: Path) -> Any:
    """The model's encoder in float32, without a head; safetensors only, no remote code."""
    import torch
    from transformers import AutoModel
    from transformers.utils import logging

    logging.disable_progress_bar()
    return AutoModel.from_pretrained(
        folder, local_files_only=True, trust_remote_code=False, use_safetensors=True, dtype=torch.float32
    ).eval()


def load(
    folder: Path, *, device: str | None, threads: int
) -> Callable[[dict[str, NDArray[np.int64]]], NDArray[np.float32]]:
    """A function from a batch of token arrays (rows, tokens) to logits (rows, outputs)."""
    import torch

    model = load_model(folder)
    place = torch.device(device or ("cuda" if torch.cuda.is_available() else "cpu"))
    model.to(place)

    def logits(batch: dict[str, NDArray[np.int64]]) -> NDArray[np.float32]:
        torch.set_num_threads(threads)
        tensors = {name: torch.from_numpy(array).to(place) for name, array in batch.items()}
        with torch.inference_mode():
            return np.asarray(model(**tensors).logits.float().cpu().numpy(), dtype=np.float32)

    return logits
