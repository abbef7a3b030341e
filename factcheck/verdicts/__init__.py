"""Pairs of claims in, `Verdict`s out: subject and period, arithmetic, NLI; the rule book with its codes."""

from factcheck.verdicts.arithmetic import Options
from factcheck.verdicts.decide import Decided, decide, decide_each
from factcheck.verdicts.derived import with_derived
from factcheck.verdicts.rules import RULES, Rule
from factcheck.verdicts.verdict import Aspect, FigurePair, PairVerdict, Verdict

__all__ = [
    "RULES",
    "Aspect",
    "Decided",
    "FigurePair",
    "Options",
    "PairVerdict",
    "Rule",
    "Verdict",
    "decide",
    "decide_each",
    "with_derived",
]
