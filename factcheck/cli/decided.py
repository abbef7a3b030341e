"""Reviewers' decisions and a baseline, laid over a run before it is reported."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, nullcontext
from typing import TypeVar

from factcheck import review
from factcheck.reporting import AuditReport, Report

AnyReport = TypeVar("AnyReport", Report, AuditReport)


def with_decisions(report: AnyReport, store: str | None, baseline: str | None, fail_on: Sequence[str]) -> AnyReport:
    """The report with what reviewers decided, and the exit code that is left.

    Without `store` the default one counts where it exists already: checking creates nothing. `baseline` is a file, or
    `store` for whatever somebody decided.
    """
    opened = review.Store.open(store) if baseline == "store" else review.existing_store(store)
    if opened is None and baseline is None:
        return report
    from factcheck.review import baseline as baselines

    with closing(opened) if opened is not None else nullcontext():
        known = None
        if baseline == "store" and opened is not None:
            known = baselines.of_store(opened)
        elif baseline is not None:
            known = baselines.read(baseline)
        return type(report).from_dict(review.apply(report.to_dict(), opened, known, fail_on))
