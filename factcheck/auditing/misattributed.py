"""Words or a view of one person or body, given in the summary to another (FC404)."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck import settings
from factcheck.auditing.asked import Asked
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.speakers import same_speaker
from factcheck.auditing.voices import holder, said
from factcheck.figures import Statement


@dataclass(frozen=True, slots=True)
class _Said:
    """A source claim that says the same, how near it is, by whom, and whether that is the claim's speaker."""

    near: float
    source: Counterpart
    who: str | None
    relation: str


def misattributed(asked: Asked) -> Judgement | None:
    """The judgement on a claim of which a source gives the words to somebody else, and none to its speaker.

    Where the nearest source claim is nobody's it may well be the speaker's, who goes on talking.
    """
    speaker = holder(asked.statement)
    if speaker is None:
        return None
    found = [_said(speaker, asked.statement, one) for one in asked.counterparts if _is_alike(asked.statement, one)]
    others = [one for one in found if one.relation == "different"]
    best = max(others, key=lambda one: one.near, default=None)
    if best is None or any(one.who is None and one.near > best.near + settings.AUDIT_RIVAL for one in found):
        return None
    # the speaker may say another thing of the same matter, but then further from the claim
    if any(one.relation == "same" and one.near > best.near - settings.AUDIT_RIVAL for one in found):
        return None
    claim = best.source.statement.claim
    score = max(0.6, min(0.99, best.near))
    evidence = Evidence(best.source.document, claim.start, claim.end, "contradicts", score)
    why = f"In the source {best.who} says this, not {speaker}."
    return Judgement("contradicted", "FC404", score, 1 - score, why, (evidence,))


def _said(speaker: str, claim: Statement, one: Counterpart) -> _Said:
    who = holder(one.statement, one.voice)
    relation = same_speaker(speaker, who, one.document) if who is not None else "unknown"
    return _Said((one.likeness + _shared(claim, one.statement)) / 2, one, who, relation)


def _is_alike(claim: Statement, one: Counterpart) -> bool:
    """Whether both say the same, whoever says it."""
    if one.heard >= settings.AUDIT_HEARD and one.likeness >= settings.AUDIT_HEARD_LIKENESS:
        return True
    return _shared(claim, one.statement) >= settings.AUDIT_SAME_WORDS and one.likeness >= settings.AUDIT_SAME_CONTENT


def _shared(claim: Statement, source: Statement) -> float:
    """Share of the words of what the claim says that the source claim has too."""
    ours = said(claim)
    return len(ours & said(source)) / len(ours) if ours else 0.0
