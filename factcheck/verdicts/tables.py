"""Tables whose totals are not what their rows make, and whose changes are not what their columns give (FC109)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

from factcheck import settings
from factcheck.claims import Claim
from factcheck.claims.extract import CELL_BREAK, EMPTY_COLUMNS
from factcheck.figures import Figure, Statement
from factcheck.verdicts.mismatch import Mismatch

_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?\b|(?:all|overall|altogether|together|combined|sum)\b|.*[\s,]total$", re.IGNORECASE
)
_ASIDE = re.compile(r"(?:of which|thereof|including|incl\.|memo|[-–—•]\s)", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:change|growth|variation|difference|yoy|y/y|increase|decrease)\b|[±Δ+/]-?\s*%", re.IGNORECASE
)
_NEVER_SUMS = re.compile(
    r"\b(?:average|mean|median|per|rate|price|margin|index|rank|ratio|yield|age|year|rating|score)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table: its value, half a unit of its last digit, the position of its statement, and its figure."""

    at: int
    row: str
    column: str
    text: str
    value: float
    rounding: float
    sort: str
    figure: Figure | None


@dataclass(frozen=True)
class Table:
    """The rows of a table in order, each a map from its columns to cells; a row without numbers is left out."""

    rows: tuple[tuple[str, dict[str, Cell]], ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that hold a number, in order."""
        return tuple(dict.fromkeys(column for _, cells in self.rows for column in cells))


def table_mismatches(statements: Sequence[Statement]) -> Iterator[Mismatch]:
    """What does not add up within one table, each with the two cells that show it."""
    for table in _tables(statements):
        yield from _totals_below(table)
        yield from _totals_beside(table)
        yield from _changes(table)


def _tables(statements: Sequence[Statement]) -> Iterator[Table]:
    """The tables, put together again from the claims that their cells make."""
    rows: list[tuple[str, dict[str, Cell]]] = []
    before: Statement | None = None
    for at, statement in enumerate(statements):
        row = _row_of(statement)
        gap = _gap(before, statement, row)
        if row is None or gap is None or gap > settings.TABLE_BREAK:
            if len(rows) > 1:
                yield Table(tuple(rows))
            rows = []
        elif gap > settings.TABLE_GAP:
            rows.append(("", {}))  # a row without a number, or the head of the next table: no sum goes over it
        before = statement if row is not None else None
        if row is None:
            continue
        column = statement.claim.heading
        if not rows or rows[-1][0] != row or column in rows[-1][1]:
            rows.append((row, {}))
        cell = _cell(at, statement, row)
        if cell is not None:
            rows[-1][1][column] = cell
    if len(rows) > 1:
        yield Table(tuple(rows))


def _row_of(statement: Statement) -> str | None:
    """The row header of a claim that is a cell ("Data centre, Q3 2025: 1,610"), else None."""
    claim = statement.claim
    value = _value_of(claim)
    name = claim.text.removesuffix(f": {value}")
    if name == claim.text or len(value) > settings.TABLE_CELL_CHARACTERS:
        return None
    if claim.heading and name != claim.heading and claim.heading.lower() not in EMPTY_COLUMNS:
        return name.removesuffix(f", {claim.heading}") if name.endswith(f", {claim.heading}") else None
    return name


def _value_of(claim: Claim) -> str:
    """The cell's own text; the first of a row is quoted with the row's header before it."""
    return claim.quote.rpartition(CELL_BREAK)[2]


def _gap(before: Statement | None, statement: Statement, row: str | None) -> int | None:
    """Characters between two cells beside the row's header; None where they are of two documents."""
    if before is None or row is None or before.claim.document != statement.claim.document:
        return None
    between = statement.claim.start - before.claim.end
    header = 0 if CELL_BREAK in statement.claim.quote else len(row)
    return between - header if between >= 0 else None


def _cell(at: int, statement: Statement, row: str) -> Cell | None:
    claim = statement.claim
    value = _value_of(claim)
    begins = len(claim.text) - len(value)
    figures = [f for f in statement.figures if f.start >= begins and f.kind != "date"]
    digits = re.fullmatch(r"[(\s]*[+\-−–]?\s*[^\d\s(]{0,4}\s*(\d[\d,' ]*(?:\.(\d+))?)\s*([^\d]{0,12})", value)
    if digits is None or len(figures) > 1:
        return None
    figure = figures[0] if figures else None
    if figure is not None and (figure.bound or figure.approx or not isinstance(figure.value, int | float)):
        return None
    plain = float(re.sub(r"[,' ]", "", digits[1]))
    size = abs(float(figure.value)) if figure and isinstance(figure.value, int | float) else plain
    negative = re.match(r"\s*(?:\(|[-−–])", value) is not None
    rounding = 0.5 * 10.0 ** -len(digits[2] or "") * (size / plain if plain else 1.0)
    sort = f"{figure.kind} {figure.unit or ''}" if figure else "count "
    return Cell(at, row, claim.heading, value, -size if negative else size, rounding, sort, figure)


def _totals_below(table: Table) -> Iterator[Mismatch]:
    """A row named as a total against the rows above it."""
    for end, (name, cells) in enumerate(table.rows):
        if not _TOTAL.match(name):
            continue
        sums = {column: _Sum.above(table, end, column) for column in cells if not _NEVER_SUMS.search(column)}
        known = [one for one in sums.values() if one is not None]
        right = sum(one.adds_up for one in known)
        for one in known:
            if one.adds_up or not one.near(alone=len(known) == 1) or (len(known) > 1 and not right):
                continue
            yield one.mismatch()


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and the cells that it should be the sum of; `other` are sums that it may be instead."""

    total: Cell
    parts: tuple[Cell, ...]
    other: tuple[float, ...] = ()

    @classmethod
    def above(cls, table: Table, end: int, column: str) -> _Sum | None:
        """The total of a column, None where a row above gives no number there or another dimension."""
        total = table.rows[end][1][column]
        rows = [(name, cells.get(column)) for name, cells in table.rows[:end]]
        marks = [at for at, (name, _) in enumerate(rows) if _TOTAL.match(name)]
        since = rows[marks[-1] + 1 :] if marks else rows
        parts = [cell for name, cell in since if cell is not None and not _ASIDE.match(name)]
        if len(parts) < 2 or any(cell is None for _, cell in since) or any(p.sort != total.sort for p in parts):
            return None
        plain = [cell.value for name, cell in rows if cell is not None and not _TOTAL.match(name)]
        totals = [cell.value for name, cell in rows if cell is not None and _TOTAL.match(name)]
        return cls(total, tuple(parts), (sum(plain), sum(totals), sum(totals) + sum(p.value for p in parts)))

    @property
    def sum(self) -> float:
        """What the parts make."""
        return sum(part.value for part in self.parts)

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the total, or would without one of them or with its sign turned: a row may be told
        for information only, or taken off."""
        allowed = self.total.rounding + sum(part.rounding for part in self.parts)
        made = [self.sum, *self.other, *(self.sum - k * p.value for p in self.parts for k in (1, 2))]
        return any(abs(one - self.total.value) <= allowed * 1.001 for one in made)

    def near(self, alone: bool) -> bool:
        """Whether the total is like a sum that went wrong: no average, and no sum of much that is not in the table."""
        values = [part.value for part in self.parts]
        if min(values) <= self.total.value <= max(values):
            return False
        most = settings.TABLE_NEAR_ALONE if alone else settings.TABLE_NEAR
        return abs(self.sum - self.total.value) <= most * abs(self.total.value)

    def mismatch(self) -> Mismatch:
        beside = len({part.row for part in self.parts}) == 1
        listed = [f"{part.column if beside else part.row} {part.text}" for part in self.parts]
        named = f"{', '.join(listed[:-1])} and {listed[-1]}" if len(listed) <= 6 else f"The {len(listed)} parts"
        place = self.total.row if beside else self.total.column
        where = f" ({place})" if place else ""
        why = f"{named} make {_plain(self.sum, self.total)}, not {self.total.text}{where}"
        return _between(self.parts[0], self.total, why)


def _plain(value: float, like: Cell) -> str:
    """A number with the scale and the digits after the point that the cell's own text has."""
    digits = re.search(r"\d[\d,' ]*(?:\.(\d+))?", like.text)
    own = float(re.sub(r"[,' ]", "", digits[0])) if digits else 0.0
    scale = abs(like.value) / own if own else 1.0
    after = len(digits[1] or "") if digits else 0
    number = f"{value / (scale or 1.0):,.{after}f}"
    return like.text.replace(digits[0].strip(), number) if digits and like.value >= 0 and value >= 0 else number


def _between(one: Cell, two: Cell, why: str) -> Mismatch:
    first, second = sorted((one, two), key=lambda cell: cell.at)
    pairs = ((first.figure, second.figure),) if first.figure and second.figure else ()
    return Mismatch(first.at, second.at, pairs, why)


def _totals_beside(table: Table) -> Iterator[Mismatch]:
    """A column named as a total against the columns beside it, where it is their sum in most rows."""
    column = next((c for c in table.columns if _TOTAL.match(c) and not _NEVER_SUMS.search(c)), None)
    if column is None:
        return
    others = [c for c in table.columns if c != column and not _CHANGE.search(c) and not _TOTAL.match(c)]
    sums = [
        _Sum(cells[column], tuple(cells[c] for c in others))
        for _, cells in table.rows
        if len(others) >= 2
        and column in cells
        and all(c in cells and cells[c].sort == cells[column].sort for c in others)
    ]
    plain = [abs(one.sum - one.total.value) <= one.total.rounding * (len(others) + 1) for one in sums]
    if sum(plain) < max(2, len(sums) - 1):
        return
    for one, right in zip(sums, plain, strict=True):
        if not right and one.near(alone=False):
            yield one.mismatch()


def _changes(table: Table) -> Iterator[Mismatch]:
    """A column of changes against the two columns that it is reckoned from: those that fit it in most rows."""
    for column in table.columns:
        if not _CHANGE.search(column):
            continue
        best: list[tuple[Cell, Cell, Cell, bool]] = []
        for old, new in permutations([c for c in table.columns if not _CHANGE.search(c)], 2):
            rows = [_row_change(cells, old, new, column) for _, cells in table.rows]
            known = [row for row in rows if row is not None]
            if sum(row[3] for row in known) > sum(row[3] for row in best):
                best = known
        fit = sum(row[3] for row in best)
        if fit < settings.TABLE_ROWS_THAT_FIT or fit * 3 < len(best) * 2:
            continue
        for before, after, change, right in best:
            if not right:
                grown = (after.value / before.value - 1) * 100
                why = (
                    f"{change.row}: from {before.text} to {after.text} is a {'rise' if grown >= 0 else 'fall'} of "
                    f"{abs(grown):.3g}%, not {change.text}"
                )
                yield _between(after, change, why)


def _row_change(cells: dict[str, Cell], old: str, new: str, column: str) -> tuple[Cell, Cell, Cell, bool] | None:
    """Old, new and change of one row, and whether the change is that from old to new; None where it is no percentage."""
    if not {old, new, column} <= cells.keys():
        return None
    before, after, change = cells[old], cells[new], cells[column]
    if before.sort != after.sort or change.sort.split()[0] != "percent" or before.sort == change.sort:
        return None
    if before.value <= 0 or after.value <= 0:
        return None
    low = (after.value - after.rounding) / (before.value + before.rounding) - 1
    high = (after.value + after.rounding) / max(before.value - before.rounding, 1e-12) - 1
    slack = change.rounding + settings.GROWTH_SLACK * abs(change.value)
    return before, after, change, low * 100 - slack <= change.value <= high * 100 + slack
