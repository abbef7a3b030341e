"""The stage's door: paths in, documents out, and a reason for whatever was not read."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.documents import assemble, sniff, sources
from factcheck.documents.document import Document
from factcheck.documents.draft import Reading
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw, UnreadableError, reader
from factcheck.errors import FactcheckError, SourceError


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that was not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The documents in order of path as given, and what was skipped."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()


def read(
    paths: Sequence[str | Path], *, skip_unreadable: bool = False, options: ReadOptions | None = None
) -> ReadResult:
    """Read files, folders (recursively) and stdin ("-").

    A source that cannot be read raises SourceError; with `skip_unreadable` it is listed in `skipped` instead. Raises
    FactcheckError where the set is empty: no paths, a folder without files, nothing readable.
    """
    options = options or ReadOptions()
    documents: list[Document] = []
    skipped: list[Skipped] = []
    for source in sources.find(paths):
        try:
            documents.extend(_documents(source, options))
        except SourceError as error:
            if not skip_unreadable:
                raise
            skipped.append(Skipped(error.path, error.reason))
    if not documents:
        raise FactcheckError(_none_read(skipped))
    return ReadResult(tuple(_distinct(documents)), tuple(skipped))


def read_text(text: str, *, path: str = "-", published: str | None = None, title: str = "") -> Document:
    """The document of a text that is at hand (plain or Markdown). Raises SourceError where it is empty."""
    from factcheck.documents.readers import text as plain

    if not text.strip():
        raise SourceError(path, "the text is empty")
    reading = plain.reading(text, name=path)
    reading.title = reading.title or title
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    options = ReadOptions()
    try:
        document = assemble.document(reading, path=path, name=path, sha256=sha256, options=options)
    except SourceError:
        reading = plain.reading(text, name=path)
        reading.clean = True
        document = assemble.document(reading, path=path, name=path, sha256=sha256, options=options)
    if published is not None:
        document = replace(document, published=published, published_from="sidecar")
    return document


def _documents(source: sources.Source, options: ReadOptions) -> list[Document]:
    """The documents of one file."""
    if source.problem:
        raise SourceError(source.shown, source.problem)
    data = _bytes(source, options)
    sha256 = hashlib.sha256(data).hexdigest()
    name = source.file.name
    try:
        readings = _readings(Raw(name, data), options)
    except UnreadableError as error:
        raise SourceError(source.shown, str(error)) from None
    return [
        assemble.document(reading, path=_with_part(source.shown, reading), name=name, sha256=sha256, options=options)
        for reading in readings
    ]


def _readings(raw: Raw, options: ReadOptions) -> list[Reading]:
    return reader(sniff.kind(raw.data, raw.name))(raw, options)


def _with_part(shown: str, reading: Reading) -> str:
    return f"{shown}#{reading.part}" if reading.part else shown


def _bytes(source: sources.Source, options: ReadOptions) -> bytes:
    """The file's bytes, unless there are more than the limit."""
    try:
        if source.shown == sources.STDIN:
            data = sys.stdin.buffer.read(options.max_bytes + 1)
        else:
            with source.file.open("rb") as file:
                data = file.read(options.max_bytes + 1)
    except OSError as error:
        raise SourceError(source.shown, f"it cannot be opened ({error.strerror or error})") from None
    if len(data) > options.max_bytes:
        raise SourceError(
            source.shown,
            f"the file is larger than the limit of {options.max_bytes / 2**20:,.0f} MB; split it or raise max_bytes",
        )
    return data


def _none_read(skipped: Sequence[Skipped]) -> str:
    first = f" ({skipped[0].path}: {skipped[0].reason})" if skipped else ""
    return f"None of the sources could be read{first}; name at least one readable document."


def _distinct(documents: Sequence[Document]) -> list[Document]:
    """Exact duplicates (same name, same content) get "-2", "-3" behind their id."""
    seen: Counter[str] = Counter()
    out = []
    for document in documents:
        seen[document.id] += 1
        again = seen[document.id]
        out.append(document if again == 1 else replace(document, id=f"{document.id}-{again}"))
    return out
