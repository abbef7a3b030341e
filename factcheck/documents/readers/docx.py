"""Word documents, by python-docx: paragraphs and tables in order, headings by style, list items, footnotes."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator
from typing import Any

from factcheck.documents import layout, lineshape, repair, tables
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.located import Located
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw, UnreadableError, archive

TEMPLATE_STAMPS = frozenset({datetime.date(2013, 12, 23), datetime.date(2013, 1, 27)})
"""Creation dates that the templates of python-docx and python-pptx carry into every file made with them."""
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading. Links to other files and addresses (pictures, templates) are never followed."""
    archive.check(raw.data, options)
    import docx

    try:
        document = docx.Document(io.BytesIO(raw.data))
        drafts = list(_blocks(document))
        drafts += list(_boxes(document))
        drafts += list(_notes(document))
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"it is a broken Word document ({type(error).__name__}: {str(error)[:120]})") from None
    title, stamp = properties(document.core_properties)
    return [Reading(layout.settle(drafts), title=title, stamp=stamp)]


def properties(core: Any) -> tuple[str, str | None]:
    """Title and date of making of an office file; templates' own dates say nothing."""
    try:
        made = core.created
        title = repair.mend(core.title or "").strip()
    except (ValueError, AttributeError, TypeError):
        return "", None
    if title.lower() in {"word document", "powerpoint presentation", "presentation", "document", "untitled"}:
        title = ""
    if isinstance(made, datetime.datetime) and made.date() not in TEMPLATE_STAMPS and made.year > 1990:
        return title, made.date().isoformat()
    return title, None


def _blocks(document: Any) -> Iterator[Draft]:
    for number, block in enumerate(document.iter_inner_content(), 1):
        if hasattr(block, "rows"):
            yield from table(block, number)
        else:
            yield from _paragraph(block, number)


def _paragraph(paragraph: Any, number: int) -> Iterator[Draft]:
    """A paragraph by its style; "line" is its number among the blocks of the document, since Word has no lines."""
    text = repair.mend_piece(_visible(paragraph._p), line=number)
    if not text:
        return
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    if heading := re.fullmatch(r"(?:heading|überschrift|titre)\s*(\d)|(title)|(subtitle)", style, re.IGNORECASE):
        yield Draft("heading", text, level=int(heading[1] or 1))
    elif numbered or style.lower().startswith("list"):
        level = int(re.sub(r"\D", "", style) or 1)
        item = lineshape.bullet(text)
        yield Draft("item", item[0] if item else text, level=level, raw="- " + text.text)
    elif style.lower().startswith("caption"):
        yield Draft("caption", text)
    elif "quote" in style.lower():
        yield Draft("quote", text)
    else:
        yield from layout.pieces([text], None)


def _visible(paragraph: Any) -> str:
    """The text that is shown: insertions are in, deletions, hidden runs and field codes out."""
    parts: list[str] = []
    for node in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br", f"{WORD}noBreakHyphen"):
        run = node.getparent()
        hidden = run is not None and run.find(f"{WORD}rPr/{WORD}vanish") is not None
        if hidden or any(True for _ in node.iterancestors(f"{WORD}del", f"{WORD}txbxContent")):
            continue
        parts.append((node.text or "") if node.tag == f"{WORD}t" else "-" if "Hyphen" in node.tag else " ")
    return "".join(parts)


def table(found: Any, number: int, page: int | None = None) -> list[Draft]:
    """The rows of a table of python-docx or python-pptx; a cell that spans columns is taken once."""
    rows: list[list[Located]] = []
    for row in found.rows:
        cells: list[Located] = []
        seen: set[int] = set()
        for cell in row.cells:
            key = id(getattr(cell, "_tc", cell))
            text = "" if key in seen or getattr(cell, "is_spanned", False) else cell.text
            seen.add(key)
            cells.append(repair.mend_piece(text, line=number, page=page))
        rows.append(cells)
    return tables.drafts(rows)


def _boxes(document: Any) -> Iterator[Draft]:
    """The paragraphs of text boxes, behind the text. Word writes each box twice, the second time for older programs."""
    number = 0
    for box in document.element.body.iter(f"{WORD}txbxContent"):
        if any(True for _ in box.iterancestors(f"{COMPATIBILITY}Fallback")):
            continue
        for paragraph in box.iter(f"{WORD}p"):
            number += 1
            text = repair.mend_piece("".join(node.text or "" for node in paragraph.iter(f"{WORD}t")), line=number)
            if text:
                yield from layout.pieces([text], None)


def _notes(document: Any) -> Iterator[Draft]:
    """Footnotes and endnotes, behind the text."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        for number, note in enumerate(etree.fromstring(relation.target_part.blob, parser), 1):
            if note.get(f"{WORD}type"):
                continue  # the line that parts notes from the text
            text = "".join(node.text or "" for node in note.iter(f"{WORD}t"))
            if piece := repair.mend_piece(text, line=number):
                yield Draft("paragraph", piece)
