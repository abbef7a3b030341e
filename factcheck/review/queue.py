"""The findings of one run in the order in which they are worth deciding, with what is decided so far."""

from __future__ import annotations

import math
import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from factcheck.errors import FactcheckError
from factcheck.review.apply import Dropped, dropped
from factcheck.review.decision import WORDS, Decision, State, joint_uid, order, state
from factcheck.review.finding import Finding, findings
from factcheck.settings import REVIEW_SEVERITY_WEIGHT, REVIEW_SUPERSEDED_WEIGHT

SHOWN = ("open", "all", *WORDS, "disagreement", "mine")
"""What a reviewer can ask to see: undecided by anyone, everything, one word, disputed, not yet decided by me."""


class Store(Protocol):
    """What the queue needs of a store."""

    def since(self, seq: int) -> tuple[int, list[Decision]]:
        """Rows that came after `seq`."""

    def decide_all(
        self,
        findings: Sequence[Finding],
        word: str,
        reviewer: str,
        note: str | None = None,
        uid: str | None = None,
    ) -> list[Decision]:
        """Add a decision on one finding, and the same on others."""

    def undo_all(self, acts: Sequence[Decision], reviewer: str, uid: str | None = None) -> list[Decision]:
        """Take acts back."""


@dataclass(frozen=True, slots=True)
class View:
    """What a reviewer asked to see."""

    show: str = "open"
    search: str = ""
    rule: str = ""
    reviewer: str = ""


class Queue:
    """A run's findings with their decisions, kept up to date with the store; safe to use from several threads."""

    def __init__(self, run: Mapping[str, Any], store: Store) -> None:
        self.run = run
        self.order = ranked(run)
        self._store = store
        self._at = {one.id: place for place, one in enumerate(self.order)}
        self._by_key = {one.key: one for one in self.order}
        self._of_fact: dict[str, list[Finding]] = defaultdict(list)
        for one in self.order:
            self._of_fact[one.fact or ""].append(one)
        self._words = [_searchable(one) for one in self.order]
        self._rows: dict[str, dict[str, Decision]] = defaultdict(dict)
        self._states: dict[str, State] = {}
        self._counts: Counter[str] = Counter()
        self._seq = 0
        self._lock = threading.Lock()
        self.refresh()

    def refresh(self) -> None:
        """Take in what others decided meanwhile."""
        with self._lock:
            self._seq, rows = self._store.since(self._seq)
            self._take(rows)

    def get(self, finding: str) -> Finding:
        """The finding with this id; raises FactcheckError where the run has none."""
        if finding not in self._at:
            raise FactcheckError("This run has no such finding: load the page again")
        return self.order[self._at[finding]]

    def state(self, finding: Finding) -> State:
        """What was said of it so far."""
        return self._states.get(finding.key) or State(finding.key)

    def history(self, finding: Finding) -> list[Decision]:
        """Every row about it, oldest first."""
        with self._lock:
            return sorted(self._rows.get(finding.key, {}).values(), key=order)

    def select(self, view: View) -> list[Finding]:
        """The findings that a view shows, in order; `search` is words that all occur in it or its notes."""
        words = self._wanted(view)
        return [one for at, one in enumerate(self.order) if self._in(at, view, words)]

    def after(self, finding: str | None, view: View, back: bool = False) -> str | None:
        """The id of the finding of the view next after this one in the queue's order, going round at the end."""
        words = self._wanted(view)
        count = len(self.order)
        here = self._at.get(finding or "", count if back else -1)
        step = -1 if back else 1
        for distance in range(1, count + 1):
            at = (here + step * distance) % count
            if at != here and self._in(at, view, words):
                return self.order[at].id
        return None

    def progress(self) -> dict[str, int]:
        """Counts for the whole run: total, decided, disagreement, and each word."""
        return {
            "total": len(self.order),
            "decided": sum(self._counts[word] for word in WORDS),
            **{name: self._counts[name] for name in ("disagreement", *WORDS)},
        }

    def rules(self) -> list[str]:
        """The rules that occur, sorted."""
        return sorted({one.rule for one in self.order})

    def dropped(self) -> list[Dropped]:
        """Decisions on documents of this run that no longer belong to a finding of it."""
        _, rows = self._store.since(0)
        return dropped(self.run, self.order, rows)

    def siblings(self, finding: Finding) -> list[Finding]:
        """The other findings of the same fact that nobody has decided."""
        if finding.fact is None:
            return []
        same = self._of_fact[finding.fact]
        return [one for one in same if one.id != finding.id and self.state(one).decision is None]

    def decide(
        self,
        finding: str,
        word: str,
        reviewer: str,
        note: str | None = None,
        uid: str | None = None,
        whole_fact: bool = False,
    ) -> Decision:
        """Save a decision (on the disk when this returns) and count it in; with `whole_fact`, on its siblings too."""
        found = self.get(finding)
        others = self.siblings(found) if whole_fact and word in WORDS else []
        rows = self._store.decide_all([found, *others], word, reviewer, note, uid)
        with self._lock:
            self._take(rows)
        return rows[0]

    def undo(self, reviewer: str, uid: str | None = None, finding: str | None = None) -> Decision | None:
        """Take back the reviewer's latest act, on one finding or on any; None where there is none.

        An act on a whole fact is taken back as a whole. With the `uid` of an undo that was already saved, that undo is
        returned: a request sent twice undoes once.
        """
        with self._lock:
            keys = {self.get(finding).key} if finding else set(self._states)
            rows = [row for key in keys for row in self._rows[key].values() if row.reviewer == reviewer]
        if saved := next((row for row in rows if row.uid == uid), None):
            return saved
        undone = {row.undoes for row in rows}
        acts = [row for row in rows if row.undoes is None and row.uid not in undone]
        if not acts:
            return None
        lead = max(acts, key=order)
        joint = [row for row in acts if row.uid == joint_uid(lead.uid, row.key)]
        saved_rows = self._store.undo_all([lead, *joint], reviewer, uid)
        with self._lock:
            self._take(saved_rows)
        return saved_rows[0]

    def finding_of(self, row: Decision) -> Finding | None:
        """The finding of this run that a row is about."""
        return self._by_key.get(row.key)

    def _take(self, rows: Iterable[Decision]) -> None:
        touched = set()
        for row in rows:
            if row.key in self._by_key and row.uid not in self._rows[row.key]:
                self._rows[row.key][row.uid] = row
                touched.add(row.key)
        for key in touched:
            before, now = self._states.get(key), state(key, self._rows[key].values())
            self._states[key] = now
            self._counts.update(_counted(now))
            self._counts.subtract(_counted(before))

    @staticmethod
    def _wanted(view: View) -> list[str]:
        if view.show not in SHOWN:
            raise FactcheckError(f"There is no list {view.show!r}: choose one of {', '.join(SHOWN)}")
        return view.search.casefold().split()

    def _in(self, at: int, view: View, words: list[str]) -> bool:
        one = self.order[at]
        return (
            (not view.rule or one.rule == view.rule)
            and self._shown(one, view)
            and (not words or self._says(one, self._words[at], words))
        )

    def _says(self, finding: Finding, text: str, words: list[str]) -> bool:
        said = self._states.get(finding.key)
        notes = " ".join(one.note or "" for one in said.by).casefold() if said else ""
        return all(word in text or word in notes for word in words)

    def _shown(self, finding: Finding, view: View) -> bool:
        said = self._states.get(finding.key)
        if view.show == "all":
            return True
        if view.show == "open":
            return said is None or said.decision is None
        if view.show == "mine":
            mine = said.of(view.reviewer) if said else None
            return mine is None or mine.decision is None
        if said is None:
            return False
        return said.disagreement if view.show == "disagreement" else said.decision == view.show


