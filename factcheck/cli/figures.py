"""`factcheck figures`: every figure of a text, with its value, unit and place."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.figures import Figure

MAX_NAME = 255
"""Longest file name that a system allows: a longer argument is a text, and asking for it as a file is an error."""


@click.command(name="figures")
@click.argument("text", metavar="TEXT|FILE|-")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option(
    "--published", metavar="DATE", help="ISO date of the text, which `next year` and `on Tuesday` are told from."
)
@click.option(
    "--fiscal-start",
    type=click.IntRange(1, 12),
    metavar="MONTH",
    help="Month in which the fiscal year starts (1 to 12).",
)
def command(text: str, form: str, published: str | None, fiscal_start: int | None) -> None:
    """List the figures of TEXT (or of a file, or of stdin with -): kind, value, unit, bounds, where it stands.

    \b
    Examples:
      factcheck figures "The plant employs about 9,150 people and cost $3-4 billion."
      factcheck figures report.txt --format json
      echo "Sales rose 12% last year." | factcheck figures - --published 2025-03-01
    """
    from factcheck.figures import find
    from factcheck.figures.iso import parse

    if published is not None and parse(published) is None:
        raise FactcheckError(f"--published takes an ISO date such as 2025-03-01, 2025-03 or 2025, not {published!r}.")
    found = find(_text(text), published=published, fiscal=fiscal_start)
    if form == "json":
        click.echo(json.dumps([figure.to_dict() for figure in found], ensure_ascii=False, indent=2))
    else:
        _table(found)


def _text(argument: str) -> str:
    """The text itself, or what the file or stdin that it names holds."""
    if argument == "-":
        return sys.stdin.read()
    path = Path(argument)
    if len(argument) > MAX_NAME or "\n" in argument or not path.is_file():
        return argument
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FactcheckError(f"{path} is not UTF-8 text; save it as UTF-8 and try again.") from error
    except OSError as error:
        raise FactcheckError(f"{path} cannot be read: {error.strerror}.") from error


def _table(found: list[Figure]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("kind", "value", "unit", "bounds", "as written"):
        table.add_column(column, justify="right" if column == "value" else "left", overflow="fold")
    for figure in found:
        table.add_row(figure.kind, _value(figure), figure.unit or "", _bounds(figure), figure.text)
    Console(width=None if sys.stdout.isatty() else 120, highlight=False, markup=False).print(table)


def _value(figure: Figure) -> str:
    if figure.value is None:
        return f"{_number(figure.low)} to {_number(figure.high)}"
    return _number(figure.value)


def _number(value: float | str | None) -> str:
    return f"{value:,.10g}" if isinstance(value, float) else str(value)


def _bounds(figure: Figure) -> str:
    words = ["about"] if figure.approx else []
    words += [{"min": "at least", "max": "at most"}[figure.bound]] if figure.bound else []
    words += [figure.modifier] if figure.modifier else []
    return ", ".join(words)
