"""The page is one file that asks the network for nothing, whatever its sources hold."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import Any

import pytest
from lxml import html as lxml_html

from factcheck.reporting import AuditReport, Report

HOSTILE = (
    "<script>window.owned = 1</script><img src=x onerror='window.owned = 1'>"
    "<svg onload=window.owned=1><style>*{display:none}</style></svg><a href='javascript:window.owned=1'>x</a>"
    "</textarea></title></style></script><!-- --><iframe src=https://example.org></iframe>\" ' {{ 7 * 7 }} {% raw %}"
)
"""What a document may hold. Every field that comes from a source is tried with it."""


def spoil(value: Any) -> Any:
    """Every string of a run that a source may have a say in, made hostile; what the run itself names is kept."""
    kept = {"verdict", "status", "relation", "severity", "kind", "schema_version", "published_from"}
    if isinstance(value, dict):
        return {key: one if key in kept else spoil(one) for key, one in value.items()}
    if isinstance(value, list):
        return [spoil(one) for one in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) else value


@pytest.fixture(params=["check", "audit"])
def page(request: pytest.FixtureRequest, report: Report, audit: AuditReport) -> str:
    """The page of a check and of an audit."""
    return report.to_html() if request.param == "check" else audit.to_html()


def test_it_needs_nothing_else(page: str) -> None:
    tree = lxml_html.document_fromstring(page)
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on"), "no handler stands in the markup"
            if name in ("src", "href", "action", "data", "xlink:href", "poster"):
                assert value.startswith("#"), f"{element.tag} {name}={value}"
    assert not re.findall(r"@import|url\((?!#)", page)
    assert "https://" not in re.sub(r"http://www\.w3\.org/\S+", "", page)


def test_the_policy_names_its_scripts_and_no_other(page: str) -> None:
    tree = lxml_html.document_fromstring(page)
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    allowed = set(re.findall(r"'sha256-([^']+)'", policy))
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts} == allowed


def test_the_same_run_makes_the_same_page(report: Report, run: dict[str, Any]) -> None:
    assert report.to_html() == Report.from_dict(run).to_html()


@pytest.mark.parametrize("kind", ["check", "audit"])
def test_everything_from_a_source_is_escaped(kind: str, run: dict[str, Any], audit_run: dict[str, Any]) -> None:
    if kind == "check":
        calm, hostile = Report.from_dict(run).to_html(), Report.from_dict(spoil(run)).to_html()
    else:
        calm, hostile = AuditReport.from_dict(audit_run).to_html(), AuditReport.from_dict(spoil(audit_run)).to_html()
    tags = {tag: hostile.count(f"<{tag}") for tag in ("script", "img", "iframe", "style", "textarea", "title")}
    assert tags == {tag: calm.count(f"<{tag}") for tag in tags}
    assert "window.owned = 1" in html.unescape(hostile), "it is shown as text"
    assert "49" not in re.findall(r"\{\{ 7 \* 7 \}\}|49 \{% raw", html.unescape(hostile))


def test_anchors_are_permanent_and_safe(run: dict[str, Any]) -> None:
    run["findings"][0]["id"] = 'a"><b id="x'
    tree = lxml_html.document_fromstring(Report.from_dict(run).to_html())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), "every anchor is one place"
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", one) for one in ids)
    assert f"finding-{run['findings'][1]['id']}" in ids


def test_every_link_leads_somewhere(page: str) -> None:
    tree = lxml_html.document_fromstring(page)
    ids = set(tree.xpath("//@id"))
    dead = [link for link in tree.xpath("//a/@href") if link[1:] not in ids]
    assert not dead


def test_differing_words_are_marked_in_both_quotes(report: Report) -> None:
    tree = lxml_html.document_fromstring(report.to_html())
    cost = next(a for a in tree.xpath("//article[contains(@class, 'finding')]") if "FC102" in a.text_content())
    assert [mark.text for mark in cost.iter("mark")] == ["521 million euros", "412 million euros"]
    context = " ".join(span.text for span in cost.xpath(".//span[@class='context']"))
    assert "Work began in March 2021." in context


def test_with_many_sources_a_row_names_who_says_what(run: dict[str, Any]) -> None:
    for number in range(8):
        run["documents"].append({"id": f"d{number}", "path": f"more/{number}.md", "words": 1, "text": "x"})
        run["facts"][1]["values"].append({"document": f"d{number}", "claim": f"c{number}", "value": "€412 million"})
    tree = lxml_html.document_fromstring(Report.from_dict(run).to_html())
    (cost,) = [row for row in tree.xpath("//tbody[@data-item]") if row.xpath(".//button[text()='Cost']")]
    camps = [" ".join(camp.text_content().split()) for camp in cost.xpath(".//div[contains(@class, 'camp')]")]
    assert camps[0].startswith("€412 million harbour-herald.md, coast-wire.md")
    assert camps[0].endswith("and 4 others")
    assert camps[1] == "€521 million ▲ odd one out evening-post.md"


def test_names_in_any_script_are_drawn_without_a_murmur(run: dict[str, Any], recwarn: pytest.WarningsRecorder) -> None:
    for document, name in zip(run["documents"], ["新闻.md", "naïve $x$.md", "<b>.md", "новость.md"], strict=False):
        document["path"] = name
    page = Report.from_dict(run).to_html()
    assert not [warning for warning in recwarn if "Glyph" in str(warning.message)]
    picture = page[page.index("<svg ") : page.index("</svg>")]
    for name in ("新闻.md", "naïve $x$.md", "&lt;b&gt;.md", "новость.md"):
        assert name in picture
    assert "DejaVu" not in picture
