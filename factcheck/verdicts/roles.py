"""What part a name plays in a claim: what it is about, or the one value that it gives (who made it, where, who heads it)."""

from __future__ import annotations

import re

from factcheck.claims.lexicon import ANY_ORG, PERSON_NOUNS, THING_NOUNS
from factcheck.claims.names import Name
from factcheck.claims.posts import FIELDS, HELD_BY_ONE, HELD_WITH_A_FIELD
from factcheck.claims.tree import SUBJECTS, Tokens, ancestors, child, children, subtree
from factcheck.figures.statement import Statement, of_statement
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


@of_statement
def topic(statement: Statement) -> frozenset[int]:
    """Tokens of the subject of the claim's main verb, its possessors and complements included."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    subject = child(tokens, verb, *SUBJECTS) if verb is not None else None
    return frozenset(subtree(tokens, subject)) if subject is not None else frozenset()


def slot(statement: Statement, name: Name) -> tuple[str, str] | None:
    """The exclusive relation that `name` fills in the claim ("maker", "place", "office: chairman"), with what decides
    which (the verb group, the verb, the office); None where the name fills none."""
    found = _filled(statement, name)
    return None if found is None else found[:2]


def _filled(statement: Statement, name: Name) -> tuple[str, str, int] | None:
    """The same with the token that says so: the office or the verb."""
    tokens = statement.tokens
    at = _office(tokens, name)
    if at is not None:
        office = _office_name(statement, at)
        return ("agent", DOINGS[office], at) if office in DOINGS else ("office", office, at)
    if statement.lemmas & MANY_VALUED:
        return None
    head = tokens[name.head]
    verb = _verb_above(tokens, name.head)
    if verb is None:
        return None
    if (
        IN_CHARGE.search(statement.claim.text)
        and head.dep in {"nsubj", "pobj", "nsubjpass"}
        and (name.sort in {"person", ""})
    ):
        return "agent", "leader", verb
    lemma = tokens[verb].lemma.lower()
    if lemma in AGENT_VERBS and _is_agent(tokens, name.head, verb) and _is_of_something(tokens, verb):
        return "agent", AGENT_VERBS[lemma], verb
    passive = any(tokens[at].dep == "auxpass" for at in children(tokens, verb))
    here = head.dep == "pobj" and tokens[head.head].text.lower() in PLACE_PREPOSITIONS
    # "cracks were found in Orne Dam" is about the dam
    town = name.sort == "place" and name.words[-1] not in THING_NOUNS
    where = lemma in PLACE_VERBS or (passive and town)
    if here and where and tokens[head.head].head == verb:
        return "place", "place" if lemma in PLACE_VERBS else lemma, verb
    return None


def _verb_above(tokens: Tokens, at: int) -> int | None:
    return next((one for one in ancestors(tokens, at) if tokens[one].pos in {"VERB", "AUX"}), None)


def _is_agent(tokens: Tokens, at: int, verb: int) -> bool:
    token = tokens[at]
    passive = any(tokens[one].dep in {"auxpass", "nsubjpass"} for one in children(tokens, verb))
    if token.dep == "nsubj" and token.head == verb:
        return not passive
    return token.dep == "pobj" and tokens[token.head].dep == "agent"


def _is_of_something(tokens: Tokens, verb: int) -> bool:
    """Whether the claim says what was made or led: "it" may be anything, what "led to" a loss led nobody, and what "runs on
    diesel" or "ran superbly" runs nothing."""
    thing = child(tokens, verb, "dobj", "nsubjpass")
    if thing is None:
        if AGENT_VERBS[tokens[verb].lemma.lower()] == "leader" and tokens[verb].tag != "VBN":
            return False
        return not any(tokens[at].dep == "prep" and tokens[at].text == "to" for at in children(tokens, verb))
    return tokens[thing].pos != "PRON"


SAME_OFFICE = (
    ("chief executive", "ceo", "chief executive officer"),
    ("chief financial officer", "cfo", "finance director", "finance chief"),
    ("chairman", "chair", "chairwoman", "chairperson"),
)
"""Names of one post, the usual one first."""

