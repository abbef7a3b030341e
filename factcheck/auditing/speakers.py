"""Who says it in the source against who says it in the claim (FC404)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from factcheck.auditing.words import content, words
from factcheck.claims.lexicon import ANY_ORG, FIRM_WORDS, HONORIFICS, ORG_NOUNS, PERSON_NOUNS
from factcheck.documents import Document

Relation = Literal["same", "different", "unknown"]
Kind = Literal["person", "body", ""]

BODIES = ORG_NOUNS | frozenset(
    """office society chamber alliance party movement service police court parliament government cabinet opposition
    senate congress coalition cooperative guild administration ministry bureau association charity newspaper dairy
    brewery museum theatre orchestra airport port institute institution laboratory""".split()
)
"""Nouns for what speaks through others."""

OFFICES = PERSON_NOUNS | HONORIFICS | BODIES
ARTICLES = frozenset({"the", "a", "an", "one", "its", "their", "his", "her"})
PRONOUNS = frozenset("i we you he she it they this that these those who some many others".split())
FORMER = frozenset({"former", "ex", "then", "late"})
VAGUE = ANY_ORG | frozenset("government authority organisation organization body agency ministry office".split())
"""Bodies that a text may call so whatever their name is."""

PERSON = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)+")
"""Two capitalised words or more in a row."""


LABEL = re.compile(r"^\W*[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}:\W*\s")
"""Who speaks a paragraph of an interview."""


@dataclass(frozen=True, slots=True)
class _Party:
    """Somebody who speaks: the words of the name, lower case, and what they are called, as stems."""

    names: tuple[str, ...]
    offices: frozenset[str]
    kind: Kind
    words: frozenset[str]


def same_speaker(a: str, b: str, document: Document) -> Relation:
    """Whether two names or offices are one speaker, as far as the document tells.

    A surname stands for the whole name; an office ("the chief executive") is whoever the document gives it to; and who
    is named beside a body may speak for it.
    """
    if {a.lower(), b.lower()} & PRONOUNS:
        return "unknown"
    one, two = _party(a, document), _party(b, document)
    if one.names and two.names:
        return _of_names(one, two, document)
    if one.offices & two.offices:
        return "same"
    if one.names or two.names:
        named, other = (one, two) if one.names else (two, one)
        return _of_office(named, other, document)
    return _of_offices(one, two, document)


def _of_names(one: _Party, two: _Party, document: Document) -> Relation:
    """Two names: one of a part of the other, or of a person and the body that they stand beside, may be one speaker."""
    if one.names[-1] == two.names[-1] or set(one.names) <= set(two.names) or set(two.names) <= set(one.names):
        return "same"
    if _are_joined(one, two, document):
        return "different"
    if one.kind != two.kind or not one.kind:
        sure = one.kind == two.kind == "" and len(one.names) > 1 and len(two.names) > 1
        if not sure and any(_names(line, one) and _names(line, two) for line in _lines(document)):
            return "unknown" if one.kind == two.kind else "same"
    return "different"


def _are_joined(one: _Party, two: _Party, document: Document) -> bool:
    """Whether the document names both as two ("Cora and Willem Blay")."""
    whole = document.text.lower()
    return any(
        re.search(rf"\b{re.escape(a.names[-1])} and (?:the )?{re.escape(b.names[0])}\b", whole) is not None
        for a, b in ((one, two), (two, one))
    )


def _of_office(named: _Party, other: _Party, document: Document) -> Relation:
    """A name, and an office or a body without one."""
    if not other.offices:
        return "unknown"
    lines = _lines(document)
    beside = [line for line in lines if other.offices & offices(line)]
    if any(_names(line, named) for line in beside):
        return "same"
    if other.kind == "body":
        # whoever speaks for a body is named beside it somewhere
        known = named.kind == "person" or not other.words & VAGUE
        return "different" if known and any(_names(line, named) for line in lines) else "unknown"
    # somebody else holds the whole office, as far as this document tells; without a holder it tells nothing
    held = any(other.offices <= offices(line) and _names_a_person(line) for line in beside)
    return "different" if held else "unknown"


def _of_offices(one: _Party, two: _Party, document: Document) -> Relation:
    """Two bodies, neither by its name: each must be called so in the document, in sentences of its own."""
    if one.kind != "body" or two.kind != "body" or min(len(one.offices), len(two.offices)) < 2:
        return "unknown"
    first, second = ([line for line in _lines(document) if party.offices <= offices(line)] for party in (one, two))
    apart = first and second and not set(first) & set(second)
    return "different" if apart else "unknown"


def _party(text: str, document: Document) -> _Party:
    own = names(text)
    called = offices(text)
    return _Party(tuple(own), frozenset(called), _kind(text, own, document), frozenset(office_words(text)))


def _kind(text: str, own: list[str], document: Document) -> Kind:
    """Whether it is a person or a body, by its own words, else by how the document speaks of the name."""
    head = {word.lower() for word in words(_head(text))}
    if head & HONORIFICS or (head & PERSON_NOUNS and not own):
        return "person"
    if head & (BODIES | FIRM_WORDS):
        return "person" if head & PERSON_NOUNS else "body"
    if not own:
        return ""
    if head & PERSON_NOUNS:
        return "person"
    name = re.escape(own[-1])
    offices_, bodies = "|".join(sorted(PERSON_NOUNS)), "|".join(sorted(BODIES))
    titles = "|".join(sorted(HONORIFICS))
    whole = document.text.lower()
    if re.search(rf"\b(?:{bodies}),? {name}\b|\b{name}['’]s (?:[\w-]+ ){{0,3}}(?:{offices_})\b", whole):
        return "body"
    if re.search(rf"\b(?:{offices_}|[\w-]+er) (?:of|at|for|from) {name}\b", whole):
        return "body"
    if re.search(rf"\b(?:{titles}|{offices_})\.?,? (?:[\w’'-]+ )?{name}\b|\b{name}, (?:who|the|a|an|\d\d)\b", whole):
        return "person"
    return ""


def _head(text: str) -> str:
    """What is called so, without what it is of: "Mr Brandt of the Weather Service" is Mr Brandt; but "the bank of Tarn"."""
    part = next((one for one in _segments(text) if _run(one)), text.split(",")[0])
    before = re.split(r" (?:of|at|from|for|with) (?:the |a )?", part)[0]
    return before if _run(before) or set(office_words(before)) & (BODIES | PERSON_NOUNS) else part


def _segments(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,()]", text) if part.strip()]


def names(text: str) -> list[str]:
    """The words of somebody's name, lower case, without titles: "Arne Vik, the head of Kystlinjen" -> arne, vik; "the
    head of planning, Mr Weller" -> weller; "the union Quayside" -> quayside."""
    for part in _segments(text):
        found = _run(_before_of(part))
        if found:
            return [word.lower() for word in found if word.lower() not in OFFICES] or [word.lower() for word in found]
    return []


