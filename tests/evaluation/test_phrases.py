"""The scorer of figure phrases: what counts as exact, silently wrong, missed and one too many."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import FactcheckError
from factcheck.evaluation.phrases import Phrase, evaluate, load, read, spelled
from factcheck.figures import Figure

KM = {"kind": "quantity", "value": 5, "unit": "km"}
NURSES = {"kind": "count", "value": 30, "unit": "nurse"}


@pytest.mark.parametrize(
    ("expected", "found", "outcome"),
    [
        ([KM], [KM], "exact"),
        ([KM], [KM | {"value": 5.0, "approx": True}], "exact"),
        ([NURSES, KM], [KM, NURSES], "exact"),
        ([KM], [KM | {"value": 6}], "wrong"),
        ([KM], [KM | {"unit": "mi"}], "wrong"),
        ([KM], [KM | {"bound": "min"}], "wrong"),
        ([KM], [], "missed"),
        ([KM], [NURSES], "missed spurious"),
        ([KM], [KM, NURSES], "spurious"),
        ([], [KM], "spurious"),
    ],
)
def test_what_comes_of_a_phrase(expected: list, found: list, outcome: str) -> None:
    reading = read(Phrase("", tuple(expected)), tuple(found))
    names = [name for name in ("wrong", "missed", "spurious") if getattr(reading, name)]
    assert " ".join(names or ["exact"]) == outcome


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("km2", "km²"),
        ("miles", "mi"),
        ("Mbps", "Mbit/s"),
        ("litre", "L"),
        ("GPU", "gpu"),
        ("square metres", "m²"),
        ("mi/h", "mph"),
        ("°C", "degC"),
        ("barrel/day", "bbl/d"),
        ("tokens/second", "token/s"),
        ("L/100 km", "L/100km"),
    ],
)
def test_units_are_the_same_however_they_are_spelled(one: str, other: str) -> None:
    assert spelled(one) == spelled(other)


def test_units_that_differ_stay_apart() -> None:
    assert len({spelled(unit) for unit in ("GB", "Gbit", "GB/s", "km", "km/h", "kW", "kWh", "MW", "nurse")}) == 9


def test_shares_are_of_the_phrases_of_their_own_kind() -> None:
    phrases = [Phrase("5 km", (KM,)), Phrase("6 km", (KM,)), Phrase("Route 66", ()), Phrase("A320", ())]
    five = Figure("quantity", "5 km", 0, 4, 5.0, "km")
    score = evaluate(phrases, lambda text: [five] if text != "A320" else [])
    assert (score.exact, score.silently_wrong, score.false_figures) == (1.0, 0.0, 0.5)
    assert "non-figures" in "\n".join(score.lines())


@pytest.mark.parametrize("content", ["text,expected\n", "text\texpected\n5 km\n", "text\texpected\n5 km\t[{\n"])
def test_a_bad_file_is_named_in_one_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "phrases.tsv"
    path.write_text(content)
    with pytest.raises(FactcheckError, match=r"phrases\.tsv"):
        load(path)
