"""Figure phrases: a TSV of short texts with the figures that each holds, and how many `find` reads right."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.figures import Figure
from factcheck.figures.nouns import singular
from factcheck.figures.symbols import symbol

FIELDS = ("kind", "value", "unit", "low", "high", "bound")
"""What makes a figure exactly right; approximation and modifier are reported apart."""
_TOLERANCE = 1e-6
_ROUNDED = {"ratio": 5e-3, "duration": 5e-3, "quantity": 1e-3}
"""Two thirds, 1 h 50 min and 6 ft 2 in have no end in decimals: a file may round them, by this share of the value."""
_PER = {"second": "s", "sec": "s", "hour": "h", "hr": "h", "minute": "min", "day": "d"}
_SAME = {
    "°c": "degC", "celsius": "degC", "°f": "degF", "fahrenheit": "degF", "mi/h": "mph", "frame/s": "fps",
    "beat/min": "bpm", "revolution/min": "rpm", "kn/h": "kn", "gbps": "gbit/s",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short text and the figures in it: dicts with kind, value, unit and, where they hold, low, high, bound,
    approx and modifier. No figures: a text whose digits or words look like one and are none."""

    text: str
    expected: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one phrase; `wrong` are pairs (expected, read) of the same kind that differ."""

    phrase: Phrase
    found: tuple[dict[str, Any], ...]
    wrong: tuple[tuple[dict[str, Any], dict[str, Any]], ...]
    missed: tuple[dict[str, Any], ...]
    spurious: tuple[dict[str, Any], ...]

    @property
    def exact(self) -> bool:
        """All figures read, with kind, value, unit, ends and bound, and nothing else."""
        return not (self.wrong or self.missed or self.spurious)


@dataclass(slots=True)
class Score:
    """Shares over a set of phrases; figures and non-figures are counted apart."""

    readings: list[Reading] = field(default_factory=list)

    @property
    def figures(self) -> list[Reading]:
        """Readings of the phrases that hold a figure."""
        return [reading for reading in self.readings if reading.phrase.expected]

    @property
    def nonfigures(self) -> list[Reading]:
        """Readings of the phrases that hold none."""
        return [reading for reading in self.readings if not reading.phrase.expected]

    @property
    def exact(self) -> float:
        """Share of the phrases with figures that are exactly right."""
        return _share(self.figures, lambda reading: reading.exact)

    @property
    def silently_wrong(self) -> float:
        """Share of the phrases with figures where a figure has a wrong value, unit or bound."""
        return _share(self.figures, lambda reading: bool(reading.wrong))

    @property
    def missed(self) -> float:
        """Share of the phrases with figures where one was not read."""
        return _share(self.figures, lambda reading: bool(reading.missed))

    @property
    def spurious(self) -> float:
        """Share of the phrases with figures where one was read that is not there."""
        return _share(self.figures, lambda reading: bool(reading.spurious))

    @property
    def false_figures(self) -> float:
        """Share of the phrases without figures in which one was read."""
        return _share(self.nonfigures, lambda reading: bool(reading.found))

    @property
    def words(self) -> float:
        """Of the exactly right phrases, the share whose `approx` and `modifier` are right too."""
        return _share([reading for reading in self.figures if reading.exact], _words_right)

    def lines(self) -> list[str]:
        """The score as a person reads it, one line a measure."""
        return [
            f"figure phrases      {len(self.figures):5d}",
            f"  exactly right     {self.exact:6.1%}",
            f"  silently wrong    {self.silently_wrong:6.1%}",
            f"  a figure missed   {self.missed:6.1%}",
            f"  one too many      {self.spurious:6.1%}",
            f"  about/early right {self.words:6.1%}",
            f"non-figures         {len(self.nonfigures):5d}",
            f"  read as figures   {self.false_figures:6.1%}",
        ]


def _share(readings: list[Reading], holds: Callable[[Reading], bool]) -> float:
    return sum(map(holds, readings)) / len(readings) if readings else 0.0


def _words_right(reading: Reading) -> bool:
    pairs = zip(reading.phrase.expected, _in_order(reading), strict=True)
    return all(
        bool(want.get("approx")) == bool(got.get("approx")) and want.get("modifier") == got.get("modifier")
        for want, got in pairs
    )


def _in_order(reading: Reading) -> list[dict[str, Any]]:
    """The figures read, in the order of the expected ones that they match."""
    left = list(reading.found)
    return [left.pop(next(at for at, got in enumerate(left) if same(want, got))) for want in reading.phrase.expected]


def load(path: Path) -> list[Phrase]:
    """Phrases of a TSV file with the columns `text` and `expected` (a JSON list of figures)."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if next(rows, None) != ["text", "expected"]:
            raise FactcheckError(f"{path} must be a TSV file whose header is `text<TAB>expected`.")
        return [_phrase(path, number, row) for number, row in enumerate(rows, start=2) if row]


def _phrase(path: Path, number: int, row: list[str]) -> Phrase:
    try:
        text, expected = row
        return Phrase(text, tuple(json.loads(expected)))
    except ValueError as error:
        raise FactcheckError(f"{path}, line {number}: write a text, a tab and a JSON list of figures.") from error


def evaluate(phrases: Iterable[Phrase], find: Callable[[str], list[Figure]]) -> Score:
    """Reads every phrase with `find` and lays what it found beside what is expected."""
    return Score([read(phrase, tuple(figure.to_dict() for figure in find(phrase.text))) for phrase in phrases])


def read(phrase: Phrase, found: tuple[dict[str, Any], ...]) -> Reading:
    """Pairs the figures found with the expected ones: equal ones first, then by kind in the order of the text."""
    wanted, left = list(phrase.expected), list(found)
    for want in list(wanted):
        match = next((got for got in left if same(want, got)), None)
        if match is not None:
            wanted.remove(want)
            left.remove(match)
    wrong = []
    for want in list(wanted):
        match = next((got for got in left if got["kind"] == want["kind"]), None)
        if match is not None:
            wrong.append((want, match))
            wanted.remove(want)
            left.remove(match)
    return Reading(phrase, found, tuple(wrong), tuple(wanted), tuple(left))


def same(want: dict[str, Any], got: dict[str, Any]) -> bool:
    """Whether two figures have the same kind, value, unit (however it is spelled), ends and bound."""
    tolerance = _ROUNDED.get(want["kind"], _TOLERANCE)
    return all(_equal(name, want.get(name), got.get(name), tolerance) for name in FIELDS)


def _equal(name: str, want: Any, got: Any, tolerance: float) -> bool:
    if name == "unit" and want is not None and got is not None:
        return spelled(want) == spelled(got)
    if isinstance(want, int | float) and isinstance(got, int | float):
        return math.isclose(want, got, rel_tol=tolerance, abs_tol=_TOLERANCE)
    return bool(want == got)


def spelled(unit: str) -> str:
    """A unit in one spelling: `mile` and `mi`, `km2` and `km²`, `GPU` and `gpu` are the same unit."""
    parts = unit.replace(" per ", "/").replace("^", "").replace("2", "²").replace("3", "³").split("/")
    written = [symbol(part.strip()) or singular(part.strip()) for part in parts]
    joined = "/".join([written[0], *(_PER.get(part, part) for part in written[1:])]).replace(" ", "").casefold()
    return _SAME.get(joined, joined).casefold()
