"""Which nodes make one fact: agreement first, chance contradictions never, two values of one document seldom."""

from __future__ import annotations

import pytest

from factcheck.facts.camps import camps, outliers
from factcheck.facts.evidence import Link, Node, neighbours
from factcheck.facts.join import join

VALUES = {0: 27, 1: 27, 2: 27, 3: 17, 4: 9, 5: 9, 6: 9}
"""Statement -> the one figure that it gives; each is of its own document."""


def node(at: int) -> Node:
    return at, 0


def differ(a: Node, b: Node) -> bool:
    return VALUES[a[0]] != VALUES[b[0]]


def agree(a: int, b: int, sure: float = 0.8) -> Link:
    return Link(node(a), node(b), sure)


def against(a: int, b: int, sure: float = 0.8) -> Link:
    return Link(node(a), node(b), sure, opposed=True)


def groups(links: list[Link], apart: dict[Node, frozenset[Node]] | None = None, documents: str = "abcdefg") -> set[str]:
    found = join([node(at) for at in VALUES], links, apart or {}, lambda one: documents[one[0]], differ)
    return {"".join(str(at) for at, _ in sorted(members)) for members in found if len(members) > 1}


NINES = [agree(4, 5), agree(5, 6)]
TWENTY_SEVENS = [agree(0, 1), agree(1, 2)]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param(TWENTY_SEVENS, {"012"}, id="agreement is followed"),
        pytest.param([*TWENTY_SEVENS, against(3, 1)], {"0123"}, id="the odd one out needs one contradiction"),
        pytest.param([*TWENTY_SEVENS, *NINES, against(0, 4)], {"012", "456"}, id="one in nine is chance"),
        pytest.param([*TWENTY_SEVENS, *NINES, against(0, 4), against(1, 5)], {"012456"}, id="two in nine is evidence"),
        pytest.param(
            [*TWENTY_SEVENS, *NINES, against(3, 4, 0.5), against(3, 0, 0.9), against(3, 1, 0.9)],
            {"0123", "456"},
            id="to the group with most evidence",
        ),
    ],
)
def test_groups(links: list[Link], expected: set[str]) -> None:
    assert groups(links) == expected
    assert groups(links[::-1]) == expected


def test_two_periods_are_two_facts() -> None:
    assert groups([against(0, 3)]) == {"03"}
    assert groups([against(0, 3)], apart={node(0): frozenset({node(3)}), node(3): frozenset({node(0)})}) == set()


def test_two_figures_of_one_claim_are_two_facts() -> None:
    found = join([(0, 0), (0, 9), (1, 0)], [Link((0, 0), (1, 0), 0.9), Link((0, 9), (1, 0), 0.8)], {}, str, _never)
    assert sorted(map(sorted, found)) == [[(0, 0), (1, 0)], [(0, 9)]]


def _never(a: Node, b: Node) -> bool:
    return False


def test_two_values_of_one_document_are_two_facts_unless_there_is_more_evidence() -> None:
    # documents: 0 and 4 are both of "a"
    assert groups([*TWENTY_SEVENS, against(1, 4)], documents="abcdaef") == {"012"}
    assert groups([*TWENTY_SEVENS, against(1, 4), against(2, 4)], documents="abcdaef") == {"0124"}


def test_who_gives_no_decided_value_stands_with_its_like() -> None:
    links = [*TWENTY_SEVENS, against(3, 0), against(4, 0)]
    parted = camps(
        [node(at) for at in (0, 1, 2, 3)],
        neighbours(link for link in links if link.opposed),
        neighbours(link for link in links if not link.opposed),
        differ,
    )
    assert sorted(sorted(at for at, _ in camp) for camp in parted) == [[0, 1, 2], [3]]


@pytest.mark.parametrize(
    ("copies", "references", "expected"),
    [
        pytest.param({}, "", {3}, id="the majority"),
        pytest.param({"b": "a", "c": "a"}, "", set(), id="copies are one witness: one against one"),
        pytest.param({}, "d", {0, 1, 2}, id="a reference outweighs all"),
    ],
)
def test_outliers(copies: dict[str, str], references: str, expected: set[int]) -> None:
    document = {node(at): "abcd"[at] for at in range(4)}
    witness = {name: copies.get(name, name) for name in "abcd"}
    parted = [[node(0), node(1), node(2)], [node(3)]]
    assert {at for at, _ in outliers(parted, document, witness, frozenset(references))} == expected
