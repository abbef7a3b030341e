"""Which quotes gold means: words inside one, or most of either."""

from __future__ import annotations

import pytest

from factcheck.evaluation.corpus import holds

MEANT = [
    ("it speaks 14 languages", "According to its makers it speaks 14 languages"),
    ("Revenue ($m) | 612", "Revenue ($m) | 612 | 701"),
    ("612", "Revenue ($m) | 612 | 701"),
    ("three nanometres, 129 GB, 28,000 dollars.", "Mirhane 3: three nanometres, 129 GB"),
    ("The mill burned for nine hours, and nobody was hurt.", "burned for nine hours"),
]
NOT_MEANT = [
    ("and nobody was hurt.", "The mill burned for nine hours"),
    ("It costs 14 euros.", "According to its makers it speaks 14 languages"),
    ("701", "Revenue ($m) | 612"),
]


@pytest.mark.parametrize(("quote", "words"), MEANT)
def test_a_quote_that_has_the_words_or_most_of_them_is_meant(quote: str, words: str) -> None:
    assert holds({"path": "a/wire.txt", "quote": quote}, "wire.txt", words)
    assert not holds({"path": "a/blog.txt", "quote": quote}, "wire.txt", words)


@pytest.mark.parametrize(("quote", "words"), NOT_MEANT)
def test_another_part_of_the_sentence_is_not(quote: str, words: str) -> None:
    assert not holds({"path": "wire.txt", "quote": quote}, "wire.txt", words)
