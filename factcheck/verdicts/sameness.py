"""How probable it is that two figures of two claims measure the same thing: a small boosted model over named features.

Rules read roles and attributes from the parse (`figures.alignment`); that alone misses half of what real writers word
differently ("it was tested in 17 countries", "the trial ran in 27"). So the rules' answer is one feature among others,
beside the likeness of the frames, whether each claim is the other document's nearest, what else each document counts,
whether the values look like a slip of the pen, and the NLI model's answer to one question: would the claims entail each
other if they gave the same value? The model never sees which value is right; arithmetic does that.

`models/sameness.json` is made by `models/train_sameness.py` on the development corpora.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck import settings
from factcheck.datetext import date_text
from factcheck.figures import Figure, Statement, alignment
from factcheck.figures.calendar import gap, span
from factcheck.figures.counted import noun, relation
from factcheck.figures.measure import measures, per_unit
from factcheck.verdicts.arithmetic import digits, is_telling
from factcheck.verdicts.boosted import Boosted, load
from factcheck.verdicts.surroundings import Common, Surroundings

KINDS = ("quantity", "money", "percent", "ratio", "count", "duration", "date")

RISING = frozenset(
    """likeness alignment overlap jaccard only_one rarity same_unit shared_names implied same_subject documents margin
    nearest_least nearest_most mutual entailment entailment_least slip same_status same_values telling worded""".split()
)
"""Features that may only make sameness likelier."""

FALLING = frozenset(
    """ruled_out scopes_apart change_apart nouns_apart names_apart modified_apart topics_apart strangers clash implied_clash
    magnitude partitive length contradiction neutral_least""".split()
)
"""Features that may only make it less likely."""

PARTITIVES = ("of these", "of those", "of them", "of whom", "of which", "among them", "among these")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the NLI model says of two claims, over both directions.

    With a figure of theirs made equal: the higher and the lower probability of entailment, the higher one of contradiction,
    the lower one of neutral. `worded` is 1 less the mean probability of neutral of the claims as they stand: how sure the
    model is that they speak of one thing, whether they agree on it or not.
    """

    entailment: float
    least: float
    contradiction: float
    neutral: float
    worded: float


Row = Sequence[float]
"""Probabilities of (entailment, neutral, contradiction)."""


def answer_of(there: Row, back: Row, worded_there: Row, worded_back: Row) -> Answer:
    """From both directions with the values made equal, and as worded."""
    return Answer(
        float(max(there[0], back[0])),
        float(min(there[0], back[0])),
        float(max(there[2], back[2])),
        float(min(there[1], back[1])),
        1 - float(worded_there[1] + worded_back[1]) / 2,
    )


BEST = Answer(
    settings.SAME_BEST, settings.SAME_BEST, 1 - settings.SAME_BEST, 1 - settings.SAME_BEST, settings.SAME_BEST
)
"""The answer that makes sameness likeliest: what it cannot save need not be asked."""


def features(
    a: Statement, b: Statement, x: Figure, y: Figure, common: Common, around: Surroundings, answer: Answer
) -> dict[str, float]:
    """Named features of a pair of figures; `RISING` and `FALLING` say which way each may push."""
    named_a, named_b = a.name_words | a.topic_words, b.name_words | b.topic_words
    found = {
        **common,
        "alignment": alignment(x, y),
        "ruled_out": float(alignment(x, y) == 0.0),
        "scopes_apart": float(per_unit(x) != per_unit(y)),
        "change_apart": float(x.change != y.change),
        "nouns_apart": float(x.kind == y.kind == "count" and relation(noun(x), noun(y)) == "different"),
        "only_one": float(_lone(a, x) and _lone(b, y)),
        "rarity": around.rarity(a, x) * around.rarity(b, y),
        "same_unit": float(x.unit is not None and x.unit == y.unit),
        "implied": float(bool(a.topic_words & named_b or b.topic_words & named_a)),
        "magnitude": _magnitude(x, y),
        "slip": float(_is_slip(x, y)),
        "partitive": float(_is_partitive(a, x) != _is_partitive(b, y)),
        "entailment": answer.entailment,
        "entailment_least": answer.least,
        "contradiction": answer.contradiction,
        "neutral_least": answer.neutral,
        "worded": answer.worded,
        "telling": float(is_telling(x) and is_telling(y)),
        "same_status": float(x.status == y.status),
    }
    found.update({kind: float(x.kind == kind) for kind in KINDS})
    return found


def _lone(statement: Statement, figure: Figure) -> bool:
    return sum((f.kind, f.unit) == (figure.kind, figure.unit) for f in statement.figures) == 1


def _is_partitive(statement: Statement, figure: Figure) -> bool:
    """Whether the figure counts a part of what was counted before ("of these, 400 were ...")."""
    around = statement.claim.text[max(0, figure.start - 20) : figure.end + 20].lower()
    return any(words in around for words in PARTITIVES)


def _magnitude(x: Figure, y: Figure) -> float:
    """How far apart two values are: numbers in powers of ten, dates in half powers of ten of days; at most 3, and a usual
    distance for what cannot be said. Equal values are not told from others: what is measured is asked, not whether
    they agree."""
    usual = settings.SAME_USUAL_DISTANCE
    if x.kind == y.kind == "date":
        one, two = span(str(x.value)), span(str(y.value))
        return usual if one is None or two is None or one == two else min(3.0, math.log10(1 + gap(one, two)) / 2)
    near, far = _middle(x, y), _middle(y, x)
    if near is None or far is None or near * far <= 0 or near == far:
        return usual
    return min(3.0, abs(math.log10(near / far)))


def _middle(figure: Figure, other: Figure) -> float | None:
    """The value in the base unit of what it shares with the other, of a range its middle, of a bound its end."""
    theirs = {measure.dimension for measure in measures(other)}
    for measure in measures(figure):
        if measure.dimension in theirs:
            ends = [end for end in (measure.low, measure.high) if not math.isinf(end)]
            return sum(ends) / len(ends) if ends else None
    return None


def _is_slip(x: Figure, y: Figure) -> bool:
    """Whether two different values differ as a slip of the pen would have it: one digit, or two in each other's place."""
    one, two = digits(x), digits(y)
    if len(one) != len(two) or len(one) < 2 or one == two:
        return False
    apart = [at for at, (p, q) in enumerate(zip(one, two, strict=True)) if p != q]
    return len(apart) == 1 or (len(apart) == 2 and sorted(one) == sorted(two))


@cache
def shipped() -> Boosted:
    """The model that comes with factcheck."""
    return load("sameness.json")


def with_value(statement: Statement, figure: Figure, other: Figure) -> str:
    """The claim with `figure` written as `other` is: what it would say if both gave the same value."""
    text = statement.claim.text
    shift = len(statement.told) - len(text)
    return statement.told[: figure.start + shift] + _written(other) + statement.told[figure.end + shift :]


def _written(figure: Figure) -> str:
    """A figure as it can stand in another text: "Wednesday" and "last month" as the dates that they mean there."""
    if figure.kind == "date" and isinstance(figure.value, str) and not any(map(str.isdigit, figure.text)):
        return date_text(figure.value)
    return figure.text


def substitutions(pairs: Sequence[tuple[Statement, Statement, Figure, Figure]]) -> list[tuple[str, str]]:
    """(premise, hypothesis) in both directions for each pair, A's value replaced by B's: 2n texts, there then back."""
    there = [(with_value(a, x, y), b.told) for a, b, x, y in pairs]
    return there + [(hypothesis, premise) for premise, hypothesis in there]
