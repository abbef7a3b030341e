"""`factcheck diff`: which disagreements are new, resolved, or still there."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path), metavar="OLD.json")
@click.argument("new", type=click.Path(path_type=Path), metavar="NEW.json")
@click.option("--format", "name", type=click.Choice(["text", "json"]), default="text", help="Default: text.")
@click.pass_context
def command(context: click.Context, old: Path, new: Path, name: str) -> None:
    """Say which disagreements are new, resolved, or still there, between two saved runs.

    Findings keep their ids from run to run, so that only what changed is named. Exits with 1 where a contradiction is
    new, else with 0.

    \b
    Example:
      factcheck diff monday.json tuesday.json
    """
    from factcheck.reporting.diff import diff
    from factcheck.reporting.load import load

    made = diff(load(old), load(new))
    text = made.to_text() if name == "text" else json.dumps(made.to_dict(), ensure_ascii=False, indent=1) + "\n"
    click.echo(text, nl=False)
    context.exit(made.exit_code)
