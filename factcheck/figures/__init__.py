"""Text in, `Figure`s out, each bound to what it is about; two figures in, their relation out."""

from factcheck.figures.figure import Bound, Figure, Kind, Modifier, Status

__all__ = ["Bound", "Figure", "Kind", "Modifier", "Status"]
