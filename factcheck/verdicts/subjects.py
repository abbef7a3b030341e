"""Whether two claims are about the same thing, and which names differ only as the value that they give.

A different subject ends a comparison, so this errs on the side of "different" where two names look like members of one
family, and on the side of "compatible" where one claim names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from factcheck.claims.names import Name, is_code, is_model
from factcheck.claims.tree import SUBJECTS, child, children
from factcheck.figures.statement import EMPTY, Statement, of_statement
from factcheck.verdicts.lexicon import CONTRASTS, COUNTRIES, PARTIES, SORTS, SUBUNITS, TRADES
from factcheck.verdicts.names import same_name, siblings
from factcheck.verdicts.roles import main_verb, offices, slot, topic

Clash = Literal["siblings", "topics", "place", "noun", "part", "office", "party", "modifier", "implied"]
"""Why two claims seem to be about two things: names of one family (C7, C6); two names as subjects; two names in one place of
the sentence, or telling one noun apart; a name and a part of it; two offices; two parties; two modifiers of one noun;
a topic that is only implied."""

SETTLING = frozenset({"siblings", "office", "party", "modifier"})
"""Of 649 pairs of claims in six of the development corpora with such a clash one was a contradiction and one an agreement;
with the others 22 and 7 of 1,249, as many in a hundred as with none ("Quenby" and "Quenby Bank" are one). Of 648 pairs that
are only implied to be about two numbered things ("Orrery 4", "Bastion X2") one was a contradiction, three were agreements."""

MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod"})


@dataclass(frozen=True, slots=True)
class Subjects:
    """How the subjects of two claims stand.

    `shared` counts the names that both give; `values` are the names that fill the same exclusive place in both and
    differ (who made it, where it was held). `clash` says why they seem to be about two things.
    """

    relation: Literal["same", "compatible", "different"]
    why: str
    shared: int = 0
    values: tuple[tuple[Name, Name, str], ...] = ()
    clash: Clash | None = None

    @property
    def settled(self) -> bool:
        """Whether the clash ends the comparison; one that does not is a feature among others."""
        return self.clash in SETTLING


def compare_subjects(a: Statement, b: Statement) -> Subjects:
    """Compare what the claims are about, by their names and the modifiers of the nouns that they share."""
    shared = [(x, y) for x in a.names for y in b.names if one_name(x, y)]
    only_a = [x for x in a.names if not _covered(x, b)]
    only_b = [y for y in b.names if not _covered(y, a)]
    values = tuple(_values(a, b, only_a, only_b))
    taken = {id(name) for x, y, _ in values for name in (x, y)}
    clash = _clash(
        a, b, bool(values), [x for x in only_a if id(x) not in taken], [y for y in only_b if id(y) not in taken]
    )
    if clash is None:
        clash = _contrast(a, b) or _implied(a, b)
    if clash is not None:
        return Subjects("different", clash[1], len(shared), clash=clash[0])
    named = bool(shared) or bool(topic_lemmas(a) & topic_lemmas(b))
    return Subjects("same" if named else "compatible", "", len(shared), values)


def _implied(a: Statement, b: Statement) -> tuple[Clash, str] | None:
    """A claim that names nothing is about its topic: "96 cores sit on the die" of the C7 says nothing of the C7 Lite."""
    for bare, other in ((a, b), (b, a)):
        if not bare.claim.topic:
            continue
        implied = Name(bare.claim.topic, 0, 0, 0, "")
        theirs = [name for name in other.names if name.head in topic(other)]
        if not theirs and other.claim.topic:
            theirs = [Name(other.claim.topic, 0, 0, 0, "")]
        kin = next((name for name in theirs if siblings(implied, name) and not _may_be_one(implied, name)), None)
        if kin is not None and not any(one_name(implied, name) for name in theirs):
            models = is_model(implied.words) and is_model(kin.words)
            return "siblings" if models else "implied", f"{implied.text} is not {kin.text}"
    return None


def _may_be_one(x: Name, y: Name) -> bool:
    """Whether a name that is only implied may be the other: the same, or all words of one are in the other and neither
    has a code that the other lacks ("Act" and "Cableways Safety Act"; not "E2" and "E2 Cargo", nor "C7" and "C6")."""
    if one_name(x, y):
        return True
    one, two = set(x.words), set(y.words)
    apart = one ^ two
    return (one <= two or two <= one) and not any(is_code(word) or word in SUBUNITS for word in apart)


def one_name(x: Name, y: Name) -> bool:
    """Whether the names may be one: the same name, or a firm's name and its first word ("Ostrava Silicon", "Ostrava")."""
    if same_name(x, y):
        return True
    more = _more(x, y)
    return more is not None and not any(word in SUBUNITS or is_code(word) or word[:1].isdigit() for word in more)


