"""How many phrases `find` reads right: those it was developed on, and those it never saw."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.evaluation.phrases import Score, evaluate, load
from factcheck.figures import find

HERE = Path(__file__).parent
DEVELOPMENT = HERE / "phrases_dev.tsv"
HELD_OUT = HERE / "phrases_heldout.tsv"


def _report(score: Score, name: str) -> str:
    lines = [f"\n{name}", *score.lines()]
    lines.extend(
        f"  {reading.phrase.text!r}: wrong {reading.wrong} missed {reading.missed} more {reading.spurious}"
        for reading in score.readings
        if not reading.exact
    )
    return "\n".join(lines)


def test_development_phrases(capsys: pytest.CaptureFixture[str]) -> None:
    """Every phrase that the grammar was written for is read right, so that no later change undoes it unseen."""
    score = evaluate(load(DEVELOPMENT), find)
    assert len(score.figures) >= 220
    assert len(score.nonfigures) >= 60
    assert score.exact == 1.0, _report(score, "development phrases")
    assert score.words == 1.0
    assert score.false_figures == 0.0, _report(score, "development phrases")


def test_held_out_phrases(capsys: pytest.CaptureFixture[str]) -> None:
    """Phrases of another hand, never used to tune: only the shares are printed, so that nobody tunes to a phrase."""
    if not HELD_OUT.is_file():
        pytest.skip(f"{HELD_OUT.name} is not there")
    score = evaluate(load(HELD_OUT), find)
    with capsys.disabled():
        print("\nheld-out figure phrases", *score.lines(), sep="\n  ")
    assert score.exact >= 0.90, "fewer than 90% of the held-out phrases are exactly right"
    assert score.silently_wrong <= 0.02, "more than 2% of the held-out phrases are silently wrong"
    assert score.false_figures <= 0.02, "more than 2% of the held-out non-figures are read as figures"
