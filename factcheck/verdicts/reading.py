"""A pair of claims before any model is asked: what subject and modality say, and which figures are worth asking about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck import settings
from factcheck.figures import Statement
from factcheck.verdicts import language, sameness
from factcheck.verdicts.arithmetic import Options, comparable, judge_figures, least_sure, reckon
from factcheck.verdicts.subjects import Subjects, compare_subjects
from factcheck.verdicts.surroundings import Common, Surroundings, in_common
from factcheck.verdicts.verdict import PairVerdict, Verdict, other
from factcheck.verdicts.wording import wording

UNRELATED = "They say different things."


class OpenFigures(NamedTuple):
    """A figure of A and one of B, by position, that may measure the same thing, and what arithmetic says if they do."""

    at: int
    to: int
    verdict: PairVerdict

    @property
    def differ(self) -> bool:
        """Whether they would contradict each other."""
        return self.verdict == "contradiction"

    @property
    def agree(self) -> bool:
        """Whether they would go together."""
        return self.verdict in ("agreement", "compatible")


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair before any model is asked: `verdict` where subject or modality end it, else the figures worth asking about."""

    subjects: Subjects
    verdict: Verdict | None
    open_figures: tuple[OpenFigures, ...] = ()


def first_look(a: Statement, b: Statement, likeness: float, around: Surroundings) -> Reading:
    """What the subjects and modality of two claims say: a verdict where they end it."""
    if "opinion" in (a.claim.modality, b.claim.modality):
        return Reading(Subjects("compatible", ""), other("unrelated", "One of the two is an opinion."))
    subjects = compare_subjects(a, b)
    if subjects.settled:
        return Reading(subjects, apart(subjects, likeness))
    if around.two_stories(a, b):
        return Reading(subjects, other("different_subject", "Their texts are about different things."))
    return Reading(subjects, None)


def read(a: Statement, b: Statement, likeness: float, options: Options, around: Surroundings) -> Reading:
    """What subject and modality say of the pair, and which figures are worth asking about.

    The cheap stage of the cascade: the models of verdicts are monotone in what the NLI model says, so that what its best
    answer cannot make matter need not be asked.
    """
    reading = first_look(a, b, likeness, around)
    if reading.verdict is not None:
        return reading
    subjects = reading.subjects
    common = in_common(a, b, likeness, subjects, around)

    def best(at: int, to: int) -> float:
        found = sameness.features(a, b, a.figures[at], b.figures[to], common, around, sameness.BEST)
        return sameness.shipped().probability(found)

    open_figures = tuple(
        OpenFigures(at, to, judge_figures(a, b, a.figures[at], b.figures[to], relation, options).verdict)
        for at, to, relation in comparable(a, b, options)
        if best(at, to) >= min(least_sure(relation, a.figures[at], options), options.asked_from)
    )
    if not open_figures and not _worth_asking(a, b, subjects, common, options, around):
        return replace(reading, verdict=other("unrelated", UNRELATED))
    return replace(reading, open_figures=open_figures)


def apart(subjects: Subjects, likeness: float, score: float = 1.0) -> Verdict:
    """The verdict on claims that nothing holds against each other: of two subjects, where they are alike at all."""
    if subjects.clash is None or likeness < settings.RELATED_LIKENESS:
        return other("unrelated", UNRELATED, score)
    return other("different_subject", f"{subjects.why[:1].upper()}{subjects.why[1:]}.", score)


def alike(common: Common) -> bool:
    """Whether two claims are so alike in frame or words that they may say the same as worded."""
    return common["likeness"] >= settings.ASKED_LIKENESS or common["overlap"] >= settings.POLARITY_OVERLAP


def _worth_asking(
    a: Statement, b: Statement, subjects: Subjects, common: Common, options: Options, around: Surroundings
) -> bool:
    """Whether the model's answer about the wording could matter where no figures are worth asking about.

    That is so where its best answer would make them contradict each other, or agree if they are alike in frame or words, and
    not where figures were left over, since language never speaks of those. What a rule of wording says is asked about in any
    case.
    """
    likeness = common["likeness"]
    near = likeness >= settings.NAME_LIKENESS or common["overlap"] >= settings.POLARITY_OVERLAP
    if subjects.clash is None and (near or subjects.values) and wording(a, b, subjects, likeness):
        return True
    denied = language.features(a, b, subjects, common, around, language.DENIES)
    if language.CONTRADICTION.probability(denied) < settings.LANGUAGE_CONTRADICTION:
        said = language.features(a, b, subjects, common, around, language.SAYS_SAME)
        if not alike(common) or language.AGREEMENT.probability(said) < settings.LANGUAGE_AGREEMENT:
            return False
    figures = reckon(a, b, likeness, options, {})
    return bool(figures.aspects) or not figures.loose
