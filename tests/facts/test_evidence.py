"""What keeps two claims out of one fact."""

from __future__ import annotations

import pytest

from factcheck.facts.evidence import WORDING, apart
from factcheck.matching import Candidate
from factcheck.verdicts import Aspect, Verdict
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
