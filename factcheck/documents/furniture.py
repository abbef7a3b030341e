"""Page furniture out: what a page says about itself and about other pages makes no claims.

Rules go by the shape of a line and a lexicon (`lexicon`), and for boxes of related news by the block. A sentence that
says something of the world is never dropped for its looks; all that is left out is handed back with the reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck import settings
from factcheck.documents import boxes, dates, lexicon, lineshape, pageline
from factcheck.documents.document import Removed
from factcheck.documents.draft import Draft

SMALL_PRINT = frozenset(
    {
        "byline",
        "source line",
        "machine-made notice",
        "copyright",
        "newsletter box",
        "reading time",
        "link out",
        "contact",
    }
    | {"image credit", "share buttons", "legal links"}
)
PAGE_DATE = re.compile(r"(?:first |last )?(?:published|posted|updated|modified|publication date)\b", re.IGNORECASE)
SENTENCE_GAP = re.compile(r"(?<=[a-z\d)”\"][.!?])\s+(?=[A-Z\"“(])")
NOTE_MARK = re.compile(
    r"(?<=[\w.,;:!?\"”’)\]])"
    r"\[(?:\^?\d{1,3}|\^\w{1,12}|[a-z]|note \d{1,3}|edit|citation needed|update)\]"
    r"|\s?[¶§]$|^\[\^?\w{1,12}\]:?\s+(?=[A-Z])",
    re.IGNORECASE,
)

WORD = re.compile(r"[^\W\d_][\w’'&.-]*")
ARROW = re.compile(r"[→↗»›⟶➔➜➡⇢⤴↪🔗]\s*$|\[…\]$|>>\s*$")
TAIL_NOTICE = re.compile(
    r"\s*\((?:reporting|writing|editing|additional reporting|with (?:inputs|files))\b[^()]{2,220}\)\.?\s*$|"
    r"\s*(?:read more|click here|learn more|continue reading|\[\.\.\.\]|\[…\])\s*[.…»→:]*$",
    re.IGNORECASE,
)
HEADING_NOTICE = re.compile(
    r"(?<=[a-z\d)])\s*(?=(?:AI|Machine)[ -](?:analysis|generated|curated|summary|assisted)\b[^.]{0,60}$)"
)


def remove(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Removed]]:
    """The blocks that are text, and what was left out with the reason, both in order."""
    kept: list[Draft] = []
    removed: list[Removed] = []
    seen: Counter[str] = Counter()
    words = Counter(word for draft in drafts for word in WORD.findall(draft.text.text))
    blocks = list(drafts)
    apart = pageline.menus(blocks) | boxes.find(blocks)
    begun = False
    for number, draft in enumerate(blocks):
        at_edge = not begun or number >= len(blocks) - settings.PAGE_FOOT_BLOCKS
        reason = apart.get(number) or _reason(blocks, number, seen, words, at_edge)
        seen[_key(draft.text.text)] += 1
        if reason:
            removed.append(Removed(reason, draft.text.text, draft.text.line))
            continue
        trimmed = _trim(draft, removed, edge=at_edge)
        if trimmed.text:
            kept.append(trimmed)
            begun = begun or boxes.is_statement(trimmed)
    return _without_empty_headings(kept, blocks, removed)


def _key(text: str) -> str:
    if len(text) > settings.FURNITURE_LINE_CHARACTERS:
        return ""
    return re.sub(r"\W+", " ", text).casefold().strip()


def _reason(blocks: Sequence[Draft], number: int, seen: Counter[str], words: Counter[str], edge: bool) -> str | None:
    """Why the block is furniture; None where it is text."""
    draft = blocks[number]
    text = draft.text.text
    if draft.kind in {"row", "code"}:
        return None
    if not any(char.isalnum() for char in text):
        return "end mark"
    if draft.kind == "caption" and number + 1 < len(blocks) and blocks[number + 1].kind == "row":
        return None
    if repeated := _repeated(draft, seen):
        return repeated
    if len(text) <= settings.FURNITURE_LINE_CHARACTERS and (reason := _line_reason(blocks, number, words, edge)):
        return reason
    return _notice(text) if len(SENTENCE_GAP.findall(text)) < 2 else None


def _repeated(draft: Draft, seen: Counter[str]) -> str | None:
    """A title or headline that has stood there before. Whole sentences may repeat: the claims are counted once."""
    text = draft.text.text
    key = _key(text)
    if not seen[key] or lineshape.ends_sentence(text) or len(key.split()) < 2:
        return None
    if draft.kind == "heading":
        return "repeated title"
    says = lineshape.has_figure(text) or lineshape.label_value(text) is not None or len(key.split()) < 4
    return "repeated title" if draft.kind in {"paragraph", "item"} and not says else None


def _line_reason(blocks: Sequence[Draft], number: int, words: Counter[str], edge: bool) -> str | None:
    """Furniture that is known by the line as a whole."""
    draft = blocks[number]
    text = draft.text.text.strip(" \"'“”|·•>»›")
    count = len(text.split())
    for rule in lexicon.LINES:
        if count <= rule.words and rule.pattern.match(text) and _allowed(rule.reason, blocks, number):
            return rule.reason
    if pageline.is_buttons(text) or pageline.is_reactions(draft.raw):
        return "share buttons"
    if pageline.is_languages(text):
        return "language picker"
    if lexicon.RELATED_LINE.match(text) and not lineshape.ends_sentence(text) and not lineshape.has_figure(text):
        return "link out"
    if pageline.is_byline(text):
        return "byline"
    if ARROW.search(draft.raw) and count <= 14 and not lineshape.ends_sentence(text):
        return "link out"
    if pageline.is_run_on(text, words) or pageline.is_crumbs(text):
        return "tags"
    return _frame(blocks, number, edge)


def _allowed(reason: str, blocks: Sequence[Draft], number: int) -> bool:
    """Some lines are furniture only in their place: a category stands in the head or by itself, not over a text."""
    draft = blocks[number]
    if lineshape.has_figure(draft.text.text) and lineshape.ends_sentence(draft.text.text) and reason != "copyright":
        return False
    if reason == "category line":
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        lone = draft.raw.strip()[:1] in "·•|/>»›" and not _list_member(blocks, number)
        heads_text = following is not None and following.kind in {"paragraph", "item", "row"} and number >= 4
        return lone or not heads_text
    if reason in {"source line", "tags", "contact", "byline", "navigation"}:
        return not lineshape.has_figure(draft.text.text)
    if reason in {"reading time", "end mark"}:
        return not _list_member(blocks, number) and draft.kind != "caption"
    return True


def _list_member(blocks: Sequence[Draft], number: int) -> bool:
    near = [blocks[at] for at in (number - 1, number + 1) if 0 <= at < len(blocks)]
    return blocks[number].kind == "item" and any(draft.kind == "item" for draft in near)


def _frame(blocks: Sequence[Draft], number: int, edge: bool) -> str | None:
    """Dates and bylines that stand in the page's head or foot and say something of the page."""
    draft = blocks[number]
    text = draft.text.text
    own = draft.kind != "item" or PAGE_DATE.match(text) is not None
    if own and dates.labelled(text) and (edge or not lineshape.label_value(text)):
        return "date line"
    if edge and number and dates.placed(text) and len(text.split()) <= 10:
        return "date line"
    if draft.kind == "caption" and dates.is_date_line(text):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        return None if following is not None and following.date is not None else "date line"
    return None