def ranked(run: Mapping[str, Any]) -> list[Finding]:
    """A run's findings, most certain and most important first, those of one fact together.

    Worth is score times the weight of severity and verdict, raised a little by the number of sources that speak of
    the fact: a mistake that many repeat is read by many.
    """
    sources = {fact["id"]: len({one["document"] for one in fact["values"]}) for fact in run.get("facts", ())}
    found = findings(run)
    worth = [_worth(one, sources.get(one.fact, 2)) for one in found]
    facts = [one.fact or one.id for one in found]
    best: dict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for place, fact in enumerate(facts):
        best[fact] = max(best[fact], worth[place])
        first.setdefault(fact, place)
    places = sorted(range(len(found)), key=lambda at: (-best[facts[at]], first[facts[at]], -worth[at], at))
    return [found[at] for at in places]


def _worth(finding: Finding, sources: int) -> float:
    weight = REVIEW_SEVERITY_WEIGHT.get(finding.severity, 1.0)
    aged = REVIEW_SUPERSEDED_WEIGHT if finding.verdict == "superseded" else 1.0
    return finding.score * weight * aged * (1 + math.log2(max(sources, 2)) / 10)


def _counted(said: State | None) -> list[str]:
    """What a state adds to the progress."""
    if said is None or said.decision is None:
        return []
    return [said.decision, "disagreement"] if said.disagreement else [said.decision]


def _searchable(finding: Finding) -> str:
    parts = [finding.id, finding.verdict, finding.rule, finding.explanation, finding.a.quote, finding.a.path]
    if finding.b:
        parts += [finding.b.quote, finding.b.path]
    return " ".join(parts).casefold()
