"""Fit `models/sameness.json`: how probable it is that two figures of two claims measure the same thing.

    python models/train_sameness.py tests/verdicts/pairs.tsv tests/corpora/health tests/corpora/dev-*

Reads labelled pairs (TSV) and corpora with gold; a pair of figures that the gold holds against each other, or for one
another, is the same measure; one that arithmetic would call a contradiction and the gold does not is another. The
logistic regression is fitted on all of them; what is printed is measured on each corpus by a model fitted on the others.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np

from factcheck import claims, documents, figures, pipeline
from factcheck.evaluation import corpus
from factcheck.figures import Figure, Statement
from factcheck.verdicts import Options, sameness
from factcheck.verdicts.arithmetic import comparisons, judge_figures
from factcheck.verdicts.sameness import Surroundings
from factcheck.verdicts.subjects import Subjects, compare_subjects

MIN_LIKENESS = 0.2
FIGURE_RULES = ("FC1", "FC301")
Label = Callable[[Statement, Statement, Figure, Figure, str], int | None]


@dataclass(frozen=True)
class Example:
    """A pair of figures with what the features are made from; 1 where they measure the same thing."""

    a: Statement
    b: Statement
    x: Figure
    y: Figure
    likeness: float
    subjects: Subjects
    around: Surroundings
    same: int


def of_statements(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], vectors: np.ndarray, label: Label
) -> Iterator[Example]:
    """The examples of some pairs of statements; opinions and other subjects are no question for the model."""
    around = Surroundings.of(statements)
    for i, j in pairs:
        a, b = statements[i], statements[j]
        if "opinion" in (a.claim.modality, b.claim.modality):
            continue
        subjects = compare_subjects(a, b)
        if subjects.relation == "different":
            continue
        for at, to, relation in comparisons(a, b, Options()):
            x, y = a.figures[at], b.figures[to]
            if relation.name == "incomparable":
                continue
            verdict = judge_figures(a, b, x, y, relation, Options()).verdict
            same = label(a, b, x, y, verdict) if verdict in ("contradiction", "agreement", "compatible") else None
            if same is not None:
                yield Example(a, b, x, y, float(vectors[i] @ vectors[j]), subjects, around, same)


def of_corpus(folder: Path, models: pipeline.Models) -> list[Example]:
    """Every pair of claims of different documents that are at all alike, labelled by the corpus's gold."""
    read = documents.read([folder / "sources"]).documents
    statements = list(figures.state(claims.extract(read), {document.id: document.published for document in read}))
    vectors = models.embedder.encode([statement.frame for statement in statements])
    gold = corpus.read_gold(folder / "gold.tsv")
    paths = {document.id: document.path for document in read}

    def side(statement: Statement) -> dict[str, str]:
        return {"path": paths[statement.claim.document], "quote": statement.claim.quote}

    def label(a: Statement, b: Statement, x: Figure, y: Figure, verdict: str) -> int | None:
        rows = [row for row in gold if row.kind != "trap" and corpus.matches(row, {"a": side(a), "b": side(b)})]
        if not rows:  # agreements are a selection, so an equal pair outside the gold says nothing
            return 0 if verdict == "contradiction" else None
        for row in rows:
            words = f"{row.words_a} {row.words_b}".lower()
            if x.text.lower() in words and y.text.lower() in words:
                return 1 if (row.kind == "contradiction") == (verdict == "contradiction") else None
        return None

    count = len(statements)
    pairs = [
        (i, j)
        for i in range(count)
        for j in range(i + 1, count)
        if statements[i].claim.document != statements[j].claim.document
        and float(vectors[i] @ vectors[j]) >= MIN_LIKENESS
    ]
    return list(of_statements(statements, pairs, vectors, label))


