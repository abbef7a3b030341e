"""The embedder: unit rows in order, the shipped weights checked, any other sentence-transformers folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import FactcheckError
from factcheck.inference import Embedder, weights


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder()


def test_rows_are_unit_vectors_in_the_order_given(embedder: Embedder) -> None:
    texts = ["The plant makes 40,000 tonnes a year.", "A cat.", "Forty thousand tonnes is the plant's yearly output."]
    vectors = embedder.encode(texts)
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert vectors[0] @ vectors[2] > 0.6 > vectors[0] @ vectors[1]


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, 384)


def test_the_default_is_named_and_hashed(embedder: Embedder) -> None:
    assert embedder.name == "all-MiniLM-L6-v2"
    assert embedder.weights_hash == weights.EMBEDDER_SHA256


def test_a_folder_can_be_named(embedder: Embedder, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(weights.shipped_embedder(), copy)
    assert Embedder(str(copy)).encode(["A cat."]) == pytest.approx(embedder.encode(["A cat."]), abs=1e-6)


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"not what it was")
    with pytest.raises(FactcheckError, match="SHA-256"):
        weights.check_sha256(file, weights.EMBEDDER_SHA256)


def test_the_default_gives_what_sentence_transformers_gives(embedder: Embedder) -> None:
    texts = ["The plant makes 40,000 tonnes a year.", "A cat.", "word " * 400, ""]
    by_library = Embedder(str(weights.shipped_embedder())).encode(texts)
    assert embedder.encode(texts) == pytest.approx(by_library, abs=1e-5)
