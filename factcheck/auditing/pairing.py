"""Claims of the sources that may be about the same as a claim of the summary, and what rules say of each pair.

Only what was retrieved is parsed: of each source the passages that some claim hit, with what stands before them, so
that "it" and "the company" are resolved as they would be in the whole text.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck import claims, figures, settings
from factcheck.auditing.library import Library
from factcheck.auditing.retrieve import Hit
from factcheck.auditing.words import stem, words
from factcheck.claims.lexicon import SAY
from factcheck.documents import Block, Document
from factcheck.figures import Statement
from factcheck.matching import Candidate
from factcheck.verdicts import Decided, Options, Verdict, decide_each
from factcheck.verdicts.roles import topic

if TYPE_CHECKING:
    from factcheck.inference import Embedder, NLIScorer


Place = tuple[str, int]
"""A document's id and the position of a passage on its shelf."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A claim of a source beside a claim of the summary.

    `likeness` is the cosine of their frames, `verdict` that on the pair; `voice` is who speaks there in a transcript, which
    the whole document tells and the excerpt that was parsed may not; `sure` says how probably a figure of it and one of the
    claim (by position) measure one thing, where that was asked; the last three are how
    probably the claim follows from it (`reworded`): `heard`, with who says it here in place of its own speaker, `possible`, as
    a chance, and `stated`, as it is; 0 where that was not asked.
    """

    document: Document
    statement: Statement
    likeness: float
    verdict: Verdict
    voice: str | None = None
    sure: Mapping[tuple[int, int], float] = field(default_factory=dict)
    heard: float = 0.0
    possible: float = 0.0
    stated: float = 0.0

    @property
    def agreed(self) -> frozenset[tuple[int, int]]:
        """Spans of the figures of the claim that this source gives, too."""
        pairs = (pair for pair in self.verdict.figures if pair.verdict in ("agreement", "compatible"))
        return frozenset((pair.b.start, pair.b.end) for pair in pairs)


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
    asked: Sequence[Statement],
    hits: Sequence[Sequence[Hit]],
    saying: Sequence[frozenset[Place]],
    said: dict[str, list[Statement]],
    embedder: Embedder,
    scorer: NLIScorer,
    options: Options,
) -> list[tuple[Counterpart, ...]]:
    """For each claim of a summary the claims of the passages that it hit, judged as any pair, the likeliest first.

    `saying`: for each claim the passages that the model reads as saying it, which are held against it in any case.
    """
    sources = _within(hits, said)
    compared = [statement for _, statement in sources] + list(asked)
    vectors = embedder.encode([statement.frame for statement in compared])
    # what else a document says tells how rare a figure is in it
    known = {id(statement) for statement in compared}
    rest = [one for statements in said.values() for one in statements if id(one) not in known]
    pairs = [
        [(hit, at, float(vectors[at] @ vectors[len(sources) + number])) for hit, at in found]
        for number, found in enumerate(_beside(hits, sources))
    ]
    likely = [_likely(found, places) for found, places in zip(pairs, saying, strict=True)]
    candidates = [
        Candidate(at, len(sources) + number, likeness)
        for number, found in enumerate(likely)
        for _, at, likeness in found
    ]
    decided = iter(decide_each([*compared, *rest], candidates, scorer, options, third_claims=False)[0])
    return [
        tuple(_counterpart(hit, compared[at], likeness, next(decided), said) for hit, at, likeness in found)
        for found in likely
    ]


def _counterpart(
    hit: Hit, statement: Statement, likeness: float, decided: Decided, said: dict[str, list[Statement]]
) -> Counterpart:
    voice = _voice(hit, statement, said)
    return Counterpart(hit.shelf.document, statement, likeness, decided.verdict, voice, decided.sure)


def _voice(hit: Hit, statement: Statement, said: dict[str, list[Statement]]) -> str | None:
    """Who speaks there: in a transcript whoever the paragraph is of; of a clause that leaves its verb of saying without a
    subject ("The union welcomed the trial but warned that ...") the subject of what the sentence says before."""
    passage = hit.shelf.passages[hit.at]
    claim = statement.claim
    first = words(claim.quote)[:1]
    if passage.speaker or claim.speaker or not first or stem(first[0]) not in SAYING or first[0][:1].isupper():
        return passage.speaker
    before = [one for one in said.get(claim.document, ()) if passage.start <= one.claim.start < claim.start]
    subject = sorted(topic(before[-1])) if before else []
    if not subject:
        return None
    return before[-1].claim.text[before[-1].tokens[subject[0]].start : before[-1].tokens[subject[-1]].end]


SAYING = frozenset(stem(verb) for verb in SAY | {"predict", "fear", "think", "believe"})


def _within(hits: Sequence[Sequence[Hit]], said: dict[str, list[Statement]]) -> list[tuple[Hit, Statement]]:
    """The statements that the passages of some hits make, each once, with (one of) the hits."""
    passages = {(hit.shelf.document.id, hit.at): hit for near in hits for hit in near}
    found: list[tuple[Hit, Statement]] = []
    for (document, at), hit in passages.items():
        passage = hit.shelf.passages[at]
        inside = (one for one in said.get(document, ()) if passage.start <= one.claim.start < passage.end)
        found.extend((hit, statement) for statement in inside)
    return found


def _beside(hits: Sequence[Sequence[Hit]], sources: Sequence[tuple[Hit, Statement]]) -> Iterator[list[tuple[Hit, int]]]:
    """For each claim its hits with the places, in `sources`, of the statements that each makes."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for at, (hit, _) in enumerate(sources):
        places[hit.shelf.document.id, hit.at].append(at)
    for near in hits:
        yield [(hit, at) for hit in near for at in places[hit.shelf.document.id, hit.at]]


def _likely(found: Sequence[tuple[Hit, int, float]], saying: frozenset[Place]) -> list[tuple[Hit, int, float]]:
    """The likeliest of all, the likeliest of each source, and those of the passages that say the claim, in order."""
    ordered = sorted((one for one in found if one[2] >= settings.MATCHING_MIN_LIKENESS), key=lambda one: -one[2])
    kept, counts = [], Counter[str]()
    for place, one in enumerate(ordered):
        document = one[0].shelf.document.id
        counts[document] += 1
        near = place < settings.AUDIT_COUNTERPARTS or counts[document] <= settings.AUDIT_COUNTERPARTS_EACH
        if near or (document, one[0].at) in saying:
            kept.append(one)
    return kept


def settled_by(statement: Statement) -> str:
    """The rule that supports a claim: that of the figure that it gives, else language."""
    figures_ = [figure for figure in statement.figures if figure.role != "period"] or list(statement.figures)
    return KINDS[figures_[0].kind] if figures_ else "FC201"


KINDS = {
    "quantity": "FC101",
    "money": "FC102",
    "date": "FC103",
    "percent": "FC104",
    "count": "FC105",
    "duration": "FC106",
    "ratio": "FC107",
}
