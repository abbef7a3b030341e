"""What the sources say, turned: a plan or a view given as fact (FC403), words given to another speaker (FC404)."""

from __future__ import annotations

import re

from factcheck import settings
from factcheck.auditing.asked import Asked, nearness, other_period, shared
from factcheck.auditing.irrealis import Unreal, unreal
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.speakers import same_speaker
from factcheck.claims.tree import child, subtree
from factcheck.figures import Statement
from factcheck.verdicts.roles import main_verb

TO_COME = re.compile(
    r"\b(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|tonight|next (?:week|month|year))\b",
    re.IGNORECASE,
)
"""With a verb in the present such a word makes a sentence of what is to come: "the trial begins Tuesday"."""


RULES = frozenset({"permission", "obligation", "prohibition"})
"""What a rule lets people do is no plan ("users may keep a book for four weeks")."""


VIEWS = frozenset(
    """call describe label brand dub dismiss criticise criticize praise defend welcome fear worry warn insist argue accuse
    blame condemn doubt reject oppose back estimate expect predict forecast believe think hope consider denounce
    question hail lament regret deny promise pledge urge""".split()
)
"""Verbs whose subject says or thinks what the rest of the sentence gives."""


def overstated(asked: Asked, support: float) -> Judgement | None:
    """FC403: the source claims that are most like it only plan, expect or think what it states."""
    claim = asked.statement.claim
    if claim.modality != "fact" or _is_to_come(asked.statement):
        return None
    told = [
        (nearness(asked.statement, one), one, unreal(one.statement, asked.statement))
        for one in asked.counterparts
        if one.verdict.verdict != "different_subject" and not other_period(asked.statement, one.statement)
        if one.statement.claim.modality not in RULES or _done(asked.statement)
    ]
    told = sorted(
        (one for one in told if one[0] >= settings.AUDIT_SAME_CONTENT and one[2].says), key=lambda one: -one[0]
    )
    if not told:
        return None
    best, source, mark = told[0]
    if any(other.word is None and near >= best - settings.AUDIT_RIVAL for near, _, other in told):
        return None
    if not _is_the_claim(mark):
        return None
    said = source.statement.claim
    score = max(0.6, min(0.99, best))
    why = f"The source gives it as a plan, a forecast or a view (“{mark.word}”), not as fact."
    evidence = Evidence(source.document, said.start, said.end, "contradicts", score, source.verdict.figures)
    return Judgement("contradicted", "FC403", score, min(support, 1 - score), why, (evidence,))


def _done(statement: Statement) -> bool:
    """Whether the claim tells of something done or being done: what may be done, or has to be, is not done by that."""
    verb = main_verb(statement.tokens)
    return verb is not None and statement.tokens[verb].tag in ("VBD", "VBN", "VBG")


def _is_the_claim(mark: Unreal) -> bool:
    """Whether what is unreal in the source is what the claim asserts: its very doing, or most of its words."""
    if mark.word is None:
        return False
    if mark.doing:
        return mark.share >= settings.AUDIT_UNREAL_WITH_DOING
    return mark.share >= settings.AUDIT_UNREAL


def _is_to_come(statement: Statement) -> bool:
    verbs = [token for token in statement.tokens if token.tag in ("VBZ", "VBP", "VBD", "MD")]
    now = bool(verbs) and all(token.tag in ("VBZ", "VBP") for token in verbs)
    return now and TO_COME.search(statement.claim.text) is not None


def misattributed(asked: Asked) -> Judgement | None:
    """FC404: the same is said, or thought, in a source by somebody else and by nobody of that name."""
    speaker = holder(asked.statement)
    if speaker is None:
        return None
    others = []
    for one in asked.counterparts:
        other = holder(one.statement)
        same_words = shared(asked.statement, one.statement) >= settings.AUDIT_SAME_WORDS
        if other is None or not same_words or one.likeness < settings.AUDIT_SAME_CONTENT:
            continue
        relation = same_speaker(speaker, other, one.document)
        if relation == "same":
            return None
        if relation == "different":
            others.append((one, other))
    if not others:
        return None
    one, other = others[0]
    claim = one.statement.claim
    score = max(0.6, one.likeness)
    evidence = Evidence(one.document, claim.start, claim.end, "contradicts", score)
    why = f"In the source {other} says this, not {speaker}."
    return Judgement("contradicted", "FC404", score, 1 - score, why, (evidence,))


def holder(statement: Statement) -> str | None:
    """Whose words or view a claim gives: its speaker, else the subject of a verb of saying or of judging ("Berg called
    the plan rash", "the union fears a strike"); None where it is nobody's."""
    if statement.claim.speaker:
        return statement.claim.speaker
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None or tokens[verb].lemma.lower() not in VIEWS:
        return None
    subject = child(tokens, verb, "nsubj")
    if subject is None:
        return None
    whole = subtree(tokens, subject)
    return statement.claim.text[tokens[whole[0]].start : tokens[whole[-1]].end]
