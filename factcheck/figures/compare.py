"""Two figures of the same thing: equal, compatible, different, or not to be compared; by arithmetic alone."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from factcheck import settings
from factcheck.figures import convert, counted
from factcheck.figures.balance import head, opposed
from factcheck.figures.compare_dates import compare_dates
from factcheck.figures.figure import Figure, Kind
from factcheck.figures.measure import Measure, ends, measures, per_unit

RelationName = Literal["equal", "compatible", "differs", "incomparable"]

RULES: dict[Kind, str] = {
    "quantity": "FC101",
    "money": "FC102",
    "date": "FC103",
    "percent": "FC104",
    "count": "FC105",
    "duration": "FC106",
    "ratio": "FC107",
}
DIRECTION = "FC108"

_STATED_MAXIMUM = re.compile(
    r"\b(?:up to|as (?:many|much|high|fast|long) as|maximum|max|at most|no more than|capped)\b", re.IGNORECASE
)
_STATED_MINIMUM = re.compile(r"\b(?:minimum|no (?:less|fewer) than)\b", re.IGNORECASE)
_SIGN = re.compile(r"[-−+]|(?:minus|plus)\b", re.IGNORECASE)
_SAME = 1e-6  # relative; unit factors are exact to more than this, and no text gives seven digits of a rounded value


@dataclass(frozen=True, slots=True)
class Relation:
    """How two figures stand, why in a clause that names both values, and the rule for their dimension."""

    name: RelationName
    reason: str
    rule: str


def compare(
    a: Figure,
    b: Figure,
    *,
    tolerance: Mapping[str, float] | None = None,
    rates: Mapping[str, float] | None = None,
    fiscal_start: int | None = None,
    strict_bounds: bool = False,
    same_nouns: frozenset[frozenset[str]] = frozenset(),
) -> Relation:
    """Compare two figures that are taken to measure the same thing; symmetric but for the order of the reason.

    `tolerance` allows a relative difference per rule code ("FC101") or kind ("quantity"). `rates` gives the value of
    one unit of each currency in any common currency; without it two currencies are incomparable. `fiscal_start` is the
    month a fiscal year begins in (named after the year it ends in). `strict_bounds` makes two different minima differ,
    as in rules ("at least 18" and "at least 21"); else both may hold. `same_nouns` adds groups of counted nouns.
    """
    rule = min(RULES[a.kind], RULES[b.kind])
    if a.kind == "date" or b.kind == "date":
        if a.kind != b.kind:
            return Relation("incomparable", f"{a.text} is not the kind of thing that {b.text} is", rule)
        name = compare_dates(a, b, fiscal_start)
        return Relation(name, _date_reason(name, a, b), rule)
    a, b = _signed(a, b), _signed(b, a)
    if _opposite(a, b):
        return Relation("differs", f"one rose, the other fell: {a.text} against {b.text}", DIRECTION)
    if opposed(a, b):
        return Relation("differs", f"a {head(a)} of {a.text} against a {head(b)} of {b.text}", rule)
    allowed = max((tolerance or {}).get(key, 0.0) for key in (rule, a.kind, b.kind))
    return _numbers(a, b, rule, allowed, rates, strict_bounds, same_nouns)


def _signed(figure: Figure, other: Figure) -> Figure:
    """ "Minus 45%" beside "fell by 45%": a percentage written with a sign is a change, where the other is one."""
    sign = _SIGN.match(figure.text)
    if (
        figure.kind != "percent"
        or figure.change
        or not other.change
        or sign is None
        or not isinstance(figure.value, float)
    ):
        return figure
    return replace(
        figure, value=abs(figure.value), change=True, direction=1 if sign[0].lower() in ("+", "plus") else -1
    )


def _opposite(a: Figure, b: Figure) -> bool:
    if not (a.change and b.change) or a.direction * b.direction >= 0:
        return False
    return {a.kind, b.kind} <= {"percent", "ratio"} or a.kind == b.kind


def _numbers(
    a: Figure,
    b: Figure,
    rule: str,
    allowed: float,
    rates: Mapping[str, float] | None,
    strict: bool,
    same_nouns: frozenset[frozenset[str]],
) -> Relation:
    pair = _same_dimension(a, b, rates)
    if pair is None:
        return Relation("incomparable", _why_not(a, b), rule)
    one, two = pair
    covers = counted.relation(counted.noun(a), counted.noun(b), same_nouns) if a.kind == b.kind == "count" else "same"
    if covers == "different":
        return Relation("incomparable", f"{a.text} and {b.text} count different things", rule)
    if a.kind == b.kind == "money" and a.unit != b.unit and rates:
        allowed = max(allowed, settings.RATES)
    name = _relate(a, b, one, two, allowed, strict)
    if covers in ("wider", "narrower") and name == "differs":
        name = _part_of(one, two, covers)
    if name == "differs" and not (one.sure and two.sure):
        return Relation("incomparable", f"{a.text} may be in another currency than {b.text}", rule)
    return Relation(name, _reason(name, a, b), rule)


def _same_dimension(a: Figure, b: Figure, rates: Mapping[str, float] | None) -> tuple[Measure, Measure] | None:
    """The first readings of both that are of one dimension."""
    for one in measures(a, rates):
        for two in measures(b, rates):
            if one.dimension == two.dimension and _comparable_change(a, b):
                return one, two
    return _factors(a, b)


def _comparable_change(a: Figure, b: Figure) -> bool:
    return a.change == b.change


def _factors(a: Figure, b: Figure) -> tuple[Measure, Measure] | None:
    """ "1.6 times as fast" beside "60% faster": a ratio of two levels is one plus the change."""
    for ratio, percent in ((a, b), (b, a)):
        if ratio.kind == "ratio" and percent.kind == "percent" and percent.change and not ratio.change:
            one, two = measures(ratio), measures(percent)
            if one and two and two[0].dimension == "factor" and one[0].low >= 1:
                return one[0], two[0]
    return None


def _relate(a: Figure, b: Figure, one: Measure, two: Measure, allowed: float, strict: bool) -> RelationName:
    size = max((abs(v) for v in (one.low, one.high, two.low, two.high) if not math.isinf(v)), default=0.0)
    slack = max(_slack(one, two), allowed * size, _unit_slack(a, b) * size)
    if _close(one.low, two.low, size) and _close(one.high, two.high, size):
        return "equal"
    if one.bounded and two.bounded and a.bound == b.bound:
        return _same_bound(a, b, one, two, slack, strict)
    if strict and a.bound != b.bound and None in (a.bound, b.bound):  # a rule's "90 days" is its minimum
        return _same_bound(a, b, one, two, slack, strict)
    apart = max(one.low, two.low) - min(one.high, two.high)
    return "compatible" if apart <= slack * (1 + 1e-9) + _SAME * size or _binary_prefix(a, b) else "differs"


def _slack(one: Measure, two: Measure) -> float:
    """How far apart both may be: what the coarser was rounded by. Trailing zeros count against more digits only."""
    slack = max(one.slack, two.slack)
    if one.digits < two.digits:
        slack = max(slack, one.round_slack)
    if two.digits < one.digits:
        slack = max(slack, two.round_slack)
    return slack


def _unit_slack(a: Figure, b: Figure) -> float:
    if a.kind == b.kind == "duration" and (a.unit in convert.CALENDAR_UNITS) != (b.unit in convert.CALENDAR_UNITS):
        return settings.CALENDAR_LENGTH
    return 0.0


def _close(a: float, b: float, size: float) -> bool:
    return a == b or (not math.isinf(a) and not math.isinf(b) and abs(a - b) <= _SAME * size)


def _same_bound(a: Figure, b: Figure, one: Measure, two: Measure, slack: float, strict: bool) -> RelationName:
    """Two "at least" may both hold; two "up to" state the maximum, of which there is one."""
    stated = _STATED_MAXIMUM if a.bound == "max" else _STATED_MINIMUM
    if not (strict or (stated.search(a.text) and stated.search(b.text))):
        return "compatible"
    values = [m.high if math.isinf(m.low) else m.low for m in (one, two)]
    return "compatible" if abs(values[0] - values[1]) <= slack * (1 + 1e-9) else "differs"


def _binary_prefix(a: Figure, b: Figure) -> bool:
    """64 GB is often written for 64 GiB, so the same number with both prefixes is no contradiction."""
    units = [(f.unit or "").replace("i", "", 1) for f in (a, b)]
    return a.kind == "quantity" and units[0] == units[1] and a.value == b.value and a.value is not None


def _part_of(one: Measure, two: Measure, covers: str) -> RelationName:
    """850 nurses among 900 people is no contradiction; 950 is."""
    whole, part = (one, two) if covers == "wider" else (two, one)
    return "differs" if part.low > whole.high else "incomparable"


def _why_not(a: Figure, b: Figure) -> str:
    if a.kind == b.kind == "money" and a.unit != b.unit:
        return f"{a.text} and {b.text} are in different currencies"
    if per_unit(a) != per_unit(b):
        return f"one of {a.text} and {b.text} is given for each, the other in all"
    if a.change != b.change:
        return f"one of {a.text} and {b.text} is a change, the other a level"
    return f"{a.text} and {b.text} measure different things"


def _reason(name: RelationName, a: Figure, b: Figure) -> str:
    if name == "equal":
        return f"both give {a.text}" if a.text == b.text else f"{a.text} is {b.text}"
    if name == "differs":
        return f"{a.text} against {b.text}"
    if name == "incomparable":
        return f"{a.text} and {b.text} count different things"
    for loose, firm in ((a, b), (b, a)):
        if loose.bound and not firm.bound:
            return f"{firm.text} is within {loose.text}"
        if loose.value is None and firm.value is not None:
            return f"{firm.text} lies in the range {loose.text}"
        if loose.approx and not firm.approx:
            return f"{firm.text} is close enough to {loose.text}"
    if a.bound or b.bound or (ends(a) != ends(b) and None in (a.value, b.value)):
        return f"{a.text} and {b.text} can both hold"
    coarse, fine = (a, b) if a.precision >= b.precision else (b, a)
    if a.unit != b.unit:
        return f"{a.text} is {b.text} but for rounding"
    return f"{coarse.text} is {fine.text} rounded"


def _date_reason(name: RelationName, a: Figure, b: Figure) -> str:
    if name == "equal":
        return f"both give {a.text}" if a.text == b.text else f"{a.text} is {b.text}"
    if name == "differs":
        return f"{a.text} against {b.text}"
    if name == "incomparable":
        return f"{a.text} and {b.text} are counted in different calendars or forms"
    fine, coarse = (a, b) if len(str(a.value)) >= len(str(b.value)) else (b, a)
    return f"{fine.text} can be {coarse.text}"
