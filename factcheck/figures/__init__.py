"""Text in, `Figure`s out, each bound to what it is about; two figures in, their relation out."""

from factcheck.figures.aligning import alignment
from factcheck.figures.binding import PERIOD, bind
from factcheck.figures.calendar import Period, periods
from factcheck.figures.compare import Relation, compare
from factcheck.figures.derived import DerivedProblem, derived
from factcheck.figures.figure import Bound, Figure, Kind, Modifier, Status
from factcheck.figures.find import find
from factcheck.figures.groups import grouped
from factcheck.figures.statement import Statement, state

__all__ = [
    "PERIOD",
    "Bound",
    "DerivedProblem",
    "Figure",
    "Kind",
    "Modifier",
    "Period",
    "Relation",
    "Statement",
    "Status",
    "alignment",
    "bind",
    "compare",
    "derived",
    "find",
    "grouped",
    "periods",
    "state",
]
