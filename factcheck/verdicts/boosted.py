"""A small monotone boosted model over named features, read from JSON and asked with numpy alone.

Trees, because what decides is joint: a low likeness is no objection where two documents each count one thing of a kind,
and a high one proves nothing where each counts ten. Each feature may only push one way (more alike never makes two
figures less likely the same), which keeps a model of a few hundred examples from learning accidents, and makes an upper
bound cheap: ask it with the best value of what is not yet known.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Boosted:
    """Sum of trees over `features` (their order in the JSON), squashed to a probability.

    The nodes of all trees stand one after the other, each before its left branch and that before its right one: `feature`
    (n,) is -1 for a leaf, `value` (n,) the threshold or what the leaf adds, `right` (n,) the right child; the left child is
    the next node. `roots` (trees,) says where each tree begins. All trees are walked at once, a level a step.
    """

    features: tuple[str, ...]
    intercept: float
    feature: NDArray[np.int64]
    value: NDArray[np.float64]
    right: NDArray[np.int64]
    roots: NDArray[np.int64]

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Boosted:
        """From what `models/boosting.py` wrote."""
        trees = content["trees"]
        roots = np.cumsum([0, *(len(tree["feature"]) for tree in trees)])[:-1]
        joined = {name: np.concatenate([tree[name] for tree in trees]) for name in ("feature", "value")}
        right = np.concatenate([np.array(tree["right"]) + root for tree, root in zip(trees, roots, strict=True)])
        return cls(
            tuple(content["features"]),
            content["intercept"],
            joined["feature"],
            joined["value"].astype(float),
            right,
            roots,
        )

    def probability(self, found: Mapping[str, float]) -> float:
        """Probability, 0 to 1; every feature must be there (KeyError)."""
        values = np.array([found[name] for name in self.features])
        at = self.roots
        while (inner := (feature := self.feature[at]) >= 0).any():
            left = values[feature] <= self.value[at]
            at = np.where(inner, np.where(left, at + 1, self.right[at]), at)
        score = self.intercept + float(self.value[at].sum())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def load(name: str) -> Boosted:
    """The model of that name that comes with factcheck."""
    package = Path(__file__).resolve().parents[1]
    for path in (package / "_models" / name, package.parent / "models" / name):
        if path.is_file():
            return Boosted.from_dict(json.loads(path.read_text(encoding="utf-8")))
    raise FactcheckError(f"models/{name} is missing; install factcheck again.")
