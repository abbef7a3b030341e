"""The JSON Schema of a run, for `factcheck schema` and for whoever reads our JSON."""

from __future__ import annotations

from typing import Any

from factcheck.reporting.audit_report import VERDICTS
from factcheck.reporting.report import SCHEMA_VERSION
from factcheck.reporting.tables import Record
from factcheck.reporting.words import STATUSES

KINDS = ("check", "audit")
PAIR_VERDICTS = (
    "contradiction", "agreement", "compatible", "superseded", "different_period", "different_subject", "unrelated",
    "undecided",
)  # fmt: skip
MODALITIES = ("fact", "forecast", "target", "plan", "opinion", "obligation", "prohibition", "permission")

TEXT: Record = {"type": "string"}
MAYBE: Record = {"type": ["string", "null"]}
WHOLE: Record = {"type": "integer", "minimum": 0}
FLAG: Record = {"type": "boolean"}
SHARE: Record = {"type": "number", "minimum": 0, "maximum": 1}
SCALAR: Record = {"type": ["string", "number", "null"]}


def schema(kind: str) -> Record:
    """The JSON Schema (draft 2020-12) of a run's JSON; `kind` is `check` or `audit`."""
    body = check() if kind == "check" else audit()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"factcheck {kind}",
        "description": f"What `factcheck {kind} --format json` writes, schema version {SCHEMA_VERSION}.",
        **body,
        "$defs": {
            "document": document(),
            "figure": figure(),
            "location": location(),
            "coverage": coverage(),
            "decision": decision(),
        },
    }


def thing(required: Record, optional: Record | None = None, more: bool = False, said: str = "") -> Record:
    """An object with these properties; `more` lets it have others."""
    made: Record = {"type": "object", "properties": required | (optional or {}), "required": list(required)}
    made["additionalProperties"] = more
    return made | ({"description": said} if said else {})


def several(items: Record) -> Record:
    """An array of these."""
    return {"type": "array", "items": items}


def one_of(*values: str) -> Record:
    """One of these strings."""
    return {"type": "string", "enum": list(values)}


def ref(name: str) -> Record:
    """A definition of this schema."""
    return {"$ref": f"#/$defs/{name}"}


def said(what: Record, meaning: str) -> Record:
    """A property with its meaning."""
    return what | {"description": meaning}


def head(kind: str) -> Record:
    """What every run begins with."""
    return {
        "schema_version": {"const": SCHEMA_VERSION},
        "kind": {"const": kind},
        "exit_code": said({"type": "integer", "enum": [0, 1, 2]}, "0 nothing to report, 1 findings"),
    }


def check() -> Record:
    """A check: documents, claims, facts, findings, coverage."""
    required = head("check") | {
        "documents": several(ref("document")),
        "claims": several(claim()),
        "facts": several(fact()),
        "findings": several(finding()),
        "coverage": ref("coverage"),
    }
    return thing(required, {"decisions": {"type": "object"}})


def audit() -> Record:
    """An audit: summary, documents, claims with evidence, counts, faithfulness, coverage."""
    required = head("audit") | {
        "summary": thing({"path": TEXT, "text": TEXT}),
        "documents": several(ref("document")),
        "claims": several(audited()),
        "counts": thing(dict.fromkeys(reversed(VERDICTS), WHOLE)),
        "faithfulness": said(SHARE, "supported claims / claims"),
        "coverage": ref("coverage"),
    }
    return thing(required, {"decisions": {"type": "object"}})


def document() -> Record:
    """One source as read."""
    removed = thing({"line": said(WHOLE, "in the file, 0 where unknown"), "reason": TEXT, "text": TEXT})
    return thing(
        {
            "id": TEXT,
            "path": said(TEXT, "as the user wrote it"),
            "sha256": said(TEXT, "of the file's bytes"),
            "title": TEXT,
            "published": said(MAYBE, "ISO 8601 at the granularity known"),
            "published_from": said(MAYBE, "sidecar, metadata, page, name"),
            "words": WHOLE,
            "warnings": several(TEXT),
        },
        {
            "publisher": MAYBE,
            "reference": said(FLAG, "an authority that the others are held against"),
            "language": TEXT,
            "copies_of": said(MAYBE, "id of the document that this one repeats; the two are one witness"),
            "removed": said(several(removed), "page furniture that was left out; left out itself with --no-text"),
            "text": said(MAYBE, "the cleaned text that every offset counts in; left out with --no-text"),
        },
    )


def passage() -> Record:
    """A verbatim quote with its offsets into the document's text."""
    return {"quote": TEXT, "start": WHOLE, "end": WHOLE}


