"""Made-up facts told in many ways, longer premises, redrawn values; and that held-out kinds never get into training."""

from __future__ import annotations

import difflib
import random
import re

import pytest
from pairs import HELD_OUT, REDRAWN, TRAINING
from pairs.context import in_context
from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence
from pairs.newsroom import FRAMES, loosely, news, told, value
from pairs.newsroom import pairs as told_of
from pairs.redrawn import redrawn

from factcheck.inference.parser import parse

TEXTS = """
The mill employs 1,248 people in three towns.
The new tram line cost $4.2 million.
The tunnel is 12 kilometres long and was opened in 1932.
Her contract runs for 24 months.
About 60% of the households own a bicycle, and 25% of the forest burned.
The ferry sank on March 17, 1954.
On 3 May 2011 the library moved to the harbour.
Norwind acquired Halden in May.
The council rejected the plan.
Drivers must wear a belt.
The third bridge fell into the river on a Tuesday.
""".strip().splitlines()


@pytest.fixture(scope="module")
def sentences() -> list[Sentence]:
    return [Sentence(text, tokens) for text, tokens in zip(TEXTS, parse(TEXTS), strict=True)]


HELD_OUT_FORMS = re.compile(
    r"\b(?:between|from \S+ to|\d{3}0s|\w+ century|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|first|second|third|fourth|"
    r"fifth|sixth|seventh|eighth|ninth|tenth|it is (?:not )?true|it is false|a fact that)\b",
    re.IGNORECASE,
)


def put_in(pair: Made) -> str:
    """The words that took the place of others: what was only left out or added is no change of value."""
    a, b = (re.findall(r"\w[\w-]*", text) for text in (pair.premise, pair.hypothesis))
    changes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return " ".join(" ".join([*a[i:j], "|", *b[k:m]]) for tag, i, j, k, m in changes if tag == "replace")


def test_no_training_generator_makes_what_is_held_out(sentences: list[Sentence]) -> None:
    for name, generator in TRAINING.items():
        for sentence in sentences:
            for seed in range(15):
                for pair in generator(sentence, random.Random(seed)):
                    changed = put_in(pair) if name != "two scopes" else pair.hypothesis
                    assert not HELD_OUT_FORMS.search(changed), (name, pair)


def test_no_news_is_told_in_the_manner_of_what_is_held_out() -> None:
    for pair in news(len(FRAMES) * 30, 1):
        for text in (pair.premise, pair.hypothesis):
            found = HELD_OUT_FORMS.search(text)
            assert found is None, pair


def test_held_out_generators_are_not_trained_on() -> None:
    assert not set(HELD_OUT) & set(TRAINING)
    assert not set(HELD_OUT) & set(REDRAWN)
    assert not set(HELD_OUT.values()) & set(TRAINING.values())


def test_every_frame_is_told_of_each_relation() -> None:
    for number in range(len(FRAMES)):
        found = [pair for seed in range(12) for pair in told_of(number, random.Random(seed))]
        assert {pair.label for pair in found} == {ENTAILMENT, NEUTRAL, CONTRADICTION}, FRAMES[number]
        assert all("{" not in pair.premise + pair.hypothesis for pair in found)


def test_another_period_is_neutral_whatever_the_value() -> None:
    pairs = [pair for pair in news(3000, 2) if pair.kind == "news, other period"]
    assert len(pairs) > 100
    assert all(pair.label == NEUTRAL for pair in pairs)


def number_in(text: str) -> float:
    found = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    assert found
    scale = 1e9 if re.search(r"bn|billion", text) else 1e6 if re.search(r"\dm\b|million", text) else 1.0
    scale = 1e3 if "thousand" in text else scale
    return float(found[0].replace(",", "")) * scale


@pytest.mark.parametrize("kind", ["money", "percent", "count", "watts", "length", "hours"])
def test_bounds_and_roundings_of_made_up_values_hold_or_break(kind: str) -> None:
    seen = 0
    for seed in range(400):
        rng = random.Random(seed)
        held = value(kind, rng)
        for holds in (True, False):
            text = loosely(kind, held, holds, rng)
            if text is None:
                continue
            seen += 1
            bound = number_in(text)
            if re.match(r"more|over|at least|upwards|no fewer", text):
                assert (bound <= held) is holds, (held, text)
            elif re.match(r"fewer|less|under|at most|no more|up to", text):
                assert (bound >= held) is holds, (held, text)
            else:
                assert (abs(bound - held) <= 0.07 * held) is holds, (held, text)
    assert seen > 300


def test_a_value_is_told_in_spellings_that_mean_the_same() -> None:
    for kind in ("money", "count", "percent"):
        for seed in range(50):
            held = value(kind, random.Random(seed))
            assert all(number_in(told(kind, held, random.Random(i))) == pytest.approx(held, rel=1e-4) for i in range(6))


def test_redrawn_values_leave_the_words_alone(sentences: list[Sentence]) -> None:
    found = [redrawn(sentences[0], random.Random(seed)) for seed in range(9)]
    texts = {new.text for new in found if new}
    assert len(texts) > 6
    for text in texts:
        assert re.fullmatch(r"The mill employs [\d,]+ people in \w+ towns\.", text), text
    assert redrawn(Sentence("The mill burned down."), random.Random(1)) is None


def test_years_move_together() -> None:
    for seed in range(30):
        new = redrawn(Sentence("The war lasted from 1914 until it ended in 1918."), random.Random(seed))
        years = [int(year) for year in re.findall(r"\d{4}", new.text if new else "1914 1918")]
        assert years[1] - years[0] == 4


def test_a_longer_premise_still_holds_the_old_one(sentences: list[Sentence]) -> None:
    pair = Made("number", CONTRADICTION, TEXTS[0], TEXTS[0].replace("1,248", "1,842"), TEXTS[0])
    others = ["The river froze in the winter.", "A band played on the square.", "Tickets were sold out."]
    by_text = {sentence.text: sentence for sentence in sentences}
    longer = in_context([pair] * 60, by_text, others, 1.0, random.Random(4))
    assert len({new.premise for new in longer}) > 10
    for new in longer:
        assert new.label == CONTRADICTION
        assert new.hypothesis == pair.hypothesis
        assert TEXTS[0][4:] in new.premise
