"""What claims of a summary come to: a table of cases in tests/auditing/cases.py, audited in one go."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.auditing import Case, Judgement, audit, worst
from factcheck.auditing.summary import plain
from factcheck.pipeline import Models

_spec = importlib.util.spec_from_file_location("audit_cases", Path(__file__).parent / "cases.py")
assert _spec is not None
assert _spec.loader is not None
_cases: Any = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_cases)
CASES = _cases.CASES

RIGHT = 0.9
"""Share of the table's verdicts that must be right: what the model alone decides may move with its weights."""


@cache
def _judgements() -> list[Judgement]:
    models = Models()
    cases = [
        Case(plain(claim, "summary"), tuple(plain(text, f"source {at}") for at, text in enumerate(sources)))
        for sources, claim, _, _ in CASES
    ]
    return [worst(judged) for judged in audit(cases, models.retriever, models.scorer)]


def test_the_verdicts_are_right() -> None:
    wrong = [
        f"{claim}: {found.verdict} instead of {verdict}"
        for (_, claim, verdict, _), found in zip(CASES, _judgements(), strict=True)
        if found.verdict != verdict
    ]
    assert len(wrong) <= (1 - RIGHT) * len(CASES), "\n".join(wrong)


def test_no_true_claim_is_called_contradicted() -> None:
    for (_, claim, verdict, _), found in zip(CASES, _judgements(), strict=True):
        if verdict == "supported":
            assert found.verdict != "contradicted", claim


@pytest.mark.parametrize("rule", ["FC402", "FC403", "FC404", "FC405"])
def test_each_rule_of_the_audit_decides_its_cases(rule: str) -> None:
    meant = [at for at, case in enumerate(CASES) if case[3] == rule]
    found = [at for at in meant if _judgements()[at].rule == rule]
    assert found
    assert len(meant) - len(found) <= max(1, (1 - RIGHT) * len(meant))  # one may move with the weights


@pytest.mark.parametrize("at", [at for at, case in enumerate(CASES) if case[2] in ("contradicted", "contested")])
def test_a_contradiction_quotes_the_source_that_contradicts(at: int) -> None:
    found = _judgements()[at]
    if found.verdict not in ("contradicted", "contested"):
        pytest.skip("the verdict differs; the table's own test counts that")
    against = [piece for piece in found.evidence if piece.relation == "contradicts"]
    assert against
    for piece in against:
        assert piece.document.text[piece.start : piece.end].strip()
        assert piece.to_dict()["quote"] in piece.document.text


def test_contested_shows_both_sides_from_different_sources() -> None:
    for (_, claim, verdict, _), found in zip(CASES, _judgements(), strict=True):
        if verdict == found.verdict == "contested":
            sides = {piece.relation: piece.document.path for piece in found.evidence}
            assert set(sides) == {"supports", "contradicts"}, claim
            assert len(set(sides.values())) == 2, claim
