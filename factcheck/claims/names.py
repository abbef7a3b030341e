"""Proper names in a parsed text, by capitals and grammar, with the sort of thing that the words around them show.

The parser's entity labels were seen wrong on half of the names in our field, so they are one hint among others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from factcheck.claims.lexicon import (
    ANY_ORG,
    CALENDAR,
    FIRM_WORDS,
    HONORIFICS,
    ORG_NOUNS,
    ORG_SUFFIXES,
    PERSON_NOUNS,
    SAY,
    THING_NOUNS,
)
from factcheck.claims.tree import Tokens, child, children
from factcheck.inference.token import Token

Sort = Literal["person", "org", "place", "thing", ""]

CODE = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[\w.\-/]+$")
"""Letters and digits together: M890, A320-200, Qwen3.7, 810E."""

UNIT_LIKE = re.compile(
    r"(?:[$€£¥]?\d[\d.,]*(?:bn|m|tn|k|b|x|pp|bps|st|nd|rd|th|s|am|pm|[kmgtp]?(?:b|hz|w|wh|g|m|l)|nm|mm|cm|km|kg|mg|ml|mph)"
    r"|(?:us|au|nz|hk|c|a|s)\$\d[\d.,]*\w*|[qh][1-4]|fy\d{2,4}|\d+-(?:year|month|week|day|hour|minute|mile|page|member|point).*)$",
    re.IGNORECASE,
)
"""Looks like a code, but is a figure: 144GB, $5bn, 3.5x, Q3, FY25, 12-year."""

LINKS = frozenset(
    {"of", "de", "da", "del", "der", "van", "von", "la", "le", "al", "bin", "ibn", "el", "the", "for", "and", "&"}
)
ACRONYMS = frozenset(
    """ai ml llm llms gpu gpus cpu cpus api ipo gdp ceo cfo cto coo pc tv it hr pr vp phd mba dna rna hiv ev evs suv agi
    esg roi ebitda gaap faq tldr tl;dr usd eur gbp rmb cny hkd jpy inr gb mb tb kb ghz mhz kwh mwh gwh mw gw kw am pm
    covid-19 covid llc url pdf app ok vat""".split()
)
"""Capitals that name a kind of thing, not one thing."""

OPENERS = frozenset({".", "!", "?", ":", "“", '"', "‘", "("})
"""What stands before a word that has its capital for opening a sentence."""

TITLE_TAGS = frozenset({"PROPN", "NOUN", "ADJ", "X", "NUM", "VERB", "ADV", "ADP"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, from token `first` to `last`; `nouns` are common nouns that the text gives it ("chip")."""

    text: str
    first: int
    last: int
    head: int
    sort: Sort
    nouns: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """Its words, lower case, without possessive or punctuation."""
        return name_words(self.text)


SEVERAL = re.compile(r"\b([A-Z]{1,4}-?\d{2,})s\b")
"""A model's number in the plural, by its capitals: an "iPhone 5s" is one telephone."""


@lru_cache(maxsize=65_536)  # asked again for every pair: a third of the time in which pairs are read
def name_words(text: str) -> tuple[str, ...]:
    """Lower-case words of a name; hyphens part words, dots inside codes stay ("Qwen3.7-Max": qwen3.7, max); several of a
    model go by its number ("K90s", "F-16s")."""
    one = SEVERAL.sub(r"\1", text).lower().replace("’s", "").replace("'s", "")
    words = re.findall(r"[\w]+(?:\.\w+)*", one)
    return tuple(word for word in words if word not in {"the", "inc", "ltd", "llc", "plc", "corp", "co"})


def capital(word: str) -> bool:
    """Whether a word is written as names are: "Galaxy", "S24", and "iPhone" too."""
    return word[:1].isupper() or re.match(r"[a-z]{1,3}[A-Z]", word) is not None


def find_names(tokens: Sequence[Token], source: str, known: frozenset[str] = frozenset()) -> list[Name]:
    """The proper names of a parsed text, in order, longest first where they could nest.

    `known` are words, in lower case, that open names elsewhere in the document: they do so here, whatever the parser says.
    """
    names = []
    at = 0
    while at < len(tokens):
        if not (_opens(tokens, at) or _is_known(tokens[at], known)):
            at += 1
            continue
        last = _extend(tokens, at)
        first = _without_titles(tokens, at, last)
        if first is not None:
            names.append(_name(tokens, source, first, last))
        at = last + 1
    return names


def _is_known(token: Token, known: frozenset[str]) -> bool:
    return capital(token.text) and token.text.lower() in known


def known_words(sentences: Sequence[tuple[Sequence[Token], Sequence[Name]]]) -> frozenset[str]:
    """First words of the names that a document has inside its sentences, where a capital is no mere opening; without
    those that it also writes small."""
    small = small_words(tokens for tokens, _ in sentences)
    opening = {
        tokens[name.first].text.lower()
        for tokens, names in sentences
        for name in names
        if not _is_opening(tokens, name)
    }
    return frozenset(opening - small - CALENDAR - LINKS)


