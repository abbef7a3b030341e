"""A pair of claims before any model is asked: what subject and modality say, and which figures are worth asking about."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck import settings
from factcheck.figures import Statement, alignment
from factcheck.verdicts import language, sameness
from factcheck.verdicts.arithmetic import Options, comparisons, is_telling
from factcheck.verdicts.sameness import BEST
from factcheck.verdicts.subjects import Subjects, compare_subjects, overlap
from factcheck.verdicts.surroundings import Surroundings
from factcheck.verdicts.verdict import Verdict, other

UNRELATED = "They say different things."


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair before any model is asked.

    `verdict` is set where subject or modality end it; else `open_figures` are the pairs of figures (by position) that
    may measure the same thing, with their features but for what the NLI model says.
    """

    subjects: Subjects
    verdict: Verdict | None
    open_figures: tuple[tuple[int, int], ...] = ()


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
        (at, to)
        for at, to, relation in comparisons(a, b, options)
        if relation.name != "incomparable" or alignment(a.figures[at], b.figures[to]) > 0
        if _best(a, b, at, to, likeness, subjects, around)
        >= (
            settings.SAME_AGREE_TELLING
            if relation.name == "equal" and is_telling(a.figures[at])
            else settings.SAME_AGREE
        )
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
    none can; likeness alone is enough to ask whether the claims agree.
    """
    if likeness >= settings.RELATED_LIKENESS or overlap(a, b) >= settings.POLARITY_OVERLAP:
        return True
    best = language.features(a, b, likeness, subjects, around, language.BEST)
    return language.shipped().probability(best) >= settings.LANGUAGE_CONTRADICTION
