"""What the road found in, the run as the design's JSON out: the one place where stages become a report."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.documents import Document, Skipped
from factcheck.facts import FactSheet
from factcheck.figures import Statement
from factcheck.matching import Candidate
from factcheck.reporting.paths import relative_pair
from factcheck.reporting.report import SCHEMA_VERSION
from factcheck.verdicts import RULES, Verdict

Record = dict[str, Any]
FAILS = {
    "contradiction": ("contradiction",),
    "superseded": ("contradiction", "superseded"),
    "never": (),
}
"""`--fail-on` -> the verdicts that make the exit code 1."""


def document_record(document: Document, copies: Mapping[str, str]) -> Record:
    """One document as JSON."""
    return {
        "id": document.id,
        "path": document.path,
        "sha256": document.sha256,
        "title": document.title,
        "published": document.published,
        "published_from": document.published_from,
        "publisher": document.publisher,
        "reference": document.reference,
        "language": document.language,
        "copies_of": copies.get(document.id),
        "words": document.words,
        "text": document.text,
        "warnings": list(document.warnings),
        "removed": [{"line": one.line, "reason": one.reason, "text": one.text} for one in document.removed],
    }


def claim_record(statement: Statement, fact: str | None) -> Record:
    """One claim as JSON. Its figures' offsets count in `text`, the rewording."""
    claim = statement.claim
    return {
        "id": claim.id,
        "document": claim.document,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "location": claim.location,
        "text": claim.text,
        "speaker": claim.speaker,
        "modality": claim.modality,
        "topic": claim.topic,
        "group": claim.group,
        "fact": fact,
        "figures": [figure.to_dict() for figure in statement.figures],
    }


@dataclass(frozen=True, slots=True)
class Found:
    """What the stages of a check made, each as the stage returned it; `pairs` and `decided` go together."""

    documents: Sequence[Document]
    skipped: Sequence[Skipped]
    statements: Sequence[Statement]
    pairs: Sequence[Candidate]
    decided: Sequence[Verdict]
    sheet: FactSheet
    copies: Mapping[str, str]


def run(
    found: Found,
    coverage: Mapping[str, int],
    keep: Sequence[str] | None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    severity: Mapping[str, str] | None = None,
    threshold: Mapping[str, float] | None = None,
    fail_on: str = "contradiction",
) -> Record:
    """The JSON of a check.

    `keep` are the verdicts that become findings (None: every decided pair); `select` and `ignore` choose rules by code
    or by the beginning of one ("FC1"); `threshold` leaves out what a rule finds under this score.
    """
    by_id = {document.id: document for document in found.documents}
    findings = list(_findings(found, by_id, keep, select, ignore, severity or {}, threshold or {}))
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "check",
        "exit_code": int(any(finding["verdict"] in FAILS[fail_on] for finding in findings)),
        "documents": [document_record(document, found.copies) for document in found.documents],
        "claims": [claim_record(s, found.sheet.of_claim.get(at)) for at, s in enumerate(found.statements)],
        "facts": [fact.to_dict() for fact in found.sheet.facts],
        "findings": findings,
        "coverage": {
            "documents": len(found.documents),
            "claims": len(found.statements),
            **coverage,
            "skipped": [{"path": one.path, "reason": one.reason} for one in found.skipped],
        },
    }


def _findings(
    found: Found,
    by_id: Mapping[str, Document],
    keep: Sequence[str] | None,
    select: Sequence[str],
    ignore: Sequence[str],
    severity: Mapping[str, str],
    threshold: Mapping[str, float],
) -> Iterator[Record]:
    seen: Counter[str] = Counter()
    for pair, verdict in zip(found.pairs, found.decided, strict=True):
        if (keep is not None and verdict.verdict not in keep) or not _chosen(verdict.rule, select, ignore):
            continue
        if verdict.score < threshold.get(verdict.rule, 0.0):
            continue
        a, b = found.statements[pair.a], found.statements[pair.b]
        key = finding_key(by_id[a.claim.document].path, a.claim.quote, by_id[b.claim.document].path, b.claim.quote)
        yield {
            "id": _finding_id(key, seen[key]),
            "verdict": verdict.verdict,
            "rule": verdict.rule,
            "severity": severity.get(verdict.rule, RULES[verdict.rule].severity),
            "score": round(verdict.score, 4),
            "explanation": verdict.explanation,
            "fact": found.sheet.of_pair.get((pair.a, pair.b)),
            "aspects": [aspect.to_dict() for aspect in verdict.aspects],
            "a": _side(a, by_id),
            "b": _side(b, by_id),
            "figures": [one.to_dict() for one in verdict.figures],
        }
        seen[key] += 1


def finding_key(path_a: str, quote_a: str, path_b: str, quote_b: str) -> str:
    """What a finding is known by: the two paths from the folder that both are in, and the two quotes."""
    short_a, short_b = relative_pair(path_a, path_b)
    return "\n".join((short_a, _normal(quote_a), short_b, _normal(quote_b)))


def _finding_id(key: str, occurrence: int) -> str:
    digest = hashlib.sha256(f"{key}\n{occurrence}".encode()).hexdigest()
    return f"x{digest[:12]}"


def _normal(quote: str) -> str:
    return " ".join(quote.split())


def _side(statement: Statement, by_id: Mapping[str, Document]) -> Record:
    claim = statement.claim
    return {
        "document": claim.document,
        "path": by_id[claim.document].path,
        "claim": claim.id,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "location": claim.location,
    }


def _chosen(rule: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if any(rule.startswith(code) for code in ignore):
        return False
    return not select or any(rule.startswith(code) for code in select)
