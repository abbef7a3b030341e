"""What kind of file this is, by its content; the name decides only between kinds that look alike."""

from __future__ import annotations

from factcheck.documents.readers import UnreadableError

TEXT_SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".mdown",
    ".mkd",
    ".rst",
    ".log",
    ".srt",
    ".vtt",
    ".tex",
    ".org",
    ".adoc",
)


def kind(data: bytes, name: str) -> str:
    """The name of the reader (a module of `readers`) for a file with these bytes. Raises UnreadableError."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if not data.strip():
        raise UnreadableError("the file is empty")
    if suffix in {".md", ".markdown", ".mdown", ".mkd"}:
        return "markdown"
    if suffix in TEXT_SUFFIXES or not suffix:
        return "text"
    raise UnreadableError(f"files of the type {suffix!r} are not known")
