"""A changed figure is found by the source figure that likeliest measures the same, however the sentence is worded."""

from __future__ import annotations

import pytest

from factcheck.auditing import Case, Judgement, audit, worst
from factcheck.auditing.summary import plain
from factcheck.pipeline import Models

SOURCE = (
    "Merden Foods reported on its year. The board has approved a dividend of 34 cents a share. About 350 posts overlap with "
    "those of its new subsidiary, mostly in administration. The harvest was poor. Its largest pumpkin weighed 61 kilos."
)
CLAIMS = [
    ("Some 350 posts, most of them in administration, exist twice at Merden Foods.", "FC105", False),
    ("Some 530 posts, most of them in administration, exist twice at Merden Foods.", "FC105", True),
    ("The dividend of Merden Foods amounts to 43 cents a share.", "FC102", True),
    ("The dividend of Merden Foods amounts to 34 cents a share.", "FC102", False),
]


@pytest.fixture(scope="module")
def found() -> list[Judgement]:
    models = Models()
    cases = [Case(plain(claim, "summary"), (plain(SOURCE, "source"),)) for claim, _, _ in CLAIMS]
    return [worst(judged) for judged in audit(cases, models.retriever, models.scorer)]


@pytest.mark.parametrize("number", range(len(CLAIMS)))
def test_a_changed_figure_contradicts_and_the_right_one_does_not(found: list[Judgement], number: int) -> None:
    _, rule, changed = CLAIMS[number]
    assert (found[number].verdict == "contradicted") is changed
    if changed:
        assert found[number].rule == rule
