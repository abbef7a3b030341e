"""Train the changes that make all-MiniLM-L6-v2 know claims of one matter: `python models/train_embedder.py --out FOLDER`.

As it comes, the embedder finds texts of one topic alike; of two documents on one affair all claims are of one topic. It learns
from the stories (`models/stories`, those that the NLI model may see): what four writers say of one fact belongs together,
right or wrong; what they say of the other facts of the story does not. Figures are masked, as the product masks them. With
`--corpus` it learns from corpora with gold, too: claims that gold holds against each other, or that give a value of one
fact, belong together. An embedder that is to be used when the verdict models are fitted must not have seen the corpus.

The loss is that of Khosla et al. 2020 (supervised contrastive learning), each positive against all negatives of the batch;
near misses of a fact (another year, another product) are neither for that fact, and negatives for the others.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import Path

import gold_corpus
import numpy as np
import torch
from masters import Masters
from pairs.stories import Fact, Story, stories_for
from readers import say_seen
from torch import nn
from train_nli import changes_of, pool_dropout, rate, wrap

from factcheck.figures import find
from factcheck.figures.statement import frame
from factcheck.inference.changes import CHANGES, CONFIG, as_stored
from factcheck.inference.weights import packaged_embedder
from factcheck.settings import EMBEDDER_LONGEST


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--out", type=Path, required=True, help="where the changes go")
    add("--epochs", type=float, default=4.0, help="times that each story is seen")
    add("--rank", type=int, default=8)
    add("--lr", type=float, default=1e-3)
    add("--warmup", type=float, default=0.05, help="share of the run over which the rate rises")
    add("--decay", type=float, default=0.5, help="share of the run, at its end, over which it falls to nothing")
    add("--weight-decay", type=float, default=0.01)
    add("--clip", type=float, default=1.0, help="largest norm of the gradient")
    add("--dropout", type=float, default=0.1)
    add("--temperature", type=float, default=0.05)
    add("--together", type=int, default=8, help="stories a batch")
    add("--sentences", type=int, default=3, help="sentences of each fact a batch")
    add("--plain", type=float, default=0.2, help="share of the sentences whose figures are not masked")
    add("--ema", type=float, default=0.98, help="decay of the moving average, a step")
    add(
        "--precision",
        choices=["bf16", "fp32"],
        default="bf16",
        help="fp32 where the CPU has no AVX512-BF16: several times as fast there",
    )
    add("--threads", type=int, default=0, help="0: torch's own choice")
    add("--seed", type=int, default=23)
    add("--corpus", type=Path, action="append", default=[], help="folder with gold.tsv and facts.tsv; may be repeated")
    add("--rounds", type=int, default=6, help="times that each corpus is seen while each story is seen once")
    add("--claims", type=int, default=160, help="claims of a corpus in a batch, at most")
    add("--changes", type=Path, help="go on from the changes of an earlier run")
    add("--held", type=int, default=40, help="stories that are left out, to be scored at the end of each epoch")
    return parser.parse_args(argv)


@dataclass(frozen=True)
class Batch:
    """Sentences; which fact each is of, by a number over the whole batch; and which two are left alone, (texts, texts): near
    misses of the fact, or of one document."""

    texts: Sequence[str]
    facts: torch.Tensor
    alone: torch.Tensor


class Frames:
    """Sentences with their figures masked, each masked once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The text's frame."""
        if text not in self._known:
            self._known[text] = frame(text, find(text))
        return self._known[text]


def batch_of(stories: Sequence[Story], sentences: int, plain: float, frames: Frames, rng: random.Random) -> Batch:
    """Some sentences of every fact of some stories."""
    texts: list[str] = []
    numbers: list[int] = []
    near: list[bool] = []
    facts: list[Fact] = [fact for story in stories for fact in story.facts]
    for number, fact in enumerate(facts):
        told = [*fact.true, *fact.false]
        drawn = [(text, False) for text in rng.sample(told, min(sentences, len(told)))]
        drawn += [(text, True) for text in rng.sample(fact.near, min(1, len(fact.near)))]
        for text, missed in drawn:
            texts.append(text if rng.random() < plain else frames.of(text))
            numbers.append(number)
            near.append(missed)
    of, missed = torch.tensor(numbers), torch.tensor(near)
    return Batch(texts, of, (of[:, None] == of[None]) & (missed[:, None] | missed[None]))


