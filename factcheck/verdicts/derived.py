"""Decided pairs in, and out again with those whose figures do not add up together (FC109).

A total and its parts, growth and its endpoints, shares of one whole: in one claim, in the cells of a table, in claims
that follow one another, and in claims of several documents. Every claim is looked at with the few that share its
measure, never with all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.figures import Figure, Statement, derived
from factcheck.figures.derived import RULE, DerivedProblem
from factcheck.matching import Candidate
from factcheck.verdicts.growth import growth_mismatches
from factcheck.verdicts.mismatch import Mismatch
from factcheck.verdicts.shares import share_mismatches
from factcheck.verdicts.sums import sum_mismatches
from factcheck.verdicts.tables import table_mismatches
from factcheck.verdicts.verdict import Aspect, FigurePair, Verdict


def with_derived(
    statements: Sequence[Statement], candidates: Sequence[Candidate], decided: Sequence[Verdict]
) -> tuple[list[Candidate], list[Verdict]]:
    """The candidates and their verdicts, in order, with a contradiction (FC109) where figures do not add up.

    Such a pair may lie in one document, and may be one claim twice, where all the figures stand in it. A pair that
    contradicts already is left as it is.
    """
    rows = {(c.a, c.b): (c, verdict) for c, verdict in zip(candidates, decided, strict=True)}
    for found in mismatches(statements):
        candidate, verdict = rows.get((found.a, found.b), (Candidate(found.a, found.b, 1.0), None))
        if verdict is None or verdict.verdict != "contradiction":
            rows[found.a, found.b] = (candidate, _verdict(found, verdict))
    ordered = [rows[key] for key in sorted(rows)]
    return [candidate for candidate, _ in ordered], [verdict for _, verdict in ordered]


def mismatches(statements: Sequence[Statement]) -> Iterator[Mismatch]:
    """Everything that does not add up, each with the two claims that show it."""
    yield from _inside(statements)
    yield from table_mismatches(statements)
    yield from growth_mismatches(statements)
    yield from sum_mismatches(statements)
    yield from share_mismatches(statements)


def _inside(statements: Sequence[Statement]) -> Iterator[Mismatch]:
    """What does not add up within one claim."""
    for at, statement in enumerate(statements):
        if statement.claim.modality == "opinion":
            continue
        for problem in derived(statement.figures, text=statement.claim.text, tokens=statement.tokens):
            yield Mismatch(at, at, _against(problem), problem.reason)


def _against(problem: DerivedProblem) -> tuple[tuple[Figure, Figure], ...]:
    first, *rest = problem.figures
    return tuple((first, other) for other in rest)


def _verdict(found: Mismatch, before: Verdict | None) -> Verdict:
    why = f"{found.why[:1].upper()}{found.why[1:]}."
    aspect = Aspect("derived", "contradiction", RULE, 1.0, why)
    # undecided, each by itself: a total and its part are no two values of one fact
    figures = tuple(FigurePair(a, b, "differs", "undecided") for a, b in found.figures)
    kept = before.figures if before else ()
    return Verdict("contradiction", RULE, 1.0, why, (*figures, *kept), (aspect, *(before.aspects if before else ())))
