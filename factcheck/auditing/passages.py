"""A document in, its passages out: every sentence, heading, caption and table row, with offsets; nothing is cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.sentences import SENTENCE_BLOCKS, sentences
from factcheck.documents import Block, Document


@dataclass(frozen=True, slots=True)
class Passage:
    """`document.text[start:end]`; `text` is what is read: the quote in one line, a table's cell with its headers;
    `speaker` is who speaks it in a transcript or an interview."""

    document: Document
    start: int
    end: int
    text: str
    speaker: str | None = None


def passages(document: Document) -> list[Passage]:
    """All passages of a document in the order of its text."""
    found = [Passage(document, one.start, one.end, _line(one.text), one.speaker) for one in sentences(document)]
    for block in document.blocks:
        if block.kind == "row":
            found.extend(_row(document, block))
        elif block.kind not in SENTENCE_BLOCKS and document.text[block.start : block.end].strip():
            found.append(Passage(document, block.start, block.end, _line(document.text[block.start : block.end])))
    return sorted(found, key=lambda passage: (passage.start, passage.end))


def _row(document: Document, block: Block) -> Iterator[Passage]:
    """A table's row as one passage: "Nurses, 2023: 410; 2024: 440"."""
    if not block.cells:
        return
    header = _line(document.text[block.cells[0].start : block.cells[0].end])
    said = []
    for cell in block.cells[1:]:
        value = _line(document.text[cell.start : cell.end])
        said.append(f"{cell.column}: {value}" if cell.column else value)
    yield Passage(document, block.start, block.end, f"{header}, {'; '.join(said)}" if said else header)


def _line(text: str) -> str:
    return " ".join(text.split())
