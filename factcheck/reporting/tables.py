"""The columns of a report's tables, and the way from JSON records to DataFrames and back without loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Record = dict[str, Any]
Columns = dict[str, tuple[str, Any]]
"""Column name -> (pandas dtype, value where a record lacks it). `object` keeps None, lists and dicts as they are."""

DOCUMENTS: Columns = {
    "id": ("object", ""),
    "path": ("object", ""),
    "sha256": ("object", ""),
    "title": ("object", ""),
    "published": ("object", None),
    "published_from": ("object", None),
    "publisher": ("object", None),
    "reference": ("bool", False),
    "language": ("object", "en"),
    "copies_of": ("object", None),
    "words": ("int64", 0),
    "text": ("object", None),
    "warnings": ("object", ()),
    "removed": ("object", ()),
}
CLAIMS: Columns = {
    "id": ("object", ""),
    "document": ("object", ""),
    "quote": ("object", ""),
    "start": ("int64", 0),
    "end": ("int64", 0),
    "location": ("object", {}),
    "text": ("object", ""),
    "speaker": ("object", None),
    "modality": ("object", "fact"),
    "group": ("object", None),
    "fact": ("object", None),
    "status": ("object", None),
    "figures": ("object", ()),
}
FACTS: Columns = {
    "id": ("object", ""),
    "label": ("object", ""),
    "subject": ("object", None),
    "attribute": ("object", None),
    "period": ("object", None),
    "status": ("object", "single_source"),
    "sources": ("int64", 0),
    "witnesses": ("int64", 0),
}
VALUES: Columns = {
    "fact": ("object", ""),
    "document": ("object", ""),
    "claim": ("object", ""),
    "value": ("object", None),
    "outlier": ("bool", False),
}
SIDE: Columns = {
    "document": ("object", ""),
    "path": ("object", ""),
    "claim": ("object", ""),
    "quote": ("object", ""),
    "start": ("int64", 0),
    "end": ("int64", 0),
    "location": ("object", {}),
}
FINDINGS: Columns = {
    "id": ("object", ""),
    "verdict": ("object", ""),
    "rule": ("object", ""),
    "severity": ("object", "warning"),
    "score": ("float64", 0.0),
    "explanation": ("object", ""),
    "fact": ("object", None),
    "aspects": ("object", ()),
    **{f"a_{name}": column for name, column in SIDE.items()},
    **{f"b_{name}": column for name, column in SIDE.items()},
    "figures": ("object", ()),
    "decision": ("object", None),
    "known": ("bool", False),
}
AUDIT_CLAIMS: Columns = {
    "id": ("object", ""),
    "quote": ("object", ""),
    "start": ("int64", 0),
    "end": ("int64", 0),
    "text": ("object", ""),
    "verdict": ("object", "not_found"),
    "rule": ("object", ""),
    "score": ("float64", 0.0),
    "explanation": ("object", ""),
    "evidence": ("object", ()),
    "decision": ("object", None),
    "known": ("bool", False),
}
EVIDENCE: Columns = {
    "claim": ("object", ""),
    "document": ("object", ""),
    "path": ("object", ""),
    "quote": ("object", ""),
    "start": ("int64", 0),
    "end": ("int64", 0),
    "location": ("object", {}),
    "relation": ("object", "supports"),
    "score": ("float64", 0.0),
    "figures": ("object", ()),
}


def table(records: Iterable[Mapping[str, Any]], columns: Columns) -> pd.DataFrame:
    """A DataFrame with exactly `columns`, in their order; what a record lacks gets the column's default."""
    import pandas as pd

    rows = list(records)
    series = {}
    for name, (dtype, default) in columns.items():
        cells = [_cell(row.get(name), default) for row in rows]
        series[name] = pd.Series(cells, dtype=dtype, name=name)
    return pd.DataFrame(series, columns=list(columns))


def _cell(value: Any, default: Any) -> Any:
    if value is None:
        value = default
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def records(frame: pd.DataFrame) -> list[Record]:
    """The rows of a table as plain dicts: numbers as Python's own, a missing value as None."""
    names = [str(name) for name in frame.columns]
    cells = [[_plain(value) for value in frame[name].tolist()] for name in names]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)] if names else []


def _plain(value: Any) -> Any:
    """None for the NaN that pandas puts where a table was joined or read from a file."""
    return None if isinstance(value, float) and value != value else value


def flatten(finding: Mapping[str, Any]) -> Record:
    """A finding of the JSON with its two sides as `a_...` and `b_...`."""
    flat = {name: value for name, value in finding.items() if name not in ("a", "b")}
    for side in ("a", "b"):
        flat |= {f"{side}_{name}": value for name, value in (finding.get(side) or {}).items()}
    return flat


def unflatten(row: Mapping[str, Any]) -> Record:
    """The way back from `flatten`, with the keys in the order of the JSON."""
    finding = {name: value for name, value in row.items() if name[:2] not in ("a_", "b_")}
    last = {name: finding.pop(name) for name in ("figures", "decision", "known")}
    for side in ("a", "b"):
        finding[side] = {name: row[f"{side}_{name}"] for name in SIDE}
    return finding | last


def without(record: Record, names: Sequence[str]) -> Record:
    """The record less some of its keys."""
    return {name: value for name, value in record.items() if name not in names}
