"""What the readers hand to `find`: a figure in tokens, before its offsets are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from factcheck.figures.figure import Bound, Kind, Modifier, Status
from factcheck.figures.scan import Tokens

Value = Decimal | str | None


@dataclass(slots=True)
class Reading:
    """A figure over tokens [first, last); the other fields are those of `Figure`."""

    kind: Kind
    value: Value
    first: int
    last: int
    unit: str | None = None
    low: Value = None
    high: Value = None
    alternatives: tuple[str, ...] = ()
    approx: bool = False
    bound: Bound | None = None
    modifier: Modifier | None = None
    step: Decimal = Decimal(0)
    status: Status | None = None
    direction: int = 0
    change: bool = False
    loose: bool = False
    """True for a small number in words without a unit: no figure on its own, but the start of "seven to nine hours"."""


@dataclass(slots=True)
class Unit:
    """What stands behind (or before) a number and gives it its dimension: the value is multiplied by `factor`."""

    kind: Kind
    unit: str | None
    last: int
    factor: Decimal = Decimal(1)
    alternatives: tuple[str, ...] = ()


@dataclass(slots=True)
class Context:
    """The text under the reader: its tokens, and what was noticed of it as a whole."""

    text: str
    tokens: Tokens
    published: str | None = None
    places: frozenset[str] = field(default_factory=frozenset)
    fiscal_start: int | None = None
    joined: int = -1
    """Where the second number of a range may start; glued to a dash elsewhere, a number is a name's or a score's."""
    depth: int = 0
    """How many numbers of a list wait for its unit."""
    skip: int = 0
    """Tokens before this one are spoken for, though they are no figure (a score, "per 100,000 people")."""
