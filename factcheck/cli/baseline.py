"""`factcheck baseline`: what a run may have without failing."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("baseline", short_help="Write the findings of a run to a file that later runs are held against.")
@click.argument("run", metavar="RUN.json|REPORT_DIR", type=click.Path(exists=True))
@click.option("-o", "--output", metavar="FILE", default="-", help="Where to; - is stdout, the default.")
def command(run: str, output: str) -> None:
    """Write the findings of a saved run to FILE; with it, a later run fails only on new ones.

    \b
    Example:
      factcheck check seeds/sources -o reports
      factcheck baseline reports -o baseline.json
      factcheck check seeds/sources --baseline baseline.json
    """
    from factcheck.reporting.write import save
    from factcheck.review import baseline, session

    text = baseline.write(session.load(run))
    if output == "-":
        sys.stdout.write(text)
        return
    save(Path(output), text)
    click.echo(f"Wrote {output}: use it with factcheck check ... --baseline {output}")
