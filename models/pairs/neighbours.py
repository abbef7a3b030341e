"""Neutral pairs with real evidence: a claim beside what is written of its neighbours, nearest by embedding."""

from __future__ import annotations

import random
import re

import numpy as np
from mixture import Example

NEAREST = 0.80
"""Cosine from which a neighbour may well say the same thing or its opposite: not safe to call neutral."""

FARTHEST = 0.30
"""Cosine under which a neighbour has another topic: too easy to be worth a row."""

SHARED_WORDS = 0.5
"""Share of the content words of a claim from which a text may decide it: not safe either."""


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 3 or word.isdigit()}


def nearest(queries: list[str], texts: list[str], k: int) -> tuple[np.ndarray, np.ndarray]:
    """Cosines and rows of the k texts nearest to each query, shape (queries, k)."""
    import faiss

    from factcheck.inference import Embedder

    embedder = Embedder()
    index = faiss.IndexFlatIP(embedder.dimension)
    index.add(embedder.encode(texts))
    cosines, rows = index.search(embedder.encode(queries), k)
    return cosines, rows


def _safe(claim: str, evidence: str, cosine: float) -> bool:
    """On the same topic, but without the words that would let it decide the claim."""
    words = _words(claim)
    shared = len(words & _words(evidence)) / max(1, len(words))
    return bool(FARTHEST <= cosine <= NEAREST and shared < SHARED_WORDS)


def not_enough(rows: list[Example], most: int, seed: int) -> list[Example]:
    """Claims with the evidence of other claims on the same topic, as neutral pairs."""
    rng = random.Random(seed)
    chosen = rng.sample([row for row in rows if len(row.premise.split()) < 90], min(most, len(rows)))
    evidence = sorted({row.premise for row in chosen})
    cosines, near = nearest([row.hypothesis for row in chosen], evidence, 12)
    made = []
    for row, row_cosines, row_near in zip(chosen, cosines, near, strict=True):
        own = _words(row.premise)
        for cosine, at in zip(row_cosines, row_near, strict=True):
            text = evidence[at]
            repeated = len(own & _words(text)) / max(1, len(own | _words(text)))
            if text != row.premise and repeated < 0.5 and _safe(row.hypothesis, text, cosine):
                made.append(Example(text, row.hypothesis, "neutral", "made/not enough"))
                break
    return made


def unrelated(sentences: list[str], most: int, seed: int) -> list[Example]:
    """Sentences beside their nearest neighbours of other facts, as neutral pairs."""
    rng = random.Random(seed)
    chosen = rng.sample(sentences, min(most, len(sentences)))
    cosines, near = nearest(chosen, sentences, 8)
    made = []
    for sentence, row_cosines, row_near in zip(chosen, cosines, near, strict=True):
        for cosine, at in zip(row_cosines, row_near, strict=True):
            if sentences[at] != sentence and _safe(sentence, sentences[at], cosine):
                made.append(Example(sentence, sentences[at], "neutral", "made/unrelated"))
                break
    return made
