"""What a sentence asserts and what it only plans, expects or thinks."""

from __future__ import annotations

import pytest

from factcheck import claims, figures
from factcheck.auditing.irrealis import Unreal, unreal
from factcheck.auditing.summary import plain


def judged(source: str, claim: str) -> Unreal:
    """What a sentence of a source leaves unreal of a claim."""
    said, asked = (next(figures.state(claims.extract([plain(text, text)]))) for text in (source, claim))
    return unreal(said, asked)


WORDS = [
    ("The firm has hired 40 people.", "The firm hired 40 people.", None),
    ("The firm was told to pay a fine.", "The firm was told to pay a fine.", None),
    ("The prices rose in May after the plan was announced.", "The prices rose in May.", None),
    ("The target of 40 ships was missed.", "The target of 40 ships was missed.", None),
    ("The hall opened in May.", "The hall opened.", None),
    ("The firm plans to hire 40 people.", "The firm hired 40 people.", "plans"),
    ("She wants a new hall.", "She has a new hall.", "wants"),
    ("The proposal would cut taxes by 5 percent.", "The proposal cut taxes by 5 percent.", "would"),
    ("The board is considering a sale of the mill.", "The board agreed on a sale of the mill.", "considering"),
    ("The dam could be raised.", "The dam was raised.", "could"),
    ("He believes that the road is safe.", "The road is safe.", "believes"),
    ("A merger is expected by May.", "There was a merger by May.", "expected"),
    ("The target is 40 ships.", "It has 40 ships.", "target"),
]


@pytest.mark.parametrize(("source", "claim", "word"), WORDS)
def test_the_word_that_makes_it_a_plan_or_a_view_is_named(source: str, claim: str, word: str | None) -> None:
    assert judged(source, claim).word == word


SOURCE_AND_CLAIM = [
    # the claim's own doing is only planned, hoped or thought
    ("The firm plans to hire 40 people.", "The firm has hired 40 people.", True),
    ("The firm intends to apply for a licence.", "The firm has applied for a licence.", True),
    ("The county hopes that the fare can be cut to 3 euros.", "The fare has been cut to 3 euros.", True),
    ("Analysts expect sales of 40 million euros by 2029.", "It brings in sales of 40 million euros.", True),
    # the source asserts it
    ("The firm hired 40 people and plans a second hall.", "The firm has hired 40 people.", False),
    ("Tacos can be made with many fillings.", "There are many ways to make tacos.", False),
    ("We are happy to offer you 15 percent off.", "They allow 15 percent off.", False),
    ("Roe is first to fall, caught by the keeper.", "Roe fell to the keeper.", False),
    # the claim says itself that it is a plan, or what may be done
    ("The firm plans to hire 40 people.", "The firm plans to hire 40 people.", False),
    ("The firm plans to hire 40 people.", "The firm to hire 40 people.", False),
    ("Users may keep a book for four weeks.", "Users can keep a book for four weeks.", False),
]


@pytest.mark.parametrize(("source", "claim", "expected"), SOURCE_AND_CLAIM)
def test_a_claim_is_overstated_where_its_own_doing_is_not_asserted(source: str, claim: str, expected: bool) -> None:
    mark = judged(source, claim)
    assert (mark.word is not None and (mark.doing or mark.share >= 0.6)) == expected, mark
