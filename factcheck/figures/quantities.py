"""Units of measure behind a number, and what tells the letters that are units from those that are none."""

from __future__ import annotations

from factcheck.figures.nouns import singular
from factcheck.figures.numbers import Amount
from factcheck.figures.rates import rate_of
from factcheck.figures.reading import Context, Unit
from factcheck.figures.scan import Tokens
from factcheck.figures.symbols import TWO_WORDS, length, named, symbols

_LONE = frozenset("B N J V A t st l L g m in bar cal cd PS MT GT MP Nm kt W mi".split())
"""Symbols that are also letters or words of a text: believed only in the company that `_lone_is_unit` asks for."""


def read(ctx: Context, amount: Amount) -> Unit | None:
    """The unit of measure behind `amount`, with its rate ("per second"), None where there is none."""
    tokens = ctx.tokens
    index = amount.last
    hyphened = tokens.at(index).text in ("-", "‑") and tokens.at(index).glued and tokens.at(index + 1).glued
    if hyphened:
        index += 1
    base = _base(ctx, amount, index, hyphened)
    if base is None:
        return None
    name, last = base
    rated = rate_of(tokens, name, last)
    if rated:
        return Unit("quantity", rated[0], rated[1])
    return Unit("quantity", name, last)


def _base(ctx: Context, amount: Amount, index: int, hyphened: bool) -> tuple[str, int] | None:
    tokens = ctx.tokens
    token = tokens.at(index)
    degrees = _degrees(tokens, index)
    if degrees:
        return degrees
    if token.kind != "word":
        if (
            token.text in ("″", '"')
            and token.glued
            and amount.digits
            and amount.value < 120
            and tokens.at(amount.first - 1).text != '"'
        ):
            return _screen_inches(tokens, index)
        return None
    second = index + 1
    if tokens.at(second).text in ("-", ".") and tokens.at(second).glued:
        second += 1
    if token.low == "magnitude" and (hyphened or not amount.plain):
        return "magnitude", index + 1
    pair = (token.low, singular(tokens.word(second)) if tokens.word(second) else "")
    if pair in TWO_WORDS:
        return TWO_WORDS[pair], second + 1
    if token.low in ("square", "sq", "cubic", "cu"):
        base = length(tokens.at(second).text)
        return (base + ("²" if token.low.startswith("sq") else "³"), second + 1) if base else None
    if token.text in ("C", "F", "K") and _is_temperature(ctx, amount, index):
        return {"C": "degC", "F": "degF", "K": "K"}[token.text], index + 1
    found = symbols().get(token.text)
    if found and not (token.text in _LONE and not _lone_is_unit(ctx, amount, index, hyphened)):
        after = tokens.at(index + 1)
        if after.text in ("2", "3") and after.glued and found in ("m", "km", "ft", "cm", "mm"):
            return found + ("²" if after.text == "2" else "³"), index + 2
        if after.glued and after.kind == "number":
            return None
        if after.text in "·⋅" and after.glued and tokens.at(index + 2).text in ("m", "h"):
            return found + tokens.at(index + 2).text, index + 3
        return found, index + 1 + (token.text == "in")
    name = named(token.low)
    if name and not (name == "ft" and token.low == "foot" and not hyphened and amount.value != 1):
        if tokens.word(index + 1) in ("squared", "cubed") and name in ("m", "ft", "km"):
            return name + ("²" if tokens.word(index + 1) == "squared" else "³"), index + 2
        return name, index + 1
    if name == "ft" and amount.digits:
        return name, index + 1
    return None


def _screen_inches(tokens: Tokens, index: int) -> tuple[str, int] | None:
    after = tokens.at(index + 1)
    return ("in", index + 1) if after.kind == "word" and not after.glued else None


def _degrees(tokens: Tokens, index: int) -> tuple[str, int] | None:
    token = tokens.at(index)
    if token.text in ("℃", "℉"):
        return "degC" if token.text == "℃" else "degF", index + 1
    if token.text not in ("°", "º") and token.low not in ("degrees", "degree", "deg", "celsius", "fahrenheit"):
        return None
    if token.low in ("celsius", "fahrenheit"):
        return "degC" if token.low == "celsius" else "degF", index + 1
    after = index + 1
    if tokens.at(after).text == "-" and tokens.at(after).glued:
        after += 1
    for names_, unit in (
        (("C", "Celsius", "celsius", "centigrade"), "degC"),
        (("F", "Fahrenheit", "fahrenheit"), "degF"),
    ):
        if tokens.at(after).text in names_:
            return unit, after + 1
    return "deg", index + 1


def _lone_is_unit(ctx: Context, amount: Amount, index: int, hyphened: bool) -> bool:
    """Whether a letter that could be something else is a unit here: "5 m deep", "12 V", but not "5 in", "3 B"."""
    token = ctx.tokens[index]
    after = ctx.tokens.at(index + 1)
    if not amount.digits or (amount.scale != 1 and token.text not in ("W", "t", "L") and after.text != "/"):
        return False
    if token.text == "in":
        behind = ctx.tokens.at(index + 2)
        return after.text == "." and after.glued and behind.text[:1].islower() and (token.glued or not amount.plain)
    if token.text in ("B", "N", "J", "A", "l", "bar", "PS", "st", "cal", "cd"):
        return (token.text in ("bar", "cd") and not amount.plain) or (after.text == "/" and token.text == "B")
    if token.text in ("GT", "MT"):
        return after.text == "/"
    if token.text == "m" and token.glued and amount.plain and not hyphened and not _is_length(ctx, amount, index):
        return False
    if token.text in ("m", "g", "t", "mi", "MP"):
        return not (after.kind == "number" and after.glued and after.text not in "23")
    return True


_HEAT = frozenset(
    "temperature temperatures heat heated hot warm cold cool cooled cooling thermometer mercury oven bake boil "
    "boils freezing fever weather kelvin melts melting heating frost chill degrees highs lows thermal warmest "
    "hottest coldest".split()
)


def is_temperature(ctx: Context, amount: Amount) -> bool:
    """Whether the letter behind `amount` stands for a scale of temperature."""
    return ctx.tokens.at(amount.last).text in ("C", "F", "K") and _is_temperature(ctx, amount, amount.last)


def _is_temperature(ctx: Context, amount: Amount, index: int) -> bool:
    """Whether "41C" or "1,200 K" is a temperature: words of heat stand near it."""
    token = ctx.tokens[index]
    if (
        amount.scale != 1
        or (token.text != "K" and not token.glued)
        or (ctx.tokens.at(index + 1).glued and ctx.tokens.at(index + 1).kind == "number")
    ):
        return False
    near = {ctx.tokens.word(place) for place in (*range(amount.first - 9, amount.first), *range(index + 1, index + 7))}
    return bool(near & _HEAT)


_LENGTH_WORDS = frozenset(
    "long wide tall high deep thick away above below from by sprint race relay final butterfly freestyle "
    "backstroke hurdles breaststroke dash pool tower wall fence tunnel bridge distance radius diameter length "
    "width height depth altitude range drop cable mast hull vessel ship boat stretch band border blade blades "
    "rope walk circle ahead short apart underwater wave waves men women individual medley pitch beam span "
    "level mark behind across further".split()
)


def _is_length(ctx: Context, amount: Amount, index: int) -> bool:
    """Whether "14m" is metres: other words near it are of length (it may also be minutes, or millions)."""
    near = {ctx.tokens.word(place) for place in (*range(amount.first - 5, amount.first), *range(index + 1, index + 4))}
    return bool(near & _LENGTH_WORDS) or ctx.tokens.at(index + 1).text == "/"
