"""A folder of many stories: what is said of one town's bridge is not held against another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.pipeline import CheckOptions, check

TOWNS = ("Skarn", "Ulm", "Norvik", "Tarn", "Pell", "Orsa")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts of each town, which differ in all that they say of it."""
    for number in range(12):
        town = TOWNS[number % len(TOWNS)]
        (tmp_path / f"{number:02}.txt").write_text(
            f"The bridge at {town} opened in May {2001 + number}. It is {400 + number} metres long. "
            f"The harbour of {town} employs {90 + number} people. The town has no airport.\n"
        )
    return tmp_path


def test_only_the_two_texts_of_one_town_contradict_each_other(folder: Path) -> None:
    findings = check([folder], CheckOptions(fail_on="never")).to_dict()["findings"]
    pairs = {tuple(sorted(int(Path(side["path"]).stem) for side in (one["a"], one["b"]))) for one in findings}
    assert pairs == {(number, number + 6) for number in range(6)}
    assert len(findings) == 18


@pytest.fixture
def colleges(tmp_path: Path) -> Path:
    """Two texts of each college, which go on to speak of "the college"."""
    for number in range(8):
        name = ("Saluham", "Erelkivik", "Dorilata", "Marwick")[number % 4]
        (tmp_path / f"{number:02}.txt").write_text(
            f"{name} College opens its term\n\nThe new term began at {name} College on Monday. "
            f"The college employs {1020 + 40 * number} teachers. A year at the college costs ${6200 + 310 * number}. "
            f"The library of the college was closed in {1998 + number}.\n"
        )
    return tmp_path


def test_two_colleges_are_not_one_because_both_texts_say_the_college(colleges: Path) -> None:
    findings = check([colleges], CheckOptions(fail_on="never")).to_dict()["findings"]
    pairs = {tuple(sorted(int(Path(side["path"]).stem) for side in (one["a"], one["b"]))) for one in findings}
    assert pairs == {(number, number + 4) for number in range(4)}
