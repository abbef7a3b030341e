"""Shared by all tests: what the machine may lack is a printed skip, or a failure where FACTCHECK_REQUIRE names it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
os.environ["FACTCHECK_NO_CACHE"] = "1"
"""A test must not be answered by what an earlier run kept; tests of the cache bring a folder of their own."""

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def _chromium() -> str | None:
    return None if shutil.which("chromium") else "Debian's chromium is not installed (apt-get install chromium)"


def _postgres() -> str | None:
    url = os.environ.get("FACTCHECK_TEST_POSTGRES")
    return None if url else "FACTCHECK_TEST_POSTGRES does not name a PostgreSQL server (postgresql://...)"


def _shared() -> str | None:
    return None if SHARED.is_dir() else f"{SHARED} is not there"


MISSING = {"browser": _chromium, "postgres": _postgres, "shared": _shared}


def require(name: str) -> None:
    """Skip the calling test with a reason where `name` is missing; fail it where FACTCHECK_REQUIRE names it."""
    reason = MISSING[name]()
    if reason is None:
        return
    if name in os.environ.get("FACTCHECK_REQUIRE", "").split(","):
        pytest.fail(f"{name} is required here, but {reason}")
    pytest.skip(reason)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """The markers `browser`, `postgres` and `shared` ask for what they name."""
    for name in MISSING:
        if item.get_closest_marker(name):
            require(name)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared beside the checkout; the test is skipped where there is none."""
    require("shared")
    return SHARED
