"""The key of a finding: what it hangs on, and what it does not."""

from __future__ import annotations

import copy

import pytest

from factcheck.reporting.paths import relative_pair
from factcheck.review.finding import findings, normalise, pair_key
from tests.review import sample

PATHS = [
    # (path a, path b, relative to the folder that holds both)
    ("sources/a.md", "sources/b.md", ("a.md", "b.md")),
    ("/home/ana/work/sources/a.md", "/home/ana/work/sources/b.md", ("a.md", "b.md")),
    ("C:\\work\\a.md", "C:\\work\\old\\b.md", ("a.md", "old/b.md")),
    ("./2024/a.md", "2025/a.md", ("2024/a.md", "2025/a.md")),
    ("summary.md", "sources/a.md", ("summary.md", "sources/a.md")),
    ("a.md", "a.md", ("a.md", "a.md")),
    ("a.md", "/elsewhere/b.md", ("a.md", "b.md")),
]


@pytest.mark.parametrize(("a", "b", "expected"), PATHS)
def test_paths_are_relative_to_the_folder_that_holds_both(a: str, b: str, expected: tuple[str, str]) -> None:
    assert relative_pair(a, b) == expected


SAME = [
    ("The fee is 5 francs.", "The  fee\n is 5 francs. "),
    ("“Nobody’s fault” – said twice", '"Nobody\'s fault" - said twice'),
    ("Caf\u00e9", "Cafe\u0301"),
]
OTHER = [
    ("The fee is 5 francs.", "The fee is 6 francs."),
    ("The fee is 5.0 francs.", "The fee is 50 francs."),
    ("The Fee is 5 francs.", "The fee is 5 francs."),
    ("It is open.", "It is not open."),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_a_quote_stays_the_same_where_only_its_print_changes(a: str, b: str) -> None:
    assert normalise(a) == normalise(b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_a_changed_word_or_figure_makes_another_quote(a: str, b: str) -> None:
    assert normalise(a) != normalise(b)


def test_the_key_is_the_same_whichever_quote_comes_first() -> None:
    assert pair_key(("a.md", "b.md"), ("one", "two")) == pair_key(("b.md", "a.md"), ("two", "one"))
    assert pair_key(("a.md", "b.md"), ("one", "two")) != pair_key(("b.md", "a.md"), ("one", "two"))


def test_the_key_knows_nothing_of_lines_offsets_or_the_machine() -> None:
    run = sample.run(5)
    moved = sample.run(5, root="/mnt/other machine/registers")
    for finding in moved["findings"]:
        for side in "ab":
            finding[side]["start"] += 700
            finding[side]["end"] += 700
            finding[side]["location"] = {"line": 99}
    assert [one.key for one in findings(run)] == [one.key for one in findings(moved)]


def test_a_repeated_pair_of_quotes_has_a_key_for_each_occurrence() -> None:
    run = sample.run(1)
    again = copy.deepcopy(run["findings"][0]) | {"id": "again"}
    run["findings"].append(again)
    first, second = findings(run)
    assert (first.occurrence, second.occurrence) == (0, 1)
    assert first.key != second.key


def test_an_audit_holds_each_claim_against_what_contradicts_it() -> None:
    contradicted, not_found = findings(sample.audit())
    assert (contradicted.verdict, contradicted.quotes) == (
        "contradicted",
        ("Alder station opened in 1950.", "Alder station was opened in 1953."),
    )
    assert contradicted.paths == ("summary.md", "sources/register.md")
    assert (not_found.verdict, not_found.b) == ("not_found", None)


def test_verdicts_that_nobody_need_look_at_are_left_out() -> None:
    run = sample.run(2)
    run["findings"][0]["verdict"] = "compatible"
    assert len(findings(run)) == 1
