"""Which passages the larger model is asked about in an audit, and what its answers come to."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from factcheck.auditing.weigh import FEATURES, SECOND, names, probability, second_look, signs, telling


@dataclass
class Passage:
    """As much of a window as is looked at."""

    kind: str


def passages(*kinds: str) -> Any:
    return [Passage(kind) for kind in kinds]


SCORES = np.array(
    [[0.1, 0.8, 0.1], [0.6, 0.3, 0.1], [0.2, 0.2, 0.6], [0.3, 0.5, 0.2], [0.1, 0.6, 0.3]], dtype=np.float32
)


def test_the_most_entailing_and_contradicting_passage_of_each_width_are_asked_about() -> None:
    assert telling(passages("alone", "alone", "alone", "around", "joined"), SCORES) == [1, 2, 3, 4]
    assert telling(passages("alone", "alone"), SCORES[[1, 0]]) == [0]
    assert telling([], SCORES[:0]) == []


def test_a_second_look_is_the_highest_log_odds_of_sentences_alone_and_of_all() -> None:
    found = dict(zip(SECOND, second_look(passages("alone", "joined"), SCORES[[1, 4]]), strict=True))
    assert found["second_entailed_alone"] == found["second_entailed"] == pytest.approx(math.log(0.6 / 0.4), abs=1e-5)
    assert found["second_denied_alone"] < found["second_denied"] == pytest.approx(math.log(0.3 / 0.7), abs=1e-5)
    assert len(set(second_look([], SCORES[:0]))) == 1


def test_what_the_larger_model_says_moves_the_probability_its_own_way() -> None:
    plain = np.zeros(len(names("second")))
    for name, sign in zip(names("second"), signs("second"), strict=True):
        more = plain.copy()
        more[names("second").index(name)] = 1.0
        change = probability(more) - probability(plain)
        assert change * sign >= 0, name
    assert len(names("first")) == len(signs("first")) == len(FEATURES)
