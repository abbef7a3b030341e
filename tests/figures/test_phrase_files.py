"""The labelled phrases are well formed: a figure in the gold is what the Figure contract allows."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("phrases*.tsv"))
KINDS = {"quantity", "money", "percent", "ratio", "count", "duration", "date"}
KEYS = {"kind", "value", "unit", "low", "high", "bound", "approx", "modifier"}
DURATIONS = {"nanosecond", "microsecond", "millisecond", "second", "minute", "hour", "day", "night"} | {
    *("week", "fortnight", "month", "quarter", "season", "year", "decade", "century", "millennium"),
}
DATE = re.compile(
    r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?|-Q[1-4]|-H[12]|s)?|FY\d{4}(-Q[1-4]|-H[12])?"
    r"|--Q[1-4]|--H[12]|--(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)"
)


def rows(path: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["text"], json.loads(row["expected"])


def check_unit(figure: dict[str, Any]) -> None:
    kind, unit = figure["kind"], figure["unit"]
    if kind == "date":
        assert unit is None
    elif kind == "money":
        assert re.fullmatch(r"[A-Z]{3}", unit)
    elif kind == "percent":
        assert unit in {"%", "pp"}
    elif kind == "ratio":
        assert unit == "x"
    elif kind == "duration":
        assert unit in DURATIONS
    elif kind == "quantity":
        assert unit
        assert " " not in unit
    else:
        assert unit is None or unit


def check_value(figure: dict[str, Any]) -> None:
    ends = (figure.get("low"), figure.get("high"))
    values = [figure["value"]] if figure["value"] is not None else list(ends)
    assert all(value is not None for value in values), "a range has both ends, everything else a value"
    if figure["value"] is not None:
        assert ends == (None, None)
    if figure["kind"] == "date":
        assert all(isinstance(value, str) and DATE.fullmatch(value) for value in values)
    else:
        assert all(isinstance(value, int | float) for value in values)
    if figure["value"] is None:
        assert ends[0] < ends[1]  # type: ignore[operator]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_phrase_is_well_formed(path: Path) -> None:
    seen = set()
    for text, expected in rows(path):
        assert text.strip() == text != ""
        assert text not in seen, text
        seen.add(text)
        for figure in expected:
            assert set(figure) <= KEYS, text
            assert {"kind", "value", "unit"} <= set(figure), text
            assert figure["kind"] in KINDS, text
            assert figure.get("bound") in {None, "min", "max"}, text
            assert figure.get("modifier") in {None, "early", "mid", "late", "end", "start"}, text
            check_unit(figure)
            check_value(figure)


def test_there_are_enough_held_out_phrases() -> None:
    phrases = list(rows(HERE / "phrases_heldout.tsv"))
    assert len(phrases) >= 230
    assert sum(not expected for _, expected in phrases) >= 50


def test_held_out_phrases_are_in_no_other_file() -> None:
    held_out = {text for text, _ in rows(HERE / "phrases_heldout.tsv")}
    for path in FILES:
        if path.name != "phrases_heldout.tsv":
            assert held_out.isdisjoint(text for text, _ in rows(path)), path.name


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_covered(kind: str) -> None:
    kinds = [figure["kind"] for _, expected in rows(HERE / "phrases_heldout.tsv") for figure in expected]
    assert kinds.count(kind) >= 12
