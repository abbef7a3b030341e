"""Markdown, by markdown-it-py's tokens: headings, lists, quotations, code and tables with their column headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.documents import dates, layout, lineshape, mojibake, repair
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.located import Located, join, locate
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MARKS = re.compile(
    r"^#{1,6} +\S|^\s*\|?(?:\s*:?-{3,}:?\s*\|)+\s*:?-*:?\s*$|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\([^)\n]+\)|^```", re.M
)
FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<fields>(?:.*\r?\n){0,80}?)---[ \t]*(?:\r?\n|\Z)")
FIELD = re.compile(r"^(?P<key>[\w-]+)\s*:\s*(?P<value>.*?)\s*$")
TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading."""
    from factcheck.documents import decode

    text, _ = decode.decode(raw.data)
    return [reading(text)]


def looks_like(text: str, name: str) -> bool:
    """Named as Markdown, or with at least two of its marks."""
    if name.lower().endswith((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")):
        return True
    marks = MARKS.finditer(text[:200_000])
    return FRONT.match(text) is not None or (next(marks, None) is not None and next(marks, None) is not None)


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables; indented code is off, since indented paragraphs are far commoner in people's sources."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True, "maxNesting": 30}).enable("table").disable("code")


def reading(text: str) -> Reading:
    """The reading of a Markdown text; a front matter gives title, date and publisher."""
    fields, first_line, body = _front_matter(mojibake.repair(text))
    body = repair.LINE_ENDS.sub("\n", body).replace("\0", "")
    tokens = _parser().parse(body)
    width = lineshape.wrap_width(body.split("\n"))
    written = repair.LINE_ENDS.sub("\n", text).replace("\0", "").split("\n")[first_line - 1 :]
    drafts = list(_Walk(body, written, first_line, width).blocks(tokens))
    date = fields.get("date") or fields.get("published") or fields.get("updated") or ""
    found = dates.leading(date)
    return Reading(
        layout.settle(drafts),
        title=repair.mend(fields.get("title", "")),
        published=found[0] if found else None,
        publisher=repair.mend(fields.get("publisher") or fields.get("source") or "") or None,
    )


def _front_matter(text: str) -> tuple[dict[str, str], int, str]:
    """The fields of a front matter, the number of the first line behind it, and the rest of the text."""
    match = FRONT.match(text)
    if not match:
        return {}, 1, text
    fields = {}
    for line in match["fields"].splitlines():
        if hit := FIELD.match(line):
            fields[hit["key"].lower()] = hit["value"].strip("\"'")
    return fields, 1 + match.group().count("\n"), text[match.end() :]


class _Walk:
    """Tokens to drafts, with the place of every inline text searched in the lines that its token covers."""

    def __init__(self, body: str, written: Sequence[str], first_line: int, width: int | None) -> None:
        self.lines = body.split("\n")
        self.repaired = {
            number: locate(raw, line, first_line + number)
            for number, (raw, line) in enumerate(zip(written, self.lines, strict=False))
            if raw != line
        }
        self.first_line = first_line
        self.width = width

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Draft]:
        """The drafts of the tokens in order."""
        around: list[str] = []
        columns: list[str] = []
        cells: list[tuple[Located, str]] = []
        fresh = False
        for number, token in enumerate(tokens):
            kind = token.type
            if kind.endswith("_open"):
                around.append(kind[:-5])
                fresh = fresh or kind == "list_item_open"
                if kind == "table_open":
                    columns = []
                elif kind == "tr_open":
                    cells = []
            elif kind.endswith("_close"):
                around.pop()
                if kind == "tr_close":
                    yield from self._row(cells, columns, header="thead" in around)
                    if "thead" in around:
                        columns = [text.text for text, _ in cells]
            elif kind == "inline":
                if around[-1] in {"th", "td"}:
                    cell = join(self._inline(token)[0], " ").squeezed().strip()
                    cells.append((cell, columns[len(cells)] if len(cells) < len(columns) else ""))
                else:
                    yield from self._text(token, around, tokens[number - 1], fresh)
                    fresh = False
            elif kind in {"fence", "code_block"}:
                yield from self._code(token)
            elif kind == "html_block":
                yield from self._html(token)

    def _text(self, token: Token, around: list[str], opening: Token, fresh: bool) -> Iterator[Draft]:
        lines, link = self._inline(token)
        if "heading" in around:
            whole = lineshape.undecorated(join(lines, " ").squeezed().strip())
            if whole and (opening.markup.startswith("#") or lineshape.is_headline(whole.text)):
                level = int(opening.tag[1:])
                yield Draft("heading", whole, level=level, raw="#" * level + " " + whole.text, link=link)
                return
        depth = sum(name in {"bullet_list", "ordered_list"} for name in around)
        if depth:
            whole = lineshape.undecorated(join(lines, " ").squeezed().strip())
            if again := lineshape.bullet(whole):
                whole = again[0]
            if whole:
                yield Draft(
                    "item", whole, level=depth, raw="- " + whole.text, tight=not fresh, link=link, lead=_lead(token)
                )
            return
        for draft in layout.pieces(lines, self.width, _lead(token)):
            if "blockquote" in around and draft.kind in {"paragraph", "heading"}:
                draft.kind = "quote"
            draft.link = link
            yield draft

    def _inline(self, token: Token) -> tuple[list[Located], bool]:
        """The lines of an inline token, and whether all of its text is links."""
        first, last = token.map or [0, 0]
        line, column = first, 0
        lines: list[list[Located]] = [[]]
        linked = outside = 0
        depth = 0
        for child in token.children or []:
            if child.type in {"softbreak", "hardbreak"}:
                lines.append([])
                line, column = min(line + 1, max(last - 1, first)), 0
            elif child.type == "link_open":
                depth += 1
            elif child.type == "link_close":
                depth -= 1
            elif child.type in {"text", "text_special", "code_inline"} and child.content:
                line, column = self._find(child.content, line, column, last)
                lines[-1].append(self._piece(child.content, line, column))
                column += len(child.content)
                linked += len(child.content.strip()) * (depth > 0)
                outside += len(child.content.strip()) * (depth == 0)
        return [join(parts, "") for parts in lines], linked > 0 and outside <= 2

    def _piece(self, content: str, line: int, column: int) -> Located:
        """The mended content with its place in the file, whose line may have been longer before its repair."""
        mended = repair.mend(content)
        if (whole := self.repaired.get(line)) is not None:
            cut = whole.cut(column, column + len(content))
            if cut.text == mended:
                return cut
            column = cut.runs[0][2] - 1 if cut.runs else column
        return locate(content, mended, self.first_line + line, column=column + 1)

    def _find(self, content: str, line: int, column: int, last: int) -> tuple[int, int]:
        """Where `content` stands, from (line, column) on; where it is not found (an entity, an escape), right there."""
        for number in range(line, min(max(last, line + 1), len(self.lines))):
            found = self.lines[number].find(content, column if number == line else 0)
            if found >= 0:
                return number, found
        return line, column

    def _row(self, cells: list[tuple[Located, str]], columns: list[str], *, header: bool) -> Iterator[Draft]:
        filled = [(text, column) for text, column in cells if text]
        if not filled:
            return
        draft = layout.row(filled)
        if header:
            draft.kind, draft.cells = "caption", []
        yield draft

    def _code(self, token: Token) -> Iterator[Draft]:
        first = (token.map or [0, 0])[0] + (1 if token.type == "fence" else 0)
        lines = [
            locate(line, repair.mend(line).rstrip(), self.first_line + first + number)
            for number, line in enumerate(token.content.split("\n"))
        ]
        whole = join([line for line in lines if line], "\n")
        if whole:
            yield Draft("code", whole)

    def _html(self, token: Token) -> Iterator[Draft]:
        first = (token.map or [0, 0])[0]
        content = TAG.sub(lambda match: "\n" * match.group().count("\n"), token.content)
        yield from layout.pieces(repair.mend_lines(content, first_line=self.first_line + first), self.width)


def _lead(token: Token) -> str:
    """The words in bold that an inline token opens with, on one line; "" where there are none."""
    opened = False
    words = ""
    for child in token.children or []:
        if not opened:
            opened = child.type == "strong_open"
            if child.content.strip():
                return ""
        elif child.type == "strong_close":
            return repair.mend(words).strip()
        elif child.type in {"softbreak", "hardbreak"}:
            return ""
        else:
            words += child.content
    return ""
