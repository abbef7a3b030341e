"""Models behind a cache: asked for what is new alone, the same numbers with it and without, new weights ask anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.inference import Embedder, NLIScorer, parser
from factcheck.inference.cache import Cache, key, remembered_rows
from factcheck.inference.cache.parses import pack, unpack
from tests.inference.tiny_models import make_model

NLI = ("entailment", "neutral", "contradiction")
PAIRS = [("the chip costs three dollars", "the chip costs four dollars"), ("the firm sold eggs", "no eggs sold")]
TEXTS = ["The plant opened in May.", "It employs 900 people.", "Sales rose by 4% last year, the company said."]


class Rows:
    """Rows of three numbers a text, and which were made."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.made: list[str] = []

    def __call__(self, positions: Sequence[int]) -> NDArray[np.float32]:
        self.made += [self.texts[at] for at in positions]
        return np.array([[len(self.texts[at]), 1, 2] for at in positions], dtype=np.float32)


def rows(cache: Cache | None, texts: Sequence[str], width: int | None = None) -> tuple[NDArray[np.float32], list[str]]:
    make = Rows(texts)
    found = remembered_rows(cache, "scores", [key("m", t) for t in texts], [len(t) for t in texts], make, width)
    return found, make.made


@pytest.mark.parametrize("width", [None, 3])
def test_each_text_is_made_once_and_found_again(tmp_path: Path, width: int | None) -> None:
    cache = Cache(tmp_path)
    found, made = rows(cache, ["a", "bbb", "a", "cc"], width)
    assert found[:, 0].tolist() == [1, 3, 1, 2]
    assert made == ["bbb", "cc", "a"]  # of like lengths, the longest first
    found, made = rows(cache, ["dddd", "cc", "a"], width)
    assert found[:, 0].tolist() == [4, 2, 1]
    assert made == ["dddd"]
    assert rows(None, ["a", "a"], width)[1] == ["a"]


def test_a_row_of_another_length_counts_as_not_held(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("scores", [(key("m", "a"), b"12345678"), (key("m", "b"), b"odd")])
    found, made = rows(cache, ["a", "b"], 3)
    assert sorted(made) == ["a", "b"]
    assert found.shape == (2, 3)


def test_a_run_that_is_stopped_keeps_what_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck import settings

    monkeypatch.setattr(settings, "CACHE_ROWS_AT_ONCE", 2)
    texts = ["eeeee", "dddd", "ccc", "bb", "a"]

    class Stopped(Rows):
        def __call__(self, positions: Sequence[int]) -> NDArray[np.float32]:
            if len(self.made) >= 4:
                raise KeyboardInterrupt
            return super().__call__(positions)

    keys, sizes = [key("m", t) for t in texts], [len(t) for t in texts]
    with pytest.raises(KeyboardInterrupt):
        remembered_rows(Cache(tmp_path), "scores", keys, sizes, Stopped(texts))
    assert rows(Cache(tmp_path), texts)[1] == ["a"]


def test_scores_are_kept_until_weights_or_ways_change(tmp_path: Path) -> None:
    folder, cache = make_model(tmp_path / "m", "bert", NLI), Cache(tmp_path / "cache")
    plain = NLIScorer(folder, backend="torch").predict(PAIRS)
    first = NLIScorer(folder, backend="torch", cache=cache)
    assert np.array_equal(first.predict([*PAIRS, *PAIRS]), np.concatenate([plain, plain]))
    assert first.scored == 2
    again = NLIScorer(folder, backend="torch", cache=cache)
    assert np.array_equal(again.predict([*PAIRS, ("the firm", "sold eggs")])[:2], plain)
    assert again.scored == 1
    turned = NLIScorer(folder, backend="torch", cache=cache)
    turned.predict([(b, a) for a, b in PAIRS])
    assert turned.scored == 2
    for other in (
        NLIScorer(folder, backend="onnx", cache=cache),
        NLIScorer(make_model(tmp_path / "n", "bert", NLI, seed=1), backend="torch", cache=cache),
    ):
        assert not np.array_equal(other.predict(PAIRS), plain) or other.backend == "onnx"
        assert other.scored == 2


def test_a_model_whose_answers_are_all_held_is_not_loaded(tmp_path: Path) -> None:
    folder, cache = make_model(tmp_path / "m", "bert", NLI), Cache(tmp_path / "cache")
    NLIScorer(folder, backend="torch", cache=cache).predict(PAIRS)
    again = NLIScorer(folder, backend="torch", cache=cache)
    again.predict(PAIRS)
    assert "_logits" not in vars(again)
    assert "_tokenizer" not in vars(again)
    Embedder(cache=cache).encode(TEXTS)
    embedder = Embedder(cache=cache)
    embedder.encode(TEXTS)
    assert "_encode" not in vars(embedder)


def test_vectors_are_the_same_with_a_cache(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    plain = Embedder().encode(TEXTS)
    first, again = Embedder(cache=cache), Embedder(cache=cache)
    assert np.array_equal(first.encode(TEXTS), plain)
    assert np.array_equal(again.encode(TEXTS[::-1]), plain[::-1])
    assert (first.encoded, again.encoded) == (3, 0)


def never(*_: object, **__: object) -> Any:
    raise AssertionError("the parser was loaded")


def test_parses_are_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*TEXTS, "  A line\nbreak, a “quote” and Łódź’s 🚆.", ""]
    monkeypatch.setattr(parser, "_kept", {})
    plain = list(parser.parse(texts))
    for text, tokens in zip(texts, plain, strict=True):
        assert unpack(pack(tokens), text) == tokens
    monkeypatch.setattr(parser, "_kept", {})
    with parser.parses_kept_in(Cache(tmp_path)):
        assert list(parser.parse(texts)) == plain
    monkeypatch.setattr(parser, "_kept", {})
    monkeypatch.setattr(parser, "_load", never)
    with parser.parses_kept_in(Cache(tmp_path)):
        assert list(parser.parse(texts)) == plain
    monkeypatch.setattr(parser, "_kept", {})
    with pytest.raises(AssertionError, match="loaded"):
        list(parser.parse(texts))


@pytest.mark.parametrize("value", [b"", b"not compressed", pack([])[:-3]])
def test_bytes_that_are_no_parse(value: bytes) -> None:
    assert unpack(value, "The plant opened.") is None


def test_a_parse_of_another_text_is_refused() -> None:
    (tokens,) = parser.parse(["The plant opened in May 2019."])
    assert unpack(pack(tokens), "The plant") is None
