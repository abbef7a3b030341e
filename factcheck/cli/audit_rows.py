"""`factcheck audit --pairs FILE`: the verdicts on rows, as files or on the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.options import shows_progress
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.auditing import AuditedRows
    from factcheck.pipeline import AuditOptions, Models

FORMATS = ("jsonl", "json", "csv")


def audit_rows(
    file: Path, options: AuditOptions, models: Models, output: Path | None, formats: tuple[str, ...], quiet: bool
) -> None:
    """Audit the rows of a file, write one verdict object a row, say the aggregate, and exit as an audit does."""
    from factcheck.pipeline import audit_rows
    from factcheck.reporting.write import STDOUT, save

    wanted = tuple(part.strip() for name in formats for part in name.split(",")) or ("jsonl",)
    if unknown := [name for name in wanted if name not in FORMATS]:
        raise FactcheckError(f"{unknown[0]!r} is no format of rows; choose from {', '.join(FORMATS)}.")
    found = audit_rows(file, options, models, shows_progress(quiet))
    if output == STDOUT or (output is None and quiet):
        click.echo(render(found, wanted[0]), nl=False)
    else:
        one_file = len(wanted) == 1 and output is not None and not output.is_dir()
        for name in wanted:
            target = output if one_file and output else (output or Path("reports")) / f"rows.{name}"
            save(target, render(found, name))
            if not quiet:
                click.echo(target, err=True)
    if not quiet:
        click.echo(as_text(found), err=output == STDOUT)
    raise click.exceptions.Exit(exit_code(found, options))


def render(found: AuditedRows, name: str) -> str:
    """The rows in one format."""
    if name == "json":
        return json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n"
    if name == "csv":
        return found.to_pandas().to_csv(index=False)
    return "".join(json.dumps(row.to_dict(), ensure_ascii=False) + "\n" for row in found.rows)


def as_text(found: AuditedRows) -> str:
    """The aggregate in two lines."""
    total = found.aggregate()
    counts = ", ".join(f"{number} {name.replace('_', ' ')}" for name, number in total["counts"].items())
    shares = f"faithfulness {total['faithfulness']:.2f}, mean probability {total['mean_score']:.2f}"
    return f"{total['rows']} rows: {counts}\n{shares}"


def exit_code(found: AuditedRows, options: AuditOptions) -> int:
    """1 where the share of supported rows is too low, or where any row has a verdict to fail on."""
    total = found.aggregate()
    if options.min_supported is not None:
        return int(total["faithfulness"] < options.min_supported)
    return int(any(total["counts"][name] for name in options.fail_on))