@dataclass(frozen=True)
class Corpus:
    """Claims of a corpus with gold, their documents, and which of them are of one matter by the gold."""

    frames: Sequence[str]
    documents: Sequence[str]
    matters: Sequence[int]
    traps: frozenset[tuple[int, int]]

    @classmethod
    def read(cls, folder: Path) -> Corpus:
        """From a folder as `eval corpus` takes it."""
        known = gold_corpus.read(folder)
        joined: list[Sequence[int]] = []
        traps: set[tuple[int, int]] = set()
        for row in known.gold:
            one, two = known.holding(row.file_a, row.words_a), known.holding(row.file_b, row.words_b)
            if row.kind == "trap":
                traps |= {pair for a in one for b in two for pair in ((a, b), (b, a))}
            elif len(one) == len(two) == 1:
                # where gold's words stand in several claims, it is not known which is meant
                joined.append((*one, *two))
        facts: dict[str, list[int]] = {}
        for at, statement in enumerate(known.statements):
            given = known.outliers(statement)
            if len(given) == 1:
                facts.setdefault(next(iter(given)), []).append(at)
        return cls(
            [statement.frame for statement in known.statements],
            [statement.claim.document for statement in known.statements],
            _joined(len(known.statements), [*joined, *facts.values()]),
            frozenset(traps),
        )

    def batch(self, most: int, rng: random.Random) -> Batch:
        """Some of its claims."""
        chosen = rng.sample(range(len(self.frames)), min(most, len(self.frames)))
        matters = torch.tensor([self.matters[at] for at in chosen])
        documents = [self.documents[at] for at in chosen]
        alone = [
            [one == two or (a, b) in self.traps for b, two in zip(chosen, documents, strict=True)]
            for a, one in zip(chosen, documents, strict=True)
        ]
        return Batch([self.frames[at] for at in chosen], matters, torch.tensor(alone))


def _joined(count: int, together: Sequence[Sequence[int]]) -> list[int]:
    """A number for each of `count` things, the same for those that are together in some way (union-find)."""
    root = list(range(count))

    def top(at: int) -> int:
        while root[at] != at:
            at = root[at]
        return at

    for members in together:
        for other in members[1:]:
            root[top(other)] = top(members[0])
    return [top(at) for at in range(count)]


def loss_of(vectors: torch.Tensor, batch: Batch, temperature: float) -> torch.Tensor:
    """Mean over the sentences of what each of their positives costs against all negatives; `vectors` are unit rows."""
    likeness = vectors @ vectors.T / temperature
    same = batch.facts[:, None] == batch.facts[None]
    itself = torch.eye(len(vectors), dtype=torch.bool)
    positive = same & ~batch.alone & ~itself
    negatives = torch.logsumexp(likeness.masked_fill(same | batch.alone, -1e4), dim=1, keepdim=True)
    costs = nn.functional.softplus(negatives - likeness) * positive
    counts = positive.sum(dim=1)
    return (costs.sum(dim=1)[counts > 0] / counts[counts > 0]).mean()


