"""Labelled sets in, metrics out."""
