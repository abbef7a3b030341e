"""The whole round on the starter corpus: check, decide, check again, change one figure."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factcheck.review import Store, findings

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def check(folder: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Exit code and report of a check of the sources in `folder`."""
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", "sources", "--format", "json", "-o", "run.json", "--quiet", *options],
        cwd=folder, capture_output=True, text=True, timeout=900,
        env={key: value for key, value in os.environ.items() if key != "FACTCHECK_STORE"} | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, json.loads((folder / "run.json").read_text(encoding="utf-8"))


def test_once_decided_only_a_changed_figure_fails(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds" / "sources", tmp_path / "sources")
    code, run = check(tmp_path)
    assert code == 1
    with Store.open(str(tmp_path / ".factcheck" / "decisions.db")) as store:
        for finding in findings(run):
            store.decide(finding, "confirmed", "ana")
    code, run = check(tmp_path, "--baseline", "store")
    assert code == 0
    assert {one["decision"]["decision"] for one in run["findings"]} == {"confirmed"}

    source = tmp_path / "sources" / "blog-zhenwu.md"
    text = source.read_text(encoding="utf-8")
    assert text.count("144 GB on every M890") == 1
    source.write_text(text.replace("144 GB on every M890", "152 GB on every M890"), encoding="utf-8")
    code, run = check(tmp_path, "--baseline", "store")
    assert code == 1
    new = [one for one in run["findings"] if not one["known"] and one["verdict"] == "contradiction"]
    assert new
    assert all("152 GB" in one["a"]["quote"] + one["b"]["quote"] for one in new), "exactly what the change brought"
    dropped = run["decisions"]["dropped"]
    assert all("144 GB" in " ".join(one["quotes"]) and "blog-zhenwu.md" in one["reason"] for one in dropped)
