"""Aligned figures of two claims in, aspects out: what arithmetic alone says.

Two figures are compared only where they measure the same thing (`figures.alignment`), in claims about the same
subject; then the value decides, and language has no say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factcheck import settings
from factcheck.figures import Figure, Relation, alignment, compare, periods
from factcheck.figures.statement import Statement
from factcheck.verdicts.lexicon import FIXED_EVENTS, RECURRING
from factcheck.verdicts.verdict import Aspect, FigurePair

AHEAD = frozenset({"target", "forecast", "plan"})


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may set about figures: relative tolerance by rule, currency rates, first month of the fiscal year."""

    tolerance: Mapping[str, float] | None = None
    rates: Mapping[str, float] | None = None
    fiscal_start: int | None = None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the figures of a pair come to.

    `aspects` and `pairs` are those that were aligned; `loose` is True where both claims give figures of one kind that
    could not be aligned, so that language cannot be trusted to tell them apart.
    """

    aspects: tuple[Aspect, ...]
    pairs: tuple[FigurePair, ...]
    loose: bool


def reckon(a: Statement, b: Statement, likeness: float, options: Options) -> Reckoning:
    """Align the figures of two claims one to one and compare them."""
    aspects, pairs = [], []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for _, at, to, relation in _ranked(a, b, likeness, options):
        if at in used_a or to in used_b:
            continue
        used_a.add(at)
        used_b.add(to)
        one, two = a.figures[at], b.figures[to]
        aspect = _aspect(a, b, one, two, relation, options)
        pairs.append(FigurePair(one, two, relation.name, aspect.verdict))
        aspects.append(aspect)
    left_a = {f.kind for n, f in enumerate(a.figures) if n not in used_a}
    left_b = {f.kind for n, f in enumerate(b.figures) if n not in used_b}
    return Reckoning(tuple(aspects), tuple(pairs), bool(left_a & left_b))


def _ranked(
    a: Statement, b: Statement, likeness: float, options: Options
) -> list[tuple[float, int, int, Relation]]:
    """Pairs of figures that measure the same thing, the surest first; where sure enough, equal values go together."""
    found = []
    for at, one in enumerate(a.figures):
        for to, two in enumerate(b.figures):
            sure = alignment(one, two)
            if sure <= 0:
                continue
            relation = compare(
                one, two, tolerance=options.tolerance, rates=options.rates, fiscal_start=options.fiscal_start
            )
            agrees = relation.name in ("equal", "compatible")
            floor = settings.ALIGN_AGREE if agrees else settings.ALIGN_DIFFER
            strength = sure * (0.5 + 0.5 * max(0.0, likeness))
            if strength >= floor and not _unlike(a, b, one, two):
                found.append((strength + 0.3 * agrees + 0.1 * (relation.name == "equal"), at, to, relation))
    return sorted(found, key=lambda row: (-row[0], row[1], row[2]))


def _unlike(a: Statement, b: Statement, one: Figure, two: Figure) -> bool:
    """A value that the text calls former is not held against the present one."""
    return (one.status == "earlier") != (two.status == "earlier") and one.kind != "date"


def _aspect(a: Statement, b: Statement, one: Figure, two: Figure, relation: Relation, options: Options) -> Aspect:
    name = one.attribute or two.attribute or one.role or two.role or one.kind
    aspect = Aspect(name, "agreement", relation.rule, 1.0, _sentence(relation.reason, a, b))
    if relation.name == "equal":
        return aspect if not _ahead_of(one, two) else replace(aspect, verdict="compatible", rule="FC304")
    if relation.name == "compatible":
        return replace(aspect, verdict="compatible", rule="FC304")
    if relation.name == "incomparable":
        return replace(aspect, verdict="undecided", rule="FC306", score=0.5)
    when = _when(a, b, one, two, options)
    if when is not None:
        return replace(aspect, verdict="different_period", rule="FC302", explanation=when)
    return replace(aspect, verdict="contradiction")


def _ahead_of(one: Figure, two: Figure) -> bool:
    """One looks ahead and the other reports."""
    return (one.status in AHEAD) != (two.status in AHEAD)


def _when(a: Statement, b: Statement, one: Figure, two: Figure, options: Options) -> str | None:
    """Why two different values can both hold: another period, or a forecast beside a report; None where they cannot."""
    if _looks_ahead(a, one) != _looks_ahead(b, two):
        return "One looks ahead, the other reports what was."
    if one.kind == "date":
        if _recurs(a) or _recurs(b):
            return f"{one.text} and {two.text} may be two occasions."
        return None if _is_event(one) and _is_event(two) else f"{one.text} is another period than {two.text}."
    mine, theirs = one.period or _period(a, one), two.period or _period(b, two)
    if periods(mine, theirs, fiscal_start=options.fiscal_start) == "different":
        return f"The figures are for different periods: {mine} and {theirs}."
    return None


def _looks_ahead(statement: Statement, figure: Figure) -> bool:
    return figure.status in AHEAD or (figure.status is None and statement.claim.modality in AHEAD)


def _period(statement: Statement, figure: Figure) -> str | None:
    """The one other date of the claim, where it dates no event of its own."""
    dates = [f for f in statement.figures if f.kind == "date" and isinstance(f.value, str)]
    return str(dates[0].value) if len(dates) == 1 else None


def _is_event(date: Figure) -> bool:
    """Whether the date is what the claim says of something that happens once."""
    if date.role == "period":
        return False
    words = set((date.attribute or "").lower().split())
    return bool(words & FIXED_EVENTS) or date.role == "date"


def _recurs(statement: Statement) -> bool:
    return bool(statement.lemmas & RECURRING)


def _sentence(reason: str, a: Statement, b: Statement) -> str:
    """The reason as a sentence, with the subject where both claims name one."""
    return reason[:1].upper() + reason[1:] + "."
