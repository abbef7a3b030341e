"""Fit `models/contradiction.json` and `models/agreement.json`: how probable it is that two claims, as worded, contradict each
other or say the same; and `..._again.json`, the same where the larger NLI model was asked too.

    python models/train_language.py tests/verdicts/pairs.tsv CORPUS... --stories models/stories

Every pair of claims of different documents that is compared at all is an example, labelled by the corpus's gold and facts.
Each corpus is measured by a model that was not fitted on it; pairs whose figures decide are left out.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import boosting
import click
import gold_corpus
import numpy as np
import story_corpus
from pairs.stories import stories_for
from readers import Readers, reader_option

from factcheck import figures, matching, pipeline
from factcheck.figures import Statement
from factcheck.inference.cache import Cache
from factcheck.matching import Candidate
from factcheck.verdicts import Options, language
from factcheck.verdicts.arithmetic import reckon
from factcheck.verdicts.boosted import Boosted
from factcheck.verdicts.decide import ended
from factcheck.verdicts.reading import first_look
from factcheck.verdicts.surroundings import Surroundings, in_common
from factcheck.verdicts.weighing import worth_second_look

if TYPE_CHECKING:
    from factcheck.inference import NLIScorer

MIN_LIKENESS = 0.25
SEED = 17
TREES = 250
Answer = Literal["contradiction", "agreement", "neither", "unsaid"]
"""What the gold says of two claims; `unsaid`: no contradiction, and maybe an agreement."""


@dataclass(frozen=True)
class Row:
    """A pair of claims: its features, what gold says of it, and how the two read."""

    features: dict[str, float]
    answer: Answer
    texts: tuple[str, str]


Label = Callable[[Statement, Statement], Answer | None]
"""None: the gold says nothing of the two."""


def rows_of(
    statements: Sequence[Statement], candidates: Sequence[Candidate], models: pipeline.Models, label: Label
) -> Iterator[Row]:
    """Features of the candidates whose figures leave it to language, and what gold says of them."""
    around = Surroundings.of(statements, candidates)
    kept = []
    for c in candidates:
        a, b = statements[c.a], statements[c.b]
        reading = first_look(a, b, c.likeness, around)
        if c.likeness < MIN_LIKENESS or reading.verdict is not None:
            continue
        reckoned = reckon(a, b, c.likeness, Options())
        gold = label(a, b)
        if gold is None or ended(reckoned.aspects):
            continue
        kept.append((a, b, reading.subjects, in_common(a, b, c.likeness, reading.subjects, around), gold))
    texts = [(a.told, b.told) for a, b, *_ in kept] + [(b.told, a.told) for a, b, *_ in kept]
    there, back = np.split(models.scorer.predict(texts), 2)
    for (a, b, subjects, common, gold), one, two in zip(kept, there, back, strict=True):
        found = language.features(a, b, subjects, common, around, language.language_of(one, two))
        yield Row(found, gold, (a.told, b.told))


def of_corpus(folder: Path, models: pipeline.Models) -> list[Row]:
    """The rows of a corpus with gold."""
    known = gold_corpus.read(folder)
    vectors = models.embedder.encode([statement.frame for statement in known.statements])
    statements = figures.grouped(known.statements, vectors)
    told = {statement.claim.id: known.outliers(statement) for statement in statements}

    def label(a: Statement, b: Statement) -> Answer:
        kinds = {row.kind for row in known.pairs(a, b)}
        one, two = told[a.claim.id], told[b.claim.id]
        shared = one.keys() & two.keys()
        if "contradiction" in kinds:
            return "contradiction"
        if "agreement" in kinds or any(not one[fact] and not two[fact] for fact in shared):
            return "agreement"
        return "unsaid" if shared else "neither"

    return list(rows_of(statements, matching.candidates(statements, vectors), models, label))


def of_stories(folder: Path, models: pipeline.Models) -> list[Row]:
    """The rows of the stories that are kept for the verdict models."""
    found: list[Row] = []
    for together in story_corpus.folders(stories_for("verdicts", folder)):
        read = story_corpus.read(together, SEED)
        vectors = models.embedder.encode([statement.frame for statement in read.statements])
        statements = figures.grouped(read.statements, vectors)

        def label(a: Statement, b: Statement, read: story_corpus.Read = read) -> Answer | None:
            one, two = read.told.get(a.claim.id), read.told.get(b.claim.id)
            return None if one is None or two is None else story_answer(one, two)

        found += rows_of(statements, matching.candidates(statements, vectors), models, label)
    return found


def story_answer(one: story_corpus.Told, two: story_corpus.Told) -> Answer | None:
    """What a story says of two of its sentences."""
    contradicts = story_corpus.contradicts(one, two)
    if contradicts is None:
        return None
    if contradicts:
        return "contradiction"
    return "agreement" if one.fact == two.fact and one.sort == two.sort == "true" else "neither"


WANTED: dict[str, Answer] = {
    language.CONTRADICTION.file: "contradiction",
    language.AGREEMENT.file: "agreement",
    language.CONTRADICTION_AGAIN.file: "contradiction",
    language.AGREEMENT_AGAIN.file: "agreement",
}
"""The answer that each model is to find."""

PAIR_ANSWERS: dict[str, Answer] = {"contradiction": "contradiction", "agreement": "agreement", "compatible": "unsaid"}
"""By the verdict of a labelled pair; any other is `neither`."""


def of_pairs(path: Path, models: pipeline.Models) -> list[Row]:
    """The rows of labelled pairs of texts; those that figures decide are left to arithmetic."""
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    statements: list[Statement] = []
    gold: list[Answer] = []
    for number, row in enumerate(table):
        one = pipeline.statements_of(row["a"], row["date_a"] or None, f"{number}a")
        two = pipeline.statements_of(row["b"], row["date_b"] or None, f"{number}b")
        if len(one) == len(two) == 1 and row["verdict"] != "undecided":
            statements += [*one, *two]
            gold.append(PAIR_ANSWERS.get(row["verdict"], "neither"))
    vectors = models.embedder.encode([statement.frame for statement in statements])
    pairs = [Candidate(at, at + 1, float(vectors[at] @ vectors[at + 1])) for at in range(0, len(statements), 2)]
    known = {id(statements[pair.a]): truth for pair, truth in zip(pairs, gold, strict=True)}
    return list(rows_of(statements, pairs, models, lambda a, b: known[id(a)]))


def tables(sources: Sequence[Path], stories: Path | None, readers: Readers) -> dict[Path, list[Row]]:
    """The rows of each corpus, of each file of pairs, and of the stories."""
    given = [(source, of_corpus if source.is_dir() else of_pairs) for source in sources]
    return {
        source: reading(source, readers.of(source))
        for source, reading in [*given, *([(stories, of_stories)] if stories else [])]
    }


def of_question(question: language.Question, rows: Sequence[Row]) -> tuple[list[dict[str, float]], np.ndarray]:
    """Features, and whether the answer is the one that is asked for (n,); what gold leaves unsaid is no agreement missed."""
    wanted = WANTED[question.file]
    kept = [row for row in rows if wanted == "contradiction" or row.answer != "unsaid"]
    return [row.features for row in kept], np.array([row.answer == wanted for row in kept], dtype=bool)


def fitted(
    question: language.Question,
    sets: Mapping[Path, Sequence[Row]],
    stories: Path | None,
    trees: int = TREES,
    without: Collection[Path] = (),
) -> dict[str, Any]:
    """The model of all sets but some."""
    chosen = {source: of_question(question, rows) for source, rows in sets.items() if source not in without}
    weights = [
        np.full(len(labels), boosting.STORY_WEIGHT if source == stories else 1.0)
        for source, (_, labels) in chosen.items()
    ]
    return boosting.fit(
        [row for rows, _ in chosen.values() for row in rows],
        np.concatenate([labels for _, labels in chosen.values()]),
        np.concatenate(weights),
        question.rising,
        question.falling,
        trees,
    )


FIRST_LOOKS = (language.CONTRADICTION, language.AGREEMENT)
SECOND_LOOKS = (language.CONTRADICTION_AGAIN, language.AGREEMENT_AGAIN)


def second_tables(
    sets: Mapping[Path, Sequence[Row]], stories: Path | None, larger: Mapping[Path, NLIScorer], trees: int = TREES
) -> dict[Path, dict[str, list[Row]]]:
    """By source and file the rows of the second looks: those for which it is worth while by first looks that were not fitted
    on the source, with what the larger model says. A source that it has seen has none."""
    found: dict[Path, dict[str, list[Row]]] = {}
    for group in boosting.folds(larger):
        first = [Boosted.from_dict(fitted(question, sets, stories, trees, without=group)) for question in FIRST_LOOKS]
        for held in group:
            looked = [(row, *(model.probability(row.features) for model in first)) for row in sets[held]]
            kept = [one for one in looked if worth_second_look(*one[1:])]
            texts = [row.texts for row, *_ in kept]
            there, back = np.split(larger[held].predict([*texts, *((b, a) for a, b in texts)]), 2)
            found[held] = {question.file: [] for question in SECOND_LOOKS}
            for (row, *odds), one, two in zip(kept, there, back, strict=True):
                said = language.answers(language.language_of(one, two))
                for question, before in zip(SECOND_LOOKS, odds, strict=True):
                    again = {**row.features, **said, language.FIRST: before}
                    found[held][question.file].append(replace(row, features=again))
    return found


def models(
    sets: Mapping[Path, Sequence[Row]],
    again: Mapping[Path, Mapping[str, Sequence[Row]]],
    stories: Path | None,
    trees: int = TREES,
    without: Collection[Path] = (),
) -> dict[str, Boosted]:
    """By file the model of all sets but some, for each of the four questions."""
    rows = {question.file: sets for question in FIRST_LOOKS} | {
        question.file: {source: looked[question.file] for source, looked in again.items()} for question in SECOND_LOOKS
    }
    return {
        question.file: Boosted.from_dict(fitted(question, rows[question.file], stories, trees, without))
        for question in (*FIRST_LOOKS, *SECOND_LOOKS)
    }


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=Path("models"), show_default=True, help="Folder.")
@click.option("--stories", type=click.Path(exists=True, path_type=Path), help="Folder of stories.")
@click.option("--trees", default=TREES, show_default=True, help="Trees of six leaves each.")
@reader_option
def main(sources: tuple[Path, ...], output: Path, stories: Path | None, trees: int, readers: tuple[Path, ...]) -> None:
    """Fit on SOURCES (corpora with gold, or TSV files of labelled pairs) and write the trees of all four models."""
    asked = Readers(readers, Cache.chosen())
    sets = tables(sources, stories, asked)
    corpora = [source for source in sets if (source / "gold.tsv").is_file()]
    for question in FIRST_LOOKS:
        write(question, sets, stories, corpora, output, trees)
    again = second_tables(sets, stories, asked.larger(corpora), trees)
    for question in SECOND_LOOKS:
        write(question, {source: rows[question.file] for source, rows in again.items()}, None, again, output, trees)


def write(
    question: language.Question,
    sets: Mapping[Path, Sequence[Row]],
    stories: Path | None,
    corpora: Iterable[Path],
    output: Path,
    trees: int,
) -> None:
    """Measure each corpus by a model that was not fitted on it, then fit one on everything and write it."""
    found: list[float] = []
    truth: list[bool] = []
    for group in boosting.folds(corpora):
        model = Boosted.from_dict(fitted(question, sets, stories, trees, without=group))
        for held in group:
            rows, labels = of_question(question, sets[held])
            found += [model.probability(row) for row in rows]
            truth += list(labels)
    click.echo(f"{question.file}: {sum(truth)} of {len(truth)} pairs of claims in the corpora")
    boosting.report(np.array(found), np.array(truth))
    text = json.dumps(fitted(question, sets, stories, trees), separators=(",", ":"))
    (output / question.file).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
