"""Tables as text (CSV, TSV): every row is a claim of its cells, named by the column headers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from factcheck import settings
from factcheck.documents import decode, repair, tables
from factcheck.documents.draft import Reading
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
    return [Reading(tables.drafts(located(rows), records=True), clean=True)]


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


def located(rows: Iterable[tuple[int, Sequence[str]]], page: int | None = None) -> list[list[Located]]:
    """Rows (line number, cells) with each cell mended and in its place."""
    return [[repair.mend_piece(cell, line=line, page=page) for cell in cells] for line, cells in rows]
