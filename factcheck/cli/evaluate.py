"""`factcheck eval`: labelled sets in, figures of merit out."""

from __future__ import annotations

import importlib
import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from factcheck.evaluation.pairs import PairEvaluation

PACKAGE = __name__.rpartition(".")[0]

LATER = {"audit": "eval_audit", "corpus": "eval_corpus"}
"""Subcommand -> module of this package that holds it as `command`."""


class EvalGroup(click.Group):
    """Its own commands, and those of LATER, imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all."""
        there = [name for name, module in LATER.items() if importlib.util.find_spec(f"{PACKAGE}.{module}")]
        return [*super().list_commands(ctx), *there]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name in LATER and cmd_name in self.list_commands(ctx):
            command: click.Command = importlib.import_module(f"{PACKAGE}.{LATER[cmd_name]}").command
            return command
        return super().get_command(ctx, cmd_name)


@click.group("eval", cls=EvalGroup)
def command() -> None:
    """Measure factcheck on labelled sets.

    \b
    Example:
      factcheck eval pairs dev.jsonl.gz
    """


@command.command("pairs")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--nli", "model", metavar="MODEL", help="Folder or hub name of an NLI model (default: the larger shipped)."
)
@click.option("--quick", is_flag=True, help="Measure the small shipped model, which reads every pair.")
@click.option("--backend", type=click.Choice(["onnx", "torch"]), default="onnx", show_default=True)
@click.option("--quantize/--no-quantize", default=None, help="8-bit weights or not (default: as its calibration says).")
@click.option("--device", metavar="NAME", help="cpu, cuda, mps ...")
@click.option("--batch-size", type=click.IntRange(1), default=32, show_default=True)
@click.option("--threads", type=click.IntRange(1), help="Default: all cores.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option(
    "--predictions", type=click.Path(dir_okay=False, path_type=Path), help="Write every row's probabilities here."
)
@click.option("--progress/--no-progress", default=False, help="A bar on stderr.")
def pairs(
    files: tuple[Path, ...],
    form: str,
    predictions: Path | None,
    progress: bool,
    model: str | None,
    quick: bool,
    **choices: Any,
) -> None:
    """Score pairs of premise and hypothesis against their labels.

    FILES are .jsonl or .jsonl.gz with one {"premise", "hypothesis", "label"} a line; the label is entailment, neutral,
    contradiction, or not_entailment (a two-way label). Only premise to hypothesis is scored. The larger of the two shipped
    models is measured.

    \b
    Example:
      factcheck eval pairs dev/*.jsonl.gz --format json
    """
    from factcheck.evaluation.pairs import evaluate_pairs
    from factcheck.inference import LARGER_NAME, NLIScorer

    scorer = NLIScorer(model or (None if quick else LARGER_NAME), **choices)
    results = [evaluate_pairs(file, scorer, show_progress_bar=progress) for file in files]
    if predictions:
        write_predictions(predictions, results)
    if form == "json":
        click.echo(json.dumps([result.to_dict() for result in results], indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join(as_text(result) for result in results))


def write_predictions(path: Path, results: list[PairEvaluation]) -> None:
    """One JSON object a row; with several files, each row names its file."""
    with path.open("w", encoding="utf-8") as out:
        for result in results:
            extra = {"file": result.file} if len(results) > 1 else {}
            for row in result.predictions():
                out.write(json.dumps(row | extra, ensure_ascii=False) + "\n")


def as_text(result: PairEvaluation) -> str:
    """One file's figures of merit for people."""
    m = result.metrics
    lines = [
        f"{result.file}  ({m.rows:,} pairs)",
        f"  accuracy {m.accuracy:.1%}   macro-F1 {m.macro_f1:.3f}   calibration error {m.ece:.3f}",
        f"  contradiction: precision {m.contradiction.precision:.3f}, recall {m.contradiction.recall:.3f}, "
        f"F1 {m.contradiction.f1:.3f}",
        "  " + " " * 16 + "".join(f"{guess:>15}" for guess in next(iter(m.confusion.values()))) + "   (guessed)",
    ]
    lines += [f"  {gold:<16}" + "".join(f"{n:>15,}" for n in row.values()) for gold, row in m.confusion.items()]
    return "\n".join(lines)
