"""A baseline: the findings that a run may have without failing, as a file that diffs well or as a store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.review.apply import Decisions
from factcheck.review.decision import state
from factcheck.review.finding import findings

STORE = "store"
"""`--baseline store`: whatever somebody decided is known."""


def write(run: Mapping[str, Any]) -> str:
    """The text of a baseline file: every finding of the run, sorted, so that two of them can be compared by diff."""
    known = {
        one.key: {"key": one.key, "rule": one.rule, "paths": list(one.paths), "quotes": list(one.quotes)}
        for one in findings(run)
    }
    ordered = sorted(known.values(), key=lambda one: (one["paths"], one["quotes"], one["key"]))
    document = {"schema_version": "1", "kind": "baseline", "known": ordered}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def read(path: str | Path) -> frozenset[str]:
    """The keys of a baseline file; raises FactcheckError where it is none."""
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        if document["kind"] != "baseline":
            raise ValueError(document["kind"])
        return frozenset(str(one["key"]) for one in document["known"])
    except OSError as error:
        raise FactcheckError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise FactcheckError(
            f"{path} is not a baseline: write one with factcheck baseline RUN.json -o {path}"
        ) from error


def of_store(store: Decisions) -> frozenset[str]:
    """The keys of every finding on which a decision stands."""
    rows = store.rows()
    by_key: dict[str, list[Any]] = {}
    for row in rows:
        by_key.setdefault(row.key, []).append(row)
    return frozenset(key for key, history in by_key.items() if state(key, history).decision)
