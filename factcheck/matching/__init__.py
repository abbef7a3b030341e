"""Claims in, candidate pairs out: nearest neighbours joined with shared names and figures."""
