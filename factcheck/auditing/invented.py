"""Figures, names and dates of a claim that no source gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.auditing.library import Shelf
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.weigh import Weighed
from factcheck.auditing.words import capitalised, numbers, stem, words
from factcheck.figures import Figure, Statement, compare, find

BEGINNING = 5
"""Letters that two words have in common where one is made of the other: "Norway" and "Norwegians"."""


def lacking(
    statement: Statement,
    counterparts: Sequence[Counterpart],
    weighed: Sequence[Weighed],
    shelves: Sequence[Shelf],
) -> str:
    """What the claim names and no source does, as a sentence; "" where nothing is lacking.

    `weighed` hold the passages near the claim, in its own words and as its whole sentence.
    """
    name = next(missing_names(statement, shelves), None)
    if name is not None:
        return f"No source names {name}."
    figure = next(missing_figures(statement, counterparts, weighed), None)
    if figure is not None:
        return f"No source gives {figure.text} for this."
    return ""


def missing_names(statement: Statement, shelves: Sequence[Shelf]) -> Iterator[str]:
    """The names of which no source has a single word, nor one that begins like it ("Mongolia", "Mongol")."""
    known = frozenset[str]().union(*(shelf.words for shelf in shelves))
    vocabulary = frozenset[str]().union(*(shelf.vocabulary for shelf in shelves))
    beginnings = {word[:BEGINNING] for word in known if len(word) >= BEGINNING}

    def is_known(word: str) -> bool:
        low = word.lower()
        return low in known or stem(word) in vocabulary or low[:BEGINNING] in beginnings

    for name in statement.names:
        found = words(name.text)
        if found and not any(is_known(word) for word in found) and not _initials(name.text, shelves):
            yield name.text
    for word in capitalised(_without_money(statement)):
        if not is_known(word) and not _initials(word, shelves):
            yield word


def _without_money(statement: Statement) -> str:
    """The claim's text with blanks for sums of money: "RMB" is no name, and the sum is looked for by its value."""
    text = statement.claim.text
    for figure in statement.figures:
        if figure.kind == "money":
            text = text[: figure.start] + " " * (figure.end - figure.start) + text[figure.end :]
    return text


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


def missing_figures(
    statement: Statement, counterparts: Sequence[Counterpart], weighed: Sequence[Weighed]
) -> Iterator[Figure]:
    """The figures that neither an aligned one of a source nor any near passage gives."""
    agreed = frozenset[tuple[int, int]]().union(*(one.agreed for one in counterparts))
    digits = {number for text in _texts(weighed) for number in numbers(text)}
    near: list[Figure] | None = None
    for figure in statement.figures:
        own = set(numbers(figure.text))
        if (figure.start, figure.end) in agreed or not own or own == {"1"} or _sets_the_scene(figure, statement):
            continue  # figures without a number ("within a year", "doubled") are reworded too freely to be missed
        if near is None:
            near = list(near_figures(statement, weighed))
        if any(_same_value(figure, other) for other in near):
            continue
        if not own <= digits or (figure.kind in WITH_UNITS and not _may_be_read_otherwise(own, near)):
            yield figure


def _sets_the_scene(figure: Figure, statement: Statement) -> bool:
    """ "Two chips exchange 800 GB a second": a pair in words, of which something else is measured."""
    spelled = figure.kind == "count" and figure.value == 2 and figure.text[:1].isalpha()
    return spelled and any(other.kind in WITH_UNITS for other in statement.figures)


WITH_UNITS = ("money", "percent", "quantity")
"""Kinds of figure that are hardly ever read as another; dates, counts and durations are worded in too many ways."""


def _may_be_read_otherwise(own: set[str], near: Sequence[Figure]) -> bool:
    """Whether digits that a source has may be the figure though they were not read as it: they were read as a bare number,
    or not at all; "3.1 million euros" has the digits of "3.1 degrees" and does not give them."""
    alike = [other for other in near if own & set(numbers(other.text))]
    return not alike or any(other.kind == "count" and other.unit is None for other in alike)


def near_figures(statement: Statement, weighed: Sequence[Weighed]) -> Iterator[Figure]:
    """The figures of the passages near the claim."""
    for text in _texts(weighed):
        yield from find(text, published=statement.claim.date)


def _texts(weighed: Sequence[Weighed]) -> Iterable[str]:
    return dict.fromkeys(hit.shelf.passages[hit.at].text for one in weighed for hit in one.hits)


def _same_value(figure: Figure, other: Figure) -> bool:
    return compare(other, figure).name in ("equal", "compatible")
