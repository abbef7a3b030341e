"""Brings a decisions database to the present layout, with Alembic."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from factcheck.errors import FactcheckError
from factcheck.review.schema import VERSION_TABLE

HEAD = "0001"
"""The layout that this version of factcheck reads and writes; the newest file of `migrations/versions`."""

_LOCK = 0x66616374  # "fact": the advisory lock that lets one process at a time migrate a PostgreSQL database


def migrate(engine: sa.Engine) -> None:
    """Create or upgrade the tables; does nothing where they are up to date.

    Raises FactcheckError where the database was written by a newer factcheck.
    """
    with engine.connect() as connection:
        if version(connection) == HEAD:
            return
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        if version(connection) == HEAD:  # another process was faster
            return
        _upgrade(connection)


def version(connection: sa.Connection) -> str | None:
    """The layout of the database, None for one without our tables."""
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return found


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise FactcheckError(
            "The decisions store was written by a newer factcheck: upgrade with "
            "pip install -U 'factcheck-consistency[review]'"
        ) from error
