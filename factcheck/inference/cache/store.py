"""The cache itself: one SQLite file of keys and bytes, which any number of runs may use at once.

A cache is never worth a failed run: what goes wrong with it is said once, and the run goes on without it.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, Literal, TypeVar

from factcheck import settings

Kind = Literal["vectors", "scores", "parses", "runs"]
KINDS: tuple[Kind, ...] = ("vectors", "scores", "parses", "runs")

FILE = "cache.db"
LAYOUT = 1
"""PRAGMA user_version; a file of another layout is made anew."""

TABLE = """
CREATE TABLE IF NOT EXISTS entries (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    used INTEGER NOT NULL,
    value BLOB NOT NULL
)
"""
"""`used` is the day (since 1970) on which an entry was last read: a finer time would make every reader a writer."""

OVERHEAD = 64
"""Bytes that an entry takes beside its value: its key twice, its day, the page's share (measured on 100,000 scores)."""

SEAL_BYTES = 4

DAMAGED = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
DAY_SECONDS = 86_400

_log = logging.getLogger("factcheck")
T = TypeVar("T")


def default_folder() -> Path:
    """`factcheck/` in the user's cache folder; FACTCHECK_CACHE names another."""
    from platformdirs import user_cache_dir

    return Path(os.environ.get("FACTCHECK_CACHE") or user_cache_dir("factcheck", appauthor=False)).expanduser()


@dataclass(frozen=True, slots=True)
class Held:
    """Entries of one kind, the bytes of their values, and how many days ago they were used, at most and at least."""

    kind: str
    entries: int
    bytes: int
    oldest_days: int
    newest_days: int

    def to_dict(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


class Cache:
    """Bytes by key, in `folder` (the user's cache folder where it is None); opened when it is first asked.

    It may be shared by threads, sent to other processes, and used by several runs at once. `problem` says why it is no
    longer used, "" while it is.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = default_folder() if folder is None else Path(folder).expanduser()
        self.path = self.folder / FILE
        self.problem = ""
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._lock = threading.RLock()

    @classmethod
    def chosen(cls) -> Cache | None:
        """The cache that the environment chooses: FACTCHECK_CACHE names its folder, FACTCHECK_NO_CACHE=1 wants none."""
        return None if os.environ.get("FACTCHECK_NO_CACHE", "").lower() in ("1", "true", "yes", "on") else cls()

    def __reduce__(self) -> tuple[type[Cache], tuple[Path]]:
        return Cache, (self.folder,)

    def get(self, kind: Kind, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are held."""
        found: dict[bytes, bytes] = {}
        for block in _blocks(keys, settings.CACHE_KEYS_AT_ONCE):
            self._do(partial(_read_into, found, kind, block), None)
        return found

    def put(self, kind: Kind, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values, in place of those that are held under the same keys."""
        today = _today()
        entries = [(key, kind, today, _sealed(value)) for key, value in rows]
        insert = "INSERT OR REPLACE INTO entries (key, kind, used, value) VALUES (?, ?, ?, ?)"

        def write(db: sqlite3.Connection) -> None:
            with _transaction(db):
                db.executemany(insert, entries)

        if entries:
            self._do(write, None)

    def held(self) -> list[Held]:
        """What is in it, by kind."""
        query = "SELECT kind, COUNT(*), SUM(LENGTH(value)), MIN(used), MAX(used) FROM entries GROUP BY kind"
        today = _today()
        none: list[tuple[str, int, int, int, int]] = []
        rows = self._do(lambda db: db.execute(query).fetchall(), none)
        return [Held(kind, count, size, today - first, today - last) for kind, count, size, first, last in rows]

    def prune(self, days: float | None = None, most_bytes: int | None = None) -> int:
        """Drop what was not used for `days`, then the longest unused until the rest takes `most_bytes`; how many."""

        def drop(db: sqlite3.Connection) -> int:
            count = 0
            with _transaction(db):
                if days is not None:
                    count += db.execute("DELETE FROM entries WHERE used < ?", (_today() - days,)).rowcount
                if most_bytes is not None:
                    count += db.execute(
                        "DELETE FROM entries WHERE id IN (SELECT id FROM (SELECT id, SUM(LENGTH(value) + ?)"
                        " OVER (ORDER BY used DESC, id DESC) AS size FROM entries) WHERE size > ?)",
                        (OVERHEAD, most_bytes),
                    ).rowcount
            return count

        dropped = self._do(drop, 0)
        if dropped:
            self._do(_shrink, None)
        return dropped

    def keep_latest(self, kind: Kind, count: int) -> None:
        """Drop entries of a kind but for those that were made last."""
        query = (
            "DELETE FROM entries WHERE kind = ? AND id <= "
            "(SELECT id FROM entries WHERE kind = ? ORDER BY id DESC LIMIT 1 OFFSET ?)"
        )

        def drop(db: sqlite3.Connection) -> None:
            with _transaction(db):
                db.execute(query, (kind, kind, count))

        self._do(drop, None)

    def clear(self) -> int:
        """Drop everything; how many entries there were."""

        def drop(db: sqlite3.Connection) -> int:
            with _transaction(db):
                return db.execute("DELETE FROM entries").rowcount

        dropped = self._do(drop, 0)
        self._do(_shrink, None)
        return dropped

    def file_bytes(self) -> int:
        """Size on disk of the file and of what SQLite keeps beside it."""
        return sum(path.stat().st_size for path in _files(self.path) if path.is_file())

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None and self._process == os.getpid():
                connection.close()

    def _do(self, action: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Do it, or say once why it cannot be done; a damaged file is replaced and the action tried on the new one."""
        with self._lock:
            for last in (False, True):
                if self.problem:
                    return otherwise
                try:
                    return action(self._open())
                except sqlite3.Error as error:
                    self._answer(error, last)
                except OSError as error:
                    self._give_up(error.strerror or str(error))
            return otherwise

    def _answer(self, error: sqlite3.Error, last: bool) -> None:
        """Replace a damaged file, the first time; else do without the cache."""
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the rest of the code is detail
        if code not in DAMAGED or last:
            self._give_up(str(error))
            return
        _log.warning("The cache %s is damaged (%s); it is made anew.", self.path, error)
        self.close()
        for path in _files(self.path):
            path.unlink(missing_ok=True)

    def _give_up(self, why: str) -> None:
        self.problem = why
        self.close()
        _log.warning("The cache %s cannot be used (%s); going on without it.", self.path, why)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():  # SQLite forbids a connection to cross a fork
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = _connect(self.path)
            self._process = os.getpid()
            if self.file_bytes() > settings.CACHE_MOST_BYTES:
                self.prune(most_bytes=int(settings.CACHE_MOST_BYTES * settings.CACHE_PRUNED_TO))
        return self._connection


def _files(path: Path) -> list[Path]:
    return [path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))]


