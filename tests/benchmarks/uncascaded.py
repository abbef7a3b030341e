"""The pipeline without its cheap stage: what the cascade is measured against."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from unittest import mock

import factcheck.verdicts.decide  # noqa: F401
from factcheck.figures import Statement
from factcheck.verdicts import weighing
from factcheck.verdicts.arithmetic import Options, comparable, judge_figures
from factcheck.verdicts.reading import OpenFigures, Reading, first_look
from factcheck.verdicts.surroundings import Surroundings
from factcheck.verdicts.weighing import OpenPair, Weighed

DECIDE: Any = sys.modules["factcheck.verdicts.decide"]
"""The module, whose name its function has in the package."""


@contextlib.contextmanager
def everything_scored() -> Iterator[None]:
    """In the block, the model is asked about every candidate and all figures of it that can be compared.

    Opinions and other subjects are asked about too, for what that costs; the rule has the last word on them, as it has it
    where nothing is asked. What the other claims say of a pair (`verdicts.corroboration`) is taken from the same pairs as
    ever: those whose own answer could matter.
    """
    settled: list[tuple[str, str]] = []
    left_open: dict[tuple[str, str], Reading] = {}
    weigh, among, read = DECIDE.weigh, weighing.among, DECIDE.read

    def opened(a: Statement, b: Statement, likeness: float, options: Options, around: Surroundings) -> Any:
        left_open[a.claim.id, b.claim.id] = read(a, b, likeness, options, around)
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

    def evidence(statements: Sequence[Statement], pairs: Sequence[OpenPair], found: Sequence[Weighed]) -> Any:
        kept = []
        for pair, one in zip(pairs, found, strict=True):
            a, b = (statements[at].claim.id for at in (pair.candidate.a, pair.candidate.b))
            if left_open[a, b].verdict is None:
                kept.append((OpenPair(pair.candidate, left_open[a, b]), one))
        return among(statements, [pair for pair, _ in kept], [one for _, one in kept])

    with (
        mock.patch.object(DECIDE, "read", opened),
        mock.patch.object(DECIDE, "weigh", weighed),
        mock.patch.object(weighing, "among", evidence),
    ):
        yield
