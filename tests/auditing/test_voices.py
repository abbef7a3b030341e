"""Whose words or view a sentence gives, and what is said apart from that."""

from __future__ import annotations

import pytest

from factcheck import claims, figures
from factcheck.auditing.summary import plain
from factcheck.auditing.voices import as_said_by, holder, said
from factcheck.figures import Statement


def stated(text: str) -> Statement:
    return next(figures.state(claims.extract([plain(text, text)])))


HOLDERS = [
    ("Rolf Dahl said that the quay was unsafe.", "Rolf Dahl"),
    ("According to the harbour office, the quay was unsafe.", "the harbour office"),
    ("In the view of Rolf Dahl, the quay is unsafe.", "Rolf Dahl"),
    ("In Rolf Dahl's opinion, the quay is unsafe.", "Rolf Dahl"),
    ("In the eyes of the fishers' union, the quay is unsafe.", "the fishers' union"),
    ("Nora Dahl opposed the sale: in her view the quay was unsafe.", "Dahl"),
    ("The pilots complained of the fog horn.", "The pilots"),
    ("Dahl is against the sale of the quay.", "Dahl"),
    ("Dahl would like the quay to be sold.", "Dahl"),
    ("Dahl called the sale a mistake.", "Dahl"),
    ("It was Rolf Dahl who proposed the sale of the quay.", "Rolf Dahl"),
    ("The sale of the quay was Dahl's idea.", "Dahl"),
    ("Rolf Dahl is in favour of a sale of the quay.", "Rolf Dahl"),
    ("Rolf Dahl puts the decay of the quay down to the salt.", "Rolf Dahl"),
    ("Rolf Dahl would sell the quay.", "Rolf Dahl"),
    ("The sale would cost 40 jobs.", None),
    ("Rolf Dahl would sell the quay if he were asked.", None),
    ("The quay is unsafe.", None),
    ("Lunch is free for the pilots.", None),
    ("The quay was for sale in May.", None),
    ("The harbour office sold the quay.", None),
]


@pytest.mark.parametrize(("sentence", "who"), HOLDERS)
def test_the_holder_of_a_view_is_read_from_the_sentence(sentence: str, who: str | None) -> None:
    assert holder(stated(sentence)) == who


def test_who_says_i_is_the_voice_of_the_passage() -> None:
    assert holder(stated("I think that the quay is unsafe."), "Rolf Dahl") == "Rolf Dahl"
    assert holder(stated("The quay is unsafe."), "Rolf Dahl") == "Rolf Dahl"
    assert holder(stated("The union thinks that the quay is unsafe."), "Rolf Dahl") == "The union"


@pytest.mark.parametrize(
    "sentence",
    [
        "In the view of Rolf Dahl, the quay is unsafe.",
        "Rolf Dahl thinks that the quay is unsafe.",
        "Rolf Dahl said that the quay is unsafe.",
        "I think the quay is unsafe.",
    ],
)
def test_what_is_said_leaves_out_who_says_it(sentence: str) -> None:
    assert said(stated(sentence)) == said(stated("The quay is unsafe."))


@pytest.mark.parametrize(
    ("sentence", "exchanged"),
    [
        ("Rolf Dahl thinks that the quay is unsafe.", "The union thinks that the quay is unsafe."),
        ("It was Rolf Dahl who proposed the sale of the quay.", "It was The union who proposed the sale of the quay."),
        ("The harbour office sold the quay.", "The harbour office sold the quay."),
    ],
)
def test_another_stands_where_the_sentence_names_who_says_it(sentence: str, exchanged: str) -> None:
    assert as_said_by(stated(sentence), "The union") == exchanged