def _connect(path: Path) -> sqlite3.Connection:
    """A connection in write-ahead mode, in which readers and the one writer do not wait for each other."""
    deadline = time.monotonic() + settings.CACHE_LOCK_SECONDS
    while True:
        connection = sqlite3.connect(
            path, timeout=settings.CACHE_LOCK_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            _lay_out(connection)
            return connection
        except sqlite3.OperationalError as error:
            connection.close()
            # the change to write-ahead mode is refused, not waited for, while another run is opening the new file
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        except sqlite3.Error:
            connection.close()
            raise


def _lay_out(connection: sqlite3.Connection) -> None:
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    if layout == LAYOUT:
        return
    with _transaction(connection):
        if layout:
            connection.execute("DROP TABLE IF EXISTS entries")
        connection.execute(TABLE)
        connection.execute(f"PRAGMA user_version = {LAYOUT}")


class _transaction:  # noqa: N801  (used as a word of the language)
    """A write transaction that is begun at once, so that two writers wait for each other and never deadlock."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self._connection.execute("COMMIT")
        elif self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _read_into(found: dict[bytes, bytes], kind: Kind, keys: Sequence[bytes], db: sqlite3.Connection) -> None:
    today = _today()
    marks = ",".join("?" * len(keys))
    query = f"SELECT key, value, used FROM entries WHERE kind = ? AND key IN ({marks})"
    rows = db.execute(query, (kind, *keys)).fetchall()
    found.update((key, value) for key, sealed, _ in rows if (value := _opened(sealed)) is not None)
    stale = [(today, key) for key, _, used in rows if used < today]
    if stale:
        with _transaction(db):
            db.executemany("UPDATE entries SET used = ? WHERE key = ?", stale)


def _sealed(value: bytes) -> bytes:
    """The value after its checksum: SQLite notices damage to its pages' order, not to what is written on them."""
    return zlib.crc32(value).to_bytes(SEAL_BYTES, "big") + value


def _opened(sealed: bytes) -> bytes | None:
    value = sealed[SEAL_BYTES:]
    return value if zlib.crc32(value).to_bytes(SEAL_BYTES, "big") == sealed[:SEAL_BYTES] else None


def _shrink(db: sqlite3.Connection) -> None:
    """Give the space of dropped entries back, unless another run is busy with the file."""
    try:
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def _today() -> int:
    return int(time.time() // DAY_SECONDS)


def _blocks(keys: Sequence[bytes], size: int) -> Iterator[list[bytes]]:
    waiting = iter(keys)
    while block := list(islice(waiting, size)):
        yield block
