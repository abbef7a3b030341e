"""`factcheck eval corpus`: what a check finds of a corpus with gold."""

from __future__ import annotations

import json
from pathlib import Path

import click

from factcheck.cli.options import hush, model_options, models_from


@click.command("corpus")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER...")
@click.option("--gold", type=click.Path(path_type=Path), help="The gold file, if it is not FOLDER/gold.tsv.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@model_options
def command(
    folders: tuple[Path, ...],
    gold: Path | None,
    form: str,
    embedder: str | None,
    nli_model: str | None,
    backend: str,
    device: str | None,
    batch_size: int,
    threads: int | None,
) -> None:
    """Check FOLDER's sources, and list what was missed and what was reported beyond the gold.

    \b
    Example:
      factcheck eval corpus seeds/
    """
    hush()
    from factcheck.evaluation.corpus import evaluate
    from factcheck.reporting.plain import one_line

    models = models_from(embedder, nli_model, backend, device, batch_size, threads)
    results = {str(folder): evaluate(folder, gold, models) for folder in folders}
    if form == "json":
        click.echo(json.dumps([{"folder": name, **result.to_dict()} for name, result in results.items()], indent=2))
        return
    for name, result in results.items():
        click.echo(f"\n{name}")
        for pair in result.missed:
            click.echo(
                f"  missed      {pair.file_a}: {one_line(pair.words_a)}\n              {pair.file_b}: {one_line(pair.words_b)}"
            )
        for finding in result.extra:
            click.echo(
                f"  beyond gold {finding['rule']} {one_line(finding['explanation'])}\n"
                f"              {finding['a']['path']}: {one_line(finding['a']['quote'])}\n"
                f"              {finding['b']['path']}: {one_line(finding['b']['quote'])}"
            )
        for pair in result.disagreed:
            click.echo(
                f"  not agreed  {pair.file_a}: {one_line(pair.words_a)}\n              {pair.file_b}: {one_line(pair.words_b)}"
            )
        click.echo(f"  traps reported: {len(result.trapped)} of {result.traps}")
        for key, value in result.to_dict().items():
            if key != "by_rule":
                click.echo(f"  {key:<18} {value}")
        for rule, counts in result.to_dict()["by_rule"].items():
            click.echo(f"  {rule}: {counts['right']} of {counts['reported']} right")
