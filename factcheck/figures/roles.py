"""What a figure measures: the role noun, by its place beside the figure first and by the parse after that."""

from __future__ import annotations

from factcheck.figures.attributes import LASTING
from factcheck.figures.beside import beside, of_change
from factcheck.figures.by_verb import attached, of_verb
from factcheck.figures.measuring import Role, by_unit, light, measure
from factcheck.figures.tree import NOUNS, Tree

_AT_AN_AGE = frozenset("retire die marry graduate vote drive drink".split())


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
        lasting = _duration(tree, number, top, verb)
        return Role(lasting.noun, lasting.name, lasting.entity, verb)
    if tree.figures[number].unit in {"nm", "nanometre", "nanometer"} and _node(tree, number) is not None:
        return Role(None, "process", verb=verb)
    found = beside(tree, number) or of_change(tree, number) or of_verb(tree, number, top, verb)
    if found is None:
        found = Role(name=by_unit(tree, number))
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
    if tree.word(tree.before(number)) in {"every", "each"}:
        return Role(name="interval")
    found = beside(tree, number)
    if found is not None and (found.noun is None or tree.lemma(found.noun) in LASTING):
        return found
    noun = attached(tree, top)
    if noun is not None and tree.lemma(noun) in LASTING:
        return Role(noun, tree.lemma(noun))
    if noun is None:
        found = of_verb(tree, number, top, verb)
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


__all__ = ["Role", "light", "measure", "role"]
