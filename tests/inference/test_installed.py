"""What `factcheck models` lists and times."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli.models import command

sys.path.insert(0, str(Path(__file__).parent))
from tiny_models import make_model


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_the_embedder_is_listed_with_its_size_and_checksum() -> None:
    rows = json.loads(CliRunner().invoke(command, ["--format", "json"]).stdout)
    (embedder,) = [row for row in rows if row["kind"] == "embedder" and row["where"] == "package"]
    content = Path(embedder["path"]).read_bytes()
    assert embedder["bytes"] == len(content)
    assert embedder["sha256"] == hashlib.sha256(content).hexdigest()
    assert embedder["note"] == "checksum as published"


def test_bench_times_every_backend_and_fills_the_cache(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "m", "bert", ("entailment", "neutral", "contradiction"))
    small = ["--pairs", "8", "--batch-size", "4", "--words", "6"]
    ran = CliRunner().invoke(command, ["bench", "--nli", str(folder), *small, "--format", "json"])
    assert ran.exit_code == 0, ran.output
    rows = json.loads(ran.stdout)
    assert [row["backend"] for row in rows] == ["torch", "onnx fp32", "onnx int8"]
    assert all(row["pairs_per_second"] > 0 for row in rows)
    listed = CliRunner().invoke(command, []).output
    assert "model.onnx" in listed
    assert "8-bit weights" in listed


def test_what_was_built_is_listed_as_what_it_is(tmp_path: Path) -> None:
    built = tmp_path / "cache" / "factcheck" / "onnx" / "0123456789abcdef"
    built.mkdir(parents=True)
    for name in ("model.onnx", "model.int8.onnx", "encoder.onnx"):
        (built / name).write_bytes(b"weights")
    rows = json.loads(CliRunner().invoke(command, ["--format", "json"]).stdout)
    kinds = {row["name"].partition("/")[2]: row["kind"] for row in rows if row["where"] == "cached"}
    assert kinds == {"model.onnx": "nli", "model.int8.onnx": "nli", "encoder.onnx": "embedder"}
