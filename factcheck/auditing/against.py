"""Source claims that contradict a claim of the summary, held to more than a pair of any two documents is.

A summary is made from its sources, so that most of it is true, and what is called false must be sure: the source must not
say the claim elsewhere, and where wording alone decides, the model must not read the source as saying the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck import settings
from factcheck.auditing.asked import Asked, nearness
from factcheck.auditing.judgement import Evidence
from factcheck.auditing.measured import differing
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.replaced import is_derived, replaced, same_doing
from factcheck.auditing.weigh import CONTRADICTION, ENTAILMENT
from factcheck.auditing.words import NEGATIONS, words
from factcheck.figures import Figure, alignment, compare
from factcheck.verdicts import FigurePair

BY_WORDING = ("FC108", "FC2")
"""Rules that read words, not figures."""


DENIED = "One affirms what the other denies."
"""The reason that `verdicts` gives where only the polarity differs."""


@dataclass(frozen=True, slots=True)
class Against:
    """A reason why the claim is false."""

    evidence: Evidence
    rule: str
    why: str
    likeness: float


def against(asked: Asked) -> tuple[Against, ...]:
    """The source claims that contradict the claim, the surest first."""
    found = [
        Against(
            Evidence(one.document, one.statement.claim.start, one.statement.claim.end, "contradicts",
                     one.verdict.score, one.verdict.figures),
            one.verdict.rule, one.verdict.explanation, one.likeness,
        )
        for one in asked.counterparts
        if one.verdict.verdict in ("contradiction", "superseded") and _same_matter(asked, one) and _holds(asked, one)
    ]  # fmt: skip
    found = found or [*_by_measure(asked), *(Against(*one) for one in replaced(asked))]
    kept = (one for one in found if not _outweighed(one, asked))
    return tuple(sorted(kept, key=lambda one: (-one.evidence.score, -one.likeness)))


def _same_matter(asked: Asked, one: Counterpart) -> bool:
    """Whether the pair shares enough to speak of one thing at all: a figure alone is no bond, nor is a like frame."""
    near = nearness(asked.statement, one)
    if near >= settings.AUDIT_MATTER:
        return True
    return near >= settings.AUDIT_MATTER_SAME_DOING and same_doing(asked.statement, one.statement)


def _holds(asked: Asked, one: Counterpart) -> bool:
    """Whether what the pair's verdict rests on still stands when the rest of the source is read."""
    if one.verdict.rule == "FC201":  # the model alone says so: it must not lean the other way, reading the sentence
        said, denied = _by_sentence(asked, one)
        reckoned = any(is_derived(figure, one.statement.figures) for figure in asked.statement.figures)
        return denied > max(said, settings.AUDIT_DENIED) and not reckoned
    if one.verdict.rule.startswith(BY_WORDING):
        sure = nearness(asked.statement, one) >= settings.AUDIT_NEARLY_SAME
        return (sure or not _read_as_said(asked, one)) and not _denied_alike(asked, one)
    return not any(
        _given_beside(asked, one, pair)
        for pair in one.verdict.figures
        if pair.verdict in ("contradiction", "superseded")
    )


def _read_as_said(asked: Asked, one: Counterpart) -> bool:
    """Whether the model, reading sentences of this source, is sure that it says the claim, and of no denial."""
    said, denied = _by_sentence(asked, one)
    return said >= settings.AUDIT_SURELY_SAID and said > denied


def _by_sentence(asked: Asked, one: Counterpart) -> tuple[float, float]:
    """The highest entailment, and the highest contradiction, of the claim by a single sentence of the source."""
    said = denied = 0.0
    for weighed in (asked.weighed, asked.whole):
        for at, window in enumerate(weighed.windows):
            if window.shelf.document.id == one.document.id and window.kind == "alone":
                said = max(said, float(weighed.scores[at, ENTAILMENT]))
                denied = max(denied, float(weighed.scores[at, CONTRADICTION]))
    return said, denied


def _denied_alike(asked: Asked, one: Counterpart) -> bool:
    """Whether a difference of polarity is the parser's alone: both texts have as many words of denial, or none."""
    if one.verdict.rule != "FC202" or one.verdict.explanation != DENIED:
        return False
    ours, theirs = (
        sum(word.lower() in NEGATIONS or word.lower().endswith(("n't", "n’t")) for word in words(text))
        for text in (asked.statement.claim.text, one.statement.claim.text)
    )
    return ours == theirs > 0


def _given_beside(asked: Asked, one: Counterpart, pair: FigurePair) -> bool:
    """Whether the source gives the claim's own figure too: in the same breath and no less aligned, as what two that it
    gives there come to, or in a claim that is as like; or a level where the claim gives a change ("nine days fewer")."""
    if pair.a.change != pair.b.change:
        return True
    theirs = [figure for figure in one.statement.figures if figure.kind == pair.b.kind]
    sure = alignment(pair.a, pair.b)
    if any(_equal(figure, pair.b) and alignment(figure, pair.b) >= min(sure, 1.0) - 0.2 for figure in theirs):
        return True
    if is_derived(pair.b, theirs):
        return True
    return any(
        _equal(figure, pair.b)
        for other in asked.counterparts
        if other is not one and other.document.id == one.document.id
        and other.likeness >= one.likeness - settings.AUDIT_RIVAL and other.verdict.verdict != "different_subject"
        for figure in other.statement.figures
    )  # fmt: skip


def _equal(a: Figure, b: Figure) -> bool:
    return a.kind == b.kind and compare(a, b).name in ("equal", "compatible")


def _by_measure(asked: Asked) -> Iterator[Against]:
    """Source figures that differ from what the claim gives for the same measure."""
    for one in differing(asked):
        claim = one.source.statement.claim
        pair = FigurePair(one.theirs, one.mine, one.relation.name, "contradiction")
        evidence = Evidence(one.source.document, claim.start, claim.end, "contradicts", max(0.6, one.sure), (pair,))
        why = one.relation.reason[:1].upper() + one.relation.reason[1:] + "."
        yield Against(evidence, one.relation.rule, why, one.source.likeness)


def _outweighed(found: Against, asked: Asked) -> bool:
    """Whether the very source that denies the claim says it too, in words as like: then its other sentence is about
    something else.
    """
    return any(
        one.document.id == found.evidence.document.id
        and one.statement.claim.start != found.evidence.start
        and one.verdict.verdict in ("agreement", "compatible")
        and one.likeness >= found.likeness
        for one in asked.counterparts
    )
