"""`factcheck audit`: whether a summary is true to its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.judging import choices_of, judging_options
from factcheck.cli.options import (
    hush,
    model_options,
    models_from,
    output_options,
    shows_progress,
    talk_options,
)

if TYPE_CHECKING:
    from factcheck.pipeline import AuditOptions, Models
    from factcheck.reporting import AuditReport

VERDICTS = ("contradicted", "contested", "not_found")


@click.command("audit")
@click.argument("summaries", nargs=-1, type=click.Path(), metavar="SUMMARY...")
@click.option("--sources", multiple=True, type=click.Path(), metavar="PATH", help="A file or folder; may be repeated.")
@click.option(
    "--pairs", "rows", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Audit the rows of a .jsonl or .csv file instead, each against its own document.",
)  # fmt: skip
@output_options
@click.option(
    "--fail-on", multiple=True, type=click.Choice([*VERDICTS, "never"]), help="May be repeated. Default: all three."
)
@click.option(
    "--min-supported", type=click.FloatRange(0, 1), metavar="SHARE", help="Fail only below this share of supported."
)
@judging_options
@model_options
@talk_options
def command(
    summaries: tuple[str, ...],
    sources: tuple[str, ...],
    rows: Path | None,
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
    """Say of each claim of a summary whether its sources support it, contradict it, disagree, or are silent.

    SUMMARY is a file of text or Markdown, - is the standard input; with several, each gets a folder of its own under
    -o. Exit code 0: every claim is supported; 1: some are not; 2: the run could not do its job.

    \b
    Examples:
      factcheck audit seeds/summary.md --sources seeds/sources
      factcheck audit - --sources press/ --min-supported 0.95 < draft.txt
      factcheck audit --pairs outputs.jsonl --format jsonl -o verdicts.jsonl
    """
    hush(verbose)
    from factcheck.pipeline import AuditOptions

    options = AuditOptions(
        fail_on=_fail_on(choices["fail_on"]), min_supported=choices["min_supported"], **choices_of(choices)
    )
    models = models_from(embedder, nli_model, backend, device, batch_size, threads)
    if rows is not None:
        if summaries or sources:
            raise click.UsageError("Give either SUMMARY with --sources, or --pairs FILE.")
        _refuse_for_rows(baseline=baseline, store=store, select=options.select, ignore=options.ignore)
        from factcheck.cli.audit_rows import audit_rows

        audit_rows(rows, options, models, output, formats, quiet)
        return
    _refuse(summaries, sources)
    from factcheck.reporting.write import formats as known

    wanted = known(formats)
    code = 0
    for summary in summaries:
        place = output if len(summaries) == 1 else _own_folder(output, summary)
        report = _audited(summary, sources, options, models, quiet, store, baseline)
        _tell(report, place, wanted, no_text, quiet)
        code = max(code, report.exit_code)
    raise click.exceptions.Exit(code)


def _refuse(summaries: tuple[str, ...], sources: tuple[str, ...]) -> None:
    """Usage errors before anything is loaded."""
    if not summaries:
        raise click.UsageError("Name a summary (a file, or - for the standard input), or rows with --pairs FILE.")
    if not sources:
        raise click.UsageError("Name the sources to audit against: --sources PATH, for each file or folder.")
    for summary in summaries:
        if summary != "-" and not Path(summary).is_file():
            raise click.UsageError(f"{summary}: no such file; name the summary's file, or - for the standard input.")


def _refuse_for_rows(**given: object) -> None:
    """Options that rows know nothing of: better refused than passed over."""
    for name, value in given.items():
        if value:
            raise click.UsageError(f"--{name} is for a SUMMARY with --sources; leave it out with --pairs.")


def _audited(
    summary: str,
    sources: tuple[str, ...],
    options: AuditOptions,
    models: Models,
    quiet: bool,
    store: str | None,
    baseline: str | None,
) -> AuditReport:
    from factcheck.cli.decided import with_decisions
    from factcheck.pipeline import audit

    file = summary if summary == "-" else Path(summary)
    report = audit(file, list(sources), options, models, shows_progress(quiet))
    return with_decisions(report, store, baseline, options.fail_on)


def _tell(report: AuditReport, output: Path | None, wanted: tuple[str, ...], no_text: bool, quiet: bool) -> None:
    """Write the report, and say it on the terminal."""
    from factcheck.cli.written import write
    from factcheck.reporting.terminal_audit import terminal_audit

    written = write(report, output, wanted, text=not no_text)
    if not quiet and (written or not output):
        terminal_audit(report)
        for path in written:
            click.echo(path, err=True)


def _own_folder(output: Path | None, summary: str) -> Path:
    """Where the report of one of several summaries goes; the standard output takes them all."""
    if output == Path("-"):
        return output
    return (output or Path("reports")) / (Path(summary).stem if summary != "-" else "stdin")


def _fail_on(chosen: tuple[str, ...]) -> tuple[str, ...]:
    if "never" in chosen:
        return ()
    return chosen or VERDICTS
