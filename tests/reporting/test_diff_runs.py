"""`factcheck diff` on two real runs: one document changed names exactly the changes."""

from __future__ import annotations

from pathlib import Path

import pytest

import factcheck
from factcheck import Report
from factcheck.reporting.diff import diff

TEXTS = {
    "council.txt": "The Solveig ferry carries 186 passengers.\n\nThe pier at Varn was opened in 2019.\n",
    "gazette.txt": "The Solveig ferry carries 168 passengers.\n\nWe went there on a wet day.\n",
    "guide.txt": "The pier at Varn was opened in 2021.\n\nThe Solveig ferry carries 186 passengers.\n",
}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return check(tmp_path_factory.mktemp("monday"), TEXTS)


def check(folder: Path, texts: dict[str, str]) -> Report:
    for name, text in texts.items():
        (folder / name).write_text(text)
    return factcheck.check(folder)


def explained(changes: tuple[object, ...]) -> list[str]:
    return sorted(change.explanation for change in changes)  # type: ignore[attr-defined]


def test_nothing_changed_but_the_folder(before: Report, tmp_path: Path) -> None:
    made = diff(before, check(tmp_path, TEXTS))
    assert (made.new, made.resolved, len(made.still), made.exit_code) == ((), (), 3, 0)


def test_a_mended_document_resolves_its_disagreements_alone(before: Report, tmp_path: Path) -> None:
    made = diff(before, check(tmp_path, TEXTS | {"gazette.txt": TEXTS["gazette.txt"].replace("168", "186")}))
    assert explained(made.resolved) == [
        "168 passengers against 186 passengers.",
        "186 passengers against 168 passengers.",
    ]
    assert {change.why for change in made.resolved} == {"gazette.txt changed"}
    assert (made.new, explained(made.still)) == ((), ["2019 against 2021."])


def test_an_error_brought_in_is_new_and_nothing_else(before: Report, tmp_path: Path) -> None:
    made = diff(before, check(tmp_path, TEXTS | {"guide.txt": TEXTS["guide.txt"].replace("186", "168")}))
    assert explained(made.new) == ["186 passengers against 168 passengers."]
    assert explained(made.resolved) == ["168 passengers against 186 passengers."]
    assert len(made.still) == 2
    assert made.exit_code == 1


def test_unrelated_documents_change_nothing(before: Report, tmp_path: Path) -> None:
    made = diff(before, check(tmp_path, TEXTS | {"bees.txt": "Bees dance to tell where flowers are.\n"}))
    assert (made.new, made.resolved, len(made.still)) == ((), (), 3)
