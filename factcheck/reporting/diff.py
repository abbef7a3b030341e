"""Two runs in, what changed between them out: findings that are new, resolved, or still there, by their ids."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.errors import FactcheckError
from factcheck.reporting import tables
from factcheck.reporting.audit_report import AuditReport
from factcheck.reporting.plain import one_line, plural
from factcheck.reporting.report import PROBLEMS, SCHEMA_VERSION, Report
from factcheck.reporting.tables import Record
from factcheck.reporting.words import rule_name, verdict_name

Diffable = Report | AuditReport
BAD = ("contradiction", "contradicted")
"""Verdicts whose appearance makes `factcheck diff` exit with 1."""


@dataclass(frozen=True, slots=True)
class Change:
    """A disagreement of one run or of both. `was` is its verdict in the old run where it has another now.

    `why` says of a resolved one whether its source is gone or was changed, else "".
    """

    id: str
    verdict: str
    rule: str
    explanation: str
    a: Record
    b: Record | None
    was: str | None = None
    why: str = ""

    def to_dict(self) -> Record:
        """As JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from the old run to the new: every list in the order of its run."""

    new: tuple[Change, ...]
    resolved: tuple[Change, ...]
    still: tuple[Change, ...]

    @property
    def exit_code(self) -> int:
        """1 where a contradiction is new (or has become one), else 0."""
        return int(any(change.verdict in BAD for change in self.new) or any(self._worse()))

    def _worse(self) -> Iterable[Change]:
        return (change for change in self.still if change.was and change.verdict in BAD)

    def to_dict(self) -> Record:
        """As JSON, schema version 1, kind `diff`."""
        lists = {name: [change.to_dict() for change in getattr(self, name)] for name in self.__slots__}
        return {"schema_version": SCHEMA_VERSION, "kind": "diff", "exit_code": self.exit_code, **lists}

    def to_text(self) -> str:
        """A headline, then what is new and resolved with both quotes, what is still there in a line each."""
        lines = [f"{len(self.new):,} new, {len(self.resolved):,} resolved, {len(self.still):,} still there"]
        for title, changes in (("New", self.new), ("Resolved", self.resolved)):
            for change in changes:
                lines += ["", *_told(title, change)]
        worse = [change for change in self.still if change.was]
        for change in worse:
            lines += ["", *_told(f"{verdict_name(change.was or '')} before, now", change)]
        rest = len(self.still) - len(worse)
        if rest:
            lines += ["", f"Still there: {plural(rest, 'disagreement')}"]
            lines += [f"  {_one(change)}" for change in self.still if not change.was]
        return "\n".join(lines) + "\n"


def diff(old: Diffable, new: Diffable) -> Diff:
    """Compare two runs of the same kind. Raises FactcheckError where one is a check and the other an audit."""
    if isinstance(old, Report) != isinstance(new, Report):
        raise FactcheckError("One run is a check, the other an audit; give two runs of the same kind.")
    before, after = disagreements(old), disagreements(new)
    files, earlier = _files(new, old), _files(old, new)
    return Diff(
        new=tuple(_change(row) for identifier, row in after.items() if identifier not in before),
        resolved=tuple(
            _change(row, why=_why(row, earlier, files)) for identifier, row in before.items() if identifier not in after
        ),
        still=tuple(
            _change(row, was=None if row["verdict"] == before[identifier]["verdict"] else before[identifier]["verdict"])
            for identifier, row in after.items()
            if identifier in before
        ),
    )


def disagreements(report: Diffable) -> dict[str, Record]:
    """Findings that are problems, or claims of a summary that are not supported, by id."""
    if isinstance(report, Report):
        rows = [tables.unflatten(row) for row in tables.records(report.findings)]
        return {row["id"]: row for row in rows if row["verdict"] in PROBLEMS}
    claims = tables.records(report.claims)
    path = report.summary.get("path", "")
    return {
        row["id"]: row | {"a": {"path": path, "quote": row["quote"]}, "b": (row["evidence"] or [None])[0]}
        for row in claims
        if row["verdict"] != "supported"
    }


def _change(row: Record, was: str | None = None, why: str = "") -> Change:
    sides = [_side(row["a"]), _side(row["b"])]
    return Change(row["id"], row["verdict"], row["rule"], row["explanation"], sides[0] or {}, sides[1], was, why)


def _side(side: Record | None) -> Record | None:
    return {"path": side.get("path", ""), "quote": side.get("quote", "")} if side else None


@dataclass(frozen=True, slots=True)
class _Files:
    """The sources of a run by their paths below the folder that all of them are in: a run may be of a copy of it."""

    root: str
    sha256: dict[str, str]

    def short(self, path: str) -> str:
        """A path of this run below its root."""
        return _below(path, self.root)


def _files(run: Diffable, other: Diffable) -> _Files:
    """The sources of a run, below its root where it has no path in common with the other run."""
    rows = tables.records(run.documents)
    paths = {row["path"] for row in rows}
    folders = [posixpath.dirname(path) for path in paths]
    in_place = bool(paths & {row["path"] for row in tables.records(other.documents)})
    # absolute and relative paths in one run have no folder in common
    mixed = len({folder.startswith("/") for folder in folders}) != 1
    root = "" if in_place or mixed else posixpath.commonpath(folders)
    return _Files(root, {_below(row["path"], root): row["sha256"] for row in rows})


def _below(path: str, root: str) -> str:
    return posixpath.relpath(path, root) if root else path


def _why(row: Record, earlier: _Files, files: _Files) -> str:
    """Why a disagreement is there no more, as far as the two runs tell."""
    paths = [earlier.short(side["path"]) for side in (row["a"], row["b"]) if side]
    if gone := [path for path in paths if path in earlier.sha256 and path not in files.sha256]:
        return f"{gone[0]} is no longer among the sources"
    if changed := [path for path in paths if path in files.sha256 and files.sha256[path] != earlier.sha256.get(path)]:
        return f"{' and '.join(dict.fromkeys(changed))} changed"
    return ""


def _told(title: str, change: Change) -> list[str]:
    why = f" ({change.why})" if change.why else ""
    lines = [f"{title} {verdict_name(change.verdict).lower()}, {change.rule} {rule_name(change.rule)}{why}"]
    lines += [f"  {one_line(change.explanation)}"] if change.explanation else []
    for side in (change.a, change.b):
        if side:
            lines.append(f"  {one_line(side['path'])}: “{one_line(side['quote'], 200)}”")
    return [*lines, f"  [{change.id}]"]


def _one(change: Change) -> str:
    return f"{change.rule} {one_line(change.explanation, 100)} [{change.id}]"
