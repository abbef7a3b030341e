"""What a readable report shows: sources, findings and facts, each with its anchor in the page."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from factcheck.datetext import date_text
from factcheck.reporting.tables import Record


def anchor(kind: str, identifier: str) -> str:
    """A fragment that is the same on every machine and safe in any attribute."""
    if re.fullmatch(r"[A-Za-z0-9_-]{1,64}", identifier):
        return f"{kind}-{identifier}"
    return f"{kind}-{hashlib.sha256(identifier.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Source:
    """A document as the report names it: `name` is short and unique in the run, `copy_of` its original."""

    id: str
    number: int
    name: str
    path: str
    title: str
    published: str | None
    publisher: str | None
    reference: bool
    words: int
    text: str | None
    warnings: tuple[str, ...]
    copy_of: str | None

    @property
    def anchor(self) -> str:
        """Where its page stands in the HTML report."""
        return anchor("source", self.id)


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of one fact."""

    source: Source
    claim: str
    value: str
    outlier: bool
    quote: str
    same: Hashable
    """Equal for values that are one and the same however they are written ("144 GB", "144 gigabytes")."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two claims of a finding, with the text around it where the document's text is there.

    `value` is what the claim gives for the finding's fact, None where the finding belongs to no fact.
    """

    source: Source
    claim: str
    quote: str
    start: int
    end: int
    before: str
    after: str
    location: Record
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding as the reports show it."""

    id: str
    verdict: str
    rule: str
    severity: str
    score: float
    explanation: str
    fact: str | None
    a: Side
    b: Side
    figures: tuple[Record, ...]
    aspects: tuple[Record, ...]
    decision: Any
    known: bool = False

    @property
    def anchor(self) -> str:
        """Its permanent place in the HTML report."""
        return anchor("finding", self.id)

    @property
    def other_aspects(self) -> list[Record]:
        """Aspects of the pair beside the one that decided."""
        return [aspect for aspect in self.aspects if aspect.get("explanation") != self.explanation]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the fact sheet. `stake` orders disputed facts: witnesses, size of the difference, confidence."""

    id: str
    label: str
    subject: str | None
    attribute: str | None
    period: str | None
    status: str
    witnesses: int
    said: tuple[Said, ...]
    findings: tuple[Finding, ...]
    stake: tuple[float, ...] = ()

    @property
    def anchor(self) -> str:
        """Its place in the HTML report."""
        return anchor("fact", self.id)

    @property
    def sources(self) -> int:
        """Number of documents that give a value."""
        return len({said.source.id for said in self.said})

    def by_source(self) -> dict[str, list[Said]]:
        """What each source says, by the source's id."""
        cells: dict[str, list[Said]] = defaultdict(list)
        for said in self.said:
            if not any(other.same == said.same for other in cells[said.source.id]):
                cells[said.source.id].append(said)
        return dict(cells)

    def groups(self) -> list[tuple[str, bool, list[Said]]]:
        """(value as most write it, outlier, who says it), what most sources say first, outliers last."""
        groups: dict[tuple[Hashable, bool], list[Said]] = defaultdict(list)
        for said in self.said:
            groups[said.same, said.outlier].append(said)
        ordered = sorted(groups.items(), key=lambda group: (group[0][1], -len({one.source.id for one in group[1]})))
        return [(Counter(one.value for one in said).most_common(1)[0][0], key[1], said) for key, said in ordered]

    @property
    def about(self) -> str:
        """Subject and period, as far as the label does not say them already."""
        period = date_text(self.period) if self.period else None
        label = self.label.casefold()
        parts = [part for part in (self.subject, period) if part and part.casefold() not in label]
        return " · ".join(parts)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings about one fact (`fact` is None for one about none), problems before the rest, the surest first."""

    fact: Fact | None
    findings: tuple[Finding, ...]


def stranger(identifier: str, path: str) -> Source:
    """A source that the run names but does not list."""
    name = path or identifier
    return Source(identifier, 0, name, path, name, None, None, False, 0, None, (), None)
