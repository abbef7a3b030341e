"""Verbs of change, which make two levels of "from 3% to 5%" and not a range."""

from __future__ import annotations

from factcheck.figures.scan import Tokens

_VERBS_OF_MOVE = frozenset(
    "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown "
    "climbed climb jumped jump jumps gained surged surge soared up higher fell fall falls falling fallen "
    "decreased decrease dropped drop drops declined decline declines down lower reduced reduce reduces "
    "reducing cut cuts cutting raised raise raises raising slid slipped dipped plunged plummeted tumbled "
    "shrank moved went changed revised upgraded downgraded lifted lowered expanded expand doubled tripled "
    "improved improve boosted boost swelled widened narrowed ballooned extended extend postponed delayed "
    "pushed rescheduled shifted deferred adjourned renamed converted eased slowed accelerated advanced trimmed "
    "hiked hike slashed growth switched goes go going shrink shrinking jumping".split()
)


def before(tokens: Tokens, first: int) -> str:
    """What stands before a number: between, from, a verb of change, or nothing of these."""
    index = first - 1
    for _ in range(3):
        word = tokens.word(index)
        if word in ("between", "from"):
            return word
        if word in _VERBS_OF_MOVE:
            return "verb"
        if word not in (
            "about",
            "around",
            "roughly",
            "nearly",
            "just",
            "an",
            "some",
            "approximately",
            "estimated",
            "by",
            "a",
        ):
            return ""
        index -= 1
    return ""


def moves(tokens: Tokens, first: int, lead: str) -> bool:
    """Whether "from X to Y" tells a move, by a verb or noun of change within reach on its left."""
    if lead == "verb":
        return True
    for index in range(first - 1, max(first - 14, -1), -1):
        token = tokens.at(index)
        if token.kind == "break" or token.text in (".", ";"):
            return False
        if token.low in _VERBS_OF_MOVE:
            return True
    return False
