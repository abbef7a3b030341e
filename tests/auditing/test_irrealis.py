"""What a sentence asserts and what it only plans, expects or thinks."""

from __future__ import annotations

import pytest

from factcheck import claims, figures
from factcheck.auditing.irrealis import Unreal, as_possible, is_hedged, unreal
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
    ("The mill is said to be seeking a buyer.", "The mill sought a buyer.", "said"),
    ("The two clubs are in talks with the city about a stadium.", "The clubs built a stadium.", "talks"),
    ("A new timetable is under review.", "There is a new timetable.", "review"),
    ("The court has yet to hear the witness.", "The court heard the witness.", "yet"),
    ("The firm is reported to have lost a customer.", "The firm lost a customer.", "reported"),
    ("There is talk of a second bridge.", "There is a second bridge.", "talk"),
    ("The hotel is waiting for its licence.", "The hotel got its licence.", "waiting"),
    ("The firm lost a fortune by alleged fraud.", "There was fraud.", "alleged"),
    # a past relative clause is asserted, whatever stands above it
    ("The rule would fail if the law that banned nets in 1990 fell.", "The law banned nets in 1990.", None),
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
    ("The service plans to install nine gauges.", "Nine gauges have been installed.", True),
    ("We may give up the two boats.", "The club has given up its boats.", True),
    ("The union is ready to strike in May.", "The union struck in May.", True),
    ("The owner is believed to have fled.", "The owner fled.", True),
    # what only went on beside the deed
    ("He snapped it while he was waiting for a train at the pier.", "He saw it at the pier, by a train.", False),
    # what a plan takes for given is there
    ("The port wants to replace 14 of its 22 cranes.", "The port has 22 cranes.", False),
    ("She hopes to sell the red barn.", "There is a red barn.", False),
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


@pytest.mark.parametrize(
    ("sentence", "chance"),
    [
        ("The firm has hired 40 people.", "The firm may hire 40 people."),
        ("The dam was raised in May.", "The dam may be raised in May."),
        ("The hall now opens at eight.", "The hall may open at eight."),
        ("The firm has not hired 40 people.", None),
        ("The firm plans to hire 40 people.", None),
        ("The dam could be raised.", None),
    ],
)
def test_what_is_done_as_what_may_be_done(sentence: str, chance: str | None) -> None:
    assert as_possible(next(figures.state(claims.extract([plain(sentence, sentence)])))) == chance


def test_the_month_of_may_is_no_chance() -> None:
    said, asked = (
        next(figures.state(claims.extract([plain(text, text)])))
        for text in ("Hardly any rain fell in May.", "It may rain.")
    )
    assert not is_hedged(said)
    assert is_hedged(asked)
