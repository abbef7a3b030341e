"""Claims of the sources that may be about the same as a claim of the summary, and what rules say of each pair.

Only what was retrieved is parsed: of each source the passages that some claim hit, with what stands before them, so
that "it" and "the company" are resolved as they would be in the whole text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from factcheck import claims, figures, settings
from factcheck.auditing.library import Library
from factcheck.auditing.retrieve import Hit
from factcheck.documents import Block, Document
from factcheck.figures import Statement
from factcheck.verdicts import Options, Verdict
from factcheck.verdicts.decide import Reading, conclude, read


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A claim of a source beside a claim of the summary.

    `verdict` is what arithmetic and wording say; `denied` and `entailed` are the model's probabilities with the source
    claim as premise; `different` tells that they are about different subjects.
    """

    document: Document
    statement: Statement
    likeness: float
    verdict: Verdict
    different: bool
    denied: float = 0.0
    entailed: float = 0.0


def around(hits: Iterable[Hit]) -> dict[str, set[int]]:
    """Document id -> the passages to parse for the hits: each with what stands before it."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for hit in hits:
        wanted[hit.shelf.document.id].update(range(max(0, hit.at - settings.AUDIT_CONTEXT), hit.at + 1))
    return wanted


def excerpt(document: Document, library: Library, wanted: set[int]) -> Document:
    """The document with only those (parts of) blocks that hold the passages; offsets stay those of the text."""
    shelf = library.shelves[document.id]
    spans = sorted((shelf.passages[at].start, shelf.passages[at].end) for at in wanted)
    blocks: list[Block] = []
    for block in document.blocks:
        inside = [span for span in spans if block.start <= span[0] < block.end]
        if block.kind == "heading":
            blocks.append(block)
        elif inside and block.kind == "row":
            blocks.append(block)
        elif inside:
            blocks.extend(replace(block, start=start, end=end) for start, end in _runs(inside, document.text))
    return replace(document, blocks=tuple(blocks))


def _runs(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Neighbouring spans joined."""
    runs = [spans[0]]
    for start, end in spans[1:]:
        if not text[runs[-1][1] : start].strip():
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def source_statements(documents: Sequence[Document]) -> dict[str, list[Statement]]:
    """Document id -> its statements, figures bound."""
    found: dict[str, list[Statement]] = defaultdict(list)
    dates = {document.id: document.published for document in documents}
    for statement in figures.state(claims.extract(documents), dates):
        found[statement.claim.document].append(statement)
    return found


def counterparts(
    statement: Statement,
    vector: np.ndarray,
    hits: Sequence[Hit],
    said: dict[str, list[Statement]],
    vectors: dict[str, np.ndarray],
    options: Options,
) -> tuple[Counterpart, ...]:
    """The claims of the passages that were hit, read against the claim, the likeliest first.

    `vectors` holds a unit row for the frame of each statement of `said`; `vector` is that of the claim's frame.
    """
    found: list[Counterpart] = []
    for hit in hits:
        document = hit.shelf.document
        passage = hit.shelf.passages[hit.at]
        for at, other in enumerate(said.get(document.id, ())):
            if not passage.start <= other.claim.start < passage.end:
                continue
            likeness = float(vectors[document.id][at] @ vector)
            if likeness < settings.MATCHING_MIN_LIKENESS:
                continue
            reading = read(other, statement, likeness, options)
            verdict = _conclusion(other, statement, likeness, reading)
            found.append(Counterpart(document, other, likeness, verdict, reading.subjects.relation == "different"))
    found.sort(key=lambda one: -one.likeness)
    return tuple(found)


def _conclusion(a: Statement, b: Statement, likeness: float, reading: Reading) -> Verdict:
    """What the rules say; the model is asked elsewhere."""
    return conclude(a, b, likeness, reading, None, 1.0, 1.0)


def settled_by(found: Sequence[Counterpart]) -> str:
    """The rule that supports a claim: that of its agreeing figures, else language."""
    for one in found:
        for aspect in one.verdict.aspects:
            if aspect.verdict == "agreement" and aspect.rule.startswith("FC1"):
                return aspect.rule
        for pair, aspect in zip(one.verdict.figures, one.verdict.aspects, strict=False):
            if pair.verdict == "compatible" and aspect.verdict == "compatible":
                return KINDS[pair.a.kind]
    return "FC201"


KINDS = {
    "quantity": "FC101",
    "money": "FC102",
    "date": "FC103",
    "percent": "FC104",
    "count": "FC105",
    "duration": "FC106",
    "ratio": "FC107",
}
