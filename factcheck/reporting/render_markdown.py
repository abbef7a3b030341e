"""A report as Markdown: the fact sheet and the findings, readable as it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck import settings
from factcheck.datetext import date_text
from factcheck.reporting import headline
from factcheck.reporting.plain import one_line, place
from factcheck.reporting.render_csv import decision_text
from factcheck.reporting.view import Fact, Finding, Group, Side, Source, View, view
from factcheck.reporting.words import rule_name, verdict_name

if TYPE_CHECKING:
    from factcheck.reporting.report import Report


def check_markdown(report: Report) -> str:
    """Headline, disputed facts, agreed facts, what only one source says, findings, sources, coverage."""
    shown = view(report)
    lines = [f"# {headline.check(shown)}", "", headline.check_line(shown), ""]
    for status, title in (("disputed", "Disputed facts"), ("agreed", "Agreed facts")):
        if facts := shown.with_status(status):
            lines += [f"## {title}", "", *fact_table(facts, shown), ""]
    if facts := shown.with_status("single_source"):
        lines += ["## Said by one source only", "", *single_table(facts), ""]
    if shown.findings:
        lines += ["## Findings", ""]
        for group in shown.groups():
            lines += group_lines(group)
    return "\n".join([*lines, *source_lines(shown.sources), *coverage_lines(shown.coverage)]).rstrip() + "\n"


def fact_table(facts: list[Fact], shown: View) -> list[str]:
    """One row a fact, one column a source; with many sources, a row for each value and who gives it."""
    speaking = {said.source.id for fact in facts for said in fact.said}
    columns = [source for source in shown.sources if source.id in speaking]
    if len(columns) > settings.REPORT_COLUMNS:
        return grouped_table(facts)
    rows = [["Fact", "Period", *(source.name for source in columns)]]
    for fact in facts:
        cells = fact.by_source()
        row = [fact.label, date_text(fact.period or "")]
        for source in columns:
            said = cells.get(source.id, [])
            row.append("; ".join(f"{one.value}{' ▲' if one.outlier else ''}" for one in said) or "·")
        rows.append(row)
    legend = ["", "▲ marks the odd one out."] if any(one.outlier for f in facts for one in f.said) else []
    return markdown_table(rows) + legend


def grouped_table(facts: list[Fact]) -> list[str]:
    """One row a value: the fact, the value, who gives it."""
    rows = [["Fact", "Period", "Value", "Sources"]]
    for fact in facts:
        for value, outlier, said in fact.groups():
            names = ", ".join(dict.fromkeys(one.source.name for one in said))
            rows.append([fact.label, date_text(fact.period or ""), f"{value}{' ▲' if outlier else ''}", names])
    return markdown_table(rows)


def single_table(facts: list[Fact]) -> list[str]:
    """What only one source says, with that source."""
    rows = [["Fact", "Period", "Value", "Source"]]
    for fact in facts:
        values = "; ".join(dict.fromkeys(one.value for one in fact.said))
        names = ", ".join(dict.fromkeys(one.source.name for one in fact.said))
        rows.append([fact.label, date_text(fact.period or ""), values, names])
    return markdown_table(rows)


def group_lines(group: Group) -> list[str]:
    """The findings about one fact: the surest in full, the others a line each, so that no pair is left out."""
    first, rest = group.findings[0], group.findings[1:]
    title = group.fact.label if group.fact else f"{first.a.source.name} and {first.b.source.name}"
    about = f" · {group.fact.about}" if group.fact and group.fact.about else ""
    lines = [f"### {escape(title + about)}", "", *finding_lines(first), ""]
    for one in rest:
        sides = " / ".join(f"{escape(side.source.name)}: “{escape(side.quote)}”" for side in (one.a, one.b))
        lines.append(f"- {verdict_name(one.verdict)}, {one.rule}, {one.score:.2f}: {sides} · `{one.id}`")
    return [*lines, ""] if rest else lines


def finding_lines(finding: Finding) -> list[str]:
    """A finding: verdict, reason, both quotes with where they stand, the rule and the score."""
    lines = [f"**{verdict_name(finding.verdict)}.** {escape(finding.explanation)}", ""]
    lines += [*quote_lines(finding.a), "", *quote_lines(finding.b), ""]
    if decision := decision_text(finding.decision):
        lines += [f"Reviewed: {escape(decision)}", ""]
    decided = f"{finding.rule} {rule_name(finding.rule)}, {finding.severity}, score {finding.score:.2f}"
    return [*lines, f"{decided} · `{finding.id}`"]


def quote_lines(side: Side) -> list[str]:
    """A quote as a block, with its source and place."""
    where = place(side.location)
    return [f"> {escape(one_line(side.quote))}", ">", f"> — {escape(side.source.path)}{f', {where}' if where else ''}"]


def source_lines(sources: Sequence[Source]) -> list[str]:
    """The sources with their dates, and which of them repeat another."""
    names = {source.id: source.name for source in sources}
    rows = [["Source", "Title", "Published", "Words", "Remarks"]]
    for source in sources:
        remarks = list(source.warnings)
        if source.copy_of in names:
            remarks.insert(0, f"repeats {names[source.copy_of]}; the two count as one witness")
        if source.reference:
            remarks.insert(0, "reference")
        words, published = f"{source.words:,}", source.published or "unknown"
        rows.append([source.path, source.title, published, words, "; ".join(remarks)])
    return ["## Sources", "", *markdown_table(rows), ""]


def coverage_lines(coverage: Mapping[str, Any]) -> list[str]:
    """What was looked at, and what was left out with the reason."""
    lines = ["## Coverage", "", headline.coverage_line(coverage), ""]
    lines += [
        f"- left out: {escape(str(entry.get('path')))}: {escape(str(entry.get('reason')))}"
        for entry in coverage.get("skipped") or ()
    ]
    return lines


def markdown_table(rows: list[list[str]]) -> list[str]:
    """A pipe table; the first row is the header."""
    lines = ["| " + " | ".join(escape(one_line(cell)) for cell in row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]


def escape(text: str) -> str:
    """Text that Markdown (and the HTML inside it) shows as it stands."""
    line = re.sub(r"([\\`*_\[\]|~$])", r"\\\1", one_line(text))
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = re.sub(r"(?i)\b(https?|ftp)://", r"\1&#58;//", line)
    line = re.sub(r"(?i)\bwww\.", "www&#46;", line)
    line = re.sub(r"^([#+=-])(?=\1|\s|$)", r"\\\1", line)
    return re.sub(r"^(\d+)([.)])(?=\s|$)", r"\1\\\2", line)
