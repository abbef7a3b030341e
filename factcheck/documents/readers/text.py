"""Plain text."""

from __future__ import annotations

from factcheck.documents import decode, layout, repair
from factcheck.documents.draft import Reading
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw, markdown


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading; text that uses Markdown's marks is read as Markdown whatever its name says."""
    text, encoding = decode.decode(raw.data)
    return [reading(text, encoding, name=raw.name)]


def reading(text: str, encoding: str = "utf-8", *, name: str = "") -> Reading:
    """The reading of a decoded text."""
    marked = markdown.looks_like(text, name)
    found = markdown.reading(text) if marked else Reading(layout.blocks(repair.mend_lines(text)))
    if "broken" in encoding:
        found.warnings.append(f"some bytes are in no known encoding (read as {encoding})")
    return found
