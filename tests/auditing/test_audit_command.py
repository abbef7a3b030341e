"""`factcheck audit`: exit codes, the design's JSON, rows, and one sentence where it is used wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import cli
from factcheck.cli.audit import command
from factcheck.reporting.schema import schema

SOURCE = "The mill at Orsted burnt down on 3 May 2021. Nobody was hurt. The mill was built in 1874."
SUMMARY = "The mill burnt down in 2021. The mill was built in 1784."


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """Summary and source as files."""
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "summary.md").write_text(SUMMARY, encoding="utf-8")
    return str(tmp_path / "summary.md"), str(tmp_path / "source.txt")


def run(*arguments: str, given: str | None = None) -> tuple[int, str]:
    """Exit code and output."""
    done = CliRunner().invoke(command, list(arguments), input=given)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.output


def test_the_json_is_that_of_the_schema(files: tuple[str, str]) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    summary, source = files
    code, output = run(summary, "--sources", source, "--format", "json", "-o", "-", "-q")
    found = json.loads(output)
    jsonschema.validate(found, schema("audit"))
    assert code == found["exit_code"] == 1
    assert [claim["verdict"] for claim in found["claims"]] == ["supported", "contradicted"]
    assert found["counts"] == {"supported": 1, "contradicted": 1, "contested": 0, "not_found": 0}
    assert found["faithfulness"] == 0.5
    for claim in found["claims"]:
        assert found["summary"]["text"][claim["start"] : claim["end"]] == claim["quote"]
        for piece in claim["evidence"]:
            (document,) = [one for one in found["documents"] if one["id"] == piece["document"]]
            assert document["text"][piece["start"] : piece["end"]] == piece["quote"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--fail-on", "not_found"), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "contested", "--fail-on", "contradicted"), 1),
        (("--min-supported", "0.5"), 0),
        (("--min-supported", "0.6"), 1),
        (("--ignore", "FC103"), 0),
    ],
)
def test_the_exit_code_is_what_was_asked_for(files: tuple[str, str], options: tuple[str, ...], code: int) -> None:
    summary, source = files
    assert run(summary, "--sources", source, "--format", "json", "-o", "-", "-q", *options)[0] == code


def test_a_comment_in_the_summary_lets_a_rule_pass(tmp_path: Path, files: tuple[str, str]) -> None:
    summary = tmp_path / "silent.md"
    summary.write_text("The mill was built in 1784. <!-- factcheck: ignore FC103 -->\n", encoding="utf-8")
    assert run(str(summary), "--sources", files[1], "--format", "json", "-o", "-", "-q")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("{summary}",), "--sources PATH"),
        (("--sources", "{source}"), "Name a summary"),
        (("nowhere.md", "--sources", "{source}"), "nowhere.md: no such file"),
        (("{summary}", "--sources", "{source}", "--pairs", "{summary}"), "Give either SUMMARY"),
        (("--pairs", "{summary}", "--baseline", "old.json"), "--baseline is for a SUMMARY"),
        (("{summary}", "--sources", "{source}", "--select", "FC9"), "there is no rule FC9"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(files: tuple[str, str], arguments: tuple[str, ...], said: str) -> None:
    code, output = run(*(argument.format(summary=files[0], source=files[1]) for argument in arguments))
    assert code == 2
    assert said in output


def test_an_empty_source_set_is_never_all_supported(tmp_path: Path, files: tuple[str, str]) -> None:
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(cli, ["audit", files[0], "--sources", str(tmp_path / "empty"), "-q"])
    assert done.exit_code != 0
    assert "no files to read" in str(done.exception or done.output)


def test_rows_give_one_verdict_object_each(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        json.dumps({"doc": SOURCE, "claim": "The mill burnt down in May 2021.", "label": 1}) + "\n"
        + json.dumps({"contexts": [SOURCE, "It was rebuilt."], "answer": "The mill burnt down in 2012."}) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    code, output = run("--pairs", str(rows), "-o", "-", "-q")
    found = [json.loads(line) for line in output.splitlines()]
    assert code == 1
    assert [(row["row"], row["verdict"]) for row in found] == [(0, "supported"), (1, "contradicted")]
    (piece, *_) = found[1]["claims"][0]["evidence"]
    assert piece["path"] == "sources[0]"
    assert SOURCE[piece["start"] : piece["end"]] == piece["quote"]
