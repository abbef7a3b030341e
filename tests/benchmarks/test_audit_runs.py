"""The benchmark of audits watches functions by name: it breaks where one is renamed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).with_name("bench_audit.py")


def test_every_stage_that_is_watched_is_called() -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH), "--rows", "6", "--words", "60"], capture_output=True, text=True, check=False
    )
    found = json.loads(run.stdout)
    assert found["rows"] == 6
    assert sum(found["verdicts"].values()) == 6
    watched = set(found["stages"]) - {"rest"}
    assert watched == {
        "embedding",
        "nli",
        "nli, second look",
        "claims of the row",
        "retrieval",
        "claims and figures of the source",
        "pairs, without the model",
    }
