"""Who holds which post, where a sentence says so in passing."""

from __future__ import annotations

import pytest

from factcheck import claims, documents
from factcheck.claims import Claim


def passing(text: str) -> list[Claim]:
    """Claims that no verb of the text asserts: those that are worded with "is" and stand there without it."""
    found = claims.extract([documents.read_text(text)])
    return [claim for claim in found if f"{claim.text.rstrip('.')}" not in claim.quote and " is " in claim.text]


SAID = [
    ("Chief executive Ana Ruiz opened the mill.", ["Ana Ruiz is chief executive."]),
    ("Ana Ruiz, the chief executive of Orne Mills, opened the mill.", ["Ana Ruiz is chief executive of Orne Mills."]),
    ("Orne Mills chief executive Ana Ruiz opened the plant.", ["Ana Ruiz is chief executive of Orne Mills."]),
    ("“We grew,” said Ana Ruiz, head of research.", ["Ana Ruiz is head of research."]),
    ("Finance minister Tom Beck presented the budget.", ["Tom Beck is finance minister."]),
    ("The president of the jury, Ada Kern, read the list.", ["Ada Kern is president of the jury."]),
    ("Ola Brun, the treasurer, resigned.", ["Ola Brun is treasurer."]),
]


@pytest.mark.parametrize(("sentence", "expected"), SAID)
def test_a_post_given_in_passing_is_a_claim(sentence: str, expected: list[str]) -> None:
    found = passing(sentence)
    assert [claim.text for claim in found] == expected
    assert all(claim.quote in sentence and len(claim.quote.split()) > 3 for claim in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The former chief executive Ana Ruiz opened the mill.",
        "Ana Ruiz, a director of Orne Mills, opened the plant.",
        "The new chief executive, Ana Ruiz, opened the mill.",
        "Minister Tom Beck presented the budget.",
        "Doctor Tom Beck treated the wounded.",
        "The directors Ana Ruiz and Tom Beck voted for it.",
    ],
)
def test_what_is_no_post_of_one_person_now_is_none(sentence: str) -> None:
    assert passing(sentence) == []


def test_it_is_said_once_a_document_and_of_what_the_document_is_about() -> None:
    glad = "Chief executive Ana Ruiz was glad. Chief executive Ana Ruiz left early."
    text = f"Orne Mills made a profit of $4 million in 2024. {glad}"
    (claim,) = passing(text)
    assert (claim.text, claim.topic) == ("Ana Ruiz is chief executive.", "Orne Mills")
