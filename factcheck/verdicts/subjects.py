"""Whether two claims are about the same thing, and which names differ only as the value that they give.

A different subject ends a comparison, so this errs on the side of "different" where two names look like members of one
family, and on the side of "compatible" where one claim names nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from factcheck.claims.names import Name, is_code
from factcheck.claims.tree import children
from factcheck.figures.statement import Statement
from factcheck.verdicts.lexicon import CONTRASTS, SUBUNITS
from factcheck.verdicts.names import same_name, siblings
from factcheck.verdicts.roles import slot, topic

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(frozen=True, slots=True)
class Subjects:
    """How the subjects of two claims stand.

    `shared` counts the names that both give; `values` are the names that fill the same exclusive place in both and
    differ (who made it, where it was held).
    """

    relation: Literal["same", "compatible", "different"]
    why: str
    shared: int = 0
    values: tuple[tuple[Name, Name, str], ...] = ()


def compare_subjects(a: Statement, b: Statement) -> Subjects:
    """Compare what the claims are about, by their names and the modifiers of the nouns that they share."""
    shared = [(x, y) for x in a.names for y in b.names if one_name(x, y)]
    only_a = [x for x in a.names if not _covered(x, b)]
    only_b = [y for y in b.names if not _covered(y, a)]
    values = tuple(_values(a, b, only_a, only_b))
    taken = {id(name) for x, y, _ in values for name in (x, y)}
    clash = _clash(a, b, [x for x in only_a if id(x) not in taken], [y for y in only_b if id(y) not in taken])
    if clash is None:
        clash = _contrast(a, b)
    if clash is not None:
        return Subjects("different", clash, len(shared))
    named = bool(shared) or bool(topic_lemmas(a) & topic_lemmas(b))
    return Subjects("same" if named else "compatible", "", len(shared), values)


def one_name(x: Name, y: Name) -> bool:
    """Whether the names may be one: the same name, or a firm's name and its first word ("Ostrava Silicon", "Ostrava")."""
    if same_name(x, y):
        return True
    short, full = sorted((x.words, y.words), key=len)
    if not short or full[: len(short)] != short:
        return False
    rest = full[len(short) :]
    return not any(word in SUBUNITS or is_code(word) or word[:1].isdigit() for word in rest)


def _covered(name: Name, other: Statement) -> bool:
    """Whether the other claim gives this name too, whole or as words of its own names ("the Brisk 300 of Norrland")."""
    return any(one_name(name, theirs) for theirs in other.names) or (
        bool(name.words) and set(name.words) <= other.name_words
    )


def _values(
    a: Statement, b: Statement, only_a: Iterable[Name], only_b: Iterable[Name]
) -> Iterable[tuple[Name, Name, str]]:
    for x in only_a:
        filled = slot(a, x)
        if filled is None:
            continue
        for y in only_b:
            if slot(b, y) == filled:
                yield x, y, filled[1] if filled[0] == "office" else filled[0] if filled[0] == "place" else filled[1]


def _clash(a: Statement, b: Statement, only_a: list[Name], only_b: list[Name]) -> str | None:
    """Two names of which one stands where the other does, and which are not one."""
    topic_a, topic_b = topic(a), topic(b)
    for x in only_a:
        for y in only_b:
            both_topics = x.head in topic_a and y.head in topic_b
            alike = not (x.sort and y.sort) or x.sort == y.sort
            if siblings(x, y) or (alike and (both_topics or _same_place(a, b, x, y) or bool(x.nouns & y.nouns))):
                return f"{x.text} is not {y.text}"
    for x in only_a:  # "Acme" beside "Acme Cloud": a part is not the whole
        part = next((y for y in b.names if siblings(x, y) and not any(one_name(y, z) for z in a.names)), None)
        if part is not None:
            return f"{x.text} is not {part.text}"
    for y in only_b:
        part = next((x for x in a.names if siblings(x, y) and not any(one_name(x, z) for z in b.names)), None)
        if part is not None:
            return f"{part.text} is not {y.text}"
    return None


def _same_place(a: Statement, b: Statement, x: Name, y: Name) -> bool:
    """Both after the same preposition, or both possessors or modifiers of the same noun."""
    one, two = a.tokens[x.head], b.tokens[y.head]
    if one.dep != two.dep or one.dep not in {"pobj", "poss", "compound", "nsubj", "nsubjpass", "nmod"}:
        return False
    above, other = a.tokens[one.head], b.tokens[two.head]
    if one.dep == "pobj":
        return above.text.lower() == other.text.lower() and above.text.lower() not in {"by", "with", "to"}
    return above.lemma.lower() == other.lemma.lower()


def topic_lemmas(statement: Statement) -> frozenset[str]:
    """Lemmas of the common nouns in the subject of the claim."""
    tokens = statement.tokens
    return frozenset(tokens[at].lemma.lower() for at in topic(statement) if tokens[at].pos == "NOUN")


def modifiers(statement: Statement) -> dict[str, set[str]]:
    """Noun lemma -> lemmas of its modifiers and of its "of" and "for" complements."""
    tokens = statement.tokens
    found: dict[str, set[str]] = {}
    for at, token in enumerate(tokens):
        if token.pos not in {"NOUN", "PROPN"}:
            continue
        own = found.setdefault(token.lemma.lower(), set())
        for one in children(tokens, at):
            if tokens[one].dep in MODIFIERS:
                own.add(tokens[one].lemma.lower())
            elif tokens[one].dep == "prep" and tokens[one].text.lower() in {"of", "for"}:
                own.update(tokens[two].lemma.lower() for two in children(tokens, one) if tokens[two].dep == "pobj")
    return found


def _contrast(a: Statement, b: Statement) -> str | None:
    """The same noun under two modifiers of which it can have only one: the north and the south plant."""
    ours, theirs = modifiers(a), modifiers(b)
    for noun in ours.keys() & theirs.keys():
        for group in CONTRASTS:
            one, two = ours[noun] & group, theirs[noun] & group
            if one and two and not one & two:
                return f"the {min(one)} {noun} is not the {min(two)} {noun}"
    return None
