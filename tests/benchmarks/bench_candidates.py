"""How many neighbours a claim must be compared with: the share of gold pairs among the candidates, by k.

    python tests/benchmarks/bench_candidates.py [tests/corpora/health tests/corpora/dev-*] [--k 1 2 3 5 8 12 16 24]

A gold pair counts where any claim that holds its words in one file is a candidate with any that holds them in the
other. Pairs whose words no claim holds are left out and counted: no choice of candidates can find them.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from measuring import ROOT
from numpy.typing import NDArray

from factcheck import claims, documents, figures, settings
from factcheck.evaluation.corpus import read_gold
from factcheck.figures import Statement
from factcheck.inference import Embedder
from factcheck.matching import candidates

Gold = dict[str, list[set[tuple[int, int]]]]


def main() -> None:
    """Print a table: a line a k, with and without shared names and units."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="*", type=Path, default=[ROOT / "tests" / "corpora" / "dev-retail"])
    parser.add_argument("--k", nargs="+", type=int, default=[1, 2, 3, 5, 8, 12, 16, 24])
    options = parser.parse_args()
    embedder = Embedder()
    read = [(folder, *_statements(folder, embedder)) for folder in options.corpora]
    gold = {folder: _gold(folder, statements) for folder, statements, _ in read}
    unheld = sum(len(own.pop("unheld")) for own in gold.values())
    kinds = ("contradiction", "agreement")
    every = {kind: sum(len(own[kind]) for own in gold.values()) for kind in kinds}
    size = sum(len(statements) for _, statements, _ in read)
    print(
        f"{size} claims; {every['contradiction']} contradictions, {every['agreement']} agreements; {unheld} in no claim"
    )
    print(f"{'k':>4} {'names too':>10} {'contradictions':>15} {'agreements':>11} {'pairs a claim':>14}")
    for sharing in (False, True):
        for k in options.k:
            settings.MATCHING_NEIGHBOURS = k
            found = dict.fromkeys(kinds, 0)
            pairs = 0
            for folder, statements, vectors in read:
                chosen = _candidates(statements, vectors, sharing)
                pairs += len(chosen)
                for kind in kinds:
                    found[kind] += sum(bool(wanted & chosen) for wanted in gold[folder][kind])
            parts = [found[kind] / every[kind] for kind in kinds]
            print(f"{k:>4} {'yes' if sharing else 'no':>10} {parts[0]:>15.1%} {parts[1]:>11.1%} {pairs / size:>14.1f}")


def _statements(folder: Path, embedder: Embedder) -> tuple[list[Statement], NDArray[np.float32]]:
    sources = folder / "sources" if (folder / "sources").is_dir() else folder
    read = documents.read([sources]).documents
    statements = list(figures.state(claims.extract(read), {d.id: d.published for d in read}))
    paths = {d.id: Path(d.path).name for d in read}
    FILES.update({id(statement): paths[statement.claim.document] for statement in statements})
    return statements, embedder.encode([statement.frame for statement in statements])


FILES: dict[int, str] = {}


def _gold(folder: Path, statements: Sequence[Statement]) -> Gold:
    found: Gold = {"contradiction": [], "agreement": [], "unheld": []}
    for pair in read_gold(folder / "gold.tsv"):
        if pair.kind == "trap":
            continue
        a, b = _holding(statements, pair.file_a, pair.words_a), _holding(statements, pair.file_b, pair.words_b)
        if a and b:
            found[pair.kind].append({(min(x, y), max(x, y)) for x in a for y in b})
        else:
            found["unheld"].append(set())
    return found


def _holding(statements: Sequence[Statement], file: str, words: str) -> list[int]:
    return [
        at
        for at, statement in enumerate(statements)
        if FILES[id(statement)] == Path(file).name and _squeezed(words) in _squeezed(statement.claim.quote)
    ]


def _squeezed(text: str) -> str:
    return " ".join(text.lower().split())


def _candidates(statements: Sequence[Statement], vectors: NDArray[np.float32], sharing: bool) -> set[tuple[int, int]]:
    kept = settings.MATCHING_RARE, settings.MATCHING_RARE_UNIT
    if not sharing:
        settings.MATCHING_RARE = settings.MATCHING_RARE_UNIT = 0
    try:
        return {(c.a, c.b) for c in candidates(statements, vectors)}
    finally:
        settings.MATCHING_RARE, settings.MATCHING_RARE_UNIT = kept


if __name__ == "__main__":
    main()
