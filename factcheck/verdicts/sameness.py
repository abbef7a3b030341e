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
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean

from factcheck import settings
from factcheck.figures import Figure, Statement, alignment
from factcheck.figures.calendar import gap, span
from factcheck.matching import Candidate
from factcheck.verdicts.arithmetic import digits
from factcheck.verdicts.boosted import Boosted, load
from factcheck.verdicts.subjects import Subjects

KINDS = ("quantity", "money", "percent", "ratio", "count", "duration", "date")

RISING = frozenset(
    """likeness alignment overlap jaccard only_one rarity same_unit shared_names implied same_subject documents margin
    nearest_least nearest_most mutual entailment entailment_least slip same_status""".split()
)
"""Features that may only make sameness likelier."""

FALLING = frozenset("ruled_out names_apart magnitude partitive length contradiction".split())
"""Features that may only make it less likely."""

PARTITIVES = ("of these", "of those", "of them", "of whom", "of which", "among them", "among these")


@dataclass(frozen=True)
class Nearness:
    """How a pair of claims stands among the other pairs that each of the two is in.

    `margin` is their likeness over the mean of the nearest of both; `to_a` and `to_b` what the likeness lacks to the
    likest claim of the other's document (0 where it is that claim).
    """

    margin: float
    to_a: float
    to_b: float


@dataclass(frozen=True)
class Surroundings:
    """What else the documents of a run give: how often each counts a thing of one kind and unit, its names (`about`:
    those of its topics too), and which claims are nearest to which."""

    measures: Mapping[str, Counter[tuple[str, str | None]]]
    names: Mapping[str, frozenset[str]]
    about: Mapping[str, frozenset[str]]
    claims: Counter[str]
    best: Mapping[tuple[str, str], float]
    usual: Mapping[str, float]

    @classmethod
    def of(cls, statements: Sequence[Statement], candidates: Sequence[Candidate] = ()) -> Surroundings:
        """From all statements of a run and its candidate pairs."""
        measures: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
        names: dict[str, set[str]] = defaultdict(set)
        topics: dict[str, set[str]] = defaultdict(set)
        claims: Counter[str] = Counter()
        for statement in statements:
            document = statement.claim.document
            names[document] |= statement.name_words
            topics[document] |= statement.topic_words
            claims[document] += 1
            # a value that a document repeats is one measure, not two
            measures[document].update({(f.kind, f.unit) for f in statement.figures})
        known = {document: frozenset(words) for document, words in names.items()}
        about = {document: known[document] | words for document, words in topics.items()}
        return cls(measures, known, about, claims, *_nearest(statements, candidates))

    def alone(self, statement: Statement) -> bool:
        """Whether the document is a sentence or two that somebody holds against another, not a page of many claims."""
        return self.claims[statement.claim.document] <= 3

    def rarity(self, statement: Statement, figure: Figure) -> float:
        """1 where the document gives one figure of this kind and unit, 1/n where it gives n."""
        count = self.measures.get(statement.claim.document, Counter())[(figure.kind, figure.unit)]
        return 1.0 / max(1, count)

    def shared_names(self, a: Statement, b: Statement) -> float:
        """Part of the names of the document with fewer that the other has too, 0 to 1."""
        one = self.names.get(a.claim.document, frozenset())
        two = self.names.get(b.claim.document, frozenset())
        fewest = min(len(one), len(two))
        return len(one & two) / fewest if fewest else 0.0

    def strangers(self, a: Statement, b: Statement) -> bool:
        """Whether each claim is about something that the other's document never names: two stories, not two accounts of
        one. A claim that names nothing is about its topic."""
        if self.alone(a) or self.alone(b) or self.shared_names(a, b) > settings.SAME_STORY_NAMES:
            return False
        ours, theirs = a.topic_words or a.name_words, b.topic_words or b.name_words
        if not ours or not theirs:
            return False
        none: frozenset[str] = frozenset()
        there, here = self.about.get(b.claim.document, none), self.about.get(a.claim.document, none)
        return not ours & there and not theirs & here

    def nearness(self, a: Statement, b: Statement, likeness: float) -> Nearness:
        """How near the two are, as others of the run go. A pair that was no candidate is its own measure."""
        one = self.best.get((a.claim.id, b.claim.document), likeness)
        two = self.best.get((b.claim.id, a.claim.document), likeness)
        usual = (self.usual.get(a.claim.id, likeness) + self.usual.get(b.claim.id, likeness)) / 2
        return Nearness(likeness / max(settings.SAME_USUAL_FLOOR, usual), likeness - one, likeness - two)


