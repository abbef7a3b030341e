"""What decisions and a baseline change in a run: what is marked, what fails it, what is dropped."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from factcheck.errors import FactcheckError
from factcheck.review import Store, apply, baseline, findings
from tests.review import sample


def decide_all(store: Store, run: dict[str, Any], word: str, reviewer: str = "ana") -> None:
    for finding in findings(run):
        store.decide(finding, word, reviewer)


CASES = [
    # (words of ana and bo, verdict, --fail-on, exit code)
    ((), "contradiction", None, 1),
    ((), "superseded", None, 0),
    ((), "superseded", ["superseded"], 1),
    ((), "contradiction", ["never"], 0),
    (("confirmed",), "contradiction", None, 1),
    (("unsure",), "contradiction", None, 1),
    (("false_alarm",), "contradiction", None, 0),
    (("different_thing",), "contradiction", None, 0),
    (("superseded",), "contradiction", None, 0),
    (("superseded",), "contradiction", ["superseded"], 1),
    (("false_alarm", "confirmed"), "contradiction", None, 1),
    (("false_alarm", "different_thing"), "contradiction", None, 1),
    (("false_alarm", "unsure"), "contradiction", None, 0),
    (("false_alarm", "false_alarm"), "contradiction", None, 0),
]


@pytest.mark.parametrize(("words", "verdict", "fail_on", "code"), CASES)
def test_false_alarms_are_left_out_of_the_exit_code(
    words: tuple[str, ...], verdict: str, fail_on: list[str] | None, code: int, store: Store
) -> None:
    run = sample.run(1)
    run["findings"][0]["verdict"] = verdict
    for reviewer, word in zip(("ana", "bo"), words, strict=False):
        decide_all(store, run, word, reviewer)
    assert apply(run, store, fail_on=fail_on)["exit_code"] == code


def test_each_finding_says_who_decided_what(store: Store) -> None:
    run = sample.run(3)
    store.decide(findings(run)[1], "confirmed", "ana", note="asked the clerk")
    marked = apply(run, store)
    assert [one["decision"] is None for one in marked["findings"]] == [True, False, True]
    said = marked["findings"][1]["decision"]
    assert (said["decision"], said["reviewer"], said["note"]) == ("confirmed", "ana", "asked the clerk")
    assert marked["decisions"] == {"decided": 1, "undecided": 2, "new": 3, "disagreements": 0, "dropped": []}
    assert "decision" not in run["findings"][1], "the run that came in stays as it was"


def test_a_run_that_could_not_do_its_job_stays_one(store: Store) -> None:
    run = sample.run(1) | {"exit_code": 2}
    decide_all(store, run, "false_alarm")
    assert apply(run, store)["exit_code"] == 2


def test_without_a_store_only_the_exit_code_is_counted() -> None:
    assert apply(sample.run(2), None)["exit_code"] == 1
    assert apply(sample.run(0), None)["exit_code"] == 0


@pytest.mark.parametrize("kind", ["file", "store"])
def test_a_baseline_fails_a_run_only_on_what_is_new(kind: str, store: Store, tmp_path: Path) -> None:
    run = sample.run(12)
    decide_all(store, run, "confirmed")
    (tmp_path / "baseline.json").write_text(baseline.write(run), encoding="utf-8")
    known = baseline.read(tmp_path / "baseline.json") if kind == "file" else baseline.of_store(store)
    assert apply(run, store, known)["exit_code"] == 0
    changed = with_figure_changed(run, 4)
    marked = apply(changed, store, known)
    assert marked["exit_code"] == 1
    assert [one["id"] for one in marked["findings"] if not one["known"]] == ["changed"]
    assert marked["decisions"]["new"] == 1


def with_figure_changed(run: dict[str, Any], at: int) -> dict[str, Any]:
    """The run of the same sources after one figure of source A of the finding at `at` was changed."""
    changed = copy.deepcopy(run)
    finding = changed["findings"][at]
    old = finding["a"]["quote"]
    new = old.replace("opened in 19", "opened in 18").replace("lifts 4", "lifts 9").replace("Marlow", "Harlow")
    new = new.replace("cost $4", "cost $9").replace("never", "often")
    assert new != old
    finding["a"]["quote"], finding["id"] = new, "changed"
    for document in changed["documents"]:
        document["text"] = document["text"].replace(old, new)
    return changed


def test_a_decision_is_dropped_visibly_when_a_quote_changes(store: Store) -> None:
    run = sample.run(12)
    decide_all(store, run, "false_alarm")
    changed = with_figure_changed(run, 4)
    marked = apply(changed, store)
    assert marked["exit_code"] == 1
    [gone] = marked["decisions"]["dropped"]
    assert gone["reason"] == "the quote changed in town-0.md"
    assert gone["decision"] == "false_alarm"
    assert gone["quotes"][0] == run["findings"][4]["a"]["quote"]


def test_a_pair_that_is_no_longer_found_is_told_apart_from_a_changed_quote(store: Store) -> None:
    run = sample.run(3)
    decide_all(store, run, "confirmed")
    run["findings"].pop()
    [gone] = apply(run, store)["decisions"]["dropped"]
    assert gone["reason"] == "both quotes are still there, but the run no longer reports them"


def test_decisions_on_other_documents_are_not_called_dropped(store: Store) -> None:
    decide_all(store, sample.run(3), "confirmed")
    other = sample.run(1)
    for document in other["documents"]:
        document["path"] = document["path"].replace("town", "village")
    assert apply(other, store)["decisions"]["dropped"] == []


def test_an_undone_decision_is_neither_known_nor_dropped(store: Store) -> None:
    run = sample.run(1)
    store.undo(store.decide(findings(run)[0], "false_alarm", "ana"), "ana")
    assert baseline.of_store(store) == frozenset()
    assert apply(run, store)["exit_code"] == 1
    run["findings"] = []
    assert apply(run, store)["decisions"]["dropped"] == []


def test_an_audit_is_marked_and_counted_the_same_way(store: Store) -> None:
    run = sample.audit()
    contradicted, not_found = findings(run)
    store.decide(contradicted, "false_alarm", "ana")
    assert apply(run, store)["exit_code"] == 1
    assert apply(run, store, fail_on=["contradicted", "contested"])["exit_code"] == 0
    store.decide(not_found, "false_alarm", "ana")
    marked = apply(run, store)
    assert marked["exit_code"] == 0
    assert ["decision" in one for one in marked["claims"]] == [True, False, True], "a supported claim is no finding"


def test_a_baseline_file_is_the_same_for_the_same_findings_in_any_order() -> None:
    run = sample.run(9)
    turned = run | {"findings": run["findings"][::-1]}
    assert baseline.write(run) == baseline.write(turned)


@pytest.mark.parametrize("text", ["", "[]", '{"kind": "check"}', '{"kind": "baseline"}', "nonsense"])
def test_what_is_no_baseline_is_refused_in_one_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(FactcheckError, match="is not a baseline: write one with"):
        baseline.read(tmp_path / "b.json")
    with pytest.raises(FactcheckError, match="cannot be read"):
        baseline.read(tmp_path / "absent.json")
