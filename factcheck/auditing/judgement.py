"""What an audited claim comes to: a verdict, the rule behind it, and the passages for and against it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from factcheck.documents import Document
from factcheck.verdicts import FigurePair

AuditVerdict = Literal["supported", "contradicted", "contested", "not_found"]
Side = Literal["supports", "contradicts"]

WORST: tuple[AuditVerdict, ...] = ("contradicted", "contested", "not_found", "supported")
"""The most serious verdict first: a sentence's is that of its worst part."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a source that bears on a claim: `document.text[start:end]`."""

    document: Document
    start: int
    end: int
    relation: Side
    score: float
    figures: tuple[FigurePair, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As the design's JSON."""
        return {
            "document": self.document.id,
            "path": self.document.path,
            "quote": self.document.text[self.start : self.end],
            "start": self.start,
            "end": self.end,
            "location": self.document.location(self.start),
            "relation": self.relation,
            "score": round(self.score, 4),
            "figures": [pair.to_dict() for pair in self.figures],
        }


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one claim.

    `score` is the probability of the verdict, 1.0 for exact arithmetic; `support` that of "supported", whatever the
    verdict is.
    """

    verdict: AuditVerdict
    rule: str
    score: float
    support: float
    explanation: str
    evidence: tuple[Evidence, ...] = ()

    def with_support(self, support: float) -> Judgement:
        """The same with another probability of support."""
        return replace(self, support=support)
