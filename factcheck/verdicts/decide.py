"""Candidate pairs in, verdicts out, in the order of the design: subject and period, arithmetic, calibrated NLI.

A pair is read without a model first (`read`); only what that leaves open is scored (`decide`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck import settings
from factcheck.figures import Statement, alignment
from factcheck.matching import Candidate
from factcheck.verdicts import language, sameness
from factcheck.verdicts.arithmetic import (
    AHEAD,
    LOOKS_AHEAD,
    Options,
    Reckoning,
    comparisons,
    is_telling,
    looks_like_guess,
    reckon,
)
from factcheck.verdicts.language import Language
from factcheck.verdicts.polarity import carves_out
from factcheck.verdicts.sameness import BEST, Answer, answer_of
from factcheck.verdicts.subjects import Subjects, compare_subjects, overlap
from factcheck.verdicts.surroundings import Surroundings
from factcheck.verdicts.updates import superseded
from factcheck.verdicts.verdict import Aspect, PairVerdict, Verdict
from factcheck.verdicts.wording import RULE_MODALITIES, same_verb, wording

if TYPE_CHECKING:
    from factcheck.inference import NLIScorer

SERIOUS: tuple[PairVerdict, ...] = (
    "contradiction",
    "superseded",
    "different_period",
    "undecided",
    "compatible",
    "agreement",
    "different_subject",
    "unrelated",
)
"""Verdicts of aspects, the most serious first: a pair's is that of its most serious aspect."""


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


@dataclass(frozen=True, slots=True)
class Asked:
    """What the NLI model says of a pair: as worded, and of each open pair of figures with the values made equal."""

    language: Language
    same: Mapping[tuple[int, int], Answer]


def read(a: Statement, b: Statement, likeness: float, options: Options, around: Surroundings) -> Reading:
    """What subject and modality say of the pair, and which figures are worth asking about."""
    if "opinion" in (a.claim.modality, b.claim.modality):
        return Reading(Subjects("compatible", ""), _other("unrelated", "One of the two is an opinion."))
    subjects = compare_subjects(a, b)
    if subjects.settled:
        return Reading(subjects, _apart(subjects, likeness))
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
    if not open_figures and not _related(a, b, likeness, subjects):
        return Reading(subjects, _other("unrelated", UNRELATED))
    return Reading(subjects, None, open_figures)


def _apart(subjects: Subjects, likeness: float, score: float = 1.0) -> Verdict:
    """The verdict on claims that nothing holds against each other: of two subjects, where they are alike at all."""
    if subjects.clash is None or likeness < settings.RELATED_LIKENESS_SHARED:
        return _other("unrelated", UNRELATED, score)
    return _other("different_subject", f"{_upper(subjects.why)}.", score)


def _best(
    a: Statement, b: Statement, at: int, to: int, likeness: float, subjects: Subjects, around: Surroundings
) -> float:
    """The cheap stage of the cascade: how probably, at the best answer of the NLI model, two figures measure one thing."""
    best = sameness.features(a, b, a.figures[at], b.figures[to], likeness, subjects, around, BEST)
    return sameness.shipped().probability(best)


def _related(a: Statement, b: Statement, likeness: float, subjects: Subjects) -> bool:
    if likeness >= settings.RELATED_LIKENESS:
        return True
    return likeness >= settings.RELATED_LIKENESS_SHARED and (subjects.shared > 0 or overlap(a, b) >= 0.5)


def conclude(
    a: Statement,
    b: Statement,
    likeness: float,
    reading: Reading,
    asked: Asked,
    options: Options,
    around: Surroundings,
) -> Verdict:
    """The verdict of a pair that is still open: arithmetic first, then wording, then the model."""
    sure = {
        (at, to): sameness.shipped().probability(
            sameness.features(
                a, b, a.figures[at], b.figures[to], likeness, reading.subjects, around, asked.same[at, to]
            )
        )
        for at, to in reading.open_figures
    }
    figures = _with_updates(a, b, reckon(a, b, likeness, options, sure))
    worded = tuple(
        _updated(a, b, aspect)
        for aspect in (wording(a, b, reading.subjects, likeness) if reading.subjects.clash is None else ())
        if asked.language.contradiction >= _doubt(a, b, aspect)
    )
    aspects = (*figures.aspects, *worded)
    decided = _by_rule(a, b, likeness, figures, aspects)
    if decided is not None:
        return decided
    found = language.features(a, b, likeness, reading.subjects, around, asked.language)
    odds = language.shipped().probability(found)
    if odds >= settings.LANGUAGE_CONTRADICTION and _language_counts(a, b, figures):
        why = "They cannot both be true as worded."
        aspect = _updated(a, b, Aspect("language", "contradiction", "FC201", odds, why))
        return _of((aspect, *aspects), figures)
    entailment = asked.language.entailment
    if entailment >= settings.LANGUAGE_ENTAILMENT and not figures.loose:
        agreement = Aspect("language", "agreement", "FC201", entailment, "They say the same.")
        return _of((*aspects, agreement), figures)
    if aspects:
        return _of(aspects, figures)
    if likeness < settings.UNDECIDED_LIKENESS or asked.language.contradiction < 0.5:
        return _apart(reading.subjects, likeness, 1 - odds)
    return _other("undecided", "Neither arithmetic nor language decides.", odds)


def _doubt(a: Statement, b: Statement, aspect: Aspect) -> float:
    """What the model must think of a pair at least before words decide: a "not", or a fall against a rise, may be of
    another thing."""
    if aspect.rule not in ("FC108", "FC202"):
        return 0.0
    sure = aspect.rule == "FC108" or same_verb(a, b)
    return settings.POLARITY_CONTRADICTION if sure else settings.POLARITY_CONTRADICTION_APART


