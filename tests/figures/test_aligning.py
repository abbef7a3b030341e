"""Whether two figures measure the same thing, on sentences as `find` and `bind` read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.figures import PERIOD, Figure, alignment, bind, find
from factcheck.inference.parser import parse

HERE = Path(__file__).parent
THRESHOLD = 0.5


def rows(name: str) -> list[tuple[str, str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    found = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(a, b, gold) for a, b, gold in found]


def bound(sentence: str) -> Figure:
    figures = bind(sentence, next(iter(parse([sentence]))), find(sentence))
    return next(f for f in figures if f.role != PERIOD)


@pytest.mark.parametrize(("a", "b", "gold"), rows("aligning_cases.tsv"))
def test_each_pair(a: str, b: str, gold: str) -> None:
    one, two = bound(a), bound(b)
    there, back = alignment(one, two), alignment(two, one)
    assert there == back
    assert ("same" if there >= THRESHOLD else "other") == gold, (there, one, two)


def test_held_out_pairs() -> None:
    """Counted apart: at least 80% right, and at most one other measure taken for the same."""
    wrong = []
    table = rows("aligning_heldout.tsv")
    for a, b, gold in table:
        score = alignment(bound(a), bound(b))
        if ("same" if score >= THRESHOLD else "other") != gold:
            wrong.append((a, b, gold))
            print(a, "|", b, "|", gold, score)
    assert len(wrong) <= 0.2 * len(table)
    assert sum(gold == "other" for *_, gold in wrong) <= 1
