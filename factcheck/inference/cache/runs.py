"""Whole runs: a run on what has not changed since, by the same models and code, is answered by its last result."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from factcheck import settings
from factcheck.inference.cache.code import code_fingerprint
from factcheck.inference.cache.keys import key

if TYPE_CHECKING:
    from factcheck.inference.cache.store import Cache


def run_key(*made_of: str) -> bytes:
    """The key of a run: what it was made of (sources as read, options, models), and the code that made it."""
    return key(code_fingerprint(), *made_of)


def held_run(cache: Cache | None, one: bytes) -> dict[str, Any] | None:
    """The run as JSON, None where it is not held."""
    value = None if cache is None else cache.get("runs", [one]).get(one)
    if value is None:
        return None
    try:
        run = json.loads(zlib.decompress(value).decode("utf-8", "surrogatepass"))
    except (ValueError, zlib.error):
        return None
    return run if isinstance(run, dict) else None


def keep_run(cache: Cache | None, one: bytes, run: dict[str, Any]) -> None:
    """Keep a run as JSON, of all runs the latest CACHE_RUNS."""
    if cache is None:
        return
    written = json.dumps(run, separators=(",", ":"), ensure_ascii=False)
    value = zlib.compress(written.encode("utf-8", "surrogatepass"), 1)
    if len(value) <= settings.CACHE_RUN_BYTES:
        cache.put("runs", [(one, value)])
        cache.keep_latest("runs", settings.CACHE_RUNS)
