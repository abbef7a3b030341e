"""The embedder: unit rows in order, the shipped weights checked, any other sentence-transformers folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import FactcheckError
from factcheck.inference import Embedder, tuned, weights
from factcheck.inference.changes import CHANGES, SCALE, widened


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
    assert embedder.name == "factcheck-embedder"
    before = Embedder("all-MiniLM-L6-v2")
    assert before.weights_hash == weights.EMBEDDER_SHA256 != embedder.weights_hash


def test_the_default_is_the_packaged_model_with_the_shipped_changes(embedder: Embedder) -> None:
    from safetensors.numpy import load_file

    bare = load_file(weights.packaged_embedder() / "model.safetensors")
    changes = widened(load_file(tuned.embedder_changes() / CHANGES))
    (name, *_) = (name.removesuffix(".a") for name in changes if name.endswith(".a"))
    made = load_file(tuned.tuned_embedder() / "model.safetensors")
    by_hand = bare[name] + SCALE * changes[name + ".b"].T @ changes[name + ".a"]
    assert made[name] == pytest.approx(by_hand, abs=1e-3)
    assert not np.allclose(by_hand, bare[name], atol=1e-3)


def test_it_finds_one_matter_in_other_words_sooner_than_another_of_its_topic(embedder: Embedder) -> None:
    told = "Before the flood, some people lived in the valley of the Sorn."
    same = "Some residents had called the Sorn valley home until the water came."
    topic = "In the valley of the Sorn the flood destroyed some bridges."
    one, two, three = embedder.encode([told, same, topic])
    assert one @ two > one @ three


def test_a_folder_can_be_named(embedder: Embedder, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(tuned.tuned_embedder(), copy)
    assert Embedder(str(copy)).encode(["A cat."]) == pytest.approx(embedder.encode(["A cat."]), abs=1e-6)


def test_weights_that_were_changed_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"not what it was")
    with pytest.raises(FactcheckError, match="SHA-256"):
        weights.check_sha256(file, weights.EMBEDDER_SHA256)


def test_the_default_gives_what_sentence_transformers_gives(embedder: Embedder) -> None:
    texts = ["The plant makes 40,000 tonnes a year.", "A cat.", "word " * 400, ""]
    by_library = Embedder(str(tuned.tuned_embedder())).encode(texts)
    assert embedder.encode(texts) == pytest.approx(by_library, abs=1e-5)
