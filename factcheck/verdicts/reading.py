"""A pair of claims before any model is asked: what subject and modality say, and which figures are worth asking about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from factcheck import settings
from factcheck.figures import Statement, alignment
from factcheck.verdicts import language, sameness
from factcheck.verdicts.arithmetic import Options, comparisons, least_sure
from factcheck.verdicts.sameness import BEST
from factcheck.verdicts.subjects import Subjects, compare_subjects, overlap
from factcheck.verdicts.surroundings import Surroundings
from factcheck.verdicts.verdict import Verdict, other

UNRELATED = "They say different things."


class OpenFigures(NamedTuple):
    """A figure of A and one of B, by position, that may measure the same thing, and whether they give the same value."""

    at: int
    to: int
    equal: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair before any model is asked: `verdict` where subject or modality end it, else the figures worth asking about."""

    subjects: Subjects
    verdict: Verdict | None
    open_figures: tuple[OpenFigures, ...] = ()


def read(a: Statement, b: Statement, likeness: float, options: Options, around: Surroundings) -> Reading:
    """What subject and modality say of the pair, and which figures are worth asking about."""
    if "opinion" in (a.claim.modality, b.claim.modality):
        return Reading(Subjects("compatible", ""), other("unrelated", "One of the two is an opinion."))
    subjects = compare_subjects(a, b)
    if subjects.settled:
        return Reading(subjects, apart(subjects, likeness))
    if around.strangers(a, b):  # rare in corpora of one story, most pairs in a newsroom's folder
        return Reading(subjects, other("different_subject", "Their texts are about different things."))
    open_figures = tuple(
        OpenFigures(at, to, relation.name == "equal")
        for at, to, relation in comparisons(a, b, options)
        if relation.name != "incomparable" or alignment(a.figures[at], b.figures[to]) > 0
        if _best(a, b, at, to, likeness, subjects, around) >= min(least_sure(relation, a.figures[at]), options.asked_from)
    )
    if not open_figures and not _worth_asking(a, b, likeness, subjects, around):
        return Reading(subjects, other("unrelated", UNRELATED))
    return Reading(subjects, None, open_figures)


def apart(subjects: Subjects, likeness: float, score: float = 1.0) -> Verdict:
    """The verdict on claims that nothing holds against each other: of two subjects, where they are alike at all."""
    if subjects.clash is None or likeness < settings.RELATED_LIKENESS:
        return other("unrelated", UNRELATED, score)
    return other("different_subject", f"{subjects.why[:1].upper()}{subjects.why[1:]}.", score)


def _best(
    a: Statement, b: Statement, at: int, to: int, likeness: float, subjects: Subjects, around: Surroundings
) -> float:
    """The cheap stage of the cascade: how probably, at the best answer of the NLI model, two figures measure one thing."""
    best = sameness.features(a, b, a.figures[at], b.figures[to], likeness, subjects, around, BEST)
    return sameness.shipped().probability(best)


def _worth_asking(a: Statement, b: Statement, likeness: float, subjects: Subjects, around: Surroundings) -> bool:
    """Whether the model's answer about the wording could matter.

    The models of verdicts are monotone in what the NLI model says, so that what its best answer cannot make a contradiction
    none can. Whether claims agree is asked of those that are alike in frame or words.
    """
    if likeness >= settings.ASKED_LIKENESS or overlap(a, b) >= settings.POLARITY_OVERLAP:
        return True
    best = language.features(a, b, likeness, subjects, around, language.BEST)
    return language.shipped().probability(best) >= settings.LANGUAGE_CONTRADICTION
