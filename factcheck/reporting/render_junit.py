"""A report as JUnit XML, for continuous integration that shows tests: a fact, or a claim of a summary, is a test."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from factcheck.reporting import tables
from factcheck.reporting.plain import one_line, place, xml_text
from factcheck.reporting.view import Finding, Side, view
from factcheck.reporting.words import verdict_name

if TYPE_CHECKING:
    from factcheck.reporting.audit_report import AuditReport
    from factcheck.reporting.report import Report


def check_junit(report: Report) -> str:
    """One case a fact, failed where two of its claims contradict each other; one for each other contradiction.

    What a later source superseded is told in the case's output and fails nothing.
    """
    shown = view(report)
    suite = ET.Element("testsuite", name="factcheck check")
    known = {fact.id for fact in shown.facts}
    for fact in shown.facts:
        name = " · ".join(part for part in (fact.label, fact.about) if part)
        _case(suite, "factcheck.facts", f"{name} [{fact.id}]", list(fact.findings))
    for finding in shown.problems:
        if finding.fact not in known:
            name = f"{finding.a.source.name} and {finding.b.source.name} [{finding.id}]"
            _case(suite, "factcheck.findings", name, [finding])
    return _file(suite)


def _case(suite: ET.Element, kind: str, name: str, findings: list[Finding]) -> None:
    case = ET.SubElement(suite, "testcase", classname=kind, name=xml_text(one_line(name)), time="0")
    failed = [finding for finding in findings if finding.verdict == "contradiction"]
    if failed:
        first = max(failed, key=lambda finding: finding.score)
        failure = ET.SubElement(case, "failure", type=first.rule, message=xml_text(one_line(first.explanation)))
        failure.text = xml_text("\n\n".join(_told(finding) for finding in failed))
    if older := [finding for finding in findings if finding.verdict == "superseded"]:
        ET.SubElement(case, "system-out").text = xml_text("\n\n".join(_told(finding) for finding in older))


def _told(finding: Finding) -> str:
    head = f"{finding.rule} {verdict_name(finding.verdict)}, score {finding.score:.2f} [{finding.id}]"
    return "\n".join([f"{head}: {finding.explanation}", _quoted(finding.a), _quoted(finding.b)])


def _quoted(side: Side) -> str:
    where = place(side.location)
    return f"  {side.source.path}{f', {where}' if where else ''}: “{one_line(side.quote)}”"


def audit_junit(report: AuditReport) -> str:
    """One case a claim of the summary, failed where the sources do not support it."""
    suite = ET.Element("testsuite", name="factcheck audit")
    for claim in tables.records(report.claims):
        name = f"{one_line(claim['quote'], 120)} [{claim['id']}]"
        case = ET.SubElement(suite, "testcase", classname="factcheck.audit", name=xml_text(name), time="0")
        if claim["verdict"] == "supported":
            continue
        message = f"{verdict_name(claim['verdict'])}: {claim['explanation']}"
        failure = ET.SubElement(case, "failure", type=claim["rule"], message=xml_text(one_line(message)))
        lines = [f"“{one_line(claim['quote'])}”"]
        for piece in claim["evidence"]:
            where = place(piece.get("location") or {})
            path = f"{piece.get('path', '')}{f', {where}' if where else ''}"
            lines.append(f"  {piece.get('relation', '')}: {path}: “{one_line(str(piece.get('quote', '')))}”")
        failure.text = xml_text("\n".join(lines))
    return _file(suite)


def _file(suite: ET.Element) -> str:
    failures = len(suite.findall("testcase/failure"))
    suite.attrib |= {"tests": str(len(suite)), "failures": str(failures), "errors": "0", "skipped": "0", "time": "0"}
    suites = ET.Element("testsuites", name="factcheck", tests=str(len(suite)), failures=str(failures), time="0")
    suites.append(suite)
    ET.indent(suites, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"
