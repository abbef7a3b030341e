"""What other claims say of a pair: the signs that are read, and that they count where there are others to ask."""

from __future__ import annotations

import pytest

from factcheck.verdicts.corroboration import Pairs, figures_model

HOME = {"a": "one", "b": "two", "c": "three", "d": "four", "again": "two"}


@pytest.fixture
def pairs() -> Pairs[str]:
    """A and B may contradict each other; C says what B says."""
    found = Pairs[str](HOME.__getitem__)
    found.add("a", "b", None, 0.5)
    found.add("b", "c", 0.9, None)
    return found


def test_a_third_that_says_what_one_says_and_contradicts_the_other_supports(pairs: Pairs[str]) -> None:
    pairs.add("a", "c", None, 0.8)
    found = pairs.features("a", "b")
    assert found["own"] == 0.5
    assert found["supported"] == pytest.approx(0.72)
    assert found["mean"] == pytest.approx(0.8)
    assert found["against"] == pytest.approx(0.18)
    assert (found["siblings"], found["silent"], found["documents_most"]) == (1, 0, 1)
    assert pairs.features("b", "a") == found, "whichever comes first"


def test_one_that_was_not_compared_is_silent(pairs: Pairs[str]) -> None:
    found = pairs.features("a", "b")
    assert (found["silent"], found["siblings"], found["mean"], found["supported"]) == (1, 0, -1, 0)


def test_the_same_value_elsewhere_in_the_other_document_and_a_third_that_agrees_with_both(pairs: Pairs[str]) -> None:
    pairs.add("a", "again", 0.7, None)
    pairs.add("a", "c", 0.6, 0.1)
    found = pairs.features("a", "b")
    assert found["elsewhere"] == 0.7
    assert found["joined"] == pytest.approx(0.54)


def test_another_claim_of_the_other_document_is_a_rival(pairs: Pairs[str]) -> None:
    pairs.add("a", "again", None, 0.65)
    found = pairs.features("a", "b")
    assert (found["rival_most"], found["rival_least"]) == (0.65, 0)


def test_support_makes_it_likelier_and_the_value_elsewhere_less_likely(pairs: Pairs[str]) -> None:
    alone = figures_model().probability(pairs.features("a", "b"))
    pairs.add("a", "c", None, 0.9)
    supported = figures_model().probability(pairs.features("a", "b"))
    pairs.add("a", "again", 0.9, None)
    elsewhere = figures_model().probability(pairs.features("a", "b"))
    assert alone < supported
    assert elsewhere < supported
