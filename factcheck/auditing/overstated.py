"""A plan, a forecast, a chance, a view or a request of the sources, given in the summary as fact (FC403)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck import settings
from factcheck.auditing.asked import Asked, nearness, other_period
from factcheck.auditing.hedges import DOUBTED, GRANTS, PARTIES, REQUESTS
from factcheck.auditing.irrealis import Unreal, doings, hedge, is_done, is_hedged, states, unreal
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.retrieve import Window
from factcheck.auditing.voices import holder
from factcheck.auditing.weigh import ENTAILMENT
from factcheck.auditing.words import stem, stems, words
from factcheck.claims.tree import child, children, is_finite, subtree
from factcheck.figures import Statement
from factcheck.verdicts.roles import main_verb, topic

TO_COME = re.compile(
    r"\b(?:on |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|tonight|next (?:week|month|year))\b",
    re.IGNORECASE,
)
"""With a verb in the present such a word makes a sentence of what is to come: "the trial begins Tuesday"."""

RULES = frozenset({"permission", "obligation", "prohibition"})
"""What a rule lets people do is no plan ("users may keep a book for four weeks")."""

NAMED_LATER = frozenset("i we you he she it they this that there who which".split())
"""Subjects that name nobody: whom they stand for may be the claim's own subject."""


