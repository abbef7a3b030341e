"""`factcheck eval pairs`: files in, figures of merit and predictions out; what cannot be read is named."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from factcheck.cli.evaluate import command
from factcheck.errors import FactcheckError
from factcheck.evaluation.pairs import evaluate_pairs, read_pairs

ROWS = [
    {"premise": "The bridge opened in 1932.", "hypothesis": "The bridge opened in 1931.", "label": "contradiction"},
    {"premise": "The bridge was opened in 1932.", "hypothesis": "The bridge is open.", "label": "entailment"},
    {"premise": "The bridge was opened in 1932.", "hypothesis": "The bridge is steel.", "label": "not_entailment"},
]


class AlwaysContradiction:
    """Stands for a model."""

    def predict(self, pairs: Sequence[tuple[str, str]], show_progress_bar: bool = False) -> np.ndarray:
        return np.tile(np.array([[0.1, 0.2, 0.7]], dtype=np.float32), (len(pairs), 1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in ROWS)
    return path


def test_a_file_is_scored_row_by_row(file: Path) -> None:
    found = evaluate_pairs(file, AlwaysContradiction())
    assert found.metrics.accuracy == pytest.approx(2 / 3)
    assert [row["label"] for row in found.predictions()] == [row["label"] for row in ROWS]
    first = next(found.predictions())
    assert first == {
        "row": 0,
        "label": "contradiction",
        "entailment": pytest.approx(0.1),
        "neutral": pytest.approx(0.2),
        "contradiction": pytest.approx(0.7),
    }
    assert {"file", "rows", "accuracy", "macro_f1", "contradiction", "ece"} <= found.to_dict().keys()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"premise": "a", "hypothesis": "b"}', "line 2"),
        ('{"premise": "a", "hypothesis": "b", "label": "maybe"}', "maybe"),
        ('{"premise": 1, "hypothesis": "b", "label": "neutral"}', "must be text"),
        ("not json", "line 2"),
        ("[]", "line 2"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(ROWS[0]) + "\n" + line + "\n")
    with pytest.raises(FactcheckError, match=said):
        read_pairs(path)


def test_what_is_no_gzip_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    path.write_text("plain")
    with pytest.raises(FactcheckError, match="cannot be read"):
        read_pairs(path)


def test_the_command_gives_a_list_of_one_object_a_file(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    ran = CliRunner().invoke(
        command, ["pairs", str(file), str(file), "--backend", "torch", "--format", "json", "--predictions", str(out)]
    )
    assert ran.exit_code == 0, ran.output
    found = json.loads(ran.stdout)
    assert [result["file"] for result in found] == [str(file)] * 2
    assert found[0]["rows"] == 3
    assert set(found[0]["contradiction"]) == {"precision", "recall", "f1"}
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert [row["row"] for row in rows] == [0, 1, 2, 0, 1, 2]
    assert all(abs(row["entailment"] + row["neutral"] + row["contradiction"] - 1) < 1e-5 for row in rows)


def test_the_command_says_it_in_words(file: Path) -> None:
    ran = CliRunner().invoke(command, ["pairs", str(file), "--backend", "torch"])
    assert "3 pairs" in ran.output
    assert "accuracy" in ran.output
