"""`factcheck models`: what is installed, and how fast it runs here."""

from __future__ import annotations

import click


@click.group("models", invoke_without_command=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.pass_context
def command(context: click.Context, form: str) -> None:
    """List the models on this machine: shipped, packaged and cached, with sizes and checksums.

    \b
    Example:
      factcheck models
      factcheck models bench
    """
    if context.invoked_subcommand is not None:
        return
    from factcheck.inference.installed import as_json, installed

    rows = installed()
    if form == "json":
        click.echo(as_json(rows))
        return
    for row in rows:
        click.echo(f"{row.kind:<9}{row.where:<9}{row.bytes / 1e6:>7.1f} MB  {row.name}  ({row.note})")
        click.echo(f"{'':<9}sha256 {row.sha256}\n{'':<9}{row.path}")


@command.command("bench")
@click.option("--nli", "model", metavar="MODEL", help="Folder or hub name of an NLI model (default: the shipped one).")
@click.option("--batch-size", "batch_sizes", type=click.IntRange(1), multiple=True, help="May be given several times.")
@click.option("--words", type=click.IntRange(3), multiple=True, help="Length of a pair in words; may be given again.")
@click.option("--pairs", type=click.IntRange(8), default=64, show_default=True, help="Pairs to time each way.")
@click.option("--threads", type=click.IntRange(1), help="Default: all cores.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def bench_command(
    model: str | None,
    batch_sizes: tuple[int, ...],
    words: tuple[int, ...],
    pairs: int,
    threads: int | None,
    form: str,
) -> None:
    """Print the pairs scored a second by backend, batch size and length, on this machine.

    \b
    Example:
      factcheck models bench --batch-size 32 --words 32
    """
    from factcheck.inference.installed import as_json, bench

    speeds = bench(model, batch_sizes=batch_sizes or (8, 32), words=words or (16, 32, 64), pairs=pairs, threads=threads)
    if form == "json":
        click.echo(as_json(list(speeds)))
        return
    click.echo(f"{'backend':<12}{'batch':>6}{'words':>7}{'pairs/s':>10}")
    for speed in speeds:
        click.echo(f"{speed.backend:<12}{speed.batch_size:>6}{speed.words:>7}{speed.pairs_per_second:>10.1f}")
