"""Reports as every command writes them: the page is one that can be reviewed from its own file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.reporting import AuditReport, Report


def write(report: Report | AuditReport, output: Path | None, names: Sequence[str], text: bool) -> list[Path]:
    """`reporting.write`, with the page made reviewable: decisions are made in it, without a server, and exported."""
    from factcheck import reporting

    return reporting.write(report, output, names, text, make=render)


def render(report: Report | AuditReport, name: str, text: bool = True) -> str:
    """The report in one format, as the command line writes it."""
    from factcheck.reporting.write import render as plain
    from factcheck.review import offline

    made = plain(report, name, text)
    return offline.embed(made, report.to_dict(text=False)) if name == "html" else made
