"""Plain text to blocks: paragraphs out of wrapped lines, headings, list items, timelines, questions, labelled lines."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck import settings
from factcheck.documents import dates, lineshape
from factcheck.documents.draft import Draft, DraftCell
from factcheck.documents.located import Located, join

ANSWER = re.compile(r"^(?:answer|a)\s*\d{0,2}\s*[:.)]\s+(?=\S)", re.IGNORECASE)
HASHES = re.compile(r"^(#{1,6})\s+(?=\S)")
CELL_GAPS = (re.compile(r"\s*\|\s*"), re.compile(r"\s*\t\s*"), re.compile(r" {3,}"))
TIMELINE_GAP = re.compile(r"^\s*(?::|[-–—|]\s|[-–—|]$)\s*")


def blocks(lines: Sequence[Located]) -> list[Draft]:
    """The blocks of a text given as mended lines, in order."""
    return settle(pieces(lines, lineshape.wrap_width([line.text for line in lines])))


def settle(drafts: list[Draft]) -> list[Draft]:
    """Roles that depend on the blocks around: labelled lines, timeline entries, answers."""
    return _answered(_timeline(_labels(_bare_statements(_sections(drafts)))))


def _bare_statements(drafts: list[Draft]) -> list[Draft]:
    """A line with a figure, set as a sentence but without its full stop, over no text of its own, says something: it is
    an item, unless it stands above the first paragraph, where the titles are."""
    begun = False
    for draft, following in zip(drafts, [*drafts[1:], None], strict=True) if drafts else ():
        begun = begun or draft.kind == "paragraph"
        if draft.kind != "heading" or not begun or draft.raw.lstrip().startswith("#"):
            continue
        heads = following is not None and following.kind in {"paragraph", "row", "item", "caption"}
        text = draft.text.text
        if not heads and lineshape.has_figure(text) and lineshape.title_case(text) < settings.TITLE_CASE_SHARE:
            draft.kind = "item"
    return drafts


def _sections(drafts: list[Draft]) -> list[Draft]:
    """A lone numbered headline over a paragraph ("2. Numbers") is a heading, not a list of one item."""
    for number, draft in enumerate(drafts[:-1]):
        if draft.kind != "item" or not lineshape.numbered(draft.raw) or not lineshape.is_headline(draft.text.text):
            continue
        beside = {drafts[near].kind for near in (number - 1, number + 1) if near >= 0}
        if "item" not in beside and drafts[number + 1].kind == "paragraph":
            draft.kind, draft.level = "heading", 3
    return drafts


def pieces(lines: Sequence[Located], width: int | None, lead: str = "") -> list[Draft]:
    """The blocks of these lines, each by itself; `width` is what the file's lines are wrapped at, if they are, and `lead`
    the words in bold that they open with."""
    drafts: list[Draft] = []
    for group in (part for whole in _groups(lines) for part in _with_tables(whole)):
        if isinstance(group, _Table):
            drafts.extend(group.rows)
            continue
        for number, paragraph in enumerate(_paragraphs(group, width)):
            draft = _draft(paragraph, lone=len(group) == 1)
            if draft is not None:
                draft.tight = number > 0
                drafts.append(draft)
    for draft in drafts[:1]:
        draft.lead = lead
    return drafts


def _groups(lines: Sequence[Located]) -> list[list[Located]]:
    """Runs of lines between empty ones (lines of dashes count as empty)."""
    groups: list[list[Located]] = [[]]
    for line in lines:
        if line.text.strip() and not lineshape.RULE.match(line.text):
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


@dataclass(slots=True)
class _Table:
    """The rows of a table that was set in plain text."""

    rows: list[Draft]


def _with_tables(group: list[Located]) -> Iterator[list[Located] | _Table]:
    """The lines of a group, with runs of lines that are cut into as many cells taken out as tables."""
    plain: list[Located] = []
    at = 0
    while at < len(group):
        size, rows = _table_at(group, at)
        if rows:
            if plain:
                yield plain
            yield _Table(rows)
            plain, at = [], at + size
        else:
            plain.append(group[at])
            at += 1
    if plain:
        yield plain


def _table_at(group: list[Located], start: int) -> tuple[int, list[Draft]]:
    """The table whose first row is the line at `start`: its number of lines, and its rows (none where it is none).

    Lines are cut by bars, tabs or wide gaps. A header may lack the first cell. Without one, three rows make a table;
    figures must stand in it, since prose with wide gaps is no table.
    """
    if len(group) - start < 2 or _bulleted(group[start]):
        return 0, []
    first = _cut(group[start])
    if len(first) < 2 and not (first and group[start].text.startswith("   ")):
        return 0, []
    rows = [first]
    for line in group[start + 1 :]:
        cells = _cut(line)
        if len(cells) < 2 or (len(cells) != len(rows[-1]) and (len(rows) > 1 or len(cells) != len(first) + 1)):
            break
        rows.append(cells)
    headed = len(rows) > 1 and len(rows[1]) == len(first) + 1
    if len(rows) < (2 if headed else 3) or not _has_figures(rows[1:]):
        return 0, []
    if headed:
        rows[0] = [Located(""), *first]
    from factcheck.documents import tables

    return len(rows), tables.drafts(rows)


def _bulleted(line: Located) -> bool:
    return lineshape.bullet(line) is not None


def _has_figures(rows: Sequence[Sequence[Located]]) -> bool:
    return any(char.isdigit() for row in rows for cell in row[1:] for char in cell.text)


def _cut(line: Located) -> list[Located]:
    """A line's cells."""
    text = line.text.strip()
    if len(text) > settings.TABLE_LINE_CHARACTERS:
        return [line.strip()]
    gap = next((gap for gap in CELL_GAPS if gap.search(text)), None)
    if gap is None:
        return [line.strip()]
    inner = line.strip()
    if gap is CELL_GAPS[0]:
        inner = inner.cut(text.startswith("|"), len(text) - text.endswith("|")).strip()
    cells, at = [], 0
    for match in gap.finditer(inner.text):
        cells.append(inner.cut(at, match.start()).squeezed().strip())
        at = match.end()
    return [*cells, inner.cut(at).squeezed().strip()]


