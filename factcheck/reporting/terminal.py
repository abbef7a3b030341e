"""A report on the terminal: what was read, the disputed facts as small tables, the reason with both quotes."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.reporting import headline
from factcheck.reporting.differing import Parts, marked
from factcheck.reporting.plain import one_line, plural
from factcheck.reporting.view import Fact, Finding, Said, Side, View, view
from factcheck.reporting.words import rule_name, verdict_name

if TYPE_CHECKING:
    from factcheck.reporting.report import Report

SHOWN = 10
"""Disputed facts shown in full; the files of the report have the rest."""

VALUES = 6
"""Values of a fact that are told; a fact with more is rare, and its page shows them all."""

Camp = tuple[str, bool, list[Said]]
"""A value, whether it is the odd one out, and who gives it."""

NAMES = 4
"""Sources named behind a value before the rest is counted."""


def terminal(report: Report, console: Console | None = None) -> None:
    """Print the summary of a check. Colours, and the width, are the console's own business (NO_COLOR is honoured)."""
    console = console or plain_console()
    console.print(Group(*summary(view(report))))


def plain_console() -> Console:
    """A console on the standard output that guesses at no colours of its own.

    What the terminal's encoding lacks is shown as a question mark and stops nothing.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    return Console(highlight=False, soft_wrap=False)


def summary(shown: View) -> Iterable[RenderableType]:
    """Headline, disputed facts, findings outside a fact, agreed facts in a line, sources left out."""
    disputed = shown.with_status("disputed")
    style = "bold red" if disputed or shown.count("contradiction") else "bold green"
    yield Text(headline.check(shown), style=style)
    yield Text(headline.check_line(shown), style="dim")
    for fact in disputed[:SHOWN]:
        yield Padding(disputed_fact(fact), (1, 0, 0, 0))
    if len(disputed) > SHOWN:
        yield Text(f"\n… and {plural(len(disputed) - SHOWN, 'more disputed fact')} in the report.", style="dim")
    told = {fact.id for fact in disputed}
    loose = [finding for finding in shown.problems if finding.fact not in told]
    for finding in loose[:SHOWN]:
        yield Padding(loose_finding(finding), (1, 0, 0, 0))
    if len(loose) > SHOWN:
        yield Text(f"\n… and {plural(len(loose) - SHOWN, 'more finding')} in the report.", style="dim")
    yield from closing(shown)


def disputed_fact(fact: Fact) -> RenderableType:
    """One disputed fact: who gives which value, then the reason and the two quotes of its surest finding."""
    title = Text()
    title.append(one_line(fact.label, 70), style="bold")
    title.append(f" · {one_line(fact.about, 80)}" if fact.about else "")
    title.append(f"  {spoken(fact)}", style="dim")
    parts: list[RenderableType] = [title, Padding(values_table(fact), (0, 0, 0, 2))]
    best = max(fact.findings, key=lambda finding: (finding.verdict == "contradiction", finding.score), default=None)
    if best is not None:
        parts.append(Padding(reason(best, len(fact.findings)), (0, 0, 0, 2)))
    return Group(*parts)


def spoken(fact: Fact) -> str:
    """`5 sources, 4 witnesses`."""
    counted = plural(fact.sources, "source")
    return counted if fact.witnesses == fact.sources else f"{counted}, {plural(fact.witnesses, 'witness', 'witnesses')}"


def values_table(fact: Fact) -> Table:
    """One row a value: the value, how many give it, which; the odd one out is marked in words, not only in colour."""
    table = Table(box=box.SIMPLE, show_header=False, padding=(0, 1), pad_edge=False, show_edge=False)
    table.add_column(overflow="fold", ratio=None, max_width=40)
    table.add_column(overflow="fold")
    groups = fact.groups()
    told = groups if len(groups) <= VALUES + 1 else shortened(groups)
    for value, outlier, said in told:
        shown = Text(one_line(value, 120), style="bold red" if outlier else "bold")
        who = Text(who_says(said))
        if outlier:
            who.append("  ◂ odd one out", style="red")
        table.add_row(shown, who)
    if len(told) < len(groups):
        table.add_row(Text("…", style="dim"), Text(f"{len(groups) - len(told)} more values", style="dim"))
    return table


def shortened(groups: list[Camp]) -> list[Camp]:
    """The first of the values and the odd ones out, `VALUES` in all where the odd ones leave room for others."""
    odd = [group for group in groups if group[1]][:VALUES]
    return [group for group in groups if not group[1]][: max(1, VALUES - len(odd))] + odd


def who_says(said: Iterable[Said]) -> str:
    """Names of the sources, copies marked, the rest counted."""
    names = dict.fromkeys(one_line(one.source.name, 40) + (" (copy)" if one.source.copy_of else "") for one in said)
    shown = list(names)[:NAMES]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {plural(rest, 'other')}" if rest else "")


def reason(finding: Finding, of: int = 1) -> RenderableType:
    """The rule, the reason in a sentence, and both quotes with the differing words underlined."""
    line = Text()
    line.append(f"{finding.rule} {rule_name(finding.rule)}", style="yellow")
    line.append(f"  {one_line(finding.explanation, 300)}")
    if of > 1:
        line.append(f"  (1 of {of} pairs)", style="dim")
    a, b = marked(finding)
    return Group(line, quote(finding.a, a), quote(finding.b, b))


def quote(side: Side, parts: Parts, before: str = "") -> RenderableType:
    """A quote with its source and line, indented, the differing words underlined."""
    line = side.location.get("line")
    place = f"  {one_line(side.source.name, 60)}{f':{line}' if line else ''}"
    return Padding(Text(before, style="dim") + passage(parts) + Text(place, style="dim"), (0, 0, 0, 2))


def passage(parts: Parts) -> Text:
    """A quote on one line in quotation marks, the words that differ underlined."""
    text = Text("“")
    for part, differs in parts:
        text.append(one_line(f"x{part}x")[1:-1], style="underline bold" if differs else "")
    return text + Text("”")


def loose_finding(finding: Finding) -> RenderableType:
    """A finding that belongs to no disputed fact."""
    style = "bold red" if finding.verdict == "contradiction" else "bold yellow"
    return Group(Text(verdict_name(finding.verdict), style=style), Padding(reason(finding), (0, 0, 0, 2)))


def closing(shown: View) -> Iterable[RenderableType]:
    """What the sources agree on, what only one says, and what was left out."""
    agreed, single = shown.with_status("agreed"), shown.with_status("single_source")
    parts = []
    if agreed:
        names = ", ".join(one_line(fact.label, 40) for fact in agreed[:6])
        parts.append(f"{plural(len(agreed), 'agreed fact')} ({names}{', …' if len(agreed) > 6 else ''})")
    if single:
        parts.append(f"{plural(len(single), 'fact')} from one source only")
    if parts:
        yield Text("\n" + "; ".join(parts) + ".", style="")
    for entry in shown.coverage.get("skipped") or ():
        left = f"Left out: {one_line(str(entry.get('path')), 120)}: {one_line(str(entry.get('reason')), 200)}"
        yield Text(left, style="yellow")
