"""Each generator on sentences of our own: what it changes, and that its label is right."""

from __future__ import annotations

import random
import re

import pytest
from pairs import HELD_OUT, TRAINING
from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence
from pairs.naming import Names

from factcheck.inference.parser import parse

ALL = TRAINING | HELD_OUT

SENTENCES = """
The mill employs 1,248 people in three towns.
The new tram line cost $4.2 million.
The tunnel is 12 kilometres long.
The talks lasted three weeks.
Her contract runs for 24 months.
About 60% of households own a bicycle.
The ferry sank on March 17, 1954.
On 3 May 2011 the library moved to the harbour.
The bridge was opened in 1932.
In 1987 he left the orchestra.
The council rejected the plan because traffic rose in the morning.
The museum is not open on Mondays.
The third bridge fell into the river.
The brewery sold 40,000 litres of beer in 2019.
Maria Keller directed the school in Hamburg.
The film was made by a small company near the coast.
A quarter, or 25% of the forest, burned down.
The reactor delivers 900 megawatts of power.
The strike began on Tuesday.
The choir has won the prize twice in Vienna.
""".strip().splitlines()

REWRITING = {"other scope", "two scopes", "other thing", "passive", "planned", "bound to", "embedded"} | {
    name for name in TRAINING if "reworded" in name
}
"""Generators that change both sides: their premise is no longer the sentence that they were given."""


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    return [Sentence(text, tokens) for text, tokens in zip(SENTENCES, parse(SENTENCES), strict=True)]


def made_by(name: str, sentences: list[Sentence], seeds: int = 12) -> list[Made]:
    return [pair for s in sentences for seed in range(seeds) for pair in ALL[name](s, random.Random(seed))]


@pytest.mark.parametrize("name", list(ALL))
def test_every_generator_finds_something_and_changes_something(name: str, sentences: list[Sentence]) -> None:
    pairs = made_by(name, sentences)
    assert pairs or name in ("share in words", "bound to", "year, reworded")
    for pair in pairs:
        assert pair.premise != pair.hypothesis
        assert name in REWRITING or (pair.base in (pair.premise, pair.hypothesis) and pair.base in SENTENCES)
        assert pair.label in (ENTAILMENT, NEUTRAL, CONTRADICTION)


@pytest.mark.parametrize("name", list(ALL))
def test_a_generator_is_the_same_for_the_same_seed(name: str, sentences: list[Sentence]) -> None:
    assert made_by(name, sentences, 2) == made_by(name, sentences, 2)


def test_a_sentence_is_embedded_as_confirmed_refuted_or_left_open(sentences: list[Sentence]) -> None:
    made = {(pair.premise, pair.hypothesis): pair.label for pair in made_by("embedded", sentences[1:2], seeds=60)}
    text, body = SENTENCES[1], "the new tram line cost $4.2 million."
    assert made[text, f"The records show that {body}"] == ENTAILMENT
    assert made[f"It has been disproved that {body}", text] == CONTRADICTION
    assert made[text, f"Nobody knows whether {body}"] == NEUTRAL
    assert not any("true that" in text or "false that" in text for pair in made for text in pair)


@pytest.mark.parametrize("name", ["number", "year", "date", "month", "unit", "currency", "duration unit", "opposite"])
def test_one_word_changed_is_a_contradiction_both_ways(name: str, sentences: list[Sentence]) -> None:
    for pair in made_by(name, sentences):
        assert pair.label == CONTRADICTION
        a, b = pair.premise.split(), pair.hypothesis.split()
        assert len(a) == len(b)
        assert 1 <= sum(x != y for x, y in zip(a, b, strict=True)) <= 2


def number_in(text: str) -> float:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    assert found, text
    return float(found[0].replace(",", ""))


def test_bounds_hold_or_break_as_the_label_says() -> None:
    sentence = Sentence("The mill employs 1,248 people.")
    seen = set()
    for seed in range(60):
        for pair in ALL["bound"](sentence, random.Random(seed)):
            bound = pair.hypothesis if pair.premise == pair.base else pair.premise
            above = bool(re.search(r"(?<!no )more than|over|at least|upwards|no fewer", bound))
            holds = (number_in(bound) < 1248) if above else (number_in(bound) > 1248)
            assert (pair.label != CONTRADICTION) is holds, pair
            assert pair.label != ENTAILMENT or pair.premise == pair.base, pair
            seen.add((above, holds))
    assert len(seen) == 4


