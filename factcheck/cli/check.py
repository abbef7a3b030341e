"""`factcheck check`: where documents agree and contradict each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

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
@click.option("--skip-unreadable", is_flag=True, help="Go on without a source that cannot be read, and say so.")
@click.option("--verdicts", type=click.Choice(["findings", "all"]), default="findings", show_default=True)
@click.option(
    "--fail-on", type=click.Choice(["contradiction", "superseded", "never"]), default="contradiction", show_default=True
)
@click.option("--select", multiple=True, metavar="FC...", help="Only these rules (or the beginning of their codes).")
@click.option("--ignore", multiple=True, metavar="FC...", help="Not these rules.")
@click.option("--severity", multiple=True, metavar="FC...=LEVEL", help="error, warning or note for a rule.")
@click.option("--tolerance", multiple=True, metavar="FC...=PART", help="Relative difference allowed by a rule.")
@click.option(
    "--threshold", multiple=True, metavar="FC...=SCORE", help="Leave out findings of a rule under this score."
)
@click.option("--rate", multiple=True, metavar="EUR=1.08", help="Value of a currency's unit in one common currency.")
@click.option("--fiscal-start", type=click.IntRange(1, 12), help="Month in which fiscal years begin.")
@click.option("--reference", multiple=True, type=click.Path(), help="A source that the others are held against.")
@click.option("--baseline", metavar="FILE|STORE", help="Fail on findings that are not in it only.")
@click.option("--store", metavar="URL", help="Reviewers' decisions. Default: .factcheck/decisions.db where it exists.")
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
        skip_unreadable=choices["skip_unreadable"],
        verdicts=choices["verdicts"],
        fail_on=choices["fail_on"],
        select=_codes(choices["select"]),
        ignore=_codes(choices["ignore"]),
        severity=pairs(choices["severity"], "FC101=warning"),
        tolerance=numbers(choices["tolerance"], "FC101=0.02"),
        threshold=numbers(choices["threshold"], "FC201=0.9"),
        rates=numbers(choices["rate"], "EUR=1.08"),
        fiscal_start=choices["fiscal_start"],
        reference=choices["reference"],
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


def _codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rule codes, given apart or with commas between."""
    from factcheck.verdicts import RULES

    codes = tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            raise click.BadParameter(f"there is no rule {code}; see factcheck rules.")
    return codes
