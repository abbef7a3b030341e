"""PDF, by pypdf: lines with their page, size and place; running headers, footers and soft hyphens taken out."""

from __future__ import annotations

import datetime
import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from factcheck import settings
from factcheck.documents import layout, lineshape, repair, tables
from factcheck.documents.document import Removed
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.located import Located, join
from factcheck.documents.options import ReadOptions, setting
from factcheck.documents.readers import Raw, UnreadableError
from factcheck.documents.readers.pdftables import Line, with_tables

COMPOUND = re.compile(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b")
KEPT_PREFIXES = frozenset(
    "self non co multi semi well high low long short open cross half all ex anti mid post pre state".split()
)


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading. A PDF without any text is said to be a scan; scripts and attachments in it are never touched."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        data = raw.data if b"startxref" in raw.data[-2048:] else raw.data + b"\nstartxref\n0\n%%EOF\n"
        reader = PdfReader(io.BytesIO(data), strict=False)  # rebuilds a table that is broken, not one that is missing
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("it is locked with a password; unlock it first")
        count = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError, RecursionError, IndexError) as error:
        raise UnreadableError(f"it is a broken PDF ({type(error).__name__}: {_short(error)})") from None
    if count > options.max_pages:
        raise UnreadableError(
            f"it has {count:,} pages, more than the limit of {options.max_pages:,}; raise {setting('max_pages')}"
        )
    found = Reading([])
    pages: list[list[Line]] = []
    broken: list[int] = []
    images = 0
    for number in range(count):
        try:
            page = reader.pages[number]
            lines = _lines(page, number + 1)
            images += not lines and _has_images(page)
        except Exception:
            broken.append(number + 1)
            continue
        if lines:
            pages.append(_in_reading_order(with_tables(lines)))
    if not any(pages):
        if broken:
            raise UnreadableError("it is a broken PDF; none of its pages can be read")
        scanned = "; it is a scan, so run text recognition (OCR) first" if images else ""
        raise UnreadableError(f"the PDF holds no text{scanned}")
    if broken:
        found.warnings.append(f"pages that cannot be read were left out: {', '.join(map(str, broken))}")
    if images:
        found.warnings.append(f"{images} of {count} pages are pictures without text")
    body, running = _without_running(pages)
    found.removed = running
    found.drafts = _drafts(body)
    found.title, found.stamp = _metadata(reader)
    return [found]


def _short(error: BaseException) -> str:
    return repair.mend(str(error).split("\n", 1)[0])[:120]


def _has_images(page: Any) -> bool:
    try:
        resources = page.get("/Resources") or {}
        objects = (resources.get("/XObject") or {}).values()
        return any(item.get_object().get("/Subtype") == "/Image" for item in objects)
    except Exception:
        return False


