"""Which date of a sentence is the period of which figure."""

from __future__ import annotations

import re

from factcheck.figures.attributes import CHANGES, TIMES
from factcheck.figures.tree import Tree

_MADE_THEN = frozenset(
    """unveil launch release introduce announce present reveal debut found establish open build complete construct
    design manufacture commission inaugurate ship""".split()
)
"""Verbs whose date tells when the thing appeared, not when the figure was measured."""

_REPORTED = frozenset("publish say report disclose post announce book record".split())
"""Verbs of which a day says when it was told, a year or quarter what it was told of."""

_AS_OF = re.compile(
    r"\b(?:as (?:of|at)|at (?:the )?end of|at end[- ]|by (?:the )?end of|on|in|for|during|through|to|ended)\s*$", re.I
)


def period(tree: Tree, number: int, verb: int | None, noun: int | None = None) -> str | None:
    """The date that a figure was measured at or over, from its own sentence; None where none is its own."""
    span = tree.spans[number]
    if not span or (tree.figures[number].kind == "duration" and not _is_measured(tree, number)):
        return None
    first, last = tree.sentence(span[0])
    dates = [
        other
        for other, figure in enumerate(tree.figures)
        if figure.kind == "date"
        and figure.bound != "min"
        and other != number
        and tree.spans[other]
        and first <= tree.spans[other][0] < last
    ]
    if not dates:
        return None
    chosen = _right_behind(tree, number, dates)
    if chosen is not None and tree.figures[number].kind in {"quantity", "ratio"} and _of_appearance(tree, chosen):
        return None
    if chosen is None:
        chosen = _of_clause(tree, number, dates, (verb, noun), first)
    return None if chosen is None else _value(tree, chosen)


_ENDED = re.compile(
    r"\b(quarter|half|year|(?:three|six|twelve|3|6|12) months) (?:that )?(?:ended|ending|to)(?: on)?(?: the)?\s*$",
    re.IGNORECASE,
)
_MONTHS_OF = {"three": "quarter", "3": "quarter", "six": "half", "6": "half", "twelve": "year", "12": "year"}


def _closing(value: str, length: str) -> str:
    """ "the quarter ended 30 June 2024" as a period, where it is one of the calendar's; else the day."""
    found = re.fullmatch(r"(\d{4}|-)-(\d\d)(?:-(?:28|29|30|31))?", value)
    if not found:
        return value
    year, month = found[1], int(found[2])
    length = _MONTHS_OF.get(length.split()[0], length)
    if length == "quarter" and month % 3 == 0:
        return f"{year}-Q{month // 3}"
    if length == "half" and month % 6 == 0:
        return f"{year}-H{month // 6}"
    if length == "year" and year != "-":
        return year if month == 12 else f"FY{year}"
    return value


def _of_appearance(tree: Tree, date: int) -> bool:
    """Whether a date hangs on a verb like "unveiled": it does not date what the thing measures."""
    top = tree.top(date)
    on = None if top is None else tree.verb(top)
    return on is not None and tree.lemma(on) in _MADE_THEN


def _value(tree: Tree, date: int) -> str | None:
    figure = tree.figures[date]
    if figure.value is not None and (ended := _ENDED.search(tree.text[: figure.start])):
        return _closing(str(figure.value), ended[1].lower())
    if figure.value is not None:
        return str(figure.value)
    return str(figure.high) if figure.high is not None else None


def _is_measured(tree: Tree, number: int) -> bool:
    """Whether a duration is what a verb needs or takes, not how long or how late something was."""
    top = tree.top(number)
    return top is not None and tree.tokens[top].dep in {"dobj", "attr"}


def _right_behind(tree: Tree, number: int, dates: list[int]) -> int | None:
    """ "$5bn in 2023 and $6bn in 2024": a date that follows with nothing but small words between."""
    if not tree.spans[number]:
        return None
    end = tree.spans[number][-1]
    for date in dates:
        begin = tree.spans[date][0]
        if not 0 < begin - end <= 8:
            continue
        between = range(end + 1, begin)
        if any(tree.figure_at[i] is not None and tree.figures[tree.figure_at[i] or 0].kind != "date" for i in between):
            continue
        if any(tree.tokens[i].pos in {"VERB", "AUX"} or tree.word(i) in {"and", "but", "while", ";"} for i in between):
            continue
        if any(tree.word(i) in {"since", "from"} for i in between):
            continue
        return date
    return None


def _of_clause(
    tree: Tree, number: int, dates: list[int], hangs: tuple[int | None, int | None], first: int
) -> int | None:
    """The date of the figure's own clause, or one that leads the sentence and so holds for all of it."""
    verb, noun = hangs
    taken = {
        _right_behind(tree, other, dates)
        for other, f in enumerate(tree.figures)
        if f.kind not in {"date", "duration"}
        and other != number  # "the three months to 30 June" have no date of their own
    }
    top = tree.top(number)
    free = [date for date in dates if date not in taken or tree.spans[date][0] > tree.spans[number][-1]]
    for date in free:
        start = tree.top(date)
        if start is None or top is None or tree.word(tree.before(date)) in {"from", "since", "than"}:
            continue
        if noun is not None and noun in tree.up(start):
            return date
        on = tree.verb(start)
        leads = _leads(tree, first, tree.spans[date][0])
        if on is not None and _appears(tree, on, date) and tree.tokens[top].head != on:
            continue
        if leads and tree.spans[date][0] < tree.spans[number][0]:
            return date
        if on is not None and on == verb and not _new_clause(tree, number, date):
            return date
        if _modifies_ancestor(tree, start, top):
            return date
    return None


def _appears(tree: Tree, verb: int, date: int) -> bool:
    """Whether the date is that of a thing's appearance, or the day of a report: nothing was measured in it."""
    lemma = tree.lemma(verb)
    if lemma in _REPORTED:
        return len(str(tree.figures[date].value)) >= len("2024-05-03")
    return lemma in _MADE_THEN


def _leads(tree: Tree, first: int, date: int) -> bool:
    """Whether a date opens its sentence ("In the first nine months of 2024, profit fell")."""
    return all(
        tree.tokens[i].pos in {"ADP", "DET", "ADJ", "NUM", "PUNCT", "PRON"}
        or tree.figure_at[i] is not None
        or tree.lemma(i) in TIMES
        for i in range(first, date)
    )


def _modifies_ancestor(tree: Tree, date: int, top: int) -> bool:
    """ "second-quarter revenue of $5bn": the date stands in the noun phrase that the figure hangs on."""
    head = tree.tokens[date].head
    return head in tree.up(top) and tree.tokens[head].pos in {"NOUN", "PROPN"}


def _new_clause(tree: Tree, number: int, date: int) -> bool:
    """Whether another figure of the same kind stands between: then the date is that figure's."""
    figure = tree.figures[number]
    low, high = sorted((tree.spans[number][-1], tree.spans[date][0]))
    between = {tree.figure_at[i] for i in range(low + 1, high)} - {None, number, date}
    rising = any(figure.value is not None and tree.word(i) in {"from"} for i in range(low + 1, high)) and any(
        tree.lemma(i) in group for group in CHANGES.values() for i in tree.spans[date]
    )
    return rising or any(tree.figures[other].kind == figure.kind for other in between if other is not None)
