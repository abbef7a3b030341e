"""A judged summary as the design's JSON of an audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.auditing.audit import Judged
from factcheck.auditing.judgement import WORST
from factcheck.auditing.summary import Summary
from factcheck.documents import Document, Skipped
from factcheck.reporting.assemble import document_record
from factcheck.reporting.report import SCHEMA_VERSION

Record = dict[str, Any]
FAILS = ("contradicted", "contested", "not_found")


def run(
    summary: Document,
    sources: Sequence[Document],
    judged: Sequence[Judged],
    skipped: Sequence[Skipped] = (),
    coverage: Mapping[str, int] | None = None,
    fail_on: Sequence[str] = FAILS,
    min_supported: float | None = None,
) -> Record:
    """The JSON of an audit. `min_supported` is the faithfulness from which it passes; without it `fail_on` decides."""
    said = [one.judgement.verdict for one in judged]
    counts: dict[str, int] = {str(name): said.count(name) for name in reversed(WORST)}
    faithfulness = counts["supported"] / len(judged) if judged else 1.0
    failed = any(counts[name] for name in fail_on)
    if min_supported is not None:
        failed = faithfulness < min_supported
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": "audit",
        "exit_code": int(failed),
        "summary": {"path": summary.path, "text": summary.text},
        "documents": [document_record(document, {}) for document in sources],
        "claims": [claim_record(one) for one in judged],
        "counts": counts,
        "faithfulness": round(faithfulness, 4),
        "coverage": {
            "documents": len(sources),
            "claims": len(judged),
            **(coverage or {}),
            "skipped": [{"path": one.path, "reason": one.reason} for one in skipped],
        },
    }


def claim_record(judged: Judged) -> Record:
    """One claim as JSON."""
    claim, judgement = judged.claim, judged.judgement
    return {
        "id": claim.id,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "verdict": judgement.verdict,
        "rule": judgement.rule,
        "score": round(judgement.score, 4),
        "explanation": judgement.explanation,
        "evidence": [one.to_dict() for one in judgement.evidence],
    }


def let_pass(
    judged: Sequence[Judged], summary: Summary, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> list[Judged]:
    """The claims without those whose rule is not selected, is ignored, or is let pass by a comment in the summary.

    A supported claim always stays.
    """
    return [
        one
        for one in judged
        if one.judgement.verdict == "supported"
        or not (
            (select and not one.judgement.rule.startswith(tuple(select)))
            or one.judgement.rule.startswith(tuple(ignore))
            or summary.lets_pass(one.claim, one.judgement.rule)
        )
    ]
