"""Who holds which post, where a sentence says so in passing: "chief executive Ana Wu said ...", "Ana Wu, the mayor, ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.names import Name
from factcheck.claims.tree import Tokens, child, children, subtree
from factcheck.inference.token import Token

HELD_BY_ONE = frozenset(
    """ceo cfo cto coo chairman chairwoman chairperson chair president mayor governor chancellor premier captain coach conductor
    director head boss principal headteacher headmaster headmistress superintendent commander dean curator treasurer
    commissioner editor skipper""".split()
)
"""Posts that one person holds at a time, whatever stands before them."""

HELD_WITH_A_FIELD = frozenset("executive officer chief minister secretary manager judge".split())
"""Those of which there are many, but one of each field: "finance minister", "fire chief", "presiding judge"."""

FIELDS = frozenset(
    """chief financial executive operating technical managing general prime foreign presiding medical scientific artistic
    musical sporting legal commercial municipal federal vice deputy assistant lead""".split()
)
"""Adjectives that say which post is meant; a field that is a noun needs no list."""

NO_LONGER = frozenset(
    "former ex past late outgoing previous retired departing ousted then acting interim incoming next new".split()
)
"""Words before a post whose holder another text may well not know: no more, not yet, not for good, or of late."""


@dataclass(frozen=True, slots=True)
class Post:
    """A person and the post that the sentence gives them in passing, as token indices.

    span    first and last token of the stretch that says so
    words   the post ("chief executive"), without what it is the post of
    owner   what it is the post of ("Orrin", "its"), empty where the sentence does not say
    """

    person: Name
    span: tuple[int, int]
    words: tuple[int, ...]
    owner: tuple[int, ...]


def posts(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Post]:
    """The posts that a sentence gives to those whom it names, beside what it asserts."""
    inside = {at: name for name in names for at in range(name.first, name.last + 1)}
    for name in names:
        if name.sort in {"org", "place", "thing"} or not name.words:
            continue
        head = next((at for at in _beside(tokens, name) if at not in inside and _is_post(tokens, at)), None)
        if head is not None:
            words = _phrase(tokens, head, inside)
            owner = _owner(tokens, head, words, name, inside)
            every = [*range(name.first, name.last + 1), *words, *owner]
            yield Post(name, (min(every), max(every)), words, owner)


def _beside(tokens: Tokens, name: Name) -> Iterator[int]:
    """Tokens that may be the post of a person: right before the name, or in apposition to it."""
    if name.first and tokens[name.first - 1].pos in {"NOUN", "PROPN"}:
        yield name.first - 1
    for at in children(tokens, name.head):
        if tokens[at].dep == "appos" and at > name.last:
            yield at
    if tokens[name.head].dep == "appos":
        yield tokens[name.head].head


def _is_post(tokens: Tokens, at: int) -> bool:
    lemma = tokens[at].lemma.lower()
    before = {tokens[one].lemma.lower() for one in children(tokens, at) if one < at}
    before.update(tokens[one].text.lower() for one in range(max(0, at - 2), at))
    if before & NO_LONGER or before & {"a", "an", "no", "another", "one"} or tokens[at].tag in {"NNS", "NNPS"}:
        return False
    return lemma in HELD_BY_ONE or (lemma in HELD_WITH_A_FIELD and bool(_fields(tokens, at)))


def _fields(tokens: Tokens, at: int) -> list[int]:
    """What stands right before a post and is part of its name."""
    found: list[int] = []
    for one in range(at - 1, -1, -1):
        token = tokens[one]
        small = token.text.islower() or one == 0  # a sentence opens with a capital
        if not (token.text.lower() in FIELDS or (token.pos == "NOUN" and small and token.tag == "NN")):
            break
        found.insert(0, one)
    return found


def _phrase(tokens: Tokens, head: int, inside: dict[int, Name]) -> tuple[int, ...]:
    """The post with its field: "chief executive", "head of research"."""
    of = next((at for at in children(tokens, head) if at == head + 1 and tokens[at].text == "of"), None)
    field = None if of is None else child(tokens, of, "pobj")
    if (
        of is None
        or field is None
        or field in inside
        or not tokens[field].text.islower()
        or _is_definite(tokens, field)
    ):
        return (*_fields(tokens, head), head)
    return (*_fields(tokens, head), head, *range(of, field + 1))


def _is_definite(tokens: Tokens, noun: int) -> bool:
    return child(tokens, noun, "det", "poss") is not None


def _owner(tokens: Tokens, head: int, words: Sequence[int], person: Name, inside: dict[int, Name]) -> tuple[int, ...]:
    """What the post is one of: "Orrin's chief executive", "Orrin chief executive Ana Wu", "chief executive of Orrin"."""
    owner = child(tokens, head, "poss")
    if owner is not None and owner not in range(person.first, person.last + 1):
        return tuple(at for at in subtree(tokens, owner) if tokens[at].tag != "POS")
    first = words[0]
    before = inside.get(first - 1) if first else None
    if before is not None and before is not person and before.sort != "person":
        return tuple(range(before.first, before.last + 1))
    for of in children(tokens, head):
        if of > head and tokens[of].text in {"of", "at"} and of not in words:
            thing = child(tokens, of, "pobj")
            if thing is not None:
                named = inside.get(thing)
                if named is not None:
                    return tuple(range(named.first, named.last + 1))
                return tuple(at for at in subtree(tokens, thing) if at <= thing)
    return ()
