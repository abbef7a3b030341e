"""Nodes and the links between them in, groups of nodes out: each is a fact.

Agglomerative with constraints ("constrained clustering", Wagstaff and Cardie 2000), by average linkage: two groups are as
near as the pairs between them are on average, so that one pair taken for another's does not draw two facts together. What
agrees is joined first, the nearest first; then the groups that contradict each other. No join is made that would put two
figures of one claim, two different values of one document, or two figures of different periods into one fact, nor one
for a chance contradiction between two groups that otherwise have nothing to do with each other.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from factcheck import settings
from factcheck.facts.evidence import Asked, Link, Node, neighbours

Differ = Callable[[Node, Node], bool]
"""Whether two nodes give values that cannot both be right."""

Group = set[Node]


def join(
    nodes: Iterable[Node],
    links: Sequence[Link],
    asked: Asked,
    apart: Mapping[Node, frozenset[Node]],
    document: Callable[[Node], str],
    differ: Differ,
) -> list[Group]:
    """The groups; a node without a link is one by itself."""
    every = [*nodes, *(node for link in links for node in (link.a, link.b))]
    groups = _Groups(every, links, asked, apart, document, differ)
    groups.join_linked([link for link in links if not link.opposed], groups.agreeing)
    groups.join_linked([link for link in links if link.opposed], groups.supported)
    return list({id(members): members for members in groups.of.values()}.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """What is known of the pairs of nodes between two groups: how many there are, their log odds summed, how many are of one
    document."""

    pairs: int = 0
    odds: float = 0.0
    within: int = 0

    def __add__(self, more: _Told) -> _Told:
        return _Told(self.pairs + more.pairs, self.odds + more.odds, self.within + more.within)


class _Groups:
    """Which node is in which group, how near the groups are, and what forbids joining two."""

    def __init__(
        self,
        nodes: Iterable[Node],
        links: Sequence[Link],
        asked: Asked,
        apart: Mapping[Node, frozenset[Node]],
        document: Callable[[Node], str],
        differ: Differ,
    ) -> None:
        self.of: dict[Node, Group] = {node: {node} for node in nodes}
        self._apart, self._document, self._differ, self._stance = apart, document, differ, asked.stance
        self._opposed = neighbours(link for link in links if link.opposed)
        self._linked = neighbours(links)
        self._members = {id(group): group for group in self.of.values()}
        self._told: dict[int, dict[int, _Told]] = defaultdict(lambda: defaultdict(_Told))
        most = settings.FACT_ODDS_MOST
        told = {pair: max(-most, min(most, known)) for pair, known in asked.matter.items()}
        for link in links:
            pair = (link.a, link.b) if link.a < link.b else (link.b, link.a)
            told[pair] = max(settings.FACT_ODDS_LINKED, told.get(pair, settings.FACT_ODDS_LINKED))
        for (a, b), known in told.items():
            if a in self.of and b in self.of:
                one, two = id(self.of[a]), id(self.of[b])
                told_here = _Told(1, known, int(document(a) == document(b)))
                self._told[one][two] += told_here
                self._told[two][one] += told_here

    def join_linked(self, links: Iterable[Link], may: Callable[[Group, Group], bool]) -> None:
        """Join groups that have a link between them, the nearest first, while they are near enough and nothing forbids it."""
        beside: dict[int, set[int]] = defaultdict(set)
        for link in links:
            one, two = id(self.of[link.a]), id(self.of[link.b])
            if one != two:
                beside[one].add(two)
                beside[two].add(one)
        heap: list[tuple[float, list[Node], int, int, int]] = []

        def offer(one: int, two: int) -> None:
            odds = self._odds(one, two)
            if odds >= settings.FACT_TOGETHER:
                first = sorted([min(self._members[one]), min(self._members[two])])
                # the nodes order ties, so that the same run gives the same facts
                heapq.heappush(heap, (-odds, first, self._size(one, two), one, two))

        for one, others in beside.items():
            for two in others:
                if one < two:
                    offer(one, two)
        while heap:
            *_, size, one, two = heapq.heappop(heap)
            if one not in self._members or two not in self._members or size != self._size(one, two):
                continue  # one of the two has grown since; what it became has its own place in the heap
            if not may(self._members[one], self._members[two]) or not self._may_join(one, two):
                continue
            kept, gone = sorted((one, two), key=lambda group: -len(self._members[group]))
            self._merge(kept, gone)
            for other in beside.pop(gone):
                beside[other].discard(gone)
                if other != kept:
                    beside[kept].add(other)
                    beside[other].add(kept)
            for other in beside[kept]:
                offer(kept, other)

    def agreeing(self, one: Group, two: Group) -> bool:
        """Whether the wordings of two groups do not lean to contradicting each other, by what the models think of them."""
        pairs = ((a, b) if a < b else (b, a) for a, b in product(one, two))
        told = [self._stance[pair] for pair in pairs if pair in self._stance]
        return not told or sum(told) / len(told) >= settings.FACT_STANCE

    def supported(self, one: Group, two: Group) -> bool:
        """Whether enough of what differs between the groups was decided to be a contradiction (of large groups, a part
        of each is looked at)."""
        some = [sorted(group)[:: max(1, len(group) // settings.FACT_SAMPLE)] for group in (one, two)]
        unlike = [(a, b) for a, b in product(*some) if self._differ(a, b)]
        found = sum(b in self._opposed.get(a, ()) for a, b in unlike)
        return found >= settings.FACT_SUPPORT * len(unlike)

    def _size(self, one: int, two: int) -> int:
        return len(self._members[one]) * len(self._members[two])

    def _odds(self, one: int, two: int) -> float:
        """Log odds that two groups are one fact: the mean over the pairs of nodes that are known or of two documents."""
        homes, others = (Counter(map(self._document, self._members[group])) for group in (one, two))
        told = self._told[one][two]
        pairs = self._size(one, two) - sum(count * others[home] for home, count in homes.items()) + told.within
        return (told.odds + settings.FACT_ODDS_UNKNOWN * (pairs - told.pairs)) / pairs

    def _merge(self, kept: int, gone: int) -> None:
        members = self._members.pop(gone)
        self._members[kept] |= members
        for node in members:
            self.of[node] = self._members[kept]
        for other, known in self._told.pop(gone).items():
            del self._told[other][gone]
            if other != kept:
                self._told[kept][other] += known
                self._told[other][kept] += known

    def _may_join(self, first: int, second: int) -> bool:
        """A document may give two values of one fact (it cites another, or errs); where that is all that two groups have to do
        with each other they are two facts."""
        one, two = sorted((self._members[first], self._members[second]), key=len)
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
