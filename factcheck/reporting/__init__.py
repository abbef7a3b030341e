"""A `Report` in, html, json, jsonl, csv, md, sarif and junit out (`write`), or a summary on the terminal."""

from factcheck.reporting.report import Report
from factcheck.reporting.write import write

__all__ = ["Report", "write"]
