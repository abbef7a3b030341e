"""Whose words or view a claim gives, and what those words are."""

from __future__ import annotations

import re

from factcheck.auditing.words import stems, words
from factcheck.claims.tree import child, children, subtree
from factcheck.figures import Statement
from factcheck.verdicts.roles import main_verb

VIEWS = frozenset(
    """call describe label brand dub dismiss criticise criticize praise defend welcome fear worry warn insist argue accuse
    blame condemn doubt reject oppose back estimate expect predict forecast believe think hope consider denounce
    question hail lament regret deny promise pledge urge complain object protest suspect maintain contend allege demand
    want wish support favour favor prefer advocate propose suggest recommend advise find feel reckon say""".split()
)
"""Verbs whose subject says or thinks what the rest of the sentence gives."""

VIEW = r"(?:view|opinion|eyes?|judgement|judgment|estimate|estimation|assessment|words|belief|account|reading)"
IN_A_VIEW = (
    re.compile(rf"\b(?:[Ii]n|[Tt]o|[Bb]y|[Aa]t) (?:the )?{VIEW} of (?P<who>[^,.;:]+)"),
    re.compile(
        rf"\b(?:[Ii]n|[Tt]o|[Bb]y) (?!(?:my|our|her|his|their|its)\b)"
        rf"(?P<who>[^,.;:]+?)(?:['’]s|(?<=s)['’]) (?:own )?{VIEW}\b"
    ),
    re.compile(r"\b[Aa]s (?P<who>[^,.;:]+?) (?:puts?|sees?|saw) it\b"),
)
"""Where a view is given with a phrase: "in the view of X", "in X's opinion", "as X puts it"."""

THEIR_VIEW = re.compile(rf"\b(?:[Ii]n|[Tt]o|[Bb]y) (?:her|his|their|its) (?:own )?{VIEW}\b")
OWN_VIEW = re.compile(rf"\b(?:[Ii]n|[Tt]o) (?:my|our) (?:own )?{VIEW}\b|\bI (?:think|believe|find|feel|suspect)\b")
"""How somebody who speaks gives a view as theirs."""

FIRST = frozenset("i we".split())

STANCES = frozenset(
    """against opposed confident convinced certain sure afraid worried sceptical skeptical adamant hopeful""".split()
)
"""Behind "be" these give a view."""


def holder(statement: Statement, voice: str | None = None) -> str | None:
    """Whose words or view a claim gives: its speaker; who "in the view of" names; else the subject of a verb of saying or
    of judging ("Berg called the plan rash", "the union fears a strike"); else the `voice` that speaks the passage in a
    transcript, who "I" is too; None where it is nobody's."""
    found = _held(statement)
    own = found[0] if found is not None else None
    for who in (statement.claim.speaker, own, voice):
        if who and who.lower() not in FIRST:
            return who
    return None


def said(statement: Statement) -> set[str]:
    """Stems of what a claim says, without who says it and the words by which it is said."""
    found = _held(statement) if not statement.claim.speaker else None
    text = OWN_VIEW.sub(" ", statement.claim.text)
    if found is None or text != statement.claim.text:
        return set(stems(text))
    start, end = found[1]
    return set(stems(text[:start])) | set(stems(text[end:]))


def _held(statement: Statement) -> tuple[str, tuple[int, int]] | None:
    """Who holds the view, by the claim's own words, and the span of those that say so."""
    text = statement.claim.text
    for pattern in IN_A_VIEW:
        match = pattern.search(text)
        if match is not None and len(words(match["who"])) <= MOST_WORDS:
            return match["who"], match.span()
    match = THEIR_VIEW.search(text)
    if match is not None:  # "Cora is against it: in her view": who was named last
        named = [token.text for token in statement.tokens if token.pos == "PROPN" and token.end <= match.start()]
        return (named[-1], match.span()) if named else None
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None or not (tokens[verb].lemma.lower() in VIEWS or _takes_a_stance(statement, verb)):
        return None
    subject = child(tokens, verb, "nsubj")
    if subject is None:
        return None
    whole = subtree(tokens, subject)
    start, end = tokens[whole[0]].start, tokens[whole[-1]].end
    return text[start:end], (start, max(end, tokens[verb].end))


MOST_WORDS = 12
"""A name with its office is no longer; more is half a sentence."""


def _takes_a_stance(statement: Statement, verb: int) -> bool:
    """Whether somebody "is against" a thing, or "would like" it."""
    tokens = statement.tokens
    below = [tokens[one] for one in children(tokens, verb)]
    if tokens[verb].lemma.lower() in {"like", "love", "rather"}:
        return any(token.tag == "MD" for token in below)
    return tokens[verb].lemma.lower() == "be" and any(
        token.text.lower() in STANCES and token.dep in {"acomp", "prep"} for token in below
    )
