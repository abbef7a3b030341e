"""The noun that a number counts: a light noun-phrase grammar, in English, without a parser."""

from __future__ import annotations

import re

from factcheck import settings
from factcheck.figures.lexicon import CLOSED, MONTHS, ONES, SCALES, TENS, WEEKDAYS
from factcheck.figures.scan import Tokens

IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "feet": "foot",
    "teeth": "tooth",
    "mice": "mouse",
    "geese": "goose",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "bacteria": "bacterium",
    "analyses": "analysis",
    "crises": "crisis",
    "theses": "thesis",
    "bases": "base",
    "diagnoses": "diagnosis",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "shelves": "shelf",
    "wolves": "wolf",
    "leaves": "leaf",
    "loaves": "loaf",
    "halves": "half",
    "calves": "calf",
    "thieves": "thief",
    "oxen": "ox",
    "alumni": "alumnus",
    "fungi": "fungus",
    "nuclei": "nucleus",
    "stimuli": "stimulus",
    "cacti": "cactus",
    "vertices": "vertex",
    "indices": "index",
    "matrices": "matrix",
    "axes": "axis",
    "movies": "movie",
    "cookies": "cookie",
    "zombies": "zombie",
    "selfies": "selfie",
    "ties": "tie",
    "pies": "pie",
    "lies": "lie",
    "calories": "calorie",
    "rookies": "rookie",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "campuses": "campus",
    "statuses": "status",
    "bonuses": "bonus",
    "lenses": "lens",
    "censuses": "census",
    "choruses": "chorus",
    "shoes": "shoe",
    "canoes": "canoe",
    "aches": "ache",
    "headaches": "headache",
    "caches": "cache",
    "niches": "niche",
    "axles": "axle",
    "species": "species",
    "series": "series",
    "headquarters": "headquarters",
    "means": "means",
    "gentlemen": "gentleman",
    "data": "data",
    "media": "medium",
    "memoranda": "memorandum",
}
INVARIANT = frozenset(
    "aircraft spacecraft hovercraft watercraft sheep deer fish salmon trout cattle police staff personnel crew "
    "offspring dead injured wounded missing killed hospitalized hospitalised homeless troops clergy livestock "
    "poultry bitcoin ether swine bison moose squid shrimp yuan equipment headcount software".split()
)
_MEN = re.compile(r"[a-z]{2,}(?:men|women|children|people)")
_NOT_PLURAL = frozenset(
    "this his hers ours yours theirs is was has does as us its gas bus plus less unless class boss business "
    "access process news always perhaps across towards thus versus various besides sometimes afterwards "
    "overseas indoors outdoors upstairs downstairs nowadays yes lens bias atlas canvas christmas texas kansas "
    "arkansas paris mars athens wales laos cyprus honduras says goes comes makes takes gets gives becomes "
    "remains includes means seems likes thanks regardless respectively s let's".split()
)
_PLURAL_US = frozenset("menus gurus emus tutus taxis skis bikinis kiwis khakis safaris alibis rabbis".split())
_NOT_PLURAL_END = ("ss", "us", "is", "'s")
_ADVERBS = frozenset("once twice together alone ago apart overall today yesterday tomorrow earlier later".split())
DONE = frozenset(
    "suffered sustained attended received reported needed required joined lost died survived escaped took wanted".split()
)
"""Verbs that a bare number of people may be the subject of: "Seventeen suffered injuries" counts no injuries."""
_LEADING = frozenset("more fewer less other additional extra further new of such same".split())
_STATES = frozenset("dead injured wounded missing killed hospitalized hospitalised homeless".split())
"""Behind a noun they say what became of those counted: "51 people injured"."""
_OF_THE = frozenset("the its their our his her these those all my your".split())


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in IRREGULAR or word in INVARIANT or _MEN.fullmatch(word):
        return True
    if word in _PLURAL_US:
        return True
    if len(word) < 3 or not word.endswith("s") or word in _NOT_PLURAL or word.endswith(_NOT_PLURAL_END):
        return False
    return word not in CLOSED


def plural_as_written(word: str) -> bool:
    """As `is_plural`, for a word with its capitals: "GPUs" is a plural of an acronym, "US" is none."""
    stem = word[:-1]
    if word.endswith("s") and len(stem) > 1 and stem.isupper():
        return True
    return is_plural(word.lower()) and not (len(word) > 1 and word.isupper() and len(word) < 5)


