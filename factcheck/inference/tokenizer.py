"""Texts in, token numbers out, by the tokenizers library alone: transformers and torch take seconds to import."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COUNTED_FROM_PADDING = ("roberta", "xlm-roberta", "camembert", "mpnet")
"""Models that number positions from the padding token's number on, which takes two of them."""


class ModelTokenizer:
    """The tokenizer in a model's folder, with what `config.json` says of its inputs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config: dict[str, Any] = _json(folder / "config.json")
        self._settings: dict[str, Any] = _json(folder / "tokenizer_config.json")

    @cached_property
    def _tokenizer(self) -> Any:
        file = self.folder / "tokenizer.json"
        try:
            if file.is_file():
                from tokenizers import Tokenizer

                tokenizer = Tokenizer.from_file(str(file))
            else:
                from transformers import AutoTokenizer

                loaded = AutoTokenizer.from_pretrained(self.folder, local_files_only=True, trust_remote_code=False)
                tokenizer = loaded.backend_tokenizer
        except Exception as error:  # the library raises Exception itself
            raise FactcheckError(f"The tokenizer in {self.folder} could not be loaded: {error}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        return tokenizer

    @cached_property
    def longest(self) -> int:
        """Tokens that the model takes at once, special ones included."""
        positions = int(self.config.get("max_position_embeddings") or 512)
        reserved = 2 if self.config.get("model_type") in _COUNTED_FROM_PADDING else 0
        return min(positions - reserved, int(min(self._settings.get("model_max_length") or positions, 1 << 20)))

    @cached_property
    def specials(self) -> int:
        """Special tokens that are added to a pair."""
        return int(self._tokenizer.num_special_tokens_to_add(is_pair=True))

    def encode(self, texts: Sequence[str] | Sequence[tuple[str, str]], longest: int | None = None) -> list[Any]:
        """Texts, or pairs of texts, as the library's encodings (`.ids`, `.type_ids`) with special tokens.

        Whole, unless `longest` says how many tokens are kept.
        """
        if longest:
            self._tokenizer.enable_truncation(longest)
        encodings: list[Any] = self._tokenizer.encode_batch(list(texts), add_special_tokens=True)
        self._tokenizer.no_truncation()
        return encodings

    def offsets(self, text: str) -> list[tuple[int, int]]:
        """Start and end in the text of each of its tokens."""
        offsets: list[tuple[int, int]] = self._tokenizer.encode(text, add_special_tokens=False).offsets
        return offsets

    def batch(self, encodings: Sequence[Any]) -> dict[str, NDArray[np.int64]]:
        """Encodings as the model's inputs: arrays (rows, longest), padded on the right.

        Token types are among them where the model tells two of them apart, as BERT does and RoBERTa does not.
        """
        shape = (len(encodings), max(len(encoding.ids) for encoding in encodings))
        ids = np.full(shape, int(self.config.get("pad_token_id") or 0), dtype=np.int64)
        mask = np.zeros(shape, dtype=np.int64)
        types = np.zeros(shape, dtype=np.int64)
        for row, encoding in enumerate(encodings):
            length = len(encoding.ids)
            ids[row, :length] = encoding.ids
            mask[row, :length] = 1
            types[row, :length] = encoding.type_ids
        batch = {"input_ids": ids, "attention_mask": mask}
        return batch | {"token_type_ids": types} if int(self.config.get("type_vocab_size") or 0) > 1 else batch


def _json(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise FactcheckError(f"{path} cannot be read: {error}") from error
    return held if isinstance(held, dict) else {}
