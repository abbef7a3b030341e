"""Boxes of other pages: related news, comments, the author; where they start, and where the text goes on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.documents import lexicon, lineshape
from factcheck.documents.draft import Draft

HEAD = 8  # blocks; a box of other pages does not stand in front of the text
MIN_BODY_WORDS = 25  # words in sentences; with fewer above it, a box stands in the page's head
FEW_BODY_WORDS = 80  # words in sentences; with fewer, their names say little of what the text is about
LOOK_BACK = 200  # blocks whose names stand for the text before a box
LOOK_AHEAD = 20
SURE_OVERLAP = 0.5  # the same, where few words stand before the box and a headline may announce a teaser
RESUME_OVERLAP = 0.34
"""Share of a later section's names that the text before a box of links has used, from which on the text goes on."""


def find(blocks: Sequence[Draft]) -> dict[int, str]:
    """Numbers of the blocks that belong to a box of other pages, comments or the author, with the reason."""
    out: dict[int, str] = {}
    number = 0
    while number < len(blocks):
        kind = _box(blocks, number)
        if kind is None:
            number += 1
            continue
        if _words_of(blocks[max(number - LOOK_BACK, 0) : number]) < MIN_BODY_WORDS:
            out[number] = kind  # a label or a link in the page's head: the text is still to come
            number += 1
            continue
        end = _end_of_box(blocks, number, kind)
        out.update(dict.fromkeys(range(number, end), kind))
        number = end
    return out


def _box(blocks: Sequence[Draft], number: int) -> str | None:
    """The kind of box that this line opens, if any."""
    draft = blocks[number]
    text = draft.text.text.strip(" :\"'“”»›")
    if draft.kind not in {"heading", "paragraph", "item"} or len(text.split()) > 10 or lineshape.has_figure(text):
        return None
    if draft.kind == "item" and draft.raw.lstrip()[:1] not in "•→»›>" and not draft.text.text.endswith(":"):
        return None
    if lexicon.RELATED.match(text) or (lexicon.RELATED_PERHAPS.match(text) and _shows_others(blocks, number)):
        return "related news"
    if lexicon.REFERENCES.match(text) and draft.kind == "heading":
        return "references"
    if lexicon.COMMENTS.match(text):
        return "comments"
    if lexicon.AUTHOR_BOX.match(text):
        return "about the author"
    return None


def _words_of(blocks: Sequence[Draft]) -> int:
    """Words in the sentences of the blocks; headlines, menus and buttons have none."""
    return sum(len(draft.text.text.split()) for draft in blocks if is_statement(draft))


def _shows_others(blocks: Sequence[Draft], number: int) -> bool:
    """Do the blocks behind a doubtful heading look like other pages? Links or bare headlines, or headlines with one
    paragraph each that speak of other names than the text before."""
    box = list(blocks[number + 1 : number + 9])
    if not box or is_statement(box[0]):
        return False
    if sum(draft.link for draft in box[:3]) >= min(2, len(box)):
        return True
    statements = [draft for draft in box if is_statement(draft)]
    if not statements:
        return number > len(blocks) // 3
    names, before = _names(statements), _names(blocks[max(number - LOOK_BACK, 0) : number])
    shared = sum(count for name, count in names.items() if before[name])
    apart = all(not is_statement(box[at + 1]) for at, draft in enumerate(box[:-1]) if is_statement(draft))
    return apart and number > HEAD and (not names or shared / sum(names.values()) < RESUME_OVERLAP)


def is_statement(draft: Draft) -> bool:
    return draft.kind in {"row", "quote"} or lineshape.ends_sentence(draft.text.text)


def _end_of_box(blocks: Sequence[Draft], start: int, kind: str) -> int:
    """Where the box that opens at `start` ends: at the end of the page, or where the text goes on.

    The text goes on at a heading that sections of a text have, at a heading of the same or a higher level in a file
    with marked levels, or at a section that speaks of the names the text before the box spoke of. Other pages come as
    teasers: a headline with one paragraph, or a bare headline.
    """
    opening = blocks[start]
    marked = opening.raw.lstrip().startswith("#") or (opening.kind == "heading" and opening.level == 1)
    earlier = blocks[max(start - LOOK_BACK, 0) : start]
    before = _names(earlier)
    body_words = _words_of(earlier)
    counted = kind == "comments" and not lexicon.COMMENT_FORM.match(opening.text.text)
    at = start + 1
    while at < len(blocks):
        draft = blocks[at]
        if draft.kind == "heading":
            if marked and draft.raw.lstrip().startswith("#") and draft.level <= opening.level:
                return at
            if (
                lexicon.CONTENT_HEADING.search(draft.text.text)
                and len(draft.text.text.split()) <= 6
                and _has_text(blocks, at)
            ):
                return at
        if kind in {"about the author", "references"} and draft.kind == "heading" and at > start + 1:
            return at
        if (kind == "related news" or counted) and _goes_on(blocks, at, before, body_words):
            return at
        at += 1
    return at


def _has_text(blocks: Sequence[Draft], heading: int) -> bool:
    following = blocks[heading + 1] if heading + 1 < len(blocks) else None
    return following is not None and following.kind in {"paragraph", "item", "row", "caption"}


def _goes_on(blocks: Sequence[Draft], at: int, before: Counter[str], body_words: int) -> bool:
    """Is the block at `at` the text again? Two paragraphs or more in a row, without a headline that announces them as
    a teaser, or about the same names as the text before."""
    draft = blocks[at]
    if draft.kind != "paragraph" or not lineshape.ends_sentence(draft.text.text) or len(draft.text.text.split()) < 12:
        return False
    run = 0
    for following in blocks[at : at + LOOK_AHEAD]:
        if following.kind != "paragraph" or not lineshape.ends_sentence(following.text.text):
            break
        run += 1
    headed = blocks[at - 1].kind == "heading" and len(blocks[at - 1].text.text.split()) >= 4
    if headed and run < 2:
        return False
    names = _names(blocks[at : at + run])
    shared = sum(count for name, count in names.items() if before[name])
    share = shared / sum(names.values()) if names else 0.0
    if body_words < FEW_BODY_WORDS:
        return share >= SURE_OVERLAP if headed else run >= 2
    return share >= RESUME_OVERLAP


def _names(blocks: Sequence[Draft]) -> Counter[str]:
    """Capitalised words that do not start a sentence, as a sketch of what a text is about."""
    found: Counter[str] = Counter()
    for draft in blocks:
        for match in re.finditer(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w-]{2,}", draft.text.text):
            found[match.group()] += 1
    return found
