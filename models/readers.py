"""Which NLI model answers for which corpus when the verdict models are fitted: one that was not trained on it.

A model that has seen a corpus answers for it too surely, and a verdict model that learns from such answers trusts it too
much. `train_nli.py` writes beside each model which corpora it was trained on (`corpora.json`); a corpus that the shipped model
has seen is read by the first of the others that has not.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from factcheck import pipeline
from factcheck.inference.cache import Cache

SEEN = "corpora.json"
"""In a model's folder: the names of the corpora that it was trained on."""

SHIPPED = Path(__file__).parent / "nli"


def seen_by(model: Path) -> frozenset[str]:
    """The corpora that a model was trained on; none where it does not say."""
    path = model / SEEN
    return frozenset(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else frozenset()


@dataclass
class Readers:
    """The shipped model, and others by folder."""

    others: Sequence[Path] = ()
    cache: Cache | None = None
    _loaded: dict[Path, pipeline.Models] = field(default_factory=dict)

    def of(self, source: Path) -> pipeline.Models:
        """The models that answer for a corpus (a folder with gold); the shipped ones for whatever else."""
        name = source.resolve().name
        able = [model for model in (SHIPPED, *self.others) if name not in seen_by(model)]
        if not able:
            raise click.ClickException(f"Every NLI model was trained on {name}: give one by --reader that was not.")
        if able[0] not in self._loaded:
            nli = None if able[0] == SHIPPED else str(able[0])
            self._loaded[able[0]] = pipeline.Models(nli_name=nli, cache=self.cache)
        return self._loaded[able[0]]


def reader_option(command: click.decorators.FC) -> click.decorators.FC:
    """`--reader FOLDER`, as often as one likes."""
    return click.option(
        "--reader",
        "readers",
        multiple=True,
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="An NLI model that was not trained on some corpora; it answers for them.",
    )(command)
