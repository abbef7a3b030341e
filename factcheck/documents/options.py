"""How sources are read: the limits and names a caller can set."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from factcheck import settings
from factcheck.errors import FactcheckError

PREFIX = "FACTCHECK_READ_"


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits of reading, and the names that fields of data files go by.

    max_bytes          size of one file, in bytes
    max_pages          pages of a PDF, slides of a presentation, sheets of a workbook
    max_unpacked       decompressed size of an archive or of an office file, in bytes
    max_ratio          decompressed to compressed size, above which an archive is taken for a bomb
    max_depth          archives and mails inside one another
    max_characters     cleaned text of one document
    max_line           characters of one paragraph, which nothing can part
    max_sentences      sentences of one document
    max_documents      documents that one file (an archive, a feed) may hold
    timeout            seconds that one file may take; 0 reads without a worker and without the limit
    keep_furniture     leave page furniture in
    text_fields, title_fields, date_fields, url_fields   names of the fields of JSON records, in order of preference
    """

    max_bytes: int = settings.MAX_FILE_BYTES
    max_pages: int = settings.MAX_PAGES
    max_unpacked: int = settings.MAX_UNPACKED_BYTES
    max_ratio: float = settings.MAX_UNPACK_RATIO
    max_depth: int = settings.MAX_NESTING
    max_characters: int = settings.MAX_CHARACTERS
    max_line: int = settings.MAX_LINE_CHARACTERS
    max_sentences: int = settings.MAX_SENTENCES
    max_documents: int = settings.MAX_DOCUMENTS_PER_FILE
    timeout: float = settings.READ_TIMEOUT_SECONDS
    keep_furniture: bool = False
    text_fields: tuple[str, ...] = (
        "text",
        "content",
        "body",
        "content_text",
        "article",
        "content_html",
        "description",
        "summary",
    )
    title_fields: tuple[str, ...] = ("title", "headline", "name", "subject")
    date_fields: tuple[str, ...] = (
        "date",
        "published",
        "date_published",
        "published_at",
        "pub_date",
        "pubDate",
        "created",
        "timestamp",
    )
    url_fields: tuple[str, ...] = ("url", "link", "source_url", "id")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> ReadOptions:
        """The defaults, with what the environment sets: FACTCHECK_READ_MAX_BYTES=200000000, FACTCHECK_READ_TIMEOUT=300,
        FACTCHECK_READ_TEXT_FIELDS=headline,body. Raises FactcheckError for a value that is none."""
        environment = os.environ if environment is None else environment
        given: dict[str, Any] = {}
        for field in fields(cls):
            name = PREFIX + field.name.upper()
            if name in environment:
                given[field.name] = _value(name, environment[name], field.default)
        return cls(**given)


def _value(name: str, text: str, default: object) -> object:
    """A setting as the type of its default."""
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, bool):
        return text.strip().lower() in {"1", "yes", "true", "on"}
    try:
        number = float(text.replace("_", ""))
    except ValueError:
        number = -1.0
    if number < 0:
        raise FactcheckError(f"{name} is {text!r}; give it a number of 0 or more.")
    return int(number) if isinstance(default, int) else number


def setting(name: str) -> str:
    """How a user sets a limit: the words that end a message about it."""
    return f"{name} (in the environment: {PREFIX}{name.upper()})"
