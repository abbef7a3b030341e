"""What the sources say, turned: a plan or a view given as fact (FC403), words given to another speaker (FC404)."""

from __future__ import annotations

import re

from factcheck import settings
from factcheck.auditing.asked import Asked, shared
from factcheck.auditing.irrealis import Unreal, irreal, unreal
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.speakers import same_speaker
from factcheck.auditing.words import stems
from factcheck.figures import Statement, compare

TO_COME = re.compile(
    r"\b(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|tonight|next (?:week|month|year))\b",
    re.IGNORECASE,
)
"""With a verb in the present such a word makes a sentence of what is to come: "the trial begins Tuesday"."""


def overstated(asked: Asked, support: float) -> Judgement | None:
    """FC403: the source claims that are most like it only plan, expect or think what it states."""
    claim = asked.statement.claim
    if claim.modality != "fact" or irreal(asked.statement) is not None or _is_to_come(asked.statement):
        return None
    near = [
        (_nearness(asked, one), one)
        for one in asked.counterparts
        if one.verdict.verdict != "different_subject" and not _other_period(asked.statement, one.statement)
    ]
    near = sorted((one for one in near if one[0] >= settings.AUDIT_SAME_CONTENT), key=lambda one: -one[0])
    marks = [(nearness, one, unreal(one.statement, asked.statement)) for nearness, one in near]
    if not marks or marks[0][2] is None:
        return None
    best, source, mark = marks[0]
    if any(other is None and nearness >= best - settings.AUDIT_RIVAL for nearness, _, other in marks):
        return None
    if mark is None or not _is_the_claim(mark):
        return None
    said = source.statement.claim
    score = max(0.6, min(0.99, best))
    why = f"The source gives it as a plan, a forecast or a view (“{mark.word}”), not as fact."
    evidence = Evidence(source.document, said.start, said.end, "contradicts", score, source.verdict.figures)
    return Judgement("contradicted", "FC403", score, min(support, 1 - score), why, (evidence,))


def _is_the_claim(mark: Unreal) -> bool:
    """Whether what is unreal in the source is what the claim asserts: its very doing, or most of its words."""
    if mark.doing:
        return mark.share >= settings.AUDIT_UNREAL_WITH_DOING
    return mark.share >= settings.AUDIT_UNREAL


def _is_to_come(statement: Statement) -> bool:
    verbs = [token for token in statement.tokens if token.tag in ("VBZ", "VBP", "VBD", "MD")]
    now = bool(verbs) and all(token.tag in ("VBZ", "VBP") for token in verbs)
    return now and TO_COME.search(statement.claim.text) is not None


def _other_period(a: Statement, b: Statement) -> bool:
    """Whether both give dates and no two of them can be one."""
    ours, theirs = ([f for f in one.figures if f.kind == "date"] for one in (a, b))
    return bool(ours and theirs) and all(compare(x, y).name == "differs" for x in ours for y in theirs)


def _nearness(asked: Asked, one: Counterpart) -> float:
    """How much a source claim says the same: likeness and shared words, half and half."""
    ours = set(stems(asked.statement.claim.text))
    words = len(ours & set(stems(one.statement.claim.text))) / len(ours) if ours else 0.0
    return (one.likeness + words) / 2


def misattributed(asked: Asked) -> Judgement | None:
    """FC404: the same is said in a source, by somebody else."""
    speaker = asked.statement.claim.speaker or ""
    for one in asked.counterparts:
        other = one.statement.claim.speaker
        same_words = shared(asked.statement, one.statement) >= settings.AUDIT_SAME_WORDS
        if other is None or not same_words or one.likeness < settings.AUDIT_SAME_CONTENT:
            continue
        relation = same_speaker(speaker, other, one.document)
        if relation == "same":
            return None
        if relation == "different":
            claim = one.statement.claim
            score = max(0.6, one.likeness)
            evidence = Evidence(one.document, claim.start, claim.end, "contradicts", score)
            why = f"In the source {other} says this, not {speaker}."
            return Judgement("contradicted", "FC404", score, 1 - score, why, (evidence,))
    return None
