"""Blocks of a document in, sentences with exact offsets out (syntok: rule-based, linear in the length of the text)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.documents import Block, Document

SENTENCE_BLOCKS = frozenset({"paragraph", "item", "quote"})

LABEL = re.compile(r"([A-Z0-9][\w’'&/()+ -]{1,60}):\s+(?=\S)")
"""A run-in label before an item's sentence: "Lower barriers: Open models make ..."."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`document.text[start:end]`, the heading (and run-in label) it stands under, and the block it is part of."""

    start: int
    end: int
    text: str
    heading: str
    label: str
    block: Block
    opens: int
    """Where what dates it begins: the caption of a timeline entry, a label; else its own start."""


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of paragraphs, items and quotations, in order; headings, captions, code and tables give none."""
    headings: list[tuple[int, str]] = []
    before: Block | None = None
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "heading":
            headings = [(level, title) for level, title in headings if level < block.level] + [(block.level, text)]
        elif block.kind in SENTENCE_BLOCKS:
            dated = block.date is not None and before is not None and before.kind == "caption"
            opens = before.start if dated and before is not None and block.start - before.end <= 3 else block.start
            yield from _of_block(text, block, headings[-1][1] if headings else "", opens)
        before = block


def _of_block(text: str, block: Block, heading: str, opens: int) -> Iterator[Sentence]:
    from syntok import segmenter

    label = LABEL.match(text) if block.kind == "item" or block.date else None
    at = label.end() if label else 0
    body = text[at:]
    for paragraph in segmenter.analyze(body):
        for tokens in paragraph:
            start = tokens[0].offset
            end = tokens[-1].offset + len(tokens[-1].value)
            yield Sentence(
                start=block.start + at + start,
                end=block.start + at + end,
                text=body[start:end],
                heading=heading,
                label=label.group(1) if label else "",
                block=block,
                opens=opens if start == 0 else block.start + at + start,
            )
