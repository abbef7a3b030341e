"""Nodes and the links between them in, groups of nodes out: each is a fact.

Agglomerative with constraints ("constrained clustering", Wagstaff and Cardie 2000). What agrees is joined first, the
surest link first; then the groups that contradict each other, those with most evidence between them first. No join is
made that would put two figures of one claim, two different values of one document, or two figures of different periods
into one fact, nor one for a chance contradiction between two groups that otherwise have nothing to do with each other.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product

from factcheck import settings
from factcheck.facts.evidence import Link, Node, neighbours

Differ = Callable[[Node, Node], bool]
"""Whether two nodes give values that cannot both be right."""

Group = set[Node]


def join(
    nodes: Iterable[Node],
    links: Sequence[Link],
    apart: Mapping[Node, frozenset[Node]],
    document: Callable[[Node], str],
    differ: Differ,
) -> list[Group]:
    """The groups; a node without a link is one by itself."""
    groups = _Groups([*nodes, *(node for link in links for node in (link.a, link.b))], links, apart, document, differ)
    for link in sorted(links, key=lambda link: (-link.sure, link.a, link.b)):
        if not link.opposed:
            groups.join(groups.of[link.a], groups.of[link.b])
    groups.join_opposed([link for link in links if link.opposed])
    return list({id(members): members for members in groups.of.values()}.values())


class _Groups:
    """Which node is in which group, and what forbids joining two."""

    def __init__(
        self,
        nodes: Iterable[Node],
        links: Sequence[Link],
        apart: Mapping[Node, frozenset[Node]],
        document: Callable[[Node], str],
        differ: Differ,
    ) -> None:
        self.of: dict[Node, Group] = {node: {node} for node in nodes}
        self._apart, self._document, self._differ = apart, document, differ
        self._opposed = neighbours(link for link in links if link.opposed)
        self._linked = neighbours(links)

    def join(self, one: Group, two: Group) -> Group | None:
        """The group made of both; None where something forbids it."""
        one, two = sorted((one, two), key=len)
        if one is two or not self._may_join(one, two):
            return None
        two |= one
        for node in one:
            self.of[node] = two
        return two

    def join_opposed(self, links: Iterable[Link]) -> None:
        """Join groups that contradict each other, those with most evidence between them first."""
        evidence: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        groups: dict[int, Group] = {}
        for link in links:
            one, two = self.of[link.a], self.of[link.b]
            if one is not two:
                groups[id(one)], groups[id(two)] = one, two
                weight = -math.log(max(1e-3, 1 - link.sure))  # sums as chances of being wrong multiply
                evidence[id(one)][id(two)] += weight
                evidence[id(two)][id(one)] += weight

        def ranked(a: int, b: int) -> tuple[float, list[Node], list[Node], int, int, int]:
            one, two = sorted((groups[a], groups[b]), key=min)
            size = len(one) * len(two)
            # the nodes order ties, so that the same run gives the same facts
            return -evidence[a][b] / size, [min(one)], [min(two)], size, id(one), id(two)

        heap = [ranked(a, b) for a in evidence for b in evidence[a] if a < b]
        heapq.heapify(heap)
        while heap:
            *_, size, a, b = heapq.heappop(heap)
            if a not in groups or b not in groups or size != len(groups[a]) * len(groups[b]):
                continue  # one of the two has grown since; what it became has its own place in the heap
            if not self._supported(groups[a], groups[b]):
                continue
            joined = self.join(groups[a], groups[b])
            if joined is None:
                continue
            kept, gone = (a, b) if joined is groups[a] else (b, a)
            del groups[gone]
            for other, weight in evidence.pop(gone).items():
                evidence[other].pop(gone, None)
                if other != kept:
                    evidence[kept][other] += weight
                    evidence[other][kept] += weight
            for other in evidence[kept]:
                heapq.heappush(heap, ranked(kept, other))

    def _may_join(self, one: Group, two: Group) -> bool:
        """`one` is the smaller group. A document may give two values of one fact (it cites another, or errs); where
        that is all that two groups have to do with each other they are two facts."""
        if {node[0] for node in one} & {node[0] for node in two}:
            return False
        if any(self._apart[node] & two for node in one if node in self._apart):
            return False
        homes = defaultdict(list)
        for node in two:
            homes[self._document(node)].append(node)
        own = sum(
            self._differ(node, other) and other not in self._linked.get(node, ())
            for node in one
            for other in homes.get(self._document(node), ())
        )
        return not own or own < sum(len(self._linked.get(node, set()) & two) for node in one)

    def _supported(self, one: Group, two: Group) -> bool:
        """Whether enough of what differs between the groups was decided to be a contradiction (of large groups, a part
        of each is looked at)."""
        some = [sorted(group)[:: max(1, len(group) // settings.FACT_SAMPLE)] for group in (one, two)]
        unlike = [(a, b) for a, b in product(*some) if self._differ(a, b)]
        found = sum(b in self._opposed.get(a, ()) for a, b in unlike)
        return found >= settings.FACT_SUPPORT * len(unlike)
