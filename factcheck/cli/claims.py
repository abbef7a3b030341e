"""`factcheck claims`: what each source asserts."""

from __future__ import annotations

import json
from typing import Any

import click

from factcheck.cli.options import hush


@click.command("claims")
@click.argument("sources", nargs=-1, required=True, type=click.Path(), metavar="SOURCES...")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl"]), default="text", show_default=True)
@click.option("--skip-unreadable", is_flag=True, help="Go on without a source that cannot be read, and say so.")
def command(sources: tuple[str, ...], form: str, skip_unreadable: bool) -> None:
    """List the claims of the sources: quote, self-contained rewording, speaker, modality and figures.

    \b
    Example:
      factcheck claims seeds/sources/faq.md --format jsonl
    """
    hush()
    from factcheck.pipeline import claims_of

    records, skipped = claims_of(list(sources), skip_unreadable)
    for one in skipped:
        click.echo(f"Skipped {one.path}: {one.reason}", err=True)
    if form == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    document = None
    for record in records:
        if form == "jsonl":
            click.echo(json.dumps(record, ensure_ascii=False))
            continue
        if record["path"] != document:
            document = record["path"]
            click.echo(f"\n{document}")
        click.echo(_line(record))


def _line(record: dict[str, Any]) -> str:
    from factcheck.reporting.plain import one_line

    speaker = f" ({record['speaker']})" if record["speaker"] else ""
    figures = ", ".join(figure["text"] for figure in record["figures"])
    note = f"  [{figures}]" if figures else ""
    return one_line(
        f"  {record['location'].get('line', '?'):>4} {record['modality']:<11} {record['text']}{speaker}{note}"
    )
