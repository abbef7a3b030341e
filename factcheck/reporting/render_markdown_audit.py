"""An audit as Markdown: what is not supported with its evidence first, then what is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.reporting import headline
from factcheck.reporting.audit_view import Audited, audit_view
from factcheck.reporting.plain import one_line
from factcheck.reporting.render_csv import decision_text
from factcheck.reporting.render_markdown import coverage_lines, escape, markdown_table, quote_lines, source_lines
from factcheck.reporting.words import rule_name, verdict_name

if TYPE_CHECKING:
    from factcheck.reporting.audit_report import AuditReport


def audit_markdown(report: AuditReport) -> str:
    """Headline, the claims that are not supported with their evidence, the supported ones as a table, the sources."""
    shown = audit_view(report)
    lines = [f"# {headline.audit(shown)}", "", f"{escape(shown.path)} · {headline.audit_line(shown)}", ""]
    if shown.needing:
        lines += ["## Not supported", ""]
        for claim in shown.needing:
            lines += [*claim_lines(claim), ""]
    if shown.supported:
        rows = [["Claim", "Rule", "Score", "Source", "Evidence"]]
        for claim in shown.supported:
            best = claim.evidence[0].side if claim.evidence else None
            where, said = (best.source.name, best.quote) if best else ("", "")
            rows.append([claim.quote, claim.rule, f"{claim.score:.2f}", where, one_line(said, 300)])
        lines += ["## Supported", "", *markdown_table(rows), ""]
    return "\n".join([*lines, *source_lines(shown.sources), *coverage_lines(shown.coverage)]).rstrip() + "\n"


def claim_lines(claim: Audited) -> list[str]:
    """A claim: verdict and reason, the quote, the evidence with where it stands."""
    lines = [f"### {verdict_name(claim.verdict)}: “{escape(one_line(claim.quote, 160))}”", ""]
    lines += [escape(claim.explanation), ""] if claim.explanation else []
    for evidence in claim.evidence:
        lines += [f"{evidence.relation.capitalize()} ({evidence.score:.2f}):", "", *quote_lines(evidence.side), ""]
    if decision := decision_text(claim.decision):
        lines += [f"Reviewed: {escape(decision)}", ""]
    return [*lines, f"{claim.rule} {rule_name(claim.rule)}, score {claim.score:.2f} · `{claim.id}`"]
