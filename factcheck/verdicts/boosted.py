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

    All trees are asked at once, as QuickScorer does it (Lucchese et al. 2015): each node whose condition fails rules out the
    leaves on its left, and of those that are left the first counts. The nodes of all trees stand one after the other:
    `feature` and `value` (n,) are a node's condition, `leaves` (n,) the bits of the leaves that stay where it fails;
    `roots` (trees,) says where each tree begins, `adds` (trees, 2**leaves) what each set of leaves that are left adds.
    """

    features: tuple[str, ...]
    intercept: float
    feature: NDArray[np.int64]
    value: NDArray[np.float64]
    leaves: NDArray[np.int64]
    roots: NDArray[np.int64]
    adds: NDArray[np.float64]

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Boosted:
        """From what `models/boosting.py` wrote: of each tree a list of nodes, each before its left branch and that before its
        right one, with `feature` -1 for a leaf and in `value` the threshold or what the leaf adds."""
        trees = content["trees"]
        most = max(tree["feature"].count(-1) for tree in trees)
        lowest = np.array([max(0, (left & -left).bit_length() - 1) for left in range(2**most)])
        nodes: list[tuple[int, float, int]] = []
        roots: list[int] = []
        adds = np.zeros((len(trees), 2**most))
        for number, tree in enumerate(trees):
            roots.append(len(nodes))
            gains = [value for feature, value in zip(tree["feature"], tree["value"], strict=True) if feature < 0]
            adds[number] = np.array(gains)[np.minimum(lowest, len(gains) - 1)]
            before = np.cumsum([0, *(feature < 0 for feature in tree["feature"])])
            nodes += [
                (feature, value, (2**most - 1) & ~(2 ** int(before[right]) - 2 ** int(before[at])))
                for at, (feature, value, right) in enumerate(
                    zip(tree["feature"], tree["value"], tree["right"], strict=True)
                )
                if feature >= 0
            ] or [(0, math.inf, 2**most - 1)]
        feature, value, leaves = (np.array(column) for column in zip(*nodes, strict=True))
        return cls(tuple(content["features"]), content["intercept"], feature, value, leaves, np.array(roots), adds)

    def probability(self, found: Mapping[str, float]) -> float:
        """Probability, 0 to 1; every feature must be there (KeyError)."""
        values = np.array([found[name] for name in self.features])
        left = np.bitwise_and.reduceat(np.where(values[self.feature] <= self.value, -1, self.leaves), self.roots)
        score = self.intercept + float(self.adds[np.arange(len(self.roots)), left].sum())
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, score))))


def load(name: str) -> Boosted:
    """The model of that name that comes with factcheck."""
    package = Path(__file__).resolve().parents[1]
    for path in (package / "_models" / name, package.parent / "models" / name):
        if path.is_file():
            return Boosted.from_dict(json.loads(path.read_text(encoding="utf-8")))
    raise FactcheckError(f"models/{name} is missing; install factcheck again.")
