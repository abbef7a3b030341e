"""What figures of running text are about: prices of what is launched, reckonings, closing days, distances, compounds."""

from __future__ import annotations

import pytest

from factcheck.figures import bind, find
from factcheck.figures.figure import Figure
from factcheck.inference.parser import parse


def bound(text: str, kind: str) -> list[Figure]:
    (tokens,) = parse([text])
    found = bind(text, tokens, find(text, published="2026-03-11"), published="2026-03-11")
    return [figure for figure in found if figure.kind == kind]


PRICES = [
    ("The Ardent X2 goes on sale at $640 in May.", "Ardent X2"),
    ("The van came to market at €42,000.", "van"),
    ("The handset was launched at €720.", "handset"),
]


@pytest.mark.parametrize(("text", "subject"), PRICES)
def test_what_a_thing_is_launched_at_is_its_price(text: str, subject: str) -> None:
    (figure,) = bound(text, "money")
    assert (figure.attribute, figure.subject) == ("price", subject)


DIFFERENCES = [
    ("The new phone is 55 grams lighter than the old one.", "quantity", -1),
    ("September was 3.1 degrees warmer than usual.", "quantity", 1),
    ("The tablet is 50 dollars dearer.", "money", 1),
    ("The analyst took 13 dollars off her target.", "money", -1),
    ("The guard was on watch five hours longer than is allowed.", "duration", 1),
    ("Gales kept the ships in port on nine days fewer than before.", "duration", -1),
    ("The farm has fifty more customers than in spring.", "count", 1),
    ("The dealer sold 300 fewer cars.", "count", -1),
]


@pytest.mark.parametrize(("text", "kind", "way"), DIFFERENCES)
def test_what_one_thing_has_more_than_another_is_a_difference(text: str, kind: str, way: int) -> None:
    (figure,) = bound(text, kind)
    assert (figure.change, figure.direction) == (True, way)


@pytest.mark.parametrize("text", ["No fewer than 18 ministers quit.", "A van carries 30 or more crates."])
def test_a_bound_is_no_difference(text: str) -> None:
    (figure,) = bound(text, "count")
    assert not figure.change


def test_a_price_for_a_unit_is_a_price_per_unit() -> None:
    (figure,) = bound("Members get 260 euros for a tonne of oats.", "money")
    assert figure.scope == "per tonne"
    (figure,) = bound("He paid 300 euros for a bicycle.", "money")
    assert figure.scope is None


STATUSES = [
    ("We model $375 million for next year.", "forecast"),
    ("The bank looks for a profit of $14 million.", "forecast"),
    ("Sales were $9 million, against the $8 million that analysts had pencilled in.", "forecast"),
    ("They looked at a house for $2 million.", "reported"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_what_somebody_reckons_with_is_a_forecast(text: str, status: str) -> None:
    assert bound(text, "money")[-1].status == status


PERIODS = [
    ("Revenue for the three months to 30 June 2025 came to $3 million.", "2025-Q2"),
    ("Revenue for the six months to 31 December came to $3 million.", "--H2"),
    ("Third-quarter sales were $90 million.", "--Q3"),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_a_closing_day_and_a_quarter_before_its_noun_are_the_period(text: str, period: str) -> None:
    assert bound(text, "money")[-1].period == period


LENGTHS = [
    ("The lorry rolled 85 metres before it stopped.", ("distance", False)),
    ("The balloon climbed 2,400 metres in an hour.", ("distance", False)),
    ("The water level rose 30 cm in a day.", ("water level", True)),
]


@pytest.mark.parametrize(("text", "expected"), LENGTHS)
def test_how_far_a_thing_moved_is_no_change_of_a_measure(text: str, expected: tuple[str, bool]) -> None:
    (figure,) = bound(text, "quantity")
    assert (figure.attribute, figure.change) == expected


def test_words_joined_by_hyphens_stay_one() -> None:
    (figure,) = bound("Pre-tax earnings climbed 7 per cent.", "percent")
    assert figure.attribute == "pre-tax earning"