def _more(x: Name, y: Name) -> tuple[str, ...] | None:
    """What the longer name has behind the shorter one, where it begins with it; else None."""
    short, full = sorted((x.words, y.words), key=len)
    return full[len(short) :] if short and full[: len(short)] == short else None


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
            if x.words[-1:] == y.words[-1:] and 1 in (len(x.words), len(y.words)):
                continue  # "Haverly" is Tove Haverly
            if slot(b, y) == filled and not (filled[0] == "place" and _unlike_places(x, y)):
                yield x, y, "place" if filled[0] == "place" else filled[1]


def _unlike_places(x: Name, y: Name) -> bool:
    """A town and the country that it lies in are both right; which holds the other no list here says, so only names
    of one length are held against each other where one is a country."""
    return bool({x.words[-1], y.words[-1]} & COUNTRIES) and not {x.words[-1], y.words[-1]} <= COUNTRIES


def _clash(
    a: Statement, b: Statement, valued: bool, only_a: list[Name], only_b: list[Name]
) -> tuple[Clash, str] | None:
    """Two names of which one stands where the other does, and which are not one."""
    topic_a, topic_b = topic(a), topic(b)
    ours = [name for name in a.names if name.head in topic_a]
    others = [name for name in b.names if name.head in topic_b]
    beside = any(
        x.words == y.words and _is_particular(x) and x not in ours and y not in others for x in a.names for y in b.names
    )
    if not beside and not any(one_name(x, y) for x in ours for y in others):
        # "three times as fast as the 810E" names the 810E and is about the M890
        kin = next(((x, y) for x in ours for y in others if siblings(x, y) and not _inside(x, y)), None)
        if kin is not None:
            return _kinship(*kin), f"{kin[0].text} is not {kin[1].text}"
    kin = next(((x, y) for x in only_a for y in only_b if siblings(x, y) and not _inside(x, y)), None)
    if kin is not None:  # "Alibaba released Qwen2.5" is of Qwen2.5 as much as of Alibaba, and not of Qwen-7B
        return _kinship(*kin), f"{kin[0].text} is not {kin[1].text}"
    for x in only_a:
        for y in only_b:
            both_topics = x.head in topic_a and y.head in topic_b
            alike = not (x.sort and y.sort) or x.sort == y.sort
            why = f"{x.text} is not {y.text}"
            if alike and both_topics:
                return "topics", why
            if alike and _same_place(a, b, x, y):
                return "place", why
            if alike and x.nouns & y.nouns:
                return "noun", why
    coded = any(x.words == y.words and _is_particular(x) for x in a.names for y in b.names)
    for mine, theirs in ((a.names, b.names), (b.names, a.names)) if not coded else ():
        for x in mine:
            whole = next((y for y in theirs if part_of(x, y) and not any(one_name(y, z) for z in mine)), None)
            if whole is not None and not any(one_name(x, z) for z in theirs):
                return "siblings" if is_model(whole.words) else "part", f"{x.text} is not {whole.text}"
    posts_a, posts_b = offices(a), offices(b)
    if posts_a and posts_b and not posts_a & posts_b and not valued:
        return "office", f"{_the(min(posts_a))} is not {_the(min(posts_b))}"
    return None


def _kinship(x: Name, y: Name) -> Clash:
    """How two kindred names clash: a firm and its name with its trade ("Quenby", "Quenby Bank") may still be one."""
    more = _more(x, y)
    return "part" if more is not None and set(more) <= TRADES else "siblings"


def _the(noun: str) -> str:
    return f"the {noun}"


def about_one(a: Statement, b: Statement, subjects: Subjects) -> bool:
    """Whether the claims show that they are about one thing: by a name, their subjects' nouns, their topics or words."""
    if subjects.shared or topic_lemmas(a) & topic_lemmas(b) or overlap(a, b) >= 0.5:
        return True
    ours, theirs = a.name_words | a.topic_words, b.name_words | b.topic_words
    return bool((a.topic_words & theirs) or (b.topic_words & ours))


def overlap(a: Statement, b: Statement) -> float:
    """Share of the shorter claim's content lemmas that the longer one has too, 0 to 1."""
    fewest = min(len(a.lemmas), len(b.lemmas))
    return len(a.lemmas & b.lemmas) / fewest if fewest else 0.0


def _is_particular(name: Name) -> bool:
    """Whether the name is of one product or thing, whoever of a group is said to have made it."""
    return len(name.words) > 1 and any(char.isdigit() for char in name.text)


def part_of(x: Name, whole: Name) -> bool:
    """Whether one name is the other and a word that makes it a part or a variant: "Acme Cloud" and "Acme"."""
    return len(whole.words) < len(x.words) and _more(x, whole) is not None and not one_name(x, whole)


