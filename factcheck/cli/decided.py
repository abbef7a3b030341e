"""Reviewers' decisions and a baseline, laid over a run before it is reported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from factcheck.reporting import Report
from factcheck.reporting.audit_report import AuditReport

AnyReport = TypeVar("AnyReport", Report, AuditReport)

DEFAULT_STORE = Path(".factcheck/decisions.db")


def with_decisions(report: AnyReport, store: str | None, baseline: str | None, fail_on: Sequence[str]) -> AnyReport:
    """The report with what reviewers decided, and the exit code that is left.

    Without `store` the default one counts where it exists already: checking creates nothing. `baseline` is a file, or
    `store` for whatever somebody decided.
    """
    from_store = baseline is not None and baseline == "store"
    if store is None and not from_store and not DEFAULT_STORE.is_file():
        opened = None
    else:
        from factcheck import review

        opened = review.Store.open(store)
    if opened is None and baseline is None:
        return report
    from factcheck.review import apply
    from factcheck.review import baseline as baselines

    known = None
    if baseline is not None:
        known = baselines.of_store(opened) if from_store and opened is not None else baselines.read(baseline)
    return type(report).from_dict(apply(report.to_dict(), opened, known, fail_on))
