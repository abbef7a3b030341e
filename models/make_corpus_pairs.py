"""Make training pairs from corpora with gold: `python models/make_corpus_pairs.py tests/corpora/dev-* --out FOLDER`.

Writes one file a corpus (`corpus_dev-bank.jsonl.gz`): its claims as the NLI model is asked about them, each pair of the gold
both ways, pairs that the gold says nothing of as neutral, and the pairs of figures with their values made equal. A model that
is to answer for a corpus when the verdict models are fitted must not have seen it: see `readers.py`.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import gold_corpus
import numpy as np
import train_sameness
from gold_corpus import GoldCorpus
from mixture import CORPUS, NOT_CONTRADICTION, NOT_ENTAILMENT, Example, write
from train_language import MIN_LIKENESS

from factcheck import matching, pipeline
from factcheck.inference.cache import Cache
from factcheck.verdicts import sameness

LABELS = {"contradiction": "contradiction", "agreement": "entailment", "trap": NOT_CONTRADICTION}
"""Kind of a gold pair -> its label; a trap may well be an agreement that is no contradiction."""

NEUTRAL = 4
"""Pairs that the gold says nothing of, for each row of the gold: in a folder they are many more."""

APART = 2
"""Pairs of figures of two measures, for each of one."""


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=31)
    return parser.parse_args(argv)


def worded(folder: Path, models: pipeline.Models, rng: random.Random) -> Iterator[Example]:
    """Pairs of claims of a corpus as they are worded."""
    known = gold_corpus.read(folder)
    statements = known.statements
    given = [known.outliers(statement).keys() for statement in statements]
    # an outlier is no agreement, and no pair that gold says nothing of
    told: set[frozenset[int]] = set()
    for row in known.gold:
        a, b = _meant(known, row.file_a, row.words_a), _meant(known, row.file_b, row.words_b)
        if a is not None and b is not None:
            told.add(frozenset((a, b)))
            for one, two in ((a, b), (b, a)):
                yield _example(statements[one].told, statements[two].told, LABELS[row.kind])
    vectors = models.embedder.encode([statement.frame for statement in statements])
    silent = [
        rng.sample((pair.a, pair.b), 2)
        for pair in matching.candidates(statements, vectors)
        if pair.likeness >= MIN_LIKENESS
        and frozenset((pair.a, pair.b)) not in told
        and not given[pair.a] & given[pair.b]
        and not known.pairs(statements[pair.a], statements[pair.b])
    ]
    for a, b in rng.sample(silent, min(len(silent), NEUTRAL * 2 * len(told))):
        yield _example(statements[a].told, statements[b].told, "neutral")


def _meant(known: GoldCorpus, file: str, words: str) -> int | None:
    """The claim that a side of the gold means: of those whose quote has the words the one that has them itself."""
    claims = [statement.claim for statement in known.statements]
    able = known.holding(file, words)
    return min(able, key=lambda at: (words not in claims[at].text, len(claims[at].quote)), default=None)


def made_equal(folder: Path, models: pipeline.Models, rng: random.Random) -> Iterator[Example]:
    """Pairs of claims of a corpus with two of their values made equal: they say the same where those measure one thing."""
    examples = train_sameness.of_corpus(folder, models)
    same = [example for example in examples if example.same]
    apart = [example for example in examples if not example.same]
    for example in [*same, *rng.sample(apart, min(len(apart), APART * len(same)))]:
        texts = sameness.substitutions([(example.a, example.b, example.x, example.y)])
        for premise, hypothesis in texts:
            yield _example(premise, hypothesis, "entailment" if example.same else NOT_ENTAILMENT)


def _example(premise: str, hypothesis: str, label: str) -> Example:
    return Example(premise, hypothesis, label, "made/corpus")


def main(argv: list[str] | None = None) -> None:
    """Make the pairs and write them."""
    args = options(argv)
    models = pipeline.Models(cache=Cache.chosen())
    for folder in args.corpora:
        rng = random.Random(f"{args.seed}/{folder.name}")
        rows = [*worded(folder, models, rng), *made_equal(folder, models, rng)]
        write(args.out / f"{CORPUS}{folder.name}.jsonl.gz", rows)
        counts = {label: sum(row.label == label for row in rows) for label in np.unique([row.label for row in rows])}
        print(folder.name, counts, flush=True)


if __name__ == "__main__":
    main()
