"""The same claims and the same models, side by side: this, contradict-text, and plain loops of a cross-encoder.

    python tests/benchmarks/bench_peers.py [--claims 120] [--only ours,nearest]

The claims are read once and given to all four:

- ours: vectors, candidates and verdicts, models loaded beforehand, nothing cached
- nearest: sentence-transformers' CrossEncoder over each claim's twelve nearest neighbours in other documents
- all pairs: the same over all pairs of claims of different documents
- contradict-text 0.2.1: its `scan` over all pairs, with its own thresholds (pip install '.[bench]')

`--claims 400` is what we claim; contradict-text then takes a quarter of an hour. Exits with 1 where ours is not 20
times as fast as contradict-text and 3 times as fast as the nearest neighbours, or has the lower F1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import Side, clock, f1, keep, table

if TYPE_CHECKING:
    from factcheck.figures import Statement

NEIGHBOURS = 12
LEAST_TIMES = {"contradict-text": 20.0, "nearest": 3.0}
Found = list[tuple[int, int]]


def main() -> int:
    """All four, one after the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=120)
    parser.add_argument("--only", default="ours,nearest,all pairs,contradict-text")
    given = parser.parse_args()
    statements, gold, files = _claims(given.claims)
    ways: dict[str, Callable[[Sequence[Statement]], Found]] = {
        "ours": ours(), "nearest": nearest(), "all pairs": all_pairs(), "contradict-text": contradict_text(),
    }  # fmt: skip
    rows: dict[str, dict[str, Any]] = {}
    for name in given.only.split(","):
        with clock() as taken:
            found = ways[name](statements)
        sides = [(_side(statements[a], files), _side(statements[b], files)) for a, b in found]
        rows[name] = {"way": name, "claims": len(statements), "wall s": round(taken.wall, 2),
                      "cpu s": round(taken.cpu, 2), **f1([two for two in sides if two[0][0] != two[1][0]], gold)}  # fmt: skip
        rows[name]["times ours"] = round(taken.wall / rows["ours"]["wall s"], 1) if "ours" in rows else None
        print(table([rows[name]]), flush=True)
    print("\n" + table(list(rows.values())))
    keep("peers", {"ways": list(rows.values())})
    return int(
        any(
            rows[name]["times ours"] < times or rows[name]["f1"] > rows["ours"]["f1"]
            for name, times in LEAST_TIMES.items()
            if name in rows and "ours" in rows
        )
    )


def _claims(count: int) -> tuple[list[Statement], list[tuple[str, str, str, str, str]], dict[str, str]]:
    """The statements of a generated corpus, its gold, and the file of each document's id."""
    from corpus import corpus

    from factcheck import documents
    from factcheck.engine import LocalEngine
    from factcheck.stating import statements

    made = corpus(count)
    with tempfile.TemporaryDirectory() as folder:
        read = documents.read([made.write(Path(folder)) / "sources"]).documents
    return statements(read, LocalEngine()), made.gold, {one.id: Path(one.path).name for one in read}


def _side(statement: Statement, files: dict[str, str]) -> Side:
    return files[statement.claim.document], statement.claim.quote


def ours() -> Callable[[Sequence[Statement]], Found]:
    """What `factcheck check` does once it has the claims."""
    from factcheck import matching, verdicts
    from factcheck.pipeline import Models

    models = Models()
    models.embedder.encode(["It opened in May."])
    models.scorer.predict([("It opened in May.", "It opened in June.")])

    def found(statements: Sequence[Statement]) -> Found:
        vectors = models.embedder.encode([one.frame for one in statements])
        pairs = matching.candidates(statements, vectors)
        decided, _ = verdicts.decide(statements, pairs, models.scorer)
        return [(c.a, c.b) for c, one in zip(pairs, decided, strict=True) if one.verdict == "contradiction"]

    return found


def _cross_encoder() -> Callable[[list[tuple[str, str]]], list[bool]]:
    """Which pairs the model calls a contradiction, the likeliest of its three classes."""
    from sentence_transformers import CrossEncoder

    from factcheck.inference.weights import shipped_nli

    model = CrossEncoder(str(shipped_nli()), local_files_only=True)
    which = {label.lower(): number for number, label in model.config.id2label.items()}["contradiction"]
    model.predict([("It opened in May.", "It opened in June.")])

    def contradict(pairs: list[tuple[str, str]]) -> list[bool]:
        return [bool(row.argmax() == which) for row in model.predict(pairs, show_progress_bar=False)]

    return contradict


def nearest() -> Callable[[Sequence[Statement]], Found]:
    """A loop over the claims: each is scored against its nearest neighbours."""
    from sentence_transformers import SentenceTransformer

    from factcheck.inference.weights import shipped_embedder

    embedder = SentenceTransformer(str(shipped_embedder()), local_files_only=True)
    contradict = _cross_encoder()

    def found(statements: Sequence[Statement]) -> Found:
        texts = [one.claim.text for one in statements]
        vectors = embedder.encode(texts, normalize_embeddings=True)
        pairs: set[tuple[int, int]] = set()
        for at in range(len(texts)):
            order = [int(to) for to in (-(vectors @ vectors[at])).argsort() if _apart(statements, at, int(to))]
            near = order[:NEIGHBOURS]
            says = contradict([(texts[at], texts[to]) for to in near])
            pairs |= {(min(at, to), max(at, to)) for to, said in zip(near, says, strict=True) if said}
        return sorted(pairs)

    return found


def all_pairs() -> Callable[[Sequence[Statement]], Found]:
    """A loop over the claims: each is scored against all that come after it."""
    contradict = _cross_encoder()

    def found(statements: Sequence[Statement]) -> Found:
        texts = [one.claim.text for one in statements]
        pairs = []
        for at in range(len(texts)):
            later = [to for to in range(at + 1, len(texts)) if _apart(statements, at, to)]
            says = contradict([(texts[at], texts[to]) for to in later]) if later else []
            pairs += [(at, to) for to, said in zip(later, says, strict=True) if said]
        return pairs

    return found


def contradict_text() -> Callable[[Sequence[Statement]], Found]:
    """The library as it comes, with our two models."""

    def found(statements: Sequence[Statement]) -> Found:
        try:
            from contradict import ContradictionDetector
        except ImportError:
            sys.exit("contradict-text is not installed: pip install '.[bench]', or leave it out with --only.")
        from factcheck.inference.weights import shipped_embedder, shipped_nli

        detector = ContradictionDetector(nli_model=str(shipped_nli()), embed_model=str(shipped_embedder()))
        numbers = [str(at) for at in range(len(statements))]
        results = detector.scan([one.claim.text for one in statements], sources=numbers)
        return [(int(one.source_a), int(one.source_b)) for one in results]

    return found


def _apart(statements: Sequence[Statement], at: int, to: int) -> bool:
    return statements[at].claim.document != statements[to].claim.document


if __name__ == "__main__":
    sys.exit(main())
