"""What a pair of claims comes to, with the rule that decided it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from factcheck.figures import Figure

PairVerdict = Literal[
    "contradiction",
    "superseded",
    "agreement",
    "compatible",
    "different_period",
    "different_subject",
    "unrelated",
    "undecided",
]


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two aligned figures, how they stand to each other (a `figures.Relation` name), and what that comes to."""

    a: Figure
    b: Figure
    relation: str
    verdict: PairVerdict

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {"a": self.a.to_dict(), "b": self.b.to_dict(), "relation": self.relation}


@dataclass(frozen=True, slots=True)
class Aspect:
    """The verdict on one aligned aspect (price, date, maker ...) of a pair."""

    name: str
    verdict: PairVerdict
    rule: str
    score: float
    explanation: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a pair: that of its most serious aspect, with the others listed.

    `score` is a calibrated probability, 1.0 for exact arithmetic.
    """

    verdict: PairVerdict
    rule: str
    score: float
    explanation: str
    figures: tuple[FigurePair, ...] = ()
    aspects: tuple[Aspect, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "verdict": self.verdict,
            "rule": self.rule,
            "score": self.score,
            "explanation": self.explanation,
            "figures": [pair.to_dict() for pair in self.figures],
            "aspects": [aspect.to_dict() for aspect in self.aspects],
        }


CODES: dict[PairVerdict, str] = {
    "different_period": "FC302",
    "different_subject": "FC303",
    "compatible": "FC304",
    "unrelated": "FC305",
    "undecided": "FC306",
}


def other(verdict: PairVerdict, why: str, score: float = 1.0) -> Verdict:
    """The verdict on a pair that nothing is found to decide, or that is not compared: one with a code of its own."""
    return Verdict(verdict, CODES[verdict], score, why)
