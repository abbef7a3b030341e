"""Two claims whose figures do not add up together."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.figures import Figure


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Positions of two statements (A not after B; the same where one claim holds all figures), the pairs of figures
    that decide (one of A, one of B), and a clause with all the values that says why they cannot all be right."""

    a: int
    b: int
    figures: tuple[tuple[Figure, Figure], ...]
    why: str
