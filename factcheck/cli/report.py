"""`factcheck report`: any format again from a saved run."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("report")
@click.argument("run", type=click.Path(path_type=Path), metavar="RUN.json")
@click.option(
    "--format",
    "names",
    multiple=True,
    metavar="NAMES",
    help="html, json, jsonl, csv, md, sarif or junit; several with commas between. Default: html,json,csv,md.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="With exactly one format the file, or - for the standard output; else a folder. Default: reports/.",
)
@click.option("--no-text", is_flag=True, help="Leave the documents' texts out.")
def command(run: Path, names: tuple[str, ...], output: Path | None, no_text: bool) -> None:
    """Make reports again from the JSON of a run, without reading a source.

    \b
    Example:
      factcheck report reports/report.json --format html,sarif -o out
      factcheck report reports/report.json --format md -o -
    """
    from factcheck.cli.written import write
    from factcheck.reporting.load import load
    from factcheck.reporting.write import formats

    wanted = formats(names)
    for path in write(load(run), output, wanted, text=not no_text):
        click.echo(path, err=True)
