"""Two audits to develop the rules on (looked at): well formed, and no true sentence of them is called contradicted."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from factcheck.pipeline import AuditOptions, audit

SETS = sorted(path.parent for path in (Path(__file__).parent / "sets").glob("*/gold.tsv"))
RIGHT_TURNED = 0.8
"""Share of the sentences with a plan given as fact, or with another speaker, that must be called contradicted."""


def gold(place: Path) -> list[dict[str, str]]:
    with (place / "gold.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("place", SETS, ids=lambda path: path.name)
def test_the_gold_covers_the_whole_summary(place: Path) -> None:
    rest = (place / "summary.md").read_text(encoding="utf-8")
    rules = Counter(row["rule"] for row in gold(place))
    assert rules["FC403"] == rules["FC404"] >= 4
    for row in gold(place):
        assert rest.count(row["sentence"]) == 1, row["sentence"]
        rest = rest.replace(row["sentence"], "")
    assert [line for line in rest.splitlines() if line.strip() and not line.startswith("#")] == []


@pytest.mark.slow
@pytest.mark.parametrize("place", SETS, ids=lambda path: path.name)
def test_turned_sentences_are_found_and_true_ones_left_alone(place: Path) -> None:
    report = audit(place / "summary.md", [place / "sources"], AuditOptions()).to_dict()
    text = report["summary"]["text"]
    found: Counter[str] = Counter()
    for row in gold(place):
        start = text.index(row["sentence"])
        inside = [one for one in report["claims"] if start <= one["start"] < start + len(row["sentence"])]
        denied = any(one["verdict"] in ("contradicted", "contested") for one in inside)
        assert not (denied and row["verdict"] == "supported"), row["sentence"]
        found[row["rule"]] += denied
    assert found["FC403"] >= RIGHT_TURNED * 12
    assert found["FC404"] >= RIGHT_TURNED * 12
