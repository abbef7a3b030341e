"""`find`: one walk over the tokens of a text, each place read by the first reader that knows what stands there."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factcheck.figures import (
    changes,
    clock,
    compounds,
    date_ranges,
    dates,
    durations,
    money,
    qualifiers,
    ranges,
    ratios,
    relative,
)
from factcheck.figures.figure import Figure
from factcheck.figures.lexicon import CLOSED
from factcheck.figures.nonfigures import is_base_of_rate, is_name
from factcheck.figures.nouns import DONE
from factcheck.figures.numbers import Amount, in_brackets, read_amount, read_part
from factcheck.figures.reading import Context, Reading, Unit, Value
from factcheck.figures.scan import Tokens, scan
from factcheck.figures.units import measure, preceded

_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def find(text: str, *, published: str | None = None, fiscal: int | None = None) -> list[Figure]:
    """The figures of `text`, in order and not overlapping; `text[f.start:f.end] == f.text` for each.

    `published` is the ISO date of the document: "next year" and "on Tuesday" are resolved against it, and left out
    without it. `fiscal` is the month (1 to 12) in which the fiscal year starts that is named after the calendar year it
    ends in; only "this fiscal year" and the like need it. Linear in the length of the text.
    """
    ctx = Context(text, scan(text), published, money.places(text), fiscal)
    readings: list[Reading] = []
    at = 0
    while at < len(ctx.tokens):
        found = _read(ctx, at, readings[-1] if readings else None)
        readings.extend(found)
        at = max(at + 1, ctx.skip, *(reading.last for reading in found))
    return _figures(ctx, readings)


def _read(ctx: Context, at: int, previous: Reading | None) -> list[Reading]:
    """Readings that start at token `at`: none, one, or two where a range is really a move ("from 3% to 5%")."""
    token = ctx.tokens[at]
    if token.kind in ("masked", "break"):
        return []
    date = _timed(ctx, at) or dates.read(ctx, at) or relative.read(ctx, at)
    if date is not None:
        relative.dated_by_year(ctx, date)
        dates.modifier(ctx.tokens, date)
        return date_ranges.ranges(ctx, date)
    part = _part(ctx, at)
    if part is not None:
        return [part]
    ratio = ratios.read(ctx, at)
    if ratio is not None:
        return [ratio]
    length = durations.read(ctx, at)
    if length is not None:
        return [length]
    return _number(ctx, at)


def _timed(ctx: Context, at: int) -> Reading | None:
    """A date with its time of day, whichever stands first; the time alone is no figure."""
    tokens = ctx.tokens
    token = tokens[at]
    if token.kind not in ("time", "number", "date", "word"):
        return None
    time = clock.read(tokens, at)
    if time is not None:
        date = dates.read(ctx, clock.to_date(tokens, time.last))
    else:
        date = dates.read(ctx, at)
        time = clock.read(tokens, _to_time(tokens, date.last)) if date else None
    if date is None or time is None or not isinstance(date.value, str) or not _FULL_DATE.fullmatch(date.value):
        return None
    return replace(date, value=clock.joined(date.value, time), first=at, last=max(date.last, time.last))


def _part(ctx: Context, at: int) -> Reading | None:
    """ "half an hour", "a quarter of a percentage point": a part of one unit."""
    amount = read_part(ctx.tokens, at)
    unit = measure(ctx, amount) if amount else None
    if amount is None or unit is None or unit.kind in ("count", "money", "ratio"):
        return None
    return _reading(ctx.tokens, at, amount, unit, negative=False)


def _to_time(tokens: Tokens, at: int) -> int:
    """Index where a time may start behind a date that ends at `at`: behind "at" or a comma."""
    return at + (tokens.word(at) == "at" or tokens.at(at).text == ",")


def _number(ctx: Context, at: int) -> list[Reading]:
    height = compounds.feet_and_inches(ctx, at)
    if height is not None:
        return [height]
    first = read_measured(ctx, at)
    if first is None:
        return []
    return [reading for reading in ranges.numbers(ctx, first, read_measured) if not reading.loose]


def read_measured(ctx: Context, at: int) -> Reading | None:
    """One number with its sign, currency and unit; None where there is none or it is no figure."""
    tokens = ctx.tokens
    sign = money.before(ctx, at)
    start = sign[2] if sign else at
    negative = _negative(ctx, at, start)
    if negative and not sign:
        start = at + 1
        sign = money.before(ctx, start)
        start = sign[2] if sign else start
    amount = read_amount(tokens, start)
    if amount is None and sign:
        amount = in_brackets(tokens, start)
        negative = True
    if amount is None:
        return None
    amount = money.scaled_by_letter(ctx, amount, sign is not None)
    unit: Unit | None
    if sign:
        unit = Unit("money", sign[0], amount.last, alternatives=sign[1])
        behind = money.after(ctx, amount)
        if behind and behind.factor == 1:
            unit.unit, unit.last, unit.alternatives = behind.unit, behind.last, ()
    else:
        unit = measure(ctx, amount)
        if unit is None or unit.kind == "count":
            unit = preceded(ctx, amount) or unit
        if is_name(ctx, at, amount, unit):
            return None
        if not amount.digits and amount.value == 0 and (unit is None or unit.kind in ("count", "duration")):
            return None  # "zero-day", "net-zero emissions", "zero tolerance"
        if is_base_of_rate(tokens, at):
            ctx.skip = max(ctx.skip, unit.last if unit else amount.last)
            return None
    return _reading(ctx.tokens, at, amount, unit, negative)


def _negative(ctx: Context, at: int, start: int) -> bool:
    """Whether a minus sign stands at `at` (or "minus" as a word), and not a dash or hyphen."""
    token, after, before = ctx.tokens.at(at), ctx.tokens.at(at + 1), ctx.tokens.at(at - 1)
    if token.text in ("-", "−"):
        return after.glued and after.kind in ("number", "currency") and (not token.glued or before.text in "(:=")
    return (
        token.low == "minus"
        and after.kind in ("number", "word", "currency")
        and before.low not in ("or", "/")
        and (before.kind not in ("number", "fraction"))
    )


_THEM = frozenset("them those these us".split())
_ARE = frozenset("is are was were reached stood".split())


def _stands_for_things(tokens: Tokens, at: int, last: int, value: Decimal) -> bool:
    """Whether a number in words counts what was named before ("twenty-three of them", "the number of injured was
    eleven", "seventeen suffered injuries")."""
    if tokens.word(last) == "of" and tokens.word(last + 1) in _THEM:
        return value > 1
    if tokens.word(last) in DONE and tokens.at(at - 1).kind in ("break", "mark") and value > 1:
        return True
    if tokens.word(at - 1) not in _ARE and tokens.word(at - 2) not in _ARE:
        return False
    return any(tokens.word(index) == "number" and tokens.word(index + 1) == "of" for index in range(at - 9, at - 2))


def _reading(tokens: Tokens, at: int, amount: Amount, unit: Unit | None, negative: bool) -> Reading | None:
    if amount.comma and unit is None:
        return None
    if unit is None:
        unit = Unit("count", None, amount.last)
    value = amount.value * unit.factor * (-1 if negative else 1)
    step = _count_step(amount) if unit.kind == "count" else amount.step * unit.factor / 2
    return Reading(
        unit.kind,
        value,
        at,
        max(unit.last, amount.last),
        unit.unit,
        alternatives=unit.alternatives,
        step=step,
        approx=amount.suffix == "odd",
        bound={"plus": "min", "minus": "max"}.get(amount.suffix),  # type: ignore[arg-type]
        loose=unit.unit is None
        and unit.kind == "count"
        and not amount.digits
        and amount.scale < 1000
        and not _stands_for_things(tokens, at, max(unit.last, amount.last), amount.value),
    )


def _count_step(amount: Amount) -> Decimal:
    """Half the worth of the last digit for "9.2 million"; nothing for a count written out, which is exact."""
    return amount.step / 2 if amount.scale != 1 or amount.step < 1 else Decimal(0)


def _figures(ctx: Context, readings: list[Reading]) -> list[Figure]:
    figures = []
    floor = 0
    for index, reading in enumerate(readings):
        if reading.kind == "date":
            dates.bound(ctx.tokens, reading)
        qualifiers.qualify(ctx.tokens, reading, ctx.tokens.at(floor - 1).end if floor else -1)
        changes.change(ctx.tokens, reading)
        changes.levels(ctx.tokens, readings[max(0, index - 3) : index], reading)
        reading.first = max(reading.first, floor)
        floor = reading.last
        figures.append(_figure(ctx, reading))
    return figures


def _figure(ctx: Context, reading: Reading) -> Figure:
    start, end = ctx.tokens[reading.first].start, ctx.tokens[reading.last - 1].end
    return Figure(
        kind=reading.kind,
        text=ctx.text[start:end],
        start=start,
        end=end,
        value=_plain(reading.value),
        unit=reading.unit,
        low=_plain(reading.low),
        high=_plain(reading.high),
        alternatives=reading.alternatives,
        approx=reading.approx,
        bound=reading.bound,
        modifier=reading.modifier,
        precision=float(reading.step),
        status=reading.status,
        direction=reading.direction,
        change=reading.change,
    )


def _plain(value: Value) -> float | str | None:
    return float(value) if isinstance(value, Decimal) else value


__all__ = ["CLOSED", "find"]
