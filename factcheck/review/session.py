"""A saved run and a store, opened for reviewing."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import review
from factcheck.errors import FactcheckError
from factcheck.review.decision import NAME_LIMIT
from factcheck.review.finding import REVIEWED

if TYPE_CHECKING:
    from factcheck.review.queue import Queue
    from factcheck.review.store import Store

REPORT = "report.json"


def load(path: str | Path) -> dict[str, Any]:
    """The run saved at `path` (a file, or a report folder with `report.json`); raises FactcheckError for others."""
    place = Path(path)
    if place.is_dir():
        place = place / REPORT
    try:
        run = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise FactcheckError(f"{place} is not there: factcheck check SOURCES -o {place.parent} makes it") from error
    except OSError as error:
        raise FactcheckError(f"{place} cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise FactcheckError(f"{place} is not JSON: give the report.json that factcheck check wrote") from error
    if not isinstance(run, dict) or run.get("kind") not in REVIEWED:
        raise FactcheckError(f"{place} is no saved run: give the report.json that factcheck check or audit wrote")
    if run.get("schema_version") != "1":
        raise FactcheckError(f'{place} has schema_version {run.get("schema_version")!r}; this factcheck reads "1"')
    return run


def reviewer_name(asked: str | None) -> str:
    """The name given, else the login name; raises FactcheckError where it is empty or too long."""
    if asked is None:
        try:
            asked = getpass.getuser()
        except (KeyError, OSError):  # a container whose user has no name
            asked = "reviewer"
    name = asked.strip()
    if not name or len(name) > NAME_LIMIT:
        raise FactcheckError(f"--reviewer is a name of 1 to {NAME_LIMIT} characters")
    return name


@contextmanager
def opened(path: str | Path, store: str | None) -> Iterator[tuple[Queue, Store]]:
    """The queue of a saved run over the store at `store`, which is closed at the end."""
    run = load(path)
    from factcheck.review.queue import Queue

    with review.Store.open(store) as decisions:
        try:
            queue = Queue(run, decisions)
        except (KeyError, TypeError, ValueError) as error:
            raise FactcheckError(f"{path} is no complete run ({error!r}): run factcheck check again") from error
        yield queue, decisions


def serve(
    queue: Queue,
    store: Store,
    reviewer: str,
    *,
    host: str,
    port: int,
    token: str | None,
    ready: Callable[[str], None],
) -> None:
    """Serve the review page until it is interrupted; see `server.serve`."""
    try:
        from factcheck.review import server
    except ModuleNotFoundError as error:
        raise FactcheckError(review.extra_missing(error)) from error
    server.serve(queue, store.rows, reviewer, host=host, port=port, token=token, ready=ready)
