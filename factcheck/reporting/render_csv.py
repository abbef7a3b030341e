"""A report as one CSV file: findings, then every value of every fact; safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from factcheck.reporting import tables
from factcheck.reporting.plain import value_text, visible
from factcheck.reporting.tables import Record

if TYPE_CHECKING:
    from factcheck.reporting.audit_report import AuditReport
    from factcheck.reporting.report import Report

CHECK_COLUMNS = (
    "record", "id", "fact", "label", "status", "verdict", "rule", "severity", "score", "explanation",
    "a_path", "a_quote", "a_start", "a_end", "b_path", "b_quote", "b_start", "b_end",
    "period", "value", "outlier", "decision",
)  # fmt: skip
"""`record` is `finding` or `value`; a value's source and quote stand in the `a_` columns."""

AUDIT_COLUMNS = (
    "id", "verdict", "rule", "score", "explanation", "quote", "start", "end",
    "relation", "evidence_path", "evidence_quote", "evidence_start", "evidence_end", "evidence_score",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")
"""A text cell that begins like this, after any space, is run as a formula by some spreadsheet."""


def check_csv(report: Report) -> str:
    """One row a finding, then one row a value of a fact, in the columns of `CHECK_COLUMNS`."""
    facts = {row["id"]: row for row in tables.records(report.facts)}
    rows: list[Record] = []
    for row in tables.records(report.findings):
        fact = facts.get(row["fact"] or "", {})
        rows.append({"record": "finding", **row, **_named(fact), "decision": decision_text(row["decision"])})
    claims = {row["id"]: row for row in tables.records(report.claims)}
    paths = {row["id"]: row["path"] for row in tables.records(report.documents)}
    for row in tables.records(report.values):
        claim = claims.get(row["claim"], {})
        rows.append(
            {
                "record": "value",
                "id": row["claim"],
                "fact": row["fact"],
                **_named(facts.get(row["fact"], {})),
                "a_path": paths.get(row["document"], row["document"]),
                "a_quote": claim.get("quote"),
                "a_start": claim.get("start"),
                "a_end": claim.get("end"),
                "value": value_text(row["value"]),
                "outlier": "yes" if row["outlier"] else "no",
            }
        )
    return written(CHECK_COLUMNS, rows)


def _named(fact: Record) -> Record:
    return {name: fact.get(name) for name in ("label", "status", "period")}


def audit_csv(report: AuditReport) -> str:
    """One row for each piece of evidence of each claim; a claim without evidence has one row."""
    rows: list[Record] = []
    for claim in tables.records(report.claims):
        rows += [
            claim
            | {"relation": evidence.get("relation"), "evidence_score": evidence.get("score")}
            | {f"evidence_{name}": evidence.get(name) for name in ("path", "quote", "start", "end")}
            for evidence in claim["evidence"] or [{}]
        ]
    return written(AUDIT_COLUMNS, rows)


def written(columns: Iterable[str], rows: Iterable[Record]) -> str:
    """CSV with a header, line ends as RFC 4180 has them; numbers stay numbers, text cannot be a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(columns)
    writer.writerow(names)
    writer.writerows([[cell(row.get(name)) for name in names] for row in rows])
    return out.getvalue()


def cell(value: Any) -> Any:
    """A value that a spreadsheet shows and does not run: text that begins like a formula gets an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return value
    text = str(value)
    risky = text.startswith(("\t", "\r", "\n")) or text.lstrip().startswith(_FORMULA)
    return f"'{visible(text)}" if risky else visible(text)


def decision_text(decision: Any) -> str | None:
    """A reviewer's decision in words, with the name and the note where there are such; None while undecided."""
    if not isinstance(decision, dict):
        return str(decision).replace("_", " ") if decision else None
    if not decision.get("decision"):
        return None
    said = str(decision["decision"]).replace("_", " ")
    if decision.get("reviewer"):
        said += f" ({decision['reviewer']})"
    return f"{said}: {decision['note']}" if decision.get("note") else said
