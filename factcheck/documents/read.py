"""The stage's door: paths in, documents out, and a reason for whatever was not read."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from factcheck import settings
from factcheck.documents import assemble, convert, sidecar, sources, worker
from factcheck.documents.convert import Skipped
from factcheck.documents.document import Document
from factcheck.documents.options import ReadOptions, setting
from factcheck.documents.sources import Source
from factcheck.engine import Engine, LocalEngine, Place
from factcheck.errors import FactcheckError, SourceError


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The documents in order of path as given, and what was skipped."""

    documents: tuple[Document, ...]
    skipped: tuple[Skipped, ...] = ()


def read(
    paths: Sequence[str | Path],
    *,
    skip_unreadable: bool = False,
    options: ReadOptions | None = None,
    engine: Engine | None = None,
) -> ReadResult:
    """Read files, folders (recursively) and stdin ("-"), on `engine`, or here where that is None.

    A source that cannot be read raises SourceError; with `skip_unreadable` it is listed in `skipped` instead. Raises
    FactcheckError where the set is empty (no paths, a folder without files, nothing readable) and for a `sources.csv`
    that cannot be understood. The bytes are read here, so that the machines of a cluster need not see the files.
    """
    options = options or ReadOptions.from_environment()
    documents: list[Document] = []
    skipped: list[Skipped] = []
    sidecars = sidecar.Sidecars()
    listed = sources.find(paths)
    with closing((engine or LocalEngine()).map(_Reading(options), _blocks(listed, options))) as results:
        for source, found_in_file in zip(listed, chain.from_iterable(results), strict=True):
            for found in found_in_file:
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


@dataclass(frozen=True, slots=True)
class _File:
    """One file on its way to a worker: its bytes, or what kept them from being read."""

    name: str
    shown: str
    content: bytes | Skipped


def _blocks(listed: Iterable[Source], options: ReadOptions) -> Iterator[list[_File]]:
    """The files in blocks that a worker takes at once, opened as they are asked for."""
    block: list[_File] = []
    size = 0
    for source in listed:
        block.append(_opened(source, options))
        content = block[-1].content
        size += len(content) if isinstance(content, bytes) else 0
        if len(block) >= settings.READ_BLOCK_FILES or size >= settings.READ_BLOCK_BYTES:
            yield block
            block, size = [], 0
    if block:
        yield block


def _opened(source: Source, options: ReadOptions) -> _File:
    name = sources.printable(source.file.name)
    if source.problem:
        return _File(name, source.shown, Skipped(source.shown, source.problem))
    try:
        return _File(name, source.shown, _bytes(source, options))
    except SourceError as error:
        return _File(name, source.shown, Skipped(source.shown, error.reason))


@dataclass(frozen=True)
class _Reading:
    """The recipe for a worker that reads files; it keeps a process that may be stopped for those that may do harm."""

    options: ReadOptions

    def __call__(self, place: Place) -> _Reader:
        return _Reader(self.options)


class _Reader:
    """Files in, for each what it comes to out."""

    def __init__(self, options: ReadOptions) -> None:
        self._options = options
        self._process = worker.Worker()

    def __call__(self, files: Sequence[_File]) -> list[list[Document | Skipped]]:
        return [self._found(file) for file in files]

    def _found(self, file: _File) -> list[Document | Skipped]:
        if isinstance(file.content, Skipped):
            return [file.content]
        if self._options.timeout and not _harmless(file.content):
            return self._process.documents(file.content, file.name, file.shown, self._options)
        return list(convert.documents(file.content, file.name, file.shown, self._options))

    def close(self) -> None:
        """End the process."""
        self._process.close()


def _harmless(data: bytes) -> bool:
    """Short text without markup is read here and now; a worker would take longer to start than it to read."""
    head = data[:1024]
    plain = b"\0" not in data and not head.lstrip().startswith((b"<", b"%PDF", b"PK", b"{", b"["))
    return plain and len(data) <= settings.READ_HERE_BYTES


def _bytes(source: Source, options: ReadOptions) -> bytes:
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
