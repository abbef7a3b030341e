"""`factcheck schema`: the JSON Schema of what check and audit write."""

from __future__ import annotations

import json

import click


@click.command("schema")
@click.argument("kind", type=click.Choice(["check", "audit"]), default="check")
def command(kind: str) -> None:
    """Print the JSON Schema of the JSON that check (or audit) writes.

    \b
    Example:
      factcheck schema audit > audit.schema.json
    """
    from factcheck.reporting.schema import schema

    click.echo(json.dumps(schema(kind), indent=2))
