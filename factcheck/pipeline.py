"""The road itself, readable top to bottom: from files to findings."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from factcheck import auditing, claims, documents, facts, figures, matching, verdicts
from factcheck.documents import Document, Skipped
from factcheck.engine import Engine, choose_engine
from factcheck.errors import FactcheckError
from factcheck.figures import Statement
from factcheck.inference.cache import Cache
from factcheck.inference.cache.runs import held_run, keep_run, run_key
from factcheck.inference.parser import fingerprint as parser_fingerprint
from factcheck.inference.parser import parses_kept_in
from factcheck.reporting import AuditReport, Report, assemble
from factcheck.stating import statements as stated
from factcheck.verdicts import Options as ArithmeticOptions
from factcheck.verdicts import Verdict

if TYPE_CHECKING:
    from factcheck.inference import Embedder, NLIScorer


_log = logging.getLogger("factcheck")


@contextmanager
def _timed(stage: str) -> Iterator[None]:
    """Say how long a stage took (shown with -v)."""
    began = time.perf_counter()
    yield
    _log.info("%s: %.1f s", stage, time.perf_counter() - began)


LANGUAGE = "en"
"""What the shipped models know; a document in another language is read, warned of, and compared with nothing."""

FINDINGS = ("contradiction", "superseded")


@dataclass(frozen=True)
class Models:
    """The models of a run, loaded when first used. Names and paths as in `factcheck models`; None is what is shipped.

    `cache` keeps what they make and finds it again; None keeps nothing. `engine` is where they run: here, or on a cluster.
    `quick`: the larger NLI model is never asked (it gives a second look).
    """

    embedder_name: str | None = None
    nli_name: str | None = None
    backend: Literal["onnx", "torch"] = "onnx"
    device: str | None = None
    batch_size: int = 32
    threads: int | None = None
    cache: Cache | None = None
    engine: Engine = field(default_factory=choose_engine)
    quick: bool = False

    @cached_property
    def embedder(self) -> Embedder:
        """The sentence embedder: claims that speak of one matter lie together."""
        return self._embedder(self.embedder_name)

    @cached_property
    def retriever(self) -> Embedder:
        """The embedder of audits, which look for passages on a topic: all-MiniLM-L6-v2 as it comes, unless another is named."""
        from factcheck.inference import EMBEDDER_NAME

        return self._embedder(self.embedder_name or EMBEDDER_NAME)

    def _embedder(self, name: str | None) -> Embedder:
        from factcheck.inference import Embedder

        return Embedder(
            name,
            device=self.device or self.engine.device,
            threads=self.threads,
            cache=self.cache,
            engine=self.engine,
        )

    @cached_property
    def scorer(self) -> NLIScorer:
        """The NLI cross-encoder."""
        from factcheck.inference import NLIScorer

        return NLIScorer(
            self.nli_name,
            # the GPUs of a cluster are torch's: onnxruntime would need another build of itself on every machine
            backend="torch" if self.engine.device and not self.device else self.backend,
            device=self.device or self.engine.device,
            batch_size=self.batch_size,
            threads=self.threads,
            cache=self.cache,
            engine=self.engine,
            quick=self.quick,
        )

    @property
    def fingerprint(self) -> str:
        """What a result depends on of them: it changes with any of their weights and with how they are run."""
        larger = self.scorer.larger
        looks = f"{self.scorer.fingerprint} {larger.fingerprint if larger else 'alone'}"
        return f"{self.embedder.fingerprint} {looks} {parser_fingerprint()}"


@dataclass(frozen=True)
class CheckOptions:
    """What a user may choose about a check; every field has the command line's name for it."""

    within: bool = False
    skip_unreadable: bool = False
    verdicts: Literal["findings", "all"] = "findings"
    fail_on: Literal["contradiction", "superseded", "never"] = "contradiction"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, str] = field(default_factory=dict)
    tolerance: dict[str, float] = field(default_factory=dict)
    threshold: dict[str, float] = field(default_factory=dict)
    rates: dict[str, float] = field(default_factory=dict)
    fiscal_start: int | None = None
    reference: tuple[str, ...] = ()

    @property
    def arithmetic(self) -> ArithmeticOptions:
        """The part that figures are compared with."""
        return ArithmeticOptions(self.tolerance or None, self.rates or None, self.fiscal_start)


