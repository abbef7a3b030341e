"""All figures of the card: `python models/measure_nli.py --dev ../shared/data/nli/dev --held-out MADE/held_out`.

Accuracy and calibration on each dev file; contradictions among pairs of generators that the model never saw, and of
sentences that it never saw; the same on the dev rows in which both sentences have a number.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

import numpy as np

from factcheck.evaluation.metrics import NOT_ENTAILMENT, pair_metrics
from factcheck.evaluation.pairs import LabelledPair, evaluate_pairs, read_pairs
from factcheck.inference import LABELS, NLIScorer


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, help="folder of the model (default: the shipped one)")
    parser.add_argument("--backend", choices=["onnx", "torch"], default="onnx")
    parser.add_argument("--dev", type=Path, help="folder of the dev files")
    parser.add_argument("--held-out", type=Path, help="folder that make_pairs.py wrote its held-out pairs into")
    return parser.parse_args(argv)


NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred|thousand|million)\b")


def has_number(text: str) -> bool:
    """A digit or a word of number."""
    return bool(NUMBER.search(text))


def contradictions(pairs: list[LabelledPair], scores: np.ndarray) -> dict[str, float]:
    """F1 of contradiction, and the share of the other rows, and of the compatible ones, that are called one."""
    metrics = pair_metrics([pair.label for pair in pairs], scores)
    called = scores.argmax(axis=1) == LABELS.index("contradiction")
    others = [i for i, pair in enumerate(pairs) if pair.label != "contradiction"]
    twins = [i for i, pair in enumerate(pairs) if pair.label == "entailment"]
    return {
        "rows": len(pairs),
        "contradiction_f1": round(metrics.contradiction.f1, 4),
        "others_called_contradiction": share(called[others]),
        "twins_called_contradiction": share(called[twins]),
    }


def share(called: np.ndarray) -> float:
    """How many of them are; 0 of none."""
    return round(float(called.mean()), 4) if len(called) else 0.0


def main(argv: list[str] | None = None) -> None:
    """Print one JSON object."""
    args = options(argv)
    scorer = NLIScorer(args.model, backend=args.backend)
    result: dict[str, object] = {"backend": scorer.backend, "int8": scorer.quantize, "weights": scorer.weights_hash}
    if args.dev:
        result |= dev(args.dev, scorer)
    if args.held_out:
        result |= held_out(args.held_out, scorer)
    print(json.dumps(result, indent=1))


def dev(folder: Path, scorer: NLIScorer) -> dict[str, object]:
    """The figures on each dev file, and on the rows of all in which both sentences have a number."""
    result: dict[str, object] = {}
    numbered: list[tuple[LabelledPair, np.ndarray]] = []
    for path in sorted(folder.glob("*.jsonl.gz")):
        found = evaluate_pairs(path, scorer)
        result[path.name] = found.to_dict()
        numbered += [
            (pair, score)
            for pair, score in zip(found.pairs, found.scores, strict=True)
            if pair.label != NOT_ENTAILMENT and has_number(pair.premise) and has_number(pair.hypothesis)
        ]
    result["dev rows with numbers"] = contradictions([pair for pair, _ in numbered], np.array([s for _, s in numbered]))
    return result


def held_out(folder: Path, scorer: NLIScorer) -> dict[str, object]:
    """The figures on generated pairs: new generators, known generators on new sentences, and each kind."""
    result: dict[str, object] = {}
    groups: dict[str, list[tuple[LabelledPair, np.ndarray]]] = {"new generators": [], "known generators": []}
    for path in sorted(folder.glob("*.jsonl.gz")):
        pairs = read_pairs(path)
        scores = scorer.predict([(pair.premise, pair.hypothesis) for pair in pairs])
        groups["new generators" if path.name.startswith("made_new_") else "known generators"] += zip(
            pairs, scores, strict=True
        )
        accuracy = pair_metrics([pair.label for pair in pairs], scores).accuracy
        result[path.name] = {"rows": len(pairs), "accuracy": round(accuracy, 4)}
    for name, rows in groups.items():
        if not rows:
            continue
        result[name] = contradictions([pair for pair, _ in rows], np.array([score for _, score in rows]))
    return result


if __name__ == "__main__":
    main()
