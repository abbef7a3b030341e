"""What says that two figures or wordings belong in one fact, and what says that they do not: links between nodes.

A node is one aspect of a claim: one of its figures, or its wording. A link comes from a decided pair of claims (its
figures were aligned, or its wording decided it) or from two documents that give the same unlikely value
(`facts.values`).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from factcheck import settings
from factcheck.figures import Figure, periods
from factcheck.figures.measure import measures
from factcheck.matching import Candidate
from factcheck.verdicts import FigurePair, Verdict
from factcheck.verdicts.decide import is_only_ahead

Node = tuple[int, int]
"""Position of the statement, and where its figure starts in the claim's text (`WORDING`: its wording)."""

WORDING = -1

SPOKEN = ("FC108", "FC201", "FC202", "FC203")
"""Rules that decide by wording."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes of one fact: with one value, or `opposed`, with values that contradict each other.

    `sure` orders links, 0 to 1: the surest is followed first.
    """

    a: Node
    b: Node
    sure: float
    opposed: bool = False


def decided(candidates: Iterable[Candidate], verdicts: Iterable[Verdict]) -> Iterator[Link]:
    """The links of decided pairs."""
    for candidate, verdict in zip(candidates, verdicts, strict=True):
        yield from of_pair(candidate, verdict)


def of_pair(candidate: Candidate, verdict: Verdict) -> list[Link]:
    """The links of one decided pair, the decisive one first."""
    found = [
        Link(*_nodes(candidate, pair), candidate.likeness, pair.verdict == "contradiction")
        for pair in verdict.figures
        if pair.verdict in ("contradiction", "agreement") or (pair.verdict == "compatible" and _near(pair.a, pair.b))
    ]
    found.sort(key=lambda link: not link.opposed)
    spoken = [aspect for aspect in verdict.aspects if aspect.rule in SPOKEN]
    wordings = _wordings(candidate)
    if any(aspect.verdict == "contradiction" for aspect in spoken):
        found.insert(0, Link(*wordings, candidate.likeness, opposed=True))
    elif not found and any(aspect.verdict == "agreement" for aspect in spoken):
        found.append(Link(*wordings, candidate.likeness))
    return found


def _near(a: Figure, b: Figure) -> bool:
    """Whether two compatible figures are near enough to be one value: "up to 750 kg" goes with 480 kg and says nothing
    of it. "2026" and "April" are compatible, too, and no sign that both date one event."""
    if a.kind == "date" or b.kind == "date":
        return False
    one, two = (measures(figure)[:1] for figure in (a, b))
    if not one or not two:
        return False
    ends_a, ends_b = ([end for end in (m[0].low, m[0].high) if not math.isinf(end)] for m in (one, two))
    return any(abs(x - y) <= settings.FACT_NEAR * max(abs(x), abs(y)) for x in ends_a for y in ends_b)


def apart(candidates: Iterable[Candidate], verdicts: Iterable[Verdict]) -> Mapping[Node, frozenset[Node]]:
    """Node -> those that may not be in its fact: figures that were aligned and are of two periods by what they say, and the
    wordings of claims of which a figure is of two periods."""
    found: dict[Node, set[Node]] = defaultdict(set)
    kept: list[tuple[Node, Node]] = []
    for candidate, verdict in zip(candidates, verdicts, strict=True):
        for pair in verdict.figures:
            mine, theirs = pair.a.period, pair.b.period
            if pair.verdict == "different_period" and mine and theirs and periods(mine, theirs) == "different":
                kept.append(_nodes(candidate, pair))
        if any(aspect.verdict == "different_period" and not is_only_ahead(aspect) for aspect in verdict.aspects):
            kept.append(_wordings(candidate))
    for a, b in kept:
        found[a].add(b)
        found[b].add(a)
    return {node: frozenset(others) for node, others in found.items()}


def neighbours(links: Iterable[Link]) -> dict[Node, set[Node]]:
    """Node -> those that it has a link with."""
    found: dict[Node, set[Node]] = defaultdict(set)
    for link in links:
        found[link.a].add(link.b)
        found[link.b].add(link.a)
    return dict(found)


def _wordings(candidate: Candidate) -> tuple[Node, Node]:
    return (candidate.a, WORDING), (candidate.b, WORDING)


def _nodes(candidate: Candidate, pair: FigurePair) -> tuple[Node, Node]:
    return (candidate.a, pair.a.start), (candidate.b, pair.b.start)
