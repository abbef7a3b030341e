"""Who or what a figure is about, whatever the voice of the sentence."""

from __future__ import annotations

from factcheck.figures.attributes import GENERIC, MEASURES, SEGMENTS
from factcheck.figures.roles import Role, measure
from factcheck.figures.tree import NOUNS, Tree

_MADE = frozenset(
    """unveil launch release introduce announce present show reveal debut build make develop design ship offer sell
    produce open plan order buy create test deploy install use unbox review""".split()
)
_HAVE = frozenset("have offer carry feature include provide boast pack deliver contain".split())
_PARTITIVE = frozenset("each one both all some most part half any none buyer owner user customer maker number".split())
_PLACE_OR_TIME = frozenset("year quarter month week day today yesterday tomorrow period time half decade".split())
VAGUE = frozenset("it they he she this that these those which who there i we you one something its".split())
"""Words that name nothing."""


def subject(tree: Tree, number: int, role: Role) -> int | None:
    """The token that heads what a figure (no date) is about; None where the sentence does not say."""
    if role.entity is not None and _fit(tree, role.entity):
        return _named(tree, role.entity)
    compared = tree.figures[number].kind == "ratio"  # "three times the performance of the 810E" is about the other
    owner = None if role.noun is None or compared else owner_of(tree, role.noun)
    if owner is not None:
        return _named(tree, owner)
    bearer = _bearer(tree, number, role)
    if bearer is None and role.verb is not None and tree.lemma(role.verb) in {"spend", "invest", "put", "sink"}:
        on = next((c for c in tree.children[role.verb] if tree.word(c) in {"on", "into"}), None)
        thing = None if on is None else tree.child(on, "pobj")
        return thing if thing is not None and stands_for(tree, thing) else None
    return None if bearer is None else _named(tree, _behind_partitive(tree, bearer))


def _behind_partitive(tree: Tree, at: int) -> int:
    """ "each of the ferries" and "buyers of the phone" are about ferries and phone."""
    if tree.lemma(at) not in _PARTITIVE:
        return at
    of = next((c for c in tree.children[at] if c > at and tree.word(c) == "of"), None)
    inner = None if of is None else tree.child(of, "pobj")
    return inner if inner is not None and tree.figure_at[inner] is None else at


def stands_for(tree: Tree, noun: int) -> bool:
    """Whether a noun names a particular thing: a name, or one with "the" or "its"."""
    if tree.is_name(noun) or tree.child(noun, "poss") is not None:
        return True
    return any(tree.word(c) in {"the", "this", "its", "their"} for c in tree.children[noun])


def owner_of(tree: Tree, noun: int) -> int | None:
    """Whose a measure is: "Alibaba's revenue", "Alibaba revenue", "the revenue of Alibaba", "sales at the chain"."""
    possessor = tree.child(noun, "poss")
    if possessor is not None and tree.tokens[possessor].pos != "PRON" and tree.lemma(possessor) not in _PLACE_OR_TIME:
        return possessor
    if possessor is not None and tree.tokens[possessor].pos == "PRON":
        return _main_agent(tree, noun)
    name = _name_before(tree, noun)
    if name is not None:
        return name
    for preposition in [c for c in tree.children[noun] if c > noun and tree.word(c) in {"of", "at", "for"}]:
        of = tree.child(preposition, "pobj")
        if of is None or tree.figure_at[of] is not None or tree.lemma(of) in _PLACE_OR_TIME:
            continue
        if measure(tree, of):  # "the cost of borrowing", "the price of its shares"
            deeper = owner_of(tree, of)
            if deeper is not None:
                return deeper
            continue
        if tree.is_name(of) or _definite(tree, of):
            return of
    return None


def _definite(tree: Tree, noun: int) -> bool:
    return any(tree.word(c) in {"the", "this", "that", "a", "an", "each", "every"} for c in tree.children[noun])


def _name_before(tree: Tree, noun: int) -> int | None:
    """The proper name among the words before a measure noun ("Apple iPhone sales"), its last token."""
    start = tree.run_start(noun)
    names = [
        i
        for i in range(start, noun)
        if tree.is_name(i) and tree.tokens[i].pos == "PROPN" and not tree.tokens[i].text.isupper() and _word(tree, i)
    ]
    return names[-1] if names else None


