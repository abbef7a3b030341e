"""Web pages, by trafilatura: title, date, site and main text, without navigation, banners and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck import settings
from factcheck.documents import dates, decode, layout, lineshape, mojibake, repair, tables
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.located import Located
from factcheck.documents.options import ReadOptions
from factcheck.documents.readers import Raw, UnreadableError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
STATED = re.compile(
    r"article:published_time|datePublished|pubdate|(?:name|property|itemprop)=[\"']?(?:dc\.date|dcterms\.\w+|date|publish|"
    r"citation_(?:publication_)?date|sailthru\.date|parsely-pub-date)|<time[\s>]",
    re.IGNORECASE,
)
CODE = re.compile(r"[{};]\s*\n(?:.*\n)?.*[{};()]\s*$", re.MULTILINE)
"""Preformatted text that is a program, which makes no claims."""

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
HIDDEN = (
    "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')"
    " or contains(translate(@style, ' ', ''), 'visibility:hidden')]|//noscript|//template|//style|//svg"
    "|//script[not(contains(@type, 'ld+json'))]"
)
"""What is not shown; the data for machines that a script may hold is kept, since it says when the page was published."""

DROPPED = frozenset("script style noscript template svg nav footer aside form button select iframe object head".split())
BLOCK_TAGS = frozenset(
    "p div section article main li h1 h2 h3 h4 h5 h6 tr blockquote pre figcaption dt dd td th caption br".split()
)


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading. Nothing is fetched: scripts, frames, images and style sheets are never followed."""
    match = CHARSET.search(raw.data[:4096])
    text, encoding = decode.decode(raw.data, declared=match[1].decode("ascii") if match else None)
    found = reading(mojibake.repair(text))
    if "broken" in encoding:
        found.warnings.append(f"some bytes are in no known encoding (read as {encoding})")
    return [found]


def reading(text: str) -> Reading:
    """The reading of a page's source. Raises UnreadableError where there is no page in it."""
    tree = parse(text)
    from trafilatura import bare_extraction

    page: Any = bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        include_formatting=True,
        favor_recall=True,
        with_metadata=True,
        # only what the markup states: a guess from the words may be the year in a footer
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    places = _Places(text)
    drafts: list[Draft] = []
    if page is not None and page.body is not None and not _collapsed(page.body, text):
        drafts = list(_Body(places).blocks(page.body))
    if not drafts:
        drafts = fragment(text)
    published = dates.leading(page.date) if page is not None and page.date else None
    return Reading(
        layout.settle(drafts),
        title=repair.mend(page.title or "").strip(" ¶§|-") if page is not None else "",
        published=published[0] if published and _stated(text) else None,
        stamp=published[0] if published else None,
        publisher=repair.mend(page.sitename or "").strip() or None if page is not None else None,
    )


def _collapsed(body: Any, text: str) -> bool:
    """Did the extractor give up and run all of the page's blocks into one? It does so where a page is very short."""
    return len(body) <= 1 and len(re.findall(r"<(?:p|h[1-6]|li|td|blockquote)[\s>]", text, re.IGNORECASE)) > 1


def parse(text: str) -> HtmlElement:
    """The page's tree without what is not shown."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        tree = document_fromstring(
            DECLARATION.sub("", text.replace("\0", "")),
            parser=HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False),
        )
        for element in tree.xpath(HIDDEN):
            element.drop_tree()
    except (etree.LxmlError, ValueError, AssertionError, RecursionError) as error:
        raise UnreadableError(f"it is no readable HTML ({error})") from None
    return tree


def without(text: str, path: str) -> tuple[str, bool]:
    """A page's source without the elements of an XPath, and whether there were any."""
    tree = parse(text)
    dropped = tree.xpath(path)
    for element in dropped:
        if element.getparent() is not None:
            element.drop_tree()
    from lxml.html import tostring

    return (str(tostring(tree, encoding="unicode")), True) if dropped else (text, False)


def _stated(text: str) -> bool:
    """Does the page's markup state when it was published, so that the date is no guess from the words?"""
    return bool(STATED.search(text))


def fragment(text: str) -> list[Draft]:
    """The blocks of a piece of HTML (a feed's entry, a page too small for an extractor): all of its shown text."""
    tree = parse(text)
    lines: list[str] = [""]
    for event, element in _events(tree):
        if event == "start":
            if element.tag in BLOCK_TAGS:
                lines.append("• " if element.tag == "li" else "")
            lines[-1] += element.text or ""
        else:
            if element.tag in BLOCK_TAGS:
                lines.append("")
            lines[-1] += element.tail or ""
    shown = [re.sub(r"\s+", " ", line).strip() for line in lines]
    places = _Places(text)
    return layout.pieces([places.piece(line) if line and line != "•" else Located("") for line in shown], None)


