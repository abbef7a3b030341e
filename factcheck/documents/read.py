"""The stage's door: paths in, documents out, and a reason for whatever was not read."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck import settings
from factcheck.documents import assemble, convert, sidecar, sources, worker
from factcheck.documents.convert import Skipped
from factcheck.documents.document import Document
from factcheck.documents.options import ReadOptions, setting
from factcheck.errors import FactcheckError, SourceError


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
    FactcheckError where the set is empty (no paths, a folder without files, nothing readable) and for a `sources.csv`
    that cannot be understood.
    """
    options = options or ReadOptions.from_environment()
    documents: list[Document] = []
    skipped: list[Skipped] = []
    sidecars = sidecar.Sidecars()
    with worker.started() as process:
        for source in sources.find(paths):
            for found in _found(source, options, process):
                if isinstance(found, Document):
                    documents.append(sidecars.apply(found, source.file, source.folder))
                elif skip_unreadable:
                    skipped.append(found)
                else:
                    raise SourceError(found.path, found.reason)
    skipped += [Skipped(path, f"it names {name!r}, which is not there") for path, name in sidecars.unused()]
    if not documents:
        raise FactcheckError(_none_read(skipped))
    return ReadResult(tuple(_distinct(documents)), tuple(skipped))


def read_text(text: str, *, path: str = "-", published: str | None = None, title: str = "") -> Document:
    """The document of a text that is at hand (plain or Markdown). Raises SourceError where it is empty.

    `published` is an ISO date; a text that is nothing but what looks like page furniture is taken as it stands.
    """
    from factcheck.documents.readers import text as plain

    if not text.strip():
        raise SourceError(path, "the text is empty")
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    reading = plain.reading(text, name=path)
    reading.title = reading.title or title
    try:
        document = assemble.document(
            reading, path=path, name=path, sha256=sha256, options=ReadOptions.from_environment()
        )
    except SourceError:
        reading = plain.reading(text, name=path)
        reading.title = reading.title or title
        reading.clean = True
        document = assemble.document(reading, path=path, name=path, sha256=sha256, options=ReadOptions())
    if published is not None:
        document = replace(document, published=published, published_from="sidecar")
    return document


def _found(source: sources.Source, options: ReadOptions, process: worker.Worker) -> Iterator[Document | Skipped]:
    """What one file comes to."""
    if source.problem:
        yield Skipped(source.shown, source.problem)
        return
    try:
        data = _bytes(source, options)
    except SourceError as error:
        yield Skipped(source.shown, error.reason)
        return
    name = sources.printable(source.file.name)
    if options.timeout and not _harmless(data):
        yield from process.documents(data, name, source.shown, options)
    else:
        yield from convert.documents(data, name, source.shown, options)


def _harmless(data: bytes) -> bool:
    """Short text without markup is read here and now; a worker would take longer to start than it to read."""
    head = data[:1024]
    plain = b"\0" not in data and not head.lstrip().startswith((b"<", b"%PDF", b"PK", b"{", b"["))
    return plain and len(data) <= settings.READ_HERE_BYTES


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
            f"the file is larger than the limit of {options.max_bytes / 2**20:,.0f} MB; split it or "
            f"raise {setting('max_bytes')}",
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
