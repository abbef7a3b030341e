"""What the benchmarks share: clocks, times of stages, F1 against the gold of a generated corpus, tables and JSON."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import platform
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE)]
os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false")

RESULTS = ROOT / "reports" / "benchmarks"

Side = tuple[str, str]
"""A file's name and a claim's quote."""


@dataclass
class Clock:
    """Seconds on the wall, and of processors in this process and in those it has waited for."""

    wall: float = 0.0
    cpu: float = 0.0


@contextlib.contextmanager
def clock() -> Iterator[Clock]:
    """Times the block."""
    read = Clock()
    wall, cpu = time.perf_counter(), _processors()
    try:
        yield read
    finally:
        read.wall, read.cpu = time.perf_counter() - wall, _processors() - cpu


def _processors() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peak_memory() -> float:
    """The most memory that this process has had so far, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


@contextlib.contextmanager
def stages() -> Iterator[dict[str, Clock]]:
    """What each stage of the pipeline takes that runs in the block, one after the other, as it says with -v."""
    taken: dict[str, Clock] = {}
    before = _processors()

    class Reader(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            nonlocal before
            if isinstance(record.args, tuple) and len(record.args) == 2:
                now = _processors()
                taken[str(record.args[0])] = Clock(round(float(str(record.args[1])), 3), round(now - before, 3))
                before = now

    logger, reader = logging.getLogger("factcheck"), Reader()
    level, handed_on = logger.level, logger.propagate
    logger.addHandler(reader)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield taken
    finally:
        logger.removeHandler(reader)
        logger.setLevel(level)
        logger.propagate = handed_on


def plain(taken: Mapping[str, Clock]) -> dict[str, list[float]]:
    """Times by name for JSON: seconds on the wall and of processors."""
    return {name: [one.wall, one.cpu] for name, one in taken.items()}


class Planted:
    """The contradictions of a gold file, found by the files of their two sides."""

    def __init__(self, gold: Iterable[Sequence[str]]) -> None:
        self.lines = [line for line in gold if line[0] == "contradiction"]
        self._by_files: dict[frozenset[str], list[Sequence[str]]] = defaultdict(list)
        for line in self.lines:
            self._by_files[frozenset((line[1], line[3]))].append(line)

    def lines_of(self, a: Side, b: Side) -> list[Sequence[str]]:
        """The lines whose words these two quotes hold, in either order."""
        lines = self._by_files.get(frozenset((a[0], b[0])), [])
        return [line for line in lines if _is(line, a, b) or _is(line, b, a)]


def f1(
    reported: Iterable[tuple[Side, Side]], gold: Iterable[Sequence[str]], each_wrong_stands_for: float = 1.0
) -> dict[str, Any]:
    """Precision, recall and F1 of reported contradictions against the planted ones.

    A report is right if it has a gold line, a line is found if a report is right by it. Where of the pairs that are not
    planted only a sample was looked at, each report among them stands for several.
    """
    planted = Planted(gold)
    found: set[tuple[str, ...]] = set()
    right = wrong = 0
    for a, b in reported:
        by = planted.lines_of(a, b)
        right += bool(by)
        wrong += not by
        found.update(tuple(line) for line in by)
    total = right + wrong * each_wrong_stands_for
    precision, recall = right / max(1, total), len(found) / max(1, len(planted.lines))
    score = 2 * precision * recall / (precision + recall) if right else 0.0
    return {
        "planted": len(planted.lines), "reported": round(total),
        "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(score, 3),
    }  # fmt: skip


def _is(line: Sequence[str], a: Side, b: Side) -> bool:
    return (
        line[1] == a[0]
        and line[3] == b[0]
        and line[2].lower() in " ".join(a[1].lower().split())
        and line[4].lower() in " ".join(b[1].lower().split())
    )


def reports(run: Mapping[str, Any]) -> list[tuple[Side, Side]]:
    """The contradictions of a run as JSON."""
    return [
        ((Path(one["a"]["path"]).name, one["a"]["quote"]), (Path(one["b"]["path"]).name, one["b"]["quote"]))
        for one in run["findings"]
        if one["verdict"] == "contradiction"
    ]


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float | None:
    """The e of seconds ~ size^e, by least squares on the logarithms; None for fewer than two sizes."""
    import numpy as np

    if len(sizes) < 2:
        return None
    return round(float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0]), 3)


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows as text in columns, numbers to the right."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    cells = [[_cell(row.get(name)) for name in names] for row in rows]
    widths = [max(len(name), *(len(line[at]) for line in cells)) for at, name in enumerate(names)]
    lines = ["  ".join(name.rjust(width) for name, width in zip(names, widths, strict=True))]
    lines += ["  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)) for line in cells]
    return "\n".join(lines)


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:,.3f}" if abs(value) < 10 else f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def keep(name: str, result: Mapping[str, Any]) -> None:
    """Write the result, with what it was measured on, to reports/benchmarks/NAME.json."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    machine = {"cores": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version(),
               "load_average": [round(one, 1) for one in os.getloadavg()]}  # fmt: skip
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps({"measured_on": machine, **result}, indent=1) + "\n", encoding="utf-8")
    print(f"\n{path}\n", flush=True)
