"""The example in reports/example is what factcheck makes of seeds/ today.

Make it again with `factcheck check seeds/sources -o reports/example` from the root of the repository.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.cli.written import render
from factcheck.reporting import Report, load
from factcheck.reporting.write import DEFAULT_FORMATS, FILES

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "reports" / "example"


@pytest.mark.parametrize("name", DEFAULT_FORMATS)
def test_its_files_say_what_its_run_says(name: str) -> None:
    report = load(EXAMPLE / FILES["json"])
    written = (EXAMPLE / FILES[name]).read_bytes().decode("utf-8")
    assert written == render(report, name), "make the example again"


@pytest.mark.slow
def test_it_is_what_a_run_finds_today(monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck import check

    monkeypatch.chdir(ROOT)
    today, kept = check(["seeds/sources"]), load(EXAMPLE / FILES["json"])
    assert isinstance(kept, Report)
    for name in ("documents", "claims", "facts", "findings"):
        one, other = today.to_dict()[name], kept.to_dict()[name]
        assert json.loads(json.dumps([row["id"] for row in one])) == [row["id"] for row in other], "make it again"
    verdicts = [(row["verdict"], row["rule"]) for row in today.to_dict()["findings"]]
    assert verdicts == [(row["verdict"], row["rule"]) for row in kept.to_dict()["findings"]]
