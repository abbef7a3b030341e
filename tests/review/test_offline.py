"""A report's own file, reviewed without a server: the buttons, and JSONL that the store takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli.written import render
from factcheck.review import Store, findings
from factcheck.review.exchange import from_jsonl, to_jsonl
from factcheck.review.offline import embed, payload
from tests.review import sample
from tests.review.test_page import FLAGS

if TYPE_CHECKING:
    from playwright.sync_api import Page


def report(run: dict[str, Any]) -> str:
    """The report of a run as the command line writes it, with the buttons."""
    from factcheck.reporting import AuditReport, Report

    return render((AuditReport if run["kind"] == "audit" else Report).from_dict(run), "html")


@pytest.fixture
def page() -> Iterator[Page]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        tab = browser.new_context(accept_downloads=True).new_page()
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


def opened(page: Page, folder: Path, run: dict[str, Any], view: str = "findings") -> Page:
    """The report of a run, written as a file and opened from it."""
    (folder / "report.html").write_text(report(run), encoding="utf-8")
    page.goto((folder / "report.html").as_uri() + f"#{view}")
    return page


def name(page: Page, reviewer: str = "ana") -> None:
    page.fill(".fc-bar input", reviewer)
    page.keyboard.press("Tab")


def said(page: Page, words: str) -> None:
    """Wait until the bar says this."""
    page.wait_for_function("words => document.querySelector('.fc-bar output').textContent === words", arg=words)


def press(page: Page, key: str) -> None:
    """A key, once the page stands on a finding."""
    page.wait_for_function("() => document.querySelector('.fc-here')?.checkVisibility()")
    page.keyboard.press(key)


def exported(page: Page) -> str:
    with page.expect_download() as got:
        page.get_by_role("button", name="Export decisions").click()
    return Path(got.value.path()).read_text(encoding="utf-8")


@pytest.mark.browser
def test_decisions_made_in_a_file_come_into_the_store(page: Page, tmp_path: Path) -> None:
    run = sample.run(6)
    opened(page, tmp_path, run)
    page.locator(".fc-acts [data-word=confirmed]").first.click()
    assert "Write your name first" in page.inner_text(".fc-bar output")
    name(page)
    page.keyboard.press("j")  # the report's own key goes to the first finding
    for number, key in enumerate("cfs", 1):
        press(page, key)
        said(page, f"{number} of 6 decided")
    press(page, "z")
    said(page, "2 of 6 decided")
    page.reload()
    said(page, "2 of 6 decided")
    text = exported(page)
    with Store.open(str(tmp_path / "d.db")) as store:
        assert store.merge(from_jsonl(text)) == 4
        states = store.current(findings(run))
        words = [states[one.id].decision for one in findings(run) if one.id in states]
        assert sorted(word or "" for word in words) == ["", "confirmed", "false_alarm"]
        again = to_jsonl(store.rows())
        assert [json.loads(line) for line in again.splitlines()] == [json.loads(line) for line in text.splitlines()]
        assert store.merge(from_jsonl(again)) == 0
        assert {row.key for row in store.rows()} <= {one.key for one in findings(run)}


@pytest.mark.browser
def test_the_keys_go_on_to_findings_that_the_report_folds_away(page: Page, tmp_path: Path) -> None:
    run = sample.run(5)
    for finding in run["findings"]:
        finding["fact"] = "f0"  # one fact: the report shows one pair and folds the others
    opened(page, tmp_path, run)
    name(page)
    page.keyboard.press("j")
    for number, key in enumerate("cfsdu", 1):
        press(page, key)
        said(page, f"{number} of 5 decided")
    words = [json.loads(line)["decision"] for line in exported(page).splitlines()]
    assert words == ["confirmed", "false_alarm", "superseded", "different_thing", "unsure"]


@pytest.mark.browser
def test_nothing_is_decided_that_is_not_on_the_screen(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, sample.run(3), "facts")
    name(page)
    page.keyboard.press("c")  # goes to the first finding, and decides nothing
    said(page, "0 of 3 decided")
    press(page, "c")
    said(page, "1 of 3 decided")


@pytest.mark.browser
def test_a_note_and_the_claims_of_an_audit(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, sample.audit(), "claims")
    name(page)
    page.get_by_role("button", name="Note").first.click()
    page.keyboard.type("cf. the register, page 2")
    page.keyboard.press("Tab")
    page.locator(".fc-acts").first.get_by_role("button", name="Confirmed").click()
    said(page, "1 of 2 decided")
    rows = [json.loads(line) for line in exported(page).splitlines()]
    assert [(row["decision"], row["note"]) for row in rows] == [
        ("note", "cf. the register, page 2"), ("confirmed", None)
    ]  # fmt: skip
    assert len(from_jsonl("".join(f"{json.dumps(row)}\n" for row in rows))) == 2


@pytest.mark.browser
def test_two_tabs_lose_nothing_of_each_other_s(page: Page, tmp_path: Path) -> None:
    opened(page, tmp_path, sample.run(4))
    name(page)
    with page.context.new_page() as other:
        other.goto(page.url)
        page.keyboard.press("j")
        press(page, "c")
        said(other, "1 of 4 decided")
        other.locator(".fc-acts").nth(2).get_by_role("button", name="False alarm").click()
        said(page, "2 of 4 decided")


def test_the_command_line_writes_such_reports(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from factcheck.cli.report import command

    (tmp_path / "run.json").write_text(json.dumps(sample.run(3)), encoding="utf-8")
    done = CliRunner().invoke(command, [str(tmp_path / "run.json"), "--format", "html", "-o", str(tmp_path / "r.html")])
    assert done.exit_code == 0, done.output
    assert 'id="factcheck-review"' in (tmp_path / "r.html").read_text(encoding="utf-8")
