"""Statements in, candidate pairs out: nearest neighbours joined with shared names and figures."""

from factcheck.matching.candidates import Candidate, candidates, coverage

__all__ = ["Candidate", "candidates", "coverage"]
