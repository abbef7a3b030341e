"""How probable it is that two figures of two claims measure the same thing: a small calibrated model over named features.

Rules read roles and attributes from the parse (`figures.alignment`); that alone misses half of what real writers word
differently ("it was tested in 17 countries", "the trial ran in 27"). So the rules' answer is one feature among others,
beside the likeness of the frames, what else each document counts, and the NLI model's answer to one question: would the
claims entail each other if they gave the same value? The model never sees which value is right; arithmetic does that.

Coefficients: `models/sameness.json`, made by `models/train_sameness.py` on the development corpora.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.figures import Figure, Statement, alignment
from factcheck.verdicts.subjects import Subjects

KINDS = ("quantity", "money", "percent", "ratio", "count", "duration", "date")


@dataclass(frozen=True)
class Surroundings:
    """What else the documents of a run give: how often each counts a thing of one kind and unit, and its names."""

    measures: Mapping[str, Counter[tuple[str, str | None]]]
    names: Mapping[str, frozenset[str]]
    claims: Counter[str]

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> Surroundings:
        """From all statements of a run."""
        measures: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
        names: dict[str, set[str]] = defaultdict(set)
        claims: Counter[str] = Counter()
        for statement in statements:
            document = statement.claim.document
            names[document] |= statement.name_words
            claims[document] += 1
            # a value that a document repeats is one measure, not two
            measures[document].update({(f.kind, f.unit) for f in statement.figures})
        return cls(measures, {document: frozenset(words) for document, words in names.items()}, claims)

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


def features(
    a: Statement,
    b: Statement,
    x: Figure,
    y: Figure,
    likeness: float,
    subjects: Subjects,
    around: Surroundings,
    entailment: float,
) -> dict[str, float]:
    """Named features of a pair of figures. `entailment` is the NLI probability with the values made equal."""
    sure = alignment(x, y)
    shared = len(a.lemmas & b.lemmas)
    fewest = max(1, min(len(a.lemmas), len(b.lemmas)))
    every = max(1, len(a.lemmas | b.lemmas))
    named_a, named_b = a.name_words | a.topic_words, b.name_words | b.topic_words
    rarity = around.rarity(a, x) * around.rarity(b, y)
    same_unit = float(x.unit is not None and x.unit == y.unit)
    found = {
        "likeness": likeness,
        "likeness_high": max(0.0, likeness - 0.6),
        "alignment": sure,
        "aligned": float(sure >= 0.7),
        "ruled_out": float(sure == 0.0),
        "overlap": shared / fewest,
        "jaccard": shared / every,
        "only_one": float(_lone(a, x) and _lone(b, y)),
        "rarity": rarity,
        "same_unit": same_unit,
        "rare_unit": rarity * same_unit,
        "shared_names": float(min(2, subjects.shared)),
        "implied": float(
            bool((a.topic_words and a.topic_words & named_b) or (b.topic_words and b.topic_words & named_a))
        ),
        "same_subject": float(subjects.relation == "same"),
        "names_apart": float(min(3, len(a.name_words ^ b.name_words))),
        "documents": around.shared_names(a, b),
        "magnitude": _magnitude(x, y),
        "aligned_near": sure * max(0.0, 1.0 - _magnitude(x, y)),
        "aligned_implied": sure * float(bool(named_a & named_b)),
        "entailment": entailment,
        "entailment_logit": math.log((entailment + 1e-3) / (1 - entailment + 1e-3)),
        "entailed_alike": entailment * likeness,
        "same_status": float(x.status == y.status),
        "alone": float(around.alone(a) and around.alone(b)),
        "length": math.log(1 + abs(len(a.tokens) - len(b.tokens))),
    }
    found.update({kind: float(x.kind == kind) for kind in KINDS})
    return found


def _lone(statement: Statement, figure: Figure) -> bool:
    return sum((f.kind, f.unit) == (figure.kind, figure.unit) for f in statement.figures) == 1


def _magnitude(x: Figure, y: Figure) -> float:
    """How far apart two numbers are, in powers of ten, at most 3; a usual distance for what cannot be said."""
    if not isinstance(x.value, float | int) or not isinstance(y.value, float | int) or x.value * y.value <= 0:
        return 0.2
    if x.value == y.value:
        return 0.2  # the model is to say what is measured, not whether the values agree
    return min(3.0, abs(math.log10(x.value / y.value)))


@dataclass(frozen=True)
class Sameness:
    """A logistic model over `features`."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, found: Mapping[str, float]) -> float:
        """Probability, 0 to 1, that the figures measure the same thing."""
        score = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in found.items())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


@cache
def shipped() -> Sameness:
    """The model that comes with factcheck."""
    here = Path(__file__).resolve().parents[1]
    for path in (here / "_models" / "sameness.json", here.parent / "models" / "sameness.json"):
        if path.is_file():
            content = json.loads(path.read_text(encoding="utf-8"))
            return Sameness(content["intercept"], content["weights"])
    raise FileNotFoundError("models/sameness.json is missing; install factcheck again")


def with_value(statement: Statement, figure: Figure, other: Figure) -> str:
    """The claim with `figure` written as `other` is: what it would say if both gave the same value."""
    text = statement.claim.text
    shift = len(statement.told) - len(text)
    return statement.told[: figure.start + shift] + other.text + statement.told[figure.end + shift :]


def substitutions(pairs: Sequence[tuple[Statement, Statement, Figure, Figure]]) -> list[tuple[str, str]]:
    """(premise, hypothesis) in both directions for each pair, A's value replaced by B's: 2n texts, there then back."""
    there = [(with_value(a, x, y), b.told) for a, b, x, y in pairs]
    return there + [(hypothesis, premise) for premise, hypothesis in there]
