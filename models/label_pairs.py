"""Let a larger model label pairs for the small one.

    python models/label_pairs.py --teacher FOLDER --data TRAIN --data MADE --out TAUGHT

The teacher is trained by `train_nli.py` on the same sets. Its probabilities on pairs that nobody labelled
(`pairs/unlabelled.py`) are to tell the small model more than the labels of the sets alone can. Writes
`taught_KIND.jsonl.gz`, a block of every kind at a time: it can be stopped at any moment, and goes on from what is there.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from mixture import CLASSES, LABELS, Example, read, set_name, write
from pairs.unlabelled import KINDS

from factcheck.inference import NLIScorer

SOURCES: dict[str, float] = {
    "mnli_train_20k": 1.0,
    "mnli_llmsknow_train": 1.0,
    "wanli_15k": 1.0,
    "newprotocols": 0.6,
    "semiauto_wiki": 0.4,
    "snli_train_sub": 0.3,
    "snli_train_cat": 0.3,
    "fever_athnlp": 0.5,
    "cad_nli": 0.3,
    "check_covid": 1.0,
    "funcword_nli": 1.0,
    "made_premises": 1.0,
    "made_story_same": 0.3,
    "made_story_other_value": 0.3,
    "made_story_near": 0.15,
    "made_story_other_fact": 0.15,
}
"""Sets whose rows are paired anew, and the share of their rows that is."""

SHARES = {"own": 4, "turned": 4, "siblings": 3, "altered": 4, "crossed": 1}
"""Pairs of each kind in a block, as parts."""

BLOCK = 2048
LONGEST = 80
"""Words of a pair that is labelled, at most: long ones cost the teacher most and are the rarest in use."""


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--teacher", type=Path, required=True, help="folder of a trained model")
    add("--data", type=Path, action="append", required=True, help="folder of .jsonl.gz files; may be repeated")
    add("--out", type=Path, required=True)
    add("--pairs", type=int, default=150_000)
    add(
        "--own-share",
        type=float,
        default=0.5,
        help="weight of the label of a row that has one; the rest is the teacher's",
    )
    add("--full-precision", action="store_true", help="the teacher in float32 instead of 8 bits")
    add("--seed", type=int, default=29)
    return parser.parse_args(argv)


def gather(folders: Sequence[Path], rng: random.Random) -> list[Example]:
    """The chosen share of the rows of SOURCES."""
    rows: list[Example] = []
    for path in sorted(path for folder in folders for path in folder.glob("*.jsonl.gz")):
        found = list(read(path)) if set_name(path) in SOURCES else []
        rows += rng.sample(found, round(len(found) * SOURCES.get(set_name(path), 0.0)))
    return [row for row in rows if len(row.premise.split()) + len(row.hypothesis.split()) <= LONGEST]


def blocks(rows: Sequence[Example], seed: int) -> Iterator[list[Example]]:
    """Blocks of pairs of every kind, until a kind has no more."""
    streams = {kind: make(rows, random.Random(f"{seed}/{kind}")) for kind, make in KINDS.items()}
    while True:
        block: list[Example] = []
        for kind, stream in streams.items():
            wanted = BLOCK * SHARES[kind] // sum(SHARES.values())
            block += islice(stream, wanted)
        if len(block) < BLOCK // 2:
            return
        yield block


def taught(row: Example, answer: np.ndarray, own_share: float) -> Example:
    """The row with the teacher's answer (3,), kept to what the row's own label leaves open, and moved towards that."""
    if row.label:
        left = np.array([label in CLASSES[row.label] for label in LABELS], dtype=float)
        held = answer * left / max(1e-6, float((answer * left).sum()))
        answer = own_share * held + (1 - own_share) * answer
    soft = (float(answer[0]), float(answer[1]), float(answer[2]))
    return Example(row.premise, row.hypothesis, LABELS[int(np.argmax(answer))], row.source, soft)


def main(argv: list[str] | None = None) -> None:
    """Label block after block."""
    args = options(argv)
    rows = gather(args.data, random.Random(args.seed))
    print(f"{len(rows)} rows to pair anew", flush=True)
    scorer = NLIScorer(args.teacher, quantize=not args.full_precision)
    files = {kind: args.out / f"taught_{kind}.jsonl.gz" for kind in KINDS}
    there = sum(sum(1 for _ in read(path)) for path in files.values() if path.exists())
    began, done = time.monotonic(), 0
    for block in blocks(rows, args.seed):
        done += len(block)
        if done <= there:
            continue
        if done > args.pairs:
            break
        answers = scorer.predict([(row.premise, row.hypothesis) for row in block])
        labelled = [taught(row, answer, args.own_share) for row, answer in zip(block, answers, strict=True)]
        for kind, path in files.items():
            write(path, [row for row in labelled if _kind(row) == kind], "at")
        print(f"{done} pairs, {(done - there) / (time.monotonic() - began):.0f} a second", flush=True)


def _kind(row: Example) -> str:
    """The kind of a pair, which is its source where it has no label of its own."""
    return row.source if row.source in KINDS else "own"


if __name__ == "__main__":
    main()
