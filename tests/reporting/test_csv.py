"""The CSV says the same facts and findings, and no text in it can be run by a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from factcheck.reporting import AuditReport, Report
from factcheck.reporting.render_csv import cell, decision_text


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_finding_and_every_value_is_a_row(report: Report) -> None:
    made = rows(report.to_csv())
    findings = [row for row in made if row["record"] == "finding"]
    values = [row for row in made if row["record"] == "value"]
    assert [row["id"] for row in findings] == report.findings["id"].tolist()
    assert len(values) == len(report.values)
    cost = next(row for row in findings if row["label"] == "Cost")
    assert (cost["rule"], cost["score"], cost["a_quote"]) == (
        "FC102", "1.0", "Taxpayers have spent 521 million euros on it.",
    )  # fmt: skip
    odd = [(row["label"], row["value"], row["a_path"]) for row in values if row["outlier"] == "yes"]
    assert ("Cost", "€521 million", "news/evening-post.md") in odd
    assert len(odd) == 4


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+1 555 0100", "'+1 555 0100"),
        ("-5 degrees", "'-5 degrees"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'␍=1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("＝1+1", "'＝1+1"),
        ("|calc", "'|calc"),
        ("a = b", "a = b"),
        ("3-5 people", "3-5 people"),
        (-5, -5),
        (0.25, 0.25),
        (None, ""),
    ],
)
def test_no_cell_is_a_formula(value: Any, written: Any) -> None:
    assert cell(value) == written


def test_an_audit_has_a_row_for_each_piece_of_evidence(audit: AuditReport) -> None:
    made = rows(audit.to_csv())
    assert [row["verdict"] for row in made].count("contradicted") == 3
    silent = [row for row in made if row["verdict"] == "not_found"]
    assert [(row["quote"], row["evidence_path"]) for row in silent] == [("A tram line runs across it.", "")]


@pytest.mark.parametrize(
    ("decision", "text"),
    [
        (None, None),
        ({"decision": None, "reviewer": None, "note": "look again"}, None),
        ({"decision": "false_alarm", "reviewer": "Ines", "note": None}, "false alarm (Ines)"),
        ({"decision": "confirmed", "reviewer": None, "note": "rang them"}, "confirmed: rang them"),
        ("different_thing", "different thing"),
    ],
)
def test_decisions_in_words(decision: Any, text: str | None) -> None:
    assert decision_text(decision) == text
