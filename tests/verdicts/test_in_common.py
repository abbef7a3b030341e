"""What two claims have in common before any model is asked."""

from __future__ import annotations

import pytest

from factcheck.claims.names import name_words
from factcheck.pipeline import statements_of
from factcheck.verdicts.arithmetic import Options, reckon
from factcheck.verdicts.decide import language_counts
from factcheck.verdicts.subjects import compare_subjects
from factcheck.verdicts.surroundings import Surroundings, in_common


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("The city bought the 3,100 flats.", "A pension fund took over 3,100 flats.", 1),
        ("It paid €41 million for 230 flats.", "The 230 flats cost 41 million euros.", 2),
        ("The office opened on 4 May 2025.", "On 4 May 2025 the office was closed.", 1),
        ("The city bought three blocks.", "A fund took over three blocks.", 0),
        ("The city bought 3,100 flats.", "A fund took over 1,300 flats.", 0),
    ],
)
def test_values_that_two_claims_hardly_share_by_chance(a: str, b: str, shared: int) -> None:
    one, two = (statements_of(text, None, text)[0] for text in (a, b))
    found = in_common(one, two, 0.6, compare_subjects(one, two), Surroundings.of([one, two], []))
    assert found["same_values"] == shared


def test_claims_that_agree_on_a_figure_may_contradict_each_other_in_words() -> None:
    one, two = (
        statements_of(text, None, text)[0]
        for text in (
            "The 3,100 flats in Osterby were sold to the city.",
            "The 3,100 flats in Osterby were sold to a fund.",
        )
    )
    figures = reckon(one, two, 0.8, Options(), {(0, 0): 0.95})
    assert [aspect.verdict for aspect in figures.aspects] == ["agreement"]
    assert language_counts(one, two, 0.8, figures)
    assert not language_counts(one, two, 0.8, figures, alone=True), "nobody else was asked"


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (
            "Norvane released Brisk2.5 for free.",
            "The first model, Brisk-7B, came out in May.",
            "Brisk2.5 is not Brisk-7B",
        ),
        ("Ferrow opened the Lindholm 300.", "The Lindholm 210 closed in May.", "Lindholm 300 is not Lindholm 210"),
    ],
)
def test_members_of_a_family_end_it_whatever_else_is_named(a: str, b: str, why: str) -> None:
    one, two = (statements_of(text, None, text)[0] for text in (a, b))
    found = compare_subjects(one, two)
    assert found.settled
    assert found.why == why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("K90s", ("k90",)),
        ("F-16s", ("f", "16")),
        ("Kestrand K90", ("kestrand", "k90")),
        ("iPhone 5s", ("iphone", "5s")),
        ("the 1990s", ("1990s",)),
    ],
)
def test_several_of_a_model_go_by_its_number(text: str, words: tuple[str, ...]) -> None:
    assert name_words(text) == words
