"""Which labelled sets the shipped model is trained on, and how often a row of each is seen in one pass.

A weight is the expected number of times that a row is drawn in a pass: 2.0 is twice, 0.3 is three rows in ten (another
three in the next pass). Sets made from a few templates are kept low, or the model learns the templates; those of the
MNLI kind are raised, because what people write of other people's sentences is what the product reads.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LABELS = ("entailment", "neutral", "contradiction")
NOT_ENTAILMENT = "not_entailment"
"""A two-way label: neutral or contradiction, not told which; trained as the sum of the two probabilities."""
NOT_CONTRADICTION = "not_contradiction"
"""Another: entailment or neutral."""
CLASSES: dict[str, tuple[str, ...]] = {
    **{label: (label,) for label in LABELS},
    NOT_ENTAILMENT: ("neutral", "contradiction"),
    NOT_CONTRADICTION: ("entailment", "neutral"),
}
"""Every label that a row can have, in the order of its number in training -> the classes that it leaves open."""

WEIGHTS: dict[str, float] = {
    "mnli_train_20k": 1.3,
    "mnli_llmsknow_train": 1.3,
    "wanli_15k": 1.4,
    "newprotocols": 1.0,
    "semiauto_wiki": 0.7,
    "snli_train_sub": 0.45,
    "snli_train_cat": 0.45,
    "cad_nli": 0.6,
    "infotabs": 0.3,
    "disco_e2n_n2c": 0.35,
    "fever_athnlp": 0.5,
    "fever_symmetric_dev": 2.0,
    "fm2_dev": 1.0,
    "check_covid": 1.0,
    "scifact_rte": 0.5,
    "begin_dev": 0.2,
    "folio": 0.3,
    "ambient_disamb": 1.0,
    "funcword_nli": 1.0,
    "conjnli_adv15k": 0.25,
    "breaking_nli_half": 0.3,
    "help_andor": 0.1,
    "scone": 0.2,
    "hans_generated": 0.08,
    "dnc_megaveridicality": 0.08,
}
"""Set (file name without `.jsonl.gz`) -> how often a row is seen in a pass.

Half-way through the shipped run the model was right on 80% of its MNLI rows and on 67% of others of the kind, but on no
more of newprotocols, semiauto_wiki and wanli in training than outside it: from then on fresh rows of these three were worth
more than the same MNLI rows once more.
"""

MADE = 0.3
"""The same for the sets that `make_pairs.py` makes (`made_...`): with the exceptions below a quarter of a pass together."""

MADE_WEIGHTS: dict[float, str] = {
    0.15: "story_other_fact",
    0.35: "story_near",
    0.55: "story_other_value story_same story_made_equal story_near_made_equal story_other_fact_made_equal",
    0.2: "coarser_date currency date duration_unit duration_wrongly_converted month name negation negation_reworded "
    "number opposite plan_given_up unit year",
    0.4: "not_enough same_scope_moved twice_reworded unrelated wrong_share wrongly_rounded",
    0.45: "news_other_period news_other_subject number_reworded other_scope other_thing planned same_scope "
    "year_reworded",
    0.5: "currency_respelled duration_converted news_bound_broken",
    0.6: "news_bound_kept news_other_value number_respelled other_subject two_scopes",
    0.65: "before_or_after bound",
    0.7: "broken_bound news_other_words not_before_or_after",
    0.8: "rounded unit_converted",
    0.9: "obligation_denied obligation_respelled opposite_subject passive permission_denied",
    1.0: "same_thing two_things premises",
    1.5: "exception",
    1.8: "share_in_words",
    2.0: "other_period",
    3.0: "exclusive_subject roles_swapped",
}
"""Weight -> kinds: little of what is learned at once, more of what is rare or hard.

The model compares values badly and goes by what is usual: with half as many broken bounds as kept ones it called nearly
all kept (0 to 8% of the broken found, 3% of twins called contradictions), with as many it called half of the kept ones
broken (28% of twins). These weights lie between, nearer to the first: a false alarm costs more than a miss here.
"""


TAUGHT = 4.0
"""The same for pairs that a teacher labelled (`taught_...`)."""

CORPUS = "corpus_"
"""What the names of sets begin with that `make_corpus_pairs.py` makes of corpora with gold."""

OF_CORPUS = 1.0
"""How often a row of those is seen in a pass."""


def weight_of(name: str) -> float:
    """How often a row of the set is seen in a pass; 1.0 for a set that nobody weighed."""
    if name.startswith("taught_"):
        return TAUGHT
    if name.startswith(CORPUS):
        return OF_CORPUS
    if not name.startswith("made_"):
        return WEIGHTS.get(name, 1.0)
    kind = name.removeprefix("made_")
    return next((weight for weight, kinds in MADE_WEIGHTS.items() if kind in kinds.split()), MADE)


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled pair; `label` is one of CLASSES, `source` says which set or generator.

    `soft`: probabilities of LABELS by a teacher, which then are what is trained on, and the label the likeliest of them.
    """

    premise: str
    hypothesis: str
    label: str
    source: str
    soft: tuple[float, float, float] | None = None


def read(path: Path) -> Iterator[Example]:
    """The rows of one `.jsonl` or `.jsonl.gz` file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            soft = tuple(row["soft"]) if "soft" in row else None
            yield Example(row["premise"], row["hypothesis"], row["label"], row.get("source", ""), soft)


def write(path: Path, examples: list[Example], mode: Literal["wt", "at"] = "wt") -> None:
    """The rows as `.jsonl.gz`, in the format that `read` takes; `mode` "at" adds them to those that are there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, mode, encoding="utf-8") as out:
        for example in examples:
            row: dict[str, object] = {
                "premise": example.premise,
                "hypothesis": example.hypothesis,
                "label": example.label,
                "source": example.source,
            }
            if example.soft is not None:
                row["soft"] = [round(p, 4) for p in example.soft]
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
