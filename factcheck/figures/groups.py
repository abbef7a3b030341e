"""Points that a document makes more than once: one claim group, not several witnesses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from factcheck import settings
from factcheck.figures.statement import Statement


def grouped(statements: Sequence[Statement], vectors: np.ndarray) -> list[Statement]:
    """The statements with `claim.group` set: the id of the first claim of the document that makes the same point.

    The same point is a frame as like as `GROUP_LIKENESS` with the same figures. `vectors` are unit rows, (n, dim).
    """
    own: dict[str, list[int]] = defaultdict(list)
    for at, statement in enumerate(statements):
        own[statement.claim.document].append(at)
    group = [statement.claim.id for statement in statements]
    for members in own.values():
        for at, first in _repeats(statements, vectors, members[: settings.GROUP_MOST]):
            group[at] = group[first]
    return [
        statement if statement.claim.group == name else replace(statement, claim=replace(statement.claim, group=name))
        for statement, name in zip(statements, group, strict=True)
    ]


def _repeats(statements: Sequence[Statement], vectors: np.ndarray, members: list[int]) -> list[tuple[int, int]]:
    """(claim, the first one that it repeats), in order."""
    cosines = vectors[members] @ vectors[members].T
    found = []
    for row, at in enumerate(members):
        for column in np.flatnonzero(cosines[row, :row] >= settings.GROUP_LIKENESS):
            if _values(statements[members[column]]) == _values(statements[at]):
                found.append((at, members[column]))
                break
    return found


def _values(statement: Statement) -> set[tuple[str, str]]:
    return {(figure.kind, str(figure.value)) for figure in statement.figures}
