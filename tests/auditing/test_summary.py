"""A summary is read whole, comments are no claims, and they can let a rule pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.auditing.summary import (
    ignored,
    is_small_talk,
    plain,
    read_summary,
    with_every_sentence,
    without_comments,
)

TEXT = """The bridge is long. <!-- factcheck: ignore FC401 -->

<!-- factcheck: ignore FC101, FC102 -->
It cost 4 million euros.

<!-- a remark -->
It is red.

<!-- factcheck: ignore -->

It was opened twice.
"""


def test_comments_let_rules_pass_on_their_line_or_the_next() -> None:
    lines = TEXT.splitlines()
    found = [(lines[first - 1].split("<!--")[0].strip(), codes) for first, last, codes in ignored(TEXT)]
    assert found == [
        ("The bridge is long.", ("FC401",)),
        ("It cost 4 million euros.", ("FC101", "FC102")),
        ("It was opened twice.", ("FC",)),
    ]


def test_comments_are_not_audited_and_offsets_stay() -> None:
    document = without_comments(plain(TEXT, "summary"))
    assert len(document.text) == len(TEXT)
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "The bridge is long.",
        "It cost 4 million euros.",
        "It is red.",
        "It was opened twice.",
    ]


def test_a_text_is_no_path(tmp_path: Path) -> None:
    file = tmp_path / "summary.txt"
    file.write_text("The bridge is red and it is long.", encoding="utf-8")
    for given in (file, str(file)):
        assert read_summary(given).document.text == "The bridge is red and it is long."
    assert read_summary("The bridge is red.").document.text == "The bridge is red."


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The contract for the crossing runs for fifteen years.", 1),
        ("Is it true? Revenue of 4 million.", 1),
        ("Ticket prices up 4 percent in May.", 1),
    ],
)
def test_every_sentence_that_asserts_something_is_audited(text: str, claims: int) -> None:
    document = plain(text, "summary")
    found = with_every_sentence(document, [])
    assert len(found) == claims
    for claim in found:
        assert text[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("Yes it is!", True),
        ("Oh wow, that is so cool!", True),
        ("Thanks a lot, I agree.", True),
        ("It rained.", False),
        ("Yes, they have two divisions.", False),
        ("The band is great in Bath.", False),
    ],
)
def test_small_talk_is_no_claim(text: str, talk: bool) -> None:
    assert is_small_talk(text) == talk


def test_small_talk_is_audited_only_where_there_is_nothing_else() -> None:
    text = "Yes it is! The tram runs to the harbour."
    assert [claim.text for claim in with_every_sentence(plain(text, "answer"), [])] == ["The tram runs to the harbour."]
    assert len(with_every_sentence(plain("Yes it is!", "answer"), [])) == 1
