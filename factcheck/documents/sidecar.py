"""`sources.csv`: what the user knows better than the files do. Columns: path, title, date, publisher, reference."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.documents import dates, decode, repair
from factcheck.documents.document import Document
from factcheck.errors import FactcheckError

NAME = "sources.csv"
YES = frozenset({"yes", "y", "true", "1", "x"})
NO = frozenset({"no", "n", "false", "0", ""})


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: values that replace what was read; None where the cell is empty."""

    title: str | None
    date: str | None
    publisher: str | None
    reference: bool


class Sidecars:
    """The sidecar files of the folders that documents were found in, each read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, Entry]] = {}
        self._used: set[tuple[Path, str]] = set()

    def apply(self, document: Document, file: Path, folder: Path | None) -> Document:
        """The document with the values of the nearest sidecar that names it: beside the file, or up to `folder`."""
        part = document.path.partition("#")[2]
        for place in _places(file, folder):
            for name in self._names(file, place, part):
                if (entry := self._entries(place).get(name)) is not None:
                    self._used.add((place, name))
                    return _with(document, entry)
        return document

    def unused(self) -> list[tuple[str, str]]:
        """(Sidecar's path, name) of rows that named no document."""
        return [
            ((place / NAME).as_posix(), name)
            for place, entries in self._folders.items()
            for name in entries
            if (place, name) not in self._used and not (place / name).exists()
        ]

    def _names(self, file: Path, place: Path, part: str) -> list[str]:
        own = file.relative_to(place).as_posix()
        return [f"{own}#{part}", own] if part else [own]

    def _entries(self, place: Path) -> dict[str, Entry]:
        if place not in self._folders:
            self._folders[place] = _read(place / NAME)
        return self._folders[place]


def _places(file: Path, folder: Path | None) -> list[Path]:
    """The file's folder and those above it up to the folder that was named."""
    places = [file.parent]
    while folder is not None and places[-1] != folder and folder in places[-1].parents:
        places.append(places[-1].parent)
    return places


def _read(path: Path) -> dict[str, Entry]:
    if not path.is_file():
        return {}
    try:
        text, _ = decode.decode(path.read_bytes())
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
    except (OSError, csv.Error) as error:
        raise FactcheckError(f"{path}: the list of sources cannot be read ({error}); mend or remove it.") from None
    if rows and "path" not in {str(key).strip().lower() for key in rows[0]}:
        raise FactcheckError(f"{path}: the list of sources has no column 'path'; its first line must name the columns.")
    found: dict[str, Entry] = {}
    for number, row in enumerate(rows, 2):
        cells = {
            str(key).strip().lower(): repair.mend(value).strip() for key, value in row.items() if isinstance(value, str)
        }
        if name := cells.get("path", "").removeprefix("./"):
            found[name] = _entry(cells, path, number)
    return found


def _entry(cells: dict[str, str], path: Path, number: int) -> Entry:
    written = cells.get("date") or cells.get("published") or ""
    date = dates.parse(written) if written else None
    if written and date is None:
        raise FactcheckError(f"{path}: line {number}: {written!r} is no date; write it as 2024-05-31, 2024-05 or 2024.")
    reference = cells.get("reference", "").lower()
    if reference not in YES | NO:
        raise FactcheckError(f"{path}: line {number}: reference is {reference!r}; write yes or no.")
    return Entry(cells.get("title") or None, date, cells.get("publisher") or None, reference in YES)


def _with(document: Document, entry: Entry) -> Document:
    return replace(
        document,
        title=entry.title or document.title,
        published=entry.date or document.published,
        published_from="sidecar" if entry.date else document.published_from,
        publisher=entry.publisher or document.publisher,
        reference=entry.reference,
    )
