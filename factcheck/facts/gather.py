"""Decided pairs in, facts out.

A node is one aspect of a claim: one of its figures, or its wording. Aligned aspects of decided pairs are edges, and a
fact is what hangs together by them. An edge that would join two aspects of one claim, or two that were decided to be of
another period or subject, is not followed: two years of a measure are two facts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factcheck.facts.fact import Fact, Value
from factcheck.facts.label import describe
from factcheck.figures import Figure, Statement
from factcheck.matching import Candidate
from factcheck.verdicts import Verdict

Node = tuple[int, int]
"""Position of the statement, and where its figure starts in the claim's text (-1: its wording)."""

WORDING = -1


@dataclass(frozen=True, slots=True)
class FactSheet:
    """Facts in order of their first claim; the fact's id of each finding (by its two statements) and of each claim."""

    facts: list[Fact]
    of_pair: dict[tuple[int, int], str]
    of_claim: dict[int, str]


def gather(
    statements: Sequence[Statement],
    candidates: Sequence[Candidate],
    verdicts: Sequence[Verdict],
    copies: Mapping[str, str],
    references: frozenset[str] = frozenset(),
) -> FactSheet:
    """The facts of the decided pairs.

    `copies` maps a document to the one that it repeats; `references` are documents that the others are held against.
    """
    edges = list(_edges(candidates, verdicts))
    groups = _join(statements, edges)
    against = {frozenset((a, b)) for a, b, opposed in edges if opposed}
    facts, of_node = [], {}
    for nodes in _ordered(statements, groups):
        fact = _fact(statements, nodes, against, copies, references)
        facts.append(fact)
        of_node.update(dict.fromkeys(nodes, fact.id))
    of_pair = {
        (c.a, c.b): of_node[a]
        for c, verdict in zip(candidates, verdicts, strict=True)
        if verdict.verdict in ("contradiction", "superseded")
        for a, _, _ in [next(iter(_pair_edges(c, verdict)), ((c.a, WORDING), None, False))]
        if a in of_node
    }
    of_claim: dict[int, str] = {}
    for node in sorted(of_node):
        of_claim.setdefault(node[0], of_node[node])
    return FactSheet(facts, of_pair, of_claim)


def _edges(candidates: Iterable[Candidate], verdicts: Iterable[Verdict]) -> Iterable[tuple[Node, Node, bool]]:
    """Aligned aspects of pairs that are about the same thing, the surest first; True where they contradict."""
    found = [
        (-candidate.likeness, edge)
        for candidate, verdict in zip(candidates, verdicts, strict=True)
        for edge in _pair_edges(candidate, verdict)
    ]
    return [edge for _, edge in sorted(found)]


def _pair_edges(candidate: Candidate, verdict: Verdict) -> list[tuple[Node, Node, bool]]:
    """The decisive aspect first."""
    found = [
        ((candidate.a, pair.a.start), (candidate.b, pair.b.start), pair.verdict == "contradiction")
        for pair in verdict.figures
        if pair.verdict in ("contradiction", "agreement")
        # "2026" and "April" are compatible, and no sign that both date one event
        or (pair.verdict == "compatible" and pair.a.kind not in ("date", "duration"))
    ]
    found.sort(key=lambda edge: not edge[2])
    spoken = [aspect for aspect in verdict.aspects if aspect.rule in ("FC108", "FC201", "FC202", "FC203")]
    if any(aspect.verdict == "contradiction" for aspect in spoken):
        found.insert(0, ((candidate.a, WORDING), (candidate.b, WORDING), True))
    elif not found and any(aspect.verdict == "agreement" for aspect in spoken):
        found.append(((candidate.a, WORDING), (candidate.b, WORDING), False))
    return found


def _join(statements: Sequence[Statement], edges: Iterable[tuple[Node, Node, bool]]) -> list[set[Node]]:
    """Connected aspects; a union that would put two figures of one claim into one fact is refused."""
    group: dict[Node, set[Node]] = {}
    for at, statement in enumerate(statements):
        if statement.claim.modality != "opinion":
            for figure in statement.figures:
                if figure.role != "period":
                    node = (at, figure.start)
                    group[node] = {node}
    for a, b, _ in edges:
        one = group.setdefault(a, {a})
        two = group.setdefault(b, {b})
        if one is two or {node[0] for node in one} & {node[0] for node in two}:
            continue
        one |= two
        for node in two:
            group[node] = one
    unique = {id(nodes): nodes for nodes in group.values()}
    return list(unique.values())


def _ordered(statements: Sequence[Statement], groups: Iterable[set[Node]]) -> list[list[Node]]:
    return sorted(sorted(nodes) for nodes in groups)


def _fact(
    statements: Sequence[Statement],
    nodes: Sequence[Node],
    against: set[frozenset[Node]],
    copies: Mapping[str, str],
    references: frozenset[str],
) -> Fact:
    members = [(node, statements[node[0]], _figure(statements[node[0]], node[1])) for node in nodes]
    witness = {s.claim.document: copies.get(s.claim.document, s.claim.document) for _, s, _ in members}
    label, subject, attribute, period = describe([(s, f) for _, s, f in members])
    camps = _camps(nodes, against)
    disputed = len(camps) > 1
    outliers = _outliers(members, camps, witness, references) if disputed else frozenset()
    witnesses = len(set(witness.values()))
    first = min(f"{s.claim.id} {node[1]}" for node, s, _ in members)  # a claim may give two facts of one label
    digest = hashlib.sha256(f"{label}\n{first}".encode()).hexdigest()
    return Fact(
        id=f"f{digest[:12]}",
        label=label,
        subject=subject,
        attribute=attribute,
        period=period,
        status="disputed" if disputed else "agreed" if witnesses > 1 else "single_source",
        values=tuple(Value(s.claim.document, s.claim.id, _shown(s, f), node in outliers) for node, s, f in members),
        witnesses=witnesses,
    )


def _figure(statement: Statement, start: int) -> Figure | None:
    return next((figure for figure in statement.figures if figure.start == start), None)


def _shown(statement: Statement, figure: Figure | None) -> str:
    return figure.text if figure is not None else statement.claim.quote


def _camps(nodes: Sequence[Node], against: set[frozenset[Node]]) -> list[list[Node]]:
    """The nodes parted so that no two of a camp contradict each other (greedy, in order)."""
    camps: list[list[Node]] = []
    for node in nodes:
        home = next((camp for camp in camps if not any(frozenset((node, one)) in against for one in camp)), None)
        if home is None:
            camps.append([node])
        else:
            home.append(node)
    return camps


def _outliers(
    members: Sequence[tuple[Node, Statement, Figure | None]],
    camps: Sequence[Sequence[Node]],
    witness: Mapping[str, str],
    references: frozenset[str],
) -> frozenset[Node]:
    """Those outside the camp with the most witnesses, where one has more than any other; a reference outweighs all."""
    document = {node: statement.claim.document for node, statement, _ in members}
    weight = [
        (any(document[node] in references for node in camp), len({witness[document[node]] for node in camp}))
        for camp in camps
    ]
    best = max(weight)
    if weight.count(best) > 1:
        return frozenset()
    return frozenset(node for camp, own in zip(camps, weight, strict=True) if own != best for node in camp)
