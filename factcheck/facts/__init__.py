"""Decided pairs in, facts out: one row per fact, one column per source."""

from factcheck.facts.copies import copies
from factcheck.facts.evidence import asked
from factcheck.facts.fact import Fact, Value
from factcheck.facts.gather import FactSheet, gather

__all__ = ["Fact", "FactSheet", "Value", "asked", "copies", "gather"]
