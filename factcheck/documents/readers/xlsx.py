"""Workbooks, by openpyxl: the values as shown, sheet by sheet; a sheet's rows are claims with their headers."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from typing import Any

from factcheck import settings
from factcheck.documents import repair, tables
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.options import ReadOptions, setting
from factcheck.documents.readers import Raw, UnreadableError, archive, csv


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading; every sheet is a heading with its rows. Formulas are read by the values saved with them."""
    archive.check(raw.data, options)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(raw.data), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise UnreadableError(f"it is no readable workbook ({type(error).__name__}: {error})") from None
    found = Reading([], clean=True)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if len(sheets) > options.max_pages:
        raise UnreadableError(
            f"it has {len(sheets):,} sheets, more than the limit of {options.max_pages:,}; raise {setting('max_pages')}"
        )
    if hidden := len(book.worksheets) - len(sheets):
        found.warnings.append(f"{hidden} hidden sheets were left out")
    for number, sheet in enumerate(sheets, 1):
        try:
            rows = list(_rows(sheet, found))
        except Exception as error:
            raise UnreadableError(f"its sheet {number} cannot be read ({type(error).__name__}: {error})") from None
        drafts = tables.drafts(csv.located(rows, page=number), records=True)
        if drafts:
            if len(sheets) > 1:
                found.drafts.append(Draft("heading", repair.mend_piece(sheet.title, line=1, page=number), level=2))
            found.drafts.extend(drafts)
    properties = book.properties
    found.title = repair.mend(properties.title or "")
    if isinstance(properties.modified, datetime.datetime):
        found.stamp = properties.modified.date().isoformat()
    return [found]


def _rows(sheet: Any, found: Reading) -> Iterator[tuple[int, list[str]]]:
    empty = 0
    for number, row in enumerate(sheet.iter_rows(max_col=settings.MAX_SHEET_COLUMNS), 1):
        if number > settings.MAX_SHEET_ROWS:
            found.warnings.append(f"sheet {sheet.title!r}: only the first {settings.MAX_SHEET_ROWS:,} rows were read")
            return
        cells = [shown(cell) for cell in row]
        if any(cells):
            empty = 0
            yield number, cells
            continue
        empty += 1
        if empty == 1:
            yield number, []  # a gap parts tables
        if empty > 1000:
            return


def shown(cell: Any) -> str:
    """A cell's value as the sheet shows it, near enough: per cent, dates, whole numbers without a point."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    style = getattr(cell, "number_format", "") or ""
    if isinstance(value, int | float):
        if "%" in style:
            return f"{value * 100:.10g}%"
        text = f"{value:,}" if isinstance(value, int) and "," in style else f"{value:.12g}"
        sign = next((sign for sign in "$€£¥" if sign in style), "")
        return sign + text
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "minutes")
    return str(value)
