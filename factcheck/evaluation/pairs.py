"""Labelled pairs in, figures of merit out: how good an NLI model is on files of premise, hypothesis and label."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from factcheck.errors import FactcheckError
from factcheck.evaluation.metrics import NOT_ENTAILMENT, PairMetrics, pair_metrics
from factcheck.inference.labels import LABELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Scorer(Protocol):
    """What can score pairs: `inference.NLIScorer`, or anything with its `predict`."""

    def predict(self, pairs: Sequence[tuple[str, str]], show_progress_bar: bool = False) -> NDArray[np.float32]:
        """Probabilities, shape (len(pairs), 3): entailment, neutral, contradiction."""


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """One row of a file; `label` is one of LABELS or not_entailment."""

    premise: str
    hypothesis: str
    label: str


def read_pairs(path: Path) -> list[LabelledPair]:
    """The rows of a `.jsonl` or `.jsonl.gz` file; a FactcheckError names the line that cannot be read."""
    return list(_rows(path))


def _rows(path: Path) -> Iterator[LabelledPair]:
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _row(line, f"{path}, line {number}")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise FactcheckError(f"{path} cannot be read: {error}.") from error


def _row(line: str, where: str) -> LabelledPair:
    try:
        row = json.loads(line)
        pair = LabelledPair(row["premise"], row["hypothesis"], row["label"])
    except (ValueError, KeyError, TypeError) as error:
        raise FactcheckError(f"{where}: a JSON object with premise, hypothesis and label is needed.") from error
    if not (isinstance(pair.premise, str) and isinstance(pair.hypothesis, str)):
        raise FactcheckError(f"{where}: premise and hypothesis must be text.")
    if pair.label not in (*LABELS, NOT_ENTAILMENT):
        raise FactcheckError(f"{where}: the label {pair.label!r} is none of {', '.join(LABELS)}, {NOT_ENTAILMENT}.")
    return pair


@dataclass(frozen=True, slots=True)
class PairEvaluation:
    """One file's rows, scores and figures of merit."""

    file: str
    pairs: list[LabelledPair]
    scores: NDArray[np.float32]
    metrics: PairMetrics

    def to_dict(self) -> dict[str, Any]:
        """As JSON: the file and its figures of merit, without the rows."""
        return {"file": self.file} | self.metrics.to_dict()

    def predictions(self) -> Iterator[dict[str, Any]]:
        """One object a row: its number from 0, its gold label, and the three probabilities."""
        for number, (pair, score) in enumerate(zip(self.pairs, self.scores.tolist(), strict=True)):
            yield {"row": number, "label": pair.label} | dict(zip(LABELS, score, strict=True))


def evaluate_pairs(path: Path, scorer: Scorer, show_progress_bar: bool = False) -> PairEvaluation:
    """Score a file's pairs, premise to hypothesis only, and compare with its labels."""
    pairs = read_pairs(path)
    if not pairs:
        raise FactcheckError(f"{path} holds no pairs.")
    scores = scorer.predict([(pair.premise, pair.hypothesis) for pair in pairs], show_progress_bar)
    return PairEvaluation(str(path), pairs, scores, pair_metrics([pair.label for pair in pairs], scores))