def _notice(text: str) -> str | None:
    """Boilerplate that speaks to the visitor, as a block of its own."""
    if len(text.split()) > settings.NOTICE_WORDS:
        return None
    for reason, pattern in lexicon.NOTICES:
        if pattern.search(text) and not (lineshape.has_figure(text) and reason != "copyright"):
            return reason
    return None


def _trim_marks(draft: Draft, removed: list[Removed]) -> None:
    """Cuts marks of notes and links for editors out: "is a dam.[1]", "History[edit]", "[^2]: According to"."""
    if draft.cells or draft.kind == "code" or not any(sign in draft.text.text for sign in "[¶§"):
        return
    marks = [(match.start(), match.end()) for match in NOTE_MARK.finditer(draft.text.text)]
    if marks:
        removed.append(Removed("note mark", " ".join(draft.text.text[a:b] for a, b in marks), draft.text.line))
        draft.text = draft.text.without(marks).strip()


def _trim_sentences(draft: Draft, removed: list[Removed], *, edge: bool) -> None:
    """Cuts sentences of small print off either end of a paragraph: a byline and a date in front, a notice behind."""
    text = draft.text.text
    ends = [0, *(match.end() for match in SENTENCE_GAP.finditer(text)), len(text)]
    first, last = 0, len(ends) - 1
    if last == 1 and not edge:
        return  # a block of one sentence has been looked at as a block
    while (
        edge
        and first < last
        and last - first <= settings.PAGE_EDGE_SENTENCES
        and _small_sentence(text, ends, first, edge=True)
    ):
        first += 1
    while first < last and _small_sentence(text, ends, last - 1, edge=edge):
        last -= 1
    cut = (*range(first), *range(last, len(ends) - 1))
    removed += [Removed("small print", text[ends[at] : ends[at + 1]].strip(), draft.text.line) for at in cut]
    draft.text = draft.text.cut(ends[first], ends[last]).strip() if first < last else draft.text.cut(0, 0)


