"""The role noun by its place beside the figure: "bandwidth of 800 GB/s", "144 GB of memory", "a 12% rise in sales"."""

from __future__ import annotations

from factcheck.figures.attributes import CHANGE_NOUNS, DIMENSION_ADJECTIVES, GENERIC, TIMES
from factcheck.figures.measuring import Role, by_unit, measure
from factcheck.figures.tree import NOUNS, Tree

_ABSTRACT = ("ity", "ness", "nce", "ment", "age", "ion", "th", "ure", "cy", "ing", "ment")
"""Endings of nouns that name a property though no list has them."""
_OWNS = frozenset("own hold control acquire buy purchase sell keep retain".split())


def beside(tree: Tree, number: int) -> Role | None:
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
    figure = tree.figures[number]
    if figure.kind in {"quantity", "money"} and not measure(tree, noun) and not tree.lemma(noun).endswith(_ABSTRACT):
        return Role(None, by_unit(tree, number) or "value", noun)  # "a cable of 94 km", "a contract of €5m"
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
    name = {"money": "value", "duration": "duration"}.get(figure.kind) or by_unit(tree, number)
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


def of_change(tree: Tree, number: int) -> Role | None:
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
