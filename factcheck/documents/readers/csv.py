"""Tables as text (CSV, TSV): every row is a claim of its cells, named by the column headers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from factcheck import settings
from factcheck.documents import decode, layout, repair
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.located import Located
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw, UnreadableError

DELIMITERS = ",;\t|"


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading with a row for every record."""
    text, _ = decode.decode(raw.data)
    text = text.replace("\0", "")
    csv.field_size_limit(settings.MAX_FIELD_CHARACTERS)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
        rows = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise UnreadableError(f"it is no readable table ({error})") from None
    return [Reading(rows_to_drafts(rows), clean=True)]


def delimiter(text: str) -> str:
    """The character that cuts the first lines into the same number of cells, most of them; a comma where none does."""
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    best, score = ",", 0.0
    for sign in DELIMITERS:
        counts = [len(row) for row in csv.reader(lines, delimiter=sign)]
        width = max(set(counts), key=counts.count, default=1)
        steady = counts.count(width) / max(len(counts), 1)
        if width > 1 and steady * (1 + 0.01 * width) > score:
            best, score = sign, steady * (1 + 0.01 * width)
    return best


def rows_to_drafts(rows: Iterable[tuple[int, Sequence[str]]], page: int | None = None) -> list[Draft]:
    """Rows (line number, cells) to drafts: the header as a caption, every other row with its columns' names."""
    filled = [(line, cells) for line, cells in rows if any(cell.strip() for cell in cells)]
    drafts: list[Draft] = []
    columns: list[str] = []
    for number, (line, cells) in enumerate(filled):
        pieces = [repair.mend_piece(cell, line=line, page=page) for cell in cells]
        if number == 0 and len(filled) > 1 and is_header([piece.text for piece in pieces], filled[1][1]):
            columns = [piece.text for piece in pieces]
            header = layout.row([(piece, "") for piece in pieces if piece])
            header.kind, header.cells = "caption", []
            drafts.append(header)
            continue
        named = [(piece, _name(columns, at)) for at, piece in enumerate(pieces) if piece]
        if named:
            drafts.append(layout.row(named))
    return drafts


def is_header(first: Sequence[str], second: Sequence[str]) -> bool:
    """A first row of short names without numbers, over a row of any kind; two rows of mere words have a header too."""
    named = [cell for cell in first if cell]
    if not named or any(len(cell) > 80 for cell in named) or len(set(named)) < len(named):
        return False
    numbers = sum(cell.strip("$€£%-+ ").replace(",", "").replace(".", "").isdigit() for cell in named)
    years = sum(len(cell) == 4 and cell.isdigit() and cell[:2] in {"19", "20"} for cell in named)
    return numbers - years == 0 and len(named) >= min(2, len(second))


def _name(columns: Sequence[str], at: int) -> str:
    return columns[at] if at < len(columns) else ""


def located_rows(rows: Iterable[Sequence[Located]]) -> list[Draft]:
    """Rows of located cells (of a format with its own tables) to drafts, the first row as header where it looks so."""
    kept = [list(row) for row in rows if any(cell.text for cell in row)]
    drafts: list[Draft] = []
    columns: list[str] = []
    for number, cells in enumerate(kept):
        if number == 0 and len(kept) > 1 and is_header([c.text for c in cells], [c.text for c in kept[1]]):
            columns = [cell.text for cell in cells]
            header = layout.row([(cell, "") for cell in cells if cell])
            header.kind, header.cells = "caption", []
            drafts.append(header)
        else:
            drafts.append(layout.row([(cell, _name(columns, at)) for at, cell in enumerate(cells) if cell]))
    return drafts
