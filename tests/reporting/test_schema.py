"""Every JSON that we write keeps to the schema that we print, and the schema forbids what we do not write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from factcheck.cli import cli
from factcheck.reporting import AuditReport, Report
from factcheck.reporting.schema import KINDS, schema


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_one(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    printed = CliRunner().invoke(cli, ["schema", kind])
    assert json.loads(printed.output) == schema(kind)


@pytest.mark.parametrize("text", [True, False])
def test_runs_keep_to_it(report: Report, audit: AuditReport, text: bool) -> None:
    jsonschema.validate(json.loads(report.to_json(text)), schema("check"))
    jsonschema.validate(json.loads(audit.to_json(text)), schema("audit"))
    jsonschema.validate(Report.from_dict({}).to_dict(), schema("check"))
    jsonschema.validate(AuditReport.from_dict({}).to_dict(), schema("audit"))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda run: run.pop("coverage"),
        lambda run: run["findings"][0].update(score=1.2),
        lambda run: run["findings"][0].update(verdict="maybe"),
        lambda run: run["claims"][0].update(start=-1),
        lambda run: run["facts"][0].update(colour="red"),
        lambda run: run["findings"][0]["a"].pop("quote"),
    ],
)
def test_it_forbids(report: Report, spoil: Any) -> None:
    run = report.to_dict()
    spoil(run)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(run, schema("check"))


def test_json_lines_say_what_each_is(report: Report) -> None:
    lines = [json.loads(line) for line in report.to_jsonl().splitlines()]
    assert lines[0]["record"] == "run"
    assert lines[0]["coverage"] == report.coverage
    assert [line["record"] for line in lines].count("finding") == len(report.findings)
    assert {line["record"] for line in lines} == {"run", "document", "claim", "fact", "finding"}


def test_no_number_that_json_does_not_know(report: Report) -> None:
    report.findings["score"] = float("nan")
    assert "NaN" not in Report.from_dict(report.to_dict()).to_json()


def test_schema_is_kept_by_a_run_from_the_command_line(tmp_path: Path, report: Report) -> None:
    source = tmp_path / "run.json"
    source.write_text(report.to_json(), encoding="utf-8")
    done = CliRunner().invoke(cli, ["report", str(source), "--format", "json", "-o", str(tmp_path / "again.json")])
    assert done.exit_code == 0, done.output
    jsonschema.validate(json.loads((tmp_path / "again.json").read_text(encoding="utf-8")), schema("check"))
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == report.to_json()
