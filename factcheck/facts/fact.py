"""A fact: claims about the same subject, attribute and period, one value a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["agreed", "disputed", "single_source"]


@dataclass(frozen=True, slots=True)
class Value:
    """What one claim of one document gives for a fact; `outlier` marks the odd one out."""

    document: str
    claim: str
    value: str
    outlier: bool

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {"document": self.document, "claim": self.claim, "value": self.value, "outlier": self.outlier}


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the fact sheet. `witnesses` counts documents, copies of one another once."""

    id: str
    label: str
    subject: str | None
    attribute: str | None
    period: str | None
    status: Status
    values: tuple[Value, ...]
    witnesses: int

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "id": self.id,
            "label": self.label,
            "subject": self.subject,
            "attribute": self.attribute,
            "period": self.period,
            "status": self.status,
            "values": [value.to_dict() for value in self.values],
            "witnesses": self.witnesses,
        }
