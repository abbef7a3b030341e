"""The words in which two sentences differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reporting.wording import differing

CASES = [
    # (two sentences, [what differs in each] in brackets)
    ("The bridge cost [$3.4] million.", "The bridge cost [$3.9] million."),
    ("The weir was [never] rebuilt.", "The weir was rebuilt [twice]."),
    ("Turnover [rose] by [5]%, the mill said.", "Turnover [fell] by [6]%, the mill said."),
    ("The mill [opened on 2 May 1911].", "The mill was [founded in 1908]."),
    ("In May the mill closed.", "The mill closed in May."),
    ("The Mill closed", "the mill closed."),
    ("It carries 40 barges a [day].", "It carries 40 barges."),
]


def bracketed(pieces: list[tuple[str, bool]]) -> str:
    return "".join(f"[{text}]" if differs else text for text, differs in pieces)


@pytest.mark.parametrize(("a", "b"), CASES)
def test_words_of_one_and_not_the_other_are_marked(a: str, b: str) -> None:
    plain_a, plain_b = (text.replace("[", "").replace("]", "") for text in (a, b))
    found = differing(plain_a, plain_b)
    assert bracketed(found[0]).replace("$[", "[$") == a
    assert bracketed(found[1]).replace("$[", "[$") == b


def test_of_two_different_sentences_only_the_telling_words_are_marked() -> None:
    a, b = differing("The builder of the old lock was Marlow.", "It took 9 years, and nobody but Quist could finish.")
    assert [piece.text for piece in a if piece.differs] == ["Marlow"]
    assert [piece.text for piece in b if piece.differs] == ["9", "Quist"]


def test_the_same_sentence_has_no_mark() -> None:
    a, b = differing("The mill closed in 1911.", "The mill closed in 1911.")
    assert a == b == [("The mill closed in 1911.", False)]


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_pieces_of_a_sentence_are_the_sentence(a: str, b: str) -> None:
    left, right = differing(a, b)
    assert "".join(piece.text for piece in left) == a
    assert "".join(piece.text for piece in right) == b
