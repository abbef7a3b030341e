"""Documents in, statements out, on an engine: claims, their figures and names, document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain

from factcheck import claims, figures, settings
from factcheck.documents import Document
from factcheck.engine import Engine, Place
from factcheck.figures import Statement
from factcheck.inference.cache import Cache
from factcheck.inference.parser import parses_kept_in


def statements(documents: Iterable[Document], engine: Engine, cache: Cache | None = None) -> list[Statement]:
    """The statements of the documents, in order. `cache` is where parses are kept: on a cluster each machine has its own."""
    with closing(engine.map(_Stating(cache), _blocks(documents))) as found:
        return list(chain.from_iterable(found))


def _blocks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Whole documents, together about as long as a worker takes at once."""
    block: list[Document] = []
    size = 0
    for document in documents:
        block.append(document)
        size += len(document.text)
        if size >= settings.CLAIMS_BLOCK_CHARACTERS:
            yield block
            block, size = [], 0
    if block:
        yield block


@dataclass(frozen=True)
class _Stating:
    """The recipe for a worker that reads claims; the parser is loaded with the first."""

    cache: Cache | None

    def __call__(self, place: Place) -> _Reader:
        return _Reader(self.cache)


@dataclass(frozen=True)
class _Reader:
    cache: Cache | None

    def __call__(self, documents: Sequence[Document]) -> list[Statement]:
        published = {document.id: document.published for document in documents}
        with parses_kept_in(self.cache):
            return list(figures.state(claims.extract(documents), published))
