"""Candidate pairs in, verdicts out, in the order of the design: subject and period, arithmetic, calibrated NLI.

A pair is read without a model first (`reading`); what that leaves open is scored (`weighing`) and concluded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck import settings
from factcheck.figures import Statement
from factcheck.matching import Candidate
from factcheck.verdicts.arithmetic import (
    AHEAD,
    LOOKS_AHEAD,
    RULE_MODALITIES,
    Options,
    Reckoning,
    looks_like_guess,
    may_be_to_come,
    reckon,
)
from factcheck.verdicts.phases import habitual, other_phase, then_and_now
from factcheck.verdicts.polarity import carves_out
from factcheck.verdicts.reading import apart, read
from factcheck.verdicts.surroundings import Surroundings
from factcheck.verdicts.updates import superseded
from factcheck.verdicts.verdict import Aspect, PairVerdict, Verdict, other
from factcheck.verdicts.weighing import OpenPair, Places, Weighed, corroborated, looked_again, weigh
from factcheck.verdicts.wording import one_direction, same_verb, wording

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

ENDS: tuple[PairVerdict, ...] = ("contradiction", "superseded", "different_period")
"""Verdicts of aspects after which the model of language has no say any more."""


def conclude(
    a: Statement, b: Statement, pair: OpenPair, weighed: Weighed, options: Options, around: Surroundings
) -> Verdict:
    """The verdict of a pair that is still open: arithmetic first, then wording, then the model."""
    subjects, likeness, said = pair.reading.subjects, pair.candidate.likeness, weighed.language
    if weighed.corroborated:
        options = replace(options, differ_from=settings.CORROBORATED_FIGURES)
    figures = _with_updates(a, b, reckon(a, b, likeness, options, weighed.sure), around)
    worded = tuple(
        _updated(a, b, aspect)
        for aspect in (wording(a, b, subjects, likeness) if subjects.clash is None else ())
        if said.contradiction >= _doubt(a, b, aspect)
    )
    aspects = (*figures.aspects, *worded)
    if ended(aspects):
        return _of(aspects, figures)
    odds, agree = weighed.contradiction, weighed.agreement
    alone = not weighed.corroborated
    if odds >= settings.LANGUAGE_CONTRADICTION and language_counts(a, b, likeness, figures, alone):
        why = "They cannot both be true as worded."
        aspect = _updated(a, b, Aspect("language", "contradiction", "FC201", odds, why))
        return _of((aspect, *aspects), figures)
    if _one_guesses(a, b) or any(is_only_ahead(aspect) for aspect in aspects):
        return _of(aspects, figures) if aspects else other("different_period", LOOKS_AHEAD)
    if likeness >= settings.ALIGN_SETTLES and any(not _is_only_when(aspect) for aspect in aspects):
        return _of(aspects, figures)
    if agree >= settings.LANGUAGE_AGREEMENT and not figures.loose:
        agreement = Aspect("language", "agreement", "FC201", agree, "They say the same.")
        return _of((*aspects, agreement), figures)
    if aspects:
        return _of(aspects, figures)
    if likeness < settings.UNDECIDED_LIKENESS or said.contradiction < 0.5:
        return apart(subjects, likeness, 1 - odds)
    return other("undecided", "Neither arithmetic nor language decides.", odds)


def _doubt(a: Statement, b: Statement, aspect: Aspect) -> float:
    """What the model must think of a pair at least before words decide: a "not", or a fall against a rise, may be of
    another thing."""
    if aspect.rule not in ("FC108", "FC202"):
        return 0.0
    sure = aspect.rule == "FC108" or same_verb(a, b)
    return settings.POLARITY_CONTRADICTION if sure else settings.POLARITY_CONTRADICTION_APART


def ended(aspects: Iterable[Aspect]) -> bool:
    """Whether the model of language has no say any more after these."""
    return any(aspect.verdict in ENDS and not is_only_ahead(aspect) for aspect in aspects)


def is_only_ahead(aspect: Aspect) -> bool:
    """A plan beside a report: as worded they may still exclude each other ("the grant is in the bank", "is promised")."""
    return aspect.verdict == "different_period" and aspect.explanation == LOOKS_AHEAD


def _one_guesses(a: Statement, b: Statement) -> bool:
    """Whether one says what may come and the other what is; what will be by a bare "will" can still be denied."""
    if (a.claim.modality in AHEAD) == (b.claim.modality in AHEAD):
        return False
    ahead, other = (a, b) if a.claim.modality in AHEAD else (b, a)
    return looks_like_guess(ahead) and not may_be_to_come(other)


def _is_only_when(aspect: Aspect) -> bool:
    """Two claims of one date may still say opposite things of that day."""
    return aspect.rule == "FC103" and aspect.verdict in ("agreement", "compatible")


TOLD_CHANGE = "A text says that it went from the one to the other."


def _with_updates(a: Statement, b: Statement, figures: Reckoning, around: Surroundings) -> Reckoning:
    aspects = tuple(
        _superseded(aspect, TOLD_CHANGE)
        if aspect.verdict == "contradiction" and around.told_change(a, b, pair.a, pair.b)
        else _updated(a, b, aspect)
        for aspect, pair in zip(figures.aspects, figures.pairs, strict=True)
    )
    pairs = tuple(replace(pair, verdict=aspect.verdict) for pair, aspect in zip(figures.pairs, aspects, strict=True))
    return replace(figures, aspects=aspects, pairs=pairs)


def _updated(a: Statement, b: Statement, aspect: Aspect) -> Aspect:
    if aspect.verdict != "contradiction":
        return aspect
    why = superseded(a, b, aspect)
    if why is None:
        return aspect
    return _superseded(aspect, why)


def _superseded(aspect: Aspect, why: str) -> Aspect:
    return replace(aspect, verdict="superseded", rule="FC301", explanation=f"{aspect.explanation} {why}")


def language_counts(a: Statement, b: Statement, likeness: float, figures: Reckoning, alone: bool = False) -> bool:
    """Whether language has a say: about figures that arithmetic leaves over only where the claims are much alike, not about
    those that it cannot compare (two currencies), nor where one of the two makes an exception, nor of one wording, nor where
    both say that one measure fell. Of two texts `alone`, beside which no others were asked, it has none where arithmetic
    found that figures agree, nor where it left some over."""
    if figures.loose and (alone or likeness < settings.UNDECIDED_LIKENESS):
        return False
    if alone and any(one.verdict in ("agreement", "compatible") and not _is_only_when(one) for one in figures.aspects):
        return False
    if a.claim.text.lower() == b.claim.text.lower() or one_direction(a, b):
        return False
    if any(aspect.verdict == "undecided" for aspect in figures.aspects):
        return False
    ruled = bool(RULE_MODALITIES & {a.claim.modality, b.claim.modality})
    habits = habitual(a) and habitual(b)
    if (ruled or habits) and carves_out(a) != carves_out(b):
        return False
    return (other_phase(a, b) if habits else then_and_now(a, b)) is None


def _of(aspects: tuple[Aspect, ...], figures: Reckoning) -> Verdict:
    """The most serious aspect's verdict, with the others listed."""
    ordered = sorted(aspects, key=lambda aspect: (SERIOUS.index(aspect.verdict), -aspect.score))
    first = ordered[0]
    return Verdict(first.verdict, first.rule, first.score, first.explanation, figures.pairs, tuple(ordered))


