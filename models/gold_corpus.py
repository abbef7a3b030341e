"""A corpus with gold as the fits and the training pairs need it: its statements, and what gold says of each and of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from factcheck import claims, documents, figures
from factcheck.evaluation import corpus
from factcheck.evaluation.corpus import GoldPair, GoldValue
from factcheck.figures import Statement


@dataclass(frozen=True)
class GoldCorpus:
    """`paths`: where each document lies, by its id."""

    statements: list[Statement]
    gold: Sequence[GoldPair]
    facts: Sequence[GoldValue]
    paths: dict[str, str]

    def side(self, statement: Statement) -> dict[str, str]:
        """A claim as the side of a finding."""
        return {"path": self.paths[statement.claim.document], "quote": statement.claim.quote}

    def pairs(self, a: Statement, b: Statement) -> list[GoldPair]:
        """What gold says of two claims."""
        sides = {"a": self.side(a), "b": self.side(b)}
        return [row for row in self.gold if corpus.matches(row, sides)]

    def holding(self, file: str, words: str) -> list[int]:
        """The claims, by position, whose quote holds what a side of the gold says."""
        return [at for at, one in enumerate(self.statements) if corpus.holds(self.side(one), file, words)]

    def outliers(self, statement: Statement) -> dict[str, bool]:
        """The facts that a claim gives a value of -> whether it is the odd one out."""
        side = self.side(statement)
        return {value.fact: value.outlier for value in self.facts if corpus.holds(side, value.file, value.words)}


def read(folder: Path) -> GoldCorpus:
    """From `folder/sources`, `gold.tsv` and `facts.tsv`."""
    found = documents.read([folder / "sources"]).documents
    return GoldCorpus(
        list(figures.state(claims.extract(found), {document.id: document.published for document in found})),
        corpus.read_gold(folder / "gold.tsv"),
        corpus.read_facts(folder / "facts.tsv"),
        {document.id: document.path for document in found},
    )
