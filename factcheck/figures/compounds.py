"""Numbers that make one figure or share a unit: "5 feet 6 inches", "146 x 70 x 8 mm", "two or three years"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from factcheck.figures.lexicon import ONES, TENS
from factcheck.figures.numbers import read_amount
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens
from factcheck.figures.symbols import smaller

Reader = Callable[[Context, int], Reading | None]
_SMALLER = {
    ("hour", "minute"): Decimal(1) / 60,
    ("minute", "second"): Decimal(1) / 60,
    ("year", "month"): Decimal(1) / 12,
    ("day", "hour"): Decimal(1) / 24,
    ("week", "day"): Decimal(1) / 7,
    ("month", "day"): Decimal(1) / 30,
    ("year", "day"): Decimal(1) / 365,
}


def compound(ctx: Context, first: Reading, read: Reader) -> Reading | None:
    """Two units for one figure: "four hours and 23 minutes", "5 feet 6 inches"."""
    tokens = ctx.tokens
    if first.kind == "money":
        return _with_cents(ctx, first, read)
    if first.kind not in ("duration", "quantity") or not isinstance(first.value, Decimal) or not first.unit:
        return None
    at = first.last
    at += tokens.at(at).text == "," and first.kind == "duration"
    joined = tokens.word(at) == "and"
    at += joined
    inches = _inches(ctx, first, at)
    if inches is not None:
        return inches
    if tokens.at(at).kind != "number" and tokens.word(at) not in ONES and tokens.word(at) not in TENS:
        return None
    second = read(ctx, at)
    if second is None or second.first != at or second.kind != first.kind or not isinstance(second.value, Decimal):
        return None
    worth = (
        _SMALLER.get((first.unit, second.unit or ""))
        if first.kind == "duration"
        else smaller(first.unit, second.unit or "")
    )
    if joined and first.kind == "quantity" and first.unit not in ("ft", "lb", "st"):
        return None
    if worth is None or second.value * worth >= 1 or first.value % 1:
        return None
    value = first.value + second.value * worth
    whole = replace(first, value=value, last=second.last, step=second.step * worth)
    third = compound(ctx, replace(whole, value=Decimal(0), unit=second.unit), read)
    if third is not None and isinstance(third.value, Decimal):
        return replace(whole, value=value + third.value * worth, last=third.last, step=third.step * worth)
    return whole


_BEHIND_CENTS = frozenset("per a an each for on in at to and or but instead more less extra every".split())


def _with_cents(ctx: Context, first: Reading, read: Reader) -> Reading | None:
    """ "8 euros and 40 cents", "eight euros forty": what is behind a currency's name and is no number of other things."""
    tokens = ctx.tokens
    before = tokens.at(first.last - 1)
    if not isinstance(first.value, Decimal) or first.value % 1 or first.value >= 10_000:
        return None
    if before.kind != "word" or before.text.isupper():
        return None
    at = first.last + (tokens.word(first.last) == "and")
    cents = read(ctx, at)
    if cents is not None and cents.kind == "money" and isinstance(cents.value, Decimal) and 0 < cents.value < 1:
        name = tokens.word(cents.last - 1)
        return replace(first, value=first.value + cents.value, last=cents.last, step=cents.step) if name else None
    amount = read_amount(tokens, first.last)
    if amount is None or amount.scale != 1 or not 10 <= amount.value <= 99 or (amount.digits and not amount.plain):
        return None
    behind = tokens.at(amount.last)
    if behind.kind == "word" and behind.low not in _BEHIND_CENTS:
        return None
    return replace(first, value=first.value + amount.value / 100, last=amount.last, step=Decimal("0.005"))


def _inches(ctx: Context, first: Reading, at: int) -> Reading | None:
    """ "6 ft 4 in tall": "in" is the unit only here, behind feet."""
    tokens = ctx.tokens
    token, unit, behind = tokens.at(at), tokens.at(at + 1), tokens.at(at + 2)
    if first.unit != "ft" or not token.text.isdigit() or int(token.text) > 11 or unit.low != "in":
        return None
    if behind.kind in ("number", "currency") or behind.low in (
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "this",
        "all",
        "our",
    ):
        return None
    if behind.kind == "word" and behind.text[0].isupper():
        return None
    assert isinstance(first.value, Decimal)
    return replace(first, value=first.value + Decimal(token.text) / 12, last=at + 2, step=Decimal(1) / 24)


def feet_and_inches(ctx: Context, at: int) -> Reading | None:
    """A height as it is written of people: 6'4", 5′ 11″."""
    tokens = ctx.tokens
    feet, sign, inches, closing = (tokens.at(at + offset) for offset in range(4))
    if not feet.text.isdigit() or sign.text not in ("'", "’", "′") or not sign.glued or not inches.text.isdigit():
        return None
    if closing.text not in ('"', "″", "”") or not closing.glued or int(inches.text) > 11 or int(feet.text) > 30:
        return None
    value = Decimal(feet.text) + Decimal(inches.text) / 12
    return Reading("quantity", value, at, at + 4, "ft", step=Decimal(1) / 24)


def listed(tokens: Tokens, first: Reading, second: Reading) -> list[Reading]:
    """ "two or three years", "5 and 10 percent": the first number takes the unit of the second."""
    if second.unit is None or second.kind == "date" or tokens.at(second.first).kind == "currency":
        return [first]
    if second.kind == "money" and tokens.at(second.first).kind == "word" and tokens[second.first].text.isupper():
        return [first]
    take_unit(first, second)
    return [first]


def sides(ctx: Context, first: Reading, second: Reading, read: Reader) -> list[Reading]:
    """ "146 x 70 x 8 mm": the sides of a thing share the unit behind the last; without a unit they are no figures."""
    found = [first, second]
    while ctx.tokens.at(found[-1].last).text in ("x", "×", "X") or ctx.tokens.word(found[-1].last) == "by":
        following = read(ctx, found[-1].last + 1)
        if following is None or following.first != found[-1].last + 1:
            break
        found.append(following)
    last = found[-1]
    if last.kind != "quantity":
        ctx.skip = max(ctx.skip, last.last)
        return []
    for side in found[:-1]:
        take_unit(side, last)
    return found


def take_unit(first: Reading, second: Reading) -> None:
    """Gives a number without a unit of its own the one of the number behind it."""
    if first.unit is None or first.kind == "count":
        first.kind, first.unit, first.alternatives, first.loose = second.kind, second.unit, second.alternatives, False