@cache
def _shared() -> Models:
    """Shared by calls of the Python API, so that the second call loads nothing."""
    return Models(cache=Cache.chosen())


def compare(
    a: str, b: str, date_a: str | None = None, date_b: str | None = None, models: Models | None = None
) -> Verdict:
    """The verdict on two texts (a sentence or a few), each perhaps with its date (ISO 8601).

    Every claim of one is compared with every claim of the other; the most telling verdict is returned. Raises
    `FactcheckError` where a text is empty.
    """
    models = models or _shared()
    with parses_kept_in(models.cache):
        one, two = statements_of(a, date_a, "a"), statements_of(b, date_b, "b")
    together = [*one, *two]
    vectors = models.embedder.encode([statement.frame for statement in together])
    pairs = [
        matching.Candidate(i, j, float(vectors[i] @ vectors[j]))
        for i in range(len(one))
        for j in range(len(one), len(together))
    ]
    decided, _ = verdicts.decide(together, pairs, models.scorer)
    pairs, decided = verdicts.with_derived(together, pairs, decided)
    across = [row for row in zip(decided, pairs, strict=True) if row[1].a < len(one) <= row[1].b]
    return max(across, key=lambda row: (_TELLING[row[0].verdict], row[1].likeness))[0]


_TELLING = {
    verdict: rank
    for rank, verdict in enumerate(
        (
            "unrelated",
            "undecided",
            "different_subject",
            "different_period",
            "compatible",
            "agreement",
            "superseded",
            "contradiction",
        )
    )
}


def statements_of(text: str, date: str | None, name: str) -> list[Statement]:
    """The statements of a text at hand (a sentence or a few); the whole text where it has no clause."""
    if not text.strip():
        raise FactcheckError("Both texts must say something; one of them is empty.")
    document = documents.read_text(text, path=name, published=date)
    found = list(claims.extract([document])) or [claims.whole(document)]
    return list(figures.state(found, {document.id: date}))


def check(
    paths: str | Path | Sequence[str | Path],
    options: CheckOptions | None = None,
    models: Models | None = None,
    show_progress_bar: bool = False,
) -> Report:
    """Where the documents at `paths` (files or folders) agree and contradict each other.

    Raises `SourceError` for a source that cannot be read (unless `skip_unreadable`), `FactcheckError` where there is
    none to read.
    """
    options, models = options or CheckOptions(), models or _shared()
    with _timed("reading"):
        sources = documents.read(_listed(paths), skip_unreadable=options.skip_unreadable, engine=models.engine)
        read = _with_references(sources.documents, options.reference)
        spoken = [document for document in read if document.language == LANGUAGE]
    made_of = _made_of(read, sources.skipped, options, models)
    if (unchanged := held_run(models.cache, made_of)) is not None:
        _log.info("nothing has changed: answered from the cache")
        return Report.from_dict(unchanged)
    with _timed("claims and figures"):
        statements = stated(spoken, models.engine, models.cache)
    with _timed("embedding"):
        vectors = models.embedder.encode([s.frame for s in statements], show_progress_bar=show_progress_bar)
        statements = figures.grouped(statements, vectors)
    with _timed("matching"):
        pairs = matching.candidates(statements, vectors, within=options.within)
    with _timed("verdicts"):
        each, scored = verdicts.decide_each(statements, pairs, models.scorer, options.arithmetic, show_progress_bar)
        considered, asked = len(pairs), facts.asked(statements, pairs, each)
        pairs, decided = verdicts.with_derived(statements, pairs, [one.verdict for one in each])
    with _timed("facts"):
        copies = facts.copies(spoken)
        references = frozenset(document.id for document in read if document.reference)
        sheet = facts.gather(statements, pairs, decided, asked, copies, references)
    run = assemble.run(
        assemble.Found(read, sources.skipped, statements, pairs, decided, sheet, copies),
        coverage={
            **matching.coverage(statements, options.within),
            "documents_not_compared": len(read) - len(spoken),
            "pairs_considered": considered,
            "pairs_scored": scored,
            "truncated": models.scorer.truncated if scored else 0,
        },
        keep=None if options.verdicts == "all" else FINDINGS,
        select=options.select,
        ignore=options.ignore,
        severity=options.severity,
        threshold=options.threshold,
        fail_on=options.fail_on,
    )
    keep_run(models.cache, made_of, run)
    return Report.from_dict(run)


