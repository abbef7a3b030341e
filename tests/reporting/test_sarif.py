"""SARIF 2.1.0, by its schema and by what the readers of it rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.reporting import AuditReport, Report
from factcheck.reporting.render_sarif import line_and_column, uri


@pytest.fixture(scope="session")
def sarif_schema(npm: Path) -> Any:
    """The schema of the standard, as Microsoft's package carries it."""
    (path,) = (npm / "@microsoft" / "jest-sarif").rglob("sarif-2.1.0*.json")
    return json.loads(path.read_text(encoding="utf-8-sig"))


def test_both_kinds_keep_to_the_schema(report: Report, audit: AuditReport, sarif_schema: Any) -> None:
    validator = jsonschema.validators.validator_for(sarif_schema)(sarif_schema)
    for one in (report, audit, Report.from_dict({}), AuditReport.from_dict({})):
        log = json.loads(one.to_sarif())
        assert not list(validator.iter_errors(log))
    log["runs"][0]["results"] = [{"text": "no message"}]
    assert list(validator.iter_errors(log)), "the schema is one that can refuse"


def test_a_finding_stands_at_its_first_quote_with_the_second_related(report: Report) -> None:
    (run,) = json.loads(report.to_sarif())["runs"]
    assert len(run["results"]) == len(report.findings)
    cost = next(result for result in run["results"] if result["ruleId"] == "FC102")
    assert run["tool"]["driver"]["rules"][cost["ruleIndex"]]["id"] == "FC102"
    place = cost["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "news/evening-post.md"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (3, 1)
    assert place["region"]["snippet"]["text"] == "Taxpayers have spent 521 million euros on it."
    related = cost["relatedLocations"][0]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "news/harbour-herald.md"
    assert related["message"]["text"] == "The bridge cost 412 million euros"
    assert cost["partialFingerprints"]["factcheckFinding/v1"] in report.findings["id"].tolist()
    assert cost["level"] == "error"


def test_what_was_left_out_is_told(report: Report) -> None:
    (run,) = json.loads(report.to_sarif())["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "news/scan.pdf" in invocation["toolExecutionNotifications"][0]["message"]["text"]


def test_only_problems_are_results(run: dict[str, Any]) -> None:
    run["findings"][0]["verdict"] = "agreement"
    run["findings"][1]["verdict"] = "superseded"
    results = json.loads(Report.from_dict(run).to_sarif())["runs"][0]["results"]
    assert len(results) == len(run["findings"]) - 1


@pytest.mark.parametrize(
    ("decision", "suppressed"),
    [
        ({"decision": "false_alarm", "reviewer": "Ines", "note": "two bridges", "disagreement": False}, True),
        ({"decision": "different_thing", "reviewer": "Ines", "note": None, "disagreement": False}, True),
        ({"decision": "false_alarm", "reviewer": "Ines", "note": None, "disagreement": True}, False),
        ({"decision": "confirmed", "reviewer": "Ines", "note": None, "disagreement": False}, False),
        (None, False),
    ],
)
def test_what_a_reviewer_dismissed_is_suppressed(run: dict[str, Any], decision: Any, suppressed: bool) -> None:
    run["findings"][0]["decision"] = decision
    result = json.loads(Report.from_dict(run).to_sarif())["runs"][0]["results"][0]
    assert ("suppressions" in result) is suppressed


def test_an_audit_points_into_the_summary(audit: AuditReport) -> None:
    (run,) = json.loads(audit.to_sarif())["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["FC402", "FC102", "FC401"]
    tram = run["results"][2]
    assert tram["locations"][0]["physicalLocation"]["region"]["startLine"] == 2
    assert tram["locations"][0]["physicalLocation"]["region"]["startColumn"] == 1
    assert tram["relatedLocations"] == []
    assert [one["id"] for one in run["results"][1]["relatedLocations"]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/a b.md", "news/a%20b.md"),
        ("/abs/ü.md", "file:///abs/%C3%BC.md"),
        ("a%20b#c?.md", "a%2520b%23c%3F.md"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("-", "stdin"),
    ],
)
def test_paths_as_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


@pytest.mark.parametrize(("offset", "line", "column"), [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 3, 1)])
def test_line_and_column(offset: int, line: int, column: int) -> None:
    assert line_and_column("ab\nc\nd", offset) == {"line": line, "column": column}
