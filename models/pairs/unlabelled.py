"""Pairs without a label, for a larger model to label: what the labelled sets pair, paired otherwise.

- own: the rows as they are
- turned: hypothesis and premise in each other's place
- siblings: two hypotheses that people wrote of one premise, which share a matter as two accounts of it do
- altered: a hypothesis with a word or two replaced by words that are used alike, opposites as often as synonyms
  (after the augmentation of Jiao et al. 2020, TinyBERT, with word vectors only)
- crossed: claims beside the premise of a neighbour
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from mixture import Example

from pairs.neighbours import nearest

ALIKE = 0.42
"""Cosine of two words' vectors (all-MiniLM-L6-v2) from which one may stand for the other: "hot" and "cold" are above."""

CHOICES = 8
"""Words nearest to one, of which one is drawn."""

LETTERS = 4
"""Letters of a word that is replaced, at least: shorter ones are mostly words of grammar."""

CROSSED = 8_000
"""Rows whose claims and premises are embedded to find neighbours among: more would take minutes."""

KEPT = frozenset(
    """about after again also although among another because been before being between both could does doing down during each
    either every from further have having here hers herself himself into itself just more most much must myself neither
    only other ours over same shall should since some such than that their theirs them themselves then there these they
    this those through under until upon very were what when where whether which while whom whose will with within without
    would your yours""".split()
)
"""Longer words of grammar, which are left as they are."""


def own(rows: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    """The rows in random order."""
    yield from rng.sample(rows, len(rows))


def turned(rows: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    """Each row the other way round."""
    for row in rng.sample(rows, len(rows)):
        yield Example(row.hypothesis, row.premise, "", "turned")


def siblings(rows: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    """Two hypotheses of one premise, each pair once, in one of its two orders."""
    groups: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        groups[row.premise].add(row.hypothesis)
    pairs = [
        (one, two)
        for group in groups.values()
        for at, one in enumerate(sorted(group))
        for two in sorted(group)[at + 1 :]
    ]
    for one, two in rng.sample(pairs, len(pairs)):
        premise, hypothesis = (one, two) if rng.random() < 0.5 else (two, one)
        yield Example(premise, hypothesis, "", "siblings")


def altered(rows: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    """Hypotheses with one or two words replaced, beside their premise or, one time in three, beside what they were."""
    other = _words_alike()
    for row in rng.sample(rows, len(rows)):
        words = re.split(r"(\W+)", row.hypothesis)
        places = [at for at, word in enumerate(words) if word.lower() in other]
        if not places:
            continue
        for at in rng.sample(places, min(len(places), rng.choice((1, 1, 2)))):
            new = rng.choice(other[words[at].lower()])
            words[at] = new.capitalize() if words[at][:1].isupper() else new
        premise = row.hypothesis if rng.random() < 1 / 3 else row.premise
        yield Example(premise, "".join(words), "", "altered")


def crossed(rows: Sequence[Example], rng: random.Random) -> Iterator[Example]:
    """Claims beside one of the premises nearest to them that is not their own."""
    chosen = rng.sample(rows, min(len(rows), CROSSED))
    premises = sorted({row.premise for row in chosen})
    _, near = nearest([row.hypothesis for row in chosen], premises, 6)
    for row, places in zip(chosen, near, strict=True):
        others = [premises[at] for at in places if premises[at] != row.premise]
        yield Example(rng.choice(others), row.hypothesis, "", "crossed")


KINDS: dict[str, Callable[[Sequence[Example], random.Random], Iterator[Example]]] = {
    "own": own,
    "turned": turned,
    "siblings": siblings,
    "altered": altered,
    "crossed": crossed,
}


def _words_alike() -> dict[str, list[str]]:
    """Word -> the words whose vectors are nearest to its own, other forms of the word left out."""
    from safetensors import safe_open

    from factcheck.inference.weights import packaged_embedder

    folder = packaged_embedder()
    with safe_open(folder / "model.safetensors", framework="np") as weights:
        name = next(key for key in weights.keys() if key.endswith("word_embeddings.weight"))  # noqa: SIM118
        vectors = weights.get_tensor(name).astype(np.float32)
    pieces = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
    places = [
        at
        for at, piece in enumerate(pieces[: len(vectors)])
        if len(piece) >= LETTERS and piece.isascii() and piece.isalpha() and piece not in KEPT
    ]
    words = [pieces[at] for at in places]
    chosen = vectors[places] - vectors[places].mean(axis=0)
    chosen /= np.linalg.norm(chosen, axis=1, keepdims=True)
    found: dict[str, list[str]] = {}
    for start in range(0, len(words), 1024):
        cosines = chosen[start : start + 1024] @ chosen.T
        nearest_first = np.argsort(-cosines, axis=1)[:, : 4 * CHOICES]
        for word, row, order in zip(words[start:], cosines, nearest_first, strict=False):
            alike = [words[at] for at in order if row[at] >= ALIKE and not _forms(word, words[at])]
            if alike:
                found[word] = alike[:CHOICES]
    return found


def _forms(one: str, two: str) -> bool:
    """Whether two words are forms of one: the same first letters but for an ending."""
    return one[: max(LETTERS, min(len(one), len(two)) - 2)] == two[: max(LETTERS, min(len(one), len(two)) - 2)]
