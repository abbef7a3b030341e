"""Precision of each rule from decisions, thresholds that reach what is asked, and how they come into the config."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.review import Store, findings
from factcheck.review.calibrate import judged, precision, preview, threshold, thresholds, wilson
from tests.review import sample

WILSON = [
    # (right, decided, lower, upper), 95 %; worked out by hand from Wilson's formula
    (0, 0, 0.0, 1.0),
    (1, 1, 0.2065, 1.0),
    (8, 10, 0.4902, 0.9433),
    (0, 10, 0.0, 0.2775),
    (50, 100, 0.4038, 0.5962),
]


@pytest.mark.parametrize(("right", "decided", "low", "high"), WILSON)
def test_intervals_are_wilsons(right: int, decided: int, low: float, high: float) -> None:
    assert wilson(right, decided, 1.959964) == pytest.approx((low, high), abs=5e-5)


VERDICTS = [
    # (verdict of the run, word of the reviewer, whether the rule was right; None where it does not count)
    ("contradiction", "confirmed", True),
    ("contradiction", "false_alarm", False),
    ("contradiction", "different_thing", False),
    ("contradiction", "superseded", False),
    ("contradiction", "unsure", None),
    ("superseded", "superseded", True),
    ("superseded", "confirmed", True),
    ("superseded", "false_alarm", False),
]


@pytest.mark.parametrize(("verdict", "word", "right"), VERDICTS)
def test_what_counts_as_right(verdict: str, word: str, right: bool | None, tmp_path: Path) -> None:
    run = sample.run(1)
    run["findings"][0]["verdict"] = verdict
    with Store.open(str(tmp_path / "d.db")) as store:
        store.decide(findings(run)[0], word, "ana")
        found = judged(store.rows())
    assert found == ({} if right is None else {"FC101": [(1.0, right)]})


def test_what_reviewers_disagree_about_does_not_count(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "d.db")) as store:
        [finding] = findings(sample.run(1))
        store.decide(finding, "confirmed", "ana")
        store.decide(finding, "false_alarm", "bo")
        assert judged(store.rows()) == {}


def scored(count: int, cut: float, seed: int = 4) -> list[tuple[float, bool]]:
    """A rule that is right nearly always above `cut` and at random below it."""
    chance = random.Random(seed)
    return [
        (score, chance.random() < (0.99 if score >= cut else 0.5))
        for score in (round(chance.random(), 3) for _ in range(count))
    ]


def test_a_threshold_reaches_what_is_asked_and_keeps_what_it_can() -> None:
    found = scored(1000, 0.6)
    result = threshold("FC201", found, 0.9)
    assert result.threshold == pytest.approx(0.6, abs=0.11)
    assert result.kept == pytest.approx(0.4, abs=0.11)
    kept = [right for score, right in found if result.threshold is not None and score >= result.threshold]
    assert wilson(sum(kept), len(kept), 1.96)[0] >= 0.9


def test_a_threshold_keeps_its_promise_on_findings_it_has_not_seen() -> None:
    broken = 0
    for seed in range(60):
        result = threshold("FC201", scored(400, 0.7, seed), 0.85)
        if result.threshold:
            fresh = [right for score, right in scored(4000, 0.7, seed + 1000) if score >= result.threshold]
            broken += sum(fresh) / len(fresh) < 0.85
    assert broken <= 3, "at a confidence of 95 %, one in twenty may be broken"


def test_a_rule_that_is_good_enough_needs_no_threshold() -> None:
    result = threshold("FC201", [(0.8, True)] * 40, 0.9)
    assert (result.threshold, result.kept) == (0.0, 1.0)


FEW = [
    # (right, wrong, asked, how many decided findings would do)
    (10, 0, 0.9, 35),
    (34, 0, 0.9, 35),
    (10, 0, 0.95, 73),
    (19, 1, 0.9, 139),
]


@pytest.mark.parametrize(("right", "wrong", "asked", "needed"), FEW)
def test_too_little_evidence_is_refused_with_the_number_needed(
    right: int, wrong: int, asked: float, needed: int
) -> None:
    found = [(1.0, True)] * right + [(1.0, False)] * wrong
    result = threshold("FC101", found, asked)
    assert (result.threshold, result.needed) == (None, needed)
    share = right / (right + wrong)
    assert wilson(round(share * needed), needed, 1.959964)[0] >= asked - 0.003


def test_a_rule_that_is_too_often_wrong_is_refused_without_a_number() -> None:
    result = threshold("FC101", [(1.0, True)] * 50 + [(1.0, False)] * 50, 0.9)
    assert (result.threshold, result.needed) == (None, None)


def test_precision_of_a_rule() -> None:
    found = precision("FC101", [(1.0, True)] * 8 + [(1.0, False)] * 2)
    assert (found.value, round(found.low, 3), round(found.high, 3)) == (0.8, 0.49, 0.943)


@pytest.mark.parametrize("asked", [0.2, 1.0, 90.0])
def test_what_is_no_precision_is_refused(asked: float) -> None:
    with pytest.raises(FactcheckError, match="a share from"):
        thresholds({}, asked)


CONFIG = """\
# how we check
select = ["FC1"]  # figures only

[rules.FC101]
severity = "warning"  # the register is old
"""


def test_a_threshold_comes_into_the_config_and_leaves_the_rest(tmp_path: Path) -> None:
    place = tmp_path / "factcheck.toml"
    place.write_text(CONFIG)
    results = [threshold("FC201", scored(1000, 0.6), 0.9), threshold("FC101", [(1.0, True)] * 3, 0.9)]
    text, difference = preview(place, results)
    assert place.read_text() == CONFIG, "a preview changes nothing"
    assert text.startswith(CONFIG)
    assert tomllib.loads(text)["rules"] == {
        "FC101": {"severity": "warning"},
        "FC201": {"threshold": results[0].threshold},
    }
    assert "+[rules.FC201]" in difference
    assert "-" not in [line[0] for line in difference.splitlines()[2:]]


def test_a_project_file_has_it_under_tool_factcheck(tmp_path: Path) -> None:
    place = tmp_path / "pyproject.toml"
    place.write_text('[project]\nname = "weir"\n')
    text, _ = preview(place, [threshold("FC201", scored(1000, 0.6), 0.9)])
    assert tomllib.loads(text)["tool"]["factcheck"]["rules"]["FC201"]["threshold"] > 0


def test_a_file_that_is_no_config_is_refused_in_one_sentence(tmp_path: Path) -> None:
    place = tmp_path / "factcheck.toml"
    for text in ("select = [", 'rules = "none"\n'):
        place.write_text(text)
        with pytest.raises(FactcheckError, match="is not a config file that can be edited"):
            preview(place, [threshold("FC201", scored(1000, 0.6), 0.9)])
