"""Which labelled sets the shipped model is trained on, and how often a row of each is seen in one pass.

A weight is the expected number of times that a row is drawn in a pass: 2.0 is twice, 0.3 is three rows in ten (another
three in the next pass). Sets made from a few templates are kept low, or the model learns the templates; the two sets of
the MNLI kind are raised, because what people write of other people's sentences is what the product reads.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = ("entailment", "neutral", "contradiction")
NOT_ENTAILMENT = "not_entailment"
"""A two-way label: neutral or contradiction, not told which; trained as the sum of the two probabilities."""

WEIGHTS: dict[str, float] = {
    "mnli_train_20k": 2.2,
    "mnli_llmsknow_train": 2.2,
    "wanli_15k": 1.2,
    "snli_train_sub": 0.7,
    "snli_train_cat": 0.8,
    "cad_nli": 1.0,
    "newprotocols": 0.5,
    "semiauto_wiki": 0.5,
    "infotabs": 0.25,
    "disco_e2n_n2c": 0.5,
    "fever_athnlp": 0.7,
    "fever_symmetric_dev": 2.0,
    "fm2_dev": 1.0,
    "check_covid": 1.0,
    "scifact_rte": 0.5,
    "begin_dev": 0.2,
    "folio": 0.3,
    "ambient_disamb": 1.0,
    "funcword_nli": 1.0,
    "conjnli_adv15k": 0.3,
    "breaking_nli_half": 0.4,
    "help_andor": 0.3,
    "scone": 0.3,
    "hans_generated": 0.2,
    "dnc_megaveridicality": 0.15,
}
"""Set (file name without `.jsonl.gz`) -> how often a row is seen in a pass."""

MADE = 1.5
"""The same for the sets that `make_pairs.py` makes (`made_...`): three in ten of a pass together."""


def weight_of(name: str) -> float:
    """How often a row of the set is seen in a pass; 1.0 for a set that nobody weighed."""
    return WEIGHTS.get(name, MADE if name.startswith("made_") else 1.0)


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled pair; `label` is one of LABELS or NOT_ENTAILMENT, `source` says which set or generator."""

    premise: str
    hypothesis: str
    label: str
    source: str


def read(path: Path) -> Iterator[Example]:
    """The rows of one `.jsonl` or `.jsonl.gz` file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Example(row["premise"], row["hypothesis"], row["label"], row.get("source", ""))


def write(path: Path, examples: list[Example]) -> None:
    """The rows as `.jsonl.gz`, in the format that `read` takes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf-8") as out:
        for example in examples:
            row = {
                "premise": example.premise,
                "hypothesis": example.hypothesis,
                "label": example.label,
                "source": example.source,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def set_name(path: Path) -> str:
    """`.../wanli_15k.jsonl.gz` -> `wanli_15k`."""
    return path.name.removesuffix(".gz").removesuffix(".jsonl")


def draw(sizes: dict[str, int], weights: dict[str, float], rng: random.Random) -> list[tuple[str, int]]:
    """One pass: (set, row) in random order, each set's rows drawn as often as its weight says."""
    chosen: list[tuple[str, int]] = []
    for name in sorted(sizes):
        whole, part = divmod(weights[name], 1.0)
        rows = list(range(sizes[name]))
        chosen += [(name, row) for row in rows] * int(whole)
        chosen += [(name, row) for row in rng.sample(rows, round(part * len(rows)))]
    rng.shuffle(chosen)
    return chosen
