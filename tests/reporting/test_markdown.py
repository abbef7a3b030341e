"""The Markdown says the same facts and findings, and shows what a source wrote as text."""

from __future__ import annotations

import re
from typing import Any

import pytest
from markdown_it import MarkdownIt

from factcheck.reporting import AuditReport, Report
from factcheck.reporting.render_markdown import escape, fact_table
from factcheck.reporting.view import view


def test_disputed_facts_come_first_by_what_is_at_stake(report: Report) -> None:
    text = report.to_markdown()
    assert text.startswith("# 5 disputed facts among 6 sources\n")
    order = [text.index(f"| {label} |") for label in ("Maker of the deck", "Cost", "Opening date", "Toll for a car")]
    assert order == sorted(order)
    assert order[-1] < text.index("| Length |") < text.index("| Who paid |")
    assert "€521 million ▲" in text


def test_every_finding_is_told_under_its_fact(report: Report) -> None:
    text = report.to_markdown()
    for identifier in report.findings["id"]:
        assert f"`{identifier}`" in text
    assert len(re.findall(r"^### ", text, re.MULTILINE)) == 5, "one heading a fact, not one a pair"


def test_what_was_left_out_is_told(report: Report) -> None:
    assert "left out: news/scan.pdf: the PDF holds no text" in report.to_markdown()


def test_many_sources_become_rows(run: dict[str, Any]) -> None:
    for number in range(8):
        run["documents"].append({"id": f"d{number}", "path": f"more/{number}.md", "title": "", "words": 1})
        run["facts"][1]["values"].append({"document": f"d{number}", "claim": "c", "value": "€412 million"})
    shown = view(Report.from_dict(run))
    table = fact_table(shown.with_status("disputed"), shown)
    assert table[0] == "| Fact | Period | Value | Sources |"
    assert any(line.startswith("| Cost |  | €521 million ▲ | evening-post.md |") for line in table)


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[click](javascript:alert(1))",
        "![x](https://example.org/pixel.png)",
        "https://example.org/track",
        "www.example.org",
        "# heading",
        "1. first",
        "1) first",
        "- item",
        "---",
        "===",
        "> quoted",
        "`code` and *stars* and _lines_ and ~~no~~ and $maths$",
        "a | b || c",
        "&lt;b&gt;",
        "line one\n\n# two",
        "\\`",
        "<!-- hidden -->",
    ],
)
def test_source_text_is_shown_as_it_stands(source: str) -> None:
    html = MarkdownIt("gfm-like", {"html": True}).render(f"> {escape(source)}\n")
    inner = html.replace("<blockquote>", "").replace("</blockquote>", "").replace("<p>", "").replace("</p>", "")
    assert "<" not in inner, html
    shown = inner.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&").strip()
    assert shown == re.sub(r"\s+", " ", source)


def test_a_cell_cannot_leave_its_table(run: dict[str, Any]) -> None:
    run["facts"][0]["label"] = "Opening | date\n| x | y |"
    html = MarkdownIt("gfm-like").render(Report.from_dict(run).to_markdown())
    assert "<td>Opening | date | x | y |</td>" in html


def test_an_audit_tells_what_is_not_supported_first(audit: AuditReport) -> None:
    text = audit.to_markdown()
    assert text.startswith("# 2 of 5 claims are supported by the sources\n")
    order = [text.index(word) for word in ("Contradicted: “It cost", "Contested: “The Tarn", "Not found: “A tram")]
    assert order == sorted(order)
    assert "> After four years the Tarn Bridge opens on 17 June 2025" in text
    assert "| The bridge is 1,180 metres long. | FC101 | 1.00 |" in text
