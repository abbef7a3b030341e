"""The NLI scorer: any architecture, any order of labels, both backends, long pairs, no padding in the scores."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from factcheck.errors import FactcheckError
from factcheck.inference import NLIScorer, backend_onnx

sys.path.insert(0, str(Path(__file__).parent))
from tiny_models import make_model

NLI = ("entailment", "neutral", "contradiction")

PAIRS = [
    ("the chip costs three hundred dollars .", "the chip costs four hundred dollars ."),
    ("the firm sold eggs in 2023 .", "the firm sold no eggs in 2023 ."),
    ("the firm sold eggs in 2023 .", "the firm sold eggs ."),
    ("eggs .", "the chip costs four hundred dollars in 2024 and the firm did not rise , it fell by three hundred ."),
]


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.mark.parametrize("architecture", ["bert", "roberta", "distilbert", "deberta-v2"])
def test_the_backends_agree_on_every_architecture(tmp_path: Path, architecture: str) -> None:
    folder = make_model(tmp_path / "model", architecture, NLI)
    by_torch = NLIScorer(folder, backend="torch").predict(PAIRS)
    by_onnx = NLIScorer(folder, backend="onnx").predict(PAIRS)
    assert by_torch.shape == (len(PAIRS), 3)
    assert by_torch.dtype == np.float32
    assert by_torch.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.ptp(by_torch[:, 0]) > 0.01  # else the comparison below would say nothing
    assert by_onnx == pytest.approx(by_torch, abs=1e-4)


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        (("entailment", "neutral", "contradiction"), [0, 1, 2]),
        (("contradiction", "entailment", "neutral"), [1, 2, 0]),
        (("CONTRADICTION", "NEUTRAL", "ENTAILMENT"), [2, 1, 0]),
        (("SUPPORTS", "REFUTES", "NOT ENOUGH INFO"), [0, 2, 1]),
    ],
)
def test_columns_follow_the_labels_names(tmp_path: Path, labels: tuple[str, ...], order: list[int]) -> None:
    plain = NLIScorer(make_model(tmp_path / "plain", "bert", NLI), backend="torch").predict(PAIRS)
    named = NLIScorer(make_model(tmp_path / "named", "bert", labels), backend="torch").predict(PAIRS)
    assert named == pytest.approx(plain[:, order], abs=1e-6)


def test_a_two_way_model_never_reports_a_contradiction(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", ("entailment", "not_entailment"))
    scores = NLIScorer(folder, backend="torch").predict(PAIRS)
    assert (scores[:, 2] == 0).all()
    assert scores[:, :2].sum(axis=1) == pytest.approx(1.0, abs=1e-5)


@pytest.mark.parametrize("labels", [("LABEL_0", "LABEL_1", "LABEL_2"), ("positive", "negative"), ("entailment",)])
def test_a_model_of_another_task_is_refused(tmp_path: Path, labels: tuple[str, ...]) -> None:
    scorer = NLIScorer(make_model(tmp_path / "m", "bert", labels), backend="torch")
    with pytest.raises(FactcheckError, match="no NLI model"):
        scorer.predict(PAIRS)


@pytest.mark.parametrize("backend", ["torch", "onnx"])
def test_a_score_does_not_depend_on_order_or_neighbours(tmp_path: Path, backend: str) -> None:
    scorer = NLIScorer(make_model(tmp_path / "m", "bert", NLI), backend=backend, batch_size=2)  # type: ignore[arg-type]
    together = scorer.predict(PAIRS)
    alone = np.vstack([scorer.predict([pair]) for pair in PAIRS])
    backwards = scorer.predict(PAIRS[::-1])[::-1]
    assert together == pytest.approx(alone, abs=1e-5)
    assert together == pytest.approx(backwards, abs=1e-5)


def test_no_pairs_give_no_rows(tmp_path: Path) -> None:
    assert NLIScorer(make_model(tmp_path / "m", "bert", NLI)).predict([]).shape == (0, 3)


@pytest.mark.parametrize("long", ["premise", "hypothesis", "both"])
def test_a_pair_longer_than_the_window_is_scored_whole(tmp_path: Path, long: str) -> None:
    scorer = NLIScorer(make_model(tmp_path / "m", "bert", NLI), backend="torch")
    text = "the firm sold eggs in 2023 . " * 40
    pair = (text if long != "hypothesis" else "eggs .", text if long != "premise" else "eggs .")
    scores = scorer.predict([pair, PAIRS[0]])
    assert np.isfinite(scores).all()
    assert scores.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
    assert scorer.truncated == 0
    assert scores[1] == pytest.approx(scorer.predict([PAIRS[0]])[0], abs=1e-5)


def test_eight_bit_weights_are_a_smaller_file_of_about_the_same_scores(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", NLI)
    whole, small = NLIScorer(folder, quantize=False), NLIScorer(folder, quantize=True)
    assert small.predict(PAIRS) == pytest.approx(whole.predict(PAIRS), abs=0.05)
    assert small.fingerprint != whole.fingerprint


def test_two_products_of_eight_bit_weights_fit_in_sixteen_bits(tmp_path: Path) -> None:
    onnx = pytest.importorskip("onnx")
    backend_onnx.export(make_model(tmp_path / "m", "bert", NLI), tmp_path / "whole.onnx")
    backend_onnx.shrink(tmp_path / "whole.onnx", tmp_path / "small.onnx")
    weights = [
        onnx.numpy_helper.to_array(weight)
        for weight in onnx.load(tmp_path / "small.onnx").graph.initializer
        if weight.data_type == onnx.TensorProto.INT8
    ]
    largest = max(int(np.abs(weight.astype(int)).max()) for weight in weights)
    assert 2 * 255 * largest < 2**15


def test_an_eight_bit_score_does_not_depend_on_what_else_is_scored(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", NLI)
    scorer = NLIScorer(folder, quantize=True, threads=2)
    together = scorer.predict([*PAIRS, ("eggs " * 40, "eggs .")])
    alone = np.concatenate([NLIScorer(folder, quantize=True, threads=1).predict([pair]) for pair in PAIRS])
    assert np.array_equal(together[: len(PAIRS)], alone)


def test_the_onnx_file_is_built_once(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", NLI)
    NLIScorer(folder).predict(PAIRS)
    (built,) = (tmp_path / "cache").rglob("model.onnx")
    before = built.stat().st_mtime_ns
    NLIScorer(folder).predict(PAIRS)
    assert built.stat().st_mtime_ns == before
    assert [path.name for path in built.parent.iterdir()] == ["model.onnx"]


def test_temperature_and_thresholds_come_from_beside_the_weights(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", NLI)
    sharp = NLIScorer(folder, backend="torch").predict(PAIRS)
    plain_key = NLIScorer(folder).fingerprint
    (folder / "calibration.json").write_text(
        '{"temperature": 2.0, "thresholds": {"contradiction": 0.8, "entailment": 0.7}, "int8": true}'
    )
    scorer = NLIScorer(folder, backend="torch")
    assert (scorer.predict(PAIRS).max(axis=1) < sharp.max(axis=1)).all()
    assert scorer.thresholds == (scorer.thresholds.__class__(contradiction=0.8, entailment=0.7))
    assert NLIScorer(folder).quantize
    assert NLIScorer(folder).fingerprint != plain_key


def test_a_spoilt_calibration_is_named(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", NLI)
    (folder / "calibration.json").write_text('{"temperature": "warm"}')
    with pytest.raises(FactcheckError, match=r"calibration\.json"):
        NLIScorer(folder)


def test_pickled_weights_are_refused(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", NLI)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(FactcheckError, match="safetensors"):
        NLIScorer(folder, backend="torch").predict(PAIRS)


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/model", "a/b/c"])
def test_a_path_that_is_not_there_is_never_looked_up_on_the_hub(name: str) -> None:
    with pytest.raises(FactcheckError, match="no model folder"):
        NLIScorer(name)


def test_a_hub_model_that_cannot_be_had_says_what_to_do() -> None:
    with pytest.raises(FactcheckError, match="name a folder"):
        NLIScorer("nobody/has-this-model", local_files_only=True)


def test_the_exact_scorer_is_the_same_model_in_float32(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", NLI)
    small, whole = NLIScorer(folder, quantize=True), NLIScorer(folder, quantize=False)
    assert whole.exact is whole
    assert small.exact.predict(PAIRS) == pytest.approx(whole.predict(PAIRS), abs=1e-6)
    assert small.exact.fingerprint == whole.fingerprint
