"""The pipeline without its cheap stage: what the cascade is measured against."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from unittest import mock

import factcheck.verdicts.decide  # noqa: F401
from factcheck.figures import Statement
from factcheck.verdicts.arithmetic import Options, comparable, judge_figures
from factcheck.verdicts.reading import OpenFigures, first_look
from factcheck.verdicts.surroundings import Surroundings

DECIDE: Any = sys.modules["factcheck.verdicts.decide"]
"""The module, whose name its function has in the package."""


@contextlib.contextmanager
def everything_scored() -> Iterator[None]:
    """In the block, the model is asked about every candidate and all figures of it that can be compared.

    Opinions and other subjects are asked about too, for what that costs; the rule has the last word on them, as it has it
    where nothing is asked.
    """
    settled: list[tuple[str, str]] = []
    weigh = DECIDE.weigh

    def opened(a: Statement, b: Statement, likeness: float, options: Options, around: Surroundings) -> Any:
        reading = first_look(a, b, likeness, around)
        if reading.verdict is not None:
            settled.extend([(a.told, b.told), (b.told, a.told)])
            return reading
        compared = tuple(
            OpenFigures(at, to, judge_figures(a, b, a.figures[at], b.figures[to], relation, options).verdict)
            for at, to, relation in comparable(a, b, options)
        )
        return replace(reading, open_figures=compared)

    def weighed(statements: Any, pairs: Any, scorer: Any, *rest: Any) -> Any:
        scorer.predict(settled)
        settled.clear()
        return weigh(statements, pairs, scorer, *rest)

    with mock.patch.object(DECIDE, "read", opened), mock.patch.object(DECIDE, "weigh", weighed):
        yield
