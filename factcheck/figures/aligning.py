"""How sure it is that two bound figures measure the same thing: role, attribute, scope, unit; not subject or period."""

from __future__ import annotations

import re
from itertools import combinations

from factcheck import settings
from factcheck.figures import convert, counted
from factcheck.figures.attributes import GENERIC, VERB_ROLES
from factcheck.figures.balance import opposed
from factcheck.figures.figure import Figure
from factcheck.figures.measure import per_unit
from factcheck.figures.synonyms import alike

_EXCLUSIVE: tuple[tuple[frozenset[str], ...], ...] = (
    (
        frozenset({"adjusted", "underlying", "non-gaap", "core", "like-for-like", "organic"}),
        frozenset({"gaap", "statutory", "as reported", "headline"}),
    ),
    (
        frozenset({"net", "after tax", "after-tax"}),
        frozenset({"gross", "before tax", "pretax", "pre-tax"}),
        frozenset({"operating"}),
    ),
    (
        frozenset({"annual", "annually", "yearly", "annualised", "annualized", "per year"}),
        frozenset({"quarterly", "per quarter"}),
        frozenset({"monthly", "per month"}),
        frozenset({"weekly", "per week"}),
        frozenset({"daily", "per day"}),
        frozenset({"hourly", "per hour"}),
        frozenset({"lifetime", "cumulative"}),
    ),
    (
        frozenset({"domestic", "nationwide"}),
        frozenset({"international", "overseas"}),
        frozenset({"global", "worldwide", "globally"}),
    ),
    (
        frozenset({"average", "mean"}),
        frozenset({"median"}),
        frozenset({"peak", "maximum", "max"}),
        frozenset({"minimum", "min", "base", "starting", "entry-level"}),
        frozenset({"sustained", "theoretical"}),
    ),
    (frozenset({"initial"}), frozenset({"final"})),
    (frozenset({"nominal"}), frozenset({"real"})),
    (frozenset({"list", "retail"}), frozenset({"wholesale"})),
    (
        frozenset({"year over year"}),
        frozenset({"quarter-on-quarter", "quarter on quarter"}),
        frozenset({"month-on-month"}),
    ),
)
"""Groups of scope words of which a figure can have one; two figures with different ones measure different things."""

_SAYS_LITTLE = frozenset(
    """launch list selling asking purchase total combined record annual yearly annually quarterly fiscal seasonally
    global worldwide""".split()
)
_ADDS = frozenset("open close build cut hire add create sell buy order deliver acquire plan axe shed recruit".split())
"""What happens to things one by one, so that a count of it is not a count of those there are."""
_CAUSES = frozenset("cause claim leave report bring suffer kill die injure wound hurt".split())
"""Verbs that are already in the noun: what "caused 14 deaths" and "killed 14" count is deaths."""


def alignment(a: Figure, b: Figure) -> float:
    """How sure it is, from 0 to 1, that two figures measure the same attribute of whatever each is about.

    Looks at dimension, role and attribute words, counted nouns, change against level, per unit against total, and
    scope. Subject, period and status are left to the caller, who knows more of them than the figure does. 0 where
    something rules it out; `settings.ALIGN_*` says what each kind of likeness is worth.
    """
    if not _same_kind(a, b) or _ruled_out(a, b):
        return 0.0
    return _attribute(a, b) * _scope(a.scope, b.scope)


def _same_kind(a: Figure, b: Figure) -> bool:
    if a.kind != b.kind:
        return {a.kind, b.kind} == {"percent", "ratio"} or (
            {a.kind, b.kind} == {"quantity", "duration"} and _times(a, b)
        )
    if a.kind == "quantity" and a.unit and b.unit:
        one, two = convert.scale(a.unit), convert.scale(b.unit)
        return one.dimension == two.dimension if one and two else a.unit == b.unit
    if a.kind == "percent":
        return (a.unit == "%") == (b.unit == "%")
    return a.kind != "count" or counted.relation(counted.noun(a), counted.noun(b)) != "different"


def _times(*figures: Figure) -> bool:
    """Whether every quantity among figures is one of time ("200 ms" is read as a quantity)."""
    scales = [convert.scale(f.unit or "") for f in figures if f.kind == "quantity"]
    return all(scale is not None and scale.dimension == "second" for scale in scales)


def _ruled_out(a: Figure, b: Figure) -> bool:
    if a.change != b.change and {a.kind, b.kind} != {"percent", "ratio"}:
        return True
    one, two = per_unit(a), per_unit(b)
    if a.kind == "quantity" and None in (one, two):  # "192 GB per package" is what the package has
        return False
    return one != two and not _units_of_one_kind(one, two)


def _units_of_one_kind(one: str | None, two: str | None) -> bool:
    """Whether "per kilowatt-hour" can be reckoned as "per megawatt-hour"."""
    sizes = [convert.scale(unit.replace("-", "_")) if unit else None for unit in (one, two)]
    return None not in sizes and sizes[0].dimension == sizes[1].dimension  # type: ignore[union-attr]


def _attribute(a: Figure, b: Figure) -> float:
    if a.kind == "date":
        if _events_apart(a, b) and _TELLS & {a.attribute, b.attribute}:
            return settings.ALIGN_OTHER_ROLE  # what is announced is the event, the announcing is not
        return _events(a.attribute, b.attribute)
    if a.kind == "count":
        return _counts(a, b)
    if a.attribute is None or b.attribute is None:
        return settings.ALIGN_UNKNOWN
    head_a, head_b = a.role or _last(a.attribute), b.role or _last(b.attribute)
    one, two = _words(a.attribute), _words(b.attribute)
    if not alike(head_a, head_b) and not opposed(a, b):
        if GENERIC & {head_a, head_b} and any(alike(x, y) for x in one - GENERIC for y in two - GENERIC):
            return 1.0  # "jobless rate" and "unemployment"
        if head_a in two or head_b in one:
            return settings.ALIGN_ROLE_INSIDE
        return settings.ALIGN_OTHER_ROLE
    return _modifiers(one - {head_a, head_b}, two - {head_a, head_b}, strict=a.kind in {"money", "percent"})


