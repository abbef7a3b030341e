"""For pipelines: the pytest helper, the hook's command and the action's step do what their files say."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.testing import assert_consistent

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).resolve().parents[2]

SOURCE = """The ferry Lotte will stop sailing to Vask on 31 August 2025, the county said. It carries 90 cars.
Mia Rask, who speaks for the county, said that a bridge had made it superfluous. The bridge cost 88 million euros."""
TRUE = "The ferry Lotte carries 90 cars.\n"
FALSE = "The ferry Lotte carries 60 cars.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one source, a true summary and a false one."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "county.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "true.md").write_text(TRUE, encoding="utf-8")
    (tmp_path / "false.md").write_text(FALSE, encoding="utf-8")
    return tmp_path


def run(command: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A shell command in the folder, with this checkout's `factcheck` on the path."""
    place = folder / "bin"
    place.mkdir(exist_ok=True)
    for name, words in {"factcheck": "-m factcheck", "python": ""}.items():
        script = place / name
        script.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {words} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    environment = {**os.environ, "PATH": f"{place}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", command], cwd=folder, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_assert_consistent_passes_what_is_true_and_quotes_what_is_not() -> None:
    assert_consistent(TRUE, {"county": SOURCE})
    with pytest.raises(AssertionError) as failure:
        assert_consistent(FALSE, {"county": SOURCE})
    said = str(failure.value)
    assert "contradicted (FC105): The ferry Lotte carries 60 cars" in said
    assert "It carries 90 cars" in said


def test_assert_consistent_can_ask_for_a_share() -> None:
    report = assert_consistent(TRUE + "\n" + FALSE, {"county": SOURCE}, min_supported=0.5)
    assert report.counts["supported"] == report.counts["contradicted"] == 1


@pytest.mark.parametrize(("summary", "code"), [("true.md", 0), ("false.md", 1)])
def test_the_hook_fails_where_a_summary_is_false(folder: Path, summary: str, code: int) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    hook = hooks["factcheck-audit"]
    done = run(f"{hook['entry']} {shlex.join(hook['args'])} {summary}", folder)
    assert done.returncode == code, done.stderr
    assert ("60 cars" in done.stdout) == (code == 1)
    assert not (folder / "reports").exists()


def test_the_hook_takes_several_summaries(folder: Path) -> None:
    hooks = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    hook = hooks["factcheck-audit"]
    assert run(f"{hook['entry']} {shlex.join(hook['args'])} true.md false.md", folder).returncode == 1


def action_step() -> str:
    """The script that the action runs."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "run"]
    assert set(action["outputs"]) >= {"exit-code", "supported", "contradicted", "contested", "not-found", "sarif"}
    script: str = step["run"]
    return script


@pytest.mark.parametrize(("fail_on", "code"), [("", 1), ("contested,not_found", 0), ("never", 0)])
def test_the_action_counts_and_fails_as_asked(folder: Path, fail_on: str, code: int) -> None:
    done = run(
        action_step(), folder, FC_SOURCES="sources\n", FC_SUMMARY="false.md", FC_FAIL_ON=fail_on, FC_MIN_SUPPORTED="",
        FC_OUTPUT="out", FC_ARGS="", GITHUB_OUTPUT=str(folder / "outputs"), GITHUB_STEP_SUMMARY=str(folder / "page.md"),
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    outputs = dict(line.split("=", 1) for line in (folder / "outputs").read_text(encoding="utf-8").splitlines())
    assert outputs["exit-code"] == str(code)
    assert (outputs["supported"], outputs["contradicted"], outputs["not-found"]) == ("0", "1", "0")
    assert json.loads((folder / outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert "60 cars" in (folder / "page.md").read_text(encoding="utf-8")


def test_the_action_fails_where_the_run_could_not_do_its_job(folder: Path) -> None:
    done = run(
        action_step(), folder, FC_SOURCES="nowhere", FC_SUMMARY="true.md", FC_FAIL_ON="", FC_MIN_SUPPORTED="",
        FC_OUTPUT="out", FC_ARGS="", GITHUB_OUTPUT=str(folder / "outputs"), GITHUB_STEP_SUMMARY=str(folder / "page.md"),
    )  # fmt: skip
    assert done.returncode == 2
    assert (folder / "outputs").read_text(encoding="utf-8") == "exit-code=2\n"
