"""Fit the probability of support anew: `python -m factcheck.evaluation.fit_audit DEV.jsonl.gz ... --rows 250`.

To be run whenever the NLI models' weights change. Writes `support.json` and `support_second.json` (with what the larger model
says) into `factcheck/auditing` and prints what
cross-validation says, with all sets mixed and with each set left out of the fit; the sets must be development data.
With `--cache FOLDER` the vectors (and the scores of each set of weights) are kept there: only what is new is computed.

A row's probability is that of its least supported sentence, as its verdict is that of its worst part. Which sentence that
is no label says, so fitting and choosing take turns (multiple-instance learning; Andrews, Tsochantaridis and Hofmann 2002,
"Support Vector Machines for Multiple-Instance Learning"). Rows are weighted so that every set counts the same and, inside
a set, supported rows as much as others: 0.5 is then the threshold for balanced accuracy.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from factcheck import auditing
from factcheck.auditing.library import Library
from factcheck.auditing.retrieve import retrieve, windows
from factcheck.auditing.rows import case_of
from factcheck.auditing.summary import is_small_talk
from factcheck.auditing.weigh import FEATURES, Look, file_of, look_of, names, signs, weigh
from factcheck.evaluation.audit import auc, balanced_accuracy, labelled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.auditing import Row
    from factcheck.pipeline import Models

FOLDS = 5
TURNS = 10
"""Of choosing each row's worst sentence and fitting, at most; three to five are enough."""
AT_ONCE = 100


@dataclass(frozen=True)
class Table:
    """Features (sentences, those of a look) with the row (by position) that each is of; gold (supported or not) and the set of
    each row."""

    features: NDArray[np.float64]
    owners: NDArray[np.int64]
    gold: NDArray[np.bool_]
    sets: NDArray[np.str_]

    @property
    def look(self) -> Look:
        """Whether the larger model was asked."""
        return look_of(self.features)

    def first(self) -> Table:
        """The same without what the larger model said."""
        return replace(self, features=self.features[:, : len(FEATURES)])

    def weights(self) -> NDArray[np.float64]:
        """Every set counts the same, and inside it supported rows as much as others."""
        weights = np.zeros(len(self.gold))
        for name in np.unique(self.sets):
            for side in (True, False):
                rows = (self.sets == name) & (self.gold == side)
                weights[rows] = 1 / max(1, rows.sum())
        return np.asarray(weights / weights.mean())

    def take(self, rows: NDArray[np.bool_]) -> Table:
        """Some of the rows, by a mask."""
        kept = rows[self.owners]
        places = np.cumsum(rows) - 1
        return Table(self.features[kept], places[self.owners[kept]], self.gold[rows], self.sets[rows])

    def worst(self, leanings: NDArray[np.float64]) -> NDArray[np.int64]:
        """For each row its sentence with the lowest leaning."""
        order = np.lexsort((leanings, self.owners))
        _, first = np.unique(self.owners[order], return_index=True)
        return np.asarray(order[first])


def sample(files: Sequence[Path], count: int) -> list[tuple[str, Row]]:
    """`count` rows of each file, drawn with a fixed seed, as many supported as others where there are enough."""
    drawn = []
    for file in files:
        rows = labelled(file)
        random.Random(11).shuffle(rows)
        sides = [[row for row in rows if (row.label == "supported") is side] for side in (True, False)]
        half = count // 2
        drawn += [(file.name.split(".")[0], row) for side in sides for row in side[:half]]
    return drawn


def table(rows: Sequence[tuple[str, Row]], models: Models) -> Table:
    """The features of the rows' sentences."""
    found: list[NDArray[np.float64]] = []
    owners: list[int] = []
    for start in range(0, len(rows), AT_ONCE):
        for at, features in _features([row for _, row in rows[start : start + AT_ONCE]], models):
            found.append(features)
            owners.append(start + at)
        print(f"{min(start + AT_ONCE, len(rows))} of {len(rows)} rows", flush=True)
    gold = np.array([row.label == "supported" for _, row in rows])
    return Table(np.array(found), np.array(owners), gold, np.array([name for name, _ in rows]))


def _features(rows: Sequence[Row], models: Models) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """The features of each sentence, with the row that it is of."""
    cases = [case_of(row) for row in rows]
    library = Library(())
    library.add([source for case in cases for source in case.sources], models.retriever)
    asked = [(at, sentence) for at, row in enumerate(rows) for sentence in _sentences(row)]
    texts = [" ".join(text.split()) for _, text in asked]
    shelves = [library.of(source.id for source in cases[at].sources) for at, _ in asked]
    hits = [
        retrieve(text, vector, near)
        for text, vector, near in zip(texts, models.retriever.encode(texts), shelves, strict=True)
    ]
    weighed = weigh(texts, hits, [windows(found) for found in hits], shelves, models.scorer)
    for (at, _), one in zip(asked, weighed, strict=True):
        yield at, one.features


def _sentences(row: Row) -> list[str]:
    """The sentences of a row that are audited."""
    return [text for text in auditing.sentence_texts(row.claim) if not is_small_talk(text)] or [row.claim]