def _nearest(
    statements: Sequence[Statement], candidates: Sequence[Candidate]
) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """By claim and other document the likeness of the nearest; by claim the mean of the nearest few of all."""
    best: dict[tuple[str, str], float] = {}
    near: dict[str, list[float]] = defaultdict(list)
    for candidate in candidates:
        a, b = statements[candidate.a].claim, statements[candidate.b].claim
        for one, two in ((a, b), (b, a)):
            key = one.id, two.document
            best[key] = max(best.get(key, -1.0), candidate.likeness)
            near[one.id].append(candidate.likeness)
    return best, {claim: fmean(sorted(found)[-settings.SAME_USUAL_NEAREST :]) for claim, found in near.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the NLI model says of two claims with a figure of theirs made equal, over both directions: the higher and the
    lower probability of entailment, and the higher one of contradiction."""

    entailment: float
    least: float
    contradiction: float


def answer_of(there: Sequence[float], back: Sequence[float]) -> Answer:
    """From the probabilities (entailment, neutral, contradiction) of both directions."""
    return Answer(float(max(there[0], back[0])), float(min(there[0], back[0])), float(max(there[2], back[2])))


BEST = Answer(settings.SAME_BEST, settings.SAME_BEST, 1 - settings.SAME_BEST)
"""The answer that makes sameness likeliest: what it cannot save need not be asked."""


def features(
    a: Statement,
    b: Statement,
    x: Figure,
    y: Figure,
    likeness: float,
    subjects: Subjects,
    around: Surroundings,
    answer: Answer,
) -> dict[str, float]:
    """Named features of a pair of figures; `RISING` and `FALLING` say which way each may push."""
    shared = len(a.lemmas & b.lemmas)
    named_a, named_b = a.name_words | a.topic_words, b.name_words | b.topic_words
    near = around.nearness(a, b, likeness)
    found = {
        "likeness": likeness,
        "alignment": alignment(x, y),
        "ruled_out": float(alignment(x, y) == 0.0),
        "overlap": shared / max(1, min(len(a.lemmas), len(b.lemmas))),
        "jaccard": shared / max(1, len(a.lemmas | b.lemmas)),
        "only_one": float(_lone(a, x) and _lone(b, y)),
        "rarity": around.rarity(a, x) * around.rarity(b, y),
        "same_unit": float(x.unit is not None and x.unit == y.unit),
        "shared_names": float(min(2, subjects.shared)),
        "implied": float(bool(a.topic_words & named_b or b.topic_words & named_a)),
        "same_subject": float(subjects.relation == "same"),
        "names_apart": float(min(3, len(a.name_words ^ b.name_words))),
        "documents": around.shared_names(a, b),
        "margin": near.margin,
        "nearest_least": min(near.to_a, near.to_b),
        "nearest_most": max(near.to_a, near.to_b),
        "mutual": float(near.to_a >= 0) + float(near.to_b >= 0),
        "magnitude": _magnitude(x, y),
        "slip": float(_is_slip(x, y)),
        "partitive": float(_is_partitive(a, x) != _is_partitive(b, y)),
        "entailment": answer.entailment,
        "entailment_least": answer.least,
        "contradiction": answer.contradiction,
        "same_status": float(x.status == y.status),
        "alone": float(around.alone(a) and around.alone(b)),
        "length": math.log(1 + abs(len(a.tokens) - len(b.tokens))),
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
    if not isinstance(x.value, float | int) or not isinstance(y.value, float | int) or x.value * y.value <= 0:
        return usual
    return usual if x.value == y.value else min(3.0, abs(math.log10(x.value / y.value)))


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
    return statement.told[: figure.start + shift] + other.text + statement.told[figure.end + shift :]


def substitutions(pairs: Sequence[tuple[Statement, Statement, Figure, Figure]]) -> list[tuple[str, str]]:
    """(premise, hypothesis) in both directions for each pair, A's value replaced by B's: 2n texts, there then back."""
    there = [(with_value(a, x, y), b.told) for a, b, x, y in pairs]
    return there + [(hypothesis, premise) for premise, hypothesis in there]
