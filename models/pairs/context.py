"""The same pair in a longer text: sentences around the premise that decide nothing, somebody's words, two small changes."""

from __future__ import annotations

import random
from collections.abc import Sequence

from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Generator, Made, Sentence
from pairs.modality import attributed

MOST_WORDS = 70
"""Words of a lengthened premise: what fits into the training window beside a hypothesis."""

_SAFE_TO_LENGTHEN = (ENTAILMENT, CONTRADICTION)


def lengthened(pair: Made, others: Sequence[str], rng: random.Random) -> Made | None:
    """The premise among one to three sentences about something else; a label other than neutral survives that."""
    if pair.label not in _SAFE_TO_LENGTHEN:
        return None
    around = rng.sample(list(others), rng.randint(1, 3))
    at = rng.randint(0, len(around))
    text = " ".join([*around[:at], pair.premise, *around[at:]])
    if len(text.split()) > MOST_WORDS:
        text = " ".join([around[0], pair.premise] if at else [pair.premise, around[0]])
    if len(text.split()) > MOST_WORDS:
        return None
    return Made(pair.kind, pair.label, text, pair.hypothesis, pair.base)


def in_a_text(pair: Made, around: Sequence[str], rng: random.Random) -> Made | None:
    """A neutral pair with sentences around its premise: still neutral, since they speak of something else."""
    chosen = rng.sample(list(around), 1)
    text = " ".join(rng.sample([pair.premise, *chosen], 2))
    return Made(pair.kind, NEUTRAL, text, pair.hypothesis, pair.base) if len(text.split()) <= MOST_WORDS else None


def in_context(
    made: list[Made], by_text: dict[str, Sentence], others: Sequence[str], share: float, rng: random.Random
) -> list[Made]:
    """The pairs, a share of them with a longer premise or as somebody's words."""
    result = []
    for pair in made:
        new: Made | None = None
        if rng.random() < share:
            if rng.random() < 0.25 and pair.premise in by_text:
                new = attributed(pair, by_text[pair.premise], rng)
            elif pair.label == NEUTRAL:
                new = in_a_text(pair, others, rng)
            else:
                new = lengthened(pair, others, rng)
        result.append(new or pair)
    return result


def reworded(twins: Sequence[Generator]) -> Generator:
    """Two changes that leave the sentence as true as it was, one after the other: for values that stand in other words."""

    def both(sentence: Sentence, rng: random.Random) -> list[Made]:
        found = []
        for generator in rng.sample(list(twins), len(twins)):
            kept = [p for p in generator(sentence, rng) if p.premise == sentence.text and p.label == ENTAILMENT]
            if kept:
                found.append(kept[0])
        if len(found) < 2:
            return []
        return (
            [Made("twice reworded", ENTAILMENT, found[0].hypothesis, found[1].hypothesis, sentence.text)]
            if _safe(found)
            else []
        )

    return both


def _safe(found: list[Made]) -> bool:
    """Only changes that can be undone: what each says is what the sentence says."""
    return all(pair.kind in ("number respelled", "date respelled", "synonym", "passive", "surname", "contraction",
                             "currency respelled", "same scope moved") for pair in found[:2])  # fmt: skip


def changed_and_reworded(change: Generator, twins: Sequence[Generator]) -> Generator:
    """A contradiction whose other side is reworded as well."""

    def both(sentence: Sentence, rng: random.Random) -> list[Made]:
        wrong = [p for p in change(sentence, rng) if p.premise == sentence.text and p.label == CONTRADICTION]
        if not wrong:
            return []
        for generator in rng.sample(list(twins), len(twins)):
            kept = [p for p in generator(sentence, rng) if p.premise == sentence.text and p.label == ENTAILMENT]
            if kept:
                return [Made(f"{wrong[0].kind}, reworded", CONTRADICTION, kept[0].hypothesis, wrong[0].hypothesis,
                             sentence.text)]  # fmt: skip
        return []

    return both
