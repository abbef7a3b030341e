"""What keeps two claims out of one fact."""

from __future__ import annotations

import pytest

from factcheck.facts.evidence import WORDING, apart, asked
from factcheck.matching import Candidate
from factcheck.verdicts import Aspect, Decided, Verdict
from factcheck.verdicts.arithmetic import LOOKS_AHEAD

QUARTERS = "The figures are for different periods: December quarter and quarter ended March."


@pytest.mark.parametrize(
    ("verdict", "why", "kept_apart"),
    [
        pytest.param("different_period", QUARTERS, True, id="two quarters"),
        pytest.param("different_period", LOOKS_AHEAD, False, id="a plan and what came of it"),
        pytest.param("agreement", "41.6 billion is 41,626 million.", False, id="one value"),
    ],
)
def test_wordings_of_two_periods_are_apart(verdict: str, why: str, kept_apart: bool) -> None:
    aspect = Aspect("figure", verdict, "FC302", 1.0, why)  # type: ignore[arg-type]
    found = apart([Candidate(0, 1, 0.7)], [Verdict(aspect.verdict, aspect.rule, 1.0, why, (), (aspect,))])
    assert (found == {(0, WORDING): frozenset({(1, WORDING)}), (1, WORDING): frozenset({(0, WORDING)})}) is kept_apart
    assert bool(found) is kept_apart


def test_what_the_models_think_is_known_of_every_pair_that_they_were_asked_about() -> None:
    unasked = Decided(Verdict("different_subject", "FC303", 1.0, "-"), {})
    decided = Decided(Verdict("unrelated", "FC305", 1.0, "-"), {}, contradiction=0.3, agreement=0.2)
    found = asked([], [Candidate(0, 1, 0.7), Candidate(0, 2, 0.7)], [decided, unasked])
    pair = ((0, WORDING), (1, WORDING))
    assert found.stance == {pair: pytest.approx(-0.1)}
    assert found.matter == {pair: pytest.approx(0.0)}
