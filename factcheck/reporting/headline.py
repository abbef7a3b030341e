"""The sentences at the head of a report: what a reader takes away who reads nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from factcheck.reporting.plain import plural

if TYPE_CHECKING:
    from factcheck.reporting.audit_view import AuditView
    from factcheck.reporting.view import View


def check(view: View) -> str:
    """`3 disputed facts among 9 sources`."""
    among = f"among {plural(len(view.sources), 'source')}"
    disputed = len(view.with_status("disputed"))
    if disputed:
        return f"{plural(disputed, 'disputed fact')} {among}"
    if view.count("contradiction"):
        return f"{plural(view.count('contradiction'), 'contradiction')} {among}"
    return f"No disputed facts {among}"


def check_line(view: View) -> str:
    """What was read and what came of it, in one line."""
    parts = [plural(len(view.claims), "claim"), plural(len(view.facts), "fact")]
    parts.append(plural(view.count("contradiction"), "contradiction"))
    if view.count("superseded"):
        parts.append(f"{view.count('superseded'):,} superseded")
    copies = sum(source.copy_of is not None for source in view.sources)
    if copies:
        parts.append(f"{plural(copies, 'source')} repeating another")
    return " · ".join(parts)


def audit(view: AuditView) -> str:
    """`7 of 9 claims are supported by the sources`."""
    supported, claims = view.counts.get("supported", 0), len(view.claims)
    if not claims:
        return "The summary claims nothing that can be checked"
    if supported == claims:
        return f"All {claims:,} claims are supported by the sources" if claims > 1 else "The claim is supported"
    return f"{supported:,} of {plural(claims, 'claim')} {'is' if supported == 1 else 'are'} supported by the sources"


def audit_line(view: AuditView) -> str:
    """The other verdicts, faithfulness and what was read, in one line."""
    names = {"contradicted": "contradicted", "contested": "contested", "not_found": "not found"}
    parts = [f"{view.counts[name]:,} {said}" for name, said in names.items() if view.counts.get(name)]
    return " · ".join([*parts, f"faithfulness {view.faithfulness:.2f}", plural(len(view.sources), "source")])


def coverage_line(coverage: Mapping[str, Any]) -> str:
    """What was looked at and how much of it was scored."""
    line = (
        f"{plural(int(coverage.get('documents') or 0), 'document')} read, "
        f"{plural(int(coverage.get('claims') or 0), 'claim')}, "
        f"{plural(int(coverage.get('pairs_considered') or 0), 'pair')} of claims considered, "
        f"{int(coverage.get('pairs_scored') or 0):,} scored"
    )
    if truncated := coverage.get("truncated"):
        cut = truncated if isinstance(truncated, int) else len(truncated)
        line += f", {plural(cut, 'text')} cut to the model's length"
    skipped = coverage.get("skipped") or ()
    return line + (f"; {plural(len(skipped), 'source')} left out." if skipped else ".")
