"""The marks fall on what makes the difference: the figures that decided, the two values, else the words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from factcheck.reporting.differing import cut, marked
from factcheck.reporting.view import Finding, Side, stranger

SOURCE = stranger("d", "d.md")


def finding(
    a: str, b: str, figures: Sequence[dict[str, Any]] = (), values: tuple[str | None, str | None] = (None, None)
) -> Finding:
    sides = [
        Side(SOURCE, "", quote, 100, 100 + len(quote), "", "", {}, value)
        for quote, value in zip((a, b), values, strict=True)
    ]
    return Finding("x", "contradiction", "FC102", "error", 1.0, "", None, *sides, tuple(figures), (), None)


def figure(text: str, start: int = 0) -> dict[str, Any]:
    return {"kind": "money", "text": text, "start": start, "end": start + len(text)}


def marks(parts: list[tuple[str, bool]]) -> list[str]:
    return [text for text, differs in parts if differs]


@pytest.mark.parametrize("start", [12, 112, 0], ids=["in the rewording", "in the document", "nowhere"])
def test_the_figures_that_decided(start: int) -> None:
    pair = {"a": figure("5 euros", start), "b": figure("6 euros", 3), "relation": "differs"}
    a, b = marked(finding("The entry is 5 euros for a child.", "It costs 6 euros.", [pair]))
    assert (marks(a), marks(b)) == (["5 euros"], ["6 euros"])


def test_the_right_one_of_two_alike() -> None:
    quote = "It was 5 euros, then 5 euros again."
    pair = {"a": figure("5 euros", quote.rindex("5 euros")), "b": figure("6 euros"), "relation": "differs"}
    a, _ = marked(finding(quote, "6 euros", [pair]))
    assert a == [("It was 5 euros, then ", False), ("5 euros", True), (" again.", False)]


def test_figures_that_agree_are_left_alone() -> None:
    alike = {"a": figure("May 2024"), "b": figure("May 2024"), "relation": "equal"}
    pair = {"a": figure("5 euros"), "b": figure("6 euros"), "relation": "differs"}
    a, b = marked(finding("In May 2024 it was 5 euros.", "It was 6 euros in May 2024.", [alike, pair]))
    assert (marks(a), marks(b)) == (["5 euros"], ["6 euros"])


def test_the_values_of_the_fact() -> None:
    a, b = marked(finding("Lind built the deck.", "The deck is by Halvorsen.", values=("Lind", "Halvorsen")))
    assert (marks(a), marks(b)) == (["Lind"], ["Halvorsen"])


def test_a_value_that_is_the_whole_quote_is_marked_by_words() -> None:
    a, b = "The council backs the toll.", "The council opposes the toll."
    one, other = marked(finding(a, b, values=(a, b)))
    assert (marks(one), marks(other)) == (["backs"], ["opposes"])


@pytest.mark.parametrize(
    ("text", "spans", "parts"),
    [
        ("abc", [], [("abc", False)]),
        ("", [], [("", False)]),
        ("abc", [(0, 3)], [("abc", True)]),
        ("a b c", [(0, 1), (2, 3)], [("a b", True), (" c", False)]),
        ("abcd", [(0, 2), (1, 3)], [("abc", True), ("d", False)]),
    ],
)
def test_pieces_make_the_text(text: str, spans: Any, parts: Any) -> None:
    assert cut(text, spans) == parts
    assert "".join(piece for piece, _ in parts) == text