def _word(tree: Tree, at: int) -> bool:
    if tree.lemma(at) in MEASURES or tree.figure_at[at] is not None:
        return False
    return tree.tokens[at].text[:1].isupper() and not (tree.starts_sentence(at) and tree.word(at) in SEGMENTS)


def _main_agent(tree: Tree, at: int) -> int | None:
    """The agent of the clause that "its" looks back to."""
    verb = tree.verb(at)
    if verb is None:
        return None
    found = tree.agent(verb)
    if found is not None and found != at and not measure(tree, found) and _fit(tree, found):
        return found
    head = tree.tokens[verb].head
    if head != verb:
        above = tree.verb(head)
        found = None if above is None else tree.agent(above)
        if found is not None and found != at and _fit(tree, found):
            return found
    return None


def _bearer(tree: Tree, number: int, role: Role) -> int | None:
    """What bears the measure: the noun before "with", the antecedent of "which", or the agent of the verb."""
    start = role.noun if role.noun is not None else tree.top(number)
    if start is None:
        return None
    for at in (start, *tree.up(start)):
        token = tree.tokens[at]
        if token.pos == "ADP" and tree.word(at) in {"with", "for", "at", "on", "in"} and at < tree.spans[number][0]:
            found = _before_preposition(tree, at)
            if found is not None and tree.word(at) == "with":
                return found
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod"}:
            agent = tree.agent(at)
            if agent is not None and agent in tree.spans[number]:  # "48,000 vehicles cross the bridge"
                direct = tree.child(at, "dobj", "pobj")
                return (
                    direct
                    if direct is not None and tree.figure_at[direct] is None and stands_for(tree, direct)
                    else None
                )
            laid = _laid_on(tree, at)
            return laid if laid is not None else _by_verb(tree, at, role)
    return None


def _laid_on(tree: Tree, verb: int) -> int | None:
    """ "a fine of €12m was imposed on the dairy": what it was laid on."""
    if tree.lemma(verb) not in {"impose", "levy", "slap"}:
        return None
    on = next((c for c in tree.children[verb] if tree.word(c) == "on"), None)
    return None if on is None else tree.child(on, "pobj")


def _before_preposition(tree: Tree, preposition: int) -> int | None:
    head = tree.tokens[preposition].head
    if tree.tokens[head].pos in NOUNS and tree.figure_at[head] is None:
        return head
    if tree.tokens[head].pos in {"VERB", "AUX"}:
        direct = tree.child(head, "dobj", "obj")
        if direct is not None and tree.lemma(head) in _MADE and tree.figure_at[direct] is None and direct < preposition:
            return direct
    return None


def _by_verb(tree: Tree, verb: int, role: Role) -> int | None:
    agent = tree.agent(verb)
    seen = {verb}
    if agent is not None and agent != role.noun and tree.lemma(verb) in _HAVE and _fit(tree, agent):
        return agent
    while agent is None or agent == role.noun or not _fit(tree, agent) or _merely_measure(tree, agent):
        if agent is not None and agent != role.noun and _merely_measure(tree, agent):
            owner = owner_of(tree, agent)
            if owner is not None:
                return owner
        above = tree.verb(tree.tokens[verb].head) if tree.tokens[verb].head != verb else None
        if above is None or above in seen:
            return None
        seen.add(above)
        verb = above
        agent = tree.agent(verb)
        if agent is not None and tree.tokens[agent].ent == "PERSON":
            return None  # a spokesman says it; it is not about him
    return agent


def _merely_measure(tree: Tree, at: int) -> bool:
    return measure(tree, at) or tree.lemma(at) in GENERIC


def _fit(tree: Tree, at: int) -> bool:
    """Whether a token can be what a figure is about."""
    return tree.figure_at[at] is None and tree.word(at) not in VAGUE and tree.lemma(at) not in _PLACE_OR_TIME


def _named(tree: Tree, at: int) -> int:
    """The name in apposition to a common noun ("its new chip, the M890"), else the noun itself."""
    if tree.is_name(at):
        return at
    name = tree.child(at, "appos")
    return name if name is not None and tree.is_name(name) and tree.figure_at[name] is None else at
