"""What a figure measures: the role noun, by its place beside the figure first and by the parse after that."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.figures import convert
from factcheck.figures.attributes import (
    CHANGE_NOUNS,
    CHANGES,
    DIMENSION_ADJECTIVES,
    ENTITIES,
    GENERIC,
    KINDS_OF_ROLE,
    LASTING,
    MEASURES,
    MONEY_VERBS,
    TIMES,
    UNIT_ROLES,
    VERB_ROLES,
)
from factcheck.figures.tree import NOUNS, Tree

_LIGHT = frozenset(
    """be have include contain comprise feature carry offer provide boast come total reach hit stand remain see get
    make do amount number count give say report announce show exceed top pass surpass rise fall increase decrease grow
    drop climb jump decline slip become set deliver record post""".split()
)
_MONEY = frozenset({"money"})
_OWNS = frozenset("own hold control acquire buy purchase sell keep retain".split())
_AT_AN_AGE = frozenset("retire die marry graduate vote drive drink".split())
_BEFALLS = frozenset("fine sentence jail imprison award value price appraise charge bill tax".split())
"""Verbs whose object, not whose agent, the figure is about ("the court fined Nordvik €5m")."""


@dataclass(frozen=True, slots=True)
class Role:
    """The measure noun's token (None where only a verb or unit tells), its name, and the entity it stands beside."""

    noun: int | None = None
    name: str | None = None
    entity: int | None = None
    verb: int | None = None


def role(tree: Tree, number: int) -> Role:
    """What a figure that is no date measures; an empty role where nothing tells."""
    top = tree.top(number)
    if top is None:
        return Role()
    verb = tree.verb(top)
    if _is_age(tree, number):
        at_an_age = verb is not None and tree.lemma(verb) in _AT_AN_AGE and tree.word(tree.before(number)) == "at"
        return Role(None, "age", tree.agent(verb) if at_an_age and verb is not None else tree.before(number, 2), verb)
    if tree.figures[number].kind == "duration":
        found = _duration(tree, number, top, verb)
        return Role(found.noun, found.name, found.entity, verb)
    if tree.figures[number].unit in {"nm", "nanometre", "nanometer"} and _node(tree, number) is not None:
        return Role(None, "process", verb=verb)
    found = _beside(tree, number) or _of_change(tree, number) or _of_verb(tree, number, top, verb)
    if found is None:
        found = Role(name=_by_unit(tree, number))
    noun = found.noun
    while (
        noun is not None
        and found.name == tree.lemma(noun)
        and measure(tree, noun + 1 if noun + 1 < len(tree.tokens) else None)
    ):
        noun += 1  # "memory bandwidth", which the parse cut in two
        found = Role(noun, tree.lemma(noun), found.entity, found.verb)
    return Role(noun, found.name, found.entity, found.verb if found.verb is not None else verb)


def _node(tree: Tree, number: int) -> int | None:
    """The noun of a chip's process ("a 4 nm line", "3 nm technology"), which nanometres measure in no other sense."""
    for step in (1, 2, 3):
        at = tree.after(number, step)
        if tree.lemma(at) in {"process", "node", "technology", "line", "class", "fabrication", "manufacturing"}:
            return at
    return None


def _duration(tree: Tree, number: int, top: int, verb: int | None) -> Role:
    """A duration measures only what can last, by an adjective, a noun of time or its verb; else how long."""
    found = _beside(tree, number)
    if found is not None and (found.noun is None or tree.lemma(found.noun) in LASTING):
        return found
    attached = _attached(tree, top)
    if attached is not None and tree.lemma(attached) in LASTING:
        return Role(attached, tree.lemma(attached))
    if attached is None:
        found = _of_verb(tree, number, top, verb)
        if found is not None and (found.noun is None or tree.lemma(found.noun) in LASTING):
            return found
    return Role(name="duration")


