"""Rows of (document, claim) at scale: many small audits, each against its own sources."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import settings
from factcheck.auditing.audit import Case, Judged, gather, worst
from factcheck.auditing.judge import judge
from factcheck.auditing.judgement import WORST, Judgement
from factcheck.auditing.library import Library
from factcheck.auditing.record import claim_record
from factcheck.auditing.summary import plain
from factcheck.documents import Document
from factcheck.errors import FactcheckError
from factcheck.verdicts import Options

if TYPE_CHECKING:
    import pandas as pd

    from factcheck.inference import Embedder, NLIScorer

FIELDS: tuple[tuple[str, str], ...] = (
    ("document", "claim"),
    ("doc", "claim"),
    ("grounding", "generated_text"),
    ("contexts", "answer"),
    ("retrieved_contexts", "response"),
    ("sources", "summary"),
    ("context", "answer"),
    ("document", "summary"),
)
"""Names under which rows hold their sources (a text or a list of texts) and what is audited, in order of preference."""

LABELS = {
    "supported": "supported", "1": "supported", "1.0": "supported", "true": "supported", "entailment": "supported",
    "consistent": "supported", "faithful": "supported",
    "contradicted": "contradicted", "contradiction": "contradicted",
    "unsupported": "unsupported", "0": "unsupported", "0.0": "unsupported", "false": "unsupported",
    "not_found": "unsupported", "neutral": "unsupported", "not_entailment": "unsupported",
    "inconsistent": "unsupported", "hallucinated": "unsupported",
}  # fmt: skip
"""What people write as a label -> supported, unsupported or contradicted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as read: what is audited, its sources, and its label (supported, unsupported, contradicted) or None."""

    claim: str
    sources: tuple[str, ...]
    label: str | None = None


@dataclass(frozen=True, slots=True)
class AuditedRow:
    """One row with its verdict; offsets of quotes count in the row's own texts."""

    number: int
    row: Row
    judged: tuple[Judged, ...]

    @property
    def judgement(self) -> Judgement:
        """That of the worst claim."""
        return worst(self.judged)

    @property
    def score(self) -> float:
        """Probability that the row is supported: that of its least supported claim."""
        return min(one.judgement.support for one in self.judged)

    def to_dict(self) -> dict[str, Any]:
        """As one JSON object."""
        found = self.judgement
        return {
            "row": self.number,
            "verdict": found.verdict,
            "rule": found.rule,
            "score": round(self.score, 4),
            "explanation": found.explanation,
            "label": self.row.label,
            "claims": [claim_record(one) for one in self.judged],
        }


