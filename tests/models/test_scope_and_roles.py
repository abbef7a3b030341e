"""Generators that ask what a sentence is about: another period, thing or person, a plan, a rule; on sentences of ours."""

from __future__ import annotations

import random

import pytest
from pairs import TRAINING
from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Generator, Made, Sentence
from pairs.naming import Names

from factcheck.inference.parser import parse


def sentence(text: str) -> Sentence:
    (tokens,) = parse([text])
    return Sentence(text, tokens)


def made(generator: Generator, text: str, seeds: int = 25) -> list[Made]:
    held = sentence(text)
    return [pair for seed in range(seeds) for pair in generator(held, random.Random(seed))]


def test_a_figure_of_another_period_is_neutral_and_of_the_same_a_contradiction() -> None:
    pairs = made(TRAINING["other scope"], "The mill produced 420 tonnes of paper.")
    assert {pair.label for pair in pairs} == {NEUTRAL, CONTRADICTION, ENTAILMENT}
    for pair in pairs:
        opening = pair.premise.partition(",")[0]
        same = (
            opening.lower() in pair.hypothesis.lower()
            or pair.hypothesis.partition(",")[0].lower() in pair.premise.lower()
        )
        assert same is (pair.label != NEUTRAL), pair


def test_each_of_two_figures_belongs_to_its_own_period() -> None:
    pairs = made(TRAINING["two scopes"], "The mill produced 420 tonnes of paper.")
    for pair in pairs:
        assert pair.label == (ENTAILMENT if pair.hypothesis in pair.premise else pair.label)
        assert pair.label != CONTRADICTION or pair.hypothesis not in pair.premise
    assert {pair.label for pair in pairs} == {ENTAILMENT, CONTRADICTION}


def test_the_same_said_of_another_thing_of_the_kind_is_neutral() -> None:
    pairs = made(TRAINING["other thing"], "The pump moves 420 litres of water.")
    labels = {pair.kind: pair.label for pair in pairs if pair.kind != "two things"}
    assert labels == {"other thing": NEUTRAL, "same thing": CONTRADICTION}


def test_an_adjective_of_the_subject_says_which_one_it_is() -> None:
    assert {p.label for p in made(TRAINING["opposite"], "The southern pier collapsed in May.")} == {NEUTRAL}
    assert {p.label for p in made(TRAINING["opposite"], "The tower has a northern entrance.")} == {CONTRADICTION}


def test_the_passive_keeps_who_did_it_and_swapped_roles_do_not() -> None:
    pairs = made(TRAINING["passive"], "Norwind acquired Halden in May.", 1)
    found = {(pair.label, pair.hypothesis) for pair in pairs if pair.premise == "Norwind acquired Halden in May."}
    assert found == {
        (ENTAILMENT, "Halden was acquired by Norwind in May."),
        (CONTRADICTION, "Halden acquired Norwind in May."),
        (CONTRADICTION, "Norwind was acquired by Halden in May."),
    }


@pytest.mark.parametrize(
    "text", ["It rained all day.", "She has a dog.", "Nobody saw the fox.", "The mill burned and the roof fell."]
)
def test_clauses_that_have_no_plain_passive_are_left_alone(text: str) -> None:
    assert made(TRAINING["passive"], text) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Maria Keller directed the film.", CONTRADICTION),
        ("Maria Keller was appointed director of the school.", CONTRADICTION),
        ("Maria Keller lives in Hamburg.", NEUTRAL),
        ("Maria Keller visited the museum.", NEUTRAL),
    ],
)
def test_another_name_contradicts_where_only_one_can_stand(text: str, label: str) -> None:
    others = ["Peter Lang moved to Vienna.", "Anna Wolf moved to Madrid."]
    names = Names([sentence(other) for other in others])
    pairs = [pair for seed in range(6) for pair in names.subject_changed(sentence(text), random.Random(seed))]
    assert {pair.label for pair in pairs} == {label}


def test_a_plan_is_neither_done_nor_given_up() -> None:
    pairs = made(TRAINING["planned"], "The firm opened a plant in Poland.")
    assert {pair.kind: pair.label for pair in pairs} == {
        "planned": NEUTRAL,
        "plan given up": CONTRADICTION,
        "plan, weaker": ENTAILMENT,
    }
    assert all("open a plant in Poland." in pair.hypothesis + pair.premise for pair in pairs)


def test_a_prohibition_breaks_an_obligation_and_an_exception_does_not() -> None:
    pairs = made(TRAINING["bound to"], "Drivers must wear a belt.")
    kinds = {pair.kind: pair.label for pair in pairs}
    assert kinds == {
        "obligation denied": CONTRADICTION,
        "obligation respelled": ENTAILMENT,
        "exception": NEUTRAL,
    }
    assert made(TRAINING["bound to"], "Drivers must not smoke.") == []