def names_together(sentences: Sequence[tuple[Sequence[Token], str]]) -> tuple[list[list[Name]], frozenset[str]]:
    """The names of each parsed text of one document, those among them that only the others show, and `known_words`."""
    names = [find_names(tokens, source) for tokens, source in sentences]
    known = known_words([(tokens, some) for (tokens, _), some in zip(sentences, names, strict=True)])
    return [find_names(tokens, source, known) for tokens, source in sentences], known


def small_words(sentences: Iterable[Sequence[Token]]) -> frozenset[str]:
    """The words that a document writes without a capital."""
    return frozenset(token.text for tokens in sentences for token in tokens if token.text.islower())


def _is_opening(tokens: Sequence[Token], name: Name) -> bool:
    return name.first == 0 or tokens[name.first - 1].text in OPENERS


def is_code(word: str) -> bool:
    """Whether a word is a model number or the like: letters and digits, and no figure."""
    return bool(CODE.match(word)) and not UNIT_LIKE.match(word)


def is_model(words: Iterable[str]) -> bool:
    """Whether a number is part of the name ("Qwen 3", "M890"): it tells the thing from all others that are numbered."""
    return any(is_code(word) or word.isdigit() for word in words)


def _opens(tokens: Tokens, at: int) -> bool:
    """Whether a name may begin here: a capitalised word that is one by grammar or by place, or a code."""
    token = tokens[at]
    word = token.text
    if is_code(word):
        return word.lower() not in CALENDAR
    if not capital(word) or word.lower() in CALENDAR or token.pos in {"PRON", "DET", "PUNCT", "SYM", "AUX"}:
        return False
    if len(word) == 1 or UNIT_LIKE.match(word) or (word.lower() in ACRONYMS and not _capital(tokens, at + 1)):
        return False
    sentence_start = at == 0 or tokens[at - 1].text in OPENERS
    if sentence_start:
        return token.pos == "PROPN" or (word.isupper() and len(word) > 1 and token.pos not in {"ADP", "CCONJ", "SCONJ"})
    if token.pos == "ADJ":  # "Norwegian engineers" is no name; "European Union" and "Full Self-Driving" are
        return at + 1 < len(tokens) and (capital(tokens[at + 1].text) or tokens[at + 1].text == "-")
    return token.pos in {"PROPN", "NOUN", "X", "VERB", "NUM"}


def _extend(tokens: Tokens, at: int) -> int:
    """The last token of the name that begins at `at`."""
    last = at
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        glued = tokens[last].end == following.start
        word = following.text
        if (
            word in {"-", "/", "."}
            and glued
            and last + 2 < len(tokens)
            and tokens[last + 2].start == following.end
            and (
                capital(tokens[last + 2].text) or is_code(tokens[last + 2].text) or tokens[last + 2].text[:1].isdigit()
            )
        ):
            last += 2
        elif (
            is_code(word)
            or (capital(word) and word.lower() not in CALENDAR and following.pos in TITLE_TAGS)
            or (word.isdigit() and len(word) <= 3 and capital(tokens[last].text) and _numbered(tokens, last + 1))
        ):
            last += 1
        elif (word in LINKS and word not in {"the", "for", "and"} and _capital(tokens, last + 2)) or (
            word == "&" and _capital(tokens, last + 2)
        ):
            last += 2
        elif word in {"'s", "’s"} and _capital(tokens, last + 2) and tokens[last + 2].text.lower() in ORG_SUFFIXES:
            last += 2  # St Mary's Hospital
        else:
            break
    return last


def _numbered(tokens: Tokens, at: int) -> bool:
    """Whether a bare number belongs to the name before it ("Boeing 747", "Windows 11"), not to a noun after it or to a
    score ("Ashwick 3-1")."""
    glued = (
        at + 2 < len(tokens) and tokens[at].end == tokens[at + 1].start and tokens[at + 1].end == tokens[at + 2].start
    )
    if glued and tokens[at + 1].text in {"-", "–", ":"} and tokens[at + 2].text[:1].isdigit():
        return False
    if at + 1 >= len(tokens) or tokens[at].head == at - 1 or tokens[at + 1].tag == "NN":  # "the Linnet 9 phone"
        return True
    return tokens[at + 1].pos not in {"NOUN", "SYM", "ADJ", "NUM"}


def _capital(tokens: Tokens, at: int) -> bool:
    return (
        at < len(tokens)
        and capital(tokens[at].text)
        and tokens[at].pos == "PROPN"
        and (tokens[at].text.lower() not in CALENDAR)
    )


