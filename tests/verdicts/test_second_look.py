"""The larger NLI model is asked once more about what the small one is unsure of, and its answer counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from factcheck import claims, documents, figures
from factcheck.figures import Statement
from factcheck.matching import Candidate
from factcheck.verdicts import Options
from factcheck.verdicts.reading import read
from factcheck.verdicts.surroundings import Surroundings
from factcheck.verdicts.weighing import OpenPair, Weighed, looked_again, weigh

TEXTS = (
    "The mayor of Tarn resigned on her own wish. She had led the town for years. Her deputy runs the office. No date is set.",
    "The mayor of Tarn was dismissed by the council. The vote was close. A successor is being looked for. The town is calm.",
)


@dataclass
class Answers:
    """A scorer that always says the same, and keeps what it was asked."""

    row: tuple[float, float, float]
    larger: Answers | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def exact(self) -> Answers:
        return self

    def predict(self, pairs: Sequence[tuple[str, str]], show_progress_bar: bool = False) -> np.ndarray:
        self.asked += pairs
        return np.tile(np.array(self.row, dtype=np.float32), (len(pairs), 1))


def weighed(scorer: Answers, texts: Sequence[str] = TEXTS) -> tuple[list[Statement], list[OpenPair], list[Weighed]]:
    """Every claim of one text with every claim of the other, as alike as claims on one matter are."""
    read_in = [documents.read_text(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    statements = list(figures.state(claims.extract(read_in), {document.id: None for document in read_in}))
    here = [at for at, one in enumerate(statements) if one.claim.document == statements[0].claim.document]
    candidates = [Candidate(a, b, 0.7) for a in here for b in range(len(statements)) if b not in here]
    around = Surroundings.of(statements, candidates)
    readings = [read(statements[c.a], statements[c.b], c.likeness, Options(), around) for c in candidates]
    pairs = [OpenPair(c, reading) for c, reading in zip(candidates, readings, strict=True) if reading.verdict is None]
    first = weigh(statements, pairs, scorer, around)  # type: ignore[arg-type]
    return statements, pairs, looked_again(statements, pairs, first, scorer, around)  # type: ignore[arg-type]


DENIES, LEAVES_OPEN = (0.0, 0.05, 0.95), (0.01, 0.98, 0.01)


def test_what_the_small_model_denies_is_asked_about_both_ways() -> None:
    larger = Answers(DENIES)
    statements, pairs, _ = weighed(Answers(DENIES, larger))
    assert pairs
    told = [(statements[pair.candidate.a].told, statements[pair.candidate.b].told) for pair in pairs]
    assert set(larger.asked) <= {*told, *((b, a) for a, b in told)}
    assert {(b, a) for a, b in larger.asked} == set(larger.asked)
    assert larger.asked


def test_what_the_larger_model_says_counts() -> None:
    at_most = {
        row: max(one.contradiction for one in weighed(Answers(DENIES, Answers(row)))[2])
        for row in (DENIES, LEAVES_OPEN)
    }
    assert at_most[DENIES] > at_most[LEAVES_OPEN] + 0.1


def test_what_the_small_model_is_sure_to_be_nothing_is_not_asked_about() -> None:
    larger = Answers(DENIES)
    weighed(Answers(LEAVES_OPEN, larger))
    assert larger.asked == []


@pytest.mark.parametrize("texts", [("The mayor of Tarn resigned.", "The mayor of Tarn was dismissed by the council.")])
def test_two_sentences_at_hand_get_no_second_look(texts: tuple[str, str]) -> None:
    larger = Answers(DENIES)
    _, pairs, found = weighed(Answers(DENIES, larger), texts)
    assert pairs
    assert found == weighed(Answers(DENIES), texts)[2]
    assert larger.asked == []