def _is_age(tree: Tree, number: int) -> bool:
    """ "The midfielder, 24, joined": a bare number between commas behind a noun."""
    figure = tree.figures[number]
    if figure.kind != "count" or figure.unit is not None or not isinstance(figure.value, int | float):
        return False
    if 0 < figure.value < 120 and tree.word(tree.before(number)) in {"at", "aged"}:
        verb = tree.verb(tree.spans[number][0])
        return tree.word(tree.before(number)) == "aged" or (verb is not None and tree.lemma(verb) in _AT_AN_AGE)
    if (
        not 0 < figure.value < 120
        or tree.word(tree.before(number)) != ","
        or tree.word(tree.after(number)) not in {",", "."}
    ):
        return False
    noun = tree.before(number, 2)
    return noun is not None and tree.tokens[noun].pos in NOUNS and tree.figure_at[noun] is None


def measure(tree: Tree, at: int | None) -> bool:
    """Whether a token is a noun that names a measure."""
    if at is None or tree.figure_at[at] is not None or tree.tokens[at].pos in {"VERB", "AUX"}:
        return False
    return tree.lemma(at) in MEASURES


def _beside(tree: Tree, number: int) -> Role | None:
    """The role noun right beside the figure: "bandwidth of 800 GB/s", "144 GB of memory", "Price: $5", "5 m tall"."""
    return (
        _label(tree, number)
        or _adjective(tree, number)
        or _noun_of(tree, number)
        or _of_noun(tree, number)
        or _noun_behind(tree, number)
        or _in_brackets(tree, number)
    )


def _label(tree: Tree, number: int) -> Role | None:
    at = tree.before(number)
    if at is None or at == 0 or tree.word(at) not in {":", "–", "—", "=", "|"}:
        return None
    noun = at - 1
    if tree.tokens[noun].pos in NOUNS or measure(tree, noun):
        return Role(noun, tree.lemma(noun)) if measure(tree, noun) or tree.word(at) == ":" else None
    return None


def _adjective(tree: Tree, number: int) -> Role | None:
    at = tree.after(number)
    words = [tree.figures[number].text.lower().rpartition("-")[2].rpartition(" ")[2], tree.word(at)]
    if words[1] == "-":
        words.append(tree.word(tree.after(number, 2)))
    name = next((DIMENSION_ADJECTIVES[word] for word in words if word in DIMENSION_ADJECTIVES), None)
    if name is None or tree.figures[number].kind not in {"quantity", "duration"}:
        return None
    top = tree.top(number)
    noun = next((i for i in tree.up(top) if tree.tokens[i].pos in NOUNS), None) if top is not None else None
    head = None if top is None else tree.tokens[top].head
    modifies = noun is not None and (tree.tokens[noun].start > tree.figures[number].end or head == noun)
    return Role(None, name, noun if modifies else None)


def _noun_of(tree: Tree, number: int) -> Role | None:
    at = tree.before(number)
    if tree.word(at) == "$":
        at = tree.before(number, 2)
    if at is None or at == 0 or tree.word(at) != "of":
        return None
    noun = at - 1
    counted = tree.figures[number].kind == "count" and tree.figures[number].unit is not None
    if counted:  # "a survey of 2,014 adults" has adults, it measures no survey
        return None
    if tree.figure_at[noun] is not None or tree.tokens[noun].pos in {"PUNCT", "ADP", "VERB", "AUX"}:
        return None
    if tree.lemma(noun) in CHANGE_NOUNS:
        return None
    if tree.lemma(noun) in GENERIC and tree.lemma(noun) not in {"value", "size", "rate", "number"}:
        left = noun - 1
        if noun > 0 and (measure(tree, left) or tree.tokens[left].dep == "compound"):
            return Role(left, tree.lemma(left))
        return None
    return Role(noun, tree.lemma(noun))


def _of_noun(tree: Tree, number: int) -> Role | None:
    figure, at = tree.figures[number], tree.after(number)
    word = tree.word(at)
    if at is None or figure.kind == "count":
        return None
    if figure.kind == "ratio" and word in {"the", "its", "their", "as"}:
        noun = next((i for i in range(at + 1, min(at + 5, len(tree.tokens))) if measure(tree, i)), None)
        return None if noun is None else Role(noun, tree.lemma(noun))
    if word not in {"of", "in"} or (word == "in" and figure.kind not in {"money", "quantity"}):
        return None
    noun = _object(tree, at)
    if (
        noun is None
        or tree.figure_at[noun] is not None
        or (word == "in" and (not measure(tree, noun) or tree.lemma(noun) in GENERIC))
    ):
        return None
    verb = tree.verb(noun)
    if tree.word(noun) in {"those", "them", "these", "it", "which", "whom"}:
        return None
    if figure.kind == "percent" and verb is not None and tree.lemma(verb) in _OWNS and not measure(tree, noun):
        return Role(None, "stake", tree.agent(verb), verb)
    if tree.is_name(noun) and not measure(tree, noun):
        return Role(None, "share", noun) if figure.kind in {"percent", "ratio"} else None
    if figure.kind in {"percent", "ratio"} and not figure.change:
        return Role(noun, "share")
    return Role(noun, tree.lemma(noun))


