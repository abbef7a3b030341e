"""The terminal summary is worth reading by itself, at any width, and no source can steer the terminal."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from rich.console import Console

from factcheck.reporting import AuditReport, Report
from factcheck.reporting.terminal import terminal
from factcheck.reporting.terminal_audit import terminal_audit


def shown(report: Report | AuditReport, width: int = 120, **options: Any) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False, **options)
    if isinstance(report, AuditReport):
        terminal_audit(report, console)
    else:
        terminal(report, console)
    return out.getvalue()


def test_it_tells_values_sources_and_the_reason(report: Report) -> None:
    text = shown(report)
    assert text.startswith("5 disputed facts among 6 sources")
    assert re.search(r"€521 million +evening-post\.md +◂ odd one out", text)
    assert "harbour-herald.md, coast-wire.md, fact-sheet.md, coast-wire-copy.md (copy)" in text
    assert "FC102 money  Two prices for the bridge: 412 million euros against 521 million euros, 26% more." in text
    assert "“Taxpayers have spent 521 million euros on it.”  evening-post.md:3" in text
    assert "“The bridge cost 412 million euros”  harbour-herald.md:3" in text
    assert "(1 of 4 pairs)" in text
    assert "4 agreed facts (Length, Lanes, Start of work, Workers at the peak); 3 facts from one source only." in text
    assert "Left out: news/scan.pdf: the PDF holds no text" in text


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(report: Report, audit: AuditReport, width: int) -> None:
    for one in (report, audit):
        assert max(len(line) for line in shown(one, width).splitlines()) <= width


def test_colours_only_where_the_terminal_has_them(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in shown(report)
    assert "\x1b[1;31m" in shown(report, force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[\d;]*3[0-7]m", shown(report, force_terminal=True))


HOSTILE = "\x1b]0;owned\x07 \x1b[2J red \x1b[31m and \x9b31m, [bold]markup[/bold], \u202eetad\u202c, \x00"


def test_sources_cannot_steer_the_terminal(run: dict[str, Any], audit_run: dict[str, Any]) -> None:
    run["findings"][0]["a"]["quote"] = run["findings"][0]["explanation"] = HOSTILE
    run["facts"][0]["label"] = run["facts"][0]["values"][0]["value"] = HOSTILE
    run["documents"][0]["path"] = HOSTILE
    run["coverage"]["skipped"][0]["path"] = HOSTILE
    audit_run["claims"][1]["quote"] = audit_run["claims"][1]["explanation"] = HOSTILE
    audit_run["claims"][1]["evidence"][0]["quote"] = HOSTILE
    for one in (Report.from_dict(run), AuditReport.from_dict(audit_run)):
        text = shown(one)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        assert "␛]0;owned␇" in text
        assert "[bold]markup[/bold]" in text


def test_a_clean_run_says_so(run: dict[str, Any]) -> None:
    run["findings"] = []
    run["facts"] = [fact for fact in run["facts"] if fact["status"] != "disputed"]
    assert shown(Report.from_dict(run)).startswith("No disputed facts among 6 sources")


def test_findings_outside_a_fact_are_told_too(run: dict[str, Any]) -> None:
    run["findings"] = run["findings"][:1]
    run["findings"][0]["fact"] = None
    run["facts"] = []
    text = shown(Report.from_dict(run))
    assert text.startswith("1 contradiction among 6 sources")
    assert "Two dates for the opening" in text


def test_an_audit_tells_what_is_not_supported(audit: AuditReport) -> None:
    text = shown(audit)
    assert text.startswith("2 of 5 claims are supported by the sources")
    assert text.index("Contradicted  “It cost") < text.index("Contested  “The Tarn") < text.index("Not found  “A tram")
    assert "contradicts “After four years the Tarn Bridge opens on 17 June 2025”  evening-post.md:1" in text
    assert "2 claims supported." in text


def test_a_fact_with_many_values_is_cut_short_but_keeps_the_odd_one_out(run: dict[str, Any]) -> None:
    for number in range(12):
        run["facts"][1]["values"].insert(0, {"document": "d", "claim": f"c{number}", "value": f"€{number + 1}"})
    text = shown(Report.from_dict(run))
    assert re.search(r"… +8 more values", text)
    assert re.search(r"€521 million +evening-post\.md +◂ odd one out", text)
