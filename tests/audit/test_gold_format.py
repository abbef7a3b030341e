"""The labelled audits are well formed, and their quotations are what the sources say or are not, as labelled."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# audit_blind: written by somebody who had not seen the code, for measuring only; nobody who works on the code reads it
AUDITS = sorted(path.parent for place in ("audit", "audit_blind") for path in HERE.parent.glob(f"{place}/*/gold.tsv"))
RULES_OF = {
    "supported": {f"FC10{number}" for number in range(1, 10)} | {"FC201", "FC202", "FC203"},
    "contradicted": {f"FC10{number}" for number in range(1, 10)}
    | {"FC201", "FC202", "FC203", "FC403", "FC404", "FC405"},
    "contested": {"FC402"},
    "not_found": {"FC401"},
}


def gold(audit: Path) -> list[dict[str, str]]:
    with (audit / "gold.tsv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert reader.fieldnames == ["sentence", "verdict", "rule"]
        return list(reader)


def sources(audit: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((audit / "sources").iterdir())}


def test_there_are_two_audits_of_each_kind() -> None:
    assert Counter(audit.parent.name for audit in AUDITS) == {"audit": 2, "audit_blind": 2}


@pytest.mark.parametrize("audit", AUDITS, ids=lambda path: path.name)
def test_every_sentence_has_one_valid_label(audit: Path) -> None:
    rows = gold(audit)
    assert len({row["sentence"] for row in rows}) == len(rows)
    for row in rows:
        assert row["rule"] in RULES_OF[row["verdict"]], row


@pytest.mark.parametrize("audit", AUDITS, ids=lambda path: path.name)
def test_the_gold_covers_the_whole_summary_and_nothing_else(audit: Path) -> None:
    rest = (audit / "summary.md").read_text(encoding="utf-8")
    for row in gold(audit):
        assert rest.count(row["sentence"]) == 1, row["sentence"]
        rest = rest.replace(row["sentence"], "")
    assert [line for line in rest.splitlines() if line.strip() and not line.startswith("#")] == []


@pytest.mark.parametrize("audit", AUDITS, ids=lambda path: path.name)
def test_the_sentences_are_spread_over_the_verdicts(audit: Path) -> None:
    rules = Counter(row["rule"] for row in gold(audit) if row["rule"].startswith("FC40"))
    verdicts = Counter(row["verdict"] for row in gold(audit) if row["rule"] not in {"FC403", "FC404", "FC405"})
    assert rules["FC403"] == rules["FC404"] == rules["FC405"] == 10
    assert verdicts.total() == 40
    assert verdicts["contested"] in {2, 3}
    assert all(verdicts[name] >= 12 for name in ("supported", "contradicted", "not_found"))


@pytest.mark.parametrize("audit", AUDITS, ids=lambda path: path.name)
def test_there_are_four_to_six_sources_of_readable_length(audit: Path) -> None:
    texts = sources(audit)
    assert 4 <= len(texts) <= 6
    for name, text in texts.items():
        assert 150 <= len(text.split()) <= 380, name


@pytest.mark.parametrize("audit", AUDITS, ids=lambda path: path.name)
def test_quotations_stand_in_the_sources_only_where_they_are_true(audit: Path) -> None:
    said = " ".join(sources(audit).values())
    for row in gold(audit):
        for quotation in re.findall(r'"([^"]+)"', row["sentence"]):
            unaltered = quotation.rstrip(",.") in said
            assert unaltered == (row["verdict"] == "supported"), row["sentence"]
