"""The role by the verb of the clause: its subject or object where that is a measure, else what the verb implies."""

from __future__ import annotations

from factcheck.figures.attributes import (
    CHANGE_NOUNS,
    CHANGES,
    ENTITIES,
    GENERIC,
    KINDS_OF_ROLE,
    MONEY_VERBS,
    VERB_ROLES,
)
from factcheck.figures.measuring import Role, by_unit, measure
from factcheck.figures.tree import NOUNS, Tree

_MONEY = frozenset({"money"})
_BEFALLS = frozenset("fine sentence jail imprison award value price appraise charge bill tax".split())
"""Verbs whose object, not whose agent, the figure is about ("the court fined Nordvik €5m")."""

_LAUNCHES = frozenset("launch introduce release".split())
_SLIDES = frozenset("slip slide fall drop climb rise sink jump roll drift plunge".split())
"""Verbs of change that with a length tell how far a thing moved ("the cabin slipped 410 metres")."""


def of_verb(tree: Tree, number: int, top: int, verb: int | None) -> Role | None:
    """The role by the words that the figure hangs on; None where they imply none."""
    figure = tree.figures[number]
    if "worth" in {tree.word(tree.before(number)), tree.word(tree.before(number, 2))}:
        return _worth(tree, number, verb)
    counts = figure.kind == "count" and figure.unit is not None
    noun = None if counts else attached(tree, top)
    if noun is not None:
        return Role(noun, tree.lemma(noun))
    if tree.word(tree.after(number)) in {"late", "later", "behind", "ahead", "overdue"} and figure.kind == "duration":
        return Role(None, "delay", verb=verb)
    if verb is None:
        return None
    if tree.lemma(verb) == "set" and any(tree.word(c) in {"aside", "apart"} for c in tree.children[verb]):
        return Role(None, "funding", verb=verb)
    agent, direct = tree.agent(verb), _direct_object(tree, verb)
    sold = figure.kind == "money" and tree.word(tree.before(number)) in {"at", "for"} and direct is None
    if sold and _comes_to_market(tree, verb):
        return Role(None, "price", None, verb)
    moves = figure.kind == "quantity" and tree.lemma(verb) in _SLIDES and direct is None
    if moves and agent is not None and not measure(tree, agent) and _is_length(tree, number):
        return Role(None, "distance", None, verb)
    if tree.lemma(verb) == "change" and direct is not None and tree.lemma(direct) == "hand":
        return Role(None, "price", agent, verb)
    changes = any(tree.lemma(verb) in words for words in CHANGES.values())
    of_direct = direct is not None and _by_preposition(tree, number) and (changes or not counts)
    if direct is not None and of_direct and _measured(tree, direct, verb):
        return Role(direct, tree.lemma(direct), verb=verb)
    if counts:
        return None
    says = tree.lemma(verb) in {"value", "price", "cost", "appraise"}  # "the target is valued at" measures no target
    if agent is not None and _measured(tree, agent, verb) and direct is None and not says:
        return Role(agent, tree.lemma(agent), verb=verb)
    name = _verb_role(tree, verb, figure.kind)
    if name == "stake" and figure.kind == "percent" and agent is not None:  # "Ant is 33% owned by Alibaba"
        by = tree.child(verb, "agent")
        owner = None if by is None else tree.child(by, "pobj")
        return Role(None, name, owner if owner is not None else agent, verb)
    if name is None or figure.kind not in KINDS_OF_ROLE.get(name, _MONEY):
        return None
    if figure.kind == "quantity" and name in {"consumption", "length", "height", "area", "duration", "price", "loss"}:
        name = by_unit(tree, number) or name
    if name == "length" and tree.lemma(verb) in {"cover", "travel", "drive", "fly", "run", "go"}:
        name = "range"
    for_ = next((c for c in tree.children[verb] if tree.word(c) == "for"), None)
    asks = figure.kind == "money" and tree.lemma(verb) in {"charge", "pay", "ask", "bid", "offer"}
    if asks and for_ is not None:  # "charges $900 for the phone"
        thing = tree.child(for_, "pobj")
        if thing is not None and tree.figure_at[thing] is None and tree.tokens[thing].pos in NOUNS:
            return Role(None, "price", thing, verb)
    befalls = tree.lemma(verb) in _BEFALLS or _by_preposition(tree, number)
    return Role(None, name, direct if direct is not None and befalls else None, verb)


def _comes_to_market(tree: Tree, verb: int) -> bool:
    """ "goes on sale at $6,400", "came to market at €42", "was launched at €72"; who launches it is not priced."""
    if tree.lemma(verb) in _LAUNCHES:
        return True
    if tree.lemma(verb) not in {"go", "come", "be", "put", "bring", "reach", "hit"}:
        return False
    return any(
        tree.word(c) in {"on", "to", "onto"} and tree.lemma(tree.child(c, "pobj")) in {"sale", "market"}
        for c in tree.children[verb]
    )


def _is_length(tree: Tree, number: int) -> bool:
    return by_unit(tree, number) == "length"


def _verb_role(tree: Tree, verb: int, kind: str) -> str | None:
    lemma = tree.lemma(verb)
    if kind == "money" and lemma in MONEY_VERBS:
        return MONEY_VERBS[lemma]
    if kind == "percent" and lemma in {"charge", "pay", "yield"}:
        return "rate"
    able = any(tree.word(c) in {"can", "could"} for c in tree.children[verb])
    if kind == "quantity" and lemma in {"fly", "travel", "drive"}:
        return "range"
    name = VERB_ROLES.get(lemma)
    return "capacity" if able and name == "production" else name


def _measured(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the noun is what the figure measures: a measure noun, or any common noun that rises or falls."""
    if measure(tree, noun):
        return True
    changes = any(tree.lemma(verb) in words for words in CHANGES.values())
    return changes and tree.tokens[noun].pos == "NOUN" and not tree.is_name(noun) and tree.lemma(noun) not in ENTITIES


def attached(tree: Tree, top: int) -> int | None:
    """The measure noun that the figure's preposition hangs on ("priced at" is a verb, "a price at $5" is not)."""
    for ancestor in tree.up(top):
        if tree.tokens[ancestor].pos in {"VERB", "AUX"} or tree.figure_at[ancestor] is not None:
            return None
        if measure(tree, ancestor) and ancestor < top and tree.lemma(ancestor) not in GENERIC | CHANGE_NOUNS:
            return ancestor
    return None


def _worth(tree: Tree, number: int, verb: int | None) -> Role:
    at = next((i for i in reversed(range(tree.spans[number][0])) if tree.word(i) == "worth"), 0)
    head = tree.tokens[at].head
    if tree.tokens[head].pos in NOUNS:
        return Role(None, "value", head)
    return Role(None, "value", tree.agent(verb) if verb is not None else None)


def _direct_object(tree: Tree, verb: int) -> int | None:
    found = tree.child(verb, "dobj", "obj")
    return found if found is not None and tree.figure_at[found] is None else None


def _by_preposition(tree: Tree, number: int) -> bool:
    at = tree.before(number)
    if tree.word(at) == "$":
        at = tree.before(number, 2)
    return tree.word(at) in {"to", "by", "from", "at", "for", "with", "of", "as"}
