"""Words that name one measure or one event."""

from __future__ import annotations

import pytest

from factcheck.figures.synonyms import alike


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("opening", "open", True),
        ("closure", "closing", True),
        ("sale", "sell", True),
        ("collapse", "collapse", True),
        # a noun that is its own verb, held against one that is not
        ("collapse", "open", False),
        ("collapse", "closure", False),
        ("opening", "closure", False),
    ],
)
def test_nouns_of_events_are_taken_for_their_verbs(a: str, b: str, one: bool) -> None:
    assert alike(a, b) is one
    assert alike(b, a) is one
