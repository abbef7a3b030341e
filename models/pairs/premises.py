"""Premises with hypotheses that follow from them, may be, or cannot be: written for this project, in the manners of writing
of which the labelled sets have little (talk, letters, guides, essays, news).

`models/premises/*.txt`: blocks of a line `P premise`, then lines `E`, `N` and `C` with a hypothesis each.
"""

from __future__ import annotations

import bz2
from collections.abc import Iterator
from pathlib import Path

from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made

PREMISES = Path(__file__).parent.parent / "premises"
LABELS = {"E": ENTAILMENT, "N": NEUTRAL, "C": CONTRADICTION}


def read(path: Path) -> Iterator[Made]:
    """The pairs of a file, plain or compressed. Raises ValueError for a line that is none of these, with its number."""
    opener = bz2.open if path.suffix == ".bz2" else open
    premise = ""
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            mark, _, text = line.strip().partition(" ")
            if mark == "P":
                premise = text
            elif mark in LABELS and premise:
                yield Made("premises", LABELS[mark], premise, text, premise)
            elif mark:
                raise ValueError(f"{path}, line {number}: not a premise or a hypothesis: {line.strip()[:60]}")


def written(folder: Path = PREMISES) -> list[Made]:
    """All pairs of a folder, in the order of its files."""
    return [pair for path in sorted([*folder.glob("*.txt"), *folder.glob("*.txt.bz2")]) for pair in read(path)]
