"""Labelled rows in, what the audit is worth on them out, with the plain alternative beside it in the same run.

The alternative, `max-nli`, is the model alone: the highest entailment of the row's text by any single sentence of its
sources (Laban et al. 2022, SummaC-ZS, in its plainest form).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck import auditing, settings
from factcheck.errors import FactcheckError
from factcheck.evaluation.metrics import Share, share

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.auditing import Row
    from factcheck.pipeline import Models


@dataclass(frozen=True, slots=True)
class TwoWay:
    """Supported against rest: balanced accuracy and F1 at `threshold`, AUC, and the best that any threshold gives.

    `best_threshold` is chosen on these very rows: it says what the scores could do, not what they do.
    """

    threshold: float
    balanced_accuracy: float
    auc: float
    f1: float
    best_threshold: float
    best_balanced_accuracy: float


@dataclass(frozen=True, slots=True)
class AuditEvaluation:
    """One file's result. `contradicted` is None where no row is labelled so; `baseline` where it was not asked for."""

    file: str
    rows: int
    supported: int
    metrics: TwoWay
    contradicted: Share | None
    baseline: TwoWay | None
    predictions: list[dict[str, Any]] = field(repr=False)

    def to_dict(self) -> dict[str, Any]:
        """As JSON, without the rows."""
        found = {"file": self.file, "rows": self.rows, "supported": self.supported, **asdict(self.metrics)}
        if self.contradicted is not None:
            found["contradicted"] = asdict(self.contradicted)
        if self.baseline is not None:
            found["baseline"] = {"name": "max-nli", **asdict(self.baseline)}
        return found


def evaluate(
    file: Path, models: Models, baseline: bool = False, limit: int | None = None, show_progress_bar: bool = False
) -> AuditEvaluation:
    """Audit the rows of a labelled file. `limit` takes the first rows only. Raises FactcheckError without labels."""
    rows = labelled(file, limit)
    audited = list(auditing.audit_rows(rows, models.retriever, models.scorer, show_progress_bar=show_progress_bar))
    gold = np.array([row.label == "supported" for row in rows])
    scores = np.array([row.score for row in audited])
    verdicts = [row.judgement.verdict for row in audited]
    return AuditEvaluation(
        file=str(file),
        rows=len(rows),
        supported=int(gold.sum()),
        metrics=two_way(gold, scores, settings.AUDIT_SUPPORTED),
        contradicted=_contradicted([row.label for row in rows], verdicts),
        baseline=two_way(gold, max_nli(rows, models, show_progress_bar), 0.5) if baseline else None,
        predictions=[
            {"row": at, "label": row.label, "verdict": verdict, "score": round(float(score), 4)}
            for at, (row, verdict, score) in enumerate(zip(rows, verdicts, scores, strict=True))
        ],
    )


def labelled(file: Path, limit: int | None = None) -> list[Row]:
    """The rows of a file, all with labels that are known."""
    rows = []
    for at, row in enumerate(auditing.read_rows(file), 1):
        if row.label is None:
            raise FactcheckError(f"{file}, row {at}: its label is none that is known; write supported or unsupported.")
        rows.append(row)
        if limit and len(rows) == limit:
            break
    if not rows:
        raise FactcheckError(f"{file}: has no rows; give a file with one labelled row a line.")
    return rows


def max_nli(rows: Sequence[Row], models: Models, show_progress_bar: bool = False) -> NDArray[np.float64]:
    """For each row the entailment of its text by the sentence of its sources that entails it most."""
    pairs: list[tuple[str, str]] = []
    of_row: list[int] = []
    split: dict[str, list[str]] = {}
    for at, row in enumerate(rows):
        for text in row.sources:
            if text not in split:
                split[text] = auditing.sentence_texts(text)
            pairs.extend((sentence, row.claim) for sentence in split[text])
            of_row.extend([at] * len(split[text]))
    entailed = models.scorer.predict(pairs, show_progress_bar=show_progress_bar)[:, 0]
    scores = np.zeros(len(rows))
    np.maximum.at(scores, np.array(of_row, dtype=int), entailed)
    return scores


def two_way(gold: NDArray[np.bool_], scores: NDArray[np.float64], threshold: float) -> TwoWay:
    """How well `scores` (higher is supported) tell the rows of `gold` apart."""
    called = scores >= threshold
    right = int((called & gold).sum())
    best = max(((balanced_accuracy(gold, scores >= cut), float(cut)) for cut in np.unique(scores)), default=(0.0, 0.5))
    return TwoWay(
        threshold=threshold,
        balanced_accuracy=balanced_accuracy(gold, called),
        auc=auc(gold, scores),
        f1=share(right, int(called.sum()), int(gold.sum())).f1,
        best_threshold=best[1],
        best_balanced_accuracy=best[0],
    )


def balanced_accuracy(gold: NDArray[np.bool_], called: NDArray[np.bool_]) -> float:
    """Mean of the shares of supported and of other rows that are called rightly; of one kind alone, its share."""
    shares = [float((called[gold == side] == side).mean()) for side in (True, False) if (gold == side).any()]
    return sum(shares) / len(shares)


def auc(gold: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """Probability that a supported row scores higher than another, ties half; 0.5 where there is one kind only."""
    positive, negative = scores[gold], scores[~gold]
    if not len(positive) or not len(negative):
        return 0.5
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, side="left")
    level = np.searchsorted(ordered, positive, side="right") - below
    return float((below + level / 2).sum() / (len(positive) * len(negative)))


def _contradicted(gold: Sequence[str | None], verdicts: Sequence[str]) -> Share | None:
    if "contradicted" not in gold:
        return None
    right = sum(a == b == "contradicted" for a, b in zip(gold, verdicts, strict=True))
    return share(right, list(verdicts).count("contradicted"), list(gold).count("contradicted"))


def write_predictions(path: Path, results: Sequence[AuditEvaluation]) -> None:
    """One JSON object a row; with several files each row names its file."""
    with path.open("w", encoding="utf-8") as out:
        for result in results:
            extra = {"file": result.file} if len(results) > 1 else {}
            for row in result.predictions:
                out.write(json.dumps(row | extra) + "\n")
