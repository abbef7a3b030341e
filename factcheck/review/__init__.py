"""A saved run in, decisions out: the store and the local review page."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.review.apply import Dropped, apply, dropped
from factcheck.review.decision import WORDS, Decision, Standing, State, state
from factcheck.review.finding import Finding, Side, findings, normalise, pair_key

if TYPE_CHECKING:
    from factcheck.review.store import Store

DEFAULT = ".factcheck/decisions.db"
"""Where decisions are kept if nothing else is said: in the folder the command is run in."""

ENVIRONMENT = "FACTCHECK_STORE"
"""Names the store where `--store` does not; keeps a database password off the command line."""

__all__ = [
    "DEFAULT",
    "ENVIRONMENT",
    "WORDS",
    "Decision",
    "Dropped",
    "Finding",
    "Side",
    "Standing",
    "State",
    "Store",
    "apply",
    "dropped",
    "existing_store",
    "findings",
    "normalise",
    "pair_key",
    "state",
]


def __getattr__(name: str) -> object:
    """`Store` is imported when it is asked for: it needs the extra `review`."""
    if name != "Store":
        raise AttributeError(name)
    try:
        from factcheck.review.store import Store
    except ModuleNotFoundError as error:
        raise FactcheckError(extra_missing(error)) from error
    return Store


def existing_store(url: str | None = None) -> Store | None:
    """The store at `url` (else FACTCHECK_STORE, else `.factcheck/decisions.db`) if it is there, else None.

    A command that only reads decisions makes no empty store, and needs the extra only where there is a store.
    """
    place = url or os.environ.get(ENVIRONMENT) or DEFAULT
    if not place.startswith("postgres") and not Path(place.removeprefix("sqlite:///")).is_file():
        return None
    opened: Store = __getattr__("Store").open(place)  # type: ignore[attr-defined]
    return opened


def extra_missing(error: ModuleNotFoundError) -> str:
    """What to do where a package of the extra `review` is not installed."""
    return f"Reviewing needs {error.name}: pip install 'factcheck-consistency[review]'"
