"""Make training pairs from the sentences of the training sets: `python models/make_pairs.py --data TRAIN --out FOLDER`.

Writes one file for each kind of change (`made_number.jsonl.gz` ...), `made_not_enough.jsonl.gz` (claims with evidence
of their neighbours), and, from other sentences and generators, `held_out/*.jsonl.gz` for testing.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from mixture import Example, read, set_name, write
from pairs import HELD_OUT, RARE, REDRAWN, TRAINING
from pairs.context import in_context
from pairs.made import ENTAILMENT, NEUTRAL, Generator, Made, Sentence
from pairs.naming import Names
from pairs.neighbours import not_enough, unrelated
from pairs.newsroom import news
from pairs.redrawn import redrawn

SOURCES = (
    "newprotocols semiauto_wiki mnli_train_20k mnli_llmsknow_train wanli_15k fever_athnlp fever_symmetric_dev fm2_dev "
    "conjnli_adv15k check_covid scifact_rte"
).split()
"""Sets whose premises (and entailed hypotheses) are written sentences about facts, not captions or templates."""

EVIDENCE = "fever_athnlp fever_symmetric_dev fm2_dev check_covid newprotocols".split()
"""Sets whose claims get their neighbours' evidence."""


def options(argv: list[str] | None = None) -> argparse.Namespace:
    """Every choice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training sets")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=23)
    parser.add_argument("--each", type=int, default=2500, help="at most so many pairs of one kind and label")
    parser.add_argument("--sentences", type=int, default=11000, help="at most so many sentences to work on")
    parser.add_argument("--held-out-share", type=float, default=0.08, help="share of the sentences kept for testing")
    parser.add_argument("--copies", type=int, default=2, help="so many copies of a sentence with its values drawn anew")
    parser.add_argument("--rare-copies", type=int, default=8, help="the same for units, currencies, shares, durations")
    parser.add_argument("--in-context", type=float, default=0.25, help="share of the pairs whose premise is lengthened")
    parser.add_argument("--news", type=int, default=6000, help="so many made-up facts in the manner of the news")
    parser.add_argument("--spare", type=Path, help="held-out pairs of an earlier making: their sentences are not used")
    parser.add_argument("--not-enough", type=int, default=6000, help="claims with a neighbour's evidence")
    return parser.parse_args(argv)


def usable(text: str) -> bool:
    """One plain statement of 5 to 45 words."""
    words = text.split()
    return (
        5 <= len(words) <= 45
        and text[0].isupper()
        and text.rstrip().endswith(".")
        and not re.search(r"\?|[.!] [A-Z]|\buh\b|\byou know\b|http|\.\.\.", text)
    )


def gather(folder: Path) -> tuple[list[Example], dict[str, list[str]]]:
    """The rows of SOURCES, and for each sentence the premises that entail it."""
    rows = [row for name in SOURCES for row in read(folder / f"{name}.jsonl.gz")]
    entailing: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.label == ENTAILMENT and usable(row.hypothesis) and len(row.premise.split()) < 80:
            entailing[row.hypothesis].append(row.premise)
    return rows, entailing


def telling(text: str) -> bool:
    """Whether there is much to change: a digit, a name inside, or a word of number."""
    return bool(re.search(r"\d|[a-z,] [A-Z][a-z]|\b(?:two|three|four|five|six|seven|eight|nine|ten|million)\b", text))


def parsed(texts: list[str]) -> list[Sentence]:
    """The sentences with their parses."""
    from factcheck.inference.parser import parse

    return [Sentence(text, tokens) for text, tokens in zip(texts, parse(texts), strict=True)]


def run(generators: dict[str, Generator], sentences: Iterable[Sentence], seed: int) -> list[Made]:
    """What all generators make of all sentences."""
    made: list[Made] = []
    for number, sentence in enumerate(sentences):
        rng = random.Random(f"{seed}/{number}")
        for generator in generators.values():
            made += generator(sentence, rng)
    return made


def run_redrawn(sentences: list[Sentence], copies: int, rare_copies: int, seed: int) -> list[Made]:
    """What the generators of values make of the sentences with their values drawn anew."""
    made: list[Made] = []
    for number, sentence in enumerate(sentences):
        rng = random.Random(f"{seed}/redrawn/{number}")
        if not re.search(r"\d|%", sentence.text):
            continue
        for copy in range(max(copies, rare_copies)):
            new = redrawn(sentence, rng)
            for name in REDRAWN if copy < copies else RARE:
                made += TRAINING[name](new, rng) if new else []
    return made


def spared(folder: Path | None) -> set[str]:
    """The sentences of earlier held-out pairs of known kinds: a model that saw them could not be compared on them."""
    if folder is None:
        return set()
    paths = [path for path in sorted(folder.glob("*.jsonl.gz")) if not path.name.startswith("made_new_")]
    return {text for path in paths for row in read(path) for text in (row.premise, row.hypothesis)}


def with_real_premises(made: list[Made], entailing: dict[str, list[str]], rng: random.Random) -> list[Made]:
    """Where a real premise entails the sentence that was changed, it takes its place (not for neutral pairs).

    What a sentence entails or excludes, every premise that entails the sentence entails or excludes as well.
    """
    real = []
    for pair in made:
        premises = entailing.get(pair.base)
        if premises and pair.premise == pair.base and pair.label != NEUTRAL:
            real.append(Made(pair.kind, pair.label, rng.choice(premises), pair.hypothesis, pair.base))
        else:
            real.append(pair)
    return real


def capped(made: list[Made], each: int, rng: random.Random) -> dict[str, list[Example]]:
    """At most `each` pairs of a kind and label, by kind."""
    groups: dict[tuple[str, str], list[Made]] = defaultdict(list)
    for pair in made:
        groups[pair.kind, pair.label].append(pair)
    files: dict[str, list[Example]] = defaultdict(list)
    for (kind, label), pairs in sorted(groups.items()):
        chosen = rng.sample(pairs, min(each, len(pairs)))
        files[kind] += [Example(p.premise, p.hypothesis, label, f"made/{kind}") for p in chosen]
    return files


def main(argv: list[str] | None = None) -> None:
    """Make the pairs and write them."""
    args = options(argv)
    rng = random.Random(args.seed)
    rows, entailing = gather(args.data)
    spare = spared(args.spare)
    texts = sorted({t for row in rows for t in (row.premise, row.hypothesis) if usable(t) and telling(t)} - spare)
    with_figures = [text for text in texts if re.search(r"\d", text)]
    others = [text for text in texts if not re.search(r"\d", text)]
    rng.shuffle(with_figures)
    rng.shuffle(others)
    half = args.sentences * 2 // 3
    sentences = parsed(with_figures[:half] + others[: args.sentences - len(with_figures[:half])])
    rng.shuffle(sentences)
    kept = int(len(sentences) * args.held_out_share)
    held, trained = sentences[:kept], sentences[kept:]
    names = Names(trained)
    own = {"name": names.value_changed, "other subject": names.subject_changed}
    real = with_real_premises(run(TRAINING | own, trained, args.seed), entailing, rng)
    again = run_redrawn(trained, args.copies, args.rare_copies, args.seed)
    others = [sentence.text for sentence in trained if len(sentence.text.split()) <= 25]
    by_text = {sentence.text: sentence for sentence in trained}
    made = in_context(real + again, by_text, others, args.in_context, rng) + list(news(args.news, args.seed))
    for kind, examples in capped(made, args.each, rng).items():
        save(args.out, kind, examples)
    pairs = [row for name in EVIDENCE for row in read(args.data / f"{name}.jsonl.gz")]
    save(args.out, "not enough", not_enough(pairs, args.not_enough, args.seed))
    save(args.out, "unrelated", unrelated([sentence.text for sentence in trained], args.not_enough, args.seed))
    new = run(HELD_OUT, [*held, *trained[: len(held) * 5]], args.seed + 1)
    for kind, examples in capped(new, args.each, rng).items():
        save(args.out / "held_out", f"new {kind}", examples)
    for kind, examples in capped(run(TRAINING | own, held, args.seed + 1), args.each, rng).items():
        save(args.out / "held_out", kind, examples)


def save(folder: Path, kind: str, examples: list[Example]) -> None:
    """One file, and a line on the screen."""
    path = folder / f"made_{kind.replace(',', '').replace(' ', '_')}.jsonl.gz"
    write(path, examples)
    labels = {label: sum(e.label == label for e in examples) for label in sorted({e.label for e in examples})}
    print(set_name(path), labels, flush=True)


if __name__ == "__main__":
    main()
