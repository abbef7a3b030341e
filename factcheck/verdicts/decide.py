"""Candidate pairs in, verdicts out, in the order of the design: subject and period, arithmetic, calibrated NLI.

A pair is read without a model first (`read`); only what that leaves open is scored (`decide`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck import settings
from factcheck.figures.statement import Statement
from factcheck.matching import Candidate
from factcheck.verdicts.arithmetic import AHEAD, LOOKS_AHEAD, Options, Reckoning, reckon
from factcheck.verdicts.polarity import carves_out
from factcheck.verdicts.subjects import Subjects, compare_subjects
from factcheck.verdicts.updates import superseded
from factcheck.verdicts.verdict import Aspect, PairVerdict, Verdict
from factcheck.verdicts.wording import RULE_MODALITIES, overlap, wording

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A pair before any model is asked: `verdict` where rules decide it, else None and it is for the NLI model."""

    subjects: Subjects
    figures: Reckoning
    aspects: tuple[Aspect, ...]
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Language:
    """The highest probabilities over both directions of a pair, and the entailment of each."""

    contradiction: float
    entailment: float


def read(a: Statement, b: Statement, likeness: float, options: Options) -> Reading:
    """What subject, period, arithmetic and wording say of the pair."""
    nothing = Reckoning((), (), False)
    if "opinion" in (a.claim.modality, b.claim.modality):
        return Reading(Subjects("compatible", ""), nothing, (), _other("unrelated", "One of the two is an opinion."))
    subjects = compare_subjects(a, b)
    if not _related(a, b, likeness, subjects):
        return Reading(subjects, nothing, (), _other("unrelated", "They say different things."))
    if subjects.relation == "different":
        return Reading(subjects, nothing, (), _other("different_subject", f"{_upper(subjects.why)}."))
    figures = _with_updates(a, b, reckon(a, b, likeness, options))
    aspects = (*figures.aspects, *(_updated(a, b, aspect) for aspect in wording(a, b, subjects, likeness)))
    return Reading(subjects, figures, aspects, _by_rule(a, b, likeness, subjects, figures, aspects))


def _related(a: Statement, b: Statement, likeness: float, subjects: Subjects) -> bool:
    if likeness >= settings.RELATED_LIKENESS:
        return True
    return likeness >= settings.RELATED_LIKENESS_SHARED and (subjects.shared > 0 or overlap(a, b) >= 0.5)


def _by_rule(
    a: Statement, b: Statement, likeness: float, subjects: Subjects, figures: Reckoning, aspects: tuple[Aspect, ...]
) -> Verdict | None:
    """The verdict where no model is needed."""
    against = [aspect for aspect in aspects if aspect.verdict in ("contradiction", "superseded")]
    if against:
        return _of(aspects, figures)
    if aspects and any(aspect.verdict == "different_period" for aspect in aspects):
        return _of(aspects, figures)
    if (a.claim.modality in AHEAD) != (b.claim.modality in AHEAD):
        return _of(aspects, figures) if aspects else _other("different_period", LOOKS_AHEAD)
    if likeness >= settings.ALIGN_SETTLES and any(not _is_only_when(aspect) for aspect in aspects):
        return _of(aspects, figures)
    return None


def _is_only_when(aspect: Aspect) -> bool:
    """Two claims of one date may still say opposite things of that day."""
    return aspect.rule == "FC103" and aspect.verdict in ("agreement", "compatible")


def _with_updates(a: Statement, b: Statement, figures: Reckoning) -> Reckoning:
    aspects = tuple(_updated(a, b, aspect) for aspect in figures.aspects)
    pairs = tuple(
        replace(pair, verdict=aspect.verdict) for pair, aspect in zip(figures.pairs, aspects, strict=True)
    )
    return replace(figures, aspects=aspects, pairs=pairs)


def _updated(a: Statement, b: Statement, aspect: Aspect) -> Aspect:
    if aspect.verdict != "contradiction":
        return aspect
    why = superseded(a, b, aspect)
    if why is None:
        return aspect
    return Aspect(aspect.name, "superseded", "FC301", aspect.score, f"{aspect.explanation} {why}")


