"""Two sentences in, the words in which they differ out: what a reader's eye should go to first."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from factcheck.settings import WORDING_LEAST_SHARED

_WORD = re.compile(r"[^\W_]+(?:[.,:'’/-][^\W_]+)*|[$€£¥%‰°]|\S", re.UNICODE)
_SLIGHT = frozenset(
    "a an the of in on at to by and or is was are were be been it its that this which as for with".split()
)
_TURNS = frozenset("no not never none neither nor cannot without n't".split())


class Piece(NamedTuple):
    """A stretch of a sentence; the pieces of a sentence joined are the sentence."""

    text: str
    differs: bool


def differing(a: str, b: str) -> tuple[list[Piece], list[Piece]]:
    """Both sentences in pieces, with the words that the other has not marked.

    Words are compared without case. Words such as "the" are marked only inside a longer difference. Two
    sentences that share little would be marked from end to end, which shows nothing: of these only figures,
    names and words of negation are marked.
    """
    words_a, words_b = list(_WORD.finditer(a)), list(_WORD.finditer(b))
    left, right = ([word.group().casefold() for word in words] for words in (words_a, words_b))
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    marked_a = [True] * len(left)
    marked_b = [True] * len(right)
    for block in matcher.get_matching_blocks():
        for offset in range(block.size):
            marked_a[block.a + offset] = marked_b[block.b + offset] = False
    _moved(left, marked_a, right, marked_b)
    if matcher.ratio() < WORDING_LEAST_SHARED:
        marked_a = [mark and _telling(word) for mark, word in zip(marked_a, words_a, strict=True)]
        marked_b = [mark and _telling(word) for mark, word in zip(marked_b, words_b, strict=True)]
    return _pieces(a, words_a, _settled(left, marked_a)), _pieces(b, words_b, _settled(right, marked_b))


def _moved(left: list[str], marked_a: list[bool], right: list[str], marked_b: list[bool]) -> None:
    """Unmark a word that the other sentence has in another place: order alone is no difference."""
    spare: dict[str, list[int]] = {}
    for at, word in enumerate(right):
        if marked_b[at]:
            spare.setdefault(word, []).append(at)
    for at, word in enumerate(left):
        if marked_a[at] and spare.get(word):
            marked_a[at] = marked_b[spare[word].pop(0)] = False


def _telling(found: re.Match[str]) -> bool:
    word = found.group()
    named = found.start() > 0 and word[0].isupper()
    turned = word.casefold() in _TURNS or word.casefold().endswith(("n't", "n’t"))
    return named or turned or any(char.isdigit() for char in word)


def _settled(words: list[str], marked: list[bool]) -> list[bool]:
    """Drop marks on punctuation and small words that stand alone, and keep those between two marked words."""
    settled = list(marked)
    for at, word in enumerate(words):
        slight = word in _SLIGHT or not (word[0].isalnum() or word[0] in "$€£¥%‰°")
        if slight and marked[at]:
            settled[at] = 0 < at < len(words) - 1 and marked[at - 1] and marked[at + 1]
    return settled


def _pieces(text: str, words: list[re.Match[str]], marked: list[bool]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for number, word in enumerate(words):
        joined = number > 0 and marked[number] and marked[number - 1]
        if word.start() > at:
            _add(pieces, text[at : word.start()], joined)
        _add(pieces, word.group(), marked[number])
        at = word.end()
    if at < len(text):
        _add(pieces, text[at:], False)
    return pieces


def _add(pieces: list[Piece], text: str, differs: bool) -> None:
    if pieces and pieces[-1].differs == differs:
        pieces[-1] = Piece(pieces[-1].text + text, differs)
    else:
        pieces.append(Piece(text, differs))
