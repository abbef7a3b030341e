"""A saved run in, decisions out: the store and the local review page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.review.apply import Dropped, apply, dropped
from factcheck.review.decision import WORDS, Decision, Standing, State, state
from factcheck.review.finding import Finding, Side, findings, normalise, pair_key

if TYPE_CHECKING:
    from factcheck.review.store import Store

__all__ = [
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


def extra_missing(error: ModuleNotFoundError) -> str:
    """What to do where a package of the extra `review` is not installed."""
    return f"Reviewing needs {error.name}: pip install 'factcheck-consistency[review]'"
