"""Figures that do not add up, found in sentences as `find` and `bind` read them; most sentences add up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.figures import Figure, bind, find
from factcheck.figures.derived import derived
from factcheck.inference.parser import parse

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "derived_cases.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def bound(sentence: str) -> tuple[Figure, ...]:
    return bind(sentence, next(iter(parse([sentence]))), find(sentence))


@pytest.mark.parametrize(("sentence", "gold"), CASES)
def test_each_sentence(sentence: str, gold: str) -> None:
    problems = derived(bound(sentence), text=sentence, tokens=next(iter(parse([sentence]))))
    if gold == "-":
        assert problems == []
    else:
        assert len(problems) == 1, problems
        assert gold in problems[0].reason
        assert problems[0].rule == "FC109"


def level(value: float, period: str, **more: object) -> Figure:
    text = f"${value:g}m"
    figure = Figure("money", text, 0, len(text), value * 1e6, "USD", precision=5e5, role="revenue", attribute="revenue")
    figure = replace(figure, subject="Vantor", period=period, status="reported")
    return replace(figure, **more)  # type: ignore[arg-type]


def growth(percent: float, period: str, **more: object) -> Figure:
    text = f"{percent:g}%"
    figure = Figure("percent", text, 0, len(text), percent, "%", precision=0.5, role="revenue", attribute="revenue")
    figure = replace(figure, subject="Vantor", period=period, status="reported", direction=1, change=True)
    return replace(figure, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ([level(100, "2022"), level(120, "2023"), growth(20, "2023")], False),
        ([level(100, "2022"), level(120, "2023"), growth(30, "2023")], True),
        ([level(100, "2022-Q2"), level(120, "2023-Q2"), growth(30, "2023-Q2")], True),
        # the quarter before is not the year before
        ([level(100, "2023-Q1"), level(120, "2023-Q2"), growth(30, "2023-Q2")], False),
        ([level(100, "2021"), level(120, "2023"), growth(30, "2023")], False),
        ([level(100, "2022"), level(120, "2023"), growth(30, "2023", subject="Orlen")], False),
        ([level(100, "2022"), level(120, "2023"), growth(30, "2023", attribute="cloud revenue")], False),
        ([level(100, "2022"), level(120, "2023", status="forecast"), growth(30, "2023")], False),
        ([level(100, "2022"), level(120, "2023"), growth(30, "2023", scope="organic")], False),
    ],
)
def test_growth_across_claims_of_one_fact(figures: list[Figure], found: bool) -> None:
    assert bool(derived(figures)) is found
    assert bool(derived(figures[::-1])) is found
