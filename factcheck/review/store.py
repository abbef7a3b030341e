"""The store of decisions: SQLite beside the sources, or PostgreSQL for a team; rows are added, never changed."""

from __future__ import annotations

import os
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from factcheck.errors import FactcheckError
from factcheck.review import DEFAULT, ENVIRONMENT
from factcheck.review.decision import NOTE, UNDO, Decision, State, joint_uid, order, state
from factcheck.review.finding import Finding
from factcheck.review.migrate import migrate
from factcheck.review.schema import decisions, engine_for

_COLUMNS = [decisions.c[one.name] for one in fields(Decision)]
_BATCH = 500  # keys per query: SQLite takes 32,766 parameters, a short query plans faster
_OVERLAP = {"postgresql": 200}  # it may commit a lower `seq` after a higher one: look back for late rows


class Store:
    """Decisions on disk; every method that returns has its rows committed and on the disk.

    Safe to use from several threads and, with others, from several processes.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str | None = None) -> Store:
        """The store at `url` (a file, `sqlite:///file` or `postgresql://...`), created or upgraded as needed.

        Raises FactcheckError with one sentence where it cannot be opened.
        """
        engine = engine_for(url or os.environ.get(ENVIRONMENT) or DEFAULT)
        try:
            migrate(engine)
        except sa.exc.DBAPIError as error:
            raise FactcheckError(f"The decisions store {engine.url} cannot be opened: {_first(error)}") from error
        return cls(engine)

    @property
    def url(self) -> str:
        """Where it is, without its password."""
        return str(self._engine.url)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def decide(
        self,
        finding: Finding,
        word: str,
        reviewer: str,
        note: str | None = None,
        uid: str | None = None,
    ) -> Decision:
        """Add what `reviewer` says of `finding`: one of the `WORDS`, or `note` to add a note alone.

        A `uid` that is already there returns the row of then, so a request may be sent again after a broken line.
        """
        return self.decide_all([finding], word, reviewer, note, uid)[0]

    def decide_all(
        self,
        findings: Sequence[Finding],
        word: str,
        reviewer: str,
        note: str | None = None,
        uid: str | None = None,
    ) -> list[Decision]:
        """Add the same word on several findings, all or none; the note goes with the first, which `uid` is for.

        The uids of the others are made from the first one (`decision.joint_uid`), so that they can be undone with it.
        """
        if word == UNDO:
            raise FactcheckError("Say which act to take back: Store.undo")
        lead = uid or uuid.uuid4().hex
        first, *others = findings
        rows = [_row(one, word, reviewer, None, joint_uid(lead, one.key)) for one in others]
        *added, own = self._append([*rows, _row(first, word, reviewer, note, lead)])
        return [own, *added]

    def undo(self, act: Decision, reviewer: str, uid: str | None = None) -> Decision:
        """Take back one's own `act` by a further row; raises FactcheckError for somebody else's."""
        return self.undo_all([act], reviewer, uid)[0]

    def undo_all(self, acts: Sequence[Decision], reviewer: str, uid: str | None = None) -> list[Decision]:
        """Take back one's own acts, all or none; `uid` is for the row on the first of them."""
        if theirs := [act.reviewer for act in acts if act.reviewer != reviewer]:
            raise FactcheckError(f"Only {theirs[0]} can take back what {theirs[0]} decided")
        lead = uid or uuid.uuid4().hex
        first, *others = [_undoing(act, lead if at == 0 else joint_uid(lead, act.key)) for at, act in enumerate(acts)]
        *added, own = self._append([*others, first])
        return [own, *added]

    def rows(self) -> list[Decision]:
        """Every row, in the order in which export writes them."""
        with self._reading() as connection:
            # sorted here: a database sorts text by its own locale, and an export must be the same from any of them
            return sorted((_decision(row) for row in connection.execute(sa.select(*_COLUMNS))), key=order)

    def history(self, keys: Iterable[str]) -> dict[str, list[Decision]]:
        """The rows of each of these findings that has any, oldest first."""
        wanted = list(dict.fromkeys(keys))
        found: dict[str, list[Decision]] = defaultdict(list)
        with self._reading() as connection:
            for at in range(0, len(wanted), _BATCH):
                query = sa.select(*_COLUMNS).where(decisions.c.key.in_(wanted[at : at + _BATCH]))
                for row in connection.execute(query):
                    found[row.key].append(_decision(row))
        return {key: sorted(rows, key=order) for key, rows in found.items()}

    def current(self, findings: Iterable[Finding]) -> dict[str, State]:
        """Finding id -> what was said of it, for each finding that somebody acted on."""
        wanted = list(findings)
        history = self.history(one.key for one in wanted)
        return {one.id: state(one.key, history[one.key]) for one in wanted if one.key in history}

    def since(self, seq: int) -> tuple[int, list[Decision]]:
        """The rows that came after `seq` (and some from shortly before), and the `seq` to ask with next."""
        late = _OVERLAP.get(self._engine.dialect.name, 0)
        query = sa.select(decisions.c.seq, *_COLUMNS).where(decisions.c.seq > seq - late)
        with self._reading() as connection:
            found = connection.execute(query).all()
        return max((row.seq for row in found), default=seq), [_decision(row) for row in found]

    def merge(self, rows: Iterable[Decision]) -> int:
        """Add rows from elsewhere, all or none; rows already here are passed over. Returns how many were new.

        Raises FactcheckError where a row here has the same uid and says something else.
        """
        new = {row.uid: row for row in rows}
        with self._writing() as connection:
            uids = list(new)
            for at in range(0, len(uids), _BATCH):
                query = sa.select(*_COLUMNS).where(decisions.c.uid.in_(uids[at : at + _BATCH]))
                for found in connection.execute(query):
                    if new.pop(found.uid) != _decision(found):
                        raise FactcheckError(
                            f"The store has another row {found.uid}: one of the two was edited, so nothing was imported"
                        )
            if new:
                connection.execute(sa.insert(decisions), [row.to_dict() for row in sorted(new.values(), key=order)])
        return len(new)

    def _append(self, rows: Sequence[Decision]) -> list[Decision]:
        with self._writing() as connection:
            return [_insert(connection, row) for row in rows]

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise FactcheckError(f"The decisions store cannot be read: {_first(error)}") from error

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect().execution_options(write=True) as connection, connection.begin():
                yield connection
        except sa.exc.DBAPIError as error:
            raise FactcheckError(f"The decision was not saved: {_first(error)}") from error