def _object(tree: Tree, preposition: int) -> int | None:
    """The head noun of a prepositional phrase, by the parse or else the last of the nouns that follow it."""
    found = tree.child(preposition, "pobj")
    if found is not None and found > preposition:
        while found + 1 < len(tree.tokens) and measure(tree, found + 1):  # "of interchip bandwidth", its last word lost
            found += 1
        return found
    at = preposition + 1
    while at < len(tree.tokens) and tree.tokens[at].pos in {"DET", "ADJ", "PRON"}:
        at += 1
    last = None
    while at < len(tree.tokens) and tree.tokens[at].pos in NOUNS:
        last, at = at, at + 1
    return last


def _noun_behind(tree: Tree, number: int) -> Role | None:
    """ "a 144 GB memory", "$5bn revenue"; what is no measure noun is the entity: "a $3bn deal"."""
    at, top, figure = tree.after(number), tree.top(number), tree.figures[number]
    if at is None or top is None or figure.kind == "count" or tree.figure_at[at] is not None:
        return None
    if tree.word(at) == "-" and at + 1 < len(tree.tokens):
        at += 1
    last = None
    while at < len(tree.tokens) and tree.tokens[at].pos in {"NOUN", "PROPN", "ADJ"} and tree.figure_at[at] is None:
        if tree.tokens[at].pos in NOUNS:
            last = at
        at += 1
    if last is None or tree.lemma(last) in CHANGE_NOUNS | TIMES:
        return None
    if measure(tree, last) and tree.lemma(last) not in GENERIC and tree.tokens[last].tag != "NNS":
        return Role(last, tree.lemma(last))  # though the parse may hang it elsewhere
    if not _modifies(tree, number, last):
        return None
    name = {"money": "value", "duration": "duration"}.get(figure.kind) or _by_unit(tree, number)
    if figure.kind == "quantity" and _is_part(tree, last):  # "built on a 5 nm process", "has a 6-inch screen"
        return Role(last, name)
    return Role(None, name, last)


def _is_part(tree: Tree, noun: int) -> bool:
    """Whether a noun is a part that something else has, so that the figure is of the thing by its part."""
    definite = any(tree.word(c) in {"the", "this", "that", "its"} for c in tree.children[noun])
    return not definite and tree.tokens[noun].dep in {"dobj", "pobj", "conj", "attr"} and not tree.is_name(noun)


def _modifies(tree: Tree, number: int, noun: int) -> bool:
    heads = {tree.tokens[i].head for i in tree.spans[number]}
    return noun in heads or any(
        noun in tree.up(i) and tree.tokens[i].dep in {"compound", "nmod"} for i in tree.spans[number]
    )


def _in_brackets(tree: Tree, number: int) -> Role | None:
    at = tree.before(number)
    if at is None or at == 0 or tree.word(at) != "(":
        return None
    return Role(at - 1, tree.lemma(at - 1)) if measure(tree, at - 1) else None


def _of_change(tree: Tree, number: int) -> Role | None:
    """ "a 12% rise in revenue", "growth of 12% in sales": the thing that changed is the role."""
    at, before = tree.after(number), tree.before(number)
    if tree.word(at) == "-" and at is not None and at + 1 < len(tree.tokens):
        at += 1
    noun = at if tree.lemma(at) in CHANGE_NOUNS else None
    if noun is None and before is not None and before > 0 and tree.word(before) in {"of", "by"}:
        noun = before - 1 if tree.lemma(before - 1) in CHANGE_NOUNS else None
    if noun is None:
        return None
    for preposition in [i for i in (noun + 1, *tree.children[noun], tree.after(number)) if i is not None]:
        if preposition < len(tree.tokens) and tree.word(preposition) in {"in", "of"}:
            found = _object(tree, preposition)
            if found is not None and tree.figure_at[found] is None and not tree.is_name(found):
                return Role(found, tree.lemma(found))
    left = noun - 1
    if measure(tree, left):  # "revenue growth of 12%"
        return Role(left, tree.lemma(left))
    return None