def claim() -> Record:
    """One checkable assertion of a document."""
    return thing(
        {
            "id": TEXT,
            "document": TEXT,
            **passage(),
            "location": ref("location"),
            "text": said(TEXT, "self-contained rewording"),
            "speaker": MAYBE,
            "modality": one_of(*MODALITIES),
            "fact": said(MAYBE, "id of the fact that it belongs to"),
            "figures": several(ref("figure")),
        },
        {
            "status": said({"enum": [*STATUSES, None]}, "of its fact"),
            "group": said(MAYBE, "id of the first claim of the document that makes the same point"),
        },
    )


def fact() -> Record:
    """Claims about the same subject, attribute and period."""
    value = thing({"document": TEXT, "claim": TEXT, "value": {}, "outlier": said(FLAG, "the odd one out")})
    return thing(
        {
            "id": TEXT,
            "label": said(TEXT, "the fact as a person would name it"),
            "subject": MAYBE,
            "attribute": MAYBE,
            "period": MAYBE,
            "status": one_of(*STATUSES),
            "values": several(value),
        },
        {"sources": WHOLE, "witnesses": said(WHOLE, "sources, copies of one another counted once")},
    )


def finding() -> Record:
    """Two claims and what they come to."""
    side = thing({"document": TEXT, "path": TEXT, "claim": TEXT, **passage(), "location": ref("location")})
    return thing(
        {
            "id": said(TEXT, "the same for the same two claims on every machine and day"),
            "verdict": one_of(*PAIR_VERDICTS),
            "rule": {"type": "string", "pattern": "^FC[0-9]{3}$"},
            "severity": one_of("error", "warning", "note"),
            "score": said(SHARE, "calibrated probability; 1.0 for exact arithmetic"),
            "explanation": TEXT,
            "fact": MAYBE,
            "aspects": several({"type": "object"}),
            "a": side,
            "b": side,
            "figures": several(figure_pair()),
        },
        {"decision": ref("decision"), "known": said(FLAG, "in the baseline")},
    )


def figure_pair() -> Record:
    """Two aligned figures."""
    return thing({"a": ref("figure"), "b": ref("figure"), "relation": TEXT}, more=True)


def audited() -> Record:
    """A claim of a summary with its verdict and evidence."""
    evidence = thing(
        {
            "document": TEXT,
            "path": TEXT,
            **passage(),
            "location": ref("location"),
            "relation": one_of("supports", "contradicts"),
            "score": SHARE,
            "figures": several({"anyOf": [ref("figure"), figure_pair()]}),
        },
        more=True,
    )
    return thing(
        {
            "id": TEXT,
            **passage(),
            "text": TEXT,
            "verdict": one_of(*VERDICTS),
            "rule": TEXT,
            "score": SHARE,
            "explanation": TEXT,
            "evidence": several(evidence),
        },
        {"decision": ref("decision"), "known": FLAG},
    )


def figure() -> Record:
    """A figure of a text; other keys than these may follow."""
    end: dict[str, Any] = SCALAR
    return thing(
        {"kind": one_of("quantity", "money", "percent", "ratio", "count", "duration", "date"), "text": TEXT},
        {
            "start": WHOLE,
            "end": WHOLE,
            "value": said(end, "scale applied; ISO 8601 for dates; null for a range"),
            "low": end,
            "high": end,
            "unit": said(MAYBE, "ISO 4217, unit symbol, %, pp, x, noun counted; null for dates"),
            "alternatives": several(TEXT),
            "approx": FLAG,
            "bound": {"enum": ["min", "max", None]},
            "modifier": MAYBE,
            "role": MAYBE,
            "subject": MAYBE,
            "attribute": MAYBE,
            "period": MAYBE,
            "status": MAYBE,
        },
        more=True,
    )


def location() -> Record:
    """Where a quote stands in the file, from 1; only what the format has."""
    places = {name: {"type": "integer", "minimum": 1} for name in ("page", "line", "column", "row", "cell")}
    return thing({}, places)


def coverage() -> Record:
    """What was looked at, and what was left out."""
    skipped = several(thing({"path": TEXT, "reason": TEXT}))
    counted = dict.fromkeys(("documents", "claims", "pairs_considered", "pairs_scored", "truncated"), WHOLE)
    also = {
        "pairs_possible": said(WHOLE, "pairs of claims of different documents that are comparable at all"),
        "neighbours": said(WHOLE, "how many of its nearest claims each claim was compared with at least"),
        "claims_not_compared": said(WHOLE, "claims that are opinions"),
        "documents_not_compared": said(WHOLE, "documents in another language than the models know"),
    }
    return thing(counted | {"skipped": skipped}, also, more=True)


def decision() -> Record:
    """What reviewers said of a finding; null while nobody has."""
    return {"type": ["object", "string", "null"]}
