"""Every number that decides something, with the measurement that chose it; a section a stage."""

from __future__ import annotations
