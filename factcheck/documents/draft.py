"""What a reader hands over: blocks of mended text in reading order, before furniture is taken out."""

from __future__ import annotations

from dataclasses import dataclass, field

from factcheck.documents.document import BlockKind, Removed
from factcheck.documents.located import Located


@dataclass(slots=True)
class DraftCell:
    """One cell of a table row."""

    text: Located
    column: str = ""


@dataclass(slots=True)
class Draft:
    """One block as a reader found it.

    `raw` is its line as written, with bullet and pictographs, for the rules that go by a line's shape. `tight` says
    that it follows the block before it without an empty line, `link` that all of it is a link. `lead` are the words in bold
    that it opens with.
    """

    kind: BlockKind
    text: Located
    level: int = 0
    date: str | None = None
    cells: list[DraftCell] = field(default_factory=list)
    raw: str = ""
    tight: bool = False
    link: bool = False
    lead: str = ""

    def __post_init__(self) -> None:
        self.raw = self.raw or self.text.text


@dataclass(slots=True)
class Reading:
    """One document as a reader found it; `part` tells documents of one file apart ("#3", "/inside.txt").

    `published` is the date of publication that the format's own metadata gives, in ISO 8601; `stamp` the date the file
    was made, which says less. `removed` is what the reader itself left out. `problem` is why this part of the file
    cannot be read. `clean` says that the reader has left page furniture out already.
    """

    drafts: list[Draft]
    title: str = ""
    published: str | None = None
    publisher: str | None = None
    part: str = ""
    warnings: list[str] = field(default_factory=list)
    clean: bool = False
    stamp: str | None = None
    problem: str | None = None
    removed: list[Removed] = field(default_factory=list)
