"""Where a set of documents agree, where they contradict each other, and whether a summary is true to them.

    report = factcheck.check("seeds/sources")
    verdict = factcheck.compare("The plant opened in 2019.", "The plant opened in 2021.")

The names below are the public API; each is imported when it is first used, so that `import factcheck` loads no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.errors import FactcheckError, SourceError
    from factcheck.figures import Figure
    from factcheck.pipeline import AuditOptions, CheckOptions, Models, audit, audit_rows, check, compare
    from factcheck.reporting import AuditReport, Report
    from factcheck.verdicts import Verdict

__all__ = [
    "AuditOptions",
    "AuditReport",
    "CheckOptions",
    "FactcheckError",
    "Figure",
    "Models",
    "Report",
    "SourceError",
    "Verdict",
    "audit",
    "audit_rows",
    "check",
    "compare",
]

_HOMES = {
    "AuditOptions": "factcheck.pipeline",
    "AuditReport": "factcheck.reporting",
    "CheckOptions": "factcheck.pipeline",
    "FactcheckError": "factcheck.errors",
    "Figure": "factcheck.figures",
    "Models": "factcheck.pipeline",
    "Report": "factcheck.reporting",
    "SourceError": "factcheck.errors",
    "Verdict": "factcheck.verdicts",
    "audit": "factcheck.pipeline",
    "audit_rows": "factcheck.pipeline",
    "check": "factcheck.pipeline",
    "compare": "factcheck.pipeline",
}


def __getattr__(name: str) -> object:
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    import importlib

    return getattr(importlib.import_module(_HOMES[name]), name)
