"""Words as evidence is looked for by: stems, names by their capitals, numbers by their digits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d.,]*\d|\d")
SUFFIXES = ("ations", "ation", "ments", "ment", "ingly", "edly", "ings", "ing", "ers", "ed", "es", "er", "ly", "s")
LEAST_STEM = 4
"""Letters that a suffix must leave, or "string" would lose its "ing"."""

NUMERALS = {
    word: str(number)
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}


@cache
def _stop_words() -> frozenset[str]:
    """Function words. Numerals are in the parser's list too, but here they count."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return frozenset(STOP_WORDS - NUMERALS.keys() - NEGATIONS)


NEGATIONS = frozenset(("no", "not", "never", "none", "nobody", "without", "neither", "nor"))


def words(text: str) -> list[str]:
    """The words and numbers of a text as written, in order."""
    return WORD.findall(text)


def stem(word: str) -> str:
    """A word without its ending, lower case; a number by its digits ("1,200" and "1200", "twelve" and "12" are one)."""
    low = word.lower().replace("’", "'")
    if low in NUMERALS:
        return NUMERALS[low]
    if low[0].isdigit():
        return low.replace(",", "").rstrip(".")
    low = low.removesuffix("'s").replace("'", "")
    for suffix in SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= LEAST_STEM:
            low = low[: -len(suffix)]
            break
    return low.removesuffix("e") if len(low) > LEAST_STEM else low


def stems(text: str) -> list[str]:
    """Stems of the content words of a text, in order."""
    return content(words(text))


def content(found: Iterable[str]) -> list[str]:
    """Stems of those words that are no function words."""
    stop = _stop_words()
    return [stem(word) for word in found if word.lower() not in stop and (len(word) > 1 or word.isdigit())]


def capitalised(text: str) -> list[str]:
    """Words that a capital inside a sentence (or letters with digits) shows to be names."""
    found = []
    for match in WORD.finditer(text):
        word = match.group()
        before = text[: match.start()].rstrip()[-1:] or "."
        own = word[:1].isupper() and len(word) > 1 and not word.startswith(("I'", "I’"))
        if own and before not in ".!?:“\"‘'(" and word.lower() not in _stop_words():
            found.append(word)
    return found


def capitals(text: str) -> list[str]:
    """Stems of the words that are names by their capitals."""
    return [stem(word) for word in capitalised(text)]


def numbers(text: str) -> list[str]:
    """The numbers of a text by their digits, numerals in words too."""
    return [stem(word) for word in words(text) if word[0].isdigit() or word.lower() in NUMERALS]
