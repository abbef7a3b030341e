"""Fit `models/corroborated_figures.json` and `corroborated_wordings.json`: how probable it is that two figures, or two claims
as worded, contradict each other, given what the other claims of the run say of them.

    python models/train_corroboration.py tests/verdicts/pairs.tsv CORPUS... \
        --figures-only tests/verdicts/traps_dev.tsv --stories models/stories

What is learned from is how surely the models of single pairs (`train_sameness.py`, `train_language.py`) speak of texts that
they have not seen: for each group of corpora they are fitted on everything else, and run on it. What is printed is measured
on each corpus by a second model that was not fitted on it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import boosting
import click
import gold_corpus
import numpy as np
import train_language
import train_sameness
from readers import Readers, reader_option

from factcheck import figures, matching, pipeline
from factcheck.inference.cache import Cache
from factcheck.verdicts import Options, language, sameness
from factcheck.verdicts.arithmetic import reckon
from factcheck.verdicts.boosted import Boosted
from factcheck.verdicts.corroboration import FALLING, RISING
from factcheck.verdicts.decide import ended, language_counts
from factcheck.verdicts.reading import read
from factcheck.verdicts.surroundings import Surroundings
from factcheck.verdicts.weighing import OpenPair, among, looked_again, weigh

WORDED_FROM = 0.02
"""Odds of a contradiction as worded from which a pair is an example: the others are no question."""


@dataclass
class Examples:
    """Features of pairs, and whether the gold calls them contradictions."""

    rows: list[dict[str, float]] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)

    def add(self, row: dict[str, float], label: bool) -> None:
        """One pair more."""
        self.rows.append(row)
        self.labels.append(label)


@contextmanager
def deciding_with(same: Boosted, worded: Mapping[str, Boosted]) -> Iterator[None]:
    """In the block, single pairs are weighed by these models."""
    with (
        mock.patch.object(sameness, "shipped", return_value=same),
        mock.patch.object(language, "_shipped", worded.__getitem__),
    ):
        yield


def of_corpus(folder: Path, models: pipeline.Models) -> tuple[Examples, Examples]:
    """The pairs of figures and of claims of a corpus that may contradict each other."""
    known = gold_corpus.read(folder)
    vectors = models.embedder.encode([statement.frame for statement in known.statements])
    statements = figures.grouped(known.statements, vectors)
    candidates = matching.candidates(statements, vectors)
    around, options = Surroundings.of(statements, candidates), Options()
    readings = [read(statements[c.a], statements[c.b], c.likeness, options, around) for c in candidates]
    pairs = [OpenPair(c, reading) for c, reading in zip(candidates, readings, strict=True) if reading.verdict is None]
    weighed = weigh(statements, pairs, models.scorer, around)
    weighed = looked_again(statements, pairs, weighed, models.scorer, around)
    every, each = among(statements, pairs, weighed)
    of_figures, of_claims = Examples(), Examples()
    for pair, one in zip(pairs, weighed, strict=True):
        at, to = pair.candidate.a, pair.candidate.b
        a, b = statements[at], statements[to]
        rows = [row for row in known.pairs(a, b) if row.kind == "contradiction"]
        words = [f"{row.words_a} {row.words_b}".lower() for row in rows]
        for x in pair.reading.open_figures:
            if x.differ:
                texts = a.figures[x.at].text.lower(), b.figures[x.to].text.lower()
                right = any(all(text in said for text in texts) for said in words)
                of_figures.add(each.features((at, x.at), (to, x.to)), right)
        reckoned = reckon(a, b, pair.candidate.likeness, options, one.sure)
        if (
            one.contradiction >= WORDED_FROM
            and not ended(reckoned.aspects)
            and language_counts(a, b, pair.candidate.likeness, reckoned)
        ):
            of_claims.add(every.features(at, to), bool(rows))
    return of_figures, of_claims


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=Path("models"), show_default=True, help="Folder.")
@click.option(
    "--figures-only", multiple=True, type=click.Path(exists=True, path_type=Path), help="Pairs of figures alone."
)
@click.option("--stories", type=click.Path(exists=True, path_type=Path), help="Folder of stories.")
@click.option("--trees", default=240, show_default=True, help="Trees of six leaves each.")
@click.option(
    "--only", type=click.Choice(["figures", "wordings"]), help="Write one of the two models alone (default: both)."
)
@reader_option
def main(
    sources: tuple[Path, ...],
    output: Path,
    figures_only: tuple[Path, ...],
    stories: Path | None,
    trees: int,
    only: str | None,
    readers: tuple[Path, ...],
) -> None:
    """Fit on SOURCES (corpora with gold, and TSV files of labelled pairs for the models of single pairs)."""
    asked = Readers(readers, Cache.chosen())
    same = train_sameness.tables([*sources, *figures_only], stories, asked)
    worded = train_language.tables(sources, stories, asked)
    corpora = [source for source in sources if source.is_dir()]
    again = train_language.second_tables(worded, stories, asked.larger(corpora))
    found: dict[str, dict[Path, Examples]] = {"figures": {}, "wordings": {}}
    for group in boosting.folds(corpora):
        with deciding_with(
            Boosted.from_dict(train_sameness.fitted(same, stories, without=group)),
            train_language.models(worded, again, stories, without=group),
        ):
            for held in group:
                found["figures"][held], found["wordings"][held] = of_corpus(held, asked.of(held))
    for name, sets in found.items():
        if only in (None, name):
            fit(name, sets, output, trees)


def fit(name: str, sets: Mapping[Path, Examples], output: Path, trees: int) -> None:
    """Measure corpus by corpus, then fit on all and write the trees."""

    def fitted(chosen: Sequence[Path]) -> dict[str, object]:
        rows = [row for source in chosen for row in sets[source].rows]
        labels = np.array([label for source in chosen for label in sets[source].labels])
        return boosting.fit(rows, labels, np.ones(len(labels)), RISING, FALLING, trees)

    groups = boosting.folds(sets)
    measured = [sets[held] for group in groups for held in group]
    truth = np.array([label for examples in measured for label in examples.labels])
    second = [
        model.probability(row)
        for group in groups
        for model in [Boosted.from_dict(fitted([source for source in sets if source not in group]))]
        for held in group
        for row in sets[held].rows
    ]
    click.echo(f"{name}: {sum(truth)} of {len(truth)} pairs; each by itself, then with what the others say")
    boosting.report(np.array([row["own"] for examples in measured for row in examples.rows]), truth)
    boosting.report(np.array(second), truth)
    text = json.dumps(fitted(list(sets)), separators=(",", ":"))
    (output / f"corroborated_{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