def _before_of(part: str) -> str:
    """A person without the place or firm behind: "Mr Brandt of the Weather Service"; "Bank of Norway" stays whole."""
    before = re.split(r" (?:of|at|from|for|with) ", part)[0]
    kept = {word.lower() for word in words(before)} & BODIES
    return part if kept and not before[:1].islower() and before.split()[0].lower() not in ARTICLES else before


def _run(part: str) -> list[str]:
    """The capitalised words at the end of a phrase, titles left out; none for an office, though it may hold a name
    ("the minister", "Former City manager")."""
    found = words(part)
    run: list[str] = []
    for word in reversed(found):
        if not word[:1].isupper() and not (run and word.lower() in {"of", "and", "de", "van", "von"}):
            break
        run.insert(0, word)
    while run and (run[0].lower() in ARTICLES or not run[0][:1].isupper()):
        run = run[1:]
    if not run or all(word.lower() in OFFICES for word in run):
        return []
    return [word for word in run if word[:1].isupper()]


def offices(text: str) -> set[str]:
    """Stems of the common nouns and titles of a text: what somebody is, without where and when."""
    found = (word for word in words(text) if word.islower() or word.lower() in OFFICES)
    return set(content(word for word in found if word not in FORMER))


def office_words(text: str) -> set[str]:
    """The words of what somebody is called, lower case."""
    return {word.lower() for word in words(text)}


def _names(line: str, party: _Party) -> bool:
    """Whether the sentence has the name."""
    return party.names[-1] in office_words(line)


def _names_a_person(line: str) -> bool:
    return any(names(match.group()) for match in PERSON.finditer(line))


def _lines(document: Document) -> list[str]:
    """The sentences, cut roughly: names and their offices stand in one. The label before a speech ties nobody to it."""
    lines = (LABEL.sub("", line) for line in document.text.replace(". ", ".\n").splitlines())
    return [line for line in lines if line.strip()]
