"""Wrong use: one sentence that says what to do, exit code 2, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

GOOD = "The plant in Sarn opened in 2019 and employs 900 people.\n"


def factcheck(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=300, check=False)


def refused(result: subprocess.CompletedProcess[str]) -> None:
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    sentence = result.stderr.strip().splitlines()[-1]
    assert len(sentence) > 20
    assert sentence.startswith("Error: ")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD)
    return tmp_path


def test_a_missing_file(good: Path) -> None:
    refused(factcheck("check", "nowhere.txt", cwd=good))


def test_an_empty_folder(good: Path) -> None:
    (good / "empty").mkdir()
    refused(factcheck("check", "empty", cwd=good))


def test_an_empty_file(good: Path) -> None:
    (good / "in" / "empty.txt").write_text("")
    refused(factcheck("check", "in", cwd=good))


def test_an_unknown_format(good: Path) -> None:
    refused(factcheck("check", "in", "--format", "docx", cwd=good))


def test_an_output_that_cannot_be_written(good: Path) -> None:
    (good / "file").write_text("in the way")
    refused(factcheck("check", "in", "-o", "file/report", cwd=good))


def test_an_unknown_option_command_and_rule(good: Path) -> None:
    for arguments in (
        ("check", "--colour", "in"),
        ("chek", "in"),
        ("rules", "FC999"),
        ("check", "in", "--select", "XX1"),
    ):
        refused(factcheck(*arguments, cwd=good))


def test_a_model_that_is_not_there(good: Path) -> None:
    refused(factcheck("check", "in", "--nli-model", "./no-such-model", cwd=good))


def test_a_broken_config_and_an_unknown_key(good: Path) -> None:
    (good / "factcheck.toml").write_text("fail-on = ")
    refused(factcheck("check", "in", cwd=good))
    (good / "factcheck.toml").write_text("colour = 'red'\n")
    refused(factcheck("check", "in", cwd=good))


def test_skip_unreadable_reports_the_good_one_and_says_what_was_skipped(good: Path) -> None:
    (good / "in" / "empty.txt").write_text("")
    result = factcheck("check", "in", "--skip-unreadable", "--format", "json", "-o", "-", cwd=good)
    assert result.returncode == 0, result.stderr
    run = json.loads(result.stdout)
    assert [document["path"] for document in run["documents"]] == ["in/good.txt"]
    assert [skipped["path"] for skipped in run["coverage"]["skipped"]] == ["in/empty.txt"]
    assert run["coverage"]["skipped"][0]["reason"]


def test_help_answers_fast_and_loads_no_model(good: Path) -> None:
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        result = factcheck("--help", cwd=good)
        seconds.append(time.perf_counter() - start)
    assert result.returncode == 0
    assert min(seconds) < 2.0  # well under one on an idle machine; tests share theirs
    code = "import sys; from factcheck.cli import cli; cli.main(['--help'], standalone_mode=False)"
    code += "; print('torch' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip().endswith("False")


def test_every_command_has_an_example_in_its_help() -> None:
    import click

    from factcheck.cli import cli

    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        commands = command.commands.values() if isinstance(command, click.Group) else [command]
        for one in commands:
            assert f"factcheck {name}" in (one.help or ""), name
