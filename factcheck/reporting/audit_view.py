"""What the readable reports of an audit show: the claims of the summary, the evidence for each, the sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from factcheck.reporting import tables
from factcheck.reporting.audit_report import VERDICTS, AuditReport
from factcheck.reporting.differing import Parts, cut, figure_spans, word_parts
from factcheck.reporting.tables import Record
from factcheck.reporting.view import Side, Source, anchor, context, sources, stranger


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a source; `parts` is its quote with the words marked that the claim has otherwise."""

    side: Side
    relation: str
    score: float
    parts: Parts
    claim_parts: Parts


@dataclass(frozen=True, slots=True)
class Audited:
    """A claim of the summary; `parts` is its quote with the words marked that the strongest contradiction denies."""

    id: str
    quote: str
    start: int
    end: int
    verdict: str
    rule: str
    score: float
    explanation: str
    evidence: tuple[Evidence, ...]
    parts: Parts
    decision: Any

    @property
    def anchor(self) -> str:
        """Its permanent place in the HTML report."""
        return anchor("audited", self.id)


@dataclass(frozen=True)
class AuditView:
    """An audit made ready to be shown; `needing` are the claims that are not supported, the worst first."""

    path: str
    text: str
    sources: tuple[Source, ...]
    claims: tuple[Audited, ...]
    counts: Mapping[str, int]
    faithfulness: float
    coverage: Record

    @cached_property
    def needing(self) -> list[Audited]:
        """Claims that are not supported, in the order of `VERDICTS`, then of the summary."""
        needing = [claim for claim in self.claims if claim.verdict != "supported"]
        return sorted(needing, key=lambda claim: (rank(claim.verdict), claim.start))

    @cached_property
    def supported(self) -> list[Audited]:
        """Claims that the sources support, in the order of the summary."""
        return sorted((one for one in self.claims if one.verdict == "supported"), key=lambda one: one.start)


def rank(verdict: str) -> int:
    """Place of a verdict in the order of what needs a reader first; an unknown one comes last."""
    return VERDICTS.index(verdict) if verdict in VERDICTS else len(VERDICTS)


def audit_view(report: AuditReport) -> AuditView:
    """Everything that a readable report of an audit needs."""
    listed = sources(tables.records(report.documents))
    by_id = {source.id: source for source in listed}
    claims = tuple(_audited(row, by_id) for row in tables.records(report.claims))
    path, text = str(report.summary.get("path") or "summary"), str(report.summary.get("text") or "")
    return AuditView(path, text, listed, claims, report.counts, report.faithfulness, report.coverage)


def _audited(row: Record, by_id: Mapping[str, Source]) -> Audited:
    order = {"contradicts": 0, "supports": 1}
    if row["verdict"] == "supported":
        order = {"supports": 0, "contradicts": 1}
    pieces = sorted(
        row["evidence"], key=lambda one: (order.get(one.get("relation", ""), 2), -float(one.get("score") or 0.0))
    )
    evidence = tuple(_evidence(row, piece, by_id) for piece in pieces)
    against = next((one.claim_parts for one in evidence if one.relation == "contradicts"), None)
    names = ("id", "quote", "start", "end", "verdict", "rule", "score", "explanation", "decision")
    return Audited(**{name: row[name] for name in names}, evidence=evidence, parts=against or [(row["quote"], False)])


def _evidence(claim: Record, piece: Mapping[str, Any], by_id: Mapping[str, Source]) -> Evidence:
    identifier, path = str(piece.get("document") or ""), str(piece.get("path") or "")
    source = by_id.get(identifier) or stranger(identifier, path)
    start, end, quote = int(piece.get("start") or 0), int(piece.get("end") or 0), str(piece.get("quote") or "")
    before, after = context(source.text, start, end)
    side = Side(source, "", quote, start, end, before, after, dict(piece.get("location") or {}))
    relation = str(piece.get("relation") or "supports")
    parts: Parts = [(quote, False)]
    claim_parts: Parts = [(claim["quote"], False)]
    if relation == "contradicts":
        claim_parts, parts = _marked(claim, side, list(piece.get("figures") or ()))
    return Evidence(side, relation, float(piece.get("score") or 0.0), parts, claim_parts)


def _marked(claim: Record, side: Side, figures: list[Record]) -> tuple[Parts, Parts]:
    """Claim and evidence in pieces: the figures that differ where the verdict names them, else the words."""
    pairs = [pair for pair in figures if pair.get("relation") == "differs"]
    own = Side(side.source, "", claim["quote"], claim["start"], claim["end"], "", "", {})
    spans_a = figure_spans(own, (pair.get("a") for pair in pairs))
    spans_b = figure_spans(side, (pair.get("b") for pair in pairs))
    if spans_a and spans_b:
        return cut(claim["quote"], spans_a), cut(side.quote, spans_b)
    return word_parts(claim["quote"], side.quote)
