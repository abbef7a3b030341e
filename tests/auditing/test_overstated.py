"""What a source only asks for, talks of or leaves to a critic, held against a claim that gives it as fact."""

from __future__ import annotations

import pytest

from factcheck import claims, figures
from factcheck.auditing.overstated import requested
from factcheck.auditing.summary import plain
from factcheck.figures import Statement


def stated(text: str) -> Statement:
    return next(figures.state(claims.extract([plain(text, text)])))


REQUESTS = [
    ("The club has asked the city for a loan.", "The city has granted the club a loan.", "asked"),
    (
        "The college has applied to the state fund for 40 percent of the cost.",
        "The state fund pays 40 percent.",
        "applied",
    ),
    ("The zoo appealed to the ministry for money.", "The ministry gave the zoo money.", "appealed"),
    # somebody else gives, something else is given, or the claim keeps to the request
    ("The club has asked the city for a loan.", "The bank has granted the club a loan.", None),
    ("The club has asked the city for a loan.", "The city has given the club a flag.", None),
    ("The club has asked the city for a loan.", "The club has asked the city for a loan.", None),
    ("The club has asked the city for a loan.", "The city may grant the club a loan.", None),
    ("The city has granted the club a loan.", "The city gave the club a loan.", None),
]


@pytest.mark.parametrize(("source", "claim", "word"), REQUESTS)
def test_what_is_asked_for_is_not_given(source: str, claim: str, word: str | None) -> None:
    assert requested(stated(source), stated(claim)) == word
