"""Text in, `Figure`s out, each bound to what it is about; two figures in, their relation out."""

from factcheck.figures.binding import bind
from factcheck.figures.compare import Relation, compare
from factcheck.figures.figure import Bound, Figure, Kind, Modifier, Status
from factcheck.figures.find import find
from factcheck.figures.statement import Statement, state

__all__ = ["Bound", "Figure", "Kind", "Modifier", "Relation", "Status", "bind", "compare", "find"]
