"""Is reading figures linear in the length of the text, and how long does a megabyte take?

    python tests/benchmarks/bench_figures.py [--megabytes 1]

Reads prose made of the development phrases, and texts that are hard on a grammar (endless numbers, words that open
ranges), at a quarter and at the whole of their size: the root of how much longer that takes is one doubling (one is
lost in the noise of a busy machine). Prints one JSON object; exits with 1 where a doubling takes more than 2.2 times as
long, or a megabyte of prose more than 10 seconds of processor time.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from factcheck.evaluation.phrases import load  # noqa: E402
from factcheck.figures import find  # noqa: E402

MOST_TIMES = 2.2
MOST_SECONDS = 10.0
HARD = (
    "1 ",
    "1 and ",
    "1-",
    "two hundred and ",
    "between 1 ",
    "from 1 to ",
    "1,000,",
    "1 000 ",
    "$",
    "one of the ",
    "new ",
    "a.b@",
)


def prose(size: int) -> str:
    """At least `size` characters of the development phrases, shuffled the same way each time."""
    phrases = [phrase.text for phrase in load(ROOT / "tests" / "figures" / "phrases_dev.tsv")]
    chosen = random.Random(20).choices(phrases, k=size // (sum(map(len, phrases)) // len(phrases)) + 1)
    return " ".join(chosen)


def seconds(text: str) -> float:
    """Processor time of one reading, the best of three, without the pauses of the garbage collector."""
    best = float("inf")
    for _ in range(3):
        gc.collect()
        gc.disable()
        start = time.process_time()
        find(text)
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


def main() -> int:
    """Measure and judge."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=1.0)
    size = int(parser.parse_args().megabytes * 1_000_000)
    whole = prose(size)[:size]
    find(whole[:10_000])
    times = {part: seconds(whole[: int(size * part)]) for part in (0.25, 0.5, 1.0)}
    per_megabyte = times[1.0] / size * 1e6
    growth = {"prose": (times[1.0] / times[0.25]) ** 0.5}
    for piece in HARD:
        short, long = (piece * (amount // len(piece)) for amount in (10_000, 40_000))
        growth[piece.strip()] = (seconds(long) / max(seconds(short), 1e-3)) ** 0.5  # two doublings
    ok = per_megabyte <= MOST_SECONDS and max(growth.values()) <= MOST_TIMES
    print(
        json.dumps(
            {
                "seconds_per_megabyte": round(per_megabyte, 2),
                "seconds_by_size": {str(int(size * part)): round(spent, 2) for part, spent in times.items()},
                "times_longer_when_doubled": {name: round(times_, 2) for name, times_ in growth.items()},
                "figures": len(find(whole)),
                "ok": ok,
            },
            indent=2,
        )
    )
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
