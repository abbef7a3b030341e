"""A claim of the summary with all that was gathered for it: what every rule of the audit reads."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.auditing.library import Shelf
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.quotations import Quotation
from factcheck.auditing.weigh import Weighed
from factcheck.auditing.words import stems
from factcheck.figures import Statement, compare


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim of the summary and what was gathered for it.

    `sentence` is the span of the sentence that it is part of; `weighed` is for its own words, `whole` for that sentence
    (the same where it is all of it); `counterparts` are the claims of the sources that may be about the same, the
    likeliest first; `quoted` are the quotations that it contains or, where `inside`, is part of.
    """

    statement: Statement
    sentence: tuple[int, int]
    weighed: Weighed
    whole: Weighed
    counterparts: tuple[Counterpart, ...]
    shelves: tuple[Shelf, ...]
    quoted: tuple[Quotation, ...] = ()
    inside: bool = False


def nearness(claim: Statement, one: Counterpart) -> float:
    """How much a source claim says the same: likeness and shared words, half and half."""
    ours = set(stems(claim.claim.text))
    words = len(ours & set(stems(one.statement.claim.text))) / len(ours) if ours else 0.0
    return (one.likeness + words) / 2


def other_period(a: Statement, b: Statement) -> bool:
    """Whether both give dates and no two of them can be one."""
    ours, theirs = ([f for f in one.figures if f.kind == "date"] for one in (a, b))
    return bool(ours and theirs) and all(compare(x, y).name == "differs" for x in ours for y in theirs)
