"""Two documents that give one value: when it is hardly chance, and when it is."""

from __future__ import annotations

import pytest

from factcheck import claims, documents, figures
from factcheck.facts.values import same_values
from factcheck.figures import Statement


def state(*texts: str) -> list[Statement]:
    read = [documents.read_text(text, path=f"{at}.txt") for at, text in enumerate(texts)]
    return list(figures.state(claims.extract(read)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("They were recruited at clinics in 27 countries.", "The Marlo study ran in 27 countries."),
        ("Group sales came to £2.86 billion.", "Larkham took £2,860 million at its tills and online."),
        ("The cable is 94 kilometres long.", "An export cable of 94 km carries the power away."),
        ("Marlo enrolled 4,216 adults.", "Hanne Lund and her colleagues randomised 4,216 patients."),
        ("First power was delivered on 3 March 2026.", "The park delivered its first power on 3 March 2026."),
    ],
)
def test_one_value_one_fact(one: str, two: str) -> None:
    (link,) = same_values(state(one, two))
    assert not link.opposed


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param("Two members asked about the beach.", "The plans passed by nine votes to two.", id="small"),
        pytest.param("Sales rose 12% in 2024.", "Sales rose by 12% in 2023.", id="another year"),
        pytest.param("The Lite has 64 cores.", "The Lite has 48 cores.", id="another value"),
        pytest.param("The fee rose by £40.", "The fee is £40.", id="a change and a level"),
        pytest.param(
            "The bill passed on 2 May 2025.", "On 2 May 2025 a storm hit Tarn.", id="another event of the day"
        ),
    ],
)
def test_chance(one: str, two: str) -> None:
    assert list(same_values(state(one, two))) == []


def test_what_is_met_often_says_little() -> None:
    alike = ["38% of the oaks are ill.", "38% of the pupils walk."]
    shares = ", ".join(f"{n}%" for n in range(40, 95))
    many = [f"Turnout was {shares} and {n}% of voters." for n in range(11, 31)]
    assert len(list(same_values(state(*alike)))) == 1
    assert [link for link in same_values(state(*alike, *many)) if {link.a[0], link.b[0]} == {0, 1}] == []
