"""Decided pairs in, facts out.

A node is one aspect of a claim: one of its figures, or its wording. What links nodes is in `facts.evidence` and
`facts.values`, how groups are made of them in `facts.join`; here each group becomes a row with a name, a status and a
value for each claim.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.facts.camps import camps, outliers
from factcheck.facts.evidence import Asked, Link, Node, Pair, apart, decided, neighbours, of_pair
from factcheck.facts.fact import Fact, Value
from factcheck.facts.join import Differ, join
from factcheck.facts.label import describe
from factcheck.facts.values import figure_at, same_values
from factcheck.figures import Figure, Statement, compare
from factcheck.matching import Candidate
from factcheck.verdicts import Verdict

Member = tuple[Node, Statement, Figure | None]


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
    asked: Asked,
    copies: Mapping[str, str],
    references: frozenset[str] = frozenset(),
) -> FactSheet:
    """The facts of the decided pairs.

    `asked`: what the models think of pairs of nodes. `copies` maps a document to the one that it repeats; `references` are
    documents that the others are held against.
    """
    links = [*decided(candidates, verdicts), *same_values(statements)]
    differ = _differ(statements)
    groups = join(
        _figures(statements),
        links,
        asked,
        apart(candidates, verdicts),
        lambda node: statements[node[0]].claim.document,
        differ,
    )
    made, of_node = [], {}
    sheet = _Sheet(statements, copies, references, links, asked.stance, differ)
    for nodes in sorted(sorted(nodes) for nodes in groups):
        fact = sheet.fact(nodes)
        made.append(fact)
        of_node.update(dict.fromkeys(nodes, fact.id))
    return FactSheet(made, _of_pairs(candidates, verdicts, of_node), _of_claims(of_node))


def _figures(statements: Sequence[Statement]) -> Iterable[Node]:
    """Every figure that is what its claim says, not when."""
    for at, statement in enumerate(statements):
        if statement.claim.modality != "opinion":
            for figure in statement.figures:
                if figure.role != "period":
                    yield at, figure.start


def _differ(statements: Sequence[Statement]) -> Differ:
    @lru_cache(maxsize=100_000)
    def differ(a: Node, b: Node) -> bool:
        one, two = figure_at(statements[a[0]], a[1]), figure_at(statements[b[0]], b[1])
        return one is not None and two is not None and compare(one, two).name == "differs"

    return differ


def _of_pairs(
    candidates: Sequence[Candidate], verdicts: Sequence[Verdict], of_node: Mapping[Node, str]
) -> dict[tuple[int, int], str]:
    """The fact of each finding: that of the aspect that decided it, on A's side."""
    found = {}
    for candidate, verdict in zip(candidates, verdicts, strict=True):
        if verdict.verdict not in ("contradiction", "superseded"):
            continue
        nodes = [link.a for link in of_pair(candidate, verdict)]
        nodes += [(candidate.a, pair.a.start) for pair in verdict.figures]
        home = next((of_node[node] for node in nodes if node in of_node), None)
        if home is not None:
            found[candidate.a, candidate.b] = home
    return found


def _of_claims(of_node: Mapping[Node, str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for node in sorted(of_node):
        found.setdefault(node[0], of_node[node])
    return found


class _Sheet:
    """What every fact of a run is made with."""

    def __init__(
        self,
        statements: Sequence[Statement],
        copies: Mapping[str, str],
        references: frozenset[str],
        links: Iterable[Link],
        stance: Mapping[Pair, float],
        differ: Differ,
    ) -> None:
        self._statements, self._copies, self._references, self._differ = statements, copies, references, differ
        self._stance = stance
        self._opposed = neighbours(link for link in links if link.opposed)
        self._agreed = neighbours(link for link in links if not link.opposed)

    def fact(self, nodes: Sequence[Node]) -> Fact:
        """The row of one group of nodes, in order."""
        members = [(node, self._statements[node[0]], figure_at(self._statements[node[0]], node[1])) for node in nodes]
        document = {node: statement.claim.document for node, statement, _ in members}
        witness = {name: self._copies.get(name, name) for name in document.values()}
        odd: frozenset[Node] = frozenset()
        disputed = self._disputed(nodes)
        if disputed:
            parted = camps(nodes, self._opposed, self._agreed, self._stance, self._differ)
            odd = outliers(parted, document, witness, self._references)
        label, subject, attribute, period = describe([(s, f) for node, s, f in members if node not in odd])
        witnesses = len(set(witness.values()))
        # a claim may be in two facts, hence the figure's place
        first = min(f"{s.claim.id} {node[1]}" for node, s, _ in members)
        digest = hashlib.sha256(first.encode()).hexdigest()
        return Fact(
            id=f"f{digest[:12]}",
            label=label,
            subject=subject,
            attribute=attribute,
            period=period,
            status="disputed" if disputed else "agreed" if witnesses > 1 else "single_source",
            values=tuple(Value(s.claim.document, s.claim.id, _shown(s, f), node in odd) for node, s, f in members),
            witnesses=witnesses,
        )

    def _disputed(self, nodes: Sequence[Node]) -> bool:
        inside = set(nodes)
        return any(self._opposed[node] & inside for node in nodes if node in self._opposed)


def _shown(statement: Statement, figure: Figure | None) -> str:
    return figure.text if figure is not None else statement.claim.quote
