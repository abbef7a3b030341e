"""Which pairs are worth comparing: never all against all, other documents only, a rare unit is enough."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck import claims, documents, figures, settings
from factcheck.figures import Statement
from factcheck.matching import candidates, coverage


def statements(*texts: str) -> list[Statement]:
    read = [documents.read_text(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    return list(figures.state(claims.extract(read)))


def test_only_other_documents_unless_within() -> None:
    found = statements("The plant opened in 2019. The plant employs 900 people.", "The plant opened in 2021.")
    vectors = np.ones((len(found), 2), dtype=np.float32) / np.sqrt(2)
    pairs = {(c.a, c.b) for c in candidates(found, vectors)}
    assert pairs == {(0, 2), (1, 2)}
    assert (0, 1) in {(c.a, c.b) for c in candidates(found, vectors, within=True)}


def test_a_rare_unit_brings_pairs_that_are_no_neighbours() -> None:
    texts = [
        "The ferry has twelve lifeboats.",
        *(f"Line {n} was quiet in May." for n in range(20)),
        "It carries 14 lifeboats.",
    ]
    found = statements(*texts)
    vectors = np.zeros((len(found), len(found) + 1), dtype=np.float32)
    vectors[:, 0] = np.sqrt(0.25)  # all alike by the least that counts
    for at in range(len(found)):
        vectors[at, at + 1] = np.sqrt(0.75)
    pairs = {(c.a, c.b) for c in candidates(found, vectors)}
    assert (0, len(found) - 1) in pairs


def test_opinions_and_the_unlike_are_left_out() -> None:
    found = statements("The new bridge is fascinating.", "The bridge opened in 2019.", "The bridge opened in 2021.")
    assert found[0].claim.modality == "opinion"
    vectors = np.ones((3, 1), dtype=np.float32)
    assert [(c.a, c.b) for c in candidates(found, vectors)] == [(1, 2)]
    assert candidates(found, np.eye(3, dtype=np.float32)) == []


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_compare_is_no_error(count: int) -> None:
    found = statements("The plant opened in 2019.")[:count]
    assert candidates(found, np.ones((count, 3), dtype=np.float32)) == []


def test_far_fewer_than_all_pairs() -> None:
    found = statements(*(f"The plant number {n} in Sarn opened in {1900 + n}." for n in range(60)))
    vectors = np.random.default_rng(0).normal(size=(60, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    assert len(candidates(found, vectors)) <= 60 * settings.MATCHING_NEIGHBOURS


def test_the_candidates_of_a_pair_do_not_depend_on_where_it_stands() -> None:
    texts = [f"The plant number {n} in Sarn opened in {1900 + n}." for n in range(8)]
    found = statements(*texts)
    vectors = np.random.default_rng(0).normal(size=(8, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    pairs = {(c.a, c.b): c.likeness for c in candidates(found, vectors)}
    turned = {(7 - c.b, 7 - c.a): c.likeness for c in candidates(found[::-1], vectors[::-1])}
    assert pairs == pytest.approx(turned)
    assert list(pairs) == sorted(pairs)


def test_what_there_was_to_compare() -> None:
    found = statements(
        "The plant opened in 2019. The plant employs 900 people. It is fascinating.", "The plant opened in 2021."
    )
    assert coverage(found) == {
        "pairs_possible": 2, "claims_not_compared": 1, "neighbours": settings.MATCHING_NEIGHBOURS,
    }  # fmt: skip
    assert coverage(found, within=True)["pairs_possible"] == 3
    assert coverage([])["pairs_possible"] == 0