def fit(data: Table, ridge: float) -> tuple[NDArray[np.float64], float]:
    """Coefficients and constant for features as they are."""
    mean, spread = data.features.mean(axis=0), data.features.std(axis=0) + 1e-9
    x = (data.features - mean) / spread
    y, weights = np.where(data.gold, 1.0, -1.0), data.weights()
    ways = signs(data.look)
    chosen = data.worst(
        x @ np.array(ways, dtype=float)
    )  # to begin with, the sentence that is worst by all features together
    for _ in range(TURNS):
        theta = _logistic(x[chosen], y, weights, ridge, ways)
        again = data.worst(x @ theta[:-1] + theta[-1])
        if np.array_equal(again, chosen):
            break
        chosen = again
    # the penalty also flattens the probabilities: Platt scaling on the same rows stretches them again
    lean = (x @ theta[:-1] + theta[-1])[data.worst(x @ theta[:-1])]
    stretch = minimize(lambda t: (weights * np.logaddexp(0, -y * (t[0] * lean + t[1]))).mean(), np.array([1.0, 0.0])).x
    coefficients = stretch[0] * theta[:-1] / spread
    return coefficients, float(stretch[0] * theta[-1] + stretch[1] - coefficients @ mean)


def _logistic(
    x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64], ridge: float, ways: Sequence[int]
) -> NDArray[np.float64]:
    """Logistic regression with a quadratic penalty. A coefficient never goes against the sign that it must have: a small
    sample would else turn, say, a missing name into a good sign, which no other set would bear out."""

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = y * (x @ theta[:-1] + theta[-1])
        value = (weights * np.logaddexp(0, -margin)).mean() + ridge * (theta[:-1] ** 2).sum()
        pull = -weights * y / (1 + np.exp(np.clip(margin, -50, 50))) / len(y)
        return float(value), np.append(x.T @ pull + 2 * ridge * theta[:-1], pull.sum())

    bounds = [(0, None) if sign > 0 else (None, 0) for sign in ways] + [(None, None)]
    return np.asarray(minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds).x)


def measure(data: Table, ridge: float) -> dict[str, dict[str, float]]:
    """Balanced accuracy at 0.5 and AUC of each set: cross-validated, and with the set left out of the fit."""
    order = np.random.default_rng(5).permutation(len(data.gold))
    mixed, left_out = np.zeros(len(data.gold)), np.zeros(len(data.gold))
    for fold in range(FOLDS):
        inside = np.isin(np.arange(len(data.gold)), order[fold::FOLDS])
        mixed[inside] = _scores(data.take(~inside), data.take(inside), ridge)
    for name in np.unique(data.sets):
        inside = data.sets == name
        if not inside.all():
            left_out[inside] = _scores(data.take(~inside), data.take(inside), ridge)
    found = {}
    for name in np.unique(data.sets):
        rows = data.sets == name
        gold = data.gold[rows]
        found[str(name)] = {
            "balanced_accuracy": round(balanced_accuracy(gold, mixed[rows] >= 0.5), 4),
            "auc": round(auc(gold, mixed[rows]), 4),
            "left_out_balanced_accuracy": round(balanced_accuracy(gold, left_out[rows] >= 0.5), 4),
            "left_out_auc": round(auc(gold, left_out[rows]), 4),
        }
    return found


def _scores(train: Table, test: Table, ridge: float) -> NDArray[np.float64]:
    """For each row of `test` the probability of its least supported sentence."""
    coefficients, constant = fit(train, ridge)
    leanings = test.features @ coefficients + constant
    return np.asarray(1 / (1 + np.exp(-np.clip(leanings[test.worst(leanings)], -30, 30))))


def main() -> None:
    """The command of the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=250, help="rows of each file")
    parser.add_argument("--ridge", type=float, default=0.5)
    parser.add_argument("--nli", help="folder of an NLI model (default: the shipped one)")
    parser.add_argument("--cache", type=Path, help="folder where vectors and scores are kept")
    parser.add_argument("--table", type=Path, help=".npz of features: read if it is there, else written")
    parser.add_argument("--dry", action="store_true", help="measure only, write nothing")
    options = parser.parse_args()
    if options.table and options.table.is_file():
        with np.load(options.table) as stored:
            data = Table(stored["features"], stored["owners"], stored["gold"], stored["sets"])
    else:
        from factcheck.inference.cache import Cache
        from factcheck.pipeline import Models

        models = Models(nli_name=options.nli, cache=Cache(options.cache) if options.cache else None)
        data = table(sample(options.files, options.rows), models)
        if options.table:
            np.savez(options.table, features=data.features, owners=data.owners, gold=data.gold, sets=data.sets)
    for one in (data.first(), data):
        measured = measure(one, options.ridge)
        coefficients, constant = fit(one, options.ridge)
        fitted = {
            "weights": {
                name: round(float(value), 5) for name, value in zip(names(one.look), coefficients, strict=True)
            },
            "constant": round(constant, 5),
            "made_by": f"python -m factcheck.evaluation.fit_audit --rows {options.rows} --ridge {options.ridge}",
            "measured": measured,
        }
        print(json.dumps(fitted, indent=1))
        if not options.dry:
            path = Path(auditing.__file__).with_name(file_of(one.look))
            path.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
