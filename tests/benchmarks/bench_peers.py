"""The same claims and the same models, side by side: this, contradict-text, and plain loops of a cross-encoder.

    python tests/benchmarks/bench_peers.py [--claims 400] [--sample 1500] [--only ours,nearest]

The claims are read once and given to all four:

How many times as long a way takes as ours is told in processor seconds, which other work on the machine does not stretch.

- ours: vectors, candidates and verdicts, models loaded beforehand, nothing cached
- nearest: sentence-transformers' CrossEncoder over each claim's twelve nearest neighbours in other documents
- all pairs: the same over all pairs of claims
- contradict-text 0.2.1: its `check` of each pair, which is what its `scan` does, with its own thresholds
  (pip install '.[bench]')

400 claims make 80,000 pairs, a quarter of an hour for contradict-text. The last two are therefore given the planted
pairs and a random sample of the others: the time of the sample counts for all, and so does each pair of it that they
report. `--sample 0` gives them every pair. Exits with 1 where ours is not 20 times as fast as contradict-text and 3 times
as fast as the nearest neighbours, or has the lower F1.
"""

from __future__ import annotations

import argparse
import atexit
import random
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from measuring import Planted, Side, clock, f1, keep, table

if TYPE_CHECKING:
    from factcheck.figures import Statement

NEIGHBOURS = 12
LEAST_TIMES = {"contradict-text": 20.0, "nearest": 3.0}
Found = list[tuple[int, int]]
Loop = Callable[["Case"], Found]
OfPairs = Callable[["Case", Found], Found]


def main() -> int:
    """All four, one after the other."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, default=400)
    parser.add_argument("--sample", type=int, default=1500)
    parser.add_argument("--only", default="ours,nearest,all pairs,contradict-text")
    given = parser.parse_args()
    case = Case(*_claims(given.claims))
    rows: dict[str, dict[str, Any]] = {}
    for name in given.only.split(","):
        row = _whole(case, LOOPS[name]()) if name in LOOPS else _sampled(case, EACH[name](), given.sample)
        rows[name] = {"way": name, "claims": len(case.statements), **row}
        rows[name]["times ours"] = round(row["cpu s"] / rows["ours"]["cpu s"], 1) if "ours" in rows else None
        print(table([rows[name]]), flush=True)
    print("\n" + table(list(rows.values())))
    keep("peers", {"sample": given.sample, "ways": list(rows.values())})
    return int(
        any(
            rows[name]["times ours"] < times or rows[name]["f1"] > rows["ours"]["f1"]
            for name, times in LEAST_TIMES.items()
            if name in rows and "ours" in rows
        )
    )


@dataclass(frozen=True)
class Case:
    """The claims, the gold of their corpus, and the file of each document's id."""

    statements: Sequence[Statement]
    gold: Sequence[tuple[str, str, str, str, str]]
    files: Mapping[str, str]

    def side(self, at: int) -> Side:
        """A claim as gold names it."""
        claim = self.statements[at].claim
        return self.files[claim.document], claim.quote

    def apart(self, at: int, to: int) -> bool:
        """Whether two claims are of different documents."""
        return self.statements[at].claim.document != self.statements[to].claim.document

    def f1(self, found: Found, each_wrong_stands_for: float = 1.0) -> dict[str, Any]:
        """How good a way's contradictions are; those inside one document, which we do not look for, count for nothing."""
        pairs = [(self.side(a), self.side(b)) for a, b in found if self.apart(a, b)]
        return f1(pairs, self.gold, each_wrong_stands_for)


def _whole(case: Case, way: Loop) -> dict[str, Any]:
    with clock() as taken:
        found = way(case)
    return {"pairs": None, "wall s": round(taken.wall, 2), "cpu s": round(taken.cpu, 2), **case.f1(found)}


def _sampled(case: Case, way: OfPairs, sample: int) -> dict[str, Any]:
    """All pairs, or the planted ones and a sample of the others, whose time and mistakes then stand for all."""
    planted = Planted(case.gold)
    sides = [case.side(at) for at in range(len(case.statements))]
    known, others = [], []
    for a, b in combinations(range(len(sides)), 2):
        (known if planted.lines_of(sides[a], sides[b]) else others).append((a, b))
    some = random.Random(1).sample(others, sample) if 0 < sample < len(others) else others
    right = way(case, known)
    with clock() as taken:
        wrong = way(case, some)
    times = len(others) / len(some)
    return {
        "pairs": len(known) + len(some), "wall s": round(taken.wall * times, 2), "cpu s": round(taken.cpu * times, 2),
        **case.f1([*right, *wrong], times),
    }  # fmt: skip


