"""How sources are read: the limits and names a caller can set."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck import settings


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits of reading, and the names that fields of data files go by.

    max_bytes          size of one file, in bytes
    max_pages          pages of a PDF, slides of a presentation, sheets of a workbook
    max_unpacked       decompressed size of an archive or of an office file, in bytes
    max_ratio          decompressed to compressed size, above which an archive is taken for a bomb
    max_depth          archives and mails inside one another
    max_characters     cleaned text of one document
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
