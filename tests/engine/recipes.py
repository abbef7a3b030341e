"""Recipes for workers that say where and how they worked, and one that dies."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from factcheck.engine import Place
from factcheck.errors import FactcheckError


@dataclass(frozen=True)
class Done:
    """What came of a block: its result, and who made it as the how-manieth."""

    result: int
    process: int
    count: int
    place: Place
    node: str


@dataclass(frozen=True)
class Adding:
    """Adds `more` to a number, taking `seconds`; refuses `refused`; at `deadly` kills its process unless `marker` is there."""

    more: int
    seconds: float = 0.0
    refused: int | None = None
    deadly: int | None = None
    marker: Path | None = None

    def __call__(self, place: Place) -> Callable[[int], Done]:
        count = 0

        def add(number: int) -> Done:
            nonlocal count
            count += 1
            if number == self.refused:
                raise FactcheckError(f"{number} is refused; give another.")
            if number == self.deadly and self.marker is not None and not self.marker.exists():
                self.marker.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(self.seconds)
            return Done(number + self.more, os.getpid(), count, place, node())

        return add


@dataclass(frozen=True)
class Meeting:
    """Says on which node each number is worked on, but not before `workers` have come to `folder`, or two minutes are over."""

    folder: Path
    workers: int

    def __call__(self, place: Place) -> Callable[[int], str]:
        (self.folder / str(os.getpid())).touch()

        def where(number: int) -> str:
            until = time.monotonic() + 120
            while len(list(self.folder.iterdir())) < self.workers and time.monotonic() < until:
                time.sleep(0.1)
            return node()

        return where


def node() -> str:
    """The Ray node that this runs on, "" where Ray has not been started."""
    import sys

    ray = sys.modules.get("ray")
    return str(ray.get_runtime_context().get_node_id()) if ray is not None and ray.is_initialized() else ""
