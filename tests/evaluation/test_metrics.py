"""Figures of merit on answers small enough to count by hand."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.evaluation.metrics import calibration_error, pair_metrics, threshold_for

E, N, C = "entailment", "neutral", "contradiction"


def scores(*answers: str) -> np.ndarray:
    """Rows with 0.8 on the answer and 0.1 on the others."""
    return np.array([[0.8 if answer == label else 0.1 for label in (E, N, C)] for answer in answers], dtype=np.float32)


def test_three_way_figures() -> None:
    found = pair_metrics([E, E, N, C, C, C], scores(E, N, N, C, C, E))
    assert found.accuracy == pytest.approx(4 / 6)
    assert (found.contradiction.precision, found.contradiction.recall) == (1.0, pytest.approx(2 / 3))
    assert found.contradiction.f1 == pytest.approx(0.8)
    assert found.macro_f1 == pytest.approx((0.5 + 2 / 3 + 0.8) / 3)
    assert found.confusion == {E: {E: 1, N: 1, C: 0}, N: {E: 0, N: 1, C: 0}, C: {E: 1, N: 0, C: 2}}


def test_a_two_way_row_is_right_for_neutral_and_for_contradiction() -> None:
    found = pair_metrics([E, "not_entailment", "not_entailment", "not_entailment"], scores(E, N, C, E))
    assert found.accuracy == 0.75
    assert found.macro_f1 == pytest.approx((2 / 3 + 0.8) / 2)
    assert found.confusion["not_entailment"] == {E: 1, N: 1, C: 1}


def test_a_two_way_row_says_nothing_of_contradiction() -> None:
    found = pair_metrics([C, "not_entailment"], scores(C, C))
    assert found.contradiction.precision == 1.0


def test_the_confidence_of_a_two_way_row_is_that_of_both_labels_together() -> None:
    halves = np.array([[0.02, 0.49, 0.49]], dtype=np.float32)
    assert pair_metrics(["not_entailment"], halves).ece == pytest.approx(0.02, abs=1e-6)


def test_calibration_error_is_the_distance_of_confidence_from_accuracy() -> None:
    confidence = np.array([0.9] * 10 + [0.6] * 10)
    right = np.array([True] * 9 + [False] + [True] * 4 + [False] * 6)
    assert calibration_error(confidence, right) == pytest.approx(0.5 * 0.0 + 0.5 * 0.2)


def test_a_threshold_is_the_lowest_that_keeps_the_promise() -> None:
    probabilities = np.array([0.9, 0.8, 0.7, 0.6, 0.5], dtype=np.float32)
    positive = np.array([True, True, False, True, False])
    threshold, precision, recall = threshold_for(probabilities, positive, 0.75)
    assert (threshold, precision, recall) == (pytest.approx(0.6), 0.75, 1.0)
    assert threshold_for(probabilities, positive, 0.9)[0] == pytest.approx(0.8)
