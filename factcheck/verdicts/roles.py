"""What part a name plays in a claim: what it is about, or the one value that it gives (who made it, where, who heads it)."""

from __future__ import annotations

import re

from factcheck.claims.lexicon import PERSON_NOUNS, THING_NOUNS
from factcheck.claims.names import Name
from factcheck.claims.tree import SUBJECTS, Tokens, ancestors, child, children, subtree
from factcheck.figures.statement import Statement
from factcheck.verdicts.lexicon import AGENT_VERBS, MANY_VALUED, PLACE_VERBS

OFFICES = PERSON_NOUNS - {"nurse", "engineer", "analyst", "lawyer", "economist", "scientist", "researcher", "player"}
PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "outside"})
OFFICE_MODIFIERS = frozenset({"compound", "amod", "nmod"})


IN_CHARGE = re.compile(
    r"\b(?:in|direct|takes?|took|taken) charge of\b|\bin (?:direct|sole|overall) charge of\b", re.IGNORECASE
)


def main_verb(tokens: Tokens) -> int | None:
    """The root of the claim, None for an empty one."""
    return next((at for at, token in enumerate(tokens) if token.head == at), None)


def topic(statement: Statement) -> frozenset[int]:
    """Tokens of the subject of the claim's main verb, its possessors and complements included."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    subject = child(tokens, verb, *SUBJECTS) if verb is not None else None
    return frozenset(subtree(tokens, subject)) if subject is not None else frozenset()


def slot(statement: Statement, name: Name) -> tuple[str, str] | None:
    """The exclusive relation that `name` fills in the claim ("maker", "place", "office: chairman"), with what decides
    which (the verb group, the verb, the office); None where the name fills none."""
    tokens = statement.tokens
    if statement.lemmas & MANY_VALUED and not _office(tokens, name):
        return None
    if (
        IN_CHARGE.search(statement.claim.text)
        and tokens[name.head].dep in {"nsubj", "pobj", "nsubjpass"}
        and (name.sort in {"person", ""})
    ):
        return "agent", "leader"
    office = _office(tokens, name)
    if office:
        return "office", office
    head = tokens[name.head]
    verb = _verb_above(tokens, name.head)
    if verb is None:
        return None
    lemma = tokens[verb].lemma.lower()
    if lemma in AGENT_VERBS and _is_agent(tokens, name.head, verb):
        return "agent", AGENT_VERBS[lemma]
    passive = any(tokens[at].dep == "auxpass" for at in children(tokens, verb))
    here = head.dep == "pobj" and tokens[head.head].text.lower() in PLACE_PREPOSITIONS
    # "cracks were found in Orne Dam" is about the dam
    town = name.sort == "place" and name.words[-1] not in THING_NOUNS
    where = lemma in PLACE_VERBS or (passive and town)
    if here and where and tokens[head.head].head == verb:
        return "place", "place" if lemma in PLACE_VERBS else lemma
    return None


def _verb_above(tokens: Tokens, at: int) -> int | None:
    return next((one for one in ancestors(tokens, at) if tokens[one].pos in {"VERB", "AUX"}), None)


def _is_agent(tokens: Tokens, at: int, verb: int) -> bool:
    token = tokens[at]
    passive = any(tokens[one].dep in {"auxpass", "nsubjpass"} for one in children(tokens, verb))
    if token.dep == "nsubj" and token.head == verb:
        return not passive
    return token.dep == "pobj" and tokens[token.head].dep == "agent"


def _office(tokens: Tokens, name: Name) -> str:
    """The office that the text gives a person: "chief executive Wu", "Wu, the chief executive", "Wu is chairman"."""
    if not name.nouns & OFFICES:
        return ""
    spots = [name.head, tokens[name.head].head, *children(tokens, name.head)]
    verb = tokens[name.head].head
    if tokens[name.head].dep in {"nsubj", "nsubjpass"}:
        spots.extend(children(tokens, verb))
    if name.first:
        spots.append(name.first - 1)
    for at in spots:
        if tokens[at].lemma.lower() in OFFICES and not name.first <= at <= name.last:
            words = [
                tokens[one].lemma.lower()
                for one in (*children(tokens, at), at)
                if one == at or (tokens[one].dep in OFFICE_MODIFIERS and tokens[one].pos != "PROPN")
            ]
            return " ".join(words)
    return ""


SAME_OFFICE = (
    frozenset({"chief executive", "ceo", "chief executive officer"}),
    frozenset({"chief financial officer", "cfo", "finance director", "finance chief"}),
    frozenset({"chairman", "chair", "chairwoman", "chairperson"}),
)
"""Names of one post."""


def offices(statement: Statement) -> frozenset[str]:
    """The posts that a claim names ("chief financial officer"), each by one of its names; "head" may be any of them."""
    tokens = statement.tokens
    found = set()
    for at, token in enumerate(tokens):
        lemma = token.lemma.lower()
        if lemma not in OFFICES or (token.dep == "compound" and tokens[token.head].lemma.lower() in OFFICES):
            continue
        before = [tokens[one].lemma.lower() for one in range(max(0, at - 2), at) if tokens[one].head in (at, at - 1)]
        words = [
            word
            for word in before
            if word
            in {
                "chief",
                "financial",
                "executive",
                "operating",
                "technology",
                "vice",
                "deputy",
                "assistant",
                "finance",
                "prime",
                "foreign",
                "managing",
            }
        ]
        name = " ".join([*words, lemma])
        if name in {"head", "leader", "director", "chief", "officer", "executive", "founder", "co-founder", "author"}:
            continue
        found.add(next((min(group) for group in SAME_OFFICE if name in group), name))
    return frozenset(found)


COMPASS = frozenset({"northern", "north", "southern", "south", "eastern", "east", "western", "west", "central"})


def other_part(a: Statement, b: Statement) -> tuple[str, str] | None:
    """Two parts of one place that both claims put their subject in ("southern China", "northern China"), as words."""
    for x in a.names:
        for y in b.names:
            if x.words and x.words == y.words:
                one, two = _part(a, x), _part(b, y)
                if one and two and one != two:
                    return f"{one} {x.text}", f"{two} {y.text}"
    return None


def _part(statement: Statement, name: Name) -> str | None:
    tokens = statement.tokens
    head = tokens[name.head]
    if head.dep != "pobj" or tokens[head.head].text.lower() != "in":
        return None
    words = {tokens[at].text.lower() for at in children(tokens, name.head)}
    return next(iter(sorted(COMPASS & words)), None)
