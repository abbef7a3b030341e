"""Which files are meant: paths and folders as the user gave them, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import FactcheckError, SourceError

NEVER_SOURCES = frozenset({"gold.tsv", "facts.tsv", "sources.csv"})
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: where it is, how the user would write it, and the folder it was found in, if any.

    `problem` says why it cannot be read, where that is known from the outside.
    """

    file: Path
    shown: str
    folder: Path | None = None
    problem: str | None = None


def find(paths: Sequence[str | Path]) -> list[Source]:
    """The files of `paths`, folders walked in order of path; a file that is named twice is read once.

    Raises FactcheckError for an empty set or an empty folder, SourceError for a path that does not exist.
    """
    if not paths:
        raise FactcheckError("No sources were given; name at least one file or folder.")
    found: dict[object, Source] = {}
    for given in paths:
        if str(given) == STDIN:
            found.setdefault(STDIN, Source(Path(STDIN), STDIN))
            continue
        path = Path(given)
        if path.is_dir():
            inside = list(_walk(path))
            if not inside:
                raise FactcheckError(f"{shown(path)}: the folder has no files to read; name a folder with sources.")
            for source in inside:
                found.setdefault(_identity(source.file), source)
        elif path.name not in NEVER_SOURCES:
            found.setdefault(_identity(path), Source(path, shown(path), problem=_problem(path)))
    if not found:
        raise FactcheckError("The paths given hold no sources; name at least one document.")
    return list(found.values())


def shown(path: Path) -> str:
    """A path in one printable line: names may hold line ends, escapes or bytes that are no text."""
    return printable(path.as_posix())


def printable(text: str) -> str:
    """A name without characters that a terminal would act on or that are no text."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def _identity(path: Path) -> str:
    try:
        return str(path.resolve())
    except (OSError, RuntimeError):
        return str(path.absolute())


def _problem(path: Path) -> str | None:
    try:
        if path.is_file():
            return None
        if path.exists():
            return "it is not a plain file"
        return "the link leads nowhere" if path.is_symlink() else "no such file or folder; check the path"
    except OSError as error:
        return f"it cannot be opened ({error.strerror or error})"


def _walk(folder: Path) -> Iterator[Source]:
    """The files under a folder, hidden ones apart, by path; a link that leads out of it is named as a problem."""
    root = folder.resolve()
    for path in sorted(
        _files(folder), key=lambda file: file.relative_to(folder).as_posix().encode("utf-8", "surrogatepass")
    ):
        problem = _problem(path)
        if problem is None and not path.resolve().is_relative_to(root):
            problem = "it is a link that leads out of the folder, which is not followed; name the file itself"
        yield Source(path, shown(path), folder, problem)


def _files(folder: Path) -> Iterator[Path]:
    try:
        entries = list(folder.iterdir())
    except OSError as error:
        raise SourceError(shown(folder), f"the folder cannot be read ({error.strerror})") from None
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry)
        elif entry.name not in NEVER_SOURCES:
            yield entry
