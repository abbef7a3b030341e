"""Who gives which value of a disputed fact, and which of them are the odd ones out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.facts.evidence import Node, Pair
from factcheck.facts.join import Differ


def camps(
    nodes: Sequence[Node],
    opposed: Mapping[Node, set[Node]],
    agreed: Mapping[Node, set[Node]],
    stance: Mapping[Pair, float],
    differ: Differ,
) -> list[list[Node]]:
    """The nodes parted so that no two of a camp contradict each other.

    What was decided counts before what arithmetic says of the values, and both before what the models think (`stance`: log
    odds that two wordings say the same rather than contradict each other). A node that could be in several camps is in
    the one with most that it agrees with ("more than 4,200" beside 4,216 and 4,390), then in the one that it stands
    nearest to, the first of them; in none where it stands against all.
    """
    inside = set(nodes)
    friends = {node: agreed.get(node, set()) & inside for node in nodes}

    def nearness(node: Node, camp: Sequence[Node]) -> tuple[int, float]:
        told = [stance.get((node, other) if node < other else (other, node), 0.0) for other in camp]
        return len(friends[node].intersection(camp)), sum(told) / len(told)

    found: list[list[Node]] = []
    for node in sorted(nodes, key=lambda one: (-len(friends[one]), one)):
        foes = opposed.get(node, set())
        homes = [
            camp
            for camp in found
            if not any(other in foes or (other not in friends[node] and differ(node, other)) for other in camp)
            and nearness(node, camp) >= (0, 0.0)
        ]
        if homes:
            max(homes, key=lambda camp: nearness(node, camp)).append(node)
        else:
            found.append([node])
    return found


def outliers(
    parted: Sequence[Sequence[Node]],
    document: Mapping[Node, str],
    witness: Mapping[str, str],
    references: frozenset[str],
) -> frozenset[Node]:
    """Those outside the camp with the most witnesses, where one has more than any other; a reference outweighs all."""
    weight = [
        (any(document[node] in references for node in camp), len({witness[document[node]] for node in camp}))
        for camp in parted
    ]
    best = max(weight)
    if weight.count(best) > 1:
        return frozenset()
    return frozenset(node for camp, own in zip(parted, weight, strict=True) if own != best for node in camp)
