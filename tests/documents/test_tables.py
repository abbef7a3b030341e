"""Which row of a table names its columns: cells carry the names, titles and groups stand above them."""

from __future__ import annotations

import pytest

from factcheck.documents import tables
from factcheck.documents.readers import csv

FLEET = "Ship|Seats|Built\nSkua|640|2026\nPetrel|410|1989"
NAMED = ["Skua<Ship> 640<Seats> 2026<Built>", "Petrel<Ship> 410<Seats> 1989<Built>"]

CASES = {
    "names above figures": (FLEET, NAMED),
    "a title over the names": (f"The fleet of Tern Ferries\n\n{FLEET}", NAMED),
    "a title and no gap": (f"The fleet\n{FLEET}", NAMED),
    "years are names": ("|2023|2024\nSeats|640|655\nCars|120|n/a", ["Seats 640<2023> 655<2024>", "Cars 120<2023> n/a<2024>"]),
    "quarters are names": (
        "|Q1 2024|Q2 2024\nSales|€61.2 million|€70 million", ["Sales €61.2 million<Q1 2024> €70 million<Q2 2024>"]
    ),
    "figures need no names": ("2024-01-03|Skua|12\n2024-01-04|Petrel|14", ["2024-01-03 Skua 12", "2024-01-04 Petrel 14"]),
    "what stands for what": (
        "Owner|Tern Ferries\nHome port|Kori\nSeats|640", ["Owner Tern Ferries", "Home port Kori", "Seats 640"]
    ),
    "figures on both sides": ("Sales 2024|€61.2 million\nPeople|512", ["Sales 2024 €61.2 million", "People 512"]),
    "three columns of words": (
        "Ship|Yard|Port\nSkua|Marlow|Kori\nPetrel|Quist|Sund",
        ["Skua<Ship> Marlow<Yard> Kori<Port>", "Petrel<Ship> Quist<Yard> Sund<Port>"]
    ),
    "a second table": (
        f"{FLEET}\n\nPort|Berths\nKori|3\nSund|2", [*NAMED, "Kori<Port> 3<Berths>", "Sund<Port> 2<Berths>"]
    ),
    "a gap in one table": (f"{FLEET}\n\nGannet|85|1974", [*NAMED, "Gannet<Ship> 85<Seats> 1974<Built>"]),
    "groups": ("Ship|Seats\nNew ships\nSkua|640\nOld ships\nPetrel|410", ["Skua<Ship> 640<Seats>", "Petrel<Ship> 410<Seats>"]),
    "names on every page": (f"{FLEET}\nShip|Seats|Built\nGannet|85|1974", [*NAMED, "Gannet<Ship> 85<Seats> 1974<Built>"]),
}  # fmt: skip


def rows(text: str, records: bool = False) -> list[str]:
    cells = csv.located(enumerate((line.split("|") if line else [] for line in text.split("\n")), 1))
    found = [draft for draft in tables.drafts(cells, records=records) if draft.kind == "row"]
    return [" ".join(c.text.text + (f"<{c.column}>" if c.column else "") for c in draft.cells) for draft in found]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_cells_carry_the_names_of_their_columns(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


def test_a_file_of_records_has_names_also_over_two_columns_of_words() -> None:
    text = "Country|Capital\nFrance|Paris\nSpain|Madrid"
    assert rows(text) == ["Country Capital", "France Paris", "Spain Madrid"]
    assert rows(text, records=True) == ["France<Country> Paris<Capital>", "Spain<Country> Madrid<Capital>"]


def test_a_remark_under_a_table_is_a_sentence_of_the_text() -> None:
    cells = csv.located([(1, ["Ship", "Seats"]), (2, ["Skua", "640"]), (3, ["The Skua was built in Kori."])])
    assert [draft.kind for draft in tables.drafts(cells)] == ["caption", "row", "paragraph"]
