"""Which NLI model and which embedder answer for which corpus when the verdict models are fitted: those not trained on it.

A model that has seen a corpus answers for it too surely, and a verdict model that learns from such answers trusts it too
much. `train_nli.py` and `train_embedder.py` write beside each model which corpora it was trained on (`corpora.json`); a corpus
that the shipped one has seen is read by the first of the others of its kind that has not. The larger NLI model gives a second
look to the corpora that neither it nor the shipped small one has seen.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from factcheck import pipeline
from factcheck.inference import NLIScorer
from factcheck.inference.cache import Cache

SEEN = "corpora.json"
"""In a model's folder: the names of the corpora that it was trained on."""

SHIPPED = Path(__file__).parent / "nli"
SHIPPED_EMBEDDER = Path(__file__).parent / "embedder"
SHIPPED_LARGER = Path(__file__).parent / "nli-large"


def seen_by(model: Path) -> frozenset[str]:
    """The corpora that a model was trained on; none where it does not say."""
    path = model / SEEN
    return frozenset(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else frozenset()


def say_seen(model: Path, corpora: Collection[str], *started_from: Path | None) -> None:
    """Write beside a model which corpora it was trained on: these, and those of the models that it started from."""
    seen = frozenset(corpora).union(*(seen_by(start) for start in started_from if start))
    model.mkdir(parents=True, exist_ok=True)
    (model / SEEN).write_text(json.dumps(sorted(seen)) + "\n", encoding="utf-8")


def is_embedder(model: Path) -> bool:
    """Whether a folder holds a sentence-transformers model, and no cross-encoder."""
    return (model / "modules.json").is_file()


@dataclass
class Readers:
    """The shipped models, and others by folder."""

    others: Sequence[Path] = ()
    cache: Cache | None = None
    _loaded: dict[tuple[Path, Path, bool], pipeline.Models] = field(default_factory=dict)

    def of(self, source: Path) -> pipeline.Models:
        """The models that answer for a corpus (a folder with gold); the shipped ones for whatever else."""
        name = source.resolve().name
        nli = self._unseen(name, SHIPPED, [model for model in self.others if not is_embedder(model)])
        embedder = self._unseen(name, SHIPPED_EMBEDDER, [model for model in self.others if is_embedder(model)])
        quick = name in seen_by(SHIPPED_LARGER)
        if (nli, embedder, quick) not in self._loaded:
            self._loaded[nli, embedder, quick] = pipeline.Models(
                nli_name=None if nli == SHIPPED else str(nli),
                embedder_name=None if embedder == SHIPPED_EMBEDDER else str(embedder),
                cache=self.cache,
                quick=quick,
            )
        return self._loaded[nli, embedder, quick]

    def larger(self, sources: Iterable[Path]) -> dict[Path, NLIScorer]:
        """The scorer of a second look, for each corpus that has one."""
        scorers = {source: self.of(source).scorer.larger for source in sources}
        return {source: scorer for source, scorer in scorers.items() if scorer is not None}

    @staticmethod
    def _unseen(name: str, shipped: Path, others: Sequence[Path]) -> Path:
        for model in (shipped, *others):
            if name not in seen_by(model):
                return model
        kind = "embedder" if shipped == SHIPPED_EMBEDDER else "NLI model"
        raise click.ClickException(f"Every {kind} was trained on {name}: give one by --reader that was not.")


def reader_option(command: click.decorators.FC) -> click.decorators.FC:
    """`--reader FOLDER`, as often as one likes."""
    return click.option(
        "--reader",
        "readers",
        multiple=True,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="An NLI model, or an embedder, that was not trained on some corpora; it answers for them.",
    )(command)
