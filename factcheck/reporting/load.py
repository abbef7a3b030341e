"""A saved run, read back as the report it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.reporting.report import SCHEMA_VERSION

if TYPE_CHECKING:
    from factcheck.reporting.audit_report import AuditReport
    from factcheck.reporting.report import Report
    from factcheck.reporting.tables import Record


def load(path: Path) -> Report | AuditReport:
    """The report in a JSON file that a run wrote. Raises FactcheckError where the file is not one."""
    run = read(path)
    try:
        if run["kind"] == "audit":
            from factcheck.reporting.audit_report import AuditReport

            return AuditReport.from_dict(run)
        from factcheck.reporting.report import Report

        return Report.from_dict(run)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FactcheckError(
            f"{path}: not the JSON of a run ({type(error).__name__}: {error}); make it again with --format json."
        ) from None


def read(path: Path) -> Record:
    """The JSON of a run, checked for its version and kind only."""
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FactcheckError(f"{path}: cannot be read ({error.strerror or error}).") from None
    except (ValueError, RecursionError) as error:
        raise FactcheckError(f"{path}: not JSON ({error}); give the report.json of a run.") from None
    if not isinstance(run, dict) or run.get("kind") not in ("check", "audit"):
        raise FactcheckError(f"{path}: not the JSON of a run; give the report.json that check or audit wrote.")
    if str(run.get("schema_version")) != SCHEMA_VERSION:
        version = run.get("schema_version")
        raise FactcheckError(
            f"{path}: written with schema version {version}, this factcheck reads {SCHEMA_VERSION}; run it again."
        )
    return run