@dataclass(frozen=True, slots=True)
class Decided:
    """The verdict on a candidate pair; of the figures that were asked about how probably they measure one thing; and how
    probably the two claims contradict each other and say the same as worded, where that was asked."""

    verdict: Verdict
    sure: Mapping[Places, float]
    contradiction: float | None = None
    agreement: float | None = None


def decide(
    statements: Sequence[Statement],
    candidates: Sequence[Candidate],
    scorer: NLIScorer,
    options: Options | None = None,
    show_progress_bar: bool = False,
) -> tuple[list[Verdict], int]:
    """The verdict on each candidate pair, in order, and how many pairs the model scored (each in both directions)."""
    decided, scored = decide_each(statements, candidates, scorer, options, show_progress_bar)
    return [one.verdict for one in decided], scored


def decide_each(
    statements: Sequence[Statement],
    candidates: Sequence[Candidate],
    scorer: NLIScorer,
    options: Options | None = None,
    show_progress_bar: bool = False,
    third_claims: bool = True,
) -> tuple[list[Decided], int]:
    """The same with what the verdicts on figures rest on.

    Every open pair is weighed before one is concluded: with `third_claims`, what the others say counts
    (`verdicts.corroboration`), for which each claim must have been compared with all others that it may go with, and the
    larger model is asked what is in doubt (audits give it passages to read instead).
    """
    options = options or Options()
    around = Surroundings.of(statements, candidates)
    readings = [read(statements[c.a], statements[c.b], c.likeness, options, around) for c in candidates]
    pairs = [OpenPair(c, reading) for c, reading in zip(candidates, readings, strict=True) if reading.verdict is None]
    weighed = weigh(statements, pairs, scorer, around, show_progress_bar)
    if third_claims:
        weighed = looked_again(statements, pairs, weighed, scorer, around, show_progress_bar)
        weighed = corroborated(statements, pairs, weighed, around)
    concluded = (
        Decided(
            conclude(statements[pair.candidate.a], statements[pair.candidate.b], pair, found, options, around),
            found.sure,
            found.contradiction,
            found.agreement,
        )
        for pair, found in zip(pairs, weighed, strict=True)
    )
    return [Decided(one.verdict, {}) if one.verdict else next(concluded) for one in readings], len(pairs)