def _lines(page: Any, number: int) -> list[Line]:
    """The lines of a page in the file's order. pypdf hands over every stretch of text with its matrix."""
    stretches: list[tuple[str, float, float, float]] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = abs(tm[3] * cm[3]) ** 0.5 or abs(tm[0] * cm[0]) ** 0.5 or 1.0
        stretches.append((text, x, y, (size or 0.0) * scale))

    whole = page.extract_text(visitor_text=visit)
    if "".join(stretch[0] for stretch in stretches).strip() != whole.strip():
        return [Line(text, 0, 0, 0, number, at) for at, text in enumerate(whole.split("\n"), 1) if text.strip()]
    lines: list[Line] = []
    open_line: Line | None = None
    for text, x, y, size in stretches:
        for at, part in enumerate(text.split("\n")):
            if at:
                open_line = None
            if open_line is not None:
                open_line.text += part
                open_line.pieces.append((x, part))
            elif part.strip():
                open_line = Line(part, x, y, size, number, len(lines) + 1, [(x, part)])
                lines.append(open_line)
    return lines


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines as they are read: where a file draws two columns line by line across the page, left before right."""
    left_edge = min(line.x for line in lines)
    starts = Counter(round(line.x / 4) for line in lines if line.x > left_edge + 100)
    if len(lines) < 8 or not starts:
        return lines
    column, times = starts.most_common(1)[0]
    right_x = column * 4
    right = [line for line in lines if line.x >= right_x - 8]
    left = [line for line in lines if line.x < right_x - 8]
    switches = sum((a.x >= right_x - 8) != (b.x >= right_x - 8) for a, b in pairwise(lines))
    beside = sum(any(abs(line.y - other.y) < 3 for other in left) for line in right)
    if times < 4 or switches < len(right) or beside < settings.PDF_GUTTER_SHARE * len(right):
        return lines
    top, bottom = max(line.y for line in right), min(line.y for line in right)
    above = [line for line in left if line.y > top + 3]
    below = [line for line in left if line.y < bottom - 3]
    middle = [line for line in left if line not in above and line not in below]
    return above + middle + right + below


def _without_running(pages: list[list[Line]]) -> tuple[list[list[Line]], list[Removed]]:
    """The pages without lines that stand at the edge of most of them, page numbers apart."""
    seen: Counter[str] = Counter()
    for lines in pages:
        edge = (
            lines
            if len(lines) <= 2 * settings.PDF_EDGE_LINES
            else lines[: settings.PDF_EDGE_LINES] + lines[-settings.PDF_EDGE_LINES :]
        )
        seen.update({_shape(line.text) for line in edge})
    needed = max(2, (len(pages) + 1) // 2)
    usual = _usual_size([line for lines in pages for line in lines])
    body: list[list[Line]] = []
    removed: list[Removed] = []
    for lines in pages:
        kept: list[Line] = []
        for at, line in enumerate(lines):
            at_edge = at < settings.PDF_EDGE_LINES or at >= len(lines) - settings.PDF_EDGE_LINES
            shape = _shape(line.text)
            page_number = at_edge and re.fullmatch(r"(?:page\s*)?[-–—\s]*#[-–—\s]*(?:(?:of|/)\s*#)?|[ivxl]{1,6}", shape)
            if page_number or (at_edge and len(pages) > 1 and seen[shape] >= needed and _apart(lines, at, usual)):
                removed.append(Removed("running header or footer", line.text.strip(), line.number))
            else:
                kept.append(line)
        body.append(kept)
    return body, removed


def _apart(lines: Sequence[Line], at: int, usual: float) -> bool:
    """Does an edge line stand off from the text: in smaller letters, or with a gap towards the middle of the page?"""
    line = lines[at]
    if _large(line, usual):
        return False
    inner = at + 1 if at < len(lines) / 2 else at - 1
    if not usual or not 0 <= inner < len(lines) or line.size < 0.95 * usual:
        return True
    return abs(line.y - lines[inner].y) > settings.PDF_EDGE_GAP * usual or inner in {0, len(lines) - 1}


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split())).casefold()


def _drafts(pages: Sequence[Sequence[Line]]) -> list[Draft]:
    """Paragraphs out of lines: a wider gap, larger letters or a short last line end one; pages do not."""
    lines = [line for page in pages for line in page]
    body = _usual_size(lines)
    gaps = Counter(round(a.y - b.y) for a, b in pairwise(lines) if a.page == b.page and 2 < a.y - b.y < 60)
    leading = gaps.most_common(1)[0][0] if gaps else 0
    lengths = sorted(len(line.text) for line in lines if line.size <= body * settings.PDF_HEADING_SIZE)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    compounds = Counter(word.lower() for line in lines for word in COMPOUND.findall(line.text))
    words = Counter(word.lower() for line in lines for word in re.findall(r"[^\W\d_]{4,}", line.text))
    drafts: list[Draft] = []
    for is_table, run in groupby(lines, key=lambda line: bool(line.cells)):
        if is_table:
            drafts += tables.drafts([_cells(line) for line in run])
            continue
        for group in _grouped(run, body, leading, width):
            drafts += _paragraph(group, body, compounds, words)
    return layout.settle(drafts)


def _cells(line: Line) -> list[Located]:
    return [repair.mend_piece(cell, line=line.number, page=line.page) for cell in line.cells]


def _grouped(lines: Iterable[Line], body: float, leading: int, width: int) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    group: list[Line] = []
    for line in lines:
        if group and not _joins(group, line, body, leading, width):
            yield group
            group = []
        group.append(line)
    yield group


def _usual_size(lines: Sequence[Line]) -> float:
    """The size that most of the letters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _joins(group: Sequence[Line], line: Line, body: float, leading: float, width: int) -> bool:
    last = group[-1]
    text, following = last.text.rstrip(), line.text.strip()
    if lineshape.bullet(Located(following)) or _large(last, body) != _large(line, body):
        return False
    if _large(line, body) and abs(line.size - last.size) > 0.5:
        return False
    same_page = last.page == line.page and last.y >= line.y
    if same_page and leading and last.y - line.y > leading * settings.PDF_PARAGRAPH_GAP:
        return False
    if lineshape.ends_sentence(text):
        return same_page and len(text) >= 0.8 * width
    if following[:1].islower() or text.endswith(("-", ",")):
        return True
    return len(text) >= 0.6 * width


def _large(line: Line, body: float) -> bool:
    return bool(body) and line.size > body * settings.PDF_HEADING_SIZE


def _paragraph(group: Sequence[Line], body: float, compounds: Counter[str], words: Counter[str]) -> list[Draft]:
    pieces: list[Located] = []
    for line in group:
        whole = repair.mend_piece(line.text, line=line.number, page=line.page)
        if not whole:
            continue
        if pieces and pieces[-1].text.endswith(("-", "‐")) and whole.text[0].islower():
            pieces[-1] = _hyphenated(pieces[-1], whole, compounds, words)
        elif pieces:
            pieces[-1] = join([pieces[-1], whole], " ")
        else:
            pieces.append(whole)
    if not pieces:
        return []
    text = pieces[0]
    if _large(group[0], body) and len(text.text.split()) <= 30:
        return [Draft("heading", text, level=2)]
    drafts = layout.pieces([text], None)
    if len(group) > 2:
        for draft in drafts:
            draft.kind = "paragraph" if draft.kind == "heading" else draft.kind
    return drafts


def _hyphenated(before: Located, after: Located, compounds: Counter[str], words: Counter[str]) -> Located:
    """Two halves of a word. The hyphen stays where the text elsewhere writes the word with one, or after a prefix."""
    head = re.search(r"[\w-]*$", before.text[:-1])
    tail = re.match(r"[\w]*", after.text)
    first, second = (head.group() if head else "").lower(), (tail.group() if tail else "").lower()
    joined = words[first + second]
    keeps = compounds[f"{first}-{second}"] > 0 or (not joined and first.split("-")[-1] in KEPT_PREFIXES) or "-" in first
    return join([before if keeps and not joined else before.cut(0, len(before) - 1), after], "")


def _metadata(reader: Any) -> tuple[str, str | None]:
    """Title and date of making, where the file's own information gives them."""
    try:
        info = reader.metadata
        title = repair.mend(str(info.title or "")).strip() if info else ""
        made = info.creation_date if info else None
    except Exception:
        return "", None
    if re.fullmatch(
        r"(?:untitled|unbekannt|\(?anonymous\)?|microsoft word - .*|.*\.(?:docx?|indd|tex|pptx?)|\(?unspecified\)?)?",
        title,
        re.IGNORECASE,
    ):
        title = ""
    return title, made.date().isoformat() if isinstance(made, datetime.datetime) else None