def singular(word: str) -> str:
    """Singular of a plural noun, lower case except for acronyms: "nurses" -> "nurse", "GPUs" -> "GPU"."""
    stem = word[:-1] if word.endswith("s") else word
    if (len(stem) > 1 and stem.isupper()) or any(letter.isupper() for letter in stem[1:]):
        return stem
    low = word.lower()
    if len(low) < 3:
        return low
    if low in IRREGULAR:
        return IRREGULAR[low]
    if _MEN.fullmatch(low):
        return low[:-3] + "child" if low.endswith("children") else low.replace("people", "person").replace("men", "man")
    if low in INVARIANT or not low.endswith("s") or low.endswith(_NOT_PLURAL_END):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return low[:-2]
    return low[:-1]


def head(tokens: Tokens, at: int, *, glued_noun: bool = False) -> tuple[str, int] | None:
    """Head noun, singular, of the phrase that starts at `at`, and the index behind it; None where there is none.

    `glued_noun` reads the one singular word of "12-engine".
    """
    if glued_noun:
        token = tokens.at(at)
        return (singular(token.text), at + 1) if token.kind == "word" and token.low not in CLOSED else None
    index = _skip_of_the(tokens, at)
    found: tuple[str, int] | None = None
    words = 0
    while words < settings.NOUN_PHRASE_WORDS:
        token = tokens.at(index)
        if token.kind == "number" and tokens.at(index + 1).text == "-" and tokens.at(index + 2).kind == "word":
            index += 3  # "two 12-ounce cans"
            continue
        if (
            token.kind == "number"
            and (token.glued or tokens.at(index + 1).glued)
            and words + 1 < settings.NOUN_PHRASE_WORDS
        ):
            if not _inside_name(tokens, index):
                break
            index += 1
            continue
        if token.text in "-‑" and token.glued and tokens.at(index + 1).glued:
            index += 1
            continue
        if token.kind != "word" or _ends_phrase(tokens, index, at, found is not None):
            break
        words += 1
        index += 1
        hyphened = tokens.at(index).text in ("-", "‑") and tokens.at(index).glued
        if found and token.low in _STATES:
            index -= 1
            break
        if plural_as_written(token.text) and not hyphened:
            found = (singular(token.text), index)
        elif found:
            break
    return found


def _skip_of_the(tokens: Tokens, at: int) -> int:
    """Behind "of the", "of its", "more of the", "more"."""
    index = at
    while tokens.word(index) in _LEADING and index - at < 3:
        if tokens.word(index) == "of":
            if (
                tokens.word(index + 1) not in _OF_THE
                and not _number_at(tokens, index + 1)
                and not tokens.at(index + 1).text[:1].isupper()
            ):
                break
            index += 1 + (tokens.word(index + 1) in _OF_THE)
            while tokens.word(index) in ("last", "first", "past", "next", "remaining", "other", "top"):
                index += 1
            index += _number_at(tokens, index)
            index += tokens.word(index) in SCALES
            break
        index += 1
    return index


def _number_at(tokens: Tokens, index: int) -> bool:
    return tokens.at(index).kind == "number" or tokens.word(index) in ONES or tokens.word(index) in TENS


def _ends_phrase(tokens: Tokens, index: int, at: int, found: bool) -> bool:
    token = tokens[index]
    low = token.low
    if low in CLOSED and not (low in ("more", "same", "own") and not found):
        return True
    if low in _ADVERBS or low in SCALES or low in WEEKDAYS or (index == at and low in DONE):
        return True
    if (low in ONES or low in TENS) and tokens.at(index + 1).text != "-":  # but "12 zero-emission buses"
        return True
    if low in MONTHS and token.text[:1].isupper():
        return True
    if low in ("dates", "stems", "results") and tokens.word(index + 1) in ("from", "back"):
        return True
    return found and low.endswith("ly")


def _inside_name(tokens: Tokens, index: int) -> bool:
    """Whether the number at `index` belongs to a name such as H100 or 5G inside a noun phrase."""
    token, after = tokens.at(index), tokens.at(index + 1)
    if token.glued and tokens.at(index - 1).kind == "word":
        return True
    if (
        token.glued
        and tokens.at(index - 1).text == "-"
        and tokens.at(index - 1).glued
        and tokens.at(index - 2).kind == "word"
    ):
        return True
    return after.glued and after.kind == "word" and after.text.isupper() and len(after.text) == 1
