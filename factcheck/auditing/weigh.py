"""Claims and their windows in, the model's scores and the probability of support out.

The probability is a logistic regression over what the NLI model says of the best windows and over how much of the
claim (words, names, numbers) the sources hold at all. Its coefficients stand in `support.json`, where
`python -m factcheck.evaluation.fit_audit` puts them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from factcheck import settings
from factcheck.auditing.library import Shelf
from factcheck.auditing.retrieve import Hit, Window
from factcheck.auditing.words import capitals, numbers, stems

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.inference import NLIScorer

ENTAILMENT, NEUTRAL, CONTRADICTION = 0, 1, 2

FEATURES = (
    "entailed_alone",
    "entailed_around",
    "entailed_joined",
    "denied_alone",
    "denied_nearest",
    "denied_joined",
    "cosine",
    "words_near",
    "words_anywhere",
    "names_missing",
    "numbers_missing",
    "pairs_anywhere",
    "length",
)
"""What the regression reads, in order: see `features`."""

SIGNS = (1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, 1, -1)
"""Which way each feature can only point: 1 for support. The fit keeps to it, and the worst of several is by it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found for one text: its hits and windows, the model's row for each window, and its features."""

    text: str
    hits: tuple[Hit, ...]
    windows: tuple[Window, ...]
    scores: NDArray[np.float32]
    features: NDArray[np.float64]

    @property
    def support(self) -> float:
        """Probability that the sources support the text."""
        return probability(self.features)

    def best(self, column: int, kinds: Sequence[str] = ("alone", "around", "joined")) -> tuple[Window, float] | None:
        """The window with the highest score in a column of the model, the shortest where they come close."""
        rows = [at for at, window in enumerate(self.windows) if window.kind in kinds]
        if not rows:
            return None
        top = max(float(self.scores[at, column]) for at in rows)
        close = [at for at in rows if self.scores[at, column] >= top - settings.AUDIT_SHORTER_IS_CLEARER]
        at = min(close, key=lambda row: len(self.windows[row].text))
        return self.windows[at], float(self.scores[at, column])


def weigh(
    texts: Sequence[str],
    hits: Sequence[Sequence[Hit]],
    windows: Sequence[Sequence[Window]],
    shelves: Sequence[Sequence[Shelf]],
    scorer: NLIScorer,
    show_progress_bar: bool = False,
) -> list[Weighed]:
    """Each text with its windows scored, all in one go (premise: the window, hypothesis: the text)."""
    pairs = [(window.text, text) for text, found in zip(texts, windows, strict=True) for window in found]
    distinct = list(dict.fromkeys(pairs))
    rows = dict(zip(distinct, scorer.predict(distinct, show_progress_bar=show_progress_bar), strict=True))
    weighed = []
    for text, near, found, sources in zip(texts, hits, windows, shelves, strict=True):
        scores = np.array([rows[window.text, text] for window in found], dtype=np.float32).reshape(-1, 3)
        weighed.append(Weighed(text, tuple(near), tuple(found), scores, features(text, near, found, scores, sources)))
    return weighed


def features(
    text: str,
    hits: Sequence[Hit],
    windows: Sequence[Window],
    scores: NDArray[np.float32],
    shelves: Sequence[Shelf],
) -> NDArray[np.float64]:
    """One number for each of FEATURES; probabilities as log odds, shares from 0 to 1."""
    kinds = np.array([window.kind for window in windows])

    def most(column: int, *wanted: str) -> float:
        rows = scores[np.isin(kinds, wanted), column] if len(kinds) else scores[:0, column]
        return _log_odds(float(rows.max())) if len(rows) else _log_odds(0.0)

    # a short source has no window wider than its sentence
    wide = next((kind for kind in ("joined", "around", "alone") if kind in kinds), "joined")
    row = stems(text)
    wanted = set(row)
    near = set().union(*(hit.shelf.stems[hit.at] for hit in hits)) if hits else set()
    known = set().union(*(shelf.vocabulary for shelf in shelves)) if shelves else set()
    names = set(capitals(text))
    figures = set(numbers(text))
    pairs = set(pairwise(row))
    held = {pair for shelf in shelves for pair in pairs & shelf.bigrams}
    return np.array(
        [
            most(ENTAILMENT, "alone"),
            most(ENTAILMENT, "alone", "around", "joined"),
            most(ENTAILMENT, wide),
            most(CONTRADICTION, "alone"),
            _log_odds(float(scores[0, CONTRADICTION])) if len(scores) else _log_odds(0.0),
            most(CONTRADICTION, wide),
            max((hit.cosine for hit in hits), default=0.0),
            len(wanted & near) / len(wanted) if wanted else 1.0,
            len(wanted & known) / len(wanted) if wanted else 1.0,
            min(3, len(names - known)),
            min(3, len(figures - known)),
            len(held) / len(pairs) if pairs else 1.0,
            math.log(1 + len(row)),
        ]
    )


def _log_odds(probability: float) -> float:
    clipped = min(max(probability, 0.002), 0.998)
    return math.log(clipped / (1 - clipped))


@cache
def _coefficients() -> tuple[NDArray[np.float64], float]:
    """Weights, one a feature, and the constant, as fitted."""
    stored = json.loads(resources.files("factcheck.auditing").joinpath("support.json").read_text(encoding="utf-8"))
    return np.array([stored["weights"][name] for name in FEATURES]), float(stored["constant"])


def probability(features: NDArray[np.float64]) -> float:
    """The calibrated probability of support for one row of features."""
    weights, constant = _coefficients()
    return float(1 / (1 + math.exp(-max(-30.0, min(30.0, float(weights @ features) + constant)))))
