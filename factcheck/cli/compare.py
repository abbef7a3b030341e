"""`factcheck compare`: the verdict on two texts."""

from __future__ import annotations

import json

import click

from factcheck.cli.options import hush, model_options, models_from


@click.command("compare")
@click.argument("text_a")
@click.argument("text_b")
@click.option("--date-a", metavar="ISO", help="When the first text was published.")
@click.option("--date-b", metavar="ISO", help="When the second text was published.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@model_options
def command(
    text_a: str,
    text_b: str,
    date_a: str | None,
    date_b: str | None,
    form: str,
    embedder: str | None,
    nli_model: str | None,
    backend: str,
    device: str | None,
    batch_size: int,
    threads: int | None,
) -> None:
    """Say whether two texts agree or contradict each other, and by which rule.

    Exit code 0, or 1 where they contradict each other.

    \b
    Example:
      factcheck compare "The plant opened in May 2019." "The plant was opened in June 2021."
    """
    hush()
    from factcheck.pipeline import compare
    from factcheck.reporting.plain import one_line

    models = models_from(embedder, nli_model, backend, device, batch_size, threads)
    verdict = compare(text_a, text_b, date_a, date_b, models)
    if form == "json":
        click.echo(json.dumps(verdict.to_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(f"{verdict.verdict} ({verdict.rule}, {verdict.score:.2f}): {one_line(verdict.explanation)}")
    raise click.exceptions.Exit(int(verdict.verdict == "contradiction"))
