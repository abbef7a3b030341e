"""A run as JSON and as JSON lines."""

from __future__ import annotations

import json
from typing import Any

from factcheck.reporting.tables import Record

RECORDS = {"documents": "document", "claims": "claim", "facts": "fact", "findings": "finding"}


def to_json(run: Record) -> str:
    """Indented JSON with a line end; no NaN, which other readers do not know."""
    return json.dumps(run, ensure_ascii=False, indent=1, allow_nan=False, default=_plain) + "\n"


def to_jsonl(run: Record) -> str:
    """First the run without its lists, then every record of every list, each saying what it is in `record`."""
    head = {"record": "run"} | {name: value for name, value in run.items() if name not in RECORDS}
    lines: list[Record] = [head]
    for name, record in RECORDS.items():
        lines += [{"record": record} | row for row in run.get(name, ())]
    return "".join(json.dumps(line, ensure_ascii=False, allow_nan=False, default=_plain) + "\n" for line in lines)


def _plain(value: Any) -> Any:
    """Python's own number for NumPy's, which a pipeline may leave in a figure."""
    if hasattr(value, "item"):
        return value.item()
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no place in the JSON of a run")
