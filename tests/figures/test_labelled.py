"""Figures under labels: a table's cells and a data sheet's lines, as `find` reads them and the parser parses them."""

from __future__ import annotations

import pytest

from factcheck.figures import PERIOD, Figure, bind, find
from factcheck.inference.parser import parse


def bound(text: str) -> Figure:
    figures = bind(text, next(iter(parse([text]))), find(text))
    return next(f for f in figures if f.role != PERIOD)


@pytest.mark.parametrize(
    ("text", "subject", "attribute", "period", "kind", "value", "unit"),
    [
        ("Zhenwu M890, Memory (GB): 144", "Zhenwu M890", "memory", None, "quantity", 144.0, "GB"),
        ("Net income ($m), FY2023: 410", None, "net income", "FY2023", "money", 4.1e8, "USD"),
        ("Revenue (US$ millions), 2023: 1,410.5", None, "revenue", "2023", "money", 1.4105e9, "USD"),
        ("Tunnel, Length (km): 12.4", "Tunnel", "length", None, "quantity", 12.4, "km"),
        ("Kessel plant, Employees: 1,200", "Kessel plant", "employee", None, "count", 1200.0, "employee"),
        ("2023, Revenue: £40m", None, "revenue", "2023", "money", 4e7, "GBP"),
        ("Osprey V2, Flight time: 48 minutes", "Osprey V2", "flight time", None, "duration", 48.0, "minute"),
        ("Operating margin (%), 2022: 12.4", None, "operating margin", "2022", "percent", 12.4, "%"),
    ],
)
def test_a_cell_has_row_column_and_unit(
    text: str, subject: str | None, attribute: str, period: str | None, kind: str, value: float, unit: str
) -> None:
    figure = bound(text)
    assert (figure.subject, figure.attribute, figure.period) == (subject, attribute, period)
    assert (figure.kind, figure.value, figure.unit) == (kind, pytest.approx(value), unit)
    assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    ("text", "attribute"),
    [
        ("He said this: 40 people died.", "person die"),
        ("The results are as follows: revenue rose 5% to $4m.", "revenue"),
    ],
)
def test_a_sentence_behind_a_colon_is_no_cell(text: str, attribute: str) -> None:
    assert bound(text).attribute == attribute


UNITS = [
    ("Lower plant, Output in 2024, tonnes: 12,000", ("quantity", "t", "output", "2024", "Lower plant")),
    ("Cloud, Revenue, Q2 2025 ($m): 1,240", ("money", "USD", "revenue", "2025-Q2", "Cloud")),
    ("Ardent X2, Warranty, years: 5", ("duration", "year", "warranty", None, "Ardent X2")),
    ("Chips, Staff: 2,050", ("count", None, "staff", None, "Chips")),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_unit_and_period_stand_anywhere_in_the_label(text: str, expected: tuple[str | None, ...]) -> None:
    (tokens,) = parse([text])
    figure = bind(text, tokens, find(text))[-1]
    assert (figure.kind, figure.unit, figure.attribute, figure.period, figure.subject) == expected
