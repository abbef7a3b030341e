"""What every engine does: blocks of work in, their results out, in order, made by workers that keep their models."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

B = TypeVar("B")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Place:
    """What a worker has to itself: threads (None: all cores of the machine), and a device ("cuda") or None for the CPU."""

    threads: int | None = None
    device: str | None = None


Work = Callable[[B], R]
"""What a worker does with one block. If it has a `close`, that is called when no more blocks will come."""
Make = Callable[[Place], Work[B, R]]
"""The recipe for a worker: called once a worker, where models are loaded. It and the blocks are sent to other machines,
so that they must pickle, and equal recipes (frozen dataclasses) make equal workers."""


class Engine(Protocol):
    """What an engine has to be able to do, which is one thing."""

    @property
    def device(self) -> str | None:
        """What work runs on that asks for a GPU ("cuda"); None where the engine has none, or leaves it to the libraries."""
        ...

    def map(self, make: Make[B, R], blocks: Iterable[B], *, gpu: bool = False) -> Generator[R, None, None]:
        """The result of each block, in the order of the blocks, however many workers there are and whichever of them die.

        `gpu` says that the work runs faster on a GPU; an engine that has one gives it to the worker. An error that a
        person can mend (`FactcheckError`) is raised here as it was raised in the worker. Closing the generator ends the work.
        """
        ...
