"""Money that is left over or that is missing: a profit and a loss of one sum are opposites, whatever the digits."""

from __future__ import annotations

from factcheck.figures.figure import Figure

LEFT_OVER = frozenset("profit surplus".split())
MISSING = frozenset("loss deficit shortfall".split())


def balance(figure: Figure) -> int:
    """1 for money that is left over ("a surplus of €140,000"), -1 for money that is missing, 0 for anything else."""
    words = (figure.attribute or "").lower().split()
    if figure.kind != "money" or not words:
        return 0
    return (words[-1] in LEFT_OVER) - (words[-1] in MISSING)


def opposed(a: Figure, b: Figure) -> bool:
    """Whether one is left over and the other missing."""
    return balance(a) * balance(b) < 0
