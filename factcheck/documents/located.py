"""Text that remembers where in the file each of its characters stood."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck import settings

Run = tuple[int, int, int, int | None]
"""Start in the text; line, column (from 1) and page (None where there are none) in the file."""

SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Located:
    """A string and its runs: each run of it stands unbroken in the file, from the given place on."""

    text: str
    runs: tuple[Run, ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def line(self) -> int:
        """Line in the file of the first character (0 where unknown)."""
        return self.runs[0][1] if self.runs else 0

    def cut(self, start: int = 0, end: int | None = None) -> Located:
        """The part from `start` to `end`, which still knows its place."""
        size = len(self.text)
        end = size if end is None else min(end, size)
        if start <= 0 and end == size:
            return self
        if start >= end:
            return Located("", ())
        first = max(bisect.bisect_right(self.runs, start, key=lambda run: run[0]) - 1, 0)
        runs: list[Run] = []
        for at, line, column, page in self.runs[first:]:
            if at >= end:
                break
            skipped = max(start - at, 0)
            runs.append((max(at - start, 0), line, column + skipped, page))
        return Located(self.text[start:end], tuple(runs))

    def strip(self) -> Located:
        """Without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, len(self.text.rstrip()) if left < len(self.text) else left)

    def squeezed(self) -> Located:
        """With every run of white space as one space."""
        pieces: list[Located] = []
        at = 0
        for match in SPACES.finditer(self.text):
            if match.group() == " ":
                continue
            pieces.append(self.cut(at, match.start()))
            at = match.end()
        if not pieces:
            return self
        return join([*pieces, self.cut(at)], " ")

    def without(self, stretches: Sequence[tuple[int, int]]) -> Located:
        """Without these (start, end) stretches, which are in order and do not overlap."""
        pieces, at = [], 0
        for start, end in stretches:
            pieces.append(self.cut(at, start))
            at = end
        return join([*pieces, self.cut(at)], "")


def join(pieces: Iterable[Located], separator: str) -> Located:
    """The pieces in order with `separator` between them; the separator has no place of its own."""
    texts: list[str] = []
    runs: list[Run] = []
    at = 0
    for number, piece in enumerate(pieces):
        if number:
            texts.append(separator)
            at += len(separator)
        texts.append(piece.text)
        runs.extend((start + at, line, column, page) for start, line, column, page in piece.runs)
        at += len(piece.text)
    return Located("".join(texts), tuple(runs))


def locate(original: str, mended: str, line: int, page: int | None = None, column: int = 1) -> Located:
    """`mended`, a repaired form of `original` that stands at this line and column of the file."""
    if original.startswith(mended):
        return Located(mended, ((0, line, column, page),))
    shorter = min(len(original), len(mended))
    head = 0
    while head < shorter and original[head] == mended[head]:
        head += 1
    tail = 0
    while tail < shorter - head and original[-1 - tail] == mended[-1 - tail]:
        tail += 1
    old, new = original[head : len(original) - tail], mended[head : len(mended) - tail]
    places = {0: 0} if head else {}
    places.setdefault(head, head)
    if max(len(old), len(new)) <= settings.ALIGN_CHARACTERS:
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            if block.size:
                places[head + block.b] = head + block.a
                if head + block.b + block.size < len(mended):
                    places.setdefault(head + block.b + block.size, head + block.a + block.size)
    if tail:
        places[len(mended) - tail] = len(original) - tail
    runs = tuple((at, line, column + place, page) for at, place in sorted(places.items()) if at < len(mended))
    return Located(mended, runs)
