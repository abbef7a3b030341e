"""Names, order and context: what all readable reports have in common."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.datetext import date_text
from factcheck.reporting import Report
from factcheck.reporting.agreement import agreements
from factcheck.reporting.dates import first_day
from factcheck.reporting.stake import sameness
from factcheck.reporting.timeline import timeline
from factcheck.reporting.view import context, short_names, view


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-04-02", date(2019, 4, 2)),
        ("2019-04", date(2019, 4, 1)),
        ("2019", date(2019, 1, 1)),
        ("2019-Q2", date(2019, 4, 1)),
        ("2019-H2", date(2019, 7, 1)),
        ("FY2019", date(2019, 1, 1)),
        ("1980s", date(1980, 1, 1)),
        ("--04-02", None),
        ("2019-02-30", None),
        ("soon", None),
    ],
)
def test_first_day(value: str, day: date | None) -> None:
    assert first_day(value) == day


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2019-04-02", "2 April 2019"),
        ("2019-04", "April 2019"),
        ("2019", "2019"),
        ("2019-Q2", "Q2 2019"),
        ("FY2019", "fiscal 2019"),
        ("1980s", "1980s"),
        ("--12", "December"),
        ("--04-02", "2 April"),
        ("the March quarter", "the March quarter"),
    ],
)
def test_dates_as_people_write_them(value: str, text: str) -> None:
    assert date_text(value) == text


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["a/x.md", "b/y.md"], ["x.md", "y.md"]),
        (["in/a/x.md", "in/b/x.md"], ["a/x.md", "b/x.md"]),
        (["/in/a/x.md", "b/x.md"], ["/in/a/x.md", "b/x.md"]),
        (["x.md"], ["x.md"]),
        ([], []),
    ],
)
def test_short_names_tell_sources_apart(paths: list[str], names: list[str]) -> None:
    assert short_names(paths) == names


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        ("One. Two. Three.", "Two.", "One. ", " Three."),
        ("Head\n\nOne. Two.\nNext", "Two.", "One. ", ""),
        ("Two.", "Two.", "", ""),
        ("a" * 300 + " far word. Two. " + "b " * 300, "Two.", "… far word. ", None),
    ],
)
def test_context_stays_in_the_paragraph(text: str, quote: str, before: str, after: str | None) -> None:
    start = text.index(quote)
    told = context(text, start, start + len(quote))
    assert told[0] == before or before.startswith("…")
    if after is not None:
        assert told[1] == after
    else:
        assert told[1].endswith("…")
        assert len(told[1]) <= 242


def test_more_witnesses_then_wider_gaps_then_surer_scores_come_first(report: Report) -> None:
    disputed = [fact.label for fact in view(report).with_status("disputed")]
    assert disputed == ["Maker of the deck", "Cost", "Opening date", "Toll for a car", "Cyclists at night"]


def test_a_copy_adds_nothing_to_what_is_at_stake(run: dict[str, Any]) -> None:
    before = {fact.label: fact.stake for fact in view(Report.from_dict(run)).facts}
    run["documents"][-1]["copies_of"] = None
    after = {fact.label: fact.stake for fact in view(Report.from_dict(run)).facts}
    assert after["Cost"][0] == before["Cost"][0] + 1


def test_timeline_puts_dates_in_order_with_who_disagrees(report: Report) -> None:
    entries = timeline(view(report))
    assert [(entry.when, entry.label, len(entry.said)) for entry in entries] == [
        ("March 2021", "Start of work", 4),
        ("17 May 2025", "Opening date", 4),
        ("17 June 2025", "Opening date", 1),
    ]
    assert entries[0].others == ()
    ((when, sources),) = entries[1].others
    assert (when, [source.name for source in sources]) == ("17 June 2025", ["evening-post.md"])


def test_dates_that_differ_without_a_finding_are_no_dispute(run: dict[str, Any]) -> None:
    run["findings"] = []
    assert all(entry.others == () for entry in timeline(view(Report.from_dict(run))))


def test_agreement_is_counted_over_facts(report: Report) -> None:
    pairs = {(pair.a.name, pair.b.name): (pair.agree, pair.disagree) for pair in agreements(view(report))}
    assert pairs["harbour-herald.md", "evening-post.md"] == (2, 2)  # deck and length; date and cost
    assert pairs["harbour-herald.md", "fact-sheet.md"] == (7, 0)
    assert pairs["fact-sheet.md", "two-wheels.md"] == (2, 2)


def test_what_was_superseded_is_neither(run: dict[str, Any]) -> None:
    for finding in run["findings"]:
        if finding["rule"] == "FC102":
            finding["verdict"] = "superseded"
    pairs = {(p.a.name, p.b.name): (p.agree, p.disagree) for p in agreements(view(Report.from_dict(run)))}
    assert pairs["harbour-herald.md", "evening-post.md"] == (2, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("144 GB", 144.0, "GB"), ("144 gigabytes", 144.0, "GB"), True),
        (("144GB", 144.0, "GB"), ("144 GB", 144.0, "GB"), True),
        (("144 GB", 144.0, "GB"), ("144 TB", 144.0, "TB"), False),
        (("144 GB", 144.0, "GB"), ("128 GB", 128.0, "GB"), False),
        (("threefold", 3.0, "x"), ("three times", 3.0, "x"), True),
    ],
)
def test_one_value_written_in_two_ways(one: Any, other: Any, same: bool) -> None:
    keys = [
        sameness(text, [{"kind": "quantity", "text": "9", "value": 9.0, "unit": "kg"},
                        {"kind": "quantity", "text": text, "value": value, "unit": unit}])
        for text, value, unit in (one, other)
    ]  # fmt: skip
    assert (keys[0] == keys[1]) is same


def test_words_are_the_same_by_their_letters() -> None:
    assert sameness("Morrow & Lind", []) == sameness("Morrow & lind.", [])
    assert sameness("Morrow & Lind", []) != sameness("Halvorsen Steel", [])
    assert sameness("—", []) != sameness("…", [])


def test_values_written_differently_are_one_camp(run: dict[str, Any]) -> None:
    for value, claim in (("412 million euros", 0), ("412 MILLION EUROS", 3)):
        run["facts"][1]["values"][claim]["value"] = value
    groups = [(value, len(said)) for value, _, said in view(Report.from_dict(run)).facts[1].groups()]
    assert groups == [("412 million euros", 2), ("€412 million", 2), ("€521 million", 1)]


def test_about_says_what_the_label_does_not(run: dict[str, Any]) -> None:
    run["facts"][1] |= {"label": "Cost of Tarn Bridge", "period": "2024-12"}
    run["facts"][0] |= {"label": "Opening date in May 2025", "period": "2025-05"}
    facts = {fact.label: fact.about for fact in view(Report.from_dict(run)).facts}
    assert facts["Cost of Tarn Bridge"] == "December 2024"
    assert facts["Opening date in May 2025"] == "Tarn Bridge"
