"""Summaries and their sources in, judged claims out: the one public function of this stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck import claims, figures, settings
from factcheck.auditing.asked import Asked
from factcheck.auditing.judge import judge
from factcheck.auditing.judgement import WORST, Judgement
from factcheck.auditing.library import Library
from factcheck.auditing.pairing import Counterpart, Place, around, counterparts, excerpt, source_statements
from factcheck.auditing.quotations import Quotation, quotations
from factcheck.auditing.retrieve import Hit, leading, retrieve, windows
from factcheck.auditing.reworded import with_answers
from factcheck.auditing.summary import parts, with_every_sentence
from factcheck.auditing.weigh import ENTAILMENT, Weighed, weigh
from factcheck.auditing.words import words
from factcheck.claims import Claim
from factcheck.documents import Document
from factcheck.figures import Statement
from factcheck.verdicts import Options

if TYPE_CHECKING:
    from factcheck.inference import Embedder, NLIScorer


@dataclass(frozen=True, slots=True)
class Case:
    """A summary and the sources that it is held against. Documents with one id are one document."""

    summary: Document
    sources: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim of a summary with its judgement; `sentence` is the span of the sentence that it is part of."""

    claim: Claim
    judgement: Judgement
    sentence: tuple[int, int]


def audit(
    cases: Sequence[Case],
    embedder: Embedder,
    scorer: NLIScorer,
    options: Options | None = None,
    show_progress_bar: bool = False,
) -> list[list[Judged]]:
    """The claims of each summary, in order, judged by its own sources.

    Everything that takes time (vectors, parses, the model) is done for all cases at once, and once for a source that
    several cases share.
    """
    return [
        [Judged(one.statement.claim, judge(one), one.sentence) for one in asked]
        for asked in gather(cases, embedder, scorer, options, show_progress_bar)
    ]


def gather(
    cases: Sequence[Case],
    embedder: Embedder,
    scorer: NLIScorer,
    options: Options | None = None,
    show_progress_bar: bool = False,
    known: Library | None = None,
) -> list[list[Asked]]:
    """The claims of each summary with all that is found for them, ready to be judged.

    `known` is a library of which shelves are taken instead of being made again; new ones are added to it.
    """
    library = known if known is not None else Library(())
    library.add([source for case in cases for source in case.sources], embedder, show_progress_bar)
    questions = _ask(cases)
    weighed = _weigh(questions, cases, library, embedder, scorer, show_progress_bar)
    found = _counterparts(questions, weighed, library, embedder, scorer, options or Options())
    found = with_answers([q.statement for q in questions], found, scorer)
    out: list[list[Asked]] = [[] for _ in cases]
    for q, (own, whole), near in zip(questions, weighed, found, strict=True):
        shelves = tuple(library.of(source.id for source in cases[q.case].sources))
        out[q.case].append(Asked(q.statement, q.sentence, own, whole, near, shelves, q.quoted, q.inside))
    return out


def worst(judged: Sequence[Judged]) -> Judgement:
    """The judgement of the worst of some claims: what their sentence, or their text, comes to."""
    return min((one.judgement for one in judged), key=lambda one: (WORST.index(one.verdict), one.support))


@dataclass(frozen=True, slots=True)
class _Question:
    case: int
    statement: Statement
    sentence: tuple[int, int]
    text: str
    quoted: tuple[Quotation, ...]
    inside: bool


def _ask(cases: Sequence[Case]) -> list[_Question]:
    """Every claim of every summary, with the sentence that it is part of and its quotations."""
    summaries = [replace(case.summary, id=f"s{at}") for at, case in enumerate(cases)]
    by_id: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims.extract(summaries):
        by_id[claim.document].append(claim)
    asked = []
    for at, summary in enumerate(summaries):
        own = with_every_sentence(summary, by_id[summary.id])
        spans = list(parts(summary))
        marked = list(quotations(summary.text))
        for statement in figures.state(own, {summary.id: summary.published}):
            claim = statement.claim
            sentence = next((span for span in spans if span[0] <= claim.start < span[1]), (claim.start, claim.end))
            quoted = tuple(one for one in marked if one.start < claim.end and claim.start < one.end)
            inside = any(one.start - 1 <= claim.start and claim.end <= one.end + 2 for one in quoted)
            text = " ".join(summary.text[slice(*sentence)].split())
            asked.append(_Question(at, statement, sentence, text, quoted, inside))
    return asked


def _weigh(
    asked: Sequence[_Question],
    cases: Sequence[Case],
    library: Library,
    embedder: Embedder,
    scorer: NLIScorer,
    show_progress_bar: bool,
) -> list[tuple[Weighed, Weighed]]:
    """Each claim weighed in its own words and as its whole sentence."""
    own = [_own_words(q) for q in asked]
    pairs = zip(asked, own, strict=True)
    wanted = list(dict.fromkeys((q.case, text) for q, reworded in pairs for text in (reworded, q.text)))
    vectors = embedder.encode([text for _, text in wanted])
    shelves = [library.of(source.id for source in cases[case].sources) for case, _ in wanted]
    hits = [retrieve(text, v, near) for (_, text), v, near in zip(wanted, vectors, shelves, strict=True)]
    texts, found = [text for _, text in wanted], [windows(near) for near in hits]
    rows = weigh(texts, hits, found, shelves, scorer, show_progress_bar)
    weighed = dict(zip(wanted, rows, strict=True))
    return [(weighed[q.case, text], weighed[q.case, q.text]) for q, text in zip(asked, own, strict=True)]


def _own_words(question: _Question) -> str:
    """The claim's rewording, or its whole sentence where that says no other words: it is then scored once."""
    text = question.statement.claim.text
    same = [word.lower() for word in words(text)] == [word.lower() for word in words(question.text)]
    return question.text if same else text


def _counterparts(
    asked: Sequence[_Question],
    weighed: Sequence[tuple[Weighed, Weighed]],
    library: Library,
    embedder: Embedder,
    scorer: NLIScorer,
    options: Options,
) -> list[tuple[Counterpart, ...]]:
    """The source claims beside each claim, with what rules and the model say of them."""
    hits = [leading(_hits(own, whole), settings.AUDIT_PARSED, settings.AUDIT_PASSAGES_EACH) for own, whole in weighed]
    wanted = around(hit for near in hits for hit in near)
    documents = [excerpt(library.shelves[id_].document, library, places) for id_, places in wanted.items()]
    said = source_statements(documents)
    options = replace(options, asked_from=settings.AUDIT_SAME)
    saying = [_saying(own) | _saying(whole) for own, whole in weighed]
    return counterparts([question.statement for question in asked], hits, saying, said, embedder, scorer, options)


def _saying(weighed: Weighed) -> frozenset[Place]:
    """The passage that the model most surely reads as saying the text."""
    best = weighed.best(ENTAILMENT, ("alone",))
    return frozenset() if best is None else frozenset((best[0].shelf.document.id, at) for at in best[0].parts)


def _hits(own: Weighed, whole: Weighed) -> list[Hit]:
    """The hits of the claim and of its sentence, each passage once, the likeliest first."""
    found: dict[tuple[str, int], Hit] = {}
    for hit in sorted((*own.hits, *whole.hits), key=lambda hit: -hit.score):
        found.setdefault((hit.shelf.document.id, hit.at), hit)
    return list(found.values())
