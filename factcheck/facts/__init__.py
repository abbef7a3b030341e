"""Decided pairs in, facts out: one row per fact, one column per source."""