def _by_rule(
    a: Statement, b: Statement, likeness: float, figures: Reckoning, aspects: tuple[Aspect, ...]
) -> Verdict | None:
    """The verdict where the model of language has no say any more."""
    if any(aspect.verdict in ("contradiction", "superseded", "different_period") for aspect in aspects):
        return _of(aspects, figures)
    if _one_guesses(a, b):
        return _of(aspects, figures) if aspects else _other("different_period", LOOKS_AHEAD)
    if likeness >= settings.ALIGN_SETTLES and any(not _is_only_when(aspect) for aspect in aspects):
        return _of(aspects, figures)
    return None


def _one_guesses(a: Statement, b: Statement) -> bool:
    """Whether one says what may come and the other what is; what will be by a bare "will" can still be denied."""
    if (a.claim.modality in AHEAD) == (b.claim.modality in AHEAD):
        return False
    return looks_like_guess(a if a.claim.modality in AHEAD else b)


def _is_only_when(aspect: Aspect) -> bool:
    """Two claims of one date may still say opposite things of that day."""
    return aspect.rule == "FC103" and aspect.verdict in ("agreement", "compatible")


def _with_updates(a: Statement, b: Statement, figures: Reckoning) -> Reckoning:
    aspects = tuple(_updated(a, b, aspect) for aspect in figures.aspects)
    pairs = tuple(replace(pair, verdict=aspect.verdict) for pair, aspect in zip(figures.pairs, aspects, strict=True))
    return replace(figures, aspects=aspects, pairs=pairs)


def _updated(a: Statement, b: Statement, aspect: Aspect) -> Aspect:
    if aspect.verdict != "contradiction":
        return aspect
    why = superseded(a, b, aspect)
    if why is None:
        return aspect
    return Aspect(aspect.name, "superseded", "FC301", aspect.score, f"{aspect.explanation} {why}")


def _language_counts(a: Statement, b: Statement, figures: Reckoning) -> bool:
    """Whether language has a say: never about figures, and not where one of the two makes an exception."""
    if figures.loose:
        return False
    settled = [aspect for aspect in figures.aspects if not _is_only_when(aspect)]
    if any(aspect.verdict in ("agreement", "compatible", "undecided") for aspect in settled):
        return False
    return not (RULE_MODALITIES & {a.claim.modality, b.claim.modality} and carves_out(a) != carves_out(b))


def _of(aspects: tuple[Aspect, ...], figures: Reckoning) -> Verdict:
    """The most serious aspect's verdict, with the others listed."""
    ordered = sorted(aspects, key=lambda aspect: (SERIOUS.index(aspect.verdict), -aspect.score))
    first = ordered[0]
    return Verdict(first.verdict, first.rule, first.score, first.explanation, figures.pairs, tuple(ordered))


CODES: dict[PairVerdict, str] = {
    "different_period": "FC302",
    "different_subject": "FC303",
    "compatible": "FC304",
    "unrelated": "FC305",
    "undecided": "FC306",
}


def _other(
    verdict: PairVerdict,
    why: str,
    score: float = 1.0,
    aspects: tuple[Aspect, ...] = (),
    figures: Reckoning | None = None,
) -> Verdict:
    return Verdict(verdict, CODES[verdict], score, why, figures.pairs if figures else (), aspects)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def decide(
    statements: Sequence[Statement],
    candidates: Sequence[Candidate],
    scorer: NLIScorer,
    options: Options | None = None,
    show_progress_bar: bool = False,
) -> tuple[list[Verdict], int]:
    """The verdict on each candidate pair, in order, and how many pairs the model scored (each in both directions).

    Read, asked and concluded a block at a time: what the model is asked of a pair is twenty times as large as its verdict.
    """
    options = options or Options()
    around = Surroundings.of(statements, candidates)
    verdicts: list[Verdict] = []
    scored = 0
    for start in range(0, len(candidates), settings.DECIDE_BLOCK):
        block = candidates[start : start + settings.DECIDE_BLOCK]
        readings = [read(statements[c.a], statements[c.b], c.likeness, options, around) for c in block]
        still_open = [(c, reading) for c, reading in zip(block, readings, strict=True) if reading.verdict is None]
        answers = iter(_ask(statements, [(c, r.open_figures) for c, r in still_open], scorer, show_progress_bar))
        for c, reading in zip(block, readings, strict=True):
            verdicts.append(
                reading.verdict
                or conclude(statements[c.a], statements[c.b], c.likeness, reading, next(answers), options, around)
            )
        scored += len(still_open)
    return verdicts, scored


def _ask(
    statements: Sequence[Statement],
    asked: Sequence[tuple[Candidate, tuple[tuple[int, int], ...]]],
    scorer: NLIScorer,
    show: bool,
) -> list[Asked]:
    """Every question about the open pairs in one batch: as they are worded, and with figures made equal."""
    texts: list[tuple[str, str]] = []
    for c, open_figures in asked:
        a, b = statements[c.a], statements[c.b]
        one, two = a.told, b.told
        texts += [(one, two), (two, one)]
        for at, to in open_figures:
            texts += sameness.substitutions([(a, b, a.figures[at], b.figures[to])])
    rows = iter(scorer.predict(texts, show_progress_bar=show)) if texts else iter(())
    found = []
    for _, open_figures in asked:
        there, back = next(rows), next(rows)
        same = {key: answer_of(next(rows), next(rows), there, back) for key in open_figures}
        found.append(Asked(language.language_of(there, back), same))
    return found
