"""A figure of the claim against the figure of the sources that likeliest measures the same thing.

A pair of any two documents needs to be sure of that by itself; a summary is made from its sources, so that of all their
figures the likeliest is mostly the one that the summary gives, or has changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck import settings
from factcheck.auditing.asked import Asked, other_period
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.replaced import is_derived, is_elsewhere
from factcheck.figures import Figure, Relation, compare


@dataclass(frozen=True, slots=True)
class Measured:
    """A source's figure that measures, with probability `sure`, what the claim's does, and how the two compare."""

    sure: float
    source: Counterpart
    theirs: Figure
    mine: Figure
    relation: Relation


def differing(asked: Asked) -> Iterator[Measured]:
    """For each figure of the claim the likeliest one of the sources, where it differs and none that agrees is near as
    likely."""
    found: dict[int, list[Measured]] = {}
    for one in asked.counterparts:
        for (at, to), sure in one.sure.items():
            theirs, mine = one.statement.figures[at], asked.statement.figures[to]
            # a bound that the summary moves is changed, though the wider one may hold as well
            relation = compare(theirs, mine, strict_bounds=theirs.bound == mine.bound)
            found.setdefault(to, []).append(Measured(sure, one, theirs, mine, relation))
    for measured in found.values():
        here = [one for one in measured if _is_here(one, asked)]
        best = max((one for one in here if one.relation.name == "differs"), key=lambda one: one.sure, default=None)
        if best is None or best.sure < settings.AUDIT_SAME:
            continue
        limits = {
            "equal": settings.AUDIT_SAME_AGAINST_EQUAL * best.sure,
            "compatible": settings.AUDIT_SAME_AGAINST_COMPATIBLE * best.sure,
        }
        agree = any(one.sure >= limits.get(one.relation.name, 1.0) for one in here)
        if not agree and not is_derived(best.mine, best.source.statement.figures):
            yield best


def _is_here(one: Measured, asked: Asked) -> bool:
    """Whether the source speaks of the claim's subject and period."""
    if is_elsewhere(one.source):
        return False
    return one.mine.kind == "date" or not other_period(asked.statement, one.source.statement)
