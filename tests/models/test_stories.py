"""Pairs from stories, and stories as documents: what each sentence tells is known, so the labels can be checked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import story_corpus
from pairs.premises import read as read_premises
from pairs.premises import written
from pairs.stories import USES, Fact, Story, measured, pairs_of, read, stories_for, use_of

from factcheck.figures import find

BAKERY = Story(
    "Fire at Lenko's bakery",
    [
        Fact(
            "damage",
            true=["The fire did damage of £40,000.", "It cost the baker £40,000.", "Damage: 40,000 pounds."],
            false=["The blaze left a bill of £90,000."],
            near=["A new oven costs £12,000."],
        ),
        Fact(
            "cause",
            true=["A cable had burned through.", "The fire brigade blames a cable.", "It was a cable that caused it."],
            false=["An oven left on overnight set the shop alight."],
        ),
    ],
)


def rows(kind: str) -> set[tuple[str, str, str]]:
    made = pairs_of(Story("", BAKERY.facts), random.Random(1))
    return {(p.label, p.premise.removeprefix(": "), p.hypothesis.removeprefix(": ")) for p in made if p.kind == kind}


def test_another_value_contradicts_in_both_directions() -> None:
    found = rows("story other value")
    assert ("contradiction", "It cost the baker £40,000.", "The blaze left a bill of £90,000.") in found
    assert ("contradiction", "The blaze left a bill of £90,000.", "It cost the baker £40,000.") in found
    assert {label for label, *_ in found} == {"contradiction"}


def test_a_near_miss_and_another_fact_are_neutral() -> None:
    assert {label for label, *_ in rows("story near") | rows("story other fact")} == {"neutral"}


def test_the_value_of_one_is_put_into_the_other() -> None:
    equal = rows("story made equal")
    assert any(premise == "The fire did damage of £90,000." for _, premise, _ in equal)
    assert "contradiction" not in {label for label, *_ in equal}
    near = rows("story near made equal")
    assert ("neutral", "It cost the baker £12,000.", "A new oven costs £12,000.") in near


def test_a_hypothesis_with_a_figure_more_is_not_called_entailed() -> None:
    fact = Fact("work", true=["The mason built the wall.", "The mason built the wall in 14 days."])
    made = list(pairs_of(Story("", [fact]), random.Random(1)))
    labels = {pair.hypothesis.removeprefix(": "): pair.label for pair in made}
    assert labels == {fact.true[1]: "not_contradiction", fact.true[0]: "entailment"}


def test_the_figure_of_a_fact_is_the_one_that_its_sentences_share() -> None:
    fact = BAKERY.facts[0]
    value = measured(fact, {text: find(text) for text in fact.true})
    assert value is not None
    assert (value.kind, value.value) == ("money", 40_000)
    assert measured(BAKERY.facts[1], {text: find(text) for text in BAKERY.facts[1].true}) is None


def test_a_line_that_is_none_of_a_story_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("# A story\n@ a fact\n= One.\n? Two.\n")
    with pytest.raises(ValueError, match="line 4"):
        read(path)
    path.write_text("P One.\nX Two.\n")
    with pytest.raises(ValueError, match="line 2"):
        list(read_premises(path))


def test_every_fact_of_the_stories_is_whole_and_each_story_has_one_use() -> None:
    stories = {use: stories_for(use) for use in USES}
    titles = [story.title for of_use in stories.values() for story in of_use]
    assert len(titles) == len(set(titles)) > 300
    assert all(use_of(story) == use for use, of_use in stories.items() for story in of_use)
    for story in (story for of_use in stories.values() for story in of_use):
        for fact in story.facts:
            assert len(fact.true) >= 3, (story.title, fact.name)
            assert fact.false, (story.title, fact.name)
            assert not set(fact.true) & {*fact.false, *fact.near}, (story.title, fact.name)


def test_the_written_premises_have_as_many_of_each_label() -> None:
    labels = [pair.label for pair in written()]
    assert labels
    for label in ("entailment", "neutral", "contradiction"):
        assert abs(labels.count(label) / len(labels) - 1 / 3) < 0.02


def test_documents_of_a_story_know_what_each_claim_tells() -> None:
    found = story_corpus.read([BAKERY], seed=3)
    told = {statement.claim.quote: found.told[statement.claim.id] for statement in found.statements}
    assert all(quote in sentence.text or sentence.text in quote for quote, sentence in told.items())
    assert {sentence.sort for sentence in told.values()} <= {"true", "false", "near"}
    one = story_corpus.Told("The fire did damage of £40,000.", 0, "true")
    two = story_corpus.Told("The blaze left a bill of £90,000.", 0, "false")
    x, y = find(one.text)[0], find(two.text)[0]
    assert story_corpus.contradicts(one, two) is True
    assert story_corpus.same_measure(one, two, x, y, x) is True
    other = story_corpus.Told("A new oven costs £12,000.", 0, "near")
    assert story_corpus.same_measure(one, other, x, find(other.text)[0], x) is False