class Run:
    """A training run: the model that computes, and its changes."""

    def __init__(self, args: argparse.Namespace) -> None:
        from transformers import AutoModel, AutoTokenizer

        torch.manual_seed(args.seed)
        self.args = args
        folder = packaged_embedder()
        self.tokenizer = AutoTokenizer.from_pretrained(folder)
        self.model = AutoModel.from_pretrained(
            folder,
            hidden_dropout_prob=args.dropout,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",
            use_safetensors=True,
            dtype=torch.float32,
            add_pooling_layer=False,
        )
        wrap(self.model, args.rank, freeze_layers=0)
        if args.changes:
            self.model.load_state_dict(changes_of(args.changes), strict=False)
        self.model.train()
        dtype = torch.bfloat16 if args.precision == "bf16" else torch.float32
        self.trained = Masters(self.model, "cpu", dtype, args.lr, args.weight_decay)
        pool_dropout(self.model, args.dropout, dtype, "cpu")

    def encode(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit rows (texts, width): means over the tokens."""
        batch = self.tokenizer(
            list(texts), padding=True, truncation=True, max_length=EMBEDDER_LONGEST, return_tensors="pt"
        )
        hidden = self.model(**batch).last_hidden_state
        mask = batch["attention_mask"][..., None].to(hidden.dtype)
        return nn.functional.normalize(((hidden * mask).sum(dim=1) / mask.sum(dim=1)).float(), dim=-1)

    def step(self, batch: Batch, spent: float) -> float:
        """One batch, at a share `spent` of the run; returns its loss."""
        loss = loss_of(self.encode(batch.texts), batch, self.args.temperature)
        lr = self.args.lr * rate(spent, self.args.warmup, self.args.decay)
        self.trained.update(loss, lr, self.args.clip, self.args.ema)
        return float(loss.detach())

    def precision(self, stories: Sequence[Story], frames: Frames) -> float:
        """Mean over the sentences of some stories: of those of its story, with the averaged weights, average precision of
        those of its fact."""
        with torch.no_grad():
            torch._foreach_copy_(self.trained.params, self.trained.averages)
        self.model.eval()
        found = []
        for story in stories:
            batch = batch_of([story], 99, 0.0, frames, random.Random(0))
            with torch.inference_mode():
                vectors = self.encode(batch.texts)
            told = ~batch.alone.diagonal()
            likeness, facts = (vectors @ vectors.T)[told][:, told], batch.facts[told]
            for at in range(len(facts)):
                order = [other for other in likeness[at].argsort(descending=True).tolist() if other != at]
                right = np.array([bool(facts[other] == facts[at]) for other in order])
                if right.any():
                    ranks = np.flatnonzero(right)
                    found.append(float(((np.arange(len(ranks)) + 1) / (ranks + 1)).mean()))
        self.model.train()
        with torch.no_grad():
            torch._foreach_copy_(self.trained.params, self.trained.masters)
        return float(np.mean(found))

    def export(self, folder: Path) -> None:
        """What `factcheck.inference.changes` makes the same model of: the averaged changes, in 8 bits."""
        from safetensors.numpy import save_file

        trained = {
            name: average.numpy() for name, average in zip(self.trained.names, self.trained.averages, strict=True)
        }
        save_file(as_stored(trained), folder / CHANGES)
        config = json.loads((packaged_embedder() / CONFIG).read_text(encoding="utf-8"))
        (folder / CONFIG).write_text(json.dumps(config, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def batches(
    stories: Sequence[Story], corpora: Sequence[Corpus], args: argparse.Namespace, frames: Frames, rng: random.Random
) -> Iterator[Batch]:
    """One pass: every story once, some at a time, and every corpus as often as is wanted, in random order."""
    order = rng.sample(stories, len(stories))
    turns: list[Sequence[Story] | Corpus] = [
        order[start : start + args.together] for start in range(0, len(order) - args.together + 1, args.together)
    ]
    turns += [*corpora] * args.rounds
    for turn in rng.sample(turns, len(turns)):
        if isinstance(turn, Corpus):
            yield turn.batch(args.claims, rng)
        else:
            yield batch_of(turn, args.sentences, args.plain, frames, rng)


def main(argv: list[str] | None = None) -> None:
    """Train to the end of the run and write the changes."""
    args = options(argv)
    if args.threads:
        torch.set_num_threads(args.threads)
    rng = random.Random(args.seed)
    stories = rng.sample(stories_for("nli"), len(stories_for("nli")))
    held, stories = stories[: args.held], stories[args.held :]
    corpora = [Corpus.read(folder) for folder in args.corpus]
    say_seen(args.out, {folder.resolve().name for folder in args.corpus}, args.changes)
    run, frames, began = Run(args), Frames(), time.monotonic()
    epoch = len(stories) // args.together + len(corpora) * args.rounds
    steps = round(args.epochs * epoch)
    print(f"before: {run.precision(held, frames):.4f} of {len(held)} stories left out", flush=True)
    losses: list[float] = []
    endless = chain.from_iterable(batches(stories, corpora, args, frames, rng) for _ in count())
    for number, batch in enumerate(islice(endless, steps), 1):
        losses.append(run.step(batch, (number - 1) / steps))
        if number % epoch == 0 or number == steps:
            minutes, loss = (time.monotonic() - began) / 60, float(np.mean(losses))
            scored = run.precision(held, frames)
            print(f"{number} of {steps}, {minutes:.1f} min, loss {loss:.3f}, left out {scored:.4f}", flush=True)
            losses.clear()
            run.export(args.out)


if __name__ == "__main__":
    main()
