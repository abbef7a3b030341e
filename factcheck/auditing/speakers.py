"""Who says it in the source against who says it in the claim (FC404)."""

from __future__ import annotations

import re
from typing import Literal

from factcheck.auditing.words import content, words
from factcheck.claims.lexicon import HONORIFICS, ORG_NOUNS, PERSON_NOUNS
from factcheck.documents import Document

OFFICES = PERSON_NOUNS | HONORIFICS | ORG_NOUNS
ARTICLES = frozenset({"the", "a", "an", "one", "its", "their", "his", "her"})
PRONOUNS = frozenset("i we you he she it they this that these those who some many others".split())
FORMER = frozenset({"former", "ex", "then", "late"})
PERSON = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+)+")
"""Two capitalised words or more in a row."""


def same_speaker(a: str, b: str, document: Document) -> Literal["same", "different", "unknown"]:
    """Whether two names or offices are one speaker, as far as the document tells.

    A surname stands for the whole name; an office ("the chief executive") is whoever the document gives it to.
    """
    if {a.lower(), b.lower()} & PRONOUNS:
        return "unknown"
    one, two = names(a), names(b)
    if one and two:
        return "same" if one[-1] == two[-1] or set(one) <= set(two) or set(two) <= set(one) else "different"
    office_a, office_b = offices(a), offices(b)
    if office_a & office_b:
        return "same"
    named, office = (one, office_b) if one else (two, office_a)
    if not named or not office:
        return "unknown"
    beside = [line for line in _lines(document) if office & offices(line)]
    if any(named[-1] in {word.lower() for word in words(line)} for line in beside):
        return "same"
    if any(word in ORG_NOUNS for word in office_words(b if one else a)):
        # whoever speaks for a body is named beside it somewhere
        return "different" if any(named[-1] in line.lower() for line in _lines(document)) else "unknown"
    # somebody else holds the whole office, as far as this document tells; without a holder it tells nothing
    held = any(office <= offices(line) and _names_a_person(line) for line in beside)
    return "different" if held else "unknown"


def _names_a_person(line: str) -> bool:
    return any(names(match.group()) for match in PERSON.finditer(line))


def names(text: str) -> list[str]:
    """The words of a person's name, lower case, without titles: "Arne Vik, the head of Kystlinjen" -> arne, vik."""
    head = text.split(",")[0]
    found = words(head)
    if not found or not found[0][:1].isupper() or not found[-1][:1].isupper() or found[0].lower() in ARTICLES:
        return []  # "the minister", "Former City manager": an office, though it may hold a name
    return [word.lower() for word in found if word[:1].isupper() and word.lower() not in OFFICES]


def offices(text: str) -> set[str]:
    """Stems of the common nouns and titles of a text: what somebody is, without where and when."""
    found = (word for word in words(text) if word.islower() or word.lower() in OFFICES)
    return set(content(word for word in found if word not in FORMER))


def office_words(text: str) -> set[str]:
    """The words of what somebody is called, lower case."""
    return {word.lower() for word in words(text)}


def _lines(document: Document) -> list[str]:
    """The sentences, cut roughly: names and their offices stand in one."""
    return [line for line in document.text.replace(". ", ".\n").splitlines() if line.strip()]