@dataclass(frozen=True, slots=True)
class AuditedRows:
    """The rows of an audit at scale, in order."""

    rows: tuple[AuditedRow, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Verdict -> rows."""
        said = [row.judgement.verdict for row in self.rows]
        return {str(name): said.count(name) for name in reversed(WORST)}

    def aggregate(self) -> dict[str, Any]:
        """Rows, how many came to each verdict, the share that is supported, and the mean probability of that."""
        rows = len(self.rows)
        return {
            "rows": rows,
            "counts": self.counts,
            "faithfulness": round(self.counts["supported"] / rows, 4) if rows else 1.0,
            "mean_score": round(sum(row.score for row in self.rows) / rows, 4) if rows else 1.0,
        }

    def to_dict(self) -> dict[str, Any]:
        """The aggregate with every row."""
        results = [row.to_dict() for row in self.rows]
        return {"schema_version": "1", "kind": "audit_rows", **self.aggregate(), "results": results}

    def to_pandas(self) -> pd.DataFrame:
        """One line a row: row, verdict, rule, score, explanation, label, claims (how many), quote (best evidence)."""
        import pandas as pd

        lines = []
        for row in self.rows:
            found = row.judgement
            best = found.evidence[0] if found.evidence else None
            lines.append(
                {
                    "row": row.number,
                    "verdict": found.verdict,
                    "rule": found.rule,
                    "score": row.score,
                    "explanation": found.explanation,
                    "label": row.row.label,
                    "claims": len(row.judged),
                    "quote": best.document.text[best.start : best.end] if best else "",
                }
            )
        return pd.DataFrame(lines)


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of a .jsonl, .csv or .tsv file, gzipped or not.

    Raises FactcheckError, with the line, where one is not JSON or has none of the known fields.
    """
    name = path.name.removesuffix(".gz")
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            if name.endswith((".csv", ".tsv")):
                csv.field_size_limit(2**31 - 1)
                found: Iterable[tuple[int, Any]] = enumerate(
                    csv.DictReader(file, delimiter="\t" if name.endswith(".tsv") else ","), 2
                )
            else:
                found = _json_lines(path, file)
            for number, record in found:
                yield row_of(record, f"{path}, line {number}")
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise FactcheckError(f"{path}: cannot be read ({error}); give a .jsonl or .csv file in UTF-8.") from None


def _json_lines(path: Path, lines: Iterable[str]) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except ValueError as error:
            raise FactcheckError(f"{path}, line {number}: not JSON ({error}); write one object a line.") from None


def row_of(record: Any, where: str = "a row") -> Row:
    """The row of a record under any of the known field names. Raises FactcheckError, naming `where`."""
    if not isinstance(record, Mapping):
        raise FactcheckError(f"{where}: not an object; write one with document and claim.")
    names = next((pair for pair in FIELDS if record.get(pair[0]) and record.get(pair[1])), None)
    if names is None:
        known = ", ".join(f"{a} + {b}" for a, b in FIELDS)
        raise FactcheckError(f"{where}: has no text under a known pair of fields ({known}); rename its fields.")
    sources = tuple(text for text in _texts(record[names[0]]) if text.strip())
    claim = str(record[names[1]])
    if not sources or not claim.strip():
        raise FactcheckError(f"{where}: {names[0]} or {names[1]} is empty; leave the row out or fill it.")
    label = record.get("label")
    return Row(claim, sources, None if label is None else LABELS.get(str(label).strip().lower()))


def _texts(value: Any) -> list[str]:
    """A text, a list of texts, a list of records with a text, or (in a CSV) a list written as JSON."""
    if isinstance(value, str):
        if value.lstrip().startswith("["):
            try:
                return _texts(json.loads(value))
            except ValueError:
                return [value]
        return [value]
    if isinstance(value, Mapping):
        value = value.get("text") or value.get("content") or value.get("page_content") or ""
        return [str(value)]
    if isinstance(value, Sequence):
        return [text for one in value for text in _texts(one)]
    return [str(value)]


def audit_rows(
    rows: Iterable[Row],
    embedder: Embedder,
    scorer: NLIScorer,
    options: Options | None = None,
    show_progress_bar: bool = False,
) -> Iterator[AuditedRow]:
    """Each row audited against its own sources, in order, as they are done."""
    from tqdm import tqdm

    library = Library(())
    number = 0
    with tqdm(desc="Auditing", unit="row", disable=not show_progress_bar) as bar:
        waiting = iter(rows)
        while chunk := list(islice(waiting, settings.AUDIT_ROWS_AT_ONCE)):
            cases = [case_of(row) for row in chunk]
            for row, asked in zip(chunk, gather(cases, embedder, scorer, options, known=library), strict=True):
                judged = tuple(Judged(one.statement.claim, judge(one), one.sentence) for one in asked)
                yield AuditedRow(number, row, judged)
                number += 1
            library.keep(source.id for case in cases for source in case.sources)
            bar.update(len(chunk))


def case_of(row: Row) -> Case:
    """The row as a small audit."""
    names = ["document"] if len(row.sources) == 1 else [f"sources[{at}]" for at in range(len(row.sources))]
    documents: dict[str, Document] = {}
    for name, text in zip(names, row.sources, strict=True):
        document = plain(text, path=name)
        documents.setdefault(document.id, document)
    return Case(plain(row.claim, path="claim"), tuple(documents.values()))