DOINGS = {
    "chief executive": "leader",
    "managing director": "leader",
    "head": "leader",
    "boss": "leader",
    "chairman": "chair",
    "presiding judge": "chair",
}
"""Posts whose holder is as often said to do something (`lexicon.AGENT_VERBS`): who heads a firm is its chief executive."""

PRESIDED = frozenset("jury court tribunal commission committee panel inquiry chamber council".split())
"""Bodies whose president is the one who chairs them."""

SAYS_NO_FIELD = frozenset("new own current present first young long-serving".split())


def holds_post(statement: Statement, name: Name) -> tuple[str, str] | None:
    """The post that the claim says a person holds, of those that one person holds at a time; None where it says none."""
    filled = slot(statement, name)
    if filled is None:
        return None
    kind, which = filled
    if (
        kind == "agent"
    ):  # a firm may lead a round of funding; whoever is chief executive is a person, whatever the parser says
        a_person = name.sort in {"person", ""} or _office(statement.tokens, name) is not None
        return filled if a_person and which in DOINGS.values() else None
    *field, head = which.split()
    return filled if kind == "office" and (head in HELD_BY_ONE or (field and head in HELD_WITH_A_FIELD)) else None


def owner(statement: Statement, holder: Name) -> frozenset[str]:
    """Words of what a holder's post is one of: as far as the claim says, else of what it is about."""
    found = _filled(statement, holder)
    if found is None:
        return statement.topic_words
    tokens = statement.tokens
    aside = set(range(holder.first, holder.last + 1)) | set(subtree(tokens, holder.head)) - {found[2]}
    inside = [at for at in subtree(tokens, found[2]) if at not in aside]
    said = {tokens[at].lemma.lower() for at in inside if tokens[at].pos == "NOUN"} - OFFICES - FIELDS - ANY_ORG
    said |= {word for name in statement.names if name.head in inside for word in name.words}
    return frozenset(said) or statement.topic_words


def _usual(office: str) -> str:
    return next((group[0] for group in SAME_OFFICE if office in group), office)


def _office(tokens: Tokens, name: Name) -> int | None:
    """The office that the claim says a person has ("Wu is chairman", "the chairman is Wu", "Wu was appointed chairman").

    What it says in passing ("chief executive Wu opened the plant") is a claim of its own (`claims.posts`).
    """
    verb = tokens[name.head].head
    if tokens[name.head].dep in {"attr", "oprd"}:
        spots = [at for at in children(tokens, verb) if tokens[at].dep in {"nsubj", "nsubjpass"}]
    elif tokens[name.head].dep in {"nsubj", "nsubjpass"}:
        spots = [at for at in children(tokens, verb) if tokens[at].dep in {"attr", "oprd"}]
        as_ = next((at for at in children(tokens, verb) if tokens[at].text.lower() == "as"), None)
        spots += [] if as_ is None else children(tokens, as_)
    else:
        return None
    return next((at for at in spots if tokens[at].lemma.lower() in OFFICES), None)


def _office_name(statement: Statement, at: int) -> str:
    """What an office is called, its field before it: "finance minister" is "minister of finance" too."""
    tokens = statement.tokens
    words = [
        tokens[one].lemma.lower()
        for one in (*children(tokens, at), at)
        if one == at or (one < at and tokens[one].dep in OFFICE_MODIFIERS and tokens[one].pos != "PROPN")
    ]
    words = [word for word in words if word not in SAYS_NO_FIELD]
    of = next((one for one in children(tokens, at) if one == at + 1 and tokens[one].text == "of"), None)
    field = None if of is None else child(tokens, of, "pobj")
    if field == at + 2 and tokens[field].text.islower():
        words.insert(0, tokens[field].lemma.lower())
    if words == ["president"] and statement.lemmas & PRESIDED:
        return "chairman"
    return _usual(" ".join(words))


@of_statement
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
        found.add(_usual(name))
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
