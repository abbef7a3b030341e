"""Lengths of time: "18 months", "a 12-year-old bridge", "ten consecutive quarters", "the next decade"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures.lexicon import TIME_UNITS
from factcheck.figures.nouns import singular
from factcheck.figures.numbers import Amount
from factcheck.figures.reading import Context, Reading, Unit

_BETWEEN = frozenset(
    "working business trading calendar consecutive straight successive full whole more additional long short "
    "school fiscal financial solid extra further other hot cold chaotic playing match overall turbulent "
    "unbroken academic earth sidereal solar polling back-to-back prior previous uninterrupted continuous happy "
    "hard difficult".split()
)
"""Adjectives that may stand between the number and its unit of time."""
_ABBREVIATED = frozenset("hr hrs min mins sec secs yr yrs mo mos wk wks".split())
_BEFORE_ARTICLE = frozenset(
    "for within after about nearly almost than around roughly lasted lasting lasts took takes taking spent "
    "over under least during in up".split()
)
_BEHIND_ARTICLE = frozenset("later earlier ago after before old long sooner early late".split())
_SPAN_WORDS = frozenset("next past last coming".split())
_OVER_WORDS = frozenset("within over in during for of through across since throughout".split())
_WHOLE = frozenset("year month week day hour minute decade century quarter fortnight".split())


def behind(ctx: Context, amount: Amount) -> Unit | None:
    """The unit of time behind `amount`; an age is taken whole ("12-year-old")."""
    tokens = ctx.tokens
    index = amount.last
    hyphened = tokens.at(index).text in ("-", "‑") and tokens.at(index).glued
    if hyphened:
        index += 1
    skipped = 0
    while tokens.word(index) in _BETWEEN and skipped < 3 and not hyphened:
        index += 1
        skipped += 1
        if tokens.at(index).text == "-" and tokens.at(index).glued:
            index += 1
    unit = _unit(ctx, amount, index, hyphened)
    if unit is None:
        return None
    last = index + 1
    dot = tokens.at(last)
    if dot.text == "." and tokens.at(index).low in _ABBREVIATED and tokens.at(last + 1).text[:1].islower():
        last += 1
    factor = Decimal(2) if unit == "fortnight" else Decimal(1)
    return Unit("duration", "week" if unit == "fortnight" else unit, _behind_old(ctx, last), factor=factor)


def _unit(ctx: Context, amount: Amount, index: int, hyphened: bool) -> str | None:
    token, after = ctx.tokens.at(index), ctx.tokens.at(index + 1)
    low = token.low
    if token.kind != "word":
        return None
    if token.text in ("h", "s"):
        if not amount.digits or amount.scale != 1 or (after.glued and after.text in ("/", "-")):
            return None
        if token.text == "s" and token.glued and amount.plain:  # 737s, in his 30s
            return None
        return {"h": "hour", "s": "second"}[token.text]
    if (low == "mo" and not token.glued) or (
        token.text.isupper() and low not in ("hours", "days", "years", "months", "ms")
    ):
        return None
    if token.text == "MS" or (low in ("sec", "min", "ms", "ns") and not amount.digits):
        return None
    stem = low if low in TIME_UNITS else singular(low)
    if stem not in TIME_UNITS:
        return None
    if low == "second" and not hyphened and amount.value not in (1, Decimal("0.5")):
        return None  # "Five second-tier clubs", "the top two second seeds"
    if stem == "quarter" and (after.low == "of" or (low == "quarter" and not hyphened and amount.value != 1)):
        return None
    return TIME_UNITS[stem]


def _behind_old(ctx: Context, last: int) -> int:
    tokens = ctx.tokens
    if tokens.at(last).text in ("-", "‑") and tokens.word(last + 1) in ("old", "olds", "long"):
        return last + 2
    return last + 1 if tokens.word(last) == "old" else last


def read(ctx: Context, at: int) -> Reading | None:
    """A length of time without a number: "the next decade", "for a year", "a year and a half", "a decade-long war"."""
    tokens = ctx.tokens
    low = tokens[at].low
    if low == "the" and tokens.word(at + 1) in _SPAN_WORDS:
        unit = _whole(ctx, at + 2)
        if unit == "year" and tokens.word(at - 1) in ("in", "of", "throughout", "since"):
            return None
        if tokens.word(at + 3) == "of":  # "in the last week of November"
            return None
        if unit and tokens.word(at - 1) in _OVER_WORDS and (unit != "quarter" or tokens.word(at - 1) == "within"):
            return Reading("duration", Decimal(1), at, at + 3, unit)
        return None
    if low in ("a", "an"):
        return _article(ctx, at)
    unit = _whole(ctx, at)
    if unit and tokens.at(at + 1).text == "-" and tokens.word(at + 2) in ("long", "old") and tokens.at(at + 1).glued:
        return Reading("duration", Decimal(1), at, at + 3, unit) if tokens.at(at - 1).text != "-" else None
    return None


def _whole(ctx: Context, at: int) -> str | None:
    word = ctx.tokens.word(at)
    return word if word in _WHOLE and word != "fortnight" else None


def _article(ctx: Context, at: int) -> Reading | None:
    tokens = ctx.tokens
    index = at + 1 + (tokens.word(at + 1) in ("full", "whole", "further", "single"))
    unit = _whole(ctx, index)
    if unit is None or unit == "quarter":  # "a quarter turn"
        return None
    behind_unit, before = tokens.word(index + 1), tokens.word(at - 1)
    if behind_unit == "and" and tokens.word(index + 2) == "a" and tokens.word(index + 3) in ("half", "quarter"):
        part = Decimal("0.5") if tokens.word(index + 3) == "half" else Decimal("0.25")
        return Reading("duration", 1 + part, at, index + 4, unit)
    if tokens.at(index + 1).text == "-" or behind_unit == "or":  # "a year or two" says neither
        return None
    if unit in ("hour", "minute", "day") and before in ("in", "for", "up"):
        fits = False
    else:
        fits = before in _BEFORE_ARTICLE and not (before == "in" and unit in ("year", "quarter"))
    fits = fits and not (
        before in ("for", "in", "after", "during", "over") and behind_unit in ("of", "when", "that", "in", "marked")
    )
    fits = fits and not (before == "up" or (False))
    if before == "than" and tokens.word(at - 2) not in ("more", "less", "longer", "shorter", "fewer"):
        if behind_unit in ("ago", "earlier", "before"):
            return None  # "6% higher than a year ago" names the time of comparison
        fits = False
    if (
        behind_unit in ("ago", "earlier", "before")
        and unit in ("year", "month", "quarter", "week")
        and before not in ("about", "almost", "nearly", "than", "over", "least", "roughly", "around")
    ):  # "up 8% from a year ago" names the time of comparison, not a length
        return None
    if (
        behind_unit in _BEHIND_ARTICLE and not (behind_unit == "after" and before in ("once", "times", "time"))
    ) or fits:
        return Reading("duration", Decimal(1), at, index + 1, unit)
    return None
