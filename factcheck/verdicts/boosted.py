"""A small monotone boosted model over named features, read from JSON and asked without any library.

Trees, because what decides is joint: a low likeness is no objection where two documents each count one thing of a kind,
and a high one proves nothing where each counts ten. Each feature may only push one way (more alike never makes two
figures less likely the same), which keeps a model of a few hundred examples from learning accidents, and makes an upper
bound cheap: ask it with the best value of what is not yet known.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError

Tree = tuple[Sequence[int], Sequence[float], Sequence[int]]
"""Nodes of one tree by position, each before its left branch and that before its right one: feature (-1 for a leaf),
threshold or value, right child. The left child is the next node."""


@dataclass(frozen=True)
class Boosted:
    """Sum of trees over `features` (their order in the JSON), squashed to a probability."""

    features: tuple[str, ...]
    intercept: float
    trees: tuple[Tree, ...]

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Boosted:
        """From what `models/boosting.py` wrote."""
        trees = tuple((tree["feature"], tree["value"], tree["right"]) for tree in content["trees"])
        return cls(tuple(content["features"]), content["intercept"], trees)

    def probability(self, found: Mapping[str, float]) -> float:
        """Probability, 0 to 1; every feature must be there (KeyError)."""
        values = [found[name] for name in self.features]
        score = self.intercept
        for feature, value, right in self.trees:
            at = 0
            while feature[at] >= 0:
                at = at + 1 if values[feature[at]] <= value[at] else right[at]
            score += value[at]
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def load(name: str) -> Boosted:
    """The model of that name that comes with factcheck."""
    package = Path(__file__).resolve().parents[1]
    for path in (package / "_models" / name, package.parent / "models" / name):
        if path.is_file():
            return Boosted.from_dict(json.loads(path.read_text(encoding="utf-8")))
    raise FactcheckError(f"models/{name} is missing; install factcheck again.")