def _events(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Start and end of every element that may hold text, in order; of a dropped one only the end, for its tail."""
    stack = [(tree, iter(tree))]
    yield "start", tree
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
        elif not isinstance(child.tag, str) or child.tag in DROPPED:
            yield "end", child
        else:
            yield "start", child
            stack.append((child, iter(child)))


class _Places:
    """Where a stretch of a page's text stands in its source: looked for by its first words, onwards from the last."""

    def __init__(self, source: str) -> None:
        self.source = source if len(source) <= settings.PLACE_SEARCH_CHARACTERS else ""
        self.at = 0
        self.line = 1
        self.line_start = 0

    def piece(self, text: str) -> Located:
        """The text, mended, with its line and column where the source has its first words in one run."""
        piece = repair.mend_piece(text, line=0)
        words = text.strip()[:24].rsplit(" ", 1)[0] if len(text) > 24 else text.strip()
        found = self.source.find(words, self.at) if words else -1
        if found < 0:
            return Located(piece.text)
        self.line += self.source.count("\n", self.at, found)
        newline = self.source.rfind("\n", 0, found)
        self.at = found
        return Located(piece.text, ((0, self.line, found - newline, None),))


class _Body:
    """trafilatura's body to drafts."""

    def __init__(self, places: _Places) -> None:
        self.places = places

    def blocks(self, body: Any) -> Iterator[Draft]:
        """The drafts of the elements under `body`, in order."""
        if (body.text or "").strip():
            yield Draft("paragraph", self.places.piece(body.text))
        for element in body:
            yield from self._block(element)
            if (element.tail or "").strip():
                yield Draft("paragraph", self.places.piece(element.tail))

    def _block(self, element: Any) -> Iterator[Draft]:
        tag = element.tag
        if tag == "head":
            text = self._piece(element)
            rend = element.get("rend") or "h2"
            if text:
                yield Draft("heading", text, level=int(rend[1]) if rend[1:2].isdigit() else 2)
        elif tag == "list":
            yield from self._items(element, 1)
        elif tag == "table":
            yield from self._table(element)
        elif tag == "quote" and CODE.search("".join(element.itertext())):
            yield Draft("code", repair.mend_piece("".join(element.itertext())))
        elif tag == "quote":
            for line in self._lines(element):
                yield Draft("quote", line)
        elif tag == "code":
            if text := self._piece(element):
                yield Draft("code", text)
        elif tag in {"graphic", "lb"}:
            return
        elif tag in {"div", "main", "article", "section"}:
            yield from self.blocks(element)
        else:
            yield from layout.pieces(list(self._lines(element)), None, _lead(element))

    def _items(self, element: Any, level: int) -> Iterator[Draft]:
        for item in element:
            own = [child for child in item if child.tag != "list"]
            text = _inline(item, skip="list")
            if text.strip():
                piece = self.places.piece(text)
                link = len(own) == 1 and own[0].tag == "ref" and not (item.text or "").strip()
                yield Draft("item", piece, level=level, raw="- " + piece.text, link=link, lead=_lead(item))
            for child in item:
                if child.tag == "list":
                    yield from self._items(child, level + 1)

    def _table(self, element: Any) -> list[Draft]:
        rows, heads = [], []
        for row in element.iter("row"):
            cells = list(row.iter("cell"))
            rows.append([self._piece(cell) for cell in cells])
            heads.append(len(cells) > 1 and all(cell.get("role") == "head" for cell in cells))
        at = heads.index(True) if True in heads else len(rows)
        return [*tables.drafts(rows[:at]), *(tables.headed(rows[at:]) if at < len(rows) else [])]

    def _lines(self, element: Any) -> Iterator[Located]:
        for line in _inline(element).split("\n"):
            if line.strip():
                yield self.places.piece(line)

    def _piece(self, element: Any) -> Located:
        return lineshape.undecorated(self.places.piece(_inline(element)))


def _lead(element: Any) -> str:
    """The words in bold that an element opens with; "" where there are none."""
    first = element[0] if len(element) else None
    if first is None or (element.text or "").strip() or first.tag != "hi" or first.get("rend") not in {"#b", "b"}:
        return ""
    return repair.mend(" ".join("".join(first.itertext()).split()))


def _inline(element: Any, skip: str = "") -> str:
    """The text of an element and what is in it; line breaks as line ends, notes' numbers left out. Line ends of the
    source are spaces, as in a browser."""
    parts = [_spaced(element.text)]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag == "hi" and (child.get("rend") or "") in {"#sup", "sup"}:
            parts.append(superscript("".join(parts), "".join(child.itertext())))
        elif child.tag != skip:
            parts.append(_inline(child, skip))
        parts.append(_spaced(child.tail))
    return "".join(parts)


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def superscript(before: str, text: str) -> str:
    """How a raised text reads in a line: the power of a number or unit, or nothing where it is a note's mark."""
    raised = text.strip(" []()")
    if not re.fullmatch(r"[\d,*†‡a-z]{1,5}|[-−]?\d{1,3}", raised):
        return text
    if before[-1:].isdigit() and raised.lstrip("-−").isdigit() and re.search(r"(?:^|[\s×*x(])10$", before):
        return "^" + raised
    if raised in {"2", "3"} and re.search(r"(?:^|[\s\d/])(?:m|km|cm|mm|ft|in|mi|s)$", before):
        return "²" if raised == "2" else "³"
    if raised in {"st", "nd", "rd", "th"}:
        return raised
    return ""
