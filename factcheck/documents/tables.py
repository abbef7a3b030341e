"""Tables of any format: which rows name the columns, and every other row as cells that carry their column's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck import settings
from factcheck.documents import layout, lineshape
from factcheck.documents.draft import Draft
from factcheck.documents.located import Located

FIGURE = re.compile(
    r"(?:[A-Z]{3}\s?|[A-Z]{1,2}(?=\$))?[$€£¥]?\s?[-+−±~]?[$€£¥]?\d[\d.,\s:/–-]*(?:%|[^\W\d_]{1,12}\.?(?:\s\d{4})?)?(?:/[^\W\d_]+)?"
)
"""A cell that is a number with its unit, or a date; "Q1 2024" and "2024 (EUR m)" are names."""

Row = Sequence[Located]
"""The cells of a row, empty ones too; a row of nothing but empty cells parts two stretches of a sheet."""


def drafts(rows: Iterable[Row], *, records: bool = False) -> list[Draft]:
    """The rows as drafts: what names the columns as captions, every other row with its columns' names.

    A sheet may have a title above the names, and several tables with gaps between them. `records` says that the file is
    one of records (CSV, a workbook), whose first row names the columns also where all cells are words; a table of two
    columns of words in a running text is rather a list of names and what they stand for.
    """
    stretches = list(_stretches(rows))
    wide = any(_filled(row) > 1 for stretch in stretches for row in stretch)
    found: list[Draft] = []
    columns: list[str] = []
    for stretch in stretches:
        while wide and stretch and _filled(stretch[0]) == 1:
            found.append(_alone(stretch.pop(0)))
        if stretch and _names_columns(stretch, sure=bool(columns), records=records):
            names = stretch.pop(0)
            columns = [cell.text for cell in names]
            found.append(_caption(names))
        found += named(stretch, columns)
    return found


def headed(rows: Sequence[Row]) -> list[Draft]:
    """Rows of which the first is known to name the columns."""
    return [_caption(rows[0]), *named(rows[1:], [cell.text for cell in rows[0]])]


def named(rows: Iterable[Row], columns: Sequence[str]) -> list[Draft]:
    """Rows whose columns' names are known; names that are said again, as on every page of a long table, are left out."""
    kept = [row for row in rows if [cell.text for cell in row] != list(columns)]
    return [_row(row, columns) if _filled(row) > 1 else _alone(row) for row in kept if _filled(row)]


def _stretches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows between empty ones."""
    stretch: list[Row] = []
    for row in rows:
        if _filled(row):
            stretch.append(row)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _filled(row: Row) -> int:
    return sum(bool(cell) for cell in row)


def _names_columns(rows: Sequence[Row], *, sure: bool, records: bool) -> bool:
    """Does the first of these rows name the columns: short, different names without figures (years may be names)?

    Where a column holds figures under a name that is none, it does. Where all is words, a file of records has names,
    and so has a table of three columns or more; where the columns have names already (`sure`), a further row of words
    is one more row.
    """
    first, body = [cell.text for cell in rows[0]], rows[1:]
    names = [text for text in first if text]
    if not body or not names or any(len(text) > settings.TABLE_NAME_CHARACTERS for text in names):
        return False
    if len(set(names)) < len(names) or any(FIGURE.fullmatch(text) and not _is_year(text) for text in names):
        return False
    if len(names) < min(2, max(_filled(row) for row in body)):
        return False
    columns = [[row[at].text for row in body if at < len(row) and row[at]] for at in range(1, len(first))]
    figures = [[FIGURE.fullmatch(text) is not None for text in column] for column in columns if column]
    if any(sum(column) >= settings.TABLE_FIGURES * len(column) for column in figures):
        return True
    return not sure and (records or len(names) > 2)


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isdigit() and text[:2] in {"19", "20"}


def _caption(row: Row) -> Draft:
    made = layout.row([(cell, "") for cell in row if cell])
    made.kind, made.cells = "caption", []
    return made


def _alone(row: Row) -> Draft:
    """A row of one cell: a table's title, the name of a group, or a remark in a sentence."""
    text = next(cell for cell in row if cell)
    return Draft("paragraph" if lineshape.ends_sentence(text.text) else "caption", text)


def _row(row: Row, columns: Sequence[str]) -> Draft:
    return layout.row([(cell, columns[at] if at < len(columns) else "") for at, cell in enumerate(row) if cell])
