"""`factcheck diff` names exactly what changed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from factcheck.cli import cli
from factcheck.errors import FactcheckError
from factcheck.reporting import AuditReport, Report
from factcheck.reporting.diff import diff


def without(run: dict[str, Any], rule: str) -> dict[str, Any]:
    """The run without the findings of one rule."""
    changed = copy.deepcopy(run)
    changed["findings"] = [finding for finding in run["findings"] if finding["rule"] != rule]
    return changed


def test_nothing_changed(report: Report) -> None:
    made = diff(report, report)
    assert (made.new, made.resolved, len(made.still), made.exit_code) == ((), (), 16, 0)


def test_one_document_mended_resolves_its_findings_alone(run: dict[str, Any]) -> None:
    after = without(run, "FC102")
    after["documents"][2]["sha256"] = "changed"
    made = diff(Report.from_dict(run), Report.from_dict(after))
    assert {change.rule for change in made.resolved} == {"FC102"}
    assert len(made.resolved) == 4
    assert {change.why for change in made.resolved} == {"news/evening-post.md changed"}
    assert (made.new, len(made.still), made.exit_code) == ((), 12, 0)


def test_a_new_contradiction_exits_with_one(run: dict[str, Any]) -> None:
    made = diff(Report.from_dict(without(run, "FC102")), Report.from_dict(run))
    assert (len(made.new), made.resolved, len(made.still), made.exit_code) == (4, (), 12, 1)


def test_a_new_superseded_value_does_not(run: dict[str, Any]) -> None:
    before = without(run, "FC102")
    for finding in run["findings"]:
        if finding["rule"] == "FC102":
            finding["verdict"] = "superseded"
    assert diff(Report.from_dict(before), Report.from_dict(run)).exit_code == 0


def test_a_source_that_is_gone_is_the_reason(run: dict[str, Any]) -> None:
    after = without(run, "FC203")
    after["documents"] = [document for document in run["documents"] if document["path"] != "blog/two-wheels.md"]
    made = diff(Report.from_dict(run), Report.from_dict(after))
    assert {change.why for change in made.resolved} == {"blog/two-wheels.md is no longer among the sources"}


def test_a_run_of_a_copy_of_the_folder_has_the_same_sources(run: dict[str, Any]) -> None:
    after = without(run, "FC102")
    for document in (*run["documents"], *after["documents"]):
        document["path"] = f"monday/{document['path']}"
    for finding in run["findings"]:
        for side in (finding["a"], finding["b"]):
            side["path"] = f"monday/{side['path']}"
    for document in after["documents"]:
        document["path"] = document["path"].replace("monday", "/srv/tuesday")
    after["documents"][2]["sha256"] = "changed"
    made = diff(Report.from_dict(run), Report.from_dict(after))
    assert {change.why for change in made.resolved} == {"news/evening-post.md changed"}


def test_a_verdict_that_changed_is_told_with_what_it_was(run: dict[str, Any]) -> None:
    after = copy.deepcopy(run)
    run["findings"][0]["verdict"] = "superseded"
    made = diff(Report.from_dict(run), Report.from_dict(after))
    assert [(change.was, change.verdict) for change in made.still if change.was] == [("superseded", "contradiction")]
    assert made.exit_code == 1
    assert "Superseded before, now contradiction, FC103 date" in made.to_text()


def test_verdicts_that_are_no_disagreement_are_left_alone(run: dict[str, Any]) -> None:
    more = copy.deepcopy(run)
    more["findings"].append(copy.deepcopy(run["findings"][0]) | {"id": "x", "verdict": "agreement"})
    assert diff(Report.from_dict(run), Report.from_dict(more)).new == ()


def test_audits_are_compared_by_claim(audit_run: dict[str, Any]) -> None:
    after = copy.deepcopy(audit_run)
    after["claims"][1]["verdict"] = "supported"
    after["claims"][4]["verdict"] = "contradicted"
    made = diff(AuditReport.from_dict(audit_run), AuditReport.from_dict(after))
    assert [change.a["quote"] for change in made.resolved] == ["It cost 450 million euros."]
    assert [change.a["quote"] for change in made.new] == ["The bridge is 1,180 metres long."]
    assert made.exit_code == 1


def test_a_check_and_an_audit_cannot_be_compared(report: Report, audit: AuditReport) -> None:
    with pytest.raises(FactcheckError, match="same kind"):
        diff(report, audit)


def test_the_command(run: dict[str, Any], tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    old.write_text(Report.from_dict(without(run, "FC102")).to_json(), encoding="utf-8")
    new.write_text(Report.from_dict(run).to_json(text=False), encoding="utf-8")
    text = CliRunner().invoke(cli, ["diff", str(old), str(new)])
    assert text.exit_code == 1
    assert text.output.startswith("4 new, 0 resolved, 12 still there\n\nNew contradiction, FC102 money\n")
    assert "news/evening-post.md: “Taxpayers have spent 521 million euros on it.”" in text.output
    said = json.loads(CliRunner().invoke(cli, ["diff", str(old), str(new), "--format", "json"]).output)
    assert (said["kind"], said["exit_code"], len(said["new"]), len(said["still"])) == ("diff", 1, 4, 12)
    assert CliRunner().invoke(cli, ["diff", str(new), str(old)]).exit_code == 0
