"""The rule book, and the order of decision on plain pairs of every rule, in both orders."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import factcheck
from factcheck import Models
from factcheck.verdicts import RULES

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def models() -> Models:
    return Models()


PLAIN = [
    ("The Tarn T4 carries 128 GB of memory.", "The Tarn T4 has 96 GB of memory.", "contradiction", "FC101"),
    ("The port of Sarn was sold for $3.4 billion.", "The port of Sarn was sold for $2.9 billion.", "contradiction", "FC102"),
    ("The Varde museum reopened in May 2024.", "The Varde museum reopened in September 2024.", "contradiction", "FC103"),
    ("Relapse occurred in 14% of patients.", "Relapse occurred in 21% of patients.", "contradiction", "FC104"),
    ("The Solveig is driven by twelve engines.", "Fourteen engines drive the Solveig.", "contradiction", "FC105"),
    ("The crossing takes two and a half hours.", "The crossing takes four hours.", "contradiction", "FC106"),
    ("The turbines at Skarn were made by Dansk Rotor.", "The turbines at Skarn were made by Aeolo.", "contradiction", "FC203"),
    ("The dam at Orne was inspected in 2021.", "The dam at Orne was not inspected in 2021.", "contradiction", "FC202"),
    ("The Tarn T4 carries 128 GB of memory.", "The Tarn T4 has 0.128 TB of memory.", "agreement", "FC101"),
    ("Lumen has about 14,000 employees.", "Lumen has 14,200 employees.", "compatible", "FC304"),
    ("The Tarn T4 carries 128 GB of memory.", "The Tarn T3 carries 64 GB of memory.", "different_subject", "FC303"),
    ("The qPhone 5 costs $799.", "The qPhone 5 Pro costs $999.", "different_subject", "FC303"),
    ("Orvel has bought Denby for £3.9 billion.", "Orvel Bank bought Denby for £2.9 billion.", "contradiction", "FC102"),
    ("The owners got 514 pence for each of their shares.", "The owners got 415 pence a share.", "contradiction", "FC102"),
    ("Halvern spent $79m on schools in 2024.", "Halvern spent $84m on schools in 2023.", "different_period", "FC302"),
    ("The Linnet 9 costs €699.", "The Linnet 9 costs $749.", "undecided", "FC306"),
    ("The Linnet 9's screen measures 6.3 inches.", "The Linnet 9 Max has a 6.8-inch screen.", "different_subject", "FC303"),
    ("Sugar beet is likely to bring 580,000 t.", "The sugar beet crop weighs 610,000 tonnes.", "different_period", "FC302"),
    ("Ships' emissions: minus 45% by 2040.", "Ships' emissions are to drop by 45% until 2040.", "agreement", "FC104"),
    ("The school got 11.2 million crowns.", "The school got 9.4 million crowns.", "contradiction", "FC102"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "verdict", "rule"), PLAIN)
def test_plain_pairs(models: Models, a: str, b: str, verdict: str, rule: str) -> None:
    for one, two in ((a, b), (b, a)):
        found = factcheck.compare(one, two, models=models)
        assert (found.verdict, found.rule) == (verdict, rule), found.explanation
        assert 0 <= found.score <= 1
        assert found.explanation.endswith(".")


def test_two_that_say_that_one_measure_fell_do_not_contradict_each_other(models: Models) -> None:
    one = "Open models lower the barrier to entry, Ana Wu argued in Orne."
    two = "In Orne, Wu told delegates that open models had lowered the barrier to entry for small firms."
    assert factcheck.compare(one, two, models=models).verdict != "contradiction"
    other = two.replace("lowered", "raised")
    assert factcheck.compare(one, other, models=models).verdict == "contradiction"


NO_OTHER_NAME = [
    ("Tove Haverly leads the rescue.", "Haverly, in charge of the rescue, spoke on Monday."),
    ("Davor Linnick, the head, seems a decent man to me.", "Palewing led to a write-down of 12 million euros."),
    ("Yorick Penn designed it.", "It was designed by Maren Tolk."),
    ("She fired her finance chief Lethaby.", "Zenobia Hessel will be the new finance chief."),
]


@pytest.mark.parametrize(("a", "b"), NO_OTHER_NAME)
def test_a_name_is_no_other_holder_of_what_is_not_the_same(models: Models, a: str, b: str) -> None:
    assert factcheck.compare(a, b, models=models).rule != "FC203"


def test_a_number_that_the_other_gives_without_a_noun_is_not_held_against_what_it_counts(models: Models) -> None:
    listed = "We make nine recommendations, seven to Torvale Track and two to the operator."
    assert (
        factcheck.compare("Torvale Track got seven pieces of advice.", listed, models=models).verdict != "contradiction"
    )
    other = factcheck.compare(
        "The operator got six recommendations.", "The operator got four recommendations.", models=models
    )
    assert other.verdict == "contradiction"


def test_a_change_that_one_text_tells_explains_two_others(tmp_path: Path, models: Models) -> None:
    (tmp_path / "a.txt").write_text("Orvel offers €21.50 for each share of Denby.\n")
    (tmp_path / "b.txt").write_text("For each Denby share, Orvel offers 24 euros.\n")
    report = factcheck.check(tmp_path, models=models)
    assert [finding["verdict"] for finding in report.to_dict()["findings"]] == ["contradiction"]
    (tmp_path / "c.txt").write_text("The museum raised its fee from €21.50 to €24.\n")
    report = factcheck.check(tmp_path, models=models)
    assert "contradiction" in {finding["verdict"] for finding in report.to_dict()["findings"]}
    (tmp_path / "c.txt").write_text("On Friday Orvel raised its bid for Denby from €21.50 to €24 a share.\n")
    report = factcheck.check(tmp_path, models=models)
    assert "contradiction" not in {finding["verdict"] for finding in report.to_dict()["findings"]}


def test_superseded_needs_dates_and_what_varies(models: Models) -> None:
    a, b = "The airline Aurela has a staff of 900 people.", "The airline Aurela has a staff of 1,100 people."
    assert factcheck.compare(a, b, models=models).verdict == "contradiction"
    later = factcheck.compare(a, b, date_a="2023-01-10", date_b="2024-03-02", models=models)
    assert (later.verdict, later.rule) == ("superseded", "FC301")
    spec_a, spec_b = "The Tarn T4 carries 128 GB of memory.", "The Tarn T4 carries 96 GB of memory."
    assert factcheck.compare(spec_a, spec_b, "2023-01-10", "2024-03-02", models).verdict == "contradiction"


def test_a_price_stands_for_a_season_and_a_total_for_good(models: Models) -> None:
    price = "A season ticket costs €95.", "A season ticket costs €110."
    assert factcheck.compare(*price, "2024-03-01", "2024-04-20", models).verdict == "contradiction"
    assert factcheck.compare(*price, "2024-03-01", "2025-03-01", models).verdict == "superseded"
    total = "The number of finishers was 16,409.", "The number of finishers was 14,906."
    assert factcheck.compare(*total, "2024-09-16", "2025-03-01", models).verdict == "contradiction"


def test_a_forecast_is_never_held_against_a_report(models: Models) -> None:
    found = factcheck.compare(
        "Solano expects revenue of $600 million in 2025.", "Revenue at Solano was $472 million in 2024.", models=models
    )
    assert found.verdict == "different_period"


def test_an_empty_text_is_a_sentence_not_a_traceback(models: Models) -> None:
    with pytest.raises(factcheck.FactcheckError, match="empty"):
        factcheck.compare(" ", "The plant opened.", models=models)


def test_the_book_has_every_code_of_the_design() -> None:
    assert [*RULES] == [
        *(f"FC10{n}" for n in range(1, 10)),
        *(f"FC20{n}" for n in range(1, 4)),
        *(f"FC30{n}" for n in range(1, 7)),
        *(f"FC40{n}" for n in range(1, 6)),
    ]
    assert all(rule.decides.endswith(".") and rule.example_a for rule in RULES.values())


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def measured(models: Models, name: str) -> tuple[float, float, Counter[tuple[str, str]]]:
    """Precision and recall of contradictions, and the table of labels and verdicts."""
    table: Counter[tuple[str, str]] = Counter()
    for row in rows(name):
        verdict = factcheck.compare(row["a"], row["b"], row["date_a"] or None, row["date_b"] or None, models).verdict
        table[row["verdict"], verdict] += 1
    right = table["contradiction", "contradiction"]
    reported = sum(count for (_, verdict), count in table.items() if verdict == "contradiction")
    planted = sum(count for (label, _), count in table.items() if label == "contradiction")
    return right / max(1, reported), right / max(1, planted), table
