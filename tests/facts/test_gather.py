"""Facts: one row per fact, the odd one out marked, two years two facts, copies one witness, a reference outweighs."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck import CheckOptions, Models, Report

RIGHT = "The Solveig ferry carries {n} passengers.\n"


@pytest.fixture(scope="module")
def models() -> Models:
    return Models()


def check(folder: Path, texts: dict[str, str], models: Models, **options: object) -> Report:
    for name, text in texts.items():
        (folder / name).write_text(text)
    return factcheck.check(folder, CheckOptions(**options), models)  # type: ignore[arg-type]


def test_one_wrong_figure_in_ten_documents_is_one_disputed_fact(tmp_path: Path, models: Models) -> None:
    texts = {f"{n}.txt": RIGHT.format(n=168 if n in (3, 7) else 186) for n in range(10)}
    # copies of one another would be one witness: each says something of its own too
    texts = {name: f"{text}\nReporter {name} stood at pier {name[0]} in the rain.\n" for name, text in texts.items()}
    report = check(tmp_path, texts, models)
    disputed = report.facts[report.facts["status"] == "disputed"]
    assert len(disputed) == 1
    values = report.values[report.values["fact"] == disputed["id"].iloc[0]]
    assert len(values) == 10
    assert {value for value, outlier in zip(values["value"], values["outlier"], strict=True) if outlier} == {
        "168 passengers"
    }
    assert len(report.findings) == 16
    assert set(report.findings["fact"]) == {disputed["id"].iloc[0]}


def test_two_years_of_a_measure_are_two_facts(tmp_path: Path, models: Models) -> None:
    earlier, later = (
        "Halvern spent $79 million on schools in 2023.\n",
        "Halvern spent $84 million on schools in 2024.\n",
    )
    report = check(tmp_path, {"a.txt": earlier, "b.txt": later}, models)
    assert len(report.findings) == 0
    assert "disputed" not in set(report.facts["status"])


def test_a_reference_outweighs_a_majority(tmp_path: Path, models: Models) -> None:
    texts = {
        "a.txt": RIGHT.format(n=168) + "\nWe asked at the quay on Monday.\n",
        "b.txt": RIGHT.format(n=168) + "\nThe captain told us over coffee.\n",
        "register.txt": RIGHT.format(n=186) + "\nThis entry is kept by the harbour office.\n",
    }
    report = check(tmp_path, texts, models, reference=(str(tmp_path / "register.txt"),))
    outliers = report.values[report.values["outlier"]]
    assert set(outliers["value"]) == {"168 passengers"}
    assert len(outliers) == 2
