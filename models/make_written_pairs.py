"""Make training pairs from what was written for them: `python models/make_written_pairs.py --out FOLDER`.

Writes one file a kind (`made_story_same.jsonl.gz` ..., `made_premises.jsonl.gz`), and the pairs of the stories kept for
testing to `held_out/`.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from make_pairs import save
from mixture import LABELS, Example
from pairs.premises import PREMISES, written
from pairs.stories import STORIES, Story, pairs_of, stories_for


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=Path, default=STORIES)
    parser.add_argument("--premises", type=Path, default=PREMISES)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=23)
    parser.add_argument("--held-out-each", type=int, default=600, help="at most so many held-out pairs of a kind")
    return parser.parse_args(argv)


def by_kind(stories: Sequence[Story], seed: int, most: int | None = None) -> dict[str, list[Example]]:
    """The pairs of the stories, by kind; at most so many of each, drawn at random."""
    files: dict[str, list[Example]] = defaultdict(list)
    for story in stories:
        for pair in pairs_of(story, random.Random(f"{seed}/{story.title}")):
            files[pair.kind].append(Example(pair.premise, pair.hypothesis, pair.label, f"made/{pair.kind}"))
    rng = random.Random(seed)
    return {
        kind: rows if most is None else rng.sample(rows, min(most, len(rows))) for kind, rows in sorted(files.items())
    }


def main(argv: list[str] | None = None) -> None:
    """Make the pairs and write them."""
    args = options(argv)
    trained, held = stories_for("nli", args.stories), stories_for("test", args.stories)
    print(f"{len(trained)} stories to train on, {len(held)} to test on", flush=True)
    for kind, examples in by_kind(trained, args.seed).items():
        save(args.out, kind, examples)
    pairs = [Example(p.premise, p.hypothesis, p.label, "made/premises") for p in written(args.premises)]
    save(args.out, "premises", pairs)
    for kind, examples in by_kind(held, args.seed, args.held_out_each).items():
        # what is measured has one label
        save(args.out / "held_out", kind, [example for example in examples if example.label in LABELS])


if __name__ == "__main__":
    main()