def _insert(connection: sa.Connection, row: Decision) -> Decision:
    earlier = connection.execute(sa.select(*_COLUMNS).where(decisions.c.uid == row.uid)).first()
    if earlier is not None:
        return _same_act(_decision(earlier), row)
    last = connection.scalar(sa.select(sa.func.max(decisions.c.time)).where(decisions.c.key == row.key))
    row = Decision.from_dict(replace(row, time=_now(last)).to_dict())
    connection.execute(sa.insert(decisions), [row.to_dict()])
    return row


def _undoing(act: Decision, uid: str) -> Decision:
    return replace(act, uid=uid, decision=UNDO, note=None, undoes=act.uid)


def _row(finding: Finding, word: str, reviewer: str, note: str | None, uid: str | None) -> Decision:
    return Decision(
        uid=uid or uuid.uuid4().hex,
        time="",
        reviewer=reviewer.strip(),
        decision=word,
        note=note if note or word == NOTE else None,
        undoes=None,
        key=finding.key,
        finding=finding.id,
        verdict=finding.verdict,
        rule=finding.rule,
        score=finding.score,
        path_a=finding.paths[0],
        quote_a=finding.quotes[0],
        path_b=finding.paths[1],
        quote_b=finding.quotes[1],
        occurrence=finding.occurrence,
    )


def _same_act(stored: Decision, sent: Decision) -> Decision:
    if (stored.key, stored.decision, stored.reviewer) != (sent.key, sent.decision, sent.reviewer):
        raise FactcheckError("This uid already stands for another decision: make a new one for each")
    return stored


def _now(last: str | None) -> str:
    """The time, moved past `last`: a clock that was set back must not put an act before the one it answers."""
    now = datetime.now(UTC)
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _decision(row: sa.Row[tuple[object, ...]]) -> Decision:
    return Decision(**{one.name: getattr(row, one.name) for one in fields(Decision)})


def _first(error: sa.exc.DBAPIError) -> str:
    """The database's own words, on one line."""
    return (str(error.orig).strip().splitlines() or [type(error.orig).__name__])[0]
