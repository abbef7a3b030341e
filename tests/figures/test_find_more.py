"""Figures that were read wrongly or not at all in running text: periods, spoken numbers, numbers that stand for things."""

from __future__ import annotations

import pytest

from factcheck.figures import find

DAY = "2026-03-11"

READ = [
    # a period and its closing day are no range
    ("Output for the nine months to 30 September was 40 GWh.", ["9 month", "--09-30", "40 GWh"]),
    ("In the six months to 31 December 2024 it lost $3m.", ["6 month", "2024-12-31", "3000000 USD"]),
    ("It takes three to five months.", ["3..5 month"]),
    # numbers as they are spoken
    ("They were fined two point four million euros.", ["2400000 EUR"]),
    ("Prices rose by one point five per cent.", ["1.5 %"]),
    # what a bare number stands for
    ("Thirty-one of them are to be scrapped.", ["31"]),
    ("The number of wounded was fourteen.", ["14"]),
    ("Nineteen suffered burns, and all went home.", ["19"]),
    ("Twelve registered nurses left.", ["12 nurse"]),
    ("One of them was late.", []),
    # quarters as adjectives
    ("Third-quarter sales were $90 million.", ["--Q3", "90000000 USD"]),
    ("They lost the quarter-final.", []),
    # the year behind a day or a month
    ("It sank on 4 April of last year.", ["2025-04-04"]),
    ("The pier opens in June next year.", ["2027-06"]),
    ("They want to finish by the end of the year.", ["2026 max end"]),
    ("At the end of the year it had 412 shops.", ["412 shop"]),  # which year is not said
    ("The firm has been around since 1931.", ["1931 min"]),
    ("It pays 4.5p a share.", ["0.045 GBP"]),
]


def written(text: str) -> list[str]:
    found = []
    for figure in find(text, published=DAY):
        value = f"{figure.low:g}..{figure.high:g}" if figure.value is None else figure.value
        value = f"{value:g}" if isinstance(value, float) and value < 1000 else value
        value = str(int(value)) if isinstance(value, float) else value
        found.append(" ".join(part for part in (value, figure.unit, figure.bound, figure.modifier) if part))
    return found


@pytest.mark.parametrize(("text", "expected"), READ)
def test_figures_of_running_text(text: str, expected: list[str]) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Six cases were added between 19 and 24 September.", [(None, "--09-19", "--09-24")]),
        ("Between September 19 and 24, 2025, it was shut.", [(None, "2025-09-19", "2025-09-24")]),
        ("On 19 and 24 September it was shut.", [("--09-19", None, None), ("--09-24", None, None)]),
    ],
)
def test_days_joined_by_and(text: str, dates: list[tuple[str | None, str | None, str | None]]) -> None:
    assert [(f.value, f.low, f.high) for f in find(text) if f.kind == "date"] == dates
    assert not [f for f in find(text) if f.kind == "count" and not f.text.startswith("Six")]
