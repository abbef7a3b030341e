"""Tables of a PDF page, which knows no tables: rows of short pieces that stand under one another, with figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck import settings
from factcheck.documents.tables import FIGURE

LEADER = re.compile(r"\s*(?:[.·…_]\s*){3,}|\s*…\s*")
"""The dots that lead from a chapter to its page."""


@dataclass(slots=True)
class Line:
    """A line of a page: its text, where it starts, and the size of its letters (0 where unknown), in points.

    `pieces` are the stretches that the file draws it in, each with its place from the left. `cells` are those of a row
    of a table.
    """

    text: str
    x: float
    y: float
    size: float
    page: int
    number: int
    pieces: list[tuple[float, str]] = field(default_factory=list)
    cells: tuple[str, ...] = ()


Cell = tuple[float, float, str]
"""Left edge, right edge (guessed: a file does not say how wide a piece is), text."""


def with_tables(lines: list[Line]) -> list[Line]:
    """The lines in order, those of a table's row made one line with `cells`."""
    found: list[Line] = []
    rows = list(_rows(lines))
    joined, apart = [_cells(row, settings.PDF_CELL_GAP) for row in rows], [_cells(row, None) for row in rows]
    at = 0
    while at < len(rows):
        for cells in (joined, apart):  # a piece may be a word, or a cell so close to the next that no gap shows
            if (size := _table_at(cells, at)) and not _contents(rows[at : at + size], cells[at : at + size]):
                found += [_as_row(row, cut) for row, cut in zip(rows[at : at + size], cells[at:], strict=False)]
                break
        else:
            size = 1
            found += rows[at]
        at += size
    return found


def _rows(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow one another at the same height, from left to right."""
    row: list[Line] = []
    for line in lines:
        if row and (abs(line.y - row[-1].y) > settings.PDF_SAME_HEIGHT or line.x <= row[-1].x):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _cells(row: Sequence[Line], gap: float | None) -> list[Cell]:
    """The pieces of a row, those joined that no `gap` (in sizes of the letters) parts."""
    cells: list[Cell] = []
    for line in row:
        for x, piece in line.pieces:
            text = piece.strip()
            if not text or LEADER.fullmatch(text):
                continue
            right = x + len(text) * line.size * settings.PDF_LETTER_WIDTH
            if gap is not None and cells and x - cells[-1][1] < line.size * gap:
                cells[-1] = (cells[-1][0], right, f"{cells[-1][2]} {text}")
            else:
                cells.append((x, right, text))
    return cells


def _table_at(rows: Sequence[Sequence[Cell]], at: int) -> int:
    """How many rows of a table begin here; 0 where none does."""
    first = rows[at]
    if len(first) < 2 or any(len(text) > settings.TABLE_NAME_CHARACTERS for *_, text in first):
        return 0
    end = at + 1
    while end < len(rows) and _under(rows[end - 1], rows[end]):
        end += 1
    if end - at < settings.PDF_TABLE_ROWS:
        return 0
    columns = list(zip(*([text for *_, text in row] for row in rows[at + 1 : end]), strict=True))[1:]
    shares = [sum(FIGURE.fullmatch(text) is not None for text in column) / len(column) for column in columns]
    return end - at if max(shares) >= settings.TABLE_FIGURES else 0


def _contents(rows: Sequence[Sequence[Line]], cells: Sequence[Sequence[Cell]]) -> bool:
    """A table of contents or an index: chapters or words, and pages that count up or that dots lead to."""
    pages = [row[-1][2] for row in cells]
    if len(cells[0]) > 2 or not all(page.isdecimal() for page in pages[1:]):
        return False
    dots = any(LEADER.fullmatch(text) for row in rows for line in row for _, text in line.pieces)
    return dots or all(int(a) <= int(b) for a, b in pairwise(pages[1:]))


def _under(above: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """As many cells, each under one of the row above, however the column is set (left, right, centred)."""
    slack = settings.PDF_CELL_SHIFT
    return len(above) == len(row) and all(
        a[0] <= b[1] + slack and b[0] <= a[1] + slack for a, b in zip(above, row, strict=True)
    )


def _as_row(row: Sequence[Line], cells: Sequence[Cell]) -> Line:
    first, texts = row[0], tuple(text for *_, text in cells)
    return Line(" ".join(texts), first.x, first.y, first.size, first.page, first.number, cells=texts)