def _of_verb(tree: Tree, number: int, top: int, verb: int | None) -> Role | None:
    figure = tree.figures[number]
    attached = None if figure.kind == "count" and figure.unit is not None else _attached(tree, top)
    if attached is not None:
        return Role(attached, tree.lemma(attached))
    if "worth" in {tree.word(tree.before(number)), tree.word(tree.before(number, 2))}:
        return _worth(tree, number, verb)
    if tree.word(tree.after(number)) in {"late", "later", "behind", "ahead", "overdue"} and figure.kind == "duration":
        return Role(None, "delay", verb=verb)
    if verb is None:
        return None
    if tree.lemma(verb) == "set" and any(tree.word(c) in {"aside", "apart"} for c in tree.children[verb]):
        return Role(None, "funding", verb=verb)
    agent, direct = tree.agent(verb), _direct_object(tree, verb)
    if direct is not None and _by_preposition(tree, number) and _measured(tree, direct, verb):
        return Role(direct, tree.lemma(direct), verb=verb)
    if figure.kind == "count" and figure.unit is not None:
        return None
    if agent is not None and _measured(tree, agent, verb) and direct is None:
        return Role(agent, tree.lemma(agent), verb=verb)
    name = _verb_role(tree, verb, figure.kind)
    if name == "stake" and figure.kind == "percent" and agent is not None:  # "Ant is 33% owned by Alibaba"
        by = tree.child(verb, "agent")
        owner = None if by is None else tree.child(by, "pobj")
        return Role(None, name, owner if owner is not None else agent, verb)
    if name is None or figure.kind not in KINDS_OF_ROLE.get(name, _MONEY):
        return None
    if figure.kind == "quantity" and name in {"consumption", "length", "height", "area", "duration", "price", "loss"}:
        name = _by_unit(tree, number) or name
    if name == "length" and tree.lemma(verb) in {"cover", "travel", "drive", "fly", "run", "go"}:
        name = "range"
    for_ = next((c for c in tree.children[verb] if tree.word(c) == "for"), None)
    if (
        tree.lemma(verb) in {"charge", "pay", "ask", "bid", "offer"} and for_ is not None
    ):  # "charges $900 for the phone"
        thing = tree.child(for_, "pobj")
        if thing is not None and tree.figure_at[thing] is None and tree.tokens[thing].pos in NOUNS:
            return Role(None, "price", thing, verb)
    befalls = tree.lemma(verb) in _BEFALLS or _by_preposition(tree, number)
    return Role(None, name, direct if direct is not None and befalls else None, verb)


def _verb_role(tree: Tree, verb: int, kind: str) -> str | None:
    lemma = tree.lemma(verb)
    if kind == "money" and lemma in MONEY_VERBS:
        return MONEY_VERBS[lemma]
    if kind == "percent" and lemma in {"charge", "pay", "yield"}:
        return "rate"
    able = any(tree.word(c) in {"can", "could"} for c in tree.children[verb])
    name = VERB_ROLES.get(lemma)
    return "capacity" if able and name == "production" else name


def _measured(tree: Tree, noun: int, verb: int) -> bool:
    """Whether the noun is what the figure measures: a measure noun, or any common noun that rises or falls."""
    if measure(tree, noun):
        return True
    changes = any(tree.lemma(verb) in words for words in CHANGES.values())
    return changes and tree.tokens[noun].pos == "NOUN" and not tree.is_name(noun) and tree.lemma(noun) not in ENTITIES


def _attached(tree: Tree, top: int) -> int | None:
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


def _by_unit(tree: Tree, number: int) -> str | None:
    figure = tree.figures[number]
    if figure.kind == "duration":
        return "duration"
    if figure.kind != "quantity" or not figure.unit:
        return None
    known = convert.scale(figure.unit)
    return UNIT_ROLES.get(known.dimension) if known else None


def light(lemma: str) -> bool:
    """Whether a verb says nothing of what is measured ("have", "reach")."""
    return lemma in _LIGHT
