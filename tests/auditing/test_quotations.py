"""Direct quotations: what counts as one, what is an alteration, what is none."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck.auditing.library import Shelf
from factcheck.auditing.passages import passages
from factcheck.auditing.quotations import quotations, search
from factcheck.auditing.summary import plain

SOURCE = plain(
    "The ferry was late again. “We’ve waited two hours – and nobody told us why,” said Ida Lund, a teacher. "
    'The operator called it "an exceptional evening" and promised that it would not happen twice.',
    "source",
)
SHELF = Shelf(SOURCE, tuple(passages(SOURCE)), np.zeros((0, 1), dtype=np.float32))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We have waited two hours," she said.', ["We have waited two hours,"]),
        ("He called it “a very good year” and left.", ["a very good year"]),
        ("The so-called “golden hour” is over.", []),
        ("It isn't what the teacher's pupils' parents said.", []),
        ("‘Nobody told us why,’ said Lund.", ["Nobody told us why,"]),
        ("«Nobody told us why» (Lund)", ["Nobody told us why"]),
    ],
)
def test_quotations_are_found_and_single_terms_are_not(text: str, found: list[str]) -> None:
    assert [one.text for one in quotations(text)] == found
    for one in quotations(text):
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "words",
    [
        "We've waited two hours - and nobody told us why",
        "we’ve waited two hours — and nobody told us why.",
        "We've waited … and nobody told us why",
        "nobody told us why",
        "an exceptional evening",
        "[They've] waited two hours",
    ],
)
def test_marks_dashes_case_and_ellipses_alter_nothing(words: str) -> None:
    found = search(words, [SHELF])
    assert found is not None
    assert found.verbatim


@pytest.mark.parametrize(
    "words",
    [
        "We've waited three hours and nobody told us why",
        "We've waited two hours and they told us why",
        "We waited two hours, nobody told us why",
        "nobody ever told us why",
    ],
)
def test_a_word_changed_left_out_or_added_is_an_alteration(words: str) -> None:
    found = search(words, [SHELF])
    assert found is not None
    assert not found.verbatim
    assert "told us why" in SOURCE.text[found.start : found.end]


@pytest.mark.parametrize("words", ["The sea was calm and the moon was out", "I shall never take this boat again"])
def test_invented_words_have_no_source(words: str) -> None:
    assert search(words, [SHELF]) is None
