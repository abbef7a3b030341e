"""Direct quotations of a summary held against the words of the sources (FC405)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from factcheck import settings
from factcheck.auditing.library import Shelf

QUOTED = re.compile(
    r"“([^“”\n]+)”|\"([^\"\n]+)\"|«([^«»\n]+)»|(?<!\w)‘([^‘\n]+?)’(?!\w)"
    r"|(?<!\w)'([^'\n]+(?:\w'\w[^'\n]*)*)'(?!\w)"
)
"""Words in double or single quotation marks; an apostrophe inside a word opens and closes nothing."""

TOKEN = re.compile(r"\w+(?:[.,'’-]\w+)*")
LIKE = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "‑": "-"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words and where they stand in the summary (without the marks)."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a source has the words, or words like them: `start` to `end` in its text; `share` of them is the same."""

    shelf: Shelf
    start: int
    end: int
    share: float

    @property
    def verbatim(self) -> bool:
        """Whether the source has exactly these words."""
        return self.share == 1.0


def quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text that are long enough to be somebody's words, and no title or single term."""
    for match in QUOTED.finditer(text):
        group = next(n for n in range(1, 6) if match.group(n) is not None)
        words = match.group(group)
        if size(words) >= settings.AUDIT_QUOTATION_WORDS and not _is_title(words):
            yield Quotation(match.start(group), match.end(group), words)


def size(words: str) -> int:
    """How many words there are."""
    return len(TOKEN.findall(words))


def quoted_in(source: Source) -> bool:
    """Whether the source has its words in quotation marks too."""
    return any(
        match.start() <= source.start and source.end <= match.end()
        for match in QUOTED.finditer(source.shelf.document.text)
    )


def _is_title(words: str) -> bool:
    """Whether the words are the name of a work: every longer one begins with a capital."""
    longer = [word for word in TOKEN.findall(words) if len(word) > 3]
    return bool(longer) and all(word[0].isupper() or word[0].isdigit() for word in longer)


def search(quotation: str, shelves: Sequence[Shelf]) -> Source | None:
    """The source's words that are most like the quotation; None where no source has anything near it.

    Marks, dashes, spaces and the case of letters are no alteration, nor is what an ellipsis (or an editor's
    addition in brackets) says that it changed.
    """
    pieces = [tokens for part in re.split(r"…|\.\.\.|\[[^\]]*\]", quotation) if (tokens := _tokens(part))]
    if not pieces:
        return None
    best: Source | None = None
    for shelf in shelves:
        found = _search_in(pieces, shelf)
        if found is not None and (best is None or found.share > best.share):
            best = found
    return best


def _search_in(pieces: Sequence[Sequence[str]], shelf: Shelf) -> Source | None:
    text = shelf.document.text
    spots = [(match.start(), match.end()) for match in TOKEN.finditer(text)]
    said = [_plain(text[start:end]) for start, end in spots]
    exact = [_run(piece, said) for piece in pieces]
    if all(at is not None for at in exact):
        first = min(at for at in exact if at is not None)
        last = max(at + len(piece) for at, piece in zip(exact, pieces, strict=True) if at is not None)
        if last - first <= settings.AUDIT_QUOTATION_SPREAD + sum(len(piece) for piece in pieces):
            return Source(shelf, spots[first][0], spots[last - 1][1], 1.0)
    return _near([word for piece in pieces for word in piece], said, spots, shelf)


def _run(piece: Sequence[str], said: Sequence[str]) -> int | None:
    """Where the words stand one after the other; None where they do not."""
    for at in range(len(said) - len(piece) + 1):
        if said[at] == piece[0] and list(said[at : at + len(piece)]) == list(piece):
            return at
    return None


def _near(words: Sequence[str], said: Sequence[str], spots: Sequence[tuple[int, int]], shelf: Shelf) -> Source | None:
    """The passage that shares most words in the same order with the quotation."""
    best: tuple[float, int, int] | None = None
    wanted = set(words)
    for passage in shelf.passages:
        inside = [at for at, (start, _) in enumerate(spots) if passage.start <= start < passage.end]
        if not inside or len(wanted & {said[at] for at in inside}) < settings.AUDIT_QUOTATION_NEAR * len(wanted):
            continue
        matcher = SequenceMatcher(None, list(words), [said[at] for at in inside], autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        share = sum(block.size for block in blocks) / len(words)
        if blocks and (best is None or share > best[0]):
            best = (share, inside[blocks[0].b], inside[blocks[-1].b + blocks[-1].size - 1])
    if best is None or best[0] < settings.AUDIT_QUOTATION_NEAR:
        return None
    # the same words with others between them are an alteration too: never 1.0
    return Source(shelf, spots[best[1]][0], spots[best[2]][1], min(best[0], 0.99))


def _tokens(text: str) -> list[str]:
    return [_plain(token) for token in TOKEN.findall(text)]


def _plain(word: str) -> str:
    return "".join(LIKE.get(char, char) for char in word).lower()
