"""Summaries and their sources in, judged claims out: evidence over whole sources, verdicts, rows at scale."""

from factcheck.auditing.audit import Case, Judged, audit, worst
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.record import let_pass, run
from factcheck.auditing.summary import read_summary, without_comments

__all__ = [
    "Case",
    "Evidence",
    "Judged",
    "Judgement",
    "audit",
    "let_pass",
    "read_summary",
    "run",
    "without_comments",
    "worst",
]
