"""`factcheck eval audit`: what the audit is worth on labelled rows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import hush, model_options, models_from, shows_progress

if TYPE_CHECKING:
    from factcheck.evaluation.audit import AuditEvaluation


@click.command("audit")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--baseline", type=click.Choice(["max-nli"]), help="The model alone, by the best sentence, beside it.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="The first N rows of each file only.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--predictions", type=click.Path(dir_okay=False, path_type=Path), help="Write every row's score here.")
@click.option("-q", "--quiet", is_flag=True, help="No progress bars.")
@model_options
def command(
    files: tuple[Path, ...],
    baseline: str | None,
    limit: int | None,
    form: str,
    predictions: Path | None,
    quiet: bool,
    embedder: str | None,
    nli_model: str | None,
    backend: str,
    device: str | None,
    batch_size: int,
    threads: int | None,
) -> None:
    """Audit labelled rows and compare with their labels.

    FILES are .jsonl or .csv, gzipped or not, with a document, a claim and a label (supported, unsupported,
    contradicted; 1 and 0) in each row. The score of a row is the probability that it is supported.

    \b
    Example:
      factcheck eval audit dev/*.jsonl.gz --baseline max-nli --format json
    """
    hush()
    from factcheck.evaluation.audit import evaluate, write_predictions

    models = models_from(embedder, nli_model, backend, device, batch_size, threads)
    results = [evaluate(file, models, baseline is not None, limit, shows_progress(quiet)) for file in files]
    if predictions:
        write_predictions(predictions, results)
    if form == "json":
        click.echo(json.dumps([result.to_dict() for result in results], indent=2, ensure_ascii=False))
    else:
        click.echo(as_text(results))


def as_text(results: list[AuditEvaluation]) -> str:
    """All files as a table for people, and their average."""
    base = any(result.baseline for result in results)
    head = f"{'set':<36}{'rows':>6}{'bal.acc':>9}{'AUC':>7}{'F1':>7}{'best':>7}{'at':>6}"
    lines = [head + (f"{'max-nli':>12}{'AUC':>7}{'best':>7}" if base else "")]
    lines += [_line(result) for result in results]
    lines.append(_average(results))
    lines += [_contradicted(result) for result in results if result.contradicted]
    threshold = results[0].metrics.threshold
    lines.append(f"The threshold is {threshold} for all sets; best: with one chosen for the set, on the set.")
    return "\n".join(lines)


def _line(result: AuditEvaluation) -> str:
    m, name = result.metrics, Path(result.file).name[:35]
    line = f"{name:<36}{result.rows:>6}{m.balanced_accuracy:>9.1%}{m.auc:>7.3f}{m.f1:>7.3f}"
    line += f"{m.best_balanced_accuracy:>7.1%}{m.best_threshold:>6.2f}"
    if result.baseline:
        b = result.baseline
        line += f"{b.balanced_accuracy:>12.1%}{b.auc:>7.3f}{b.best_balanced_accuracy:>7.1%}"
    return line


def _average(results: list[AuditEvaluation]) -> str:
    count = len(results)
    mean = sum(result.metrics.balanced_accuracy for result in results) / count
    area = sum(result.metrics.auc for result in results) / count
    line = f"{'average':<36}{sum(result.rows for result in results):>6}{mean:>9.1%}{area:>7.3f}"
    plain = [result.baseline for result in results if result.baseline]
    if plain:
        line += " " * 20 + f"{sum(b.balanced_accuracy for b in plain) / len(plain):>12.1%}"
        line += f"{sum(b.auc for b in plain) / len(plain):>7.3f}"
    return line


def _contradicted(result: AuditEvaluation) -> str:
    c = result.contradicted
    assert c is not None
    name = Path(result.file).name
    return f"{name}, contradicted: precision {c.precision:.3f}, recall {c.recall:.3f}, F1 {c.f1:.3f}"
