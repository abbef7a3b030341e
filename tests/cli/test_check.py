"""`factcheck check` from the command line: four reports, exit codes, settings from file, environment and command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck import config
from factcheck.cli import _defaults, cli

ONE = "The Skarn bridge opened in May 2019. It is 480 metres long.\n"
TWO = "The Skarn bridge was opened in June 2021. The bridge at Skarn has a length of 480 m.\n"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "one.txt").write_text(ONE)
    (tmp_path / "sources" / "two.txt").write_text(TWO)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, env: dict[str, str] | None = None) -> tuple[int, str]:
    result = CliRunner().invoke(
        cli, list(arguments), auto_envvar_prefix="FACTCHECK", default_map=_defaults(arguments), env=env
    )
    return result.exit_code, result.output


def test_four_reports_and_exit_code_1(sources: Path) -> None:
    code, said = run("check", "sources", "-o", "out")
    assert code == 1
    assert sorted(path.name for path in (sources / "out").iterdir()) == [
        "report.csv", "report.html", "report.json", "report.md",
    ]  # fmt: skip
    assert "May 2019" in said
    assert "June 2021" in said
    found = json.loads((sources / "out" / "report.json").read_text())
    assert [finding["rule"] for finding in found["findings"]] == ["FC103"]
    finding = found["findings"][0]
    texts = {document["id"]: document["text"] for document in found["documents"]}
    for side in (finding["a"], finding["b"]):
        assert texts[side["document"]][side["start"] : side["end"]] == side["quote"]


def test_fail_on_never_is_0_and_the_order_of_settings_holds(sources: Path) -> None:
    assert run("check", "sources", "-o", "out", "--fail-on", "never")[0] == 0
    (sources / "factcheck.toml").write_text('fail-on = "never"\n')
    assert run("check", "sources", "-o", "out")[0] == 0
    assert run("check", "sources", "-o", "out", env={"FACTCHECK_CHECK_FAIL_ON": "contradiction"})[0] == 1
    assert run("check", "sources", "-o", "out", "--fail-on", "contradiction")[0] == 1
    (sources / "factcheck.toml").unlink()
    (sources / "pyproject.toml").write_text('[tool.factcheck.check]\nfail-on = "never"\n')
    assert run("check", "sources", "-o", "out")[0] == 0


def test_rules_are_chosen_and_graded(sources: Path) -> None:
    assert run("check", "sources", "-o", "out", "--ignore", "FC103")[0] == 0
    assert run("check", "sources", "-o", "out", "--select", "FC2")[0] == 0
    assert run("check", "sources", "-o", "out", "--severity", "FC103=note")[0] == 1
    assert json.loads((sources / "out" / "report.json").read_text())["findings"][0]["severity"] == "note"


def test_what_calibrate_writes_is_read(sources: Path) -> None:
    (sources / "factcheck.toml").write_text("[rules.FC103]\nthreshold = 1.01\n")
    assert run("check", "sources", "-o", "out")[0] == 0
    (sources / "factcheck.toml").write_text("[rules.FC103]\nthreshold = 0.2\n")
    assert run("check", "sources", "-o", "out")[0] == 1


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('fail-on = "never"\n')
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert config.load(inner) == {"fail-on": "never"}
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert config.load(inner) == {"fail-on": "never"}
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.factcheck]\nwithin = true\n")
    assert config.load(inner) == {"within": True}
