"""What a source gives in place of a figure, and figures that a summary may reckon from those of the source."""

from __future__ import annotations

import pytest

from factcheck.auditing.replaced import is_derived
from factcheck.figures import find

GIVEN = (
    "The union counted 21 strikes in May and 6 strikes in June; costs rose from 40 million euros to 50 million euros."
)

RECKONED = [
    ("27 strikes", True),
    ("15 strikes", True),
    ("28 strikes", False),
    ("10 million euros", True),
    ("90 million euros", True),
    ("12 million euros", False),
    ("25 percent", True),
    ("20 percent", True),
    ("35 percent", False),
]


@pytest.mark.parametrize(("text", "derived"), RECKONED)
def test_a_sum_a_difference_or_a_change_is_no_other_figure(text: str, derived: bool) -> None:
    (figure,) = find(f"It was {text}.")
    assert is_derived(figure, find(GIVEN)) == derived
