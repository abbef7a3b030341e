"""JSON, JSON Lines and JSON Feed: a record with a text is a document; records without one are rows of a table."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.documents import dates, decode, repair, tables
from factcheck.documents.draft import Reading
from factcheck.documents.options import ReadOptions, setting
from factcheck.documents.readers import Raw, UnreadableError, csv, html, text

HOLDERS = ("items", "articles", "documents", "entries", "records", "results", "data", "posts", "rows")
"""Keys under which feeds and interfaces keep their list of records."""


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """A reading for every record with a text, else one table of all records."""
    source, _ = decode.decode(raw.data)
    records = list(_records(source))
    if len(records) > options.max_documents:
        raise UnreadableError(
            f"it holds {len(records):,} records, more than {options.max_documents:,}; raise {setting('max_documents')}"
        )
    found = [
        _document(record, number, options)
        for number, (_, record) in enumerate(records, 1)
        if _field(record, options.text_fields)
    ]
    single = len(records) == 1
    if found:
        for reading in found:
            reading.part = "" if single else reading.part
        left = len(records) - len(found)
        if left:
            found[0].warnings.append(f"{left} records without a text field were left out")
        return found
    return [_table(records)]


def _records(source: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """(Line, record) of one JSON text or of one record a line."""
    try:
        whole = json.loads(source)
    except (ValueError, RecursionError) as error:
        lines = [(number, line) for number, line in enumerate(source.splitlines(), 1) if line.strip()]
        if len(lines) < 2:
            raise UnreadableError(f"it is no readable JSON ({error})") from None
        for number, line in lines:
            try:
                record = json.loads(line)
            except (ValueError, RecursionError) as inner:
                raise UnreadableError(f"line {number} is no readable JSON ({inner})") from None
            if isinstance(record, dict):
                yield number, record
        return
    if isinstance(whole, dict):
        held = next((whole[key] for key in HOLDERS if isinstance(whole.get(key), list)), None)
        whole = held if held is not None and any(isinstance(item, dict) for item in held) else [whole]
    if not isinstance(whole, list):
        raise UnreadableError("the JSON holds no records; expected objects with a text field")
    if whole and all(isinstance(item, str) for item in whole):
        whole = [{"text": item} for item in whole]
    yield from ((0, item) for item in whole if isinstance(item, dict))


def _field(record: Mapping[str, Any], names: Sequence[str]) -> str:
    """The first of the named fields that holds words; names are matched whatever their case."""
    folded = {key.casefold(): value for key, value in record.items() if isinstance(key, str)}
    for name in names:
        value = folded.get(name.casefold())
        if isinstance(value, dict):
            value = value.get("value") or value.get("rendered") or value.get("text")
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _document(record: Mapping[str, Any], number: int, options: ReadOptions) -> Reading:
    body = _field(record, options.text_fields)
    reading = Reading(html.fragment(body)) if looks_like_html(body) else text.reading(body)
    reading.title = repair.mend(_field(record, options.title_fields)).strip()
    reading.published = when(_field(record, options.date_fields))
    reading.publisher = repair.mend(_field(record, ("publisher", "source", "site"))).strip() or None
    reading.part = f"#{number}"
    return reading


def looks_like_html(body: str) -> bool:
    """Does the text hold tags of paragraphs, breaks, lists or links?"""
    head = body[:20_000].lower()
    return any(
        f"<{tag}" in head
        for tag in ("p>", "p ", "br", "div", "li>", "a href", "h2", "h3", "ul>", "table", "b>", "strong>")
    )


def when(value: str) -> str | None:
    """ISO date of a date field: ISO 8601, words, the form of mails, seconds (or thousandths) since 1970."""
    if found := dates.leading(value.strip()):
        return found[0]
    if value.strip().isdigit() and 9 <= len(value.strip()) <= 13:
        seconds = int(value) / (1000 if len(value.strip()) > 11 else 1)
        return datetime.datetime.fromtimestamp(seconds, datetime.UTC).date().isoformat()
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _table(records: Sequence[tuple[int, Mapping[str, Any]]]) -> Reading:
    """Flat records as the rows of a table."""
    columns = list(dict.fromkeys(str(key) for _, record in records for key in record))
    rows = [(line or 1, [_shown(record.get(column)) for column in columns]) for line, record in records]
    if not records or len(columns) > 500:
        raise UnreadableError('the JSON holds no records with a text; expected objects with a field such as "text"')
    return Reading(tables.named(csv.located(rows), columns), clean=True)


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