def conclude(a: Statement, b: Statement, likeness: float, reading: Reading, language: Language | None,
             contradiction: float, entailment: float) -> Verdict:  # fmt: skip
    """The verdict with the model's scores, for what the rules left open; None where no model is there to ask.

    `contradiction` and `entailment` are the probabilities from which the model counts.
    """
    if reading.verdict is not None:
        return reading.verdict
    aspects, figures = reading.aspects, reading.figures
    if language is None:
        return _of(aspects, figures) if aspects else _other("undecided", "No model was asked.")
    if _language_contradicts(a, b, likeness, reading, language, contradiction):
        aspect = Aspect("language", "contradiction", "FC201", language.contradiction, "They cannot both be true as worded.")
        return _of((_updated(a, b, aspect), *aspects), figures)
    if language.entailment >= entailment and not figures.loose:
        agreement = Aspect("language", "agreement", "FC201", language.entailment, "They say the same.")
        return _of((*aspects, agreement), figures)
    if aspects:
        return _of(aspects, figures)
    if likeness < settings.UNDECIDED_LIKENESS or language.contradiction < 0.5:
        return _other("unrelated", "They say different things of the same subject.", 1 - language.contradiction)
    return _other("undecided", "Neither arithmetic nor language decides.", language.contradiction)


def _language_contradicts(
    a: Statement, b: Statement, likeness: float, reading: Reading, language: Language, threshold: float
) -> bool:
    """The model counts only for claims of the same subject in like frames, and never about figures."""
    if language.contradiction < threshold or reading.figures.loose:
        return False
    settled = [aspect for aspect in reading.figures.aspects if not _is_only_when(aspect)]
    if any(aspect.verdict in ("agreement", "compatible", "undecided") for aspect in settled):
        return False
    if RULE_MODALITIES & {a.claim.modality, b.claim.modality} and carves_out(a) != carves_out(b):
        return False
    named = reading.subjects.shared > 0 or reading.subjects.relation == "same"
    return named and likeness >= settings.LANGUAGE_LIKENESS and overlap(a, b) >= settings.LANGUAGE_OVERLAP


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
    scorer: NLIScorer | None,
    options: Options | None = None,
    show_progress_bar: bool = False,
) -> tuple[list[Verdict], int]:
    """The verdict on each candidate pair, in order, and how many pairs the model scored (each in both directions)."""
    options = options or Options()
    readings = [read(statements[c.a], statements[c.b], c.likeness, options) for c in candidates]
    open_pairs = [at for at, reading in enumerate(readings) if reading.verdict is None]
    language = _score(statements, [candidates[at] for at in open_pairs], scorer, show_progress_bar)
    scores = dict(zip(open_pairs, language, strict=True)) if scorer is not None else {}
    limits = scorer.thresholds if scorer is not None else None
    verdicts = [
        conclude(
            statements[c.a],
            statements[c.b],
            c.likeness,
            reading,
            scores.get(at),
            max(limits.contradiction, settings.LANGUAGE_CONTRADICTION) if limits else 1.0,
            max(limits.entailment, settings.LANGUAGE_ENTAILMENT) if limits else 1.0,
        )
        for at, (c, reading) in enumerate(zip(candidates, readings, strict=True))
    ]
    return verdicts, len(open_pairs) if scorer is not None else 0


def _score(
    statements: Sequence[Statement], candidates: Sequence[Candidate], scorer: NLIScorer | None, show: bool
) -> list[Language]:
    """Both directions of each pair."""
    if scorer is None or not candidates:
        return []
    texts = [(statements[c.a].claim.text, statements[c.b].claim.text) for c in candidates]
    rows = scorer.predict(texts + [(b, a) for a, b in texts], show_progress_bar=show)
    there, back = rows[: len(texts)], rows[len(texts) :]
    return [
        Language(float((one[2] + two[2]) / 2), float(max(one[0], two[0])))
        for one, two in zip(there, back, strict=True)
    ]
