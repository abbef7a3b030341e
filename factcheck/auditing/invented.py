"""Figures, names and dates of a claim that no source gives."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.auditing.library import Shelf
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.weigh import Weighed
from factcheck.auditing.words import capitals
from factcheck.figures import Figure, Statement, compare, find


def lacking(
    statement: Statement,
    counterparts: Sequence[Counterpart],
    weighed: Sequence[Weighed],
    shelves: Sequence[Shelf],
) -> str:
    """What the claim names and no source does, as a sentence; "" where nothing is lacking.

    `weighed` hold the passages near the claim, in its own words and as its whole sentence.
    """
    name = _missing_name(statement, shelves)
    if name is not None:
        return f"No source names {name}."
    figure = _missing_figure(statement, counterparts, weighed)
    if figure is not None:
        return f"No source gives {figure.text} for this."
    return ""


def _missing_name(statement: Statement, shelves: Sequence[Shelf]) -> str | None:
    """The first name of which no source has a single word."""
    known = frozenset[str]().union(*(shelf.words for shelf in shelves))
    stems_known = frozenset[str]().union(*(shelf.vocabulary for shelf in shelves))
    for name in statement.names:
        if name.words and not any(word in known for word in name.words) and not _initials(name.text, shelves):
            return name.text
    inside = statement.claim.text
    for stem in capitals(inside):
        if stem not in stems_known and not any(stem[:5] == word[:5] for word in known if len(stem) >= 5):
            return next((word for word in inside.split() if word.lower().startswith(stem)), stem).strip(".,;:'’\"”)")
    return None


def _initials(name: str, shelves: Sequence[Shelf]) -> bool:
    """Whether the name is short for words of a source ("WHO"), or a source has the letters for its words."""
    if not name.isupper() or len(name) < 2:
        return False
    for shelf in shelves:
        for passage in shelf.passages:
            letters = "".join(word[0] for word in passage.text.split() if word[:1].isupper())
            if name in letters:
                return True
    return False


def _missing_figure(
    statement: Statement, counterparts: Sequence[Counterpart], weighed: Sequence[Weighed]
) -> Figure | None:
    """The first figure that neither an aligned one of a source nor any near passage gives."""
    agreed = {
        (pair.b.start, pair.b.end)
        for one in counterparts
        for pair in one.verdict.figures
        if pair.verdict in ("agreement", "compatible")
    }
    near: list[Figure] | None = None
    for figure in statement.figures:
        if (figure.start, figure.end) in agreed or _trivial(figure):
            continue
        if near is None:
            texts = dict.fromkeys(hit.shelf.passages[hit.at].text for one in weighed for hit in one.hits)
            near = [found for text in texts for found in find(text, published=statement.claim.date)]
        if not any(_same_value(figure, other) for other in near):
            return figure
    return None


def _same_value(figure: Figure, other: Figure) -> bool:
    return compare(other, figure).name in ("equal", "compatible")


def _trivial(figure: Figure) -> bool:
    """Small counts and relative dates are reworded freely ("both", "one of", "last week")."""
    return (figure.kind == "count" and figure.value in (1, 1.0)) or (figure.kind == "date" and figure.value is None)
