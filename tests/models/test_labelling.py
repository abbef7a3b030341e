"""Pairs for a larger model to label, and what its labels become."""

from __future__ import annotations

import random

import numpy as np
import pytest
from label_pairs import taught
from mixture import Example
from pairs.unlabelled import _forms, altered, siblings, turned

ROWS = [
    Example("A dog sleeps on the warm porch.", "A dog is resting outside.", "entailment", "x"),
    Example("A dog sleeps on the warm porch.", "The dog chases a ball.", "contradiction", "x"),
    Example("A dog sleeps on the warm porch.", "The dog belongs to the baker.", "neutral", "x"),
    Example("The mill burned in spring.", "There was a fire at the mill.", "entailment", "x"),
]


def test_turned_rows_have_hypothesis_and_premise_in_each_others_place() -> None:
    found = {(row.premise, row.hypothesis) for row in turned(ROWS, random.Random(1))}
    assert found == {(row.hypothesis, row.premise) for row in ROWS}


def test_siblings_are_two_hypotheses_of_one_premise_each_pair_once() -> None:
    found = [frozenset((row.premise, row.hypothesis)) for row in siblings(ROWS, random.Random(1))]
    assert len(found) == len(set(found)) == 3
    assert all(pair <= {row.hypothesis for row in ROWS[:3]} for pair in found)


def test_altered_hypotheses_differ_in_one_or_two_words_that_are_used_alike() -> None:
    made = list(altered(ROWS * 20, random.Random(1)))
    assert len(made) > 40
    for row in made:
        sources = [one.hypothesis for one in ROWS if len(one.hypothesis.split()) == len(row.hypothesis.split())]
        apart = [sum(a != b for a, b in zip(one.split(), row.hypothesis.split(), strict=True)) for one in sources]
        assert 1 <= min(apart) <= 2


@pytest.mark.parametrize(
    ("one", "two", "same"), [("opened", "opens", True), ("increase", "decrease", False), ("warm", "warmer", True)]
)
def test_other_forms_of_a_word_are_known(one: str, two: str, same: bool) -> None:
    assert _forms(one, two) is same


def test_a_row_without_a_label_takes_the_teachers_answer() -> None:
    row = taught(Example("a", "b", "", "turned"), np.array([0.2, 0.3, 0.5]), 0.5)
    assert row.label == "contradiction"
    assert row.soft == pytest.approx((0.2, 0.3, 0.5))


def test_a_labelled_row_lies_between_its_label_and_the_teacher() -> None:
    row = taught(Example("a", "b", "neutral", "x"), np.array([0.2, 0.3, 0.5]), 0.5)
    assert row.soft == pytest.approx((0.1, 0.65, 0.25))
    assert row.label == "neutral"


def test_a_two_way_row_keeps_to_what_its_label_leaves_open() -> None:
    row = taught(Example("a", "b", "not_contradiction", "x"), np.array([0.2, 0.3, 0.5]), 1.0)
    assert row.soft == pytest.approx((0.4, 0.6, 0.0))