def _without_titles(tokens: Tokens, first: int, last: int) -> int | None:
    """The name without offices and honorifics before it; None where nothing else is left."""
    while first <= last and (
        tokens[first].text.lower().strip(".") in HONORIFICS or tokens[first].lemma.lower() in PERSON_NOUNS
    ):
        first += 1
    return first if first <= last else None


def _name(tokens: Tokens, source: str, first: int, last: int) -> Name:
    text = source[tokens[first].start : tokens[last].end].rstrip(".,")
    head = next(
        (at for at in range(last, first - 1, -1) if not first <= tokens[at].head <= last or tokens[at].head == at), last
    )
    nouns = _nouns(tokens, first, last, head)
    return Name(text, first, last, head, _sort(tokens, first, last, head, nouns), nouns)


def _nouns(tokens: Tokens, first: int, last: int, head: int) -> frozenset[str]:
    """Common nouns beside the name: "its new AI chip, the Zhenwu M890", "the M890 chip", "chairman Joe Tsai"."""
    found = set()
    for at in children(tokens, head):
        if not first <= at <= last and tokens[at].dep in {"appos", "compound", "nmod"} and tokens[at].pos == "NOUN":
            found.add(tokens[at].lemma.lower())
    token = tokens[head]
    if token.dep in {"appos", "compound", "nmod"} and tokens[token.head].pos in {"NOUN", "PROPN"}:
        found.add(tokens[token.head].lemma.lower())
    if last + 1 < len(tokens) and tokens[last + 1].pos == "NOUN" and tokens[last].end < tokens[last + 1].start:
        found.add(tokens[last + 1].lemma.lower())
    # "chairman Joe Tsai"; but in "Per Quildor heads Saluham College" nobody is a head
    if first and tokens[first - 1].pos != "VERB" and tokens[first - 1].lemma.lower() in PERSON_NOUNS | HONORIFICS:
        found.add(tokens[first - 1].lemma.lower())
    if (
        token.dep in {"nsubj", "attr"} and tokens[token.head].lemma == "be"
    ):  # "Wu is the chairman", "the chairman is Wu"
        other = child(tokens, token.head, "attr" if token.dep == "nsubj" else "nsubj")
        if other is not None and tokens[other].pos == "NOUN":
            found.add(tokens[other].lemma.lower())
    return frozenset(found)


def _sort(tokens: Tokens, first: int, last: int, head: int, nouns: frozenset[str]) -> Sort:
    words = [tokens[at].text.lower() for at in range(first, last + 1)]
    if first and tokens[first - 1].text.lower().strip(".") in HONORIFICS:
        return "person"
    if last + 2 < len(tokens) and tokens[last + 1].lemma.lower() in PERSON_NOUNS and capital(tokens[last + 2].text):
        return "org"  # "Alibaba chairman Joe Tsai"
    ents = {tokens[at].ent for at in range(first, last + 1)}
    described = first > 0 and tokens[first - 1].text.lower() == "the" and tokens[head].dep in {"compound", "nmod"}
    if described and ents <= {"GPE", "LOC"} and nouns & ANY_ORG:
        return "place"  # "the Hangzhou group" says where some firm sits
    if any(is_code(tokens[at].text) for at in range(first, last + 1)) or nouns & THING_NOUNS:
        return "thing" if not nouns & (PERSON_NOUNS | ORG_NOUNS) or any(is_code(word) for word in words) else "org"
    if words[-1].isdigit() and not nouns & ANY_ORG:
        return "thing"  # "Boeing 747": so the parser calls many a person
    if words[-1] in ORG_SUFFIXES or (nouns & ORG_NOUNS and not nouns & PERSON_NOUNS):
        return "org"
    if nouns & PERSON_NOUNS and words[-1] not in FIRM_WORDS:
        return "person"
    if ("PERSON" in ents and last - first == 1) or (ents == {"PERSON"} and last - first == 2):
        # so the parser calls many a firm and bridge
        return "org" if words[-1] in FIRM_WORDS else "thing" if words[-1] in THING_NOUNS else "person"
    before = tokens[first - 1].text.lower() if first else ""
    if ents & {"GPE", "LOC", "FAC"} and before in {"in", "at", "near", "from", "across", "to", "of", "outside"}:
        return "place"
    token = tokens[head]
    if first < last and words[-1] not in FIRM_WORDS and _is_somebody(tokens, head):
        return "person"
    if token.dep == "nsubj" and tokens[token.head].lemma.lower() in SAY and "ORG" in ents:
        return "org"
    return ""


def _is_somebody(tokens: Tokens, head: int) -> bool:
    """ "..., who lives there": one person; of a team or a firm "who" is several."""
    verbs = [at for at in children(tokens, head) if tokens[at].dep == "relcl" and tokens[at].tag == "VBZ"]
    return any(
        tokens[at].text.lower() == "who" and tokens[at].dep == "nsubj"
        for verb in verbs
        for at in children(tokens, verb)
    )