def of_pairs(path: Path, models: pipeline.Models) -> list[Example]:
    """The figures of labelled pairs of texts."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: list[Example] = []
    for row in rows:
        one = pipeline.statements_of(row["a"], row["date_a"] or None, "a")
        two = pipeline.statements_of(row["b"], row["date_b"] or None, "b")
        statements = [*one, *two]
        vectors = models.embedder.encode([statement.frame for statement in statements])
        pairs = [(i, j) for i in range(len(one)) for j in range(len(one), len(statements))]
        gold, rule = row["verdict"], row["rule"]

        def label(
            a: Statement, b: Statement, x: Figure, y: Figure, verdict: str, gold: str = gold, rule: str = rule
        ) -> int | None:
            if verdict != "contradiction":
                return 1 if gold in ("agreement", "compatible") and len(a.figures) == len(b.figures) == 1 else None
            if gold in ("contradiction", "superseded"):
                return 1 if rule.startswith(FIGURE_RULES) else None
            return 0 if gold != "undecided" else None

        found.extend(of_statements(statements, pairs, vectors, label))
    return found


def table(examples: Sequence[Example], models: pipeline.Models) -> tuple[list[dict[str, float]], np.ndarray]:
    """Features and labels; the NLI model is asked once for all."""
    texts = sameness.substitutions([(e.a, e.b, e.x, e.y) for e in examples])
    scores = models.scorer.predict(texts)[:, 0]
    entailment = np.maximum(scores[: len(examples)], scores[len(examples) :])
    rows = [
        sameness.features(e.a, e.b, e.x, e.y, e.likeness, e.subjects, e.around, float(answer))
        for e, answer in zip(examples, entailment, strict=True)
    ]
    return rows, np.array([e.same for e in examples])


def fit(rows: Sequence[dict[str, float]], labels: np.ndarray, strength: float) -> tuple[float, dict[str, float]]:
    """Intercept and weights on the features as they are (the fit itself is on standardised ones)."""
    from sklearn.linear_model import LogisticRegression

    names = list(rows[0])
    values = np.array([[row[name] for name in names] for row in rows])
    mean, spread = values.mean(axis=0), values.std(axis=0)
    spread[spread < 1e-3] = 1.0
    model = LogisticRegression(C=strength, max_iter=3000).fit((values - mean) / spread, labels)
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), dict(zip(names, map(float, weights), strict=True))


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=Path("models/sameness.json"), show_default=True)
@click.option("--strength", default=0.1, show_default=True, help="Inverse strength of the regularisation.")
def main(sources: tuple[Path, ...], output: Path, strength: float) -> None:
    """Fit on SOURCES (corpora with gold, or TSV files of labelled pairs) and write the coefficients."""
    models = pipeline.Models()
    sets = {}
    for source in sources:
        examples = of_corpus(source, models) if source.is_dir() else of_pairs(source, models)
        sets[source] = table(examples, models)
        click.echo(f"{source}: {len(examples)} pairs of figures, {int(sets[source][1].sum())} the same")
    probabilities, labels = [], []
    for held in (source for source in sources if source.is_dir()):
        rest = [source for source in sources if source != held]
        intercept, weights = fit(
            [row for source in rest for row in sets[source][0]], np.concatenate([sets[s][1] for s in rest]), strength
        )
        model = sameness.Sameness(intercept, weights)
        probabilities += [model.probability(row) for row in sets[held][0]]
        labels += list(sets[held][1])
    found, truth = np.array(probabilities), np.array(labels)
    for limit in (0.25, 0.35, 0.45, 0.55, 0.65):
        reported = found >= limit
        click.echo(
            f"from {limit}: precision {truth[reported].mean():.2f}, recall {reported[truth == 1].mean():.2f} "
            "(each corpus by a model fitted on the others)"
        )
    intercept, weights = fit([row for rows, _ in sets.values() for row in rows],
                             np.concatenate([labels for _, labels in sets.values()]), strength)  # fmt: skip
    content = {"intercept": round(intercept, 4), "weights": {name: round(value, 4) for name, value in weights.items()}}
    output.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
