"""The embedder's training: what a batch holds, what it costs, and that a run of a few steps makes changes that load."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import torch
from pairs.stories import Fact, Story
from train_embedder import Batch, Corpus, Frames, batch_of, batches, loss_of, options
from train_embedder import main as train

from factcheck.inference import tuned
from factcheck.inference.weights import packaged_embedder

LENGTH = Fact(
    "length", ["The bridge is 300 m long.", "It measures 300 metres."], ["It is 320 m long."], ["The old one: 280 m."]
)
BUILDER = Fact("builder", ["Orne built it.", "The builder was Orne."])
STORY = Story("A bridge", [LENGTH, BUILDER])


def test_a_batch_has_sentences_of_every_fact_with_their_figures_masked() -> None:
    batch = batch_of([STORY, STORY], 2, 0.0, Frames(), random.Random(1))
    assert batch.facts.tolist() == [0, 0, 0, 1, 1, 2, 2, 2, 3, 3]
    assert batch.alone.diagonal().tolist() == [False, False, True, False, False] * 2
    assert batch.alone[0].tolist() == [False, False, True] + [False] * 7
    assert not any("300" in text or "320" in text for text in batch.texts)
    plain = batch_of([STORY], 9, 1.0, Frames(), random.Random(1))
    assert {"The bridge is 300 m long.", "It is 320 m long."} <= set(plain.texts)


def test_the_loss_wants_a_fact_together_and_leaves_near_misses_alone() -> None:
    facts, alone = torch.tensor([0, 0, 1, 1]), torch.zeros((4, 4), dtype=torch.bool)
    together = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]])
    crossed = together[[0, 2, 1, 3]]
    assert loss_of(together, Batch("abcd", facts, alone), 0.1) < loss_of(crossed, Batch("abcd", facts, alone), 0.1)
    # where the second is a near miss, it is no matter how near to the first it lies
    alone[0, 1] = alone[1, 0] = True
    apart = together.clone()
    apart[1] = torch.tensor([-1.0, 0.0])
    missed = Batch("abcd", facts, alone)
    assert loss_of(together, missed, 0.1) == pytest.approx(float(loss_of(apart, missed, 0.1)), abs=1e-4)


def test_a_pass_has_every_story_and_every_corpus_as_often_as_wanted() -> None:
    args = options(["--out", "x", "--together", "1", "--plain", "1", "--rounds", "2"])
    corpus = Corpus(["One.", "Two."], ["a", "b"], [0, 0], frozenset())
    drawn = list(batches([STORY, STORY, STORY], [corpus], args, Frames(), random.Random(3)))
    assert sorted(len(batch.texts) for batch in drawn) == [2, 2, 6, 6, 6]


def test_claims_of_a_corpus_are_of_one_matter_by_its_gold() -> None:
    seeds = Path(__file__).parents[2] / "seeds"
    corpus = Corpus.read(seeds)
    batch = corpus.batch(10**6, random.Random(1))
    assert len(batch.texts) == len(corpus.frames)
    together = Counter(corpus.matters).most_common(1)[0]
    assert together[1] > 3
    assert any(a != b for a, b in corpus.traps)
    assert bool(batch.alone.diagonal().all())
    pairs = product(range(len(corpus.frames)), repeat=2)
    alone = [(a, b) in corpus.traps or corpus.documents[a] == corpus.documents[b] for a, b in pairs]
    assert int(batch.alone.sum()) == sum(alone) < len(alone)


def test_a_run_makes_changes_that_the_product_loads(tmp_path: Path) -> None:
    options = "--epochs 0.05 --held 2 --together 4 --sentences 2 --rank 2 --threads 1 --warmup 0.01".split()
    train(["--out", str(tmp_path / "changes"), *options])
    tuned.make(packaged_embedder(), tmp_path / "changes", tmp_path / "made")
    from factcheck.inference import Embedder

    texts = ["The ferry sank in May.", "In May the ferry went down."]
    before, after = Embedder("all-MiniLM-L6-v2").encode(texts), Embedder(str(tmp_path / "made")).encode(texts)
    assert not np.allclose(before, after, atol=1e-4)
    shutil.rmtree(tmp_path / "made")