_TELLS = frozenset("announce confirm disclose report publish reveal say tell".split())
"""Verbs that say of another event that it is, was or will be."""


def _events_apart(a: Figure, b: Figure) -> bool:
    """Whether two dates are of events that by their words befell two things ("opened the museum", "opened the bridge"):
    a sign, and no proof, since one thing goes by many names."""
    if not a.kind == b.kind == "date":
        return False
    one, two = _words(a.subject), _words(b.subject)
    return bool(one and two) and not any(alike(x, y) for x in one for y in two)


def _events(a: str | None, b: str | None) -> float:
    if a is None or b is None:
        return settings.ALIGN_UNKNOWN
    if alike(_last(a), _last(b)):
        one, two = _words(a) - {_last(a)}, _words(b) - {_last(b)}
        if not one or not two:
            return 1.0
        shared = sum(any(alike(x, y) for y in two) for x in one)
        return 1.0 if 2 * shared >= max(len(one), len(two)) else settings.ALIGN_OTHER_ROLE
    inside = any(alike(x, y) for x in _words(a) for y in _words(b))
    return settings.ALIGN_ROLE_INSIDE if inside else settings.ALIGN_OTHER_ROLE


def _counts(a: Figure, b: Figure) -> float:
    """The nouns are alike here; what they did must be too."""
    if (a.unit is None) != (b.unit is None):
        shared = any(alike(x, y) for x in _all_words(a) for y in _all_words(b))
        return settings.ALIGN_MORE_SAID if shared else settings.ALIGN_PART_OR_WHOLE
    said = _noun_words(a, b)
    one, two = (_words(f.attribute) - said - GENERIC - _CAUSES for f in (a, b))
    one, two = ({"capacity" if VERB_ROLES.get(word) == "capacity" else word for word in words} for words in (one, two))
    if one and two:
        return 1.0 if any(alike(x, y) for x in one for y in two) else settings.ALIGN_OTHER_ROLE
    if one or two:  # "six shops were opened" and "it has 32 branches": a flow and a stock
        return settings.ALIGN_PART_OR_WHOLE if (one | two) & _ADDS else settings.ALIGN_MORE_SAID
    return settings.ALIGN_PERSONS if _merely_persons(a, b) else 1.0


def _merely_persons(a: Figure, b: Figure) -> bool:
    """Whether only "people" joins two counts: those at work one summer need not be the employees."""
    nouns = [counted.singular(counted.noun(f) or "") for f in (a, b)]
    return "person" in nouns


def _all_words(figure: Figure) -> set[str]:
    words = _words(figure.attribute) | {figure.role or "", *(figure.unit or "").split("-")}
    return {"capacity" if VERB_ROLES.get(word) == "capacity" else word for word in words if word} - GENERIC


def _noun_words(a: Figure, b: Figure) -> set[str]:
    units = {unit for figure in (a, b) for unit in (figure.unit, counted.noun(figure)) if unit}
    return {word for unit in units for word in (unit, *unit.replace("-", " ").split())}


def _modifiers(one: set[str], two: set[str], *, strict: bool) -> float:
    """Likeness of what stands before the same noun: "cloud revenue" and "revenue" are not safely the same."""
    one, two = one - GENERIC - _SAYS_LITTLE, two - GENERIC - _SAYS_LITTLE
    if one == two:
        return 1.0
    if not one or not two:
        return settings.ALIGN_PART_OR_WHOLE if strict else settings.ALIGN_MORE_SAID
    shared = sum(any(alike(x, y) for y in two) for x in one)
    return max(settings.ALIGN_OTHER_ROLE, shared / max(len(one), len(two)))


def _scope(a: str | None, b: str | None) -> float:
    one, two = _parts(a), _parts(b)
    for group in _EXCLUSIVE:
        for left, right in combinations(group, 2):
            if (one & left and two & right) or (one & right and two & left):
                return 0.0
    one, two = one - _SAYS_LITTLE, two - _SAYS_LITTLE
    places_a, places_b = (frozenset(p for p in parts if _narrows(p)) for parts in (one, two))
    if places_a != places_b and not _one_in_other(places_a, places_b):
        return 0.0 if places_a and places_b else settings.ALIGN_PART_OR_WHOLE
    return 1.0 if one == two else settings.ALIGN_MORE_SAID


def _one_in_other(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both say the same, one at more length: "for computing" and "for computing power"."""
    one, two = (frozenset(word for part in parts for word in part.split()) for parts in (a, b))
    return len(a) == len(b) and (one <= two or two <= one)


def _parts(scope: str | None) -> set[str]:
    return {part.strip().lower() for part in (scope or "").split(";") if part.strip()}


def _narrows(part: str) -> bool:
    return bool(re.match(r"(?:in|for|outside|across|excluding|including|against) ", part))


def _words(attribute: str | None) -> set[str]:
    return {word.lower() for word in re.findall(r"[\w'-]+", attribute or "")}


def _last(attribute: str) -> str:
    return attribute.lower().split()[-1] if attribute.split() else ""
