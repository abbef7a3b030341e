"""What a sentence asserts and what it only plans, expects or thinks."""

from __future__ import annotations

import pytest

from factcheck import claims, figures
from factcheck.auditing.irrealis import irreal
from factcheck.auditing.summary import plain

CASES = [
    ("The firm has hired 40 people.", None),
    ("The firm was told to pay a fine.", None),
    ("Prices rose after the plan was announced.", None),
    ("The target of 40 ships was missed.", None),
    ("The hall opened in May.", None),
    ("The firm plans to hire 40 people.", "plans"),
    ("She wants a new hall.", "wants"),
    ("The proposal would cut taxes by 5 percent.", "would"),
    ("The board is considering a sale of the mill.", "considering"),
    ("The dam could be raised.", "could"),
    ("He believes that the road is safe.", "believes"),
    ("A merger is expected by May.", "expected"),
    ("The target is 40 ships.", "target"),
]


@pytest.mark.parametrize(("sentence", "mark"), CASES)
def test_the_word_that_makes_it_a_plan_or_a_view_is_named(sentence: str, mark: str | None) -> None:
    (statement,) = figures.state(claims.extract([plain(sentence, "source")]))
    assert irreal(statement) == mark
