"""Pairs of claims in, `Verdict`s out: subject and period, arithmetic, NLI; the rule book with its codes."""

from factcheck.verdicts.verdict import Aspect, FigurePair, PairVerdict, Verdict

__all__ = ["Aspect", "FigurePair", "PairVerdict", "Verdict"]
