"""A `Report` in, html, json, jsonl, csv, md, sarif and junit out (`write`), or a summary on the terminal."""

from factcheck.reporting.audit_report import AuditReport
from factcheck.reporting.load import load
from factcheck.reporting.report import Report
from factcheck.reporting.write import formats, write

__all__ = ["AuditReport", "Report", "formats", "load", "write"]
