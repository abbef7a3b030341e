"""RSS and Atom files: every entry is a document. Entities and external parts of the XML are refused, never fetched."""

from __future__ import annotations

import re
from typing import Any

from factcheck.documents import dates, layout, repair
from factcheck.documents.draft import Reading
from factcheck.documents.options import ReadOptions, setting
from factcheck.documents.readers import Raw, UnreadableError, html, json, text

DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
BODY = ("encoded", "content", "description", "summary")
DATE = ("pubdate", "published", "date", "issued", "updated", "modified")


def parse(data: bytes) -> Any:
    """The root element. Raises UnreadableError for broken XML and for XML that declares entities."""
    from lxml import etree

    if DOCTYPE.search(data[:20_000].replace(b"\0", b"")) and b"ENTITY" in data.replace(b"\0", b"").upper()[:200_000]:
        raise UnreadableError(
            "its XML declares entities, which are not read (they can grow without end or point outside)"
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"it is no readable XML ({str(error)[:120]})") from None


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """A reading for every entry, in the feed's order."""
    root = parse(raw.data.lstrip())
    entries = [element for element in root.iter() if _name(element) in {"item", "entry"}]
    if not entries:
        return [_plain(root)]
    if len(entries) > options.max_documents:
        raise UnreadableError(
            f"it holds {len(entries):,} entries, more than {options.max_documents:,}; raise {setting('max_documents')}"
        )
    site = next((_text(child) for child in root.iter() if _name(child) == "title"), "")
    found = []
    for number, entry in enumerate(entries, 1):
        fields: dict[str, str] = {}
        for child in entry:
            if value := _text(child).strip():
                fields.setdefault(_name(child), value)
        body = next((fields[name] for name in BODY if name in fields), "")
        title = repair.mend(_plain_text(fields.get("title", "")))
        reading = Reading(html.fragment(body)) if json.looks_like_html(body) else text.reading(body)
        reading.drafts = layout.settle(reading.drafts)
        reading.title = title
        reading.published = next((date for name in DATE if name in fields and (date := json.when(fields[name]))), None)
        reading.publisher = repair.mend(_plain_text(site)) or None
        reading.part = f"#{number}"
        if not reading.drafts:
            reading.problem = "the entry has no text"
        found.append(reading)
    return found


def _plain(root: Any) -> Reading:
    """XML that is no feed: the text of its innermost elements, one after the other."""
    lines = [
        repair.mend_piece(element.text, line=element.sourceline or 0)
        for element in root.iter()
        if isinstance(element.tag, str) and (element.text or "").strip()
    ]
    found = dates.leading(next((_text(e) for e in root.iter() if _name(e) in DATE), ""))
    return Reading(layout.blocks(lines), published=found[0] if found else None)


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _text(element: Any) -> str:
    """What an element holds: its text, or its markup where the feed nests XHTML."""
    from lxml import etree

    if len(element):
        return str(etree.tostring(element, encoding="unicode", with_tail=False))
    return element.text or ""


def _plain_text(value: str) -> str:
    import html as entities

    return re.sub(r"\s+", " ", entities.unescape(re.sub(r"<[^>]+>", "", value))).strip()
