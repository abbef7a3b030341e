"""The labelled pairs are well formed: verdicts and rule codes of the contract, real dates, no pair given twice."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MAIN = ("pairs.tsv", "pairs_heldout.tsv")
EXTRA = ("traps_heldout.tsv", "obligations_heldout.tsv", "traps_dev.tsv")
COLUMNS = ["a", "b", "date_a", "date_b", "verdict", "rule", "why"]

FIGURE_RULES = {f"FC10{number}" for number in range(1, 10)}
DECIDING_RULES = FIGURE_RULES | {"FC201", "FC202", "FC203"}
RULES_OF = {
    "contradiction": DECIDING_RULES,
    "agreement": DECIDING_RULES,
    "superseded": {"FC301"},
    "different_period": {"FC302"},
    "different_subject": {"FC303"},
    "compatible": {"FC304"},
    "unrelated": {"FC305"},
    "undecided": {"FC306"},
}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert reader.fieldnames == COLUMNS
        return list(reader)


@pytest.mark.parametrize("name", MAIN + EXTRA)
def test_every_row_is_well_formed(name: str) -> None:
    for row in rows(name):
        assert all(row[column] is not None for column in COLUMNS), row
        assert row["a"].strip() == row["a"] != ""
        assert row["b"].strip() == row["b"] != ""
        assert row["a"] != row["b"]
        assert row["rule"] in RULES_OF[row["verdict"]], row
        assert row["why"], row
        for column in ("date_a", "date_b"):
            assert not row[column] or date.fromisoformat(row[column])


def test_superseded_needs_two_dates_the_second_later() -> None:
    for name in MAIN:
        for row in rows(name):
            if row["verdict"] == "superseded":
                assert "" < row["date_a"] < row["date_b"], row


def test_no_pair_is_given_twice_in_either_order() -> None:
    pairs = Counter(
        frozenset([(row["a"], row["date_a"]), (row["b"], row["date_b"])]) for name in MAIN + EXTRA for row in rows(name)
    )
    assert [sorted(pair) for pair, times in pairs.items() if times > 1] == []


def test_no_held_out_sentence_is_in_the_development_half() -> None:
    development = {row[side] for row in rows("pairs.tsv") for side in ("a", "b")}
    for name in ("pairs_heldout.tsv", *EXTRA):
        held_out = {row[side] for row in rows(name) for side in ("a", "b")}
        assert held_out.isdisjoint(development), name


def test_there_are_enough_pairs_of_every_verdict() -> None:
    verdicts = Counter(row["verdict"] for name in MAIN for row in rows(name))
    assert verdicts.total() >= 330
    assert set(verdicts) == set(RULES_OF)
    traps = verdicts.total() - verdicts["contradiction"] - verdicts["agreement"]
    assert traps >= verdicts["contradiction"]


def test_every_rule_that_decides_is_in_both_halves() -> None:
    for name in MAIN:
        found = {row["rule"] for row in rows(name)}
        assert set().union(*RULES_OF.values()) - found == set(), name


def test_traps_are_no_contradictions() -> None:
    traps = rows("traps_heldout.tsv")
    assert len(traps) >= 60
    assert {row["verdict"] for row in traps} == {"different_period", "different_subject", "compatible"}


def test_obligations_and_prohibitions_contradict() -> None:
    obligations = rows("obligations_heldout.tsv")
    assert len(obligations) >= 30
    assert {row["verdict"] for row in obligations} == {"contradiction"}
