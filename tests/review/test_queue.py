"""The queue: what comes first, what a list shows, where deciding goes on, and what others did meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import FactcheckError
from factcheck.review import Store
from factcheck.review.queue import Queue, View, ranked
from factcheck.review.view import Pages, context
from tests.review import sample

ORDER = [
    # (of one finding, of another): the first is worth more
    ({"score": 0.9}, {"score": 0.7}),
    ({"severity": "error", "score": 0.8}, {"severity": "warning", "score": 1.0}),
    ({"verdict": "contradiction", "score": 0.6}, {"verdict": "superseded", "score": 1.0}),
    ({"severity": "warning", "score": 0.6}, {"severity": "note", "score": 1.0}),
]


@pytest.mark.parametrize(("first", "second"), ORDER)
def test_the_certain_and_important_come_first(first: dict[str, Any], second: dict[str, Any]) -> None:
    run = sample.run(2)
    plain = {"score": 1.0, "severity": "error", "verdict": "contradiction"}
    run["findings"][0] |= plain | second | {"id": "second"}
    run["findings"][1] |= plain | first | {"id": "first"}
    assert [one.id for one in ranked(run)] == ["first", "second"]


def test_a_fact_that_more_sources_speak_of_comes_first() -> None:
    run = sample.run(2)
    run["facts"][1]["values"] += [{"document": f"d{at}", "claim": "", "value": "", "outlier": False} for at in (0, 1)]
    for finding in run["findings"]:
        finding["score"] = 0.9
    assert ranked(run)[0].fact == "f1"


def test_the_findings_of_one_fact_stay_together() -> None:
    run = sample.run(4)
    for finding, fact, score in zip(run["findings"], "xyxy", (0.9, 0.8, 0.5, 0.4), strict=True):
        finding |= {"fact": fact, "score": score, "severity": "error"}
    assert [one.fact for one in ranked(run)] == ["x", "x", "y", "y"]


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    with Store.open(str(tmp_path / "d.db")) as store:
        yield Queue(sample.run(10), store)


def test_lists_by_what_was_decided(queue: Queue) -> None:
    ids = [one.id for one in queue.order]
    queue.decide(ids[0], "confirmed", "ana")
    queue.decide(ids[1], "unsure", "ana")
    queue.decide(ids[0], "false_alarm", "bo")
    queue.decide(ids[3], "note", "ana", note="ask about the weir")

    def shown(**view: str) -> list[int]:
        return [ids.index(one.id) for one in queue.select(View(**view))]

    assert shown(show="open") == [2, 3, 4, 5, 6, 7, 8, 9]
    assert shown(show="all") == list(range(10))
    assert shown(show="unsure") == [1]
    assert shown(show="disagreement") == [0]
    assert shown(show="mine", reviewer="bo") == [1, 2, 3, 4, 5, 6, 7, 8, 9]
    assert shown(show="all", search="WEIR") == [3], "notes are searched too"
    assert queue.progress() == {
        "total": 10, "decided": 2, "disagreement": 1,
        "confirmed": 0, "false_alarm": 1, "superseded": 0, "different_thing": 0, "unsure": 1,
    }  # fmt: skip
    with pytest.raises(FactcheckError, match="no list"):
        shown(show="everything")


def test_search_and_rule_narrow_a_list(queue: Queue) -> None:
    found = queue.select(View(show="all", search="station hazel"))
    assert [one.a.quote for one in found] == ["Hazel station 7 was opened in 1947."]
    assert {one.rule for one in queue.select(View(show="all", rule="FC203"))} == {"FC203"}
    assert queue.select(View(show="all", search="station", rule="FC109")) == []


def test_deciding_goes_on_from_where_it_is_and_round_at_the_end(queue: Queue) -> None:
    ids = [one.id for one in queue.order]
    view = View()
    assert queue.after(None, view) == ids[0]
    assert queue.after(ids[4], view) == ids[5]
    assert queue.after(ids[4], view, back=True) == ids[3]
    queue.decide(ids[9], "confirmed", "ana")
    assert queue.after(ids[9], view) == ids[0]
    for one in ids[:9]:
        queue.decide(one, "confirmed", "ana")
    assert queue.after(ids[8], view) is None


def test_undo_takes_back_the_latest_act_of_this_reviewer_only(queue: Queue) -> None:
    first, second = queue.order[:2]
    queue.decide(first.id, "confirmed", "ana")
    queue.decide(second.id, "false_alarm", "ana")
    queue.decide(first.id, "unsure", "bo")
    row = queue.undo("ana", uid="cd" * 16)
    assert row is not None
    assert queue.finding_of(row) == second
    assert queue.undo("ana", uid="cd" * 16) == row, "the same undo sent twice undoes once"
    assert queue.state(first).by[0].decision == "confirmed"
    assert queue.undo("ana") is not None
    assert queue.undo("ana") is None
    assert queue.state(first).by[0].reviewer == "bo"


def test_a_whole_fact_is_decided_and_taken_back_as_one(tmp_path: Path) -> None:
    run = sample.run(6)
    for finding in run["findings"][:4]:
        finding["fact"] = "f0"
    with Store.open(str(tmp_path / "d.db")) as store:
        queue = Queue(run, store)
        ids = [one["id"] for one in run["findings"]]
        queue.decide(ids[3], "unsure", "bo")
        row = queue.decide(ids[0], "false_alarm", "ana", note="one meter", uid="ab" * 16, whole_fact=True)
        assert queue.decide(ids[0], "false_alarm", "ana", uid="ab" * 16, whole_fact=True) == row, "sent twice"
        words = [queue.state(queue.get(one)).decision for one in ids]
        assert words == ["false_alarm", "false_alarm", "false_alarm", "unsure", None, None], "what is decided stays"
        assert len(store.rows()) == 4
        assert Pages(queue).page(queue.get(ids[0]))["siblings"] == 0
        queue.undo("ana")
        words = [queue.state(queue.get(one)).decision for one in ids]
        assert words == [None, None, None, "unsure", None, None]
        assert queue.undo("ana") is None


def test_what_others_decide_is_seen(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "d.db")) as mine, Store.open(str(tmp_path / "d.db")) as theirs:
        run = sample.run(3)
        here, there = Queue(run, mine), Queue(run, theirs)
        there.decide(there.order[0].id, "confirmed", "bo")
        here.decide(here.order[0].id, "false_alarm", "ana")
        here.refresh()
        assert here.state(here.order[0]).disagreement
        assert here.progress()["disagreement"] == 1


def test_a_page_shows_both_quotes_in_context_with_what_differs(queue: Queue) -> None:
    finding = next(one for one in queue.order if one.rule == "FC102")
    page = Pages(queue).page(finding)
    assert [text for text, kind in page["a"]["quote"] if kind == "figure"] == ["$41 million"]
    assert [text for text, kind in page["b"]["quote"] if kind == "figure"] == ["$53 million"]
    text = next(one["text"] for one in queue.run["documents"] if one["id"] == finding.a.document)
    shown = page["a"]["before"] + "".join(text for text, _ in page["a"]["quote"]) + page["a"]["after"]
    assert shown in text
    assert finding.a.quote in shown
    assert page["rule_name"] == "money"
    assert [(one["value"], one["outlier"]) for one in page["values"]] == [("$41 million", False), ("$53 million", True)]


def test_more_of_the_text_can_be_had(queue: Queue) -> None:
    finding = next(one for one in queue.order if one.a.start > 400)
    pages = Pages(queue)
    little, more = pages.page(finding)["a"], pages.page(finding, more=True)["a"]
    assert little["more"]
    assert len(more["before"]) > len(little["before"])


def test_a_run_without_texts_shows_the_quotes_alone(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "d.db")) as store:
        queue = Queue(sample.run(1, text=False), store)
        page = Pages(queue).page(queue.order[0])
    assert (page["a"]["before"], page["a"]["text"], page["a"]["more"]) == ("", False, False)
    assert "".join(text for text, _ in page["a"]["quote"]) == queue.order[0].a.quote


def test_a_claim_found_nowhere_has_no_second_source(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "d.db")) as store:
        queue = Queue(sample.audit(), store)
        pages = [Pages(queue).page(one) for one in queue.order]
    assert [page["b"] is None for page in pages] == [False, True]
    assert pages[0]["a"]["before"] + pages[0]["a"]["after"] != "", "the summary's own text is the context"


def test_an_earlier_decision_is_shown_beside_the_changed_quote(tmp_path: Path) -> None:
    run = sample.run(6)
    with Store.open(str(tmp_path / "d.db")) as store:
        before = Queue(run, store)
        changed = next(one for one in before.order if one.rule == "FC103")
        before.decide(changed.id, "false_alarm", "ana")
        text = changed.a.quote
        for document in run["documents"]:
            document["text"] = document["text"].replace(text, text.replace("194", "184"))
        for finding in run["findings"]:
            if finding["id"] == changed.id:
                finding["a"]["quote"] = text.replace("194", "184")
        queue = Queue(run, store)
        page = Pages(queue).page(queue.get(changed.id))
        other = Pages(queue).page(next(one for one in queue.order if one.id != changed.id))
    assert page["decision"] is None
    assert page["earlier"]["decision"] == "false_alarm"
    assert other["earlier"] is None


def test_context_is_cut_between_words() -> None:
    text = "one two three QUOTE four five six"
    assert context(text, 14, 19, 100) == ("one two three ", " four five six")
    assert context(text, 14, 19, 8) == ("three ", " four")


def test_other_paragraphs_are_left_out_where_the_quotes_own_is_enough() -> None:
    text = "Far off.\n\nHere is the lead. QUOTE And the end.\n\nFar again."
    at = text.index("QUOTE")
    assert context(text, at, at + 5, 100, least=20) == ("Here is the lead. ", " And the end.")
    assert context(text, at, at + 5, 100, least=60) == (text[:at], text[at + 5 :])
    text = "One.\n\nTwo.\n\nQUOTE\n\nThree.\n\nFour."
    assert context(text, 12, 17, 100, least=60) == ("Two.\n\n", "\n\nThree.")
