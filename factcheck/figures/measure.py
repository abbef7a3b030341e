"""A figure as a stretch of the number line of its dimension, so that other units can be laid beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck import settings
from factcheck.figures import convert
from factcheck.figures.figure import Figure

_PER = re.compile(r"\b(?:per|each|a|an)\s+(?:\w+\s+)*\w+$|\bapiece\b", re.IGNORECASE)

_FACTOR = re.compile(r"halv|fold|times|doubl|tripl|quadrupl|factor|x$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """One reading of a figure in the base unit of its dimension.

    `low` and `high` are the ends (equal for a single value, infinite on the open side of a bound); `slack` is how far
    the value may be off for being rounded or approximate; `round_slack` the same for its trailing zeros, which holds
    only against a number with fewer; `digits` counts its significant digits. `sure` is False for a reading that only
    `Figure.alternatives` gives.
    """

    dimension: str
    low: float
    high: float
    slack: float = 0.0
    round_slack: float = 0.0
    digits: int = 15
    sure: bool = True

    @property
    def bounded(self) -> bool:
        """Whether the figure gives only a bound."""
        return math.isinf(self.low) or math.isinf(self.high)


def measures(figure: Figure, rates: Mapping[str, float] | None = None) -> list[Measure]:
    """The readings of a figure that is no date, the likeliest first; empty where its unit has no known dimension."""
    units = (figure.unit, *figure.alternatives) if figure.kind == "money" else (figure.unit,)
    found = [_measure(figure, unit, sure=at == 0, rates=rates) for at, unit in enumerate(units)]
    return [measure for measure in found if measure is not None]


def _measure(figure: Figure, unit: str | None, *, sure: bool, rates: Mapping[str, float] | None) -> Measure | None:
    low, high = ends(figure)
    if low is None or high is None:
        return None
    placed = _dimension(figure, unit, rates)
    if placed is None:
        return None
    dimension, factor, offset = placed
    if (per := per_unit(figure)) and figure.kind != "quantity":
        size = convert.scale(per.replace("-", "_")) if figure.kind == "money" else None
        if size is None or size.offset:
            dimension = f"{dimension} per {per}"
        else:  # 5.84 pence per kilowatt-hour is £58.40 per megawatt-hour
            dimension, factor = f"{dimension} per {size.dimension}", factor / size.factor
    slack, round_slack, digits = _slack(figure, low, high)
    if figure.change and figure.direction < 0:
        low, high = _downward(figure, low, high)
    if dimension == "factor" and figure.kind == "percent":
        offset = 1.0
    return Measure(
        dimension,
        low * factor + offset,
        high * factor + offset,
        slack * abs(factor),
        round_slack * abs(factor),
        digits,
        sure,
    )


def _downward(figure: Figure, low: float, high: float) -> tuple[float, float]:
    """The ends of a fall: "fell 5%" is -5%, "halved" is a factor of a half, "a threefold drop" one of a third."""
    if figure.kind != "ratio" or by_part(figure):
        return -high, -low
    if low > 1:
        return (0.0 if math.isinf(high) else 1 / high), 1 / low
    return low, high


def by_part(figure: Figure) -> bool:
    """Whether a ratio says by which part something changed ("fell by a third"), not by which factor ("halved")."""
    small = isinstance(figure.value, int | float) and figure.value < 1
    return figure.change and small and not _FACTOR.search(figure.text)


_CLOSE = re.compile(r"(?:just|slightly|marginally|barely|a (?:little|touch|shade|fraction)|only just)\b", re.IGNORECASE)
"""With these a bound is near: "just over 30%" is not 50%."""


def ends(figure: Figure) -> tuple[float | None, float | None]:
    """Both ends of a figure in its own unit, infinite where it is only bounded; None where it has no number."""
    if isinstance(figure.value, int | float):
        value = float(figure.value)
        if figure.change:
            value = abs(value)
        far = math.inf if not _CLOSE.match(figure.text) else abs(value) * settings.JUST
        return (value - far if figure.bound == "max" else value, value + far if figure.bound == "min" else value)
    if isinstance(figure.low, int | float) and isinstance(figure.high, int | float):
        low, high = sorted((float(figure.low), float(figure.high)))
        return low, high
    return None, None


def per_unit(figure: Figure) -> str | None:
    """What the figure is given for one of ("per share" is "share"), None for a total."""
    if not figure.scope:
        return None
    scope = figure.scope.lower()
    found = re.search(r"\b(?:per|for each|for every)\s+([a-z-]+)", scope)
    if found:
        return found[1]
    return "unit" if re.search(r"\b(?:each|apiece)\b", scope) else None


def _dimension(figure: Figure, unit: str | None, rates: Mapping[str, float] | None) -> tuple[str, float, float] | None:
    if figure.kind == "money":
        if rates and unit and unit in rates:
            return "money", rates[unit], 0.0
        return f"money {unit}", 1.0, 0.0
    if figure.kind == "count":
        return "count", 1.0, 0.0
    if figure.kind == "duration":
        days = convert.days(unit or "")
        return ("time", days, 0.0) if days else (f"time in {unit}", 1.0, 0.0)
    if figure.kind == "percent":
        return _percent(figure, unit)
    if figure.kind == "ratio" and by_part(figure):
        return "factor", 1.0, 1.0
    if figure.kind == "ratio":
        return ("factor", 1.0, 0.0) if figure.change else ("share", 1.0, 0.0)
    return _quantity(figure, unit)


def _percent(figure: Figure, unit: str | None) -> tuple[str, float, float]:
    if unit in ("bps", "bp", "basis point"):
        return "points", 0.01, 0.0
    if unit == "pp":
        return "points", 1.0, 0.0
    return ("factor", 0.01, 0.0) if figure.change else ("share", 0.01, 0.0)


def _quantity(figure: Figure, unit: str | None) -> tuple[str, float, float] | None:
    known = convert.scale(unit or "", figure.change) if unit else None
    if known is None:
        return f"unit {unit}", 1.0, 0.0
    if known.dimension == "second":
        return "time", known.factor / 86400, 0.0
    return known.dimension, known.factor, known.offset


def _slack(figure: Figure, low: float, high: float) -> tuple[float, float, int]:
    size = max(abs(v) for v in (low, high) if not math.isinf(v)) if not math.isinf(low) or not math.isinf(high) else 0.0
    if size == 0.0:
        return figure.precision, 0.0, 1
    digits, last = _last_digit(size)
    if figure.bound and not figure.approx:  # "more than 15 billion" sets a limit, it does not round one
        return 0.0, 0.0, digits
    slack = min(figure.precision, settings.ROUNDING_CAP * size)
    if figure.approx:
        slack = max(slack, settings.APPROXIMATE * size, min(last / 2, settings.APPROXIMATE_ROUND * size))
    if figure.kind in ("ratio", "percent") and figure.precision == 0.0 and 0 < size < 1 and figure.value is not None:
        slack = max(slack, settings.SPELLED_SHARE)
    rounded = min(last / 2, settings.ROUND_NUMBER * size) if size >= settings.ROUND_NUMBER_FROM and last >= 100 else 0.0
    return slack, rounded, digits


def _last_digit(size: float) -> tuple[int, float]:
    """Significant digits of a number, and the size of one unit of its last non-zero digit."""
    mantissa, exponent = f"{size:.12e}".split("e")
    digits = len(mantissa.replace(".", "").rstrip("0")) or 1
    return digits, 10.0 ** (int(exponent) - digits + 1)