def _inside(x: Name, y: Name) -> bool:
    """Whether one name is among the later words of the other: "Marenia" in "Bank of Marenia"."""
    short, full = sorted((set(x.words), set(y.words)), key=len)
    return short < full and _more(x, y) is None


def _same_place(a: Statement, b: Statement, x: Name, y: Name) -> bool:
    """Both tell which one of the same noun ("the Ostend marathon", "the marathon in Rovigo"), or stand in the same
    place of their sentences."""
    one, two = a.tokens[x.head], b.tokens[y.head]
    noun, other = _specified(a, x), _specified(b, y)
    if noun is not None and noun == other:
        return True
    if one.dep != two.dep or one.dep not in {"pobj", "nsubj", "nsubjpass"}:
        return False
    above, below = a.tokens[one.head], b.tokens[two.head]
    if one.dep == "pobj":
        return above.text.lower() == below.text.lower() and above.text.lower() not in {"by", "with", "to"}
    return above.lemma.lower() == below.lemma.lower()


def _specified(statement: Statement, name: Name) -> str | None:
    """Lemma of the common noun that a name tells apart from others of its kind."""
    tokens = statement.tokens
    token = tokens[name.head]
    at = token.head
    if token.dep == "pobj" and tokens[at].text.lower() in {"in", "of", "at", "near"}:
        at = tokens[at].head
    elif token.dep not in {"compound", "poss", "nmod", "appos"}:
        return None
    return tokens[at].lemma.lower() if tokens[at].pos == "NOUN" else None


@of_statement
def topic_lemmas(statement: Statement) -> frozenset[str]:
    """Lemmas of the common nouns in the subject of the claim."""
    tokens = statement.tokens
    return frozenset(tokens[at].lemma.lower() for at in topic(statement) if tokens[at].pos == "NOUN")


@of_statement
def modifiers(statement: Statement) -> dict[str, set[str]]:
    """Noun lemma -> lemmas of its modifiers and of its "of" and "for" complements."""
    tokens = statement.tokens
    found: dict[str, set[str]] = {}
    for at, token in enumerate(tokens):
        if token.pos != "NOUN":  # "northern China" is where, not which
            continue
        own = found.setdefault(token.lemma.lower(), set())
        for one in children(tokens, at):
            if tokens[one].dep in MODIFIERS:
                own.add(tokens[one].lemma.lower())
            elif tokens[one].dep == "prep" and tokens[one].text.lower() in {"of", "for"}:
                own.update(tokens[two].lemma.lower() for two in children(tokens, one) if tokens[two].dep == "pobj")
    return found


def modified_apart(a: Statement, b: Statement) -> int:
    """How many nouns the claims share that each of them tells apart by other words: "oat drink" and "almond drink"."""
    ours, theirs = modifiers(a), modifiers(b)
    return sum(
        bool(one and two and not one & two)
        for one, two in ((ours[noun] - EMPTY, theirs[noun] - EMPTY) for noun in ours.keys() & theirs.keys())
    )


def _contrast(a: Statement, b: Statement) -> tuple[Clash, str] | None:
    """The same noun under two modifiers of which it can have only one: the north and the south plant."""
    head_a, head_b = _head(a), _head(b)
    if head_a and head_b and head_a != head_b and any({head_a, head_b} <= group for group in PARTIES):
        return "party", f"the {head_a} is not the {head_b}"
    for group in SORTS:
        sort, other = a.lemmas & group, b.lemmas & group
        if sort and other and not sort & other:
            return "modifier", f"{min(sort)} is not {min(other)}"
    size, its = _size(a), _size(b)
    if size and its and size[1] == its[1] and size[0] != its[0]:
        return "modifier", f"the {'-'.join(size)} one is not the {'-'.join(its)} one"
    ours, theirs = modifiers(a), modifiers(b)
    for noun in ours.keys() & theirs.keys():
        for group in CONTRASTS:
            one, two = ours[noun] & group, theirs[noun] & group
            if one and two and not one & two:
                return "modifier", f"the {min(one)} {noun} is not the {min(two)} {noun}"
    return None


SIZE = re.compile(r"\b(\d+(?:\.\d+)?)-([a-z]+) (?=[A-Za-z])")


def _size(statement: Statement) -> tuple[str, str] | None:
    """A size that tells a thing from its sisters ("the 13-inch notebook"), where the claim gives another figure."""
    match = SIZE.search(statement.claim.text)
    if match is None or not any(f.start >= match.end() or f.end <= match.start() for f in statement.figures):
        return None
    return match[1], match[2]


@of_statement
def _head(statement: Statement) -> str | None:
    """Lemma of the common noun that is the subject of the claim."""
    verb = main_verb(statement.tokens)
    subject = child(statement.tokens, verb, *SUBJECTS) if verb is not None else None
    if subject is None or statement.tokens[subject].pos != "NOUN":
        return None
    return statement.tokens[subject].lemma.lower()
