"""Fit what stands beside the weights: `python models/calibrate_nli.py --model models/nli --dev ../shared/data/nli/dev`.

On rows of the dev files, never trained on: a temperature that makes probabilities of the scores (least negative log
likelihood; Guo et al. 2017), thresholds from which a contradiction and an entailment are right in a stated share of
cases, whether 8-bit weights lose little enough to be the default, and how much of a smaller model's probabilities to average
into them. Writes `calibration.json` beside the weights.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np

from factcheck.evaluation.metrics import NOT_ENTAILMENT, pair_metrics, threshold_for
from factcheck.evaluation.pairs import LabelledPair, read_pairs
from factcheck.inference import LABELS, Calibration, NLIScorer, Thresholds

INT8_MAY_LOSE = 0.005
"""Accuracy that 8-bit weights may cost and still be the default: half a point."""


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of the model")
    parser.add_argument("--dev", type=Path, required=True, help="folder of dev files")
    parser.add_argument(
        "--smaller", type=Path, help="folder of a smaller model whose probabilities are averaged into those of this one"
    )
    parser.add_argument("--rows", type=int, default=2000, help="at most so many rows of a file")
    parser.add_argument("--contradiction", type=float, default=0.9, help="share of right ones above that threshold")
    parser.add_argument("--entailment", type=float, default=0.8, help="the same for entailment")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument(
        "--leave-out", action="append", default=["infotabs_dev"], help="a dev set unlike what the product reads: tables"
    )
    return parser.parse_args(argv)


def sample(paths: list[Path], most: int, seed: int) -> list[LabelledPair]:
    """At most so many three-way rows of each file."""
    rng = random.Random(seed)
    rows = []
    for path in paths:
        held = [pair for pair in read_pairs(path) if pair.label != NOT_ENTAILMENT]
        rows += rng.sample(held, min(most, len(held)))
    return rows


def softened(scores: np.ndarray, temperature: float) -> np.ndarray:
    """Probabilities at temperature 1 -> probabilities at another."""
    logs = np.log(np.clip(scores.astype(np.float64), 1e-9, 1)) / temperature
    powers = np.exp(logs - logs.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def fit_temperature(scores: np.ndarray, gold: np.ndarray) -> float:
    """The temperature of least negative log likelihood, to a hundredth."""

    def cost(temperature: float) -> float:
        picked = softened(scores, temperature)[np.arange(len(gold)), gold]
        return float(-np.log(np.clip(picked, 1e-9, 1)).mean())

    return round(float(min(np.arange(0.4, 3.0, 0.01), key=cost)), 2)


def best_share(larger: np.ndarray, smaller: np.ndarray, gold: np.ndarray) -> float:
    """How much of the smaller model's probabilities to put into the mean of both: the middle of the shares, to a twentieth,
    that are within half a point of the most accurate one."""
    shares = [number / 20 for number in range(21)]
    right = [float((((1 - share) * larger + share * smaller).argmax(axis=1) == gold).mean()) for share in shares]
    near = [share for share, found in zip(shares, right, strict=True) if found >= max(right) - 0.005]
    return near[len(near) // 2]


def scored(scorer: NLIScorer, pairs: list[tuple[str, str]]) -> tuple[np.ndarray, float]:
    """Scores at temperature 1, and seconds after a first batch that is not counted."""
    scorer.calibration = Calibration()
    scorer.predict(pairs[:32])
    began = time.perf_counter()
    scores = scorer.predict(pairs)
    return scores, time.perf_counter() - began


def main(argv: list[str] | None = None) -> None:
    """Fit and write."""
    args = options(argv)
    paths = [p for p in sorted(args.dev.glob("*.jsonl.gz")) if p.name.partition(".")[0] not in args.leave_out]
    rows = sample(paths, args.rows, args.seed)
    pairs = [(row.premise, row.hypothesis) for row in rows]
    labels = [row.label for row in rows]
    gold = np.array([LABELS.index(label) for label in labels])
    by_torch, torch_seconds = scored(NLIScorer(args.model, backend="torch"), pairs)
    by_int8, int8_seconds = scored(NLIScorer(args.model, backend="onnx", quantize=True), pairs)
    others = NLIScorer(args.smaller).predict(pairs) if args.smaller else np.zeros_like(by_int8)
    share = best_share(softened(by_int8, fit_temperature(by_int8, gold)), others, gold) if args.smaller else 0.0
    temperatures = {how: fit_temperature(scores, gold) for how, scores in (("torch", by_torch), ("int8", by_int8))}
    whole, small = (
        ((1 - share) * softened(scores, temperatures[how]) + share * others).astype(np.float32)
        for how, scores in (("torch", by_torch), ("int8", by_int8))
    )
    lost = pair_metrics(labels, whole).accuracy - pair_metrics(labels, small).accuracy
    temperature, calibrated = (temperatures["int8"], small) if lost <= INT8_MAY_LOSE else (temperatures["torch"], whole)
    found = {
        label: threshold_for(calibrated[:, number], gold == number, getattr(args, label))
        for number, label in enumerate(LABELS)
        if label != "neutral"
    }
    notes: dict[str, object] = {
        "fitted_on": {"rows": len(rows), "files": [path.name for path in paths]},
        "precision": {label: round(reached, 3) for label, (_, reached, _) in found.items()},
        "recall": {label: round(recall, 3) for label, (_, _, recall) in found.items()},
        "ece": {
            "before": round(pair_metrics(labels, by_torch).ece, 4),
            "after": round(pair_metrics(labels, calibrated).ece, 4),
        },
        "int8_measured": {
            "accuracy_torch": round(pair_metrics(labels, whole).accuracy, 4),
            "accuracy_int8": round(pair_metrics(labels, small).accuracy, 4),
            "times_faster_than_torch": round(torch_seconds / int8_seconds, 2),
        },
    }
    thresholds = Thresholds(**{label: round(found[label][0], 4) for label in found})
    Calibration(temperature, thresholds, lost <= INT8_MAY_LOSE, share).write(args.model, notes)
    print((args.model / "calibration.json").read_text())


if __name__ == "__main__":
    main()
