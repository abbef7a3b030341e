"""Summaries and their sources in, judged claims out: evidence over whole sources, verdicts, rows at scale."""

from factcheck.auditing.audit import Case, Judged, audit, worst
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.record import let_pass, run
from factcheck.auditing.rows import AuditedRow, AuditedRows, Row, audit_rows, read_rows, row_of
from factcheck.auditing.summary import Summary, read_summary, sentence_texts

__all__ = [
    "AuditedRow",
    "AuditedRows",
    "Case",
    "Evidence",
    "Judged",
    "Judgement",
    "Row",
    "Summary",
    "audit",
    "audit_rows",
    "let_pass",
    "read_rows",
    "read_summary",
    "row_of",
    "run",
    "sentence_texts",
    "worst",
]
