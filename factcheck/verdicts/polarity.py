"""Polarity, opposites and direction: what a claim affirms or denies, and whether it says "rose" or "fell"."""

from __future__ import annotations

import re

from factcheck.claims.tree import SUBJECTS, child, children
from factcheck.figures.statement import Statement, of_statement
from factcheck.verdicts.lexicon import ANTONYMS, EXCEPTIONS, FALL, LEVEL, RISE
from factcheck.verdicts.phases import habitual
from factcheck.verdicts.roles import main_verb

NEGATORS = frozenset("not n't n’t no never neither nor nobody none nothing without hardly cannot".split())
OPPOSED = frozenset().union(*(words for sides in ANTONYMS for words in sides))
NEGATIVE_VERBS = frozenset("deny fail refuse decline reject lack avoid prevent".split())
"""Verbs that deny what they govern ("denies having signed", "failed to open")."""


@of_statement
def negations(statement: Statement) -> int:
    """How many times the main assertion is turned round: by "not", "no", "never", or a verb that denies."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None:
        return 0
    chain = [verb, *(at for at in children(tokens, verb) if tokens[at].dep in {"xcomp", "ccomp", "acomp", "attr"})]
    count = 0
    for at in chain:
        below = children(tokens, at)
        count += any(tokens[one].dep == "neg" or tokens[one].text.lower() in NEGATORS for one in below)
        for one in below:
            # "no obligation", "none of the", "without a fine" on an argument of the verb
            if tokens[one].dep in {"nsubj", "nsubjpass", "dobj", "attr", "pobj"} and one not in chain:
                count += any(tokens[two].text.lower() in {"no", "neither", "zero"} for two in children(tokens, one))
                count += tokens[one].text.lower() in {"nobody", "none", "nothing", "neither"}
            if tokens[one].dep == "prep" and tokens[one].text.lower() == "under":
                inner = [two for noun in children(tokens, one) for two in children(tokens, noun)]
                count += any(tokens[two].text.lower() == "no" for two in inner)
    governs = any(tokens[at].dep in {"xcomp", "ccomp", "dobj", "pcomp"} for at in children(tokens, verb))
    return count + (tokens[verb].lemma.lower() in NEGATIVE_VERBS and governs)


def opposites(a: Statement, b: Statement) -> tuple[str, str] | None:
    """Two words, one of each claim, that cannot both be true of one thing ("approved", "rejected")."""
    ours, theirs = _predicates(a), _predicates(b)
    if not (ours.keys() & OPPOSED and theirs.keys() & OPPOSED):
        return None
    for one, other in ANTONYMS:
        for left, right in ((one, other), (other, one)):
            x, y = ours.keys() & left, theirs.keys() & right
            if x and y and not ours.keys() & right and not theirs.keys() & left:
                return ours[min(x)], theirs[min(y)]
    return None


@of_statement
def _predicates(statement: Statement) -> dict[str, str]:
    """Lemma -> word of the main verb, its complements, and what they govern directly."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None:
        return {}
    found = {tokens[verb].lemma.lower(): tokens[verb].text}
    for at in children(tokens, verb):
        if tokens[at].dep in {"acomp", "attr", "xcomp", "prt", "advmod", "dobj", "conj", "oprd"}:
            found.setdefault(tokens[at].lemma.lower(), tokens[at].text)
    return found


COMPARED = {
    "higher": 1,
    "lower": -1,
    "up": 1,
    "down": -1,
    "larger": 1,
    "smaller": -1,
    "more": 1,
    "less": -1,
    "fewer": -1,
}


@of_statement
def direction(statement: Statement) -> int | None:
    """1 where the main verb says that the subject rose, -1 fell, 0 stayed level, None where it says neither."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None:
        return None
    below = [
        at for at in children(tokens, verb) if tokens[at].dep in {"xcomp", "prt", "acomp", "oprd", "attr", "ccomp"}
    ]
    for at in below:
        # "was lower than in the year before": a comparison over time says the direction too
        if tokens[verb].lemma == "be" and tokens[at].dep == "acomp" and tokens[at].text.lower() in COMPARED:
            return COMPARED[tokens[at].text.lower()]
    for at in (verb, *below):
        lemma = tokens[at].lemma.lower()
        if lemma in RISE:
            return 1
        if lemma in FALL:
            return -1
        if lemma in LEVEL:
            return 0
    return None


CONDITIONS = frozenset("if where when while unless provided once wherever whenever".split())
RELATIVES = frozenset("who whose that which".split())
CONDITIONED = re.compile(
    r"\b(?:provided|as long as|on condition|in case|in an emergency|in emergencies|on models with|for models with"
    r"|with(?:out)? (?:the |a |an |their |prior )?(?:written |prior |express |special )*"
    r"(?:consent|permission|approval|permit|licence|license|authorisation|authorization))\b",
    re.IGNORECASE,
)


@of_statement
def carves_out(statement: Statement) -> bool:
    """Whether the claim makes an exception ("unless", "with the exception of"), or is a rule that holds on a condition or
    for some only ("if they turn out to be faulty", "dogs that accompany a blind person")."""
    text = f" {statement.claim.text.lower()} "
    if any(f" {phrase} " in text or f" {phrase}," in text for phrase in EXCEPTIONS):
        return True
    return habitual(statement) and (bool(CONDITIONED.search(text)) or _conditional(statement))


def _conditional(statement: Statement) -> bool:
    """Whether a clause says when the rule holds, or for which of those that it names."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    for at, token in enumerate(tokens):
        if token.dep == "advcl" and token.head == verb:
            marks = {tokens[one].text.lower() for one in children(tokens, at)}
            if marks & CONDITIONS:
                return True
        if token.dep in {"relcl", "acl"} and token.head != verb and at > token.head:
            between = {one.text.lower() for one in tokens[token.head + 1 : at]}
            told = bool(between & RELATIVES) if token.dep == "relcl" else token.tag == "VBG"
            if told and "," not in between and tokens[token.head].pos == "NOUN":
                return True
    return False


def narrower(a: Statement, b: Statement) -> bool:
    """Whether the subjects have one noun and only one of them says which of those ("dogs", "assistance dogs")."""
    ours, theirs = _subject(a), _subject(b)
    if ours is None or theirs is None or ours[0] != theirs[0]:
        return False
    return (ours[1] < theirs[1] or theirs[1] < ours[1]) and not (ours[1] & theirs[1])


def _subject(statement: Statement) -> tuple[str, frozenset[str]] | None:
    tokens = statement.tokens
    verb = main_verb(tokens)
    at = child(tokens, verb, *SUBJECTS) if verb is not None else None
    if at is None or tokens[at].pos != "NOUN":
        return None
    own = frozenset(
        tokens[one].lemma.lower() for one in children(tokens, at) if tokens[one].dep in {"amod", "compound"}
    )
    return tokens[at].lemma.lower(), own
