"""Boxes of other pages: related news, comments, the author; where they start, and where the text goes on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck import settings
from factcheck.documents import lexicon, lineshape
from factcheck.documents.draft import Draft

COMMON_WORDS = frozenset(
    "about above after again their there these those which while would could should where other every under over since "
    "until before being first second third three years year people today percent million billion company according "
    "during through between because still never might said says will have with from this that they were been more than "
    "into also when what some most many such only just very each both".split()
)
"""Words that texts about anything share; they tell nothing of kin."""


def find(blocks: Sequence[Draft]) -> dict[int, str]:
    """Numbers of the blocks that belong to a box of other pages, comments or the author, with the reason."""
    out: dict[int, str] = {}
    number = 0
    while number < len(blocks):
        kind = _box(blocks, number)
        if kind is None:
            number += 1
            continue
        if _words_of(blocks[max(number - settings.BOX_LOOK_BACK_BLOCKS, 0) : number]) < settings.BOX_BODY_WORDS:
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
    earlier = blocks[max(number - settings.BOX_LOOK_BACK_BLOCKS, 0) : number]
    names, words = _Above(_names(earlier), _stems(earlier)).kinship(statements)
    apart = all(not is_statement(box[at + 1]) for at, draft in enumerate(box[:-1]) if is_statement(draft))
    kin = names >= settings.BOX_CLOSE_NAMES or words >= settings.BOX_SOME_WORDS
    return apart and number > settings.BOX_HEAD_BLOCKS and not kin


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
    earlier = blocks[max(start - settings.BOX_LOOK_BACK_BLOCKS, 0) : start]
    above = _Above(_names(earlier), _stems(earlier))
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
        if (kind == "related news" or counted) and _goes_on(blocks, start, at, above, kind):
            return at
        at += 1
    return at


def _has_text(blocks: Sequence[Draft], heading: int) -> bool:
    following = blocks[heading + 1] if heading + 1 < len(blocks) else None
    return following is not None and following.kind in {"paragraph", "item", "row", "caption"}


@dataclass(frozen=True, slots=True)
class _Above:
    """What the text above a box speaks of: its names, and the stems of its other words."""

    names: Counter[str]
    stems: frozenset[str]

    def kinship(self, blocks: Sequence[Draft]) -> tuple[float, float]:
        """Share of the blocks' names, and of their words, that the text above has used."""
        names, stems = _names(blocks), _stems(blocks)
        shared = sum(count for name, count in names.items() if self.names[name])
        return shared / max(sum(names.values()), 1), len(stems & self.stems) / max(len(stems), 1)


def _goes_on(blocks: Sequence[Draft], start: int, at: int, above: _Above, kind: str) -> bool:
    """Is the block at `at`, in the box that opens at `start`, the text again?

    Other pages are shown as bare links or as teasers, a headline with one paragraph each. Two paragraphs in a row
    behind links are the text, if they are of its kin at all; behind teasers, or alone, they must be close kin.
    """
    if not _is_prose(blocks[at]):
        return False
    run = 1
    while run < settings.BOX_LOOK_AHEAD_BLOCKS and at + run < len(blocks) and _is_prose(blocks[at + run]):
        run += 1
    names, words = above.kinship(blocks[at : at + run])
    if kind == "comments":
        return run >= 2 and names >= settings.BOX_SURE_NAMES
    close = names >= settings.BOX_CLOSE_NAMES or words >= settings.BOX_CLOSE_WORDS
    inside = blocks[start + 1 : at]
    headlines = [_plain(draft) for draft in inside if not is_statement(draft)]
    teased = len(headlines) < len(inside) or (headlines and headlines.count(headlines[-1]) > 1)
    if run >= 2:
        kin = names > 0 or words >= settings.BOX_SOME_WORDS
        return close or (kin and not teased and len(headlines) >= 2)
    long_enough = len(blocks[at].text.text.split()) >= settings.BOX_LONE_WORDS
    return close and long_enough and not teased and len(headlines) >= 2


def _is_prose(draft: Draft) -> bool:
    """A paragraph of a sentence or more that does not speak to the visitor."""
    text = draft.text.text
    if draft.kind != "paragraph" or len(text.split()) < settings.BOX_PROSE_WORDS or not lineshape.ends_sentence(text):
        return False
    return not any(pattern.search(text[: settings.FURNITURE_LINE_CHARACTERS]) for _, pattern in lexicon.NOTICES)


def _plain(draft: Draft) -> str:
    return " ".join(draft.text.text.casefold().split())


def _stems(blocks: Sequence[Draft]) -> frozenset[str]:
    """First letters of the blocks' longer words, small words apart."""
    return frozenset(
        word[: settings.BOX_STEM_LETTERS]
        for draft in blocks
        for word in re.findall(r"[^\W\d_]{4,}", draft.text.text.lower())
        if word not in COMMON_WORDS
    )


def _names(blocks: Sequence[Draft]) -> Counter[str]:
    """Capitalised words that do not start a sentence, as a sketch of what a text is about."""
    found: Counter[str] = Counter()
    for draft in blocks:
        for match in re.finditer(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w-]{2,}", draft.text.text):
            found[match.group()] += 1
    return found
