"""`factcheck figures`: a text, a file or stdin in; a table or JSON out; a sentence for what cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli.figures import command
from factcheck.errors import FactcheckError

TEXT = "The plant employs about 9,150 people and cost $3-4 billion by the end of 2026."


def test_a_text_becomes_a_table() -> None:
    output = CliRunner().invoke(command, [TEXT]).output
    assert "about 9,150 people" in output
    assert "3,000,000,000 to 4,000,000,000" in output
    assert "at most, end" in output


def test_json_has_every_field_of_a_figure() -> None:
    people, money, date = json.loads(CliRunner().invoke(command, [TEXT, "--format", "json"]).output)
    assert (people["kind"], people["value"], people["unit"], people["approx"]) == ("count", 9150, "person", True)
    assert (money["value"], money["low"], money["high"], money["unit"]) == (None, 3e9, 4e9, "USD")
    assert (date["value"], date["modifier"], date["bound"]) == ("2026", "end", "max")
    assert TEXT[people["start"] : people["end"]] == people["text"]


def test_a_file_and_stdin_are_read(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    from_file = CliRunner().invoke(command, [str(path), "--format", "json"]).output
    from_stdin = CliRunner().invoke(command, ["-", "--format", "json"], input=TEXT).output
    assert json.loads(from_file) == json.loads(from_stdin) != []


def test_relative_dates_need_the_day_of_the_text() -> None:
    arguments = ["It opens next year.", "--format", "json"]
    assert json.loads(CliRunner().invoke(command, arguments).output) == []
    (date,) = json.loads(CliRunner().invoke(command, [*arguments, "--published", "2024-05-15"]).output)
    assert date["value"] == "2025"


@pytest.mark.parametrize("bad", ["yesterday", "15/05/2024"])
def test_a_date_that_is_none_is_refused_in_a_sentence(bad: str) -> None:
    result = CliRunner().invoke(command, [TEXT, "--published", bad])
    assert isinstance(result.exception, FactcheckError)
    assert "ISO date" in str(result.exception)


def test_a_file_that_is_no_text_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "image.bin"
    path.write_bytes(b"\xff\xfe\x00\x81")
    result = CliRunner().invoke(command, [str(path)])
    assert isinstance(result.exception, FactcheckError)
    assert "UTF-8" in str(result.exception)
