# ruff: noqa: E501 - the table reads better a case a line
"""Rows under the field names that people have, in every format, and refused with the line where they are wrong."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from factcheck.auditing import read_rows, row_of
from factcheck.errors import FactcheckError

ROWS = [
    ({"document": "A tram runs.", "claim": "Trams run.", "label": "supported"}, ("A tram runs.",), "Trams run.", "supported"),
    ({"doc": "A tram runs.", "claim": "Trams run.", "label": 1}, ("A tram runs.",), "Trams run.", "supported"),
    ({"doc": "A tram runs.", "claim": "Trams fly.", "label": 0}, ("A tram runs.",), "Trams fly.", "unsupported"),
    ({"grounding": "A tram runs.", "generated_text": "Trams run.", "label": "1.0"}, ("A tram runs.",), "Trams run.", "supported"),
    ({"question": "Do they?", "contexts": ["A tram runs.", "It is red."], "answer": "They do."},
     ("A tram runs.", "It is red."), "They do.", None),
    ({"user_input": "Do they?", "retrieved_contexts": ["A tram runs."], "response": "They do."}, ("A tram runs.",), "They do.", None),
    ({"summary": "Trams run.", "sources": [{"text": "A tram runs."}], "label": "contradicted"},
     ("A tram runs.",), "Trams run.", "contradicted"),
]  # fmt: skip


@pytest.mark.parametrize(("record", "sources", "claim", "label"), ROWS)
def test_known_field_names_are_read(
    record: dict[str, object], sources: tuple[str, ...], claim: str, label: str
) -> None:
    row = row_of(record)
    assert (row.sources, row.claim, row.label) == (sources, claim, label)


def test_jsonl_csv_and_gzip_give_the_same_rows(tmp_path: Path) -> None:
    records = [{"contexts": ["A tram runs.", "It is red, and old."], "answer": "Trams run.", "label": "supported"}]
    plain, packed, table = tmp_path / "a.jsonl", tmp_path / "a.jsonl.gz", tmp_path / "a.csv"
    lines = "".join(json.dumps(record) + "\n" for record in records)
    plain.write_text(lines, encoding="utf-8")
    packed.write_bytes(gzip.compress(lines.encode()))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(records[0]))
        writer.writeheader()
        writer.writerows({**record, "contexts": json.dumps(record["contexts"])} for record in records)
    assert list(read_rows(plain)) == list(read_rows(packed)) == list(read_rows(table))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "line 2: not JSON"),
        ('{"text": "A tram runs."}', "line 2: has no text under a known pair of fields"),
        ('{"document": "", "claim": "Trams run."}', "line 2: has no text"),
        ('{"contexts": ["  "], "answer": "Trams run."}', "line 2: contexts or answer is empty"),
        ("[1, 2]", "line 2: not an object"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text('{"document": "A tram runs.", "claim": "Trams run."}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(FactcheckError, match=said.replace("(", r"\(")):
        list(read_rows(file))