WILL = frozenset(("will", "'ll", "’ll", "shall"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A source claim beside the claim: how near it is, and what of the claim it leaves unreal."""

    near: float
    source: Counterpart
    mark: Unreal


def overstated(asked: Asked, support: float) -> Judgement | None:
    """FC403: the source claims that are most like it only plan, expect or think what it states."""
    if not _is_fact(asked.statement) or _is_to_come(asked.statement):
        return None
    told = [
        _told(asked.statement, one)
        for one in asked.counterparts
        if one.verdict.verdict != "different_subject" and not other_period(asked.statement, one.statement)
        if one.statement.claim.modality not in RULES or _done(asked.statement)
    ]
    found = _nearest(asked, told) or _asked_for(asked) or _only_talked_of(asked, told) or _as_a_chance(asked, told)
    if found is None:
        return None
    near, source, word = found
    said = source.statement.claim
    score = max(0.6, min(0.99, near))
    why = f"The source gives it as a plan, a forecast or a view (“{word}”), not as fact."
    evidence = Evidence(source.document, said.start, said.end, "contradicts", score, source.verdict.figures)
    return Judgement("contradicted", "FC403", score, min(support, 1 - score), why, (evidence,))


Found = tuple[float, Counterpart, str | None]


def _told(claim: Statement, one: Counterpart) -> _Told:
    """A source that speaks of the claim's subject, or of "it", is as near as its predicate is: the name is no part of
    what is asserted."""
    mark = _by_whom(one.statement, claim) or unreal(one.statement, claim)
    near = nearness(claim, one)
    if mark.says and (mark.doing or mark.words > 1) and _may_share_subject(claim, one.statement):
        near = max(near, (one.likeness + mark.covered) / 2)
    return _Told(near, one, mark)


def _nearest(asked: Asked, told: list[_Told]) -> Found | None:
    """The nearest source claim, where it speaks of what the claim says and leaves it unreal, and none as near asserts it."""
    near = sorted(
        (one for one in told if one.near >= settings.AUDIT_SAME_CONTENT and one.mark.says), key=lambda one: -one.near
    )
    if not near or not _is_the_claim(asked.statement, near[0]):
        return None
    if any(one.mark.word is None and one.near >= near[0].near - settings.AUDIT_RIVAL for one in near):
        return None
    return near[0].near, near[0].source, near[0].mark.word


def _only_talked_of(asked: Asked, told: list[_Told]) -> Found | None:
    """A source in nearly the same words that has all but the claim's doing under a plan, where no source tells of that
    doing: "is in talks with Orrin about a licence" is no sale of a licence."""
    best = max(told, key=lambda one: one.near, default=None)
    if best is None or best.near < settings.AUDIT_NEARLY_SAME or best.mark.word is None:
        return None
    if is_hedged(asked.statement) or not _done(asked.statement) or best.mark.rest < settings.AUDIT_UNREAL:
        return None
    doing = doings(asked.statement)
    if any(is_done(token, doing) for one in told for token in one.source.statement.tokens):
        return None
    return best.near, best.source, best.mark.word


def _as_a_chance(asked: Asked, told: list[_Told]) -> Found | None:
    """The source that most surely says that the claim may be so, where neither it nor a passage elsewhere says that it is."""
    best = max((one.source for one in told), key=lambda one: one.possible, default=None)
    if best is None or best.possible < settings.AUDIT_POSSIBLE:
        return None
    elsewhere = [
        float(weighed.scores[row, ENTAILMENT])
        for weighed in (asked.weighed, asked.whole)
        for row, window in enumerate(weighed.windows)
        if not _holds(window, best)
    ]
    if max([best.stated, *elsewhere]) > settings.AUDIT_POSSIBLE_STATED * best.possible:
        return None
    return best.possible, best, hedge(best.statement)


def _holds(window: Window, one: Counterpart) -> bool:
    """Whether the source claim is in the window."""
    claim = one.statement.claim
    return window.shelf.document.id == claim.document and any(
        part.start < claim.end and claim.start < part.end for part in window.passages
    )


def _asked_for(asked: Asked) -> Found | None:
    """A source in which somebody is only asked for what the claim says that they gave."""
    for one in asked.counterparts:
        word = requested(one.statement, asked.statement)
        if word is not None and one.verdict.verdict != "different_subject":
            return nearness(asked.statement, one), one, word
    return None


def requested(source: Statement, claim: Statement) -> str | None:
    """The verb by which the source only asks the claim's subject for what the claim says it gives: "has asked the
    ministry for a permit", where the claim has "the ministry granted a permit"."""
    verb, asking = main_verb(claim.tokens), main_verb(source.tokens)
    if verb is None or asking is None or claim.tokens[verb].lemma.lower() not in GRANTS or is_hedged(claim):
        return None
    tokens = source.tokens
    if tokens[asking].lemma.lower() not in REQUESTS:
        return None
    giver = _stems_at(claim, sorted(topic(claim)))
    given = set(stems(claim.claim.text)) - giver - {stem(claim.tokens[verb].text)}
    phrases = [_stems_at(source, subtree(tokens, one)) for one in children(tokens, asking)
               if tokens[one].dep in {"dobj", "prep", "dative", "agent"}]  # fmt: skip
    if not giver or not any(giver <= phrase for phrase in phrases):
        return None
    return tokens[asking].text if any(given & phrase - giver for phrase in phrases) else None


def _stems_at(statement: Statement, places: list[int]) -> set[str]:
    return set(stems(" ".join(statement.tokens[at].text for at in places)))


def _by_whom(source: Statement, claim: Statement) -> Unreal | None:
    """What the source leaves to a critic's word, or to somebody who only alleges it, where the claim names nobody."""
    speaker = source.claim.speaker
    if not speaker or holder(claim) is not None:
        return None
    head = {stem(word) for word in words(speaker.split(",")[0].split(" of ")[0])}
    own = {word.lower() for word in words(source.claim.text)}
    reporting = [word for word in words(source.claim.quote) if word.lower() not in own and _doubts(word)]
    word = reporting[0] if reporting else speaker if head & {stem(one) for one in PARTIES} else None
    if word is None:
        return None
    said = unreal(source, claim)
    return Unreal(word, bool(said.says), said.covered, said.says, said.covered, said.covered)


def _doubts(word: str) -> bool:
    return stem(word) in {stem(one) for one in DOUBTED}


def _is_fact(claim: Statement) -> bool:
    """Whether the claim gives something as a fact; that somebody has banned or allowed a thing is one."""
    if claim.claim.modality in RULES:
        verb = main_verb(claim.tokens)
        deed = verb is not None and child(claim.tokens, verb, "nsubj") is not None and states(claim)
        return deed and _done(claim) and child(claim.tokens, verb or 0, "neg") is None
    # a title without a verb states nothing
    verbal = any(is_finite(claim.tokens, at) for at in range(len(claim.tokens)))
    return claim.claim.modality == "fact" and verbal


def _done(statement: Statement) -> bool:
    """Whether the claim tells of something done or being done: what may be done, or has to be, is not done by that."""
    verb = main_verb(statement.tokens)
    return verb is not None and statement.tokens[verb].tag in ("VBD", "VBN", "VBG")


def _is_the_claim(claim: Statement, one: _Told) -> bool:
    """Whether what is unreal in the source is what the claim asserts: its very doing, or most of its words."""
    mark = one.mark
    if mark.word is None or (mark.word.lower() in WILL and _is_going_on(claim)):
        return False
    if mark.doing:
        # what is done may be told in one word, where the source says of the same subject that it is only planned
        source = one.source.statement
        of_one = bool(_stems_at(claim, sorted(topic(claim))) & _stems_at(source, sorted(topic(source))))
        return mark.share >= settings.AUDIT_UNREAL_WITH_DOING or (of_one and 0 < mark.covered <= mark.share)
    # a single word is enough only where the source speaks of the claim's subject
    named = bool(_stems_at(claim, sorted(topic(claim))) & set(stems(one.source.statement.claim.text)))
    return mark.share >= settings.AUDIT_UNREAL and (mark.words > 1 or named)


def _is_going_on(claim: Statement) -> bool:
    """Whether the claim has a present progressive, which tells of the future too: "is taking place this summer"."""
    verb = main_verb(claim.tokens)
    return (
        verb is not None
        and claim.tokens[verb].tag == "VBG"
        and not any(claim.tokens[one].tag in {"VBD", "VBN"} for one in children(claim.tokens, verb))
    )


def _may_share_subject(claim: Statement, source: Statement) -> bool:
    """Whether the source names what the claim is about, or speaks of "it" or "we"."""
    verb = main_verb(source.tokens)
    subject = child(source.tokens, verb, "nsubj", "nsubjpass", "expl") if verb is not None else None
    if subject is None or source.tokens[subject].text.lower() in NAMED_LATER:
        return True
    return bool(_stems_at(claim, sorted(topic(claim))) & set(stems(source.claim.text)))


def _is_to_come(statement: Statement) -> bool:
    verbs = [token for token in statement.tokens if token.tag in ("VBZ", "VBP", "VBD", "MD")]
    now = bool(verbs) and all(token.tag in ("VBZ", "VBP") for token in verbs)
    return now and TO_COME.search(statement.claim.text) is not None
