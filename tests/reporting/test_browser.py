"""The report in a real browser: from `file://`, by mouse, by keyboard alone, at both widths, without script."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.reporting import AuditReport, Report

if "browser" not in os.environ.get("FACTCHECK_REQUIRE", "").split(","):
    pytest.importorskip("playwright.sync_api")
sync_api = importlib.import_module("playwright.sync_api")
expect = sync_api.expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
DISPUTED = ["Maker of the deck", "Cost", "Opening date", "Toll for a car", "Cyclists at night"]

Open = Callable[..., "Page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open a report from a file; afterwards, that it asked for nothing else and ran without an error."""
    asked: list[str] = []
    wrong: list[str] = []
    contexts = []
    made: dict[int, Path] = {}

    def opened(report: Report | AuditReport, at: str = "", viewport: Any = DESKTOP, **options: Any) -> Page:
        path = made.setdefault(id(report), tmp_path / f"{len(made)}.html")
        if not path.exists():
            path.write_text(report.to_html(), encoding="utf-8")
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.goto(f"{path.as_uri()}{at}")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert {url.partition("#")[0] for url in asked} <= {one.as_uri() for one in made.values()}, "no network"
    assert wrong == []


def labels(page: Page) -> list[str]:
    """The facts that are shown."""
    shown = "all => all.filter(one => one.checkVisibility()).map(one => one.textContent)"
    made: list[str] = page.locator("#view-facts .label").evaluate_all(shown)
    return made


def test_facts_are_there_disputed_first(show: Open, report: Report) -> None:
    page = show(report)
    assert page.title() == "5 disputed facts among 6 sources"
    assert page.locator("h1").inner_text() == "5 disputed facts among 6 sources"
    assert labels(page)[:6] == [*DISPUTED, "Length"]
    odd = page.locator("td.cell .value.outlier").all_inner_texts()
    assert odd == ["Halvorsen Steel", "€521 million", "17 June 2025", "none"]


@pytest.mark.parametrize(
    ("name", "value", "facts"),
    [
        ("text", "halvorsen", ["Maker of the deck"]),
        ("text", "odd one out tarn", ["Cost", "Opening date", "Toll for a car"]),
        ("text", "zebra", []),
        ("rule", "FC202", ["Toll for a car", "Cyclists at night"]),
        ("status", "agreed", ["Lanes", "Length", "Start of work", "Workers at the peak"]),
        ("status", "contradiction", DISPUTED),
        ("source", "5", ["Maker of the deck", "Cyclists at night", "Lanes", "Length", "Side of the cycle path"]),
    ],
)
def test_filters(show: Open, report: Report, name: str, value: str, facts: list[str]) -> None:
    page = show(report)
    control = page.locator(f".filters [name={name}]")
    if name == "text":
        control.fill(value)
    else:
        control.select_option(value)
    assert sorted(labels(page)) == sorted(facts)
    assert page.locator("[data-count]").inner_text() == f"{len(facts)} of 12"
    assert page.locator("#view-facts [data-none]").is_visible() == (not facts)
    page.locator(".filters [type=reset]").click()
    expect(page.locator("[data-count]")).to_have_text("12 shown")


def test_a_finding_leads_to_its_place_in_the_source(show: Open, report: Report) -> None:
    page = show(report, "#findings")
    finding = page.locator("article.finding", has_text="521 million").first
    finding.locator("figcaption a", has_text="evening-post.md").click()
    source = page.locator(".source.current")
    assert source.locator("h3").inner_text() == "A bridge for half a billion"
    assert source.locator(".target-claim").all_inner_texts() == ["Taxpayers have spent 521 million euros on it."]
    assert page.evaluate("document.activeElement.textContent") == "Taxpayers have spent 521 million euros on it."
    page.go_back()
    expect(page.locator("#view-findings")).to_be_visible()


def test_a_claim_shows_what_the_others_say(show: Open, report: Report, sample: ModuleType) -> None:
    page = show(report, f"#source-{sample.digest(sample.POST)}")
    text = page.locator(".source.current .text").inner_text()
    assert text.split() == sample.TEXTS[sample.POST][2].split(), "the document is there as read"
    page.locator("a.claim", has_text="17 June 2025").click()
    panel = page.locator(".panel")
    assert panel.locator("h3").inner_text() == "Opening date"
    assert "Cars will cross the Tarn Bridge from 17 May 2025. coast-wire.md" in " ".join(panel.inner_text().split())
    page.keyboard.press("Escape")
    expect(panel).not_to_be_visible()


