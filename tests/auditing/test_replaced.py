"""What a source gives in place of a figure, and figures that a summary may reckon from those of the source."""

from __future__ import annotations

import pytest

from factcheck.auditing.replaced import is_derived
from factcheck.figures import find
from factcheck.pipeline import statements_of

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

OF_PARTS = [
    ("He found it in 31 of 36 samples.", "six in seven", True),
    ("He found it in 31 of 36 samples.", "two in seven", False),
    ("Profit rose to 27 million from 19 million francs.", "8 million francs", True),
    ("Profit rose to 27 million from 19 million francs.", "9 million francs", False),
]


@pytest.mark.parametrize(("given", "text", "derived"), OF_PARTS)
def test_a_share_of_two_counts_and_a_difference_with_one_unit_are_reckoned(
    given: str, text: str, derived: bool
) -> None:
    figures = [figure for figure in find(f"It was {text}.") if figure.kind in ("ratio", "money")]
    assert [is_derived(figure, find(given)) for figure in figures] == [derived]


@pytest.mark.parametrize(("text", "derived"), RECKONED)
def test_a_sum_a_difference_or_a_change_is_no_other_figure(text: str, derived: bool) -> None:
    (figure,) = find(f"It was {text}.")
    assert is_derived(figure, find(GIVEN)) == derived


BEFORE = [
    ("The farm doubled its area, to 120 hectares.", "60 hectares", True),
    ("The farm doubled its area, to 120 hectares.", "50 hectares", False),
    ("The organisers counted 27,000 visitors, 2,000 fewer than last year.", "29,000 people", True),
    ("The organisers counted 27,000 visitors, 2,000 fewer than last year.", "28,000 people", False),
]


@pytest.mark.parametrize(("given", "text", "derived"), BEFORE)
def test_what_was_before_a_change_is_reckoned(given: str, text: str, derived: bool) -> None:
    (source,) = statements_of(given, None, "source")
    (figure,) = find(f"It was {text}.")
    assert is_derived(figure, source.figures) == derived
