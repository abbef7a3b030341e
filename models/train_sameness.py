"""Fit `models/sameness.json`: how probable it is that two figures of two claims measure the same thing.

    python models/train_sameness.py tests/verdicts/pairs.tsv tests/verdicts/traps_dev.tsv CORPUS... --stories models/stories

Reads labelled pairs (TSV), corpora with gold, and stories (those that the NLI model was not trained on). A pair of figures
that the gold holds against each other, or for one another, is the same measure; one that arithmetic would call a
contradiction and the gold does not is another. The model is fitted on all of them; what is printed is measured on each
corpus by a model that was not fitted on it.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boosting
import click
import gold_corpus
import numpy as np
import story_corpus
from pairs.stories import stories_for
from readers import Readers, reader_option

from factcheck import pipeline
from factcheck.figures import Figure, Statement
from factcheck.inference.cache import Cache
from factcheck.matching import Candidate
from factcheck.verdicts import Options, sameness
from factcheck.verdicts.arithmetic import comparisons, judge_figures
from factcheck.verdicts.boosted import Boosted
from factcheck.verdicts.reading import first_look
from factcheck.verdicts.surroundings import Common, Surroundings, in_common
from factcheck.verdicts.updates import superseded

SEED = 17
TREES = 300
FIGURE_RULES = ("FC1", "FC301")
LABELLED = frozenset({"contradiction", "agreement", "compatible"})
Label = Callable[[Statement, Statement, Figure, Figure, str], int | None]


@dataclass(frozen=True)
class Example:
    """A pair of figures with what the features are made from; `same` is 1 where they measure the same thing, `differ` says
    whether arithmetic would call them a contradiction."""

    a: Statement
    b: Statement
    x: Figure
    y: Figure
    common: Common
    around: Surroundings
    same: int
    differ: bool


def of_statements(
    statements: Sequence[Statement], pairs: Sequence[tuple[int, int]], vectors: np.ndarray, label: Label
) -> Iterator[Example]:
    """The examples of some pairs of statements; opinions and other subjects are no question for the model."""
    near = [Candidate(i, j, float(vectors[i] @ vectors[j])) for i, j in pairs]
    around = Surroundings.of(statements, near)
    for i, j in pairs:
        a, b = statements[i], statements[j]
        likeness = float(vectors[i] @ vectors[j])
        reading = first_look(a, b, likeness, around)
        if reading.verdict is not None:
            continue
        common = in_common(a, b, likeness, reading.subjects, around)
        for at, to, relation in comparisons(a, b, Options()):
            x, y = a.figures[at], b.figures[to]
            if relation.name == "incomparable":
                continue
            aspect = judge_figures(a, b, x, y, relation, Options())
            differ = aspect.verdict == "contradiction"
            if differ and superseded(a, b, aspect) is not None:
                continue  # one measure or two: the gold does not say
            same = label(a, b, x, y, aspect.verdict) if aspect.verdict in LABELLED else None
            if same is not None:
                yield Example(a, b, x, y, common, around, same, differ)


def of_corpus(folder: Path, models: pipeline.Models) -> list[Example]:
    """Every pair of claims of different documents that are at all alike, labelled by the corpus's gold."""
    known = gold_corpus.read(folder)
    vectors = models.embedder.encode([statement.frame for statement in known.statements])

    def label(a: Statement, b: Statement, x: Figure, y: Figure, verdict: str) -> int | None:
        rows = [row for row in known.pairs(a, b) if row.kind != "trap"]
        if not rows:  # agreements are a selection, so an equal pair outside the gold says nothing
            return 0 if verdict == "contradiction" else None
        for row in rows:
            words = f"{row.words_a} {row.words_b}".lower()
            if x.text.lower() in words and y.text.lower() in words:
                return 1 if (row.kind == "contradiction") == (verdict == "contradiction") else None
        return None

    pairs = story_corpus.pairs_across(known.statements, vectors)
    return list(of_statements(known.statements, pairs, vectors, label))


