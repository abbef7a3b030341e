"""`factcheck decisions`: what reviewers decided, out of a store and into one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

STORE = click.option("--store", metavar="FILE|URL", help="Where decisions are kept  [default: .factcheck/decisions.db]")


@click.group("decisions", short_help="Export and import what reviewers decided.")
def command() -> None:
    """Export decisions, or import those of other reviewers and of reports reviewed offline.

    \b
    Example:
      factcheck decisions export -o decisions.jsonl
      factcheck decisions import decisions.jsonl
    """


@command.command("export", short_help="Write every decision.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to; - is stdout, the default.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "label-studio", "label-studio-config", "argilla"]),
    default="jsonl",
    show_default=True,
    help="jsonl is lossless; the others are for labelling tools.",
)
@STORE
def export(output: str, form: str, store: str | None) -> None:
    """Write every decision with its whole history; the same store always gives the same bytes.

    \b
    Example:
      factcheck decisions export -o decisions.jsonl
      factcheck decisions export --format label-studio -o tasks.json
    """
    from factcheck import review
    from factcheck.errors import FactcheckError
    from factcheck.reporting.write import save
    from factcheck.review import exchange

    decisions = review.existing_store(store)
    if decisions is None:
        raise FactcheckError("There are no decisions yet: factcheck review RUN.json makes some, --store says where")
    with decisions:
        rows = decisions.rows()
    text = {
        "jsonl": exchange.to_jsonl,
        "label-studio": exchange.to_label_studio,
        "label-studio-config": lambda _: exchange.label_studio_config(),
        "argilla": exchange.to_argilla,
    }[form](rows)
    if output == "-":
        sys.stdout.buffer.write(text.encode())
        return
    save(Path(output), text)


@command.command("import", short_help="Add decisions from a JSONL file.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@STORE
def bring_in(file: str, store: str | None) -> None:
    """Add the decisions of FILE (JSONL, as `export` writes it); those that are here already are passed over.

    \b
    Example:
      factcheck decisions import decisions.jsonl
    """
    from factcheck import review
    from factcheck.errors import FactcheckError
    from factcheck.review import exchange

    try:
        raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        rows = exchange.from_jsonl(raw.decode("utf-8"))
    except OSError as error:
        raise FactcheckError(f"{file} cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise FactcheckError(f"{file} is not UTF-8 text, so nothing was imported") from error
    except FactcheckError as error:
        raise FactcheckError(f"{file}, {error}") from error
    with review.Store.open(store) as decisions:
        new = decisions.merge(rows)
    click.echo(f"{new} new, {len(rows) - new} already here.")
