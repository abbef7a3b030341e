"""The pipeline without its cheap stage: what the cascade is measured against."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from unittest import mock

import factcheck.verdicts.decide  # noqa: F401
from factcheck.figures import Statement, alignment
from factcheck.verdicts.arithmetic import Options, comparisons
from factcheck.verdicts.reading import OpenFigures, first_look
from factcheck.verdicts.surroundings import Surroundings

DECIDE: Any = sys.modules["factcheck.verdicts.decide"]
"""The module, whose name its function has in the package."""


@contextlib.contextmanager
def everything_scored() -> Iterator[None]:
    """In the block, the model is asked about every candidate but opinions and other subjects, and about all figures of
    it that can be compared."""
    def opened(a: Statement, b: Statement, likeness: float, options: Options, around: Surroundings) -> Any:
        reading = first_look(a, b, likeness, around)
        if reading.verdict is not None:
            return reading
        compared = tuple(
            OpenFigures(at, to, relation.name == "equal")
            for at, to, relation in comparisons(a, b, options)
            if relation.name != "incomparable" or alignment(a.figures[at], b.figures[to]) > 0
        )
        return replace(reading, open_figures=compared)

    with mock.patch.object(DECIDE, "read", opened):
        yield