def _paragraphs(group: list[Located], width: int | None) -> list[list[Located]]:
    """The lines of a group gathered into paragraphs and items."""
    paragraphs: list[list[Located]] = []
    for line in group:
        if paragraphs and _joins(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return paragraphs


def _joins(paragraph: list[Located], line: Located, width: int | None) -> bool:
    last, text = paragraph[-1].text, line.text.strip()
    if lineshape.bullet(line) or HASHES.match(text) or HASHES.match(last) or dates.is_date_line(last.strip()):
        return False
    if dates.is_date_line(text) and not last.rstrip().endswith((",", "in", "on", "of", "by", "to", "until", "since")):
        return False
    if lineshape.is_question(last) and len(paragraph) == 1:
        return False
    if lineshape.bullet(paragraph[0]) and line.text[:1] == " " and not lineshape.ends_sentence(last):
        return True
    return lineshape.continues(last, text, width)


def _draft(paragraph: list[Located], *, lone: bool) -> Draft | None:
    """One block out of the lines of a paragraph."""
    raw = paragraph[0].text if len(paragraph) == 1 else "\n".join(line.text for line in paragraph)
    item = lineshape.bullet(paragraph[0])
    if item is not None:
        text = _unbroken([item[0], *paragraph[1:]])
        return Draft("item", text, level=item[1], raw=raw)
    whole = _unbroken(paragraph)
    if not whole:
        return None
    if hashes := HASHES.match(whole.text):
        return Draft("heading", whole.cut(hashes.end()), level=len(hashes[1]), raw=raw)
    text = lineshape.undecorated(whole)
    if not text:
        return None
    if dates.is_date_line(text.text):
        return Draft("caption", text, raw=raw)
    if lineshape.is_question(text.text) and len(paragraph) <= 3:
        return Draft("heading", text, level=4, raw=raw)
    if len(paragraph) == 1 and lineshape.is_headline(text.text):
        short = len(text.text.split()) <= settings.SPEC_WORDS
        if lineshape.has_figure(text.text) and not lone and (short or lineshape.title_case(text.text) < 1):
            return Draft("item", text, raw=raw)
        return Draft("heading", text, level=2, raw=raw)
    return Draft("paragraph", text, raw=raw)


def _unbroken(paragraph: list[Located]) -> Located:
    """The lines as one text. A hyphen at a line's end stays, without a space: programs that wrap text break compounds
    there, and hardly any breaks other words."""
    whole = Located("")
    for line in paragraph:
        piece = line.strip()
        tight = re.search(r"[^\W\d_]-$", whole.text) and piece.text[:1].islower()
        whole = join([whole, piece], "" if tight or not whole else " ")
    return whole.squeezed().strip()


def _labels(drafts: list[Draft]) -> list[Draft]:
    """Lines of the form "Label: text" that look like headings are items, but for a title: it is printed twice, or it
    stands in front of the first paragraph with the words of a headline."""
    times = Counter(draft.text.text for draft in drafts if draft.kind == "heading")
    first = next((at for at, draft in enumerate(drafts) if draft.kind not in {"heading", "caption"}), len(drafts))
    for number, draft in enumerate(drafts):
        if draft.kind != "heading" or draft.raw.lstrip().startswith("#") or times[draft.text.text] > 1:
            continue
        pair = lineshape.label_value(draft.text.text)
        if pair is None or lineshape.is_question(draft.text.text):
            continue
        beside = [near for near in (number - 1, number + 1) if 0 <= near < len(drafts)]
        in_run = any(lineshape.label_value(drafts[near].text.text) for near in beside)
        title = number < min(first, 4) and len(draft.text.text.split()) > 4 and not lineshape.has_figure(pair[1])
        if title and not (in_run and number):
            continue
        if in_run or any(char.isdigit() for char in pair[1]) or f"{pair[0]}:{pair[1]}" in draft.text.text:
            draft.kind = "item"
    return drafts


def _timeline(drafts: list[Draft]) -> list[Draft]:
    """Blocks under a bare date, or behind one at their start, get it as their date."""
    out: list[Draft] = []
    current: str | None = None
    for number, draft in enumerate(drafts):
        if draft.kind == "caption" and (date := dates.parse(draft.text.text)):
            current = date if _entry_follows(drafts, number) else None
        elif draft.kind == "heading":
            current = None
        elif current is not None:
            draft.date = current
            draft.tight = draft.tight or (bool(out) and out[-1].kind == "caption")
        elif draft.kind in {"item", "paragraph"}:
            draft.date = _entry_date(draft)
        out.append(draft)
    return out


def _entry_follows(drafts: list[Draft], number: int) -> bool:
    """Is the bare date at `number` that of a timeline? The page's own date stands in its head, alone of its kind."""
    following = drafts[number + 1] if number + 1 < len(drafts) else None
    if following is None or following.kind not in {"paragraph", "item"}:
        return False
    others = sum(
        draft.kind == "caption" and dates.is_date_line(draft.text.text)
        for draft in drafts[max(number - 6, 0) : number + 7]
    )
    return others > 1 or number > 5


def _entry_date(draft: Draft) -> str | None:
    """The date in front of an entry ("2024-09: ..."); it stays in the text, for it is part of what the entry says."""
    text = draft.text.text
    found = dates.leading(text)
    if found is None:
        return None
    gap = TIMELINE_GAP.match(text[found[1] :])
    end = found[1] + gap.end() if gap else 0
    if not end or end >= len(text) or not text[end].isalnum():
        return None
    if text[end].islower() or (text[end].isdigit() and text[found[1]] not in ":|"):
        return None  # "2024 - 2026 ..." is a range, not an entry
    return found[0]


def _answered(drafts: list[Draft]) -> list[Draft]:
    """Answers lose their "A:" where a question stands above."""
    for before, draft in itertools.pairwise(drafts):
        if before.kind == "heading" and lineshape.is_question(before.text.text):
            match = ANSWER.match(draft.text.text)
            if match and draft.kind in {"paragraph", "item", "heading"}:
                draft.text = draft.text.cut(match.end())
                draft.kind = "paragraph"
    return drafts


def row(cells: Sequence[tuple[Located, str]]) -> Draft:
    """A table row: cells side by side with a bar between them, as the page would show them."""
    return Draft(
        "row",
        join([text for text, _ in cells], " | "),
        cells=[DraftCell(text, column) for text, column in cells],
        tight=True,
    )