def _made_of(read: Sequence[Document], skipped: Sequence[Skipped], options: CheckOptions, models: Models) -> bytes:
    """The key of a check: all that its result depends on."""
    if models.cache is None:
        return b""
    places = [document.spans for document in read]  # which the documents' own repr leaves out
    return run_key("check", repr((read, places, skipped, options)), models.fingerprint)


def claims_of(
    paths: str | Path | Sequence[str | Path], skip_unreadable: bool = False
) -> tuple[list[dict[str, object]], Sequence[Skipped]]:
    """The claims of each document as JSON records, each with its document's `path`; and what was skipped."""
    sources = documents.read(_listed(paths), skip_unreadable=skip_unreadable)
    records = [
        {"path": document.path, **assemble.claim_record(statement, None)}
        for document in sources.documents
        for statement in figures.state(claims.extract([document]), {document.id: document.published})
    ]
    return records, sources.skipped


def _listed(paths: str | Path | Sequence[str | Path]) -> list[str | Path]:
    return [paths] if isinstance(paths, str | Path) else list(paths)


def _with_references(read: Iterable[Document], named: Sequence[str]) -> list[Document]:
    """The documents, with those that `--reference` names marked as authorities."""
    wanted = {Path(name).resolve() for name in named}
    documents = [replace(d, reference=d.reference or Path(d.path).resolve() in wanted) for d in read]
    if len([d for d in documents if d.reference]) < len(wanted):
        raise FactcheckError("A file named with --reference is not among the sources; name one of them.")
    return documents


@dataclass(frozen=True)
class AuditOptions:
    """What a user may choose about an audit; every field has the command line's name for it."""

    skip_unreadable: bool = False
    fail_on: tuple[str, ...] = ("contradicted", "contested", "not_found")
    min_supported: float | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    tolerance: dict[str, float] = field(default_factory=dict)
    rates: dict[str, float] = field(default_factory=dict)
    fiscal_start: int | None = None

    @property
    def arithmetic(self) -> ArithmeticOptions:
        """The part that figures are compared with."""
        return ArithmeticOptions(self.tolerance or None, self.rates or None, self.fiscal_start)


def audit(
    summary: str | Path,
    sources: str | Path | Sequence[str | Path],
    options: AuditOptions | None = None,
    models: Models | None = None,
    show_progress_bar: bool = False,
) -> AuditReport:
    """Whether each claim of `summary` (a file, "-" for the standard input, or the text itself) is true to `sources`.

    Raises `SourceError` for a file that cannot be read (a source is passed over with `skip_unreadable`),
    `FactcheckError` where there is no source to read.
    """
    options, models = options or AuditOptions(), models or _shared()
    read = documents.read(_listed(sources), skip_unreadable=options.skip_unreadable)
    text = auditing.read_summary(summary)
    case = auditing.Case(text.document, read.documents)
    with parses_kept_in(models.cache):
        (judged,) = auditing.audit([case], models.retriever, models.scorer, options.arithmetic, show_progress_bar)
    return AuditReport.from_dict(
        auditing.run(
            text.document,
            read.documents,
            auditing.let_pass(judged, text, options.select, options.ignore),
            read.skipped,
            {"truncated": models.scorer.truncated},
            options.fail_on,
            options.min_supported,
        )
    )


def audit_rows(
    rows: str | Path | Iterable[Mapping[str, Any]],
    options: AuditOptions | None = None,
    models: Models | None = None,
    show_progress_bar: bool = False,
) -> auditing.AuditedRows:
    """One verdict a row of (document, claim): of a .jsonl or .csv file, or of records with the same fields.

    Raises `FactcheckError` for a row without a known pair of fields, naming the line, and where there are none.
    """
    options, models = options or AuditOptions(), models or _shared()
    given = (
        auditing.read_rows(Path(rows))
        if isinstance(rows, str | Path)
        else (auditing.row_of(record, f"row {at}") for at, record in enumerate(rows))
    )
    with parses_kept_in(models.cache):
        found = tuple(
            auditing.audit_rows(given, models.retriever, models.scorer, options.arithmetic, show_progress_bar)
        )
    if not found:
        raise FactcheckError("There are no rows to audit; give one object with document and claim a line.")
    return auditing.AuditedRows(found)
