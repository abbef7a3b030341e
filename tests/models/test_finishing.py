"""What is done with trained weights: averaging two models, leaving out word pieces, measuring, a run that goes on."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from average_nli import main as average
from measure_nli import contradictions, has_number
from mixture import Example, write
from prune_vocabulary import kept, renumbered
from prune_vocabulary import main as prune
from safetensors.torch import load_file
from train_nli import main as train

from factcheck.evaluation.pairs import LabelledPair
from factcheck.inference import NLIScorer

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "inference"))
from tiny_models import make_model

NLI = ("entailment", "neutral", "contradiction")
WEIGHTS = "model.safetensors"


def test_the_mean_of_two_models_lies_where_its_share_says(tmp_path: Path) -> None:
    one, other = make_model(tmp_path / "one", "bert", NLI, seed=1), make_model(tmp_path / "other", "bert", NLI, seed=2)
    average([str(one), str(other), str(tmp_path / "mean"), "--share", "0.75"])
    a, b, mean = (load_file(folder / WEIGHTS) for folder in (one, other, tmp_path / "mean"))
    assert all(torch.allclose(mean[name], 0.75 * a[name] + 0.25 * b[name], atol=1e-6) for name in a)
    assert (tmp_path / "mean" / "tokenizer.json").is_file()


def test_models_of_different_shape_are_not_averaged(tmp_path: Path) -> None:
    one, other = make_model(tmp_path / "one", "bert", NLI), make_model(tmp_path / "other", "distilbert", NLI)
    with pytest.raises(SystemExit, match="one shape"):
        average([str(one), str(other), str(tmp_path / "mean")])


def test_later_positions_are_left_out_and_long_pairs_are_read_in_windows(tmp_path: Path) -> None:
    model = make_model(tmp_path / "model", "bert", NLI)
    prune([str(model), str(tmp_path / "short"), "--positions", "24"])
    short, whole = NLIScorer(str(tmp_path / "short"), backend="torch"), NLIScorer(str(model), backend="torch")
    assert short.window == 24 < whole.window
    pair = ("The mill burned.", "A mill burned.")
    np.testing.assert_allclose(short.predict([pair]), whole.predict([pair]), atol=1e-3)
    assert short.predict([("The mill burned. " * 40, "A mill burned.")]).shape == (1, 3)


@pytest.mark.parametrize(
    ("piece", "stays"),
    [
        ("[unused3]", False),
        ("[SEP]", True),
        ("house", True),
        ("##é", True),
        ("1932", True),
        ("µ", True),
        ("漢", False),
        ("ж", False),
    ],
)
def test_pieces_of_other_scripts_are_left_out(piece: str, stays: bool) -> None:
    assert kept(piece) is stays


def test_what_stays_is_numbered_anew_and_keeps_its_old_row() -> None:
    vocabulary = {"[PAD]": 0, "[unused1]": 1, "[CLS]": 2, "[SEP]": 3, "漢": 4, "mill": 5}
    tokenizer = {
        "model": {"vocab": dict(vocabulary)},
        "added_tokens": [{"id": 3, "content": "[SEP]"}],
        "post_processor": {"special_tokens": {"[SEP]": {"tokens": ["[SEP]"], "ids": [3]}}, "sep": ["[SEP]", 3]},
    }
    new, rows = renumbered(tokenizer)
    assert new["model"]["vocab"] == {"[PAD]": 0, "[CLS]": 1, "[SEP]": 2, "mill": 3}
    assert rows == [0, 2, 3, 5]
    assert new["added_tokens"][0]["id"] == new["post_processor"]["sep"][1] == 2


def test_twins_and_others_that_are_called_contradictions_are_counted_apart() -> None:
    labels = ["contradiction", "contradiction", "entailment", "entailment", "neutral", "neutral"]
    called = [2, 0, 2, 0, 1, 1]
    pairs = [LabelledPair("a", "b", label) for label in labels]
    found = contradictions(pairs, np.eye(3, dtype=np.float32)[called])
    assert found["contradiction_f1"] == 0.5
    assert found["others_called_contradiction"] == 0.25
    assert found["twins_called_contradiction"] == 0.5


def test_digits_and_words_are_numbers() -> None:
    assert has_number("Seven of 12.")
    assert has_number("It has two doors.")
    assert not has_number("It has no door.")


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "start", "bert", NLI)
    rows = [Example("the chip costs three dollars .", f"the firm sold {n} eggs .", NLI[i % 3], "")
            for i, n in enumerate(["three", "four", "no"] * 20)]  # fmt: skip
    write(tmp_path / "data" / "some.jsonl.gz", rows)

    def go(pairs: int) -> dict[str, object]:
        places = ["--data", str(tmp_path / "data"), "--out", str(tmp_path / "run"), "--init", str(folder)]
        how = "--batch-tokens 128 --precision fp32 --device cpu --threads 1 --dropout 0".split()
        train([*places, *how, "--pairs", str(pairs)])
        return dict(json.loads((tmp_path / "run" / "log.jsonl").read_text().splitlines()[-1]))

    first, then = go(30), go(60)
    assert int(str(first["pairs"])) >= 30
    assert int(str(then["pairs"])) >= 60
    assert int(str(then["steps"])) > int(str(first["steps"]))
    assert go(60)["steps"] == then["steps"]  # the run was over: nothing more is trained
    assert load_file(tmp_path / "run" / "model" / WEIGHTS)["classifier.weight"].dtype == torch.float16


def test_a_run_of_low_rank_goes_on_from_the_changes_of_another(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "start", "mpnet", NLI)
    rows = [Example("the chip costs three dollars .", f"the firm sold {n} eggs .", NLI[i % 3], "")
            for i, n in enumerate(["three", "four", "no"] * 20)]  # fmt: skip
    write(tmp_path / "data" / "some.jsonl.gz", rows)
    how = ["--data", str(tmp_path / "data"), "--init", str(folder), *"--rank 2 --precision fp32 --device cpu".split()]
    train([*how, "--out", str(tmp_path / "one"), "--pairs", "60", "--lr", "0.1", "--batch-tokens", "128"])
    changes = tmp_path / "one" / "model" / "changes"
    train([*how, "--out", str(tmp_path / "two"), "--changes", str(changes), "--export-only"])
    begun, one, two = (load_file(path / WEIGHTS) for path in (folder, tmp_path / "one/model", tmp_path / "two/model"))
    for name in one:
        moved = float((one[name].float() - begun[name].float()).abs().max())
        assert float((one[name].float() - two[name].float()).abs().max()) <= 0.03 * moved + 1e-3, name
    assert not torch.allclose(
        one["mpnet.encoder.layer.1.attention.attn.q.weight"],
        begun["mpnet.encoder.layer.1.attention.attn.q.weight"].half(),
        atol=0.01,
    )
