"""How long do 1,000 rows of 300-word documents take, and where does the time go?

    python tests/benchmarks/bench_audit.py [--rows 1000] [--words 300] [--threads 2]

Each row is a document of its own, made of sentences with changing names and figures, and a claim of it: a third true, a
third with a figure changed, a third about what the document does not say. Prints one JSON object with seconds by stage;
exits with 1 where 1,000 rows would take more than LIMIT seconds.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from factcheck.auditing import Row, audit_rows  # noqa: E402
from factcheck.pipeline import Models  # noqa: E402

LIMIT = 450.0
"""Seconds for 1,000 rows: "in the order of five minutes"."""

TOWNS = "Arlo Bexham Corvin Dunmere Estrid Falkow Grella Hollin Istria Jarnvik Kestrel Lomond Marrow Norholt".split()
TRADES = "mill brewery shipyard foundry bakery tannery quarry dairy sawmill brickworks".split()
PEOPLE = "Ada Quist,Bo Lind,Cara Voss,Dag Ruud,Eva Holm,Finn Aas,Gro Berg,Hans Kolb,Ida Moen,Jon Strand".split(",")
SENTENCES = (
    "The {trade} at {town} employed {n} people in {year}, when it was sold for {m} million euros.",
    "{person}, who ran it for {k} years, said that the building had never been warm in winter.",
    "In {year} a fire destroyed the roof, and work stopped for {k} weeks.",
    "The council of {town} plans to turn the yard into a park with {n} trees by {year}.",
    "Visitors may see the old engine, which weighs {k} tonnes, on Sundays between May and September.",
    "According to {person}, orders fell by {k} percent after the railway to {town} was closed.",
    "The owners refused to comment on what had become of the archive that {person} had kept.",
)


def rows(count: int, words: int) -> list[Row]:
    """Documents of about `words` words with a claim each."""
    rng = random.Random(3)
    made = []
    for number in range(count):
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(
                rng.choice(SENTENCES).format(
                    trade=rng.choice(TRADES), town=rng.choice(TOWNS), person=rng.choice(PEOPLE),
                    n=rng.randint(20, 900), m=rng.randint(2, 90), k=rng.randint(3, 40), year=rng.randint(1950, 2020),
                )
            )  # fmt: skip
        claim = rng.choice(sentences)
        if number % 3 == 1:
            claim = "".join(str((int(char) + 3) % 10) if char.isdigit() else char for char in claim)
        if number % 3 == 2:
            claim = f"{rng.choice(PEOPLE)} won a medal for a film about the harbour."
        made.append(Row(claim, (" ".join(sentences),)))
    return made


class Clock:
    """Seconds spent in functions, by name; what one calls of the others is not counted twice."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self.open: list[float] = []

    def watch(self, place: Any, name: str, stage: str) -> None:
        """Count the time in `place.name` as `stage`."""
        inner: Callable[..., Any] = getattr(place, name)

        def timed(*args: Any, **kwargs: Any) -> Any:
            started = time.perf_counter()
            self.open.append(0.0)
            try:
                return inner(*args, **kwargs)
            finally:
                took = time.perf_counter() - started
                self.seconds[stage] += took - self.open.pop()
                if self.open:
                    self.open[-1] += took

        setattr(place, name, timed)


def main() -> int:
    """Run, print, and judge by LIMIT."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--words", type=int, default=300)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    from factcheck.auditing import pairing

    models = Models(threads=options.threads)
    list(audit_rows(rows(4, options.words), models.retriever, models.scorer))  # loads and warms up
    clock = Clock()
    clock.watch(models.retriever, "encode", "embedding")
    clock.watch(models.scorer, "predict", "nli")
    clock.watch(models.scorer.larger, "predict", "nli, second look")
    module: Any = sys.modules["factcheck.auditing.audit"]
    clock.watch(module, "_ask", "claims of the row")
    clock.watch(module, "retrieve", "retrieval")
    clock.watch(module, "source_statements", "claims and figures of the source")
    clock.watch(pairing, "decide_each", "pairs, without the model")
    made = rows(options.rows, options.words)
    started = time.perf_counter()
    done = list(audit_rows(made, models.retriever, models.scorer))
    took = time.perf_counter() - started
    clock.seconds["rest"] = took - sum(clock.seconds.values())
    counts: dict[str, int] = defaultdict(int)
    for row in done:
        counts[row.judgement.verdict] += 1
    print(
        json.dumps(
            {
                "rows": options.rows, "words": options.words, "threads": options.threads, "seconds": round(took, 1),
                "per_1000_rows": round(took / options.rows * 1000, 1),
                "stages": {name: round(seconds, 1) for name, seconds in clock.seconds.items()},
                "verdicts": dict(counts),
            },
            indent=1,
        )
    )  # fmt: skip
    return int(took / options.rows * 1000 > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
