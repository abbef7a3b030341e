"""Decisions and a baseline in, the run with what they change out: what is decided, what is new, the exit code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from factcheck.reporting.paths import relative_pair
from factcheck.review.decision import Decision, State, state
from factcheck.review.finding import SUMMARY, Finding, findings, normalise

FAIL_ON: dict[str, frozenset[str]] = {
    "contradiction": frozenset({"contradiction"}),
    "superseded": frozenset({"contradiction", "superseded"}),
    "contradicted": frozenset({"contradicted"}),
    "contested": frozenset({"contested"}),
    "not_found": frozenset({"not_found"}),
    "never": frozenset(),
}
"""Value of `--fail-on` -> the verdicts that make a run fail."""

_UNTOLD = "the run no longer reports this pair"
DEFAULT_FAIL_ON = {"check": ("contradiction",), "audit": ("contradicted", "contested", "not_found")}


class Decisions(Protocol):
    """What `apply` needs of a store."""

    def current(self, findings: Iterable[Finding]) -> dict[str, State]:
        """Finding id -> what was said of it."""

    def rows(self) -> list[Decision]:
        """Every row."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A decision that holds for no finding of the run any more; `was` is what was decided, of `paths` and `quotes`."""

    was: State
    paths: tuple[str, str]
    quotes: tuple[str, str]
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        standing = self.was.standing
        return {
            "decision": self.was.decision,
            "reviewer": standing.reviewer if standing else None,
            "note": standing.note if standing else None,
            "paths": list(self.paths),
            "quotes": list(self.quotes),
            "reason": self.reason,
        }


def apply(
    run: Mapping[str, Any],
    store: Decisions | None,
    baseline: Collection[str] | None = None,
    fail_on: Iterable[str] | None = None,
) -> dict[str, Any]:
    """The run (as `report.json` holds it) with decisions in it and its exit code counted again.

    Each finding (claim, in an audit) gets `decision` (`State.to_dict()`, None while undecided) and `known`: in the
    baseline. The run gets `decisions`: `{"decided", "undecided", "new", "disagreements", "dropped": [...]}`.

    baseline   keys that do not fail the run (`baseline.read`, `baseline.of_store`); None where none was asked for
    fail_on    values of `--fail-on`; None for the command's default

    The exit code is 1 where a finding fails: its verdict is one of `fail_on`, all who decided it have not called it a
    false alarm or a different thing, and it is not in the baseline. What a reviewer calls superseded counts as that.
    A 2 (the run could not do its job) stays.
    """
    marked = dict(run)
    found = findings(run)
    states = store.current(found) if store else {}
    failing = _verdicts(str(run.get("kind")), fail_on)
    known = {one.id for one in found if baseline is not None and one.key in baseline}
    new = [one for one in found if one.id not in known and _verdict(one, states.get(one.id)) in failing]
    rows = "findings" if run.get("kind") == "check" else "claims"
    reviewed = {one.id for one in found}
    marked[rows] = [
        raw | _mark(str(raw["id"]), states, known) if str(raw["id"]) in reviewed else raw for raw in run.get(rows, ())
    ]
    decided = [one for one in states.values() if one.decision]
    marked["decisions"] = {
        "decided": len(decided),
        "undecided": len(found) - len(decided),
        "new": len(new),
        "disagreements": sum(one.disagreement for one in decided),
        "dropped": [one.to_dict() for one in dropped(run, found, store.rows())] if store else [],
    }
    if run.get("exit_code") != 2:
        marked["exit_code"] = 1 if new else 0
    return marked


def dropped(run: Mapping[str, Any], found: Iterable[Finding], rows: Iterable[Decision]) -> list[Dropped]:
    """The decisions on two documents of this run whose two quotes are no finding of it any more, with the reason."""
    here = {one.key for one in found}
    texts = dict(_texts(run))
    tidy = cache(lambda path: normalise(texts[path] or ""))  # only of the documents that a stale decision names
    by_key: dict[str, list[Decision]] = defaultdict(list)
    for row in rows:
        if row.key not in here:
            by_key[row.key].append(row)
    pairs = _Pairs(texts)
    gone = []
    for key, history in by_key.items():
        was, first = state(key, history), history[0]
        pair = pairs.find(first.path_a, first.path_b) if was.decision else None
        if pair is not None:
            both = all(texts[path] for path in pair)
            reason = _reason(first, tidy(pair[0]), tidy(pair[1])) if both else _UNTOLD
            gone.append(Dropped(was, (first.path_a, first.path_b), (first.quote_a, first.quote_b), reason))
    return sorted(gone, key=lambda one: (one.paths, one.quotes))


class _Pairs:
    """Finds the two documents of a run that a decision's two paths name, by the ends of their paths."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for path in paths:
            self._by_name[path.replace("\\", "/").rsplit("/", 1)[-1]].append(path)

    def find(self, path_a: str, path_b: str) -> tuple[str, str] | None:
        for a in self._by_name.get(path_a.rsplit("/", 1)[-1], ()):
            for b in self._by_name.get(path_b.rsplit("/", 1)[-1], ()):
                if relative_pair(a, b) == (path_a, path_b):
                    return a, b
        return None


def _texts(run: Mapping[str, Any]) -> list[tuple[str, str | None]]:
    documents = [(str(one["path"]), one.get("text")) for one in run.get("documents", ())]
    if SUMMARY in run:
        documents.append((str(run["summary"]["path"]), run["summary"].get("text")))
    return documents


def _reason(row: Decision, text_a: str, text_b: str) -> str:
    changed = [
        path
        for path, quote, text in ((row.path_a, row.quote_a, text_a), (row.path_b, row.quote_b, text_b))
        if quote not in text
    ]
    if not changed:
        return "both quotes are still there, but the run no longer reports them"
    return f"the quote changed in {' and in '.join(dict.fromkeys(changed))}"


def _verdicts(kind: str, fail_on: Iterable[str] | None) -> frozenset[str]:
    asked = tuple(fail_on) if fail_on is not None else DEFAULT_FAIL_ON.get(kind, ())
    return frozenset().union(*(FAIL_ON[one] for one in asked))


def _verdict(finding: Finding, said: State | None) -> str | None:
    """What a finding counts as once reviewers were heard; None for nothing."""
    if said is None or said.disagreement:
        return finding.verdict
    if said.quiet:
        return None
    return "superseded" if said.decision == "superseded" else finding.verdict


def _mark(finding: str, states: Mapping[str, State], known: Collection[str]) -> dict[str, Any]:
    said = states.get(finding)
    return {"decision": said.to_dict() if said else None, "known": finding in known}
