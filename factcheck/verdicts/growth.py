"""Growth given in one claim against its endpoints in others (FC109): "rose 40%" of what went from 200,000 to 250,000."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck import settings
from factcheck.figures import Figure, Statement, alignment
from factcheck.figures.calendar import year_before
from factcheck.figures.derived import OTHER_BASIS, growth_problem
from factcheck.figures.synonyms import SYNONYMS
from factcheck.verdicts.mismatch import Mismatch
from factcheck.verdicts.subjects import about_one, compare_subjects, overlap

_OTHER_BASE = re.compile(
    r"\b(?:quarter-on|on the (?:previous )?quarter|previous quarter|month|week|since|over the (?:past|last))\b",
    re.IGNORECASE,
)
"""Words of a growth that is not from the year before."""
T = TypeVar("T")
_YEARLY = re.compile(r"\b(?:year|annual(?:ly)?|twelve months|12 months)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Change:
    """A growth: the position of its statement, and its figure."""

    at: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class _Ends:
    """An earlier and a later level of one measure, given by one claim."""

    at: int
    old: Figure
    new: Figure


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a measure in a period that the text gives."""

    at: int
    figure: Figure


def growth_mismatches(statements: Sequence[Statement]) -> Iterator[Mismatch]:
    """Changes that do not follow from their endpoints, each with the claim of the change and one of an endpoint."""
    changes: dict[str, list[_Change]] = defaultdict(list)
    ends: dict[str, list[_Ends]] = defaultdict(list)
    levels: dict[str, list[_Level]] = defaultdict(list)
    for at, statement in enumerate(statements):
        text = statement.claim.text
        if statement.claim.modality != "fact" or OTHER_BASIS.search(text) or _OTHER_BASE.search(text):
            continue
        firm = [f for f in statement.figures if _firm(f)]
        plain = [f for f in firm if not f.change and f.kind in {"money", "quantity", "count"}]
        for figure in firm:
            if figure.change and figure.direction and figure.kind in {"percent", "ratio"} and figure.unit != "pp":
                _file(changes, figure, _Change(at, figure))
        pair = _ends(at, plain)
        if pair is not None:
            _file(ends, pair.new, pair)
        for figure in plain:
            if figure.period and figure.status == "reported":
                _file(levels, figure, _Level(at, figure))
    yield from _against_ends(statements, changes, ends)
    yield from _against_levels(statements, changes, levels)


def _firm(figure: Figure) -> bool:
    return not figure.bound and not figure.approx and isinstance(figure.value, int | float)


def _file(index: dict[str, list[T]], figure: Figure, entry: T) -> None:
    """Put an entry under every word that its measure goes by; a crowd under one word is left alone."""
    for key in _measures(figure):
        if len(index[key]) < settings.DERIVED_CROWD:
            index[key].append(entry)


def _measures(figure: Figure) -> set[str]:
    """The words by which a figure's measure is looked up: what is measured or counted, and the groups of synonyms."""
    words = {figure.role, figure.unit if figure.kind == "count" else None, *(figure.attribute or "").split()[-2:]}
    named = {word for word in words if word}
    return named | {f"~{at}" for at, group in enumerate(SYNONYMS) if named & group}


def _ends(at: int, levels: Sequence[Figure]) -> _Ends | None:
    """ "from 10m to 20m", "41,000 in 2022 and 45,100 in 2023": the only two levels of a claim, in order of time."""
    if len(levels) != 2:
        return None
    one, two = levels
    if one.kind != two.kind or (one.unit != two.unit and None not in (one.unit, two.unit)) or one.scope != two.scope:
        return None
    if one.subject and two.subject and one.subject.lower() != two.subject.lower():
        return None
    if (one.status == "earlier") != (two.status == "earlier"):
        old, new = (one, two) if one.status == "earlier" else (two, one)
    elif one.period and two.period and year_before(two.period) == one.period:
        old, new = one, two
    elif one.period and two.period and year_before(one.period) == two.period:
        old, new = two, one
    else:
        return None
    unit = new.unit or old.unit
    return _Ends(at, replace(old, unit=unit), replace(new, unit=unit, attribute=new.attribute or old.attribute))


def _against_ends(
    statements: Sequence[Statement], changes: dict[str, list[_Change]], ends: dict[str, list[_Ends]]
) -> Iterator[Mismatch]:
    seen: set[tuple[int, int, int]] = set()
    for key, found in changes.items():
        for change in found:
            for pair in ends.get(key, ()):
                once = (change.at, change.figure.start, pair.at)
                if once in seen or change.at == pair.at:
                    continue
                seen.add(once)
                one = _measures_one(pair.new, change.figure) and _of_one_time(statements, change, pair)
                if one and _about_one(statements, (change.at, pair.at)):
                    yield from _mismatch(pair.old, pair.new, change, pair.at)


