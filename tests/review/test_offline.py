"""A report's own file, reviewed without a server: the buttons, and JSONL that the store takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.review import Store, findings
from factcheck.review.exchange import from_jsonl, to_jsonl
from factcheck.review.offline import embed, payload
from tests.review import sample
from tests.review.test_page import FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Page


def report(run: dict[str, Any]) -> str:
    """The report of a run as the command line writes it, with the buttons."""
    from factcheck.reporting import Report

    return embed(Report.from_dict(run).to_html(), run)


@pytest.fixture
def page() -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        tab = browser.new_page(accept_downloads=True)
        tab.set_default_timeout(10_000)
        wrong: list[str] = []
        tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        yield tab
        browser.close()
    assert wrong == []


def test_the_policy_lets_the_script_through_and_nothing_else() -> None:
    run = sample.run(2)
    html = unescape(report(run))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    scripts = policy[1].split("script-src ")[1].split(";")[0].split()
    assert all(one.startswith("'sha256-") for one in scripts)
    assert len(scripts) == 3


def test_a_quote_cannot_end_the_data() -> None:
    run = json.loads(json.dumps(sample.run(1)).replace("Alder", "</script><script>alert(1)</script>"))
    text = payload(run)
    assert "</script" not in text
    assert json.loads(text)["findings"]


def test_a_report_without_findings_stays_as_it_is() -> None:
    assert embed("<body></body>", sample.run(0)) == "<body></body>"


@pytest.mark.browser
def test_decisions_made_in_a_file_come_into_the_store(page: Page, tmp_path: Path) -> None:
    run = sample.run(6)
    (tmp_path / "report.html").write_text(report(run), encoding="utf-8")
    page.goto((tmp_path / "report.html").as_uri() + "#findings")
    first = page.locator(".fc-acts").first
    first.locator("[data-word=confirmed]").click()
    assert "Write your name first" in page.inner_text(".fc-bar output")
    page.fill(".fc-bar input", "ana")
    page.keyboard.press("Tab")
    for key in "cfsz":  # the keys go on to the next finding; z takes back what is under the hand
        page.locator(".fc-acts:visible [data-word=confirmed]").nth("cfsz".index(key)).focus()
        page.keyboard.press(key)
    assert page.inner_text(".fc-bar output") == "3 of 6 decided"
    page.locator(".fc-acts:visible").nth(2).get_by_role("button", name="Undo").click()
    assert page.inner_text(".fc-bar output") == "2 of 6 decided"
    page.reload()
    assert page.inner_text(".fc-bar output") == "2 of 6 decided", "a reload loses nothing"
    with page.expect_download() as got:
        page.get_by_role("button", name="Export decisions").click()
    text = Path(got.value.path()).read_text(encoding="utf-8")
    with Store.open(str(tmp_path / "d.db")) as store:
        assert store.merge(from_jsonl(text)) == 4
        states = store.current(findings(run))
        words = [states[one.id].decision for one in findings(run) if one.id in states]
        assert sorted(word or "" for word in words) == ["", "confirmed", "false_alarm"]
        again = to_jsonl(store.rows())
        assert store.merge(from_jsonl(again)) == 0
        assert {row.key for row in store.rows()} <= {one.key for one in findings(run)}


@pytest.mark.browser
def test_the_keys_go_on_to_findings_that_the_report_folds_away(page: Page, tmp_path: Path) -> None:
    run = sample.run(5)
    for finding in run["findings"]:
        finding["fact"] = "f0"  # one fact: the report shows one pair and folds the others
    (tmp_path / "report.html").write_text(report(run), encoding="utf-8")
    page.goto((tmp_path / "report.html").as_uri() + "#findings")
    page.fill(".fc-bar input", "ana")
    page.keyboard.press("Tab")
    page.locator(".fc-acts:visible button").first.focus()
    for number, key in enumerate("cfsdu", 1):
        page.wait_for_function(
            "() => document.activeElement.closest('.fc-acts')?.querySelector('[aria-pressed=true]') == null"
        )
        page.keyboard.press(key)
        page.wait_for_function(
            "n => document.querySelector('.fc-bar output').textContent === `${n} of 5 decided`", arg=number
        )
        page.wait_for_timeout(100)