def _small_sentence(text: str, ends: list[int], number: int, *, edge: bool) -> bool:
    """Is this sentence about the page? Bylines and dates are looked for in the page's head and foot only."""
    sentence = text[ends[number] : ends[number + 1]].strip()
    if _notice(sentence):
        return True
    plain = sentence.rstrip(".! ")
    if len(sentence) > 120 or lineshape.has_figure(plain):
        return False
    count = len(plain.split())
    found = [rule.reason for rule in lexicon.LINES if count <= rule.words and rule.pattern.match(plain)]
    if not edge:
        return "machine-made notice" in found
    if dates.labelled(plain) or pageline.is_byline(plain) or (dates.placed(plain) and len(plain.split()) <= 10):
        return True
    return any(reason in SMALL_PRINT for reason in found)


def _trim(draft: Draft, removed: list[Removed], *, edge: bool) -> Draft:
    """The block without what hangs on it: the dateline of a report, "(Reporting by ...)", a notice behind a heading."""
    _trim_marks(draft, removed)
    if draft.kind == "paragraph" and (start := dates.dateline(draft.text.text)):
        removed.append(Removed("dateline", draft.text.text[: start[0]].strip(), draft.text.line))
        draft.text = draft.text.cut(start[0])
    if draft.kind == "paragraph":
        _trim_sentences(draft, removed, edge=edge)
    if draft.kind in {"paragraph", "item"} and (tail := TAIL_NOTICE.search(draft.text.text[-300:])):
        at = max(len(draft.text) - 300, 0) + tail.start()
        removed.append(Removed("byline" if "(" in tail.group() else "link out", tail.group().strip(), draft.text.line))
        draft.text = draft.text.cut(0, at)
    if draft.kind == "heading" and (tail := HEADING_NOTICE.search(draft.text.text)) and tail.start() > 0:
        removed.append(Removed("machine-made notice", draft.text.text[tail.end() :], draft.text.line))
        draft.text = draft.text.cut(0, tail.start())
    return draft


def _without_empty_headings(
    kept: list[Draft], blocks: Sequence[Draft], removed: list[Removed]
) -> tuple[list[Draft], list[Removed]]:
    """A heading whose section held nothing but furniture goes with it ("Weekly Recap" over a link to a newsletter)."""
    still = {id(draft) for draft in kept}
    out: list[Draft] = []
    filled = emptied = False  # whether the section below holds text, and whether it held anything at all
    for number in range(len(blocks) - 1, -1, -1):
        draft = blocks[number]
        if id(draft) not in still:
            emptied = True
        elif draft.kind != "heading":
            filled = True
            out.append(draft)
        else:
            if (
                emptied
                and not filled
                and number >= settings.BOX_HEAD_BLOCKS
                and not lineshape.is_question(draft.text.text)
            ):
                removed.append(Removed("heading of furniture", draft.text.text, draft.text.line))
            else:
                out.append(draft)
            filled = emptied = False
    out.reverse()
    removed.sort(key=lambda item: item.line)
    return out, removed
