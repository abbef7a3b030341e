"""Figures of merit for three-way scores: accuracy, F1, calibration error, confusion; plain numpy."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.inference.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NOT_ENTAILMENT = "not_entailment"
"""A gold label that says neutral or contradiction, not which."""

BINS = 15
"""Bins of the expected calibration error, as in Guo et al. 2017."""


@dataclass(frozen=True, slots=True)
class Share:
    """How well one label is found."""

    precision: float
    recall: float
    f1: float


def share(right: int, called: int, gold: int) -> Share:
    """Precision, recall and F1 from counts; nothing called or nothing to find gives 0."""
    precision = right / called if called else 0.0
    recall = right / gold if gold else 0.0
    return Share(precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0)


@dataclass(frozen=True, slots=True)
class PairMetrics:
    """What scores are worth against gold labels.

    `confusion[gold][guess]` counts rows; two-way gold rows stand there as not_entailment. `macro_f1` is over the labels
    that occur, two-way where every row is two-way. `ece` is the expected calibration error of the likeliest label.
    """

    rows: int
    accuracy: float
    macro_f1: float
    entailment: Share
    neutral: Share
    contradiction: Share
    ece: float
    confusion: dict[str, dict[str, int]]

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


def pair_metrics(gold: Sequence[str], scores: NDArray[np.float32]) -> PairMetrics:
    """Compare gold labels (LABELS or NOT_ENTAILMENT) with scores of shape (rows, 3), by the likeliest label.

    A row whose gold is two-way is right for neutral and for contradiction, and its confidence is the sum of both.
    """
    guesses = [LABELS[number] for number in scores.argmax(axis=1)]
    two_way = [label == NOT_ENTAILMENT for label in gold]
    right = np.array([_right(label, guess) for label, guess in zip(gold, guesses, strict=True)], dtype=bool)
    confusion = {
        label: {guess: sum(g == label and h == guess for g, h in zip(gold, guesses, strict=True)) for guess in LABELS}
        for label in (*LABELS, NOT_ENTAILMENT)
        if label in gold
    }
    shares = {label: _share_of(label, gold, guesses) for label in LABELS}
    return PairMetrics(
        rows=len(gold),
        accuracy=float(right.mean()) if len(gold) else 0.0,
        macro_f1=_macro_f1(gold, guesses, shares, all(two_way)),
        entailment=shares["entailment"],
        neutral=shares["neutral"],
        contradiction=shares["contradiction"],
        ece=calibration_error(_confidence(scores, two_way), right),
        confusion=confusion,
    )


def _right(label: str, guess: str) -> bool:
    return guess != "entailment" if label == NOT_ENTAILMENT else guess == label


def _share_of(label: str, gold: Sequence[str], guesses: Sequence[str]) -> Share:
    """Of the rows whose gold can be told for this label: a two-way row says nothing of neutral or contradiction."""
    told = [(g, h) for g, h in zip(gold, guesses, strict=True) if g != NOT_ENTAILMENT or "entailment" in (label, h)]
    return share(
        sum(g == h == label for g, h in told), sum(h == label for _, h in told), sum(g == label for g, _ in told)
    )


def _macro_f1(gold: Sequence[str], guesses: Sequence[str], shares: dict[str, Share], two_way: bool) -> float:
    held = set(gold)
    if not held & {"neutral", "contradiction"} and NOT_ENTAILMENT in held:
        two_way = True
    if two_way:
        folded = [guess if guess == "entailment" else NOT_ENTAILMENT for guess in guesses]
        both = [label for label in ("entailment", NOT_ENTAILMENT) if label in held]
        hits = {label: sum(g == h == label for g, h in zip(gold, folded, strict=True)) for label in both}
        found = [share(hits[label], folded.count(label), list(gold).count(label)).f1 for label in both]
    else:
        found = [shares[label].f1 for label in LABELS if label in held]
    return sum(found) / len(found) if found else 0.0


def _confidence(scores: NDArray[np.float32], two_way: Sequence[bool]) -> NDArray[np.float64]:
    """The probability given to what was answered; of a two-way row, entailed or not."""
    confidence = scores.max(axis=1).astype(np.float64) if len(scores) else np.zeros(0)
    for row, only_two in enumerate(two_way):
        if only_two:
            entailed = float(scores[row, 0])
            confidence[row] = entailed if scores[row].argmax() == 0 else 1 - entailed
    return confidence


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.bool_], bins: int = BINS) -> float:
    """Mean distance of confidence from accuracy over equal bins, weighted by their rows (Naeini et al. 2015)."""
    if not len(confidence):
        return 0.0
    bin_of = np.minimum((confidence * bins).astype(int), bins - 1)
    error = 0.0
    for number in np.unique(bin_of):
        held = bin_of == number
        error += held.mean() * abs(confidence[held].mean() - right[held].mean())
    return float(error)


def threshold_for(
    probabilities: NDArray[np.float32], positive: NDArray[np.bool_], precision: float
) -> tuple[float, float, float]:
    """The lowest threshold from which on the positives are at least `precision` of what is called.

    Returns (threshold, precision reached, recall). Where no threshold reaches it, the highest probability seen.
    """
    order = np.argsort(-probabilities, kind="stable")
    found = np.cumsum(positive[order])
    called = np.arange(1, len(order) + 1)
    reached = found / called
    enough = np.flatnonzero(reached >= precision)
    at = int(enough[-1]) if len(enough) else 0
    return float(probabilities[order[at]]), float(reached[at]), float(found[at] / max(1, positive.sum()))
