"""Blocks of a document in, sentences with exact offsets out (syntok: rule-based, linear in the length of the text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.names import is_code
from factcheck.claims.turns import Turns
from factcheck.documents import Block, Document

SENTENCE_BLOCKS = frozenset({"paragraph", "item", "quote"})

LABEL = re.compile(r"([A-Z0-9][\w’'&/()+ -]{1,60}):\s+(?=\S)")
"""A run-in label before an item's sentence: "Lower barriers: Open models make ..."."""


RUN_IN_WORDS = 4
"""A name of so many words at most that opens a paragraph as a sentence of its own heads it: "Brenner Tunnel. The ..."."""

LEAD_WORDS = 12
"""Words in bold, so many at most, that open a paragraph and end with a stop head it, and may be a sentence of it as well."""

AFTER_LEAD = re.compile(r"\s*[:–—]\s")
"""What may stand behind such words instead."""

ASKS = re.compile(
    r"(?:(?:and|but|so) )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would"
    r"|may|must|should|has|have)\b(?: \S+){2,}\?\Z",
    re.IGNORECASE,
)
"""A question that the sentences behind it answer."""

UNIT_STOP = re.compile(
    r"(?<=\d)[  ]?(?:[kMGT]?(?:W|Wh|Hz|B|V)|[mckn]?m|kg|mg|g|t|bn|tn|°C|km/h|mph|GB/s|TB/s|p|pm|am)(\.)\s+(?=[A-Z“\"])"
)
"""A unit's letter before a full stop: not the initial of a name ("... 450 W. The fan ...")."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`document.text[start:end]`, the heading (and run-in label) it stands under, and the block it is part of.

    speaker   the one who speaks the paragraph in a transcript, else None
    question  the question that its paragraph or heading asks and that it answers, "" for none
    """

    start: int
    end: int
    text: str
    heading: str
    label: str
    block: Block
    opens: int
    """Where what dates it begins: the caption of a timeline entry, a label; else its own start."""
    speaker: str | None = None
    question: str = ""


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of paragraphs, items and quotations, in order; headings, captions, code and tables give none."""
    headings: list[tuple[int, str]] = []
    before: Block | None = None
    turns = Turns(document)
    speaker: str | None = None
    asker: str | None = None
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "heading":
            # "HOST: Who makes it?" goes on with the talk; "RIVER BANK: HALF-YEAR RESULTS" is a title
            asker, at = turns.label(text) if text.endswith("?") else (None, 0)
            speaker = speaker if text.endswith("?") else None
            headings = [(level, title) for level, title in headings if level < block.level] + [(block.level, text[at:])]
        elif block.kind in SENTENCE_BLOCKS:
            dated = block.date is not None and before is not None and before.kind == "caption"
            opens = before.start if dated and before is not None and block.start - before.end <= 3 else block.start
            named, at = turns.label(text)
            speaker = named or speaker
            if named is not None and named == asker:  # "HOST: On to Quillhaven.": the talk has left the question
                del headings[-1:]
                asker = None
            frame = _Frame(block, headings[-1][1] if headings else "", speaker)
            yield from _of_block(text, frame, opens, at)
        before = block


@dataclass(frozen=True, slots=True)
class _Frame:
    """What the sentences of a block have in common."""

    block: Block
    heading: str
    speaker: str | None


def _of_block(text: str, frame: _Frame, opens: int, at: int) -> Iterator[Sentence]:
    block = frame.block
    label = LABEL.match(text, at) if block.kind == "item" or block.date else None
    at = label.end() if label else at
    name, ends, goes_on = (label.group(1), at, at) if label else _lead(text, at, block.lead)
    question = frame.heading if frame.heading.endswith("?") else ""
    spans = [
        (first + start, first + end)
        for first, part in ((at, text[at:ends]), (goes_on, text[goes_on:]))
        for start, end in _spans(part)
    ]
    for number, (start, end) in enumerate(spans):
        said = text[start:end]
        if number == 0 and len(spans) > 1 and not label and _is_run_in(said):
            name = said.rstrip(".:")
            continue
        yield Sentence(
            start=block.start + start,
            end=block.start + end,
            text=said,
            heading=frame.heading,
            label=name,
            block=block,
            opens=opens if number == 0 and not frame.speaker else block.start + start,
            speaker=frame.speaker,
            question=question,
        )
        if number == 0 and ASKS.match(said):
            question = said


def _lead(text: str, at: int, lead: int) -> tuple[str, int, int]:
    """The words in bold up to `lead` as the heading that they are, where they end, and where the text goes on; "" and
    `at` where they are none, or run on into a sentence."""
    words = text[at:lead].strip()
    gap = AFTER_LEAD.match(text, lead)
    if len(words.split()) > LEAD_WORDS or not (words.endswith((".", ":", "?", "!")) or (words and gap)):
        return "", at, at
    return words.rstrip(".:"), lead, gap.end() if gap else lead


def _is_run_in(said: str) -> bool:
    """ "Brenner Tunnel." before the sentences of its paragraph: a name, and no sentence."""
    words = said.rstrip(".:").split()
    short = said.endswith((".", ":")) and 1 < len(words) <= RUN_IN_WORDS and words[0][:1].isupper()
    return short and all(word[:1].isupper() or is_code(word) or word.isdigit() for word in words)


def _spans(body: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    from syntok import segmenter

    for paragraph in segmenter.analyze(body):
        for tokens in paragraph:
            start, end = tokens[0].offset, tokens[-1].offset + len(tokens[-1].value)
            for stop in UNIT_STOP.finditer(body, start, end):
                yield start, stop.end(1)
                start = stop.end()
            yield start, end
