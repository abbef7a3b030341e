"""How probable it is that two claims contradict each other, or say the same, as worded: the NLI model's answers seen with what
they share.

The NLI model alone takes two claims of different things for a contradiction about as often as a real one: pairs in
documents are mostly about different things, pairs in its training never. So its answers are features among others: how
alike the frames are, whether the claims are each other's nearest, what names, rare words, verbs and negations they share.
Of two small boosted models one says whether they contradict each other (`models/contradiction.json`), the other whether they
say the same (`models/agreement.json`); two more (`..._again.json`) say it once more where the larger NLI model was asked too.
All are made by `models/train_language.py` on the development corpora.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.figures import Statement
from factcheck.verdicts.boosted import Boosted, load
from factcheck.verdicts.polarity import carves_out, negations, opposites
from factcheck.verdicts.subjects import Subjects, about_one
from factcheck.verdicts.surroundings import Common, Surroundings
from factcheck.verdicts.wording import same_verb

ALIKE = frozenset(
    """likeness margin nearest_least nearest_most mutual overlap jaccard rare shared_names same_subject same_values same_verb
    about_one documents same_modality""".split()
)
"""Features that may only make it likelier that two claims speak of one thing, whatever they say of it."""

APART = frozenset("names_apart modified_apart topics_apart strangers clash implied_clash carved_out".split())
"""Features that may only make that less likely."""

DENIAL = frozenset("negated opposed values contradiction_least contradiction_most".split())
ASSENT = frozenset("entailment_least entailment_most".split())
"""Features that speak for a contradiction and against an agreement, and the other way round."""


@dataclass(frozen=True, slots=True)
class Question:
    """What one of the two models is asked: its file, and which way each feature may push."""

    file: str
    rising: frozenset[str]
    falling: frozenset[str]

    def probability(self, found: Mapping[str, float]) -> float:
        """What the model that comes with factcheck says of these features."""
        return _shipped(self.file).probability(found)


CONTRADICTION = Question("contradiction.json", ALIKE | DENIAL, APART | ASSENT)
AGREEMENT = Question("agreement.json", ALIKE | ASSENT, APART | DENIAL)

FIRST = "first"
"""The feature of a second look that says how probable the answer was at first."""

CONTRADICTION_AGAIN = Question("contradiction_again.json", CONTRADICTION.rising | {FIRST}, CONTRADICTION.falling)
AGREEMENT_AGAIN = Question("agreement_again.json", AGREEMENT.rising | {FIRST}, AGREEMENT.falling)
"""The same questions put to the larger NLI model, of the few pairs for which the answer of the small one may matter."""


@dataclass(frozen=True, slots=True)
class Language:
    """What the NLI model says of two claims, as (entailment, neutral, contradiction) in each direction."""

    there: tuple[float, float, float]
    back: tuple[float, float, float]

    @property
    def contradiction(self) -> float:
        """Mean of both directions."""
        return (self.there[2] + self.back[2]) / 2


DENIES = Language((0.0, 0.0, 1.0), (0.0, 0.0, 1.0))
SAYS_SAME = Language((1.0, 0.0, 0.0), (1.0, 0.0, 0.0))
"""The answers that make a contradiction and an agreement likeliest: what they cannot make one need not be asked."""


def features(
    a: Statement, b: Statement, subjects: Subjects, common: Common, around: Surroundings, language: Language
) -> dict[str, float]:
    """Named features of a pair of claims."""
    return {
        **common,
        "rare": around.rare_words(a, b),
        "values": float(bool(subjects.values)),
        "same_verb": float(same_verb(a, b)),
        "about_one": float(about_one(a, b, subjects)),
        "negated": float(negations(a) % 2 != negations(b) % 2),
        "opposed": float(opposites(a, b) is not None),
        "carved_out": float(carves_out(a) != carves_out(b)),
        "same_modality": float(a.claim.modality == b.claim.modality),
        "figures": float(bool(a.figures)) + float(bool(b.figures)),
        "shortest": math.log(1 + min(len(a.tokens), len(b.tokens))),
        **answers(language),
    }


def answers(language: Language) -> dict[str, float]:
    """The features that are the NLI model's own."""
    return {
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
def _shipped(file: str) -> Boosted:
    return load(file)
