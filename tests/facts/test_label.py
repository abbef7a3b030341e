"""What a fact is called: in the claim's own words, as a person would say it; else its clause with the value left out."""

from __future__ import annotations

import pytest

from factcheck import claims, documents, figures
from factcheck.facts.label import describe


def label(*texts: str, figure: int = 0) -> str:
    read = [documents.read_text(text, path=f"{at}.txt") for at, text in enumerate(texts)]
    statements = list(figures.state(claims.extract(read)))
    return describe([(s, sorted(s.figures, key=lambda f: f.start)[figure]) for s in statements])[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The total cost of the unit is €18.4 million.", "Total cost of the unit"),
        ("Aurel's revenue was €318 million in 2024.", "Revenue of Aurel, 2024"),
        ("The maximum payload of the E2 is 480 kg.", "Maximum payload of the E2"),
        ("Top speed, E2: 132 km/h", "Top speed, E2"),
        ("The trial took fourteen days.", "Duration of the trial"),
        ("The Solveig ferry weighs 840 tonnes.", "Weight of Solveig ferry"),
        ("The board approved the budget on 3 June 2025.", "Approval of the budget"),
        ("Parliament approved the Act on 2 December 2025.", "Approval of the Act"),
        ("The Ropewalk opened in 1936.", "Opening of the Ropewalk"),
        ("The clamp was examined in March 2024.", "When the clamp was examined"),
        ("There are 24 beds in the unit.", "Number of beds in the unit"),
        ("The maker recalled 1,450 vans.", "Vans recalled"),
        ("Hospital admissions for heart failure fell by 23%.", "Fall in hospital admissions for heart failure"),
        ("Norholt launched the drug at €72 a month.", "Norholt launched the drug at … a month"),
        ("Donations account for €5 million of that.", "Donations account for … of that"),
    ],
)
def test_one_claim(text: str, expected: str) -> None:
    assert label(text) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("It has cost €18.4m to date.", "The total cost of the unit is €18.4 million."),
            "Total cost of the unit",
        ),
        (
            ("The Corvid C7 carries 96 cores.", "There are 96 cores on the Corvid C7."),
            "Number of cores of Corvid C7",
        ),
    ],
)
def test_the_plainest_of_several_is_taken(texts: tuple[str, ...], expected: str) -> None:
    assert label(*texts) == expected


@pytest.mark.parametrize(
    ("text", "of_him"),
    [
        ("Chief executive Ben Ruiz set a goal of $100 billion in yearly revenue.", False),
        ("Chairman Ben Ruiz was paid a salary of €100,000.", True),
    ],
)
def test_a_firms_money_is_not_of_whoever_speaks_of_it(text: str, of_him: bool) -> None:
    statement, _ = figures.state(claims.extract([documents.read_text(text)]))
    _, subject, _, _ = describe([(statement, statement.figures[0])])
    assert ("Ruiz" in (subject or "")) is of_him


def test_no_label_shows_how_dates_are_stored() -> None:
    assert label("Sales of Orrin in the second quarter were $3.4 billion.", figure=-1) == "Sales of Orrin, Q2"


def test_a_long_clause_is_cut_at_a_word() -> None:
    text = "We look for $14 billion in the year as a whole, with all that this means for the plants, the people and the towns."
    assert len(label(text)) <= 80
    assert label(text).endswith("…")
