"""`factcheck check`: where documents agree and contradict each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.judging import choices_of, judging_options
from factcheck.cli.options import (
    engine_options,
    hush,
    model_options,
    models_from,
    numbers,
    output_options,
    pairs,
    shows_progress,
    talk_options,
)


@click.command("check")
@click.argument("sources", nargs=-1, required=True, type=click.Path(), metavar="SOURCES...")
@output_options
@click.option("--within", is_flag=True, help="Compare claims inside one document too.")
@click.option("--verdicts", type=click.Choice(["findings", "all"]), default="findings", show_default=True)
@click.option(
    "--fail-on", type=click.Choice(["contradiction", "superseded", "never"]), default="contradiction", show_default=True
)
@click.option("--severity", multiple=True, metavar="FC...=LEVEL", help="error, warning or note for a rule.")
@click.option(
    "--threshold", multiple=True, metavar="FC...=SCORE", help="Leave out findings of a rule under this score."
)
@click.option("--reference", multiple=True, type=click.Path(), help="A source that the others are held against.")
@judging_options
@model_options
@engine_options
@talk_options
def command(
    sources: tuple[str, ...],
    output: Path | None,
    formats: tuple[str, ...],
    no_text: bool,
    baseline: str | None,
    store: str | None,
    quiet: bool,
    verbose: int,
    embedder: str | None,
    nli_model: str | None,
    backend: str,
    device: str | None,
    batch_size: int,
    threads: int | None,
    **choices: Any,
) -> None:
    """Report where a set of documents agree and where they contradict each other.

    SOURCES are files or folders, - is the standard input. Exit code 0: nothing to report; 1: findings; 2: the run could
    not do its job.

    \b
    Examples:
      factcheck check seeds/sources
      factcheck check drafts/ wire.txt --format sarif -o findings.sarif --fail-on superseded
    """
    hush(verbose)
    from factcheck.cli.decided import with_decisions
    from factcheck.cli.written import write
    from factcheck.pipeline import CheckOptions, check
    from factcheck.reporting.terminal import terminal
    from factcheck.reporting.write import formats as known

    wanted = known(formats)
    options = CheckOptions(
        within=choices["within"],
        verdicts=choices["verdicts"],
        fail_on=choices["fail_on"],
        severity=pairs(choices["severity"], "FC101=warning"),
        threshold=numbers(choices["threshold"], "FC201=0.9"),
        reference=choices["reference"],
        **choices_of(choices),
    )
    models = models_from(embedder, nli_model, backend, device, batch_size, threads)
    report = check(list(sources), options, models, show_progress_bar=shows_progress(quiet))
    report = with_decisions(report, store, baseline, (options.fail_on,))
    written = write(report, output, wanted, text=not no_text)
    if not quiet and (written or not output):
        terminal(report)
        for path in written:
            click.echo(path, err=True)
    raise click.exceptions.Exit(report.exit_code)
