"""Findings as SARIF 2.1.0, for code hosts and editors that show findings at their lines.

SARIF: OASIS Standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import metadata
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote as percent

from factcheck.reporting import tables
from factcheck.reporting.plain import visible
from factcheck.reporting.render_csv import decision_text
from factcheck.reporting.report import PROBLEMS
from factcheck.reporting.tables import Record
from factcheck.reporting.words import rule_name, rule_sense

if TYPE_CHECKING:
    from factcheck.reporting.audit_report import AuditReport
    from factcheck.reporting.report import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "note": "note"}
AUDIT_LEVELS = {"contradicted": "error", "contested": "warning", "not_found": "warning"}
DISMISSED = ("false_alarm", "different_thing")
"""A reviewer's words that say that there is no contradiction (`factcheck.review`)."""


def check_sarif(report: Report) -> str:
    """One result a contradiction or superseded claim: at the first quote, the second as its related location."""
    rows = [row for row in tables.records(report.findings) if row["verdict"] in PROBLEMS]
    return log([_finding(row) for row in rows], report.coverage)


def audit_sarif(report: AuditReport) -> str:
    """One result a claim that is not supported: at its place in the summary, the evidence as related locations."""
    claims = [row for row in tables.records(report.claims) if row["verdict"] in AUDIT_LEVELS]
    return log([_claim(row, report.summary) for row in claims], report.coverage)


def log(results: list[Record], coverage: Mapping[str, Any]) -> str:
    """The whole file: one run, its rules, its results, the sources left out as notifications."""
    rules = sorted({result["ruleId"] for result in results})
    for result in results:
        result["ruleIndex"] = rules.index(result["ruleId"])
    skipped = list(coverage.get("skipped") or ())
    invocation: Record = {"executionSuccessful": not skipped}
    if skipped:
        invocation["toolExecutionNotifications"] = [
            {
                "level": "warning",
                "message": {"text": visible(f"Left out: {entry.get('path')}: {entry.get('reason')}")},
            }
            for entry in skipped
        ]
    run = {
        "tool": {"driver": {**driver(), "rules": [_rule(code) for code in rules]}},
        "invocations": [invocation],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def driver() -> Record:
    """The tool as SARIF names it."""
    try:
        version = metadata.version("factcheck-consistency")
    except metadata.PackageNotFoundError:
        version = "0"
    return {"name": "factcheck", "version": version}


def _rule(code: str) -> Record:
    name = rule_name(code)
    rule: Record = {
        "id": code,
        "name": "".join(word.capitalize() for word in name.split()),
        "shortDescription": {"text": f"{name.capitalize()} ({code})"},
    }
    if sense := rule_sense(code):
        rule["fullDescription"] = {"text": sense}
    return rule


def _finding(row: Record) -> Record:
    text = f"{row['explanation'] or rule_name(row['rule'])} “{row['a_quote']}” against “{row['b_quote']}”."
    result: Record = {
        "ruleId": row["rule"],
        "level": LEVELS.get(row["severity"], "warning"),
        "message": {"text": visible(text)},
        "locations": [_location(_side(row, "a"))],
        "relatedLocations": [_location(_side(row, "b"), 1, row["b_quote"])],
        "partialFingerprints": {"factcheckFinding/v1": row["id"]},
        "properties": {"verdict": row["verdict"], "score": row["score"], "fact": row["fact"]},
    }
    if suppressed := _suppression(row["decision"]):
        result["suppressions"] = [suppressed]
    return result


def _claim(row: Record, summary: Mapping[str, Any]) -> Record:
    place = line_and_column(str(summary.get("text") or ""), row["start"])
    here = {"path": summary.get("path") or "summary", "location": place, "quote": row["quote"],
            "start": row["start"], "end": row["end"]}  # fmt: skip
    result: Record = {
        "ruleId": row["rule"] or "FC401",
        "level": AUDIT_LEVELS[row["verdict"]],
        "message": {"text": visible(f"{row['explanation'] or rule_name(row['rule'])} “{row['quote']}”")},
        "locations": [_location(here)],
        "relatedLocations": [
            _location(piece, number, f"{piece.get('relation', '')}: {piece.get('quote', '')}")
            for number, piece in enumerate(row["evidence"], start=1)
        ],
        "partialFingerprints": {"factcheckFinding/v1": row["id"]},
        "properties": {"verdict": row["verdict"], "score": row["score"]},
    }
    if suppressed := _suppression(row["decision"]):
        result["suppressions"] = [suppressed]
    return result


def _suppression(decision: Any) -> Record | None:
    """A finding that a reviewer dismissed is shown as suppressed, with the reason."""
    stated = decision if isinstance(decision, dict) else {"decision": decision}
    if stated.get("decision") not in DISMISSED or stated.get("disagreement"):
        return None
    return {"kind": "external", "status": "accepted", "justification": visible(decision_text(decision) or "dismissed")}


def _side(row: Record, side: str) -> Record:
    return {name: row[f"{side}_{name}"] for name in tables.SIDE}


def _location(side: Mapping[str, Any], number: int | None = None, message: str | None = None) -> Record:
    physical: Record = {"artifactLocation": {"uri": uri(str(side.get("path") or "unknown"))}}
    region = _region(side)
    if region:
        physical["region"] = region
    location: Record = {"physicalLocation": physical}
    if number is not None:
        location["id"] = number
    if message:
        location["message"] = {"text": visible(message)}
    return location


def _region(side: Mapping[str, Any]) -> Record:
    """The place in the file; offsets into the cleaned text are none, and stay with the snippet as properties."""
    place = side.get("location") or {}
    if not place.get("line"):
        return {}
    region: Record = {"startLine": int(place["line"])}
    if place.get("column"):
        region["startColumn"] = int(place["column"])
    region["snippet"] = {"text": visible(str(side.get("quote") or ""))}
    region["properties"] = {"textStart": side.get("start"), "textEnd": side.get("end")}
    return region


def line_and_column(text: str, offset: int) -> Record:
    """Line and column, from 1, of a character of a text."""
    before = text[:offset]
    return {"line": before.count("\n") + 1, "column": offset - before.rfind("\n")}


def uri(path: str) -> str:
    """A path as a URI reference: relative paths stay relative, absolute ones become `file:`."""
    if path == "-":
        return "stdin"
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return percent(path.replace("\\", "/"), safe="/~", errors="replace")
