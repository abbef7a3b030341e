"""Whose words or view a claim gives, and what those words are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.auditing.words import stems, words
from factcheck.claims.tree import child, children, subtree
from factcheck.figures import Statement
from factcheck.verdicts.roles import main_verb

VIEWS = frozenset(
    """call describe label brand dub dismiss criticise criticize praise defend welcome fear worry warn insist argue accuse
    blame condemn doubt reject oppose back estimate expect predict forecast believe think hope consider denounce
    question hail lament regret deny promise pledge urge complain object protest suspect maintain contend allege demand
    want wish support favour favor prefer advocate propose suggest recommend advise find feel reckon say liken compare
    attribute ascribe credit recall concede admit acknowledge mock applaud thank deplore ask reply answer respond""".split()
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
    re.compile(
        r"\b(?:was|is|had been) (?P<who>[^,.;:]+?)(?:['’]s|(?<=s)['’]) (?:own )?"
        r"(?:idea|suggestion|proposal|wish|demand|hope|fear)\b"
    ),
)
"""Where a view is given with a phrase: "in the view of X", "in X's opinion", "as X puts it", "it was X's idea"."""

THEIR_VIEW = re.compile(rf"\b(?:[Ii]n|[Tt]o|[Bb]y) (?:her|his|their|its) (?:own )?{VIEW}\b")
OWN_VIEW = re.compile(rf"\b(?:[Ii]n|[Tt]o) (?:my|our) (?:own )?{VIEW}\b|\bI (?:think|believe|find|feel|suspect)\b")
"""How somebody who speaks gives a view as theirs."""

FIRST = frozenset("i we".split())

STANCES = frozenset(
    """against opposed confident convinced certain sure afraid worried sceptical skeptical adamant hopeful""".split()
)
"""Behind "be" these give a view."""

FAVOUR = frozenset({"favour", "favor"})


@dataclass(frozen=True, slots=True)
class _Held:
    """Whose view a claim gives by its own words, where those stand in its text, and the span of all that says so."""

    who: str
    at: tuple[int, int]
    span: tuple[int, int]


def holder(statement: Statement, voice: str | None = None) -> str | None:
    """Whose words or view a claim gives: its speaker; who "in the view of" names; else the subject of a verb of saying or
    of judging ("Berg called the plan rash", "the union fears a strike"); else the `voice` that speaks the passage in a
    transcript, who "I" is too; None where it is nobody's."""
    found = _held(statement)
    own = found.who if found is not None else None
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
    start, end = found.span
    return set(stems(text[:start])) | set(stems(text[end:]))


def as_said_by(statement: Statement, who: str) -> str:
    """The claim's text with another in the place of who says it, where its own words name that one."""
    found = _held(statement)
    if found is None or found.who.lower() in FIRST:
        return statement.claim.text
    start, end = found.at
    return statement.claim.text[:start] + who + statement.claim.text[end:]


def _held(statement: Statement) -> _Held | None:
    text = statement.claim.text
    for pattern in IN_A_VIEW:
        match = pattern.search(text)
        if match is not None and len(words(match["who"])) <= MOST_WORDS:
            return _Held(match["who"], match.span("who"), match.span())
    match = THEIR_VIEW.search(text)
    if match is not None:  # "Cora is against it: in her view": who was named last
        named = [token for token in statement.tokens if token.pos == "PROPN" and token.end <= match.start()]
        return _Held(named[-1].text, (named[-1].start, named[-1].end), match.span()) if named else None
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None:
        return None
    subject = _picked_out(statement, verb)
    if subject is None and (tokens[verb].lemma.lower() in VIEWS or _takes_a_stance(statement, verb)):
        subject = child(tokens, verb, "nsubj")
    if subject is None:
        return None
    below = subtree(tokens, subject, [at for at in children(tokens, subject) if tokens[at].dep == "relcl"])
    whole = next((name for name in statement.names if name.first <= subject <= name.last), None)
    start, end = tokens[below[0]].start, tokens[below[-1]].end
    if whole is not None:  # the parse may tear a name apart
        start, end = min(start, tokens[whole.first].start), max(end, tokens[whole.last].end)
    who = text[start:end].rstrip(" ,")
    return _Held(who, (start, start + len(who)), (start, max(end, tokens[verb].end)))


MOST_WORDS = 12
"""A name with its office is no longer; more is half a sentence."""


def _picked_out(statement: Statement, verb: int) -> int | None:
    """Who "it was" that said so: "It was Berg who suggested a trial"."""
    tokens = statement.tokens
    subject, named = child(tokens, verb, "nsubj"), child(tokens, verb, "attr")
    if tokens[verb].lemma.lower() != "be" or subject is None or named is None or tokens[subject].text.lower() != "it":
        return None
    clauses = [at for head in (named, verb) for at in children(tokens, head) if tokens[at].dep in {"relcl", "ccomp"}]
    return named if any(tokens[at].lemma.lower() in VIEWS for at in clauses) else None


def _takes_a_stance(statement: Statement, verb: int) -> bool:
    """Whether somebody "is against" a thing, or "in favour" of it, "would like" it or "would forbid" it."""
    tokens = statement.tokens
    below = [tokens[one] for one in children(tokens, verb)]
    if tokens[verb].lemma.lower() in {"like", "love", "rather"}:
        return any(token.tag == "MD" for token in below)
    if tokens[verb].lemma.lower() == "put":  # "puts the losses down to cheap imports", "puts the loss at 45,000"
        return any(token.text.lower() in {"down", "at"} for token in below)
    if any(token.text.lower() == "would" for token in below):  # "Berg would have them shot": if it were for that one
        subject = child(tokens, verb, "nsubj")
        return child(tokens, verb, "advcl") is None and any(name.head == subject for name in statement.names)
    if tokens[verb].lemma.lower() != "be":
        return False
    if any(tokens[at].lemma.lower() in FAVOUR for one in children(tokens, verb) for at in children(tokens, one)):
        return True
    return any(token.text.lower() in STANCES and token.dep in {"acomp", "prep"} for token in below)
