"""What says that two figures or wordings belong in one fact, and what says that they do not: links between nodes.

A node is one aspect of a claim: one of its figures, or its wording. A link comes from a decided pair of claims (its
figures were aligned, or its wording decided it) or from two documents that give the same unlikely value
(`facts.values`). How probable it is that two nodes are of one fact is known of every pair that the models were asked about,
whether it became a link or not.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck import settings
from factcheck.figures import Figure, Statement, periods
from factcheck.figures.measure import measures
from factcheck.matching import Candidate
from factcheck.verdicts import Decided, FigurePair, Verdict
from factcheck.verdicts.decide import is_only_ahead

Node = tuple[int, int]
"""Position of the statement, and where its figure starts in the claim's text (`WORDING`: its wording)."""

Pair = tuple[Node, Node]
"""Two nodes, in order."""

WORDING = -1

SPOKEN = ("FC108", "FC201", "FC202", "FC203")
"""Rules that decide by wording."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two nodes of one fact: with one value, or `opposed`, with values that contradict each other."""

    a: Node
    b: Node
    opposed: bool = False

    @property
    def pair(self) -> Pair:
        """The two in order."""
        return (self.a, self.b) if self.a < self.b else (self.b, self.a)


def decided(candidates: Iterable[Candidate], verdicts: Iterable[Verdict]) -> Iterator[Link]:
    """The links of decided pairs."""
    for candidate, verdict in zip(candidates, verdicts, strict=True):
        yield from of_pair(candidate, verdict)


@dataclass(frozen=True)
class Asked:
    """What the models think of the pairs that they were asked about, whether it decided them or not.

    `matter`: log odds that two nodes are of one fact, whatever they say of it. `stance`: how much more probably two wordings
    say the same than contradict each other, -1 to 1.
    """

    matter: Mapping[Pair, float] = field(default_factory=dict)
    stance: Mapping[Pair, float] = field(default_factory=dict)


def asked(statements: Sequence[Statement], candidates: Iterable[Candidate], decided: Iterable[Decided]) -> Asked:
    """What is known of the candidates beside their verdicts."""
    matter: dict[Pair, float] = {}
    stance: dict[Pair, float] = {}
    for candidate, one in zip(candidates, decided, strict=True):
        if one.contradiction is not None and one.agreement is not None:
            wordings = _wordings(candidate)
            matter[wordings] = _log_odds(one.contradiction + one.agreement)
            stance[wordings] = one.agreement - one.contradiction
        for (at, to), sure in one.sure.items():
            x, y = statements[candidate.a].figures[at], statements[candidate.b].figures[to]
            matter[(candidate.a, x.start), (candidate.b, y.start)] = _log_odds(sure)
    return Asked(matter, stance)


def _log_odds(probability: float) -> float:
    inside = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(inside / (1 - inside))


def of_pair(candidate: Candidate, verdict: Verdict) -> list[Link]:
    """The links of one decided pair, the decisive one first."""
    found = [
        Link(*_nodes(candidate, pair), pair.verdict == "contradiction")
        for pair in verdict.figures
        if pair.verdict in ("contradiction", "agreement") or (pair.verdict == "compatible" and _near(pair.a, pair.b))
    ]
    found.sort(key=lambda link: not link.opposed)
    spoken = [aspect for aspect in verdict.aspects if aspect.rule in SPOKEN]
    wordings = _wordings(candidate)
    if any(aspect.verdict == "contradiction" for aspect in spoken):
        found.insert(0, Link(*wordings, opposed=True))
    elif not found and any(aspect.verdict == "agreement" for aspect in spoken):
        found.append(Link(*wordings))
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
