"""Blocks to a `Document`: one cleaned text, offsets into it, and the way back into the file."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest

from factcheck import settings
from factcheck.documents import dates, furniture, language, lineshape
from factcheck.documents.document import Block, Cell, Document, Removed, Span
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.options import ReadOptions, setting
from factcheck.errors import SourceError

SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s")


def document(reading: Reading, *, path: str, name: str, sha256: str, options: ReadOptions) -> Document:
    """The document of a reading. `path` is what the user would write, `name` the file's name, for id and date.

    Raises SourceError where nothing is left to read, or too much.
    """
    drafts, removed = list(reading.drafts), list(reading.removed)
    page_date = dates.from_page(*_head_and_foot(drafts))
    if not options.keep_furniture and not reading.clean:
        drafts, furnished = furniture.remove(drafts)
        removed += furnished
    drafts = _with_statements(drafts)
    text, blocks, spans = _lay_out(drafts)
    if not text.strip():
        raise SourceError(path, _nothing_left(removed))
    if excess := _excess(text, blocks, options):
        raise SourceError(path, excess)
    published, origin = _published(reading, page_date, name)
    code = language.detect(text)
    return Document(
        id="d" + hashlib.sha256(f"{name}\0{reading.part}\0{sha256}".encode("utf-8", "replace")).hexdigest()[:10],
        path=path,
        sha256=sha256,
        title=reading.title or _title(drafts),
        text=text,
        blocks=tuple(blocks),
        published=published,
        published_from=origin,
        publisher=reading.publisher,
        language=code,
        warnings=tuple(_warnings(reading, removed, code)),
        spans=tuple(spans),
        removed=tuple(removed),
    )


def _excess(text: str, blocks: Sequence[Block], options: ReadOptions) -> str | None:
    """What is too much of the text, and how to allow it; None where it is within the limits."""
    longest = max(block.end - block.start for block in blocks)
    for many, limit, what, name in (
        (len(text), options.max_characters, "characters", "max_characters"),
        (longest, options.max_line, "characters in one paragraph", "max_line"),
        (len(SENTENCE_END.findall(text)), options.max_sentences, "sentences", "max_sentences"),
    ):
        if many > limit:
            return f"its text has {many:,} {what}, more than the limit of {limit:,}; split it or raise {setting(name)}"
    return None


def _head_and_foot(drafts: Sequence[Draft]) -> tuple[list[str], list[str]]:
    """The lines in which a page says when it was published: down to the first paragraph or so, and the last few. The
    dates of a timeline are none of them."""
    lines = [
        draft
        for draft, following in zip_longest(
            drafts[: settings.DATE_HEAD_BLOCKS], drafts[1 : settings.DATE_HEAD_BLOCKS + 1]
        )
        if draft is not None
        and draft.kind not in {"row", "code"}
        and not (draft.kind == "caption" and following is not None and following.date is not None)
    ]
    head: list[str] = []
    for draft in lines:
        head.append(draft.text.text)
        if draft.kind == "paragraph" and len(draft.text.text.split()) > settings.DATE_HEAD_WORDS:
            break
    foot = [draft.text.text for draft in drafts[-settings.DATE_FOOT_BLOCKS :] if draft.kind not in {"row", "code"}]
    return head, foot


def _with_statements(drafts: list[Draft]) -> list[Draft]:
    """A text of nothing but short lines (a list of headlines, one sentence without a full stop) states them."""
    if drafts and all(draft.kind in {"heading", "caption"} for draft in drafts):
        for draft in drafts:
            if draft.kind == "heading" and not lineshape.is_question(draft.text.text):
                draft.kind = "paragraph"
    return drafts


def _lay_out(drafts: Sequence[Draft]) -> tuple[str, list[Block], list[Span]]:
    """The cleaned text with an empty line between paragraphs, a line end between items, rows and dated entries."""
    parts: list[str] = []
    blocks: list[Block] = []
    spans: list[Span] = []
    at = 0
    before: Draft | None = None
    for draft in drafts:
        text = draft.text.text
        if not text.strip():
            continue
        gap = _gap(before, draft)
        parts += [gap, text]
        at += len(gap)
        lead = len(draft.lead) if text.startswith(draft.lead) and len(draft.lead) < len(text) else 0
        blocks.append(Block(draft.kind, at, at + len(text), draft.level, draft.date, _cells(draft, at), lead))
        spans.extend(Span(at + start, line, column, page) for start, line, column, page in draft.text.runs if line)
        at += len(text)
        before = draft
    return "".join(parts), blocks, spans


def _gap(before: Draft | None, draft: Draft) -> str:
    if before is None:
        return ""
    same = before.kind == draft.kind and draft.kind in {"item", "row", "code"}
    entry = before.kind == "caption" and draft.date is not None
    item_run = before.kind == "item" and draft.kind == "caption" and draft.tight
    return "\n" if same or entry or item_run else "\n\n"


def _cells(draft: Draft, start: int) -> tuple[Cell, ...]:
    """The spans of a row's cells, which stand in its text in order."""
    cells, at = [], 0
    for cell in draft.cells:
        found = draft.text.text.find(cell.text.text, at)
        if found < 0:
            continue
        at = found + len(cell.text.text)
        cells.append(Cell(start + found, start + at, cell.column))
    return tuple(cells)


def _title(drafts: Sequence[Draft]) -> str:
    """The heading in front of the first paragraph; "" where there is none. Where a site's name and menu stand above
    it, it is the first one of a headline's length."""
    head: list[str] = []
    for draft in drafts:
        if draft.kind == "heading" and not lineshape.is_question(draft.text.text):
            if draft.raw.startswith("# "):
                return draft.text.text
            head.append(draft.text.text)
        if draft.kind in {"paragraph", "row"}:
            break
    if len(head) >= settings.MENU_HEADINGS:
        return next((text for text in head if len(text.split()) >= settings.HEADLINE_WORDS), head[0])
    return head[0] if head else ""


def _published(reading: Reading, page: str | None, name: str) -> tuple[str | None, str | None]:
    """The publication date and where it was found: metadata that says so, the page, the file's name, and last the
    time stamp of the file, which may be that of a print or a template."""
    if reading.published:
        return reading.published, "metadata"
    if page:
        return page, "page"
    if found := dates.from_name(name):
        return found, "name"
    return (reading.stamp, "metadata") if reading.stamp else (None, None)


def _nothing_left(removed: Sequence[Removed]) -> str:
    if removed:
        return f"nothing but page furniture was found in it ({len(removed)} lines)"
    return "no text was found in it"


def _warnings(reading: Reading, removed: Sequence[Removed], code: str) -> list[str]:
    found = list(reading.warnings)
    if removed:
        reasons = Counter(item.reason for item in removed)
        listed = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
        words = sum(len(item.text.split()) for item in removed)
        found.append(f"left out as page furniture: {len(removed)} lines, {words} words ({listed})")
    if code != "en":
        found.append(f"not in English (detected: {code}); it is left out of the comparison")
    return found
