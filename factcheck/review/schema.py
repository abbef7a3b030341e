"""The table of decisions, and a connection to the database that holds it."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from factcheck.errors import FactcheckError
from factcheck.settings import REVIEW_LOCK_PAUSE_SECONDS, REVIEW_LOCK_SECONDS

metadata = sa.MetaData()

decisions = sa.Table(
    "factcheck_decisions",
    metadata,
    # BIGINT does not count up by itself on SQLite, INTEGER does
    sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
    sa.Column("uid", sa.String(32), nullable=False, unique=True),
    sa.Column("time", sa.String(27), nullable=False),
    sa.Column("reviewer", sa.Text, nullable=False),
    sa.Column("decision", sa.String(16), nullable=False),
    sa.Column("note", sa.Text),
    sa.Column("undoes", sa.String(32)),
    sa.Column("key", sa.String(24), nullable=False, index=True),
    sa.Column("finding", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),
    sa.Column("rule", sa.Text, nullable=False),
    sa.Column("score", sa.Double, nullable=False),
    sa.Column("path_a", sa.Text, nullable=False),
    sa.Column("quote_a", sa.Text, nullable=False),
    sa.Column("path_b", sa.Text, nullable=False),
    sa.Column("quote_b", sa.Text, nullable=False),
    sa.Column("occurrence", sa.Integer, nullable=False),
)
"""One row per act; `seq` is the order of arrival in this database, every other column a field of `Decision`."""

VERSION_TABLE = "factcheck_review_version"


def engine_for(url: str) -> sa.Engine:
    """An engine for a SQLite file (a path or `sqlite:///...`) or a PostgreSQL server (`postgresql://...`).

    Raises FactcheckError for any other address.
    """
    try:
        address = sa.make_url(url if "://" in url else f"sqlite:///{url}")
    except (sa.exc.ArgumentError, ValueError) as error:
        raise FactcheckError(f"--store is a file or postgresql://user@host/database, not {url!r}") from error
    name = address.get_backend_name()
    if name == "sqlite":
        return _sqlite(address)
    if name not in {"postgresql", "postgres"}:
        raise FactcheckError(f"--store is a SQLite file or a postgresql:// address, not {name}://")
    return sa.create_engine(address.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _sqlite(address: sa.URL) -> sa.Engine:
    if not address.database or address.database == ":memory:":
        raise FactcheckError("--store names a file: decisions in memory would be lost")
    try:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FactcheckError(f"The folder of {address.database} cannot be made: {error.strerror}") from error
    engine = sa.create_engine(address, connect_args={"timeout": REVIEW_LOCK_SECONDS})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _: Any) -> None:
        # the driver's own BEGIN comes late and would let two writers read the same state: SQLAlchemy begins instead
        connection.isolation_level = None
        _write_ahead(connection)
        # FULL: a commit returns only when the log is on the disk, so what was acknowledged survives a power cut
        connection.execute("PRAGMA synchronous = FULL")

    @sa.event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        write = connection.get_execution_options().get("write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch the file to a write-ahead log.

    That needs the file alone, and SQLite does not wait for it as it waits for other locks: several reviewers who open a
    new store at once would be refused.
    """
    until = time.monotonic() + REVIEW_LOCK_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(REVIEW_LOCK_PAUSE_SECONDS)
        else:
            return
