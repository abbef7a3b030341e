"""Claims and their windows in, the model's scores and the probability of support out.

The probability is a logistic regression over what the NLI model says of the best windows and over how much of the
claim (words, names, numbers) the sources hold at all. The larger model is asked again about the windows that the small one
finds most telling; what it says are further features, and the scores that stand. The coefficients are in `support.json`
(without the larger model) and `support_second.json`, where `python -m factcheck.evaluation.fit_audit` puts them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from factcheck import settings
from factcheck.auditing.library import Shelf
from factcheck.auditing.retrieve import Hit, Window
from factcheck.auditing.words import capitals, numbers, stems

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.inference import NLIScorer

ENTAILMENT, NEUTRAL, CONTRADICTION = 0, 1, 2

Look = Literal["first", "second"]
"""Whether the small model alone was asked, or the larger one too."""

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

SECOND = ("second_entailed_alone", "second_entailed", "second_denied_alone", "second_denied")
"""What it reads too where the larger model was asked: see `second_look`."""

_SIGNS = (1, 1, 1, -1, -1, -1, 1, 1, 1, -1, -1, 1, -1, 1, 1, -1, -1)


def look_of(features: NDArray[np.float64]) -> Look:
    """The look that features, or rows of them, are of, by how many there are."""
    return "first" if features.shape[-1] == len(FEATURES) else "second"


def names(look: Look) -> tuple[str, ...]:
    """The features of a look, in order."""
    return FEATURES if look == "first" else FEATURES + SECOND


def signs(look: Look) -> tuple[int, ...]:
    """Which way each feature can only point: 1 for support. The fit keeps to it, and the worst of several is by it."""
    return _SIGNS[: len(names(look))]


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
    """Each text with its windows scored, all in one go (premise: the window, hypothesis: the text), and the most telling of
    them once more by the larger model, where the scorer has one."""
    rows = _scored([(window.text, text) for text, found in zip(texts, windows, strict=True) for window in found],
                   scorer, show_progress_bar)  # fmt: skip
    weighed = []
    for text, near, found, sources in zip(texts, hits, windows, shelves, strict=True):
        scores = np.array([rows[window.text, text] for window in found], dtype=np.float32).reshape(-1, 3)
        weighed.append(Weighed(text, tuple(near), tuple(found), scores, features(text, near, found, scores, sources)))
    if scorer.larger is None:
        return weighed
    again = [telling(one.windows, one.scores) for one in weighed]
    rows = _scored([(one.windows[at].text, one.text) for one, asked in zip(weighed, again, strict=True) for at in asked],
                   scorer.larger, show_progress_bar)  # fmt: skip
    for number, (one, asked) in enumerate(zip(weighed, again, strict=True)):
        scores = one.scores.copy()
        for at in asked:
            scores[at] = rows[one.windows[at].text, one.text]
        more = second_look([one.windows[at] for at in asked], scores[asked])
        weighed[number] = replace(one, scores=scores, features=np.concatenate([one.features, more]))
    return weighed


def _scored(
    pairs: Sequence[tuple[str, str]], scorer: NLIScorer, show_progress_bar: bool
) -> dict[tuple[str, str], NDArray[np.float32]]:
    distinct = list(dict.fromkeys(pairs))
    return dict(zip(distinct, scorer.predict(distinct, show_progress_bar=show_progress_bar), strict=True))


def telling(windows: Sequence[Window], scores: NDArray[np.float32]) -> list[int]:
    """The windows worth a second look, by position: of sentences alone and of wider windows, the one that the small model
    finds most entailing and the one that it finds most contradicting."""
    found = []
    for kinds in (("alone",), ("around", "joined")):
        rows = [at for at, window in enumerate(windows) if window.kind in kinds]
        found += [max(rows, key=lambda at: float(scores[at, column])) for column in (ENTAILMENT, CONTRADICTION) if rows]
    return sorted(set(found))


def second_look(windows: Sequence[Window], scores: NDArray[np.float32]) -> NDArray[np.float64]:
    """One number for each of SECOND: the highest log odds of entailment and of contradiction by the larger model."""
    alone = scores[[window.kind == "alone" for window in windows]]
    return np.array(
        [
            _log_odds(float(rows[:, column].max())) if len(rows) else _log_odds(0.0)
            for column in (ENTAILMENT, CONTRADICTION)
            for rows in (alone, scores)
        ]
    )


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


def file_of(look: Look) -> str:
    """Where the coefficients of a look stand."""
    return "support.json" if look == "first" else "support_second.json"


@cache
def _coefficients(look: Look) -> tuple[NDArray[np.float64], float]:
    """Weights, one a feature, and the constant, as fitted."""
    stored = json.loads(resources.files("factcheck.auditing").joinpath(file_of(look)).read_text(encoding="utf-8"))
    return np.array([stored["weights"][name] for name in names(look)]), float(stored["constant"])


def probability(features: NDArray[np.float64]) -> float:
    """The calibrated probability of support for one row of features."""
    weights, constant = _coefficients(look_of(features))
    return float(1 / (1 + math.exp(-max(-30.0, min(30.0, float(weights @ features) + constant)))))
