"""What the cheap stage of the cascade costs and saves: contradictions kept, pairs and texts not scored.

    python tests/benchmarks/bench_cascade.py [tests/corpora/health tests/corpora/dev-* tests/verdicts/pairs.tsv]

The reference scores every candidate, and asks of all figures that can be compared where no rule of subjects ends it; the
cascade (`verdicts.decide`) asks of what `read` leaves open. Exits with 1 where less than 99% of the contradictions that the
reference finds are kept.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from measuring import ROOT, keep, table
from uncascaded import DECIDE, everything_scored

from factcheck import claims, documents, figures, matching
from factcheck.figures import Statement
from factcheck.inference.cache import Cache
from factcheck.matching import Candidate
from factcheck.pipeline import Models, statements_of
from factcheck.verdicts.verdict import Verdict

KEPT = 0.99
Case = tuple[list[Statement], list[Candidate]]


def main() -> int:
    """One line a set, and one for all of them together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sets", nargs="*", type=Path, help="corpora, and tables of pairs (.tsv); default: dev-retail")
    parser.add_argument("--cache", type=Path, help="a folder for scores, so that a second measurement is quick")
    given = parser.parse_args()
    models = Models(cache=Cache(given.cache) if given.cache else None)
    rows = []
    for path in given.sets or [ROOT / "tests" / "corpora" / "dev-retail"]:
        counts: Counter[str] = Counter()
        for statements, candidates in _pairs(path, models) if path.suffix == ".tsv" else [_corpus(path, models)]:
            counts.update(measure(statements, candidates, models.scorer))
        rows.append({"set": path.stem} | dict(counts))
        print(table([_row(rows[-1])]), flush=True)
    total: Counter[str] = Counter()
    for row in rows:
        total.update({name: count for name, count in row.items() if name != "set"})
    rows.append({"set": "all"} | dict(total))
    print("\n" + table([_row(row) for row in rows]))
    keep("cascade", {"sets": rows})
    return int(total["kept"] < KEPT * total["contradictions"])


def measure(statements: list[Statement], candidates: list[Candidate], scorer: Any) -> dict[str, int]:
    """Counts of one set of statements and their candidate pairs."""
    counted = _Counted(scorer)
    decided, scored = DECIDE.decide(statements, candidates, counted)
    by_cascade = counted.texts
    whole, asked = everything(statements, candidates, counted)
    wanted = {at for at, verdict in enumerate(whole) if verdict.verdict == "contradiction"}
    found = {at for at, verdict in enumerate(decided) if verdict.verdict == "contradiction"}
    return {
        "pairs": len(candidates), "scored": scored, "scored_by_all": asked, "texts": by_cascade,
        "texts_by_all": counted.texts - by_cascade, "contradictions": len(wanted), "kept": len(wanted & found),
        "others": len(found - wanted),
    }  # fmt: skip


def everything(
    statements: Sequence[Statement], candidates: Sequence[Candidate], scorer: Any
) -> tuple[list[Verdict], int]:
    """The verdicts with no cheap stage, and how many pairs were scored."""
    with everything_scored():
        found: tuple[list[Verdict], int] = DECIDE.decide(statements, candidates, scorer)
    return found


class _Counted:
    """A scorer that counts what it is asked at first; a second look is had by both ways, and is not counted."""

    def __init__(self, scorer: Any) -> None:
        self._scorer, self.thresholds, self.texts = scorer, scorer.thresholds, 0

    @property
    def exact(self) -> Any:
        return self if self._scorer.exact is self._scorer else self._scorer.exact

    def predict(self, pairs: Sequence[tuple[str, str]], show_progress_bar: bool = False) -> Any:
        self.texts += len(pairs)
        return self._scorer.predict(pairs)


def _corpus(folder: Path, models: Models) -> Case:
    sources = folder / "sources" if (folder / "sources").is_dir() else folder
    read = documents.read([sources]).documents
    statements = list(figures.state(claims.extract(read), {d.id: d.published for d in read}))
    vectors = models.embedder.encode([statement.frame for statement in statements])
    statements = figures.grouped(statements, vectors)
    return statements, matching.candidates(statements, vectors)


def _pairs(path: Path, models: Models) -> Iterator[Case]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            one = statements_of(row["a"], row["date_a"] or None, "a")
            two = statements_of(row["b"], row["date_b"] or None, "b")
            both = [*one, *two]
            vectors = models.embedder.encode([statement.frame for statement in both])
            yield (
                both,
                [
                    Candidate(i, j, float(vectors[i] @ vectors[j]))
                    for i in range(len(one))
                    for j in range(len(one), len(both))
                ],
            )


def _row(row: dict[str, Any]) -> dict[str, Any]:
    part = row["kept"] / row["contradictions"] if row["contradictions"] else 1.0
    saved = 1 - row["texts"] / row["texts_by_all"] if row["texts_by_all"] else 0.0
    return {
        "set": row["set"], "pairs": row["pairs"], "scored": row["scored"], "by all": row["scored_by_all"],
        "texts": row["texts"], "texts by all": row["texts_by_all"], "saved": f"{saved:.0%}",
        "contradictions": row["contradictions"], "kept": f"{part:.1%}", "only cascade": row["others"],
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
