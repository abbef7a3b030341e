"""One file's bytes to documents: the kind is sniffed, its reader run, each reading assembled. Runs in any process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from factcheck.documents import assemble, sniff, sources
from factcheck.documents.document import Document
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw, UnreadableError, reader
from factcheck.errors import SourceError


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that was not read, and why."""

    path: str
    reason: str


def documents(data: bytes, name: str, shown: str, options: ReadOptions) -> list[Document | Skipped]:
    """What a file comes to: documents, and parts of it (members of an archive) that cannot be read.

    Never raises for what is in the file: a parser's failure is a reason too.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        readings = reader(sniff.kind(data, name))(Raw(name, data), options)
    except UnreadableError as error:
        return [Skipped(shown, _sentence(error))]
    except MemoryError:
        return [Skipped(shown, "reading it takes more memory than the limit")]
    except Exception as error:  # a parser's own mistake: the person needs the file's name, not a traceback
        return [Skipped(shown, f"it cannot be read; its parser failed ({_name(error)})")]
    found: list[Document | Skipped] = []
    for reading in readings:
        path = shown + reading.part
        if reading.problem:
            found.append(Skipped(path, _sentence(reading.problem)))
            continue
        try:
            found.append(assemble.document(reading, path=path, name=name, sha256=sha256, options=options))
        except SourceError as error:
            found.append(Skipped(path, error.reason))
        except Exception as error:
            found.append(Skipped(path, f"it cannot be read ({_name(error)})"))
    return found or [Skipped(shown, "no text was found in it")]


def _sentence(reason: object) -> str:
    """A reason in one printable line: parsers' messages quote what they stumble on."""
    return sources.printable(" ".join(str(reason).split()))


def _name(error: Exception) -> str:
    """What went wrong, in a word or the system's own (a full disk)."""
    said = error.strerror if isinstance(error, OSError) else None
    return said or type(error).__name__
