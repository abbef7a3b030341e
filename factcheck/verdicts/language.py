"""How probable it is that two claims contradict each other as worded: the NLI model's answers seen with what they share.

The NLI model alone takes two claims of different things for a contradiction about as often as a real one: pairs in
documents are mostly about different things, pairs in its training never. So its answers are features among others: how
alike the frames are, whether the claims are each other's nearest, what names, verbs and negations they share. The
small boosted model, `models/language.json`, is made by `models/train_language.py` on the development corpora.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.figures import Statement
from factcheck.verdicts.boosted import Boosted, load
from factcheck.verdicts.polarity import carves_out, negations, opposites
from factcheck.verdicts.subjects import Subjects, about_one
from factcheck.verdicts.surroundings import Common
from factcheck.verdicts.wording import same_verb

RISING = frozenset(
    """likeness margin nearest_least nearest_most mutual overlap jaccard shared_names same_subject same_verb about_one
    documents same_modality negated opposed values contradiction_least contradiction_most""".split()
)
"""Features that may only make a contradiction likelier."""

FALLING = frozenset("names_apart topics_apart clash implied_clash carved_out entailment_least entailment_most".split())
"""Features that may only make it less likely."""


@dataclass(frozen=True, slots=True)
class Language:
    """What the NLI model says of two claims, as (entailment, neutral, contradiction) in each direction."""

    there: tuple[float, float, float]
    back: tuple[float, float, float]

    @property
    def contradiction(self) -> float:
        """Mean of both directions."""
        return (self.there[2] + self.back[2]) / 2

    @property
    def entailment(self) -> float:
        """The higher one: a claim that says more than the other still says it."""
        return max(self.there[0], self.back[0])


BEST = Language((0.0, 0.0, 1.0), (0.0, 0.0, 1.0))
"""The answer that makes a contradiction likeliest: what it cannot make one need not be asked."""


def features(a: Statement, b: Statement, subjects: Subjects, common: Common, language: Language) -> dict[str, float]:
    """Named features of a pair of claims."""
    return {
        **common,
        "values": float(bool(subjects.values)),
        "same_verb": float(same_verb(a, b)),
        "about_one": float(about_one(a, b, subjects)),
        "negated": float(negations(a) % 2 != negations(b) % 2),
        "opposed": float(opposites(a, b) is not None),
        "carved_out": float(carves_out(a) != carves_out(b)),
        "same_modality": float(a.claim.modality == b.claim.modality),
        "figures": float(bool(a.figures)) + float(bool(b.figures)),
        "shortest": math.log(1 + min(len(a.tokens), len(b.tokens))),
        "contradiction_least": min(language.there[2], language.back[2]),
        "contradiction_most": max(language.there[2], language.back[2]),
        "entailment_least": min(language.there[0], language.back[0]),
        "entailment_most": max(language.there[0], language.back[0]),
    }


def language_of(there: Sequence[float], back: Sequence[float]) -> Language:
    """From the model's rows for (a, b) and (b, a)."""
    e, n, c = (float(value) for value in there)
    e2, n2, c2 = (float(value) for value in back)
    return Language((e, n, c), (e2, n2, c2))


@cache
def shipped() -> Boosted:
    """The model that comes with factcheck."""
    return load("language.json")
