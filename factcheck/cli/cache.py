"""`factcheck cache`: what the cache holds, and how to make it smaller."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import cache_from, cache_option, hush
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.inference.cache import Cache

UNITS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}
SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", re.IGNORECASE)


@click.group("cache")
def command() -> None:
    """Look at the cache of computed results, or make it smaller.

    It holds vectors, scores and parses by the hash of their text and of the model that made them, and the latest whole
    runs. Nothing in it is needed: what is missing is computed again.

    \b
    Example:
      factcheck cache info
      factcheck cache prune --older-than 30 --max-size 500MB
    """


@command.command("info")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@cache_option
def info(form: str) -> None:
    """Say where the cache is and what is in it.

    \b
    Example:
      factcheck cache info --format json
    """
    cache = _opened()
    held = cache.held() if cache.path.is_file() else []
    _sound(cache)
    size = cache.file_bytes()
    if form == "json":
        kinds = [one.to_dict() for one in held]
        click.echo(json.dumps({"path": str(cache.path), "bytes": size, "kinds": kinds}, indent=2))
        return
    click.echo(f"{cache.path}: {_readable(size)}")
    for one in held:
        used = "used today" if not one.oldest_days else f"used {one.newest_days} to {one.oldest_days} days ago"
        click.echo(f"  {one.kind:<8} {one.entries:>10,} entries {_readable(one.bytes):>10}  {used}")


@command.command("prune")
@click.option(
    "--older-than", "days", type=click.FloatRange(0), metavar="DAYS", help="Drop what was not used for so long."
)
@click.option("--max-size", metavar="SIZE", help="Drop the longest unused until the rest fits: 500MB, 2G.")
@cache_option
def prune(days: float | None, max_size: str | None) -> None:
    """Drop what has not been used for long, or what does not fit.

    \b
    Example:
      factcheck cache prune --older-than 30
    """
    if days is None and max_size is None:
        raise click.UsageError("Say what to drop: --older-than DAYS, --max-size SIZE, or both.")
    cache = _opened()
    _report(cache, cache.prune(days, None if max_size is None else _bytes(max_size)))


@command.command("clear")
@cache_option
def clear() -> None:
    """Drop everything that was computed; models stay.

    \b
    Example:
      factcheck cache clear
    """
    cache = _opened()
    _report(cache, cache.clear())


def _opened() -> Cache:
    hush()
    cache = cache_from()
    assert cache is not None  # these commands have no --no-cache
    return cache


def _report(cache: Cache, dropped: int) -> None:
    _sound(cache)
    click.echo(f"Dropped {dropped:,} entries; {_readable(cache.file_bytes())} left in {cache.path}.")


def _sound(cache: Cache) -> None:
    if cache.problem:
        raise FactcheckError(f"{cache.path} cannot be used ({cache.problem}); name another folder with --cache.")


def _bytes(size: str) -> int:
    match = SIZE.fullmatch(size.strip())
    if match is None:
        raise click.BadParameter(f"{size!r} is no size; write it as 500MB or 2G.", param_hint="--max-size")
    return int(float(match[1]) * UNITS[match[2].lower()])


def _readable(size: int) -> str:
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {name}"
    return f"{size} B"
