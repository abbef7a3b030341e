"""Which nodes make one fact: agreement first, chance contradictions never, two values of one document seldom."""

from __future__ import annotations

import pytest

from factcheck.facts.camps import camps, outliers
from factcheck.facts.evidence import Asked, Link, Node, Pair, neighbours
from factcheck.facts.join import join

VALUES = {0: 27, 1: 27, 2: 27, 3: 17, 4: 9, 5: 9, 6: 9}
"""Statement -> the one figure that it gives; each is of its own document."""


def node(at: int) -> Node:
    return at, 0


def differ(a: Node, b: Node) -> bool:
    return VALUES[a[0]] != VALUES[b[0]]


def agree(a: int, b: int) -> Link:
    return Link(node(a), node(b))


def against(a: int, b: int) -> Link:
    return Link(node(a), node(b), opposed=True)


def pairs(odds: dict[str, float]) -> dict[Pair, float]:
    return {(node(int(a)), node(int(b))): known for (a, b), known in odds.items()}


def groups(
    links: list[Link],
    apart: dict[Node, frozenset[Node]] | None = None,
    documents: str = "abcdefg",
    matter: dict[str, float] | None = None,
    stance: dict[str, float] | None = None,
) -> set[str]:
    linked = {(min(link.a, link.b), max(link.a, link.b)): 2.0 for link in links}  # what is linked is likely of one fact
    asked = Asked(linked | pairs(matter or {}), pairs(stance or {}))
    found = join([node(at) for at in VALUES], links, asked, apart or {}, lambda one: documents[one[0]], differ)
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
            [*TWENTY_SEVENS, *NINES, against(3, 4), against(3, 0), against(3, 1)],
            {"0123", "456"},
            id="to the group with most evidence",
        ),
    ],
)
def test_groups(links: list[Link], expected: set[str]) -> None:
    assert groups(links) == expected
    assert groups(links[::-1]) == expected


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        pytest.param({}, {"012", "456"}, id="nobody was asked about the others"),
        pytest.param({"14": 0.5, "05": -0.5, "16": -1.0}, {"012456"}, id="the others may well be of it"),
        pytest.param(
            {"14": -3.0, "05": -3.0, "24": 1.9}, {"012", "456"}, id="the others are not, sure as the one pair is"
        ),
    ],
)
def test_one_pair_taken_for_anothers_does_not_draw_two_facts_together(
    matter: dict[str, float], expected: set[str]
) -> None:
    links = [*TWENTY_SEVENS, *NINES, agree(2, 4)]
    matter |= dict.fromkeys(("01", "02", "12", "45", "46", "56"), 2.0)
    assert groups(links, matter=matter) == expected
    assert groups(links[::-1], matter=matter) == expected


def test_wordings_that_lean_to_a_contradiction_do_not_agree() -> None:
    assert groups([agree(0, 1)], stance={"01": -0.1}) == {"01"}
    assert groups([agree(0, 1)], stance={"01": -0.6}) == set()
    assert groups(TWENTY_SEVENS, stance={"01": 0.5, "02": -0.8, "12": 0.2}) == {"01"}


def test_claims_of_one_document_that_were_compared_may_be_one_fact() -> None:
    assert groups([agree(0, 1)], documents="aabcdef", matter={"01": 1.0}) == {"01"}
    assert groups([agree(0, 1), agree(1, 2)], documents="aabcdef") == {"012"}


def test_two_periods_are_two_facts() -> None:
    assert groups([against(0, 3)]) == {"03"}
    assert groups([against(0, 3)], apart={node(0): frozenset({node(3)}), node(3): frozenset({node(0)})}) == set()


def test_two_figures_of_one_claim_are_two_facts() -> None:
    asked = Asked({((0, 0), (1, 0)): 2.0, ((0, 9), (1, 0)): 1.0})
    found = join([(0, 0), (0, 9), (1, 0)], [Link((0, 0), (1, 0)), Link((0, 9), (1, 0))], asked, {}, str, _never)
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
        {},
        differ,
    )
    assert sorted(sorted(at for at, _ in camp) for camp in parted) == [[0, 1, 2], [3]]


@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        pytest.param({"02": 0.3, "12": -0.6}, [[0, 2], [1]], id="with the one that it says the same as"),
        pytest.param({"02": -0.6, "12": 0.3}, [[0], [1, 2]], id="with the other"),
        pytest.param({"02": -0.5, "12": -0.4}, [[0], [1], [2]], id="with neither"),
    ],
)
def test_whom_no_verdict_places_stands_where_the_models_think(
    stance: dict[str, float], expected: list[list[int]]
) -> None:
    parted = camps([node(at) for at in (0, 1, 2)], {node(0): {node(1)}, node(1): {node(0)}}, {}, pairs(stance), _never)
    assert sorted(sorted(at for at, _ in camp) for camp in parted) == expected


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
