"""What a source becomes once it is read: cleaned text, its blocks, and the way back into the file."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "paragraph", "item", "quote", "caption", "code", "row"]
Location = dict[str, int]
"""Where a quote stands in the file: `line` and `column` (from 1), and `page`, `row`, `cell` where there are such."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: its span in the cleaned text and the header of its column ("" where none)."""

    start: int
    end: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the cleaned text with one role; blocks are in order and do not overlap.

    `level` is the depth of a heading or list item. `date` is the ISO date that a layout gives the block (a timeline
    entry under "2024-09"), else None. A `row` is one line of a table and has `cells`, the first of which is its header.
    `lead` is the length of the words in bold that it opens with, where more follows: often a heading of its own.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    date: str | None = None
    cells: tuple[Cell, ...] = ()
    lead: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """One run of cleaned text that stands unbroken in the file, from `start` on, at this line and column (from 1)."""

    start: int
    line: int
    column: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch of the file that was left out as page furniture, why, and the line it stood in (0 where unknown)."""

    reason: str
    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """One source as read.

    `text` is the cleaned text that every offset in factcheck counts in (characters). `path` is as the user would
    write it; `published` is ISO 8601 at the granularity known, and `published_from` says where it was found
    (`sidecar`, `metadata`, `page`, `name`). `reference` marks an authority that the others are held against.
    """

    id: str
    path: str
    sha256: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    published: str | None = None
    published_from: str | None = None
    publisher: str | None = None
    reference: bool = False
    language: str = "en"
    warnings: tuple[str, ...] = ()
    spans: tuple[Span, ...] = field(default=(), repr=False)
    removed: tuple[Removed, ...] = field(default=(), repr=False)

    @property
    def words(self) -> int:
        """Number of words in the cleaned text."""
        return len(self.text.split())

    def location(self, offset: int) -> Location:
        """Line and column (and page) in the file of the character at `offset` of the cleaned text."""
        at = bisect.bisect_right(self.spans, offset, key=lambda span: span.start) - 1
        if at < 0:
            return {}
        span = self.spans[at]
        location = {"line": span.line, "column": span.column + offset - span.start}
        if span.page is not None:
            location["page"] = span.page
        return location