def _measures_one(level: Figure, change: Figure) -> bool:
    """Whether the change is one of this level: the words for what changed are those for what is measured."""
    if change.attribute is None or level.attribute is None:
        return False
    as_level = replace(change, kind=level.kind, unit=level.unit, value=level.value, change=False, direction=0)
    if level.kind == "count":
        words = {word for unit in (level.unit,) if unit for word in unit.split("-")}
        if not words & set(change.attribute.split()) and not _measures(change) & _measures(level):
            return False
    return alignment(level, as_level) >= settings.ALIGN_MORE_SAID and level.scope == change.scope


def _of_one_time(statements: Sequence[Statement], change: _Change, ends: _Ends) -> bool:
    """Whether the change is from the old level's time to the new one's."""
    when, then, before = change.figure.period, ends.new.period, ends.old.period
    text = statements[change.at].claim.text
    bases = {str(f.value) for f in statements[change.at].figures if f.kind == "date" and f.status == "earlier"}
    if bases and bases != {before}:
        return False
    if when and then:
        if when != then:
            return False
        if before and not bases and year_before(then) == before:
            return then.isdigit() or _YEARLY.search(text) is not None
        return before is None or bool(bases)
    if when or then:
        return _near(statements, change.at, ends.at) and not bases
    return _near(statements, change.at, ends.at) or _alike(statements[change.at], statements[ends.at])


def _against_levels(
    statements: Sequence[Statement], changes: dict[str, list[_Change]], levels: dict[str, list[_Level]]
) -> Iterator[Mismatch]:
    """A change against the levels of its year and of the year before, given by two claims; where documents differ on
    a level, what follows from it is not known."""
    seen: set[tuple[int, int]] = set()
    for key, found in changes.items():
        for change in found:
            figure = change.figure
            once = (change.at, figure.start)
            before = year_before(figure.period) if figure.period else None
            if once in seen or before is None or not _from_year_before(statements[change.at], figure, before):
                continue
            seen.add(once)
            near = [
                level
                for level in levels.get(key, ())
                if level.figure.period in (figure.period, before)
                and _measures_one(level.figure, figure)
                and (level.at == change.at or _about_one(statements, (change.at, level.at)))
            ]
            new = _agreed([level for level in near if level.figure.period == figure.period])
            old = _agreed([level for level in near if level.figure.period == before])
            if new is None or old is None or new.figure.unit != old.figure.unit or new.at == old.at:
                continue
            if new.figure.scope == old.figure.scope and _about_one(statements, (new.at, old.at)):
                yield from _mismatch(old.figure, new.figure, change, old.at if new.at == change.at else new.at)


def _from_year_before(statement: Statement, change: Figure, before: str) -> bool:
    bases = {str(f.value) for f in statement.figures if f.kind == "date" and f.status == "earlier"}
    yearly = (change.period or "").isdigit() or _YEARLY.search(statement.claim.text) is not None
    return bases <= {before} and (yearly or bool(bases))


def _agreed(levels: Sequence[_Level]) -> _Level | None:
    """The most exact of levels that can all be right, None where there is none or they differ."""
    if not levels:
        return None
    best = min(levels, key=lambda level: (level.figure.precision, level.at))
    value, slack = float(best.figure.value or 0), best.figure.precision
    near = (abs(float(one.figure.value or 0) - value) <= one.figure.precision + slack for one in levels)
    return best if all(near) and len({one.figure.unit for one in levels}) == 1 else None


def _near(statements: Sequence[Statement], a: int, b: int) -> bool:
    """Whether two claims follow one another in their document."""
    same = statements[a].claim.document == statements[b].claim.document
    return same and abs(a - b) <= settings.DERIVED_NEAR


def _alike(a: Statement, b: Statement) -> bool:
    """Whether claims of two documents that give no time are of one event: by a name and most of their words."""
    return bool(a.name_words & b.name_words) and overlap(a, b) >= settings.DERIVED_OVERLAP


def _about_one(statements: Sequence[Statement], at: tuple[int, int]) -> bool:
    """Whether two claims are about one thing; in two documents only if a name says so."""
    one, two = (statements[position] for position in at)
    subjects = compare_subjects(one, two)
    if subjects.relation == "different":
        return False
    if one.claim.document != two.claim.document:
        return subjects.shared > 0 or bool((one.name_words | one.topic_words) & (two.name_words | two.topic_words))
    return about_one(one, two, subjects)


def _mismatch(old: Figure, new: Figure, change: _Change, other: int) -> Iterator[Mismatch]:
    for problem in growth_problem(old, new, change.figure):
        first, second = sorted((change.at, other))
        end = new if other != change.at else old
        pair = (change.figure, end) if first == change.at else (end, change.figure)
        yield Mismatch(first, second, (pair,), problem.reason)
