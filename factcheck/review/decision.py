"""What reviewers said: one row per act, and what the rows of a finding come to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Literal

from factcheck.errors import FactcheckError

Word = Literal["confirmed", "false_alarm", "superseded", "different_thing", "unsure"]
WORDS: tuple[Word, ...] = ("confirmed", "false_alarm", "superseded", "different_thing", "unsure")
"""What a reviewer can decide, in the order of the keys c f s d u."""

NOTE, UNDO = "note", "undo"
ACTS = (*WORDS, NOTE, UNDO)
QUIET = frozenset({"false_alarm", "different_thing"})
"""The words that say that there is no contradiction."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_UID = re.compile(r"[0-9a-f]{32}")
_KEY = re.compile(r"[0-9a-f]{24}")
NAME_LIMIT, NOTE_LIMIT = 100, 10_000
"""Characters that a reviewer's name and a note may have."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One act of one reviewer; rows are added and never changed.

    uid          32 hexadecimal digits, made where the act was made, so that the same act is never stored twice
    time         UTC, `2025-03-14T09:26:53.589793Z`; later than every earlier act on the same finding
    decision     one of `WORDS`; `note` (adds a note and decides nothing); `undo` (takes back the act `undoes`)
    note         what the reviewer wrote, or None (a note then stays as it was)
    key          the finding, by its two quotes (`Finding.key`); `finding` is the id that it had in the run
    verdict, rule, score   what the run said of it, for measuring rules by decisions
    path_a ... occurrence  the parts of the key
    """

    uid: str
    time: str
    reviewer: str
    decision: str
    note: str | None
    undoes: str | None
    key: str
    finding: str
    verdict: str
    rule: str
    score: float
    path_a: str
    quote_a: str
    path_b: str
    quote_b: str
    occurrence: int

    def to_dict(self) -> dict[str, Any]:
        """As JSON: every field by its name."""
        return asdict(self)

    @classmethod
    def from_dict(cls, row: object) -> Decision:
        """The decision that `to_dict` wrote; raises FactcheckError that says which field is wrong."""
        if not isinstance(row, Mapping):
            raise FactcheckError("a decision is a JSON object with the fields that `decisions export` writes")
        names = {one.name for one in fields(cls)}
        if wrong := sorted(set(row) ^ names):
            raise FactcheckError(f"fields missing or unknown: {', '.join(map(str, wrong))}")
        values = dict(row)
        for name in names - {"note", "undoes", "score", "occurrence"}:
            _text(name, values[name])
        for name in ("note", "undoes"):
            if values[name] is not None:
                _text(name, values[name])
        score, occurrence = values["score"], values["occurrence"]
        if isinstance(score, bool) or not isinstance(score, (int, float)) or not 0 <= score <= 1:
            raise FactcheckError("`score` is a number from 0 to 1")
        if isinstance(occurrence, bool) or not isinstance(occurrence, int) or not 0 <= occurrence < 2**31:
            raise FactcheckError("`occurrence` is a whole number from 0")
        decision = cls(**values | {"score": float(score)})
        decision._check()
        return decision

    def _check(self) -> None:
        if self.decision not in ACTS:
            raise FactcheckError(f"`decision` is one of {', '.join(ACTS)}, not {self.decision!r}")
        if (self.decision == UNDO) != (self.undoes is not None):
            raise FactcheckError("`undoes` names the act taken back by an `undo`, and is null in every other row")
        for name, pattern in (("uid", _UID), ("time", _TIME), ("key", _KEY), ("undoes", _UID)):
            value = getattr(self, name)
            if value is not None and not pattern.fullmatch(value):
                raise FactcheckError(f"`{name}` is not in the form that `decisions export` writes: {value!r}")
        if not self.reviewer.strip() or len(self.reviewer) > NAME_LIMIT:
            raise FactcheckError(f"`reviewer` is a name of 1 to {NAME_LIMIT} characters")
        if len(self.note or "") > NOTE_LIMIT:
            raise FactcheckError(f"a note has at most {NOTE_LIMIT} characters")


@dataclass(frozen=True, slots=True)
class Standing:
    """What one reviewer's acts on a finding come to: a word, or None with a note alone."""

    reviewer: str
    decision: str | None
    note: str | None
    time: str
    uid: str


@dataclass(frozen=True, slots=True)
class State:
    """What all reviewers together said of a finding.

    `decision` is the word that stands: the latest definite one ("unsure" gives way to any other reviewer's word);
    None while nobody has decided. `disagreement` is True where two reviewers' definite words differ.
    """

    key: str
    by: tuple[Standing, ...] = ()
    last: Decision | None = field(default=None, repr=False)

    @property
    def _decided(self) -> list[Standing]:
        decided = [one for one in self.by if one.decision]
        return [one for one in decided if one.decision != "unsure"] or decided

    @property
    def standing(self) -> Standing | None:
        """The reviewer's word that stands for the finding."""
        return max(self._decided, key=lambda one: (one.time, one.uid), default=None)

    @property
    def decision(self) -> str | None:
        """The word that stands, None while nobody has decided."""
        return self.standing.decision if self.standing else None

    @property
    def disagreement(self) -> bool:
        """Whether two reviewers' definite words differ."""
        return len({one.decision for one in self._decided}) > 1

    @property
    def quiet(self) -> bool:
        """Whether all who decided agree that there is no contradiction; a disagreement keeps a finding loud."""
        return bool(self._decided) and all(one.decision in QUIET for one in self._decided)

    def of(self, reviewer: str) -> Standing | None:
        """What `reviewer` said, None if nothing stands."""
        return next((one for one in self.by if one.reviewer == reviewer), None)

    def to_dict(self) -> dict[str, Any]:
        """As JSON, for a run's finding: `{"decision", "reviewer", "time", "note", "disagreement", "by"}`."""
        standing = self.standing
        return {
            "decision": self.decision,
            "reviewer": standing.reviewer if standing else None,
            "time": standing.time if standing else None,
            "note": standing.note if standing else None,
            "disagreement": self.disagreement,
            "by": [asdict(one) for one in self.by],
        }


def joint_uid(lead: str, key: str) -> str:
    """The uid of the row on finding `key` in an act on several findings whose first row is `lead`."""
    return hashlib.sha256(f"{lead}{key}".encode()).hexdigest()[:32]


def order(decision: Decision) -> tuple[str, str]:
    """Where a row stands among others, in any store: by time, then uid."""
    return decision.time, decision.uid


def state(key: str, rows: Iterable[Decision]) -> State:
    """What the rows of one finding come to; rows may come in any order."""
    ordered = sorted((row for row in rows if row.key == key), key=order)
    undone = {row.undoes for row in ordered if row.decision == UNDO}
    by: dict[str, Standing] = {}
    last = None
    for row in ordered:
        if row.decision == UNDO or row.uid in undone:
            continue
        before = by.get(row.reviewer)
        word = (before.decision if before else None) if row.decision == NOTE else row.decision
        note = row.note if row.note is not None else (before.note if before else None)
        by[row.reviewer] = Standing(row.reviewer, word, note or None, row.time, row.uid)
        last = row
    return State(key, tuple(by[name] for name in sorted(by)), last)


def _text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise FactcheckError(f"`{name}` is text")
    if "\x00" in value or any("\ud800" <= char <= "\udfff" for char in value):
        raise FactcheckError(f"`{name}` holds a character that no database keeps (NUL or half a surrogate pair)")
