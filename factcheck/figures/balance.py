"""Money that is left over or that is missing: a profit and a loss of one sum are opposites, whatever the digits."""

from __future__ import annotations

from factcheck.figures.figure import Figure

LEFT_OVER = frozenset("profit surplus".split())
MISSING = frozenset("loss deficit shortfall".split())


def opposed(a: Figure, b: Figure) -> bool:
    """Whether one is money that is left over ("a surplus of €140,000") and the other money that is missing."""
    return a.kind == b.kind == "money" and any(
        head(one) in LEFT_OVER and head(two) in MISSING for one, two in ((a, b), (b, a))
    )


def head(figure: Figure) -> str:
    """The last word of what is measured: "loss" of a net loss; "" where the text names none."""
    return (figure.attribute or "").lower().rpartition(" ")[2]
