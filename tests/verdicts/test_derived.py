"""Claims of one or more documents whose figures do not add up together; half of them only look so."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import claims, documents, figures
from factcheck.figures import Statement
from factcheck.matching import Candidate
from factcheck.verdicts import RULES, Verdict, with_derived
from factcheck.verdicts.derived import mismatches

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "derived_apart.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def statements(texts: str) -> list[Statement]:
    read = [documents.read_text(text.strip(), path=f"{at}.txt") for at, text in enumerate(texts.split("||"))]
    return list(figures.state(claims.extract(read)))


@pytest.mark.parametrize(("texts", "gold"), CASES)
def test_each_case(texts: str, gold: str) -> None:
    found = [one.why for one in mismatches(statements(texts))]
    if gold == "-":
        assert found == []
    else:
        assert len(found) == 1, found
        assert gold in found[0]


WRONG = "The council built 40 homes. It sold 40 homes, made up of 30 flats and 15 houses."


def test_a_claim_that_holds_all_the_figures_is_both_sides_of_its_pair() -> None:
    pairs, decided = with_derived(statements(WRONG), [], [])
    assert [(pair.a, pair.b) for pair in pairs] == [(1, 1)]
    assert decided[0].verdict == "contradiction"
    assert decided[0].rule == "FC109" in RULES
    assert decided[0].explanation == "30 flats and 15 houses make 45, not 40 homes."
    assert {pair.a.text for pair in decided[0].figures} == {"40 homes"}


def test_other_pairs_keep_their_verdicts_and_their_order() -> None:
    between = Verdict("compatible", "FC304", 1.0, "Both can be true.")
    pairs, decided = with_derived(statements(WRONG), [Candidate(0, 1, 0.8)], [between])
    assert [(pair.a, pair.b) for pair in pairs] == [(0, 1), (1, 1)]
    assert decided[0] is between


def test_a_pair_that_contradicts_already_is_left_as_it_is() -> None:
    texts, _ = CASES[0]
    against = Verdict("contradiction", "FC104", 0.9, "25% against 40%.")
    pairs, decided = with_derived(statements(texts), [Candidate(0, 1, 0.8)], [against])
    assert (len(pairs), decided) == (1, [against])
    _, decided = with_derived(statements(texts), [Candidate(0, 1, 0.8)], [Verdict("unrelated", "FC305", 1.0, "Other.")])
    assert [(one.verdict, one.rule) for one in decided] == [("contradiction", "FC109")]