def test_by_keyboard_alone(show: Open, report: Report) -> None:
    page = show(report)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Cost"
    page.keyboard.press("Enter")
    assert page.locator("tbody.open .said").inner_text().startswith("€412 million 4 sources")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "Maker of the deck"
    page.keyboard.press("/")
    page.keyboard.type("toll")
    assert labels(page) == ["Toll for a car"]
    page.keyboard.press("Escape")
    assert len(labels(page)) == 9, "three facts of one source only are folded away"
    page.keyboard.press("?")
    expect(page.locator("dialog.help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.help")).not_to_be_visible()
    page.keyboard.press("2")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".source.current")).to_be_visible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator(".panel")).to_be_visible()


def test_an_anchor_opens_what_it_names(show: Open, report: Report) -> None:
    hidden = report.findings[report.findings["rule"] == "FC102"]["id"].iloc[3]
    page = show(report, f"#finding-{hidden}")
    expect(page.locator(f"#finding-{hidden}")).to_be_visible()
    fact = report.facts.set_index("label").loc["Who paid"]["id"]
    page = show(report, f"#fact-{fact}")
    expect(page.locator(f"#fact-{fact} .said")).to_be_visible()


def test_an_audit_shows_its_summary_and_evidence(show: Open, audit: AuditReport) -> None:
    page = show(audit)
    assert page.locator("h1").inner_text() == "2 of 5 claims are supported by the sources"
    page.locator(".summary a.claim.contradicted").click()
    assert page.evaluate("location.hash").startswith("#audited-")
    assert page.locator(".audited.contradicted mark").first.inner_text() == "450 million euros"
    page.locator(".filters [name=status]").select_option("not_found")
    assert page.locator(".audited:visible").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_accessibility_failures(
    show: Open, report: Report, audit: AuditReport, npm: Path, scheme: str, size: Any, sample: ModuleType
) -> None:
    axe = (npm / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    source = f"source-{sample.digest(sample.POST)}"
    places = [(report, at) for at in ("facts", "findings", "timeline", "agreement", "sources", source)]
    for one, at in [*places, (audit, "claims"), (audit, "sources"), (audit, source)]:
        page = show(one, f"#{at}", viewport=size, color_scheme=scheme, reduced_motion="reduce")
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        if at == "facts":
            page.locator(".label").first.click()
        if at == source and one is report:
            page.locator(".source.current a.claim.disputed").first.click()
        page.evaluate(f"() => {{ {axe} }}")
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        told = [
            (violation["id"], node["target"], node["failureSummary"])
            for violation in found["violations"]
            for node in violation["nodes"]
        ]
        assert told == [], (at, scheme)
        page.context.close()


@pytest.mark.parametrize("at", ["facts", "findings", "timeline", "agreement", "sources"])
def test_a_phone_scrolls_one_way_only(show: Open, report: Report, at: str) -> None:
    page = show(report, f"#{at}", viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_hostile_sources_are_text(show: Open, run: dict[str, Any], audit_run: dict[str, Any]) -> None:
    attack = "<img src=x onerror='window.owned=1'><script>window.owned=1</script><svg onload='window.owned=1'>"
    for document in run["documents"]:
        document["text"] = document["text"].replace("17 May 2025", f"17 May 2025 {attack}")
        document["title"] = f"<a href='javascript:window.owned=1'>{document['title']}</a>"
    run["facts"][0]["label"] = run["findings"][0]["explanation"] = run["findings"][0]["a"]["quote"] = attack
    run["facts"][0]["values"][0]["value"] = audit_run["claims"][0]["evidence"][0]["quote"] = attack
    audit_run["summary"]["text"] = attack
    page = show(Report.from_dict(run))
    assert attack in page.locator("#view-facts").inner_text()
    for at in ("#findings", "#sources", page.locator("#view-sources [data-open]").first.get_attribute("href")):
        page.evaluate("to => { location.hash = to }", at)
        page.wait_for_timeout(50)
    page.locator("a.claim").first.evaluate("link => link.click()")
    assert page.locator("main img, main script, main svg:not(.matrix svg), a[href^=javascript]").count() == 0
    assert page.evaluate("window.owned") is None
    assert show(AuditReport.from_dict(audit_run)).evaluate("window.owned") is None


def test_without_a_script_it_can_be_read(show: Open, report: Report) -> None:
    page = show(report, java_script_enabled=False)
    text = page.locator("main").inner_text()
    for words in ("17 June 2025", "Two prices for the bridge", "Start of work", "The view is the best in town."):
        assert words in text
    expect(page.locator(".filters")).not_to_be_visible()


def test_the_theme_can_be_chosen(show: Open, report: Report) -> None:
    page = show(report, color_scheme="light")
    colour = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(colour)
    for said in ("Theme: light", "Theme: dark"):
        page.locator("[data-theme-switch]").click()
        assert page.locator("[data-theme-switch]").inner_text() == said
    dark = page.evaluate(colour)
    assert light != dark
    page.reload()
    assert page.evaluate(colour) == dark, "and is remembered"
    page.emulate_media(media="print")
    assert page.evaluate(colour) == "rgb(255, 255, 255)", "paper is white"
    expect(page.locator("#view-findings")).to_be_visible()
    expect(page.locator(".filters")).not_to_be_visible()


def many(sample: ModuleType, documents: int, claims: int) -> Report:
    """A run of many documents: every fact is told by eight of them, one of which disagrees."""
    texts = [" ".join(f"Item {n} of {d} weighs {d + n} kilograms." for n in range(claims)) for d in range(documents)]
    run: dict[str, Any] = {"kind": "check", "documents": [], "claims": [], "facts": [], "findings": []}
    for d, text in enumerate(texts):
        run["documents"].append({"id": f"d{d}", "path": f"in/{d}.md", "title": f"No. {d}", "text": text, "words": 9})
        at = 0
        for n in range(claims):
            quote = f"Item {n} of {d} weighs {d + n} kilograms."
            at = text.index(quote, at)
            run["claims"].append({"id": f"c{d}-{n}", "document": f"d{d}", "quote": quote, "start": at,
                                  "end": at + len(quote), "text": quote})  # fmt: skip
    for f in range(documents * claims // 8):
        members = [((f * 8 + k) % documents, (f * 8 + k) // documents) for k in range(8)]
        values = [{"document": f"d{d}", "claim": f"c{d}-{n}", "value": "7 kg" if k else "9 kg", "outlier": not k}
                  for k, (d, n) in enumerate(members)]  # fmt: skip
        run["facts"].append({"id": f"f{f}", "label": f"Weight {f}", "status": "disputed", "values": values})
        (a, m), rest = members[0], members[1:]
        for d, n in rest:
            side = {"document": f"d{a}", "path": f"in/{a}.md", "claim": f"c{a}-{m}", "quote": "9 kg", "end": 4}
            other = side | {"document": f"d{d}", "path": f"in/{d}.md", "claim": f"c{d}-{n}", "quote": "7 kg"}
            run["findings"].append({"id": f"x{f}-{d}", "verdict": "contradiction", "rule": "FC101", "score": 1.0,
                                    "explanation": "Two weights.", "fact": f"f{f}", "a": side, "b": other})  # fmt: skip
    return Report.from_dict(run)


@pytest.mark.slow
def test_five_hundred_documents_open_in_seconds_and_filter_at_once(show: Open, sample: ModuleType) -> None:
    report = many(sample, documents=500, claims=16)
    page = show(report)
    expect(page.locator("[data-count]")).to_have_text("1000 shown")
    opened = page.evaluate("performance.getEntriesByType('navigation')[0].duration / 1000")
    slowest = page.evaluate(
        """() => {
            const times = [];
            for (const [name, value] of [["source", "7"], ["text", "weight 77"], ["rule", "FC101"], ["text", ""]]) {
                const began = performance.now();
                const control = document.querySelector(`.filters [name=${name}]`);
                control.value = value;
                control.dispatchEvent(new Event("input", {bubbles: true}));
                document.body.offsetHeight;
                times.push(performance.now() - began);
            }
            return Math.max(...times);
        }"""
    )
    assert page.locator("#view-facts .pager").is_hidden()
    page.locator(".filters [type=reset]").click()
    expect(page.locator("[data-count]")).to_have_text("1000 shown")
    assert len(labels(page)) == 50
    page.keyboard.press("n")
    assert page.locator("#view-facts [data-page-at]").inner_text() == "2 of 20"
    print(f"opened in {opened:.1f} s, slowest filter {slowest:.0f} ms")
    assert opened < 8, "a few seconds, on a machine with other work too"
    assert slowest < 500


def test_facts_by_source_or_by_value(show: Open, report: Report) -> None:
    page = show(report)
    cost = page.locator("tbody[data-item]", has=page.get_by_role("button", name="Cost", exact=True))
    assert cost.locator("td.cell").count() == 6
    expect(cost.locator("td.camps")).not_to_be_visible()
    page.get_by_role("button", name="By value").click()
    expect(cost.locator("td.cell").first).not_to_be_visible()
    assert cost.locator(".camp.outlier").inner_text().split() == "€521 million ▲ odd one out evening-post.md".split()
    expect(show(report, viewport=PHONE).locator("td.camps").first).to_be_visible()
