"""This process as an engine: one worker a recipe, one block after the other."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Any, TypeVar

from factcheck.engine.engine import Make, Place, Work

B = TypeVar("B")
R = TypeVar("R")


class LocalEngine:
    """Does the work here and now; blocks are taken, and results given, one at a time.

    A worker is kept for the next call with an equal recipe, so that a model is loaded once; one that can be closed is
    closed when its blocks are done.
    """

    device = None

    def __init__(self) -> None:
        self._workers: dict[Make[Any, Any], Work[Any, Any]] = {}

    def map(self, make: Make[B, R], blocks: Iterable[B], *, gpu: bool = False) -> Generator[R, None, None]:
        """See `Engine.map`; the libraries themselves find what `gpu` is about."""
        del gpu
        try:
            for block in blocks:
                if make not in self._workers:
                    self._workers[make] = make(Place())
                result: R = self._workers[make](block)
                yield result
        finally:
            close = getattr(self._workers.get(make), "close", None)
            if close is not None:
                del self._workers[make]
                close()
