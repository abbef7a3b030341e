"""A report carries everything that its JSON says, with defaults for what a run may leave out."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from factcheck.reporting import AuditReport, Report, audit_report, load, tables
from factcheck.reporting import report as report_module
from factcheck.reporting.report import original


def test_json_of_a_run_comes_back_as_it_was(report: Report) -> None:
    said = report.to_dict()
    assert Report.from_dict(json.loads(report.to_json())).to_dict() == said
    assert said["kind"] == "check"
    assert said["schema_version"] == "1"


def test_what_the_run_said_is_all_there(run: dict[str, Any], report: Report) -> None:
    said = report.to_dict()
    for name in ("documents", "claims", "facts", "findings"):
        assert len(said[name]) == len(run[name])
        for before, after in zip(run[name], said[name], strict=True):
            assert {key: after[key] for key in before} == before


def test_missing_stays_none_and_numbers_stay_numbers(report: Report) -> None:
    assert report.documents["published"].tolist()[4] is None
    assert report.claims["start"].dtype == "int64"
    assert report.findings["score"].dtype == "float64"
    assert report.values["outlier"].dtype == bool
    assert isinstance(report.claims["figures"].iloc[0], list)
    assert isinstance(report.findings["a_location"].iloc[0], dict)


def test_a_run_with_nothing_in_it_is_a_report() -> None:
    empty = Report.from_dict({})
    assert empty.exit_code == 0
    assert list(empty.findings.columns) == list(tables.FINDINGS)
    assert empty.coverage["skipped"] == []
    for made in (empty.to_html(), empty.to_markdown(), empty.to_csv(), empty.to_sarif(), empty.to_junit()):
        assert made


def test_copies_are_one_witness(run: dict[str, Any], report: Report) -> None:
    opening = report.facts.set_index("label").loc["Opening date"]
    assert (opening["sources"], opening["witnesses"]) == (5, 4)
    run["facts"][0]["witnesses"] = 3
    assert Report.from_dict(run).facts["witnesses"].iloc[0] == 3, "what the run counted itself stands"


@pytest.mark.parametrize(
    ("copies", "document", "first"),
    [
        ({"a": None}, "a", "a"),
        ({"b": "a", "a": None}, "b", "a"),
        ({"c": "b", "b": "a"}, "c", "a"),
        ({"a": "b", "b": "a"}, "a", "b"),
        ({}, "x", "x"),
    ],
)
def test_end_of_a_chain_of_copies(copies: dict[str, str | None], document: str, first: str) -> None:
    assert original(document, copies) == first


def test_a_claim_has_the_fact_it_stands_in_and_its_status(run: dict[str, Any]) -> None:
    for claim in run["claims"]:
        claim["fact"] = None
    report = Report.from_dict(run)
    toll = report.claims[report.claims["quote"] == "There will be no toll"].iloc[0]
    assert toll["status"] == "disputed"
    assert toll["fact"] == report.facts.set_index("label").loc["Toll for a car"]["id"]


def test_exit_code_is_counted_where_the_run_does_not_say_it(run: dict[str, Any]) -> None:
    del run["exit_code"]
    assert Report.from_dict(run).exit_code == 1
    for finding in run["findings"]:
        finding["verdict"] = "superseded"
    assert Report.from_dict(run).exit_code == 0


@pytest.mark.parametrize(
    ("module", "names"),
    [
        (report_module, ["DOCUMENTS", "CLAIMS", "FACTS", "VALUES", "FINDINGS"]),
        (audit_report, ["AUDIT_CLAIMS"]),
    ],
)
def test_every_column_is_documented(module: Any, names: list[str]) -> None:
    told = set(re.findall(r"\w+", " ".join(re.findall(r"^\| ([^|]+) \|", module.__doc__, re.MULTILINE))))
    for name in names:
        assert set(getattr(tables, name)) <= told, name


def test_texts_can_be_left_out(report: Report, audit: AuditReport) -> None:
    for one in (report, audit):
        assert all("text" not in document for document in one.to_dict(text=False)["documents"])
        assert "The view is the best in town" not in one.to_json(text=False)
    assert "The view is the best in town" not in report.to_html(text=False)
    assert "Halvorsen Steel made the deck" in report.to_html(text=False), "its claims are still told"


def test_an_audit_comes_back_as_it_was(audit: AuditReport, tmp_path: Any) -> None:
    path = tmp_path / "run.json"
    path.write_text(audit.to_json(), encoding="utf-8")
    again = load(path)
    assert isinstance(again, AuditReport)
    assert again.to_dict() == audit.to_dict()
    assert len(again.to_pandas()) == 5
    assert len(again.evidence) == 7
    assert again.evidence["claim"].nunique() == 4


def test_an_audit_is_counted_where_the_run_does_not_say_it(audit_run: dict[str, Any]) -> None:
    for key in ("counts", "faithfulness", "exit_code"):
        del audit_run[key]
    audit = AuditReport.from_dict(audit_run)
    assert audit.counts == {"supported": 2, "not_found": 1, "contested": 1, "contradicted": 1}
    assert audit.faithfulness == pytest.approx(0.4)
    assert audit.exit_code == 1


def test_two_facts_of_one_id_keep_their_values_apart(run: dict[str, Any]) -> None:
    run["facts"][1]["id"] = run["facts"][0]["id"]
    report = Report.from_dict(run)
    assert report.facts["id"].is_unique
    assert Report.from_dict(report.to_dict()).to_dict() == report.to_dict()
    assert len(report.values) == sum(len(fact["values"]) for fact in run["facts"])