def _claims(count: int) -> tuple[list[Statement], list[tuple[str, str, str, str, str]], dict[str, str]]:
    """What makes a `Case`: a generated corpus, read."""
    from corpus import corpus

    from factcheck import documents
    from factcheck.engine import LocalEngine
    from factcheck.stating import statements

    made = corpus(count)
    with tempfile.TemporaryDirectory() as folder:
        read = documents.read([made.write(Path(folder)) / "sources"]).documents
    return statements(read, LocalEngine()), made.gold, {one.id: Path(one.path).name for one in read}


def ours() -> Loop:
    """What `factcheck check` does once it has the claims."""
    from factcheck import matching, verdicts
    from factcheck.pipeline import Models

    models = Models()
    models.embedder.encode(["It opened in May."])
    for scorer in (models.scorer, models.scorer.exact):
        scorer.predict([("It opened in May.", "It opened in June.")])

    def found(case: Case) -> Found:
        statements = case.statements
        vectors = models.embedder.encode([one.frame for one in statements])
        pairs = matching.candidates(statements, vectors)
        decided, _ = verdicts.decide(statements, pairs, models.scorer)
        return [(c.a, c.b) for c, one in zip(pairs, decided, strict=True) if one.verdict == "contradiction"]

    return found


@cache
def _float32() -> str:
    """A copy of the model in float32: it is shipped in half precision, in which torch is several times slower on a CPU."""
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    from factcheck.inference.weights import shipped_nli

    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    AutoModelForSequenceClassification.from_pretrained(shipped_nli(), dtype="float32").save_pretrained(folder)
    AutoTokenizer.from_pretrained(shipped_nli()).save_pretrained(folder)
    return folder


def _cross_encoder() -> Callable[[list[tuple[str, str]]], list[bool]]:
    """Which pairs the model calls a contradiction, the likeliest of its three classes."""
    from sentence_transformers import CrossEncoder

    model = CrossEncoder(_float32(), local_files_only=True)
    which = {label.lower(): number for number, label in model.config.id2label.items()}["contradiction"]
    model.predict([("It opened in May.", "It opened in June.")])

    def contradict(pairs: list[tuple[str, str]]) -> list[bool]:
        return [bool(row.argmax() == which) for row in model.predict(pairs, show_progress_bar=False)]

    return contradict


def nearest() -> Loop:
    """A loop over the claims: each is scored against its nearest neighbours."""
    from sentence_transformers import SentenceTransformer

    from factcheck.inference.weights import packaged_embedder

    embedder = SentenceTransformer(str(packaged_embedder()), local_files_only=True)
    contradict = _cross_encoder()

    def found(case: Case) -> Found:
        texts = [one.claim.text for one in case.statements]
        vectors = embedder.encode(texts, normalize_embeddings=True)
        pairs: set[tuple[int, int]] = set()
        for at in range(len(texts)):
            order = [int(to) for to in (-(vectors @ vectors[at])).argsort() if case.apart(at, int(to))]
            near = order[:NEIGHBOURS]
            says = contradict([(texts[at], texts[to]) for to in near])
            pairs |= {(min(at, to), max(at, to)) for to, said in zip(near, says, strict=True) if said}
        return sorted(pairs)

    return found


def all_pairs() -> OfPairs:
    """Pairs as they come, in batches."""
    contradict = _cross_encoder()

    def found(case: Case, pairs: Found) -> Found:
        texts = [one.claim.text for one in case.statements]
        says = contradict([(texts[a], texts[b]) for a, b in pairs])
        return [pair for pair, said in zip(pairs, says, strict=True) if said]

    return found


def contradict_text() -> OfPairs:
    """The library as it comes, with our two models."""
    try:
        from contradict import ContradictionDetector
    except ImportError:
        sys.exit("contradict-text is not installed: pip install '.[bench]', or leave it out with --only.")
    from factcheck.inference.weights import packaged_embedder

    detector = ContradictionDetector(nli_model=_float32(), embed_model=str(packaged_embedder()))
    detector.check("It opened in May.", "It opened in June.")

    def found(case: Case, pairs: Found) -> Found:
        texts = [one.claim.text for one in case.statements]
        return [(a, b) for a, b in pairs if detector.check(texts[a], texts[b]).is_contradiction]

    return found


LOOPS: dict[str, Callable[[], Loop]] = {"ours": ours, "nearest": nearest}
EACH: dict[str, Callable[[], OfPairs]] = {"all pairs": all_pairs, "contradict-text": contradict_text}


if __name__ == "__main__":
    sys.exit(main())
