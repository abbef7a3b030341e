"""Units that mean the same: a written unit becomes a dimension with a factor, by pint and a list of written forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Scale:
    """What one `unit` is: `value * factor + offset` in the base unit of `dimension`."""

    dimension: str
    factor: float
    offset: float = 0.0


_OWN_DIMENSIONS = (
    # pint holds a bit, a turn and a cycle for pure numbers, so that 3 GHz would equal 3 Gbit/s
    "bit_ = [information]",
    "cycle_ = [cycle]",
    "turn_ = [turn]",
    "frame_ = [frame]",
    "operation_ = [operation]",
    "flop_ = [flop]",
    "token_ = [token]",
    "pixel_ = [pixel]",
    "transfer_ = [transfer]",
    "decibel_ = [decibel]",
)

_WRITTEN = {
    "fps": "frame_ / second",
    "rpm": "turn_ / minute",
    "dB": "decibel_",
    "tok/s": "token_ / second",
    "tps": "token_ / second",
    "mph": "mile / hour",
    "kph": "kilometer / hour",
    "kmh": "kilometer / hour",
    "sq ft": "foot ** 2",
    "sqft": "foot ** 2",
    "sq m": "meter ** 2",
    "sqm": "meter ** 2",
    "sq km": "kilometer ** 2",
    "sq mi": "mile ** 2",
    "ton": "metric_ton",
    "tons": "metric_ton",
    "tonnes": "metric_ton",
    "lbs": "pound",
    "ft lb": "foot_pound",
    "Nm": "newton * meter",
    "C": "degC",
    "F": "degF",
    "°C": "degC",
    "°F": "degF",
    "degrees Celsius": "degC",
    "degrees Fahrenheit": "degF",
    "px": "pixel_",
    "MP": "1e6 * pixel_",
    "micron": "micrometer",
    "kt": "1000 * metric_ton",
    "kn": "knot",
    "cc": "cm ** 3",
    "dpi": "pixel_ / inch",
    "ppi": "pixel_ / inch",
    "barrel": "oil_barrel",
    "barrels": "oil_barrel",
    "bbl": "oil_barrel",
    "bpd": "oil_barrel / day",
    "token": "token_",
    "tokens": "token_",
    "pixel": "pixel_",
    "pixels": "pixel_",
    "frame": "frame_",
    "frames": "frame_",
    "bcm": "1e9 * m ** 3",
    "gal": "gallon",
}

_SI = {"": "", "k": "kilo", "K": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa", "Z": "zetta"}
_INFORMATION = re.compile(r"([kKMGTPE]?)(i?)(b|B|bits?|bytes?)(ps|/s)?")
_OPERATIONS = re.compile(r"([kKMGTPEZ]?)(FLOPs?|FLOPS|flops?|OPS|OP)(/s)?")
_OWN_PREFIXED = {"Hz": "cycle_ / second", "T/s": "transfer_ / second"}
_THOUSANDS = {"": 0, "k": 1, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5, "E": 6}


@cache
def registry() -> Any:
    """The pint registry with our own dimensions (0.7 s to build, once a process)."""
    import pint

    built = pint.UnitRegistry()
    for line in _OWN_DIMENSIONS:
        built.define(line)
    return built


def _information(unit: str) -> str | None:
    found = _INFORMATION.fullmatch(unit)
    if not found:
        return None
    prefix, binary, base, rate = found.groups()
    if binary and not prefix:
        return None
    bits = (1024 if binary else 1000) ** _THOUSANDS[prefix] * (8 if base.startswith(("B", "byte")) else 1)
    return f"{bits} * bit_" + (" / second" if rate else "")


def _operations(unit: str) -> str | None:
    found = _OPERATIONS.fullmatch(unit)
    if not found:
        return None
    prefix, base, rate = found.groups()
    name = "flop_" if base.lower().startswith("flop") else "operation_"
    per_second = bool(rate) or base.endswith("S")  # "PFLOPs" is an amount of work, "PFLOPS" is a rate
    return f"{_SI[prefix]}{name}" + (" / second" if per_second else "")


def _written(unit: str) -> str:
    """The expression that pint reads for a unit as people write it."""
    unit = unit.strip()
    if unit in _WRITTEN:
        return _WRITTEN[unit]
    special = _information(unit) or _operations(unit)
    if special:
        return special
    for ending, meaning in _OWN_PREFIXED.items():
        if unit.endswith(ending) and unit[: -len(ending)] in _SI:
            return f"{_SI[unit[: -len(ending)]]}{meaning}"
    head, slash, tail = unit.partition("/")
    if slash:
        return f"({_written(head)}) / ({_written(tail)})"
    unit = re.sub(r"(?<=[A-Za-z])([23])$", r"**\1", unit)
    return unit.replace("·", "*").replace("^", "**")


@lru_cache(maxsize=4096)
def scale(unit: str, difference: bool = False) -> Scale | None:
    """Dimension and factor of a unit as written (`GB/s`, `degC`); None for one that nobody knows.

    A `difference` of temperatures has no zero point ("10 °F warmer"), a temperature has one.
    """
    import pint

    try:
        expression = _written(unit)
        quantity = registry().parse_expression(expression)
        if isinstance(quantity, int | float):
            return None
        if expression in ("degC", "degF"):
            return _temperature(expression, difference)
        base = quantity.to_base_units()
        return Scale(str(base.units), float(base.magnitude))
    except (pint.errors.PintError, ValueError, TypeError, AttributeError, AssertionError, SyntaxError):
        return None
    except Exception as error:  # pint's own tokenizer raises what it likes on odd text
        if type(error).__module__.startswith(("pint", "tokenize")):
            return None
        raise


def _temperature(unit: str, difference: bool) -> Scale:
    factor = 1.0 if unit == "degC" else 5 / 9
    zero = 0.0 if difference else (273.15 if unit == "degC" else 273.15 - 32 * 5 / 9)
    return Scale("kelvin", factor, zero)


_DAYS = {
    "second": 1 / 86400,
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 365.25 / 12,
    "quarter": 365.25 / 4,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525.0,
    "millennium": 365250.0,
}
_SYMBOLS = {"s": "second", "sec": "second", "min": "minute", "h": "hour", "hr": "hour", "d": "day", "yr": "year"}
_SUBSECOND = {"ms": 1e-3, "millisecond": 1e-3, "microsecond": 1e-6, "µs": 1e-6, "ns": 1e-9, "nanosecond": 1e-9}
CALENDAR_UNITS = frozenset({"month", "quarter", "year", "decade", "century", "millennium"})


def days(unit: str) -> float | None:
    """Length of a unit of duration in days (a month is a twelfth of 365.25); None for "night" or "season"."""
    unit = _SYMBOLS.get(unit, unit)
    if unit in _SUBSECOND:
        return _SUBSECOND[unit] / 86400
    return _DAYS.get(unit)
