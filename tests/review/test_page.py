"""The page in Debian's Chromium: with the keyboard alone, with the mouse, on a phone, and when saving fails."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.review import Store, findings
from tests.review import sample
from tests.review.conftest import Served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

Serve = Callable[..., Served]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page that fails its test if anything is written to the console as an error, or the policy is broken."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    yield tab
    context.close()
    assert [one for one in wrong if "507" not in one and "ERR_" not in one] == []


def shown(page: Page) -> str:
    """The id of the finding on the page."""
    return str(page.evaluate("new URLSearchParams(location.hash.slice(1)).get('finding')"))


def press(page: Page, key: str, counted: int) -> None:
    """Press a key that decides, and wait until the page counts that many decisions."""
    page.keyboard.press(key)
    page.wait_for_function("number => document.getElementById('bar').value === number", arg=counted)
    page.wait_for_function("() => !document.body.classList.contains('busy')")


def said(page: Page) -> str:
    return page.inner_text("#saved")


def rows(served: Served) -> list[Any]:
    with Store.open(str(served.database)) as store:
        return store.rows()


def test_twenty_findings_with_the_keyboard_alone(serve: Serve, page: Page) -> None:
    run = sample.run(20)
    served = serve(run)
    page.goto(served.address)
    page.wait_for_selector(".cards")
    keys = "cfsdu" * 4
    words = {"c": "confirmed", "f": "false_alarm", "s": "superseded", "d": "different_thing", "u": "unsure"}
    expected, seen = {}, []
    for number, key in enumerate(keys, 1):
        finding = shown(page)
        seen.append(finding)
        press(page, key, number)
        expected[finding] = words[key]
        if number == 7:  # a second thought
            page.keyboard.press("z")
            page.wait_for_function("() => document.getElementById('bar').value === 6")
            page.wait_for_function("id => location.hash.includes(id)", arg=finding)
            press(page, "u", 7)
            expected[finding] = "unsure"
    assert len(set(seen)) == 20, "each finding came once"
    page.wait_for_selector(".nothing")
    assert "Every finding is decided" in page.inner_text(".nothing")
    with Store.open(str(served.database)) as store:
        states = store.current(findings(run))
        assert {finding: state.decision for finding, state in states.items()} == expected
        assert len(store.rows()) == 22, "twenty, one taken back, one decided anew"


def test_a_late_answer_is_not_drawn_over_the_end(serve: Serve, page: Page) -> None:
    page.goto(serve(sample.run(2)).address)
    page.wait_for_selector(".cards")
    page.wait_for_load_state("networkidle")  # the second one is fetched ahead
    held: list[Route] = []
    page.route("**/api/finding/*", lambda route: held.append(route))  # a built-in is no handler
    press(page, "c", 1)  # the second is shown at once, and asked for anew: that answer is late
    page.keyboard.press("f")
    page.wait_for_selector(".nothing")
    assert held, "nothing was late: the test shows nothing"
    for route in held:
        with page.expect_response("**/api/finding/*"):
            route.continue_()
    page.wait_for_timeout(200)
    assert page.is_visible(".nothing")


def test_a_reload_finds_everything_as_it_was(serve: Serve, page: Page) -> None:
    served = serve(sample.run(20))
    page.goto(served.address)
    page.wait_for_selector(".cards")
    press(page, "c", 1)
    press(page, "f", 2)
    page.keyboard.press("/")
    page.keyboard.type("hazel")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelectorAll('#list li').length === 2")
    page.wait_for_function("() => document.querySelector('.lead h2').textContent.startsWith('Hazel')")
    page.keyboard.press("n")
    page.keyboard.type("Ask the clerk <b>twice</b>")
    page.keyboard.press("Enter")
    page.wait_for_selector(".standing .said")
    before = (shown(page), page.inner_text("#finding"), page.inner_text("#list"), page.inner_text("#count"))
    page.reload()
    page.wait_for_selector(".standing .said")
    after = (shown(page), page.inner_text("#finding"), page.inner_text("#list"), page.inner_text("#count"))
    assert after == before
    assert page.input_value("#search") == "hazel"
    assert page.inner_text(".standing .said") == "“Ask the clerk <b>twice</b>”".strip("“”")
    served.kill()
    assert [row.decision for row in rows(served)] == ["confirmed", "false_alarm", "note"]


def test_moving_without_deciding_and_the_help(serve: Serve, page: Page) -> None:
    page.goto(serve(sample.run(5)).address)
    page.wait_for_selector(".cards")
    first = shown(page)
    page.keyboard.press("j")
    page.wait_for_function("id => !location.hash.includes(id)", arg=first)
    page.keyboard.press("k")
    page.wait_for_function("id => location.hash.includes(id)", arg=first)
    page.keyboard.press("?")
    page.wait_for_selector("#help[open]")
    page.keyboard.press("c")
    page.keyboard.press("Escape")
    assert page.inner_text("#count") == "0 of 5 decided", "keys do not decide behind the help"
    page.keyboard.press("Control+c")
    page.keyboard.press("z")
    page.wait_for_function("() => document.getElementById('saved').textContent === 'There is nothing to undo'")
    assert page.inner_text("#count") == "0 of 5 decided"


def test_the_mouse_works_too(serve: Serve, page: Page) -> None:
    served = serve(sample.run(6))
    page.goto(served.address)
    page.wait_for_selector(".cards")
    page.click("#list li:nth-child(3) button")
    page.wait_for_selector("#list li:nth-child(3) [aria-current=true]")
    page.click("#note-open")
    page.fill("#note", "seen on site")
    page.click("[data-word=different_thing]")
    page.wait_for_function("() => document.getElementById('bar').value === 1")
    page.select_option("#show", "different_thing")
    page.wait_for_selector(".standing.different_thing")
    assert "seen on site" in page.inner_text(".standing")
    page.click("#undo")
    page.wait_for_function("() => document.getElementById('bar').value === 0")
    page.select_option("#show", "all")
    page.select_option("#rule", "FC203")
    page.wait_for_function("() => document.querySelectorAll('#list li').length === 1")
    assert [row.note for row in rows(served)] == ["seen on site", None]


def test_differing_words_and_the_other_values_are_marked(serve: Serve, page: Page) -> None:
    run = sample.run(3)
    run["facts"][1]["values"].append({"document": "d0", "claim": "c0-0", "value": "$47 million", "outlier": False})
    page.goto(serve(run).address + "#show=all&rule=FC102")
    page.wait_for_selector(".cards")
    assert page.locator("mark.figure").all_inner_texts() == ["$41 million", "$53 million"]
    assert "cost" in page.locator(".card:first-child mark.differs").all_inner_texts()
    assert page.locator(".values td.value").all_inner_texts() == [
        "$41 million",
        "$53 million differs",
        "$47 million",
    ] or (
        [one.split("\n")[0].split("differs")[0].strip() for one in page.locator(".values td.value").all_inner_texts()]
        == ["$41 million", "$53 million", "$47 million"]
    )


def test_shift_decides_a_whole_fact_and_z_takes_it_back(serve: Serve, page: Page) -> None:
    run = sample.run(6)
    for finding in run["findings"][:3]:
        finding["fact"] = "f0"
    served = serve(run)
    page.goto(served.address)
    page.wait_for_selector("#whole")
    first = shown(page)
    press(page, "Shift+C", 3)
    page.wait_for_function("id => !location.hash.includes(id)", arg=first)
    assert page.locator("#list .badge.confirmed").count() == 3
    page.keyboard.press("z")
    page.wait_for_function("() => document.getElementById('bar').value === 0")
    page.wait_for_function("id => location.hash.includes(id)", arg=first)
    page.check("#whole")
    page.click("[data-word=false_alarm]")
    page.wait_for_function("() => document.getElementById('bar').value === 3")
    page.wait_for_selector(".lead:not(:has(#whole))")
    press(page, "c", 4)
    assert sorted(row.decision for row in rows(served)) == ["confirmed"] * 4 + ["false_alarm"] * 3 + ["undo"] * 3


HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>{{7*7}} </span>"


def test_everything_from_a_source_is_text(serve: Serve, page: Page) -> None:
    run = sample.run(2)
    text = json.dumps(run).replace("Alder station", json.dumps(f"Alder {HOSTILE} station")[1:-1])
    run = json.loads(text)
    for one in (run["findings"][0], run["facts"][0], run["documents"][0]):
        for name in ("explanation", "label", "title", "path", "published"):
            if name in one:
                one[name] = HOSTILE
    run["findings"][0]["a"]["path"] = HOSTILE
    page.goto(serve(run).address)
    page.wait_for_selector(".cards")
    page.keyboard.press("n")
    page.keyboard.type(HOSTILE)
    page.keyboard.press("Enter")
    page.wait_for_selector(".standing .said")
    assert page.title() == "Review · factcheck"
    assert page.locator("#finding img, #finding script, #list img").count() == 0
    assert HOSTILE.strip() in page.inner_text(".lead h2")


def test_what_was_not_saved_is_said_and_stays(serve: Serve, page: Page) -> None:
    served = serve(sample.run(4))
    page.goto(served.address)
    page.wait_for_selector(".cards")
    finding = shown(page)
    page.route("**/api/decide", lambda route: route.fulfill(
        status=507, content_type="application/json",
        body='{"error": "The decision was not saved: database or disk is full"}'))  # fmt: skip
    page.keyboard.press("c")
    page.wait_for_selector("#alert:not([hidden])")
    assert "disk is full" in page.inner_text("#alert-text")
    assert (shown(page), page.inner_text("#count")) == (finding, "0 of 4 decided")
    page.unroute("**/api/decide")
    page.click("#alert-again")
    page.wait_for_function("() => document.getElementById('bar').value === 1")
    assert page.is_hidden("#alert")
    assert [row.finding for row in rows(served)] == [finding]
    served.kill()
    page.keyboard.press("c")
    page.wait_for_selector("#alert:not([hidden])")
    assert "does not answer" in page.inner_text("#alert-text")
    assert page.inner_text("#count") == "1 of 4 decided"


def test_an_answer_that_was_lost_is_asked_for_again_without_deciding_twice(serve: Serve, page: Page) -> None:
    served = serve(sample.run(4))
    page.goto(served.address)
    page.wait_for_selector(".cards")

    def lose(route: Route) -> None:
        route.fetch()  # the server saves it
        route.abort()  # the page never hears of it

    page.route("**/api/decide", lose)
    page.keyboard.press("c")
    page.wait_for_selector("#alert:not([hidden])")
    page.unroute("**/api/decide")
    page.click("#alert-again")
    page.wait_for_function("() => document.getElementById('bar').value === 1")
    assert len(rows(served)) == 1


def test_reviewers_who_disagree_are_shown_and_found(serve: Serve, page: Page) -> None:
    run = sample.run(4)
    served = serve(run)
    with Store.open(str(served.database)) as store:
        store.decide(findings(run)[2], "confirmed", "ana")
        store.decide(findings(run)[2], "false_alarm", "bo", note="two different pumps")
    page.goto(served.address + "#show=disagreement")
    page.wait_for_selector(".standing.clash")
    assert page.locator("#list li").count() == 1
    text = page.inner_text(".standing.clash")
    assert "disagree" in text
    assert "two different pumps" in text


def test_dropped_decisions_are_shown(serve: Serve, page: Page) -> None:
    run = sample.run(4)
    served = serve(run)
    with Store.open(str(served.database)) as store:
        store.decide(findings(run)[0], "confirmed", "ana")
    served.kill()
    old = run["findings"][0]["a"]["quote"]
    again = json.loads(json.dumps(run).replace(old, old.replace("40", "44")))
    page.goto(serve(again).address)
    page.wait_for_selector("#dropped-open:not([hidden])")
    page.click("#dropped-open")
    assert "the quote changed in town-0.md" in page.inner_text("#dropped-list")


def test_another_name_reviews(serve: Serve, page: Page) -> None:
    served = serve(sample.run(3))
    page.goto(served.address)
    page.wait_for_selector(".cards")
    page.click("#who")
    page.fill("#name-input", "bo")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.getElementById('who').textContent === 'bo'")
    press(page, "c", 1)
    page.reload()
    page.wait_for_selector(".cards")
    assert page.inner_text("#who") == "bo"
    assert [row.reviewer for row in rows(served)] == ["bo"]


def test_a_page_of_another_site_cannot_use_it(serve: Serve, page: Page, browser: Browser) -> None:
    run = sample.run(2)
    served = serve(run)
    other = browser.new_context().new_page()
    other.route("http://evil.example/", lambda route: route.fulfill(content_type="text/html", body="<p>evil</p>"))
    other.goto("http://evil.example/")
    read = other.evaluate("url => fetch(url).then(r => r.text(), () => 'refused')", served.address + "api/export")
    assert read == "refused"
    other.evaluate(
        """([url, finding]) => fetch(url, {method: "POST", mode: "no-cors", headers: {"content-type": "text/plain"},
           body: JSON.stringify({uid: "a".repeat(32), reviewer: "m", finding, decision: "false_alarm"})})
           .then(() => 0, () => 0)""",
        [served.address + "api/decide", run["findings"][0]["id"]],
    )
    other.evaluate(
        """url => { const form = document.createElement("form"); form.method = "post"; form.action = url;
           form.target = "_blank"; document.body.append(form); form.submit(); }""",
        served.address + "api/decide",
    )
    other.wait_for_timeout(500)
    other.context.close()
    assert rows(served) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_reads_and_decides(serve: Serve, browser: Browser, scheme: Any) -> None:
    served = serve(sample.run(5))
    context = browser.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True,
                                  color_scheme=scheme)  # fmt: skip
    page = context.new_page()
    page.goto(served.address)
    page.wait_for_selector(".cards")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, "nothing sticks out to the side"
    sizes = page.evaluate(
        "[...document.querySelectorAll('.buttons button')].map(b => b.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44, "big enough for a thumb"
    page.tap("[data-word=confirmed]")
    page.wait_for_function("() => document.getElementById('bar').value === 1")
    page.tap("#toggle-list")
    page.tap("#list li:nth-child(3) button")
    page.wait_for_selector(".cards")
    assert page.is_hidden("#queue")
    context.close()
