"""A figure: a value with its dimension, where it stands in the text, and what it is about."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["quantity", "money", "percent", "ratio", "count", "duration", "date"]
Bound = Literal["min", "max"]
Modifier = Literal["early", "mid", "late", "end", "start"]
Status = Literal["reported", "target", "forecast", "plan", "earlier"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text; `text[start:end]` is how it is written, with its unit and its "about" or "at least".

    kind          quantity, money, percent, ratio, count, duration or date
    value         number with its scale word applied (`$3.4 billion` is 3400000000), an ISO 8601 string for a date at
                  the granularity given (`2019-04-02`, `2019-04`, `2019`, `2019-Q2`, `2019-H1`, `FY2019`, `1980s`,
                  `--04-02` or `--04` without a year), None for a range
    low, high     the ends of a range, in the same form as `value`; else None
    unit          ISO 4217 code; short symbol (`GB/s`); `%` or `pp`; `x`; head noun counted, singular (`nurse`);
                  singular unit of a duration (`year`); None for dates
    alternatives  other units or date values that the sign could mean (`$` in a Canadian text: `CAD`)
    approx        about, roughly, nearly
    bound         `min` ("at least", "over", "after"), `max` ("up to", "under", "by")
    modifier      early, mid, late, end, start (of the period)
    precision     half a unit of the last digit written, in the unit of `value` (`$3.4 billion`: 5e7); 0.0 where the
                  value is exact by its nature (spelled small counts, dates)
    role          the role noun that the figure measures ("bandwidth"), else None
    subject       the entity that it is about, as written, else None
    attribute     what is measured, as words of the text, else None
    period        as-of date or fiscal period in the date form above, else None
    status        reported, target, forecast, plan, earlier (a value the text calls former); None if not known
    scope         words that narrow it: "per share", "adjusted", "in Europe", else None
    direction     1 rose to or by, -1 fell, else 0
    change        True where the figure is the size of a change ("rose by 5%"), not a level
    """

    kind: Kind
    text: str
    start: int
    end: int
    value: float | str | None
    unit: str | None = None
    low: float | str | None = None
    high: float | str | None = None
    alternatives: tuple[str, ...] = ()
    approx: bool = False
    bound: Bound | None = None
    modifier: Modifier | None = None
    precision: float = 0.0
    role: str | None = None
    subject: str | None = None
    attribute: str | None = None
    period: str | None = None
    status: Status | None = None
    scope: str | None = None
    direction: int = 0
    change: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON: every field by its name, tuples as lists."""
        return asdict(self) | {"alternatives": list(self.alternatives)}
