"""An audit on the terminal: what is not supported with its evidence, then the count of what is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from factcheck.reporting import headline
from factcheck.reporting.audit_view import Audited, AuditView, audit_view
from factcheck.reporting.plain import one_line, plural
from factcheck.reporting.terminal import passage, plain_console, quote
from factcheck.reporting.words import rule_name, verdict_name

if TYPE_CHECKING:
    from factcheck.reporting.audit_report import AuditReport

SHOWN = 30
"""Claims shown in full; the files of the report have the rest."""

PASSAGES = 2
"""Passages shown for a claim, the strongest first."""

STYLES = {"contradicted": "bold red", "contested": "bold yellow", "not_found": "bold yellow"}


def terminal_audit(report: AuditReport, console: Console | None = None) -> None:
    """Print the summary of an audit. Colours and width are the console's own business (NO_COLOR is honoured)."""
    console = console or plain_console()
    console.print(Group(*summary(audit_view(report))))


def summary(shown: AuditView) -> Iterable[RenderableType]:
    """Headline, each claim that is not supported with its evidence, the supported ones in a line."""
    yield Text(headline.audit(shown), style="bold red" if shown.needing else "bold green")
    yield Text(headline.audit_line(shown), style="dim")
    for claim in shown.needing[:SHOWN]:
        yield Padding(audited(claim), (1, 0, 0, 0))
    if len(shown.needing) > SHOWN:
        yield Text(f"\n… and {plural(len(shown.needing) - SHOWN, 'more claim')} in the report.", style="dim")
    if shown.supported and shown.needing:
        yield Text(f"\n{plural(len(shown.supported), 'claim')} supported.")
    for entry in shown.coverage.get("skipped") or ():
        left = f"Left out: {one_line(str(entry.get('path')), 120)}: {one_line(str(entry.get('reason')), 200)}"
        yield Text(left, style="yellow")


def audited(claim: Audited) -> RenderableType:
    """One claim: verdict, quote with the differing words underlined, the reason, the strongest passages."""
    head = Text()
    head.append(f"{verdict_name(claim.verdict)}  ", style=STYLES.get(claim.verdict, "bold"))
    head.append_text(passage(claim.parts))
    reason = Text()
    reason.append(f"{claim.rule} {rule_name(claim.rule)}" if claim.rule else "", style="yellow")
    reason.append(f"  {one_line(claim.explanation, 300)}")
    shown = [quote(one.side, one.parts, f"{one.relation} ") for one in claim.evidence[:PASSAGES]]
    return Group(head, *(Padding(part, (0, 0, 0, 2)) for part in [reason, *shown]))