def test_rounding_keeps_close_and_its_opposite_does_not() -> None:
    sentence = Sentence("The mill employs 1,248 people.")
    for seed in range(60):
        for pair in ALL["rounded"](sentence, random.Random(seed)):
            other = number_in(pair.hypothesis if pair.premise == pair.base else pair.premise)
            assert (abs(other - 1248) / 1248 < 0.07) is (pair.label != CONTRADICTION), pair


def test_before_and_after_follow_the_calendar() -> None:
    sentence = Sentence("The bridge was opened in 1932.")
    for seed in range(60):
        for pair in ALL["before or after"](sentence, random.Random(seed)):
            other = pair.hypothesis if pair.premise == pair.base else pair.premise
            later = bool(re.search(r"after|later", other))
            holds = (number_in(other) < 1932) if later else (number_in(other) > 1932)
            assert holds is (pair.label != CONTRADICTION), pair


def test_a_date_keeps_its_day_in_another_format() -> None:
    sentence = Sentence("The ferry sank on March 17, 1954.")
    forms = {pair.hypothesis for seed in range(60) for pair in ALL["date respelled"](sentence, random.Random(seed))}
    assert "The ferry sank on 1954-03-17." in forms
    assert "The ferry sank on 17 March 1954." in forms
    assert all("17" in form and "1954" in form for form in forms)


def test_durations_convert_exactly() -> None:
    found = list(ALL["duration converted"](Sentence("Her contract runs for 24 months."), random.Random(1)))
    assert found[0].hypothesis == "Her contract runs for 2 years."
    assert found[0].label == ENTAILMENT
    assert all(pair.label == CONTRADICTION for pair in found[2:])


def test_a_measure_of_another_year_is_another_fact() -> None:
    sentence = Sentence("The brewery sold 40,000 litres of beer in 2019.")
    found = [pair for seed in range(20) for pair in ALL["other period"](sentence, random.Random(seed))]
    assert found
    assert all(pair.label == NEUTRAL and pair.premise.count("2019") != pair.hypothesis.count("2019") for pair in found)
    assert not list(ALL["year"](sentence, random.Random(1)))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The museum is open.", {"The museum is not open."}),
        ("The museum opened in May.", {"The museum did not open in May.", "The museum never opened in May."}),
        ("The museum has closed.", {"The museum has not closed.", "The museum has never closed."}),
        ("The museum was not sold.", {"The museum was sold."}),
        ("He likes it if it rains.", set()),
    ],
)
def test_negation_of_the_main_clause(text: str, denied: set[str]) -> None:
    (tokens,) = parse([text])
    made = [pair for seed in range(20) for pair in ALL["negation"](Sentence(text, tokens), random.Random(seed))]
    assert {pair.hypothesis for pair in made if pair.premise == text} == denied


def test_a_name_as_value_contradicts_and_as_subject_is_another_fact(sentences: list[Sentence]) -> None:
    texts = ["Maria Keller moved to Hamburg.", "Peter Lang moved to Vienna.", "Anna Wolf moved to Madrid."]
    names = Names([Sentence(text, tokens) for text, tokens in zip(texts, parse(texts), strict=True)])
    (tokens,) = parse(["Maria Keller lives in Hamburg."])
    sentence = Sentence("Maria Keller lives in Hamburg.", tokens)
    values = [pair for seed in range(9) for pair in names.value_changed(sentence, random.Random(seed))]
    assert {pair.label for pair in values} == {CONTRADICTION}
    assert all("Maria Keller" in pair.hypothesis and "Maria Keller" in pair.premise for pair in values)
    subjects = [pair for seed in range(9) for pair in names.subject_changed(sentence, random.Random(seed))]
    assert {pair.label for pair in subjects} == {NEUTRAL}
    assert all("Hamburg" in pair.hypothesis and "Hamburg" in pair.premise for pair in subjects)
