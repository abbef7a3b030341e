"""Who gives which value of a disputed fact, and which of them are the odd ones out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.facts.evidence import Node
from factcheck.facts.join import Differ


def camps(
    nodes: Sequence[Node], opposed: Mapping[Node, set[Node]], agreed: Mapping[Node, set[Node]], differ: Differ
) -> list[list[Node]]:
    """The nodes parted so that no two of a camp contradict each other.

    What was decided counts before what arithmetic says of the values. A node that could be in several camps is in the
    one with most that it agrees with ("more than 4,200" beside 4,216 and 4,390), the first of them.
    """
    inside = set(nodes)
    friends = {node: agreed.get(node, set()) & inside for node in nodes}
    found: list[list[Node]] = []
    for node in sorted(nodes, key=lambda one: (-len(friends[one]), one)):
        foes = opposed.get(node, set())
        homes = [
            camp
            for camp in found
            if not any(other in foes or (other not in friends[node] and differ(node, other)) for other in camp)
        ]
        if homes:
            max(homes, key=lambda camp: len(friends[node].intersection(camp))).append(node)
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
