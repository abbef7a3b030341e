"""A store on each database, and a review server in its own process."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from factcheck.review import Store


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty store: a file, or a schema of its own on the PostgreSQL server of the tests."""
    if request.param == "sqlite":
        yield str(tmp_path / "kept" / "decisions.db")
        return
    import psycopg

    server = os.environ["FACTCHECK_TEST_POSTGRES"]
    schema = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{server}?options=-csearch_path%3D{schema}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store on each database."""
    with Store.open(url) as opened:
        yield opened


@dataclass
class Served:
    """A review server that runs in a process of its own."""

    address: str
    process: subprocess.Popen[str]
    database: Path

    def csrf(self) -> str:
        """The secret that the page holds."""
        import httpx

        found = re.search(r'name="factcheck-csrf" content="([^"]+)"', httpx.get(self.address).text)
        assert found is not None
        return found[1]

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts a server on a run, on a free port."""
    started: list[Served] = []

    def start(run: dict[str, Any], *options: str, reviewer: str = "ana") -> Served:
        saved = tmp_path / "report.json"
        saved.write_text(json.dumps(run))
        database = tmp_path / "decisions.db"
        command = [sys.executable, "-m", "factcheck", "review", str(saved), "--port", "0", "--store", str(database)]
        process = subprocess.Popen(
            [*command, "--reviewer", reviewer, *options],
            stdout=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONPATH": str(Path(__file__).parents[2])},
        )
        assert process.stdout is not None
        said = process.stdout.readline()
        address = re.search(r"http://\S+", said)
        assert address is not None, f"the server did not start: {said!r}"
        started.append(Served(address[0], process, database))
        return started[-1]

    yield start
    for one in started:
        one.kill()
