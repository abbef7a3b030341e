"""What holds at another time of its kind, for some only, or on a condition is not held against the rest."""

from __future__ import annotations

import pytest

from factcheck.figures import Statement
from factcheck.pipeline import compare, statements_of
from factcheck.verdicts.phases import habitual, other_phase
from factcheck.verdicts.polarity import carves_out, narrower


def one(text: str, name: str = "a") -> Statement:
    (statement,) = statements_of(text, None, name)
    return statement


TWO_TIMES = """
The pumps hum at 44 decibels at night. | By day the pumps reach 61 decibels.
The kiosk sells 90 papers on weekdays. | At the weekend the kiosk sells 200 papers.
Before the renovation the hall seated 640 people. | Since its renovation the hall has seated 512.
In the second year of the lease the rent is 1,480 francs. | In the first year of the lease the rent is 1,350 francs.
The rent in the first twelve months is 900 francs. | The rent in the second year is 980 francs.
Under the previous mayor the town employed 3,120 people. | Today the town employs 2,760 people.
Over Easter the museum counted 4,300 guests. | Over Whitsun the museum counted 2,950 guests.
She scored 22 goals in the season of the cup win. | She scored nine goals in the campaign that followed.
"""

ONE_TIME = """
The hall seats 640 people. | The hall has seats for 512.
Before the renovation the hall seated 640 people. | The old hall, before it was renovated, seated 512.
In the first year the rent is 900 francs. | In year one the rent is 980 francs.
The town won for the second year running. | The town won for the third year running.
The pumps hum at 44 decibels at night. | At night the pumps reach 61 decibels.
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [tuple(line.split(" | ")) for line in table.strip().splitlines()]  # type: ignore[misc]


@pytest.mark.parametrize(("a", "b"), rows(TWO_TIMES))
def test_two_times_of_a_kind(a: str, b: str) -> None:
    assert other_phase(one(a), one(b, "b")) is not None
    assert other_phase(one(b), one(a, "b")) is not None
    assert compare(a, b).verdict != "contradiction"


@pytest.mark.parametrize(("a", "b"), rows(ONE_TIME))
def test_one_time_or_none_that_is_said(a: str, b: str) -> None:
    assert other_phase(one(a), one(b, "b")) is None


def test_what_happened_once_is_no_habit() -> None:
    assert habitual(one("The ferry leaves at eight."))
    assert habitual(one("Dogs may not enter the hall."))
    assert not habitual(one("The fire broke out at night."))


CARVED = """
Goods can be returned if they turn out to be faulty.
With the consent of the owner a tenant may keep a cat.
Guests who hold a season ticket may enter by the side door.
Drivers carrying sick people may use the bus lane.
Pupils need not attend unless they are asked.
"""


@pytest.mark.parametrize("text", CARVED.strip().splitlines())
def test_a_condition_carves_out(text: str) -> None:
    assert carves_out(one(text))


@pytest.mark.parametrize(
    "text",
    ["Tenants may keep a cat.", "The bridge that fell was 80 years old.", "Nobody was hurt when the bus crashed."],
)
def test_what_happened_and_plain_rules_carve_nothing_out(text: str) -> None:
    assert not carves_out(one(text))


def test_dogs_and_assistance_dogs() -> None:
    assert narrower(one("Dogs are not allowed in the hall."), one("Assistance dogs are allowed in the hall.", "b"))
    assert not narrower(one("Dogs are not allowed in the hall."), one("Dogs are allowed in the hall.", "b"))


PAIRS = """
Each household that was flooded gets 5,000 francs. | Flooded households get 3,000 francs. | contradiction
The 13-inch Orlo notebook has a battery of 52 watt-hours. | The battery of the 15-inch Orlo notebook holds 76 watt-hours. | no
In paperback the novel has 384 pages. | The hardback of the novel has 352 pages. | no
The club took 96 tonnes of oysters in the 2015-16 season. | The club took 71 tonnes of oysters in the 2017-18 season. | no
"""


@pytest.mark.parametrize(("a", "b", "verdict"), rows(PAIRS))
def test_sizes_sorts_seasons_and_what_each_one_gets(a: str, b: str, verdict: str) -> None:
    assert (compare(a, b).verdict == "contradiction") is (verdict == "contradiction")
