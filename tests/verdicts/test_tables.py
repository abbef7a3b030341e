"""Tables whose totals and changes are wrong, and tables that a naive sum would call wrong."""

from __future__ import annotations

import pytest

from factcheck import claims, documents, figures
from factcheck.verdicts.tables import table_mismatches

CASES = [
    (
        """
| $ million | Q3 FY26 | Q2 FY26 |
|---|---|---|
| Data centre | 1,610 | 1,395 |
| Automotive | 640 | 662 |
| Consumer | 590 | 548 |
| **Total** | 2,480 | 2,605 |
""",
        "Data centre 1,610, Automotive 640 and Consumer 590 make 2,840, not 2,480 (Q3 FY26)",
    ),
    (
        """
| Site | Staff | Share |
|---|---|---|
| Porto | 85 | 5% |
| Eastbury | 1,615 | 95.0% |
| Total | 1,700 | 100% |
""",
        None,
    ),
    (
        """
| Site | Staff |
|---|---|
| Porto | 85 |
| Eastbury | 1,615 |
| Total | 1,790 |
""",
        "Porto 85 and Eastbury 1,615 make 1,700, not 1,790 (Staff)",
    ),
    # costs are taken off, and each block has a total of its own
    (
        """
| | 2024 | 2023 |
|---|---|---|
| Tickets | 12.4 | 11.9 |
| Broadcasting | 20.1 | 18.0 |
| Total income | 32.5 | 29.9 |
| Wages | 18.2 | 17.0 |
| Travel | 2.0 | 1.8 |
| Total costs | 20.2 | 18.8 |
| Total | 12.3 | 11.1 |
""",
        None,
    ),
    # averages in a row that is named as a total
    (
        """
| Line | Trains | Punctuality | Fare |
|---|---|---|---|
| A | 120 | 91% | £2.10 |
| B | 80 | 85% | £1.90 |
| All lines | 200 | 88.6% | £2.00 |
""",
        None,
    ),
    (
        """
| Town | Men | Women | Total |
|---|---|---|---|
| Arda | 120 | 130 | 250 |
| Belo | 80 | 85 | 165 |
| Cora | 60 | 66 | 136 |
| Dima | 60 | 66 | 126 |
""",
        "Men 60 and Women 66 make 126, not 136 (Cora)",
    ),
    (
        """
| $m | 2024 |
|---|---|
| North | 45 |
| South | (12) |
| Group total | 33 |
""",
        None,
    ),
    # more customers than the table lists
    (
        """
| Customer | Units |
|---|---|
| Arda | 45 |
| Belo | 12 |
| Total | 103 |
""",
        None,
    ),
    (
        """
| Ward | Beds |
|---|---|
| Adults | 45 |
| Children | 12 |
| of which intensive care | 7 |
| Total | 57 |
""",
        None,
    ),
    # rounded to a million each
    (
        """
| Division | Sales (£m) | Profit (£m) |
|---|---|---|
| Paper | 12 | 1.3 |
| Board | 14 | 1.4 |
| Pulp | 9 | 0.8 |
| Total | 36 | 3.5 |
""",
        None,
    ),
    (
        """
| | 2025 | 2024 | Change |
|---|---|---|---|
| Cargo | 110 | 100 | 10% |
| Passengers | 240 | 200 | 30% |
| Parking | 63 | 60 | 5% |
""",
        "Passengers: from 200 to 240 is a rise of 20%, not 30%",
    ),
    # the change is that of other years than these
    (
        """
| | 2025 | 2020 | Change on the year |
|---|---|---|---|
| Cargo | 110 | 100 | 3% |
| Passengers | 240 | 200 | 4% |
| Parking | 63 | 60 | -1% |
""",
        None,
    ),
    # one row has no number
    (
        """
| Site | Staff |
|---|---|
| Lund | 300 |
| Porto | n/a |
| Eastbury | 1,415 |
| Hallin | 100 |
| Total | 1,990 |
""",
        None,
    ),
]


@pytest.mark.parametrize(("table", "why"), CASES)
def test_each_table(table: str, why: str | None) -> None:
    document = documents.read_text(f"# Figures of the year\n{table}", path="a.md")
    found = list(table_mismatches(list(figures.state(claims.extract([document])))))
    assert [one.why for one in found] == ([why] if why else [])
    assert all(one.a < one.b for one in found)
