"""The sources of an audit as passages with their vectors and stems; each distinct document is read and encoded once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from factcheck.auditing.passages import Passage, passages
from factcheck.auditing.words import numbers, stems, words
from factcheck.documents import Document

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from factcheck.inference import Embedder


@dataclass(frozen=True)
class Shelf:
    """One document's passages, their unit vectors (n, dim) and the stems of each."""

    document: Document
    passages: tuple[Passage, ...]
    vectors: NDArray[np.float32]

    @cached_property
    def stems(self) -> tuple[frozenset[str], ...]:
        """Stems of content words and numbers of each passage."""
        return tuple(frozenset(stems(passage.text)) | frozenset(numbers(passage.text)) for passage in self.passages)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Stems of the whole document, its title's too."""
        return frozenset().union(*self.stems, stems(self.document.title))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the document, lower case."""
        return frozenset(word.lower() for word in words(self.document.text + " " + self.document.title))

    @cached_property
    def bigrams(self) -> frozenset[tuple[str, str]]:
        """Pairs of neighbouring content stems."""
        found: set[tuple[str, str]] = set()
        for passage in self.passages:
            row = stems(passage.text)
            found.update(pairwise(row))
        return frozenset(found)


class Library:
    """Shelves by document id; what two cases share is read once."""

    def __init__(self, shelves: Iterable[Shelf]) -> None:
        self.shelves = {shelf.document.id: shelf for shelf in shelves}

    def add(self, documents: Sequence[Document], embedder: Embedder, show_progress_bar: bool = False) -> None:
        """Shelves for those documents that have none yet, all their passages encoded in one go."""
        new = {document.id: document for document in documents if document.id not in self.shelves}
        split = [passages(document) for document in new.values()]
        texts = [passage.text for found in split for passage in found]
        vectors = embedder.encode(texts, show_progress_bar=show_progress_bar)
        at = 0
        for document, found in zip(new.values(), split, strict=True):
            self.shelves[document.id] = Shelf(document, tuple(found), vectors[at : at + len(found)])
            at += len(found)

    def keep(self, documents: Iterable[str]) -> None:
        """Forget all but these documents, by id: what comes next may share them, and memory is not endless."""
        wanted = set(documents)
        self.shelves = {id_: shelf for id_, shelf in self.shelves.items() if id_ in wanted}

    def of(self, documents: Iterable[str]) -> list[Shelf]:
        """The shelves of some documents, by id, in the order given."""
        return [self.shelves[document] for document in documents]