def of_stories(folder: Path, models: pipeline.Models) -> list[Example]:
    """The pairs of claims of different documents of each story that is kept for the verdict models."""
    found: list[Example] = []
    for together in story_corpus.folders(stories_for("verdicts", folder)):
        read = story_corpus.read(together, SEED)
        vectors = models.embedder.encode([statement.frame for statement in read.statements])

        def label(
            a: Statement, b: Statement, x: Figure, y: Figure, verdict: str, read: story_corpus.Read = read
        ) -> int | None:
            one, two = read.told.get(a.claim.id), read.told.get(b.claim.id)
            if one is None or two is None:
                return None
            same = story_corpus.same_measure(one, two, x, y, read.values[one.fact])
            return None if same is None else int(same)

        found += of_statements(read.statements, story_corpus.pairs_across(read.statements, vectors), vectors, label)
    return found


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
    worded = [(e.a.told, e.b.told) for e in examples]
    texts = sameness.substitutions([(e.a, e.b, e.x, e.y) for e in examples])
    scores = models.scorer.predict([*texts, *worded, *((two, one) for one, two in worded)])
    answers = [sameness.answer_of(*rows) for rows in zip(*np.split(scores, 4), strict=True)]
    rows = [
        sameness.features(e.a, e.b, e.x, e.y, e.common, e.around, answer)
        for e, answer in zip(examples, answers, strict=True)
    ]
    return rows, np.array([e.same for e in examples])


@dataclass(frozen=True)
class Table:
    """The examples of one source: features, labels (n,), and whether arithmetic would call each a contradiction (n,)."""

    rows: list[dict[str, float]]
    labels: np.ndarray
    differ: np.ndarray


def tables(sources: Sequence[Path], stories: Path | None, readers: Readers) -> dict[Path, Table]:
    """The examples of each corpus, of each file of pairs, and of the stories."""
    found: dict[Path, Table] = {}
    given = [(source, of_corpus if source.is_dir() else of_pairs) for source in sources]
    for source, reading in [*given, *([(stories, of_stories)] if stories else [])]:
        models = readers.of(source)
        examples = reading(source, models)
        rows, labels = table(examples, models)
        found[source] = Table(rows, labels, np.array([e.differ for e in examples]))
        click.echo(f"{source}: {len(examples)} pairs of figures, {int(labels.sum())} the same")
    return found


def fitted(
    sets: Mapping[Path, Table], stories: Path | None, trees: int = TREES, without: Collection[Path] = ()
) -> dict[str, Any]:
    """The model of all sets but some."""
    chosen = {source: one for source, one in sets.items() if source not in without}
    rows = [row for one in chosen.values() for row in one.rows]
    labels = np.concatenate([one.labels for one in chosen.values()])
    weights = np.concatenate(
        [
            np.full(len(one.labels), boosting.STORY_WEIGHT if source == stories else 1.0)
            for source, one in chosen.items()
        ]
    )
    return boosting.fit(rows, labels, weights, sameness.RISING, sameness.FALLING, trees)


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=Path("models/sameness.json"), show_default=True)
@click.option("--stories", type=click.Path(exists=True, path_type=Path), help="Folder of stories.")
@click.option("--trees", default=TREES, show_default=True, help="Trees of six leaves each.")
@reader_option
def main(sources: tuple[Path, ...], output: Path, stories: Path | None, trees: int, readers: tuple[Path, ...]) -> None:
    """Fit on SOURCES (corpora with gold, or TSV files of labelled pairs) and write the trees."""
    sets = tables(sources, stories, Readers(readers, Cache.chosen()))
    found, truth = [], []
    for group in boosting.folds(source for source in sources if source.is_dir()):
        model = Boosted.from_dict(fitted(sets, stories, trees, without=group))
        for one in (sets[held] for held in group):
            found += [model.probability(row) for row, differs in zip(one.rows, one.differ, strict=True) if differs]
            truth += list(one.labels[one.differ])
    boosting.report(np.array(found), np.array(truth))
    output.write_text(json.dumps(fitted(sets, stories, trees), separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
