"""Pairs that differ in a unit, a currency or a duration alone, and their twins: the same measure in another unit."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence, both_ways, replace
from pairs.numerals import Number, bare, find, short, significant

SPANS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2629746.0,
    "year": 31556952.0,
}
EXACT_SPANS = {
    ("minute", "second"): 60, ("hour", "minute"): 60, ("day", "hour"): 24, ("week", "day"): 7, ("year", "month"): 12,
    ("decade", "year"): 10, ("century", "year"): 100,
}  # fmt: skip
UNITS: dict[str, tuple[str, float]] = {
    "millimeters": ("length", 0.001), "centimeters": ("length", 0.01), "meters": ("length", 1.0),
    "metres": ("length", 1.0), "kilometers": ("length", 1000.0), "kilometres": ("length", 1000.0),
    "km": ("length", 1000.0),
    "inches": ("length", 0.0254), "feet": ("length", 0.3048), "ft": ("length", 0.3048), "yards": ("length", 0.9144),
    "miles": ("length", 1609.344), "grams": ("mass", 0.001), "kilograms": ("mass", 1.0), "kg": ("mass", 1.0),
    "pounds": ("mass", 0.45359237), "tons": ("mass", 907.18474), "tonnes": ("mass", 1000.0),
    "square kilometers": ("area", 1e6), "square miles": ("area", 2589988.11), "acres": ("area", 4046.8564),
    "hectares": ("area", 10000.0), "liters": ("volume", 1.0), "gallons": ("volume", 3.785411784),
    "megabytes": ("data", 1e6), "gigabytes": ("data", 1e9), "terabytes": ("data", 1e12), "MB": ("data", 1e6),
    "GB": ("data", 1e9), "TB": ("data", 1e12), "watts": ("power", 1.0), "kilowatts": ("power", 1e3),
    "megawatts": ("power", 1e6), "gigawatts": ("power", 1e9), "MW": ("power", 1e6), "GW": ("power", 1e9),
}  # fmt: skip
"""Unit as written -> (dimension, how many of the dimension's base unit)."""

_SPAN_AFTER = re.compile(
    r"^[\s-](?P<unit>second|minute|hour|day|week|month|year|decade)(?P<plural>s?)\b(?! old| ago|-old)"
)
_UNIT_AFTER = re.compile(r"^\s(?P<unit>" + "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)) + r")\b")
_MONEY_WORD = re.compile(r"^\s(?P<unit>dollars|euros|pounds sterling|pounds|yen|rupees|yuan|francs)\b")
SIGNS = ("$", "€", "£", "¥")
MONEY_WORDS = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen"}


def _with(sentence: Sentence, after: re.Pattern[str]) -> Iterator[tuple[Number, re.Match[str]]]:
    for number in find(sentence.text):
        match = after.search(sentence.text[number.end :])
        if match and not number.sign and not number.percent:
            yield number, match


def duration_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same number of another span of time: a contradiction both ways."""
    for number, match in _with(sentence, _SPAN_AFTER):
        other_unit = rng.choice([unit for unit in SPANS if unit != match["unit"]])
        start = number.end + match.start("unit")
        new = replace(sentence.text, start, start + len(match["unit"]), other_unit)
        if bare(sentence.text, number):
            yield from both_ways("duration unit", CONTRADICTION, sentence.text, new)
        return


def duration_converted(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same span in a smaller or larger unit: compatible both ways; a wrong conversion is a contradiction."""
    for number, match in _with(sentence, _SPAN_AFTER):
        if match[0][0] == "-" or not bare(sentence.text, number):
            continue
        for (large, little), many in EXACT_SPANS.items():
            if match["unit"] == large:
                value, unit = number.value * many, little
            elif match["unit"] == little and number.value % many == 0 and number.value >= many:
                value, unit = number.value / many, large
            else:
                continue
            end = number.end + match.end()
            yield from _converted(sentence, number, end, value, unit, rng)
            return


def _converted(
    sentence: Sentence, number: Number, end: int, value: float, unit: str, rng: random.Random
) -> Iterator[Made]:
    def told(amount: float) -> str:
        if amount == 1:
            return "one " + unit
        return f"{short(amount)} {'centuries' if unit == 'century' else unit + 's'}"

    other = replace(sentence.text, number.start, end, told(value))
    yield from both_ways("duration converted", ENTAILMENT, sentence.text, other)
    wrong = value * rng.choice([2, 3, 4, 0.5])
    if wrong == int(wrong) and wrong != 1:
        other = replace(sentence.text, number.start, end, told(wrong))
        yield from both_ways("duration wrongly converted", CONTRADICTION, sentence.text, other)


def unit_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same number of another unit of the same dimension: a contradiction both ways."""
    for number, match in _with(sentence, _UNIT_AFTER):
        dimension, size = UNITS[match["unit"]]
        others = [u for u, (d, s) in UNITS.items() if d == dimension and not 0.8 < s / size < 1.25]
        if not others:
            continue
        start = number.end + match.start("unit")
        other = replace(sentence.text, start, start + len(match["unit"]), rng.choice(others))
        if bare(sentence.text, number):
            yield from both_ways("unit", CONTRADICTION, sentence.text, other)
        return


def unit_converted(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same measure in another unit: compatible; a wrong conversion is a contradiction."""
    for number, match in _with(sentence, _UNIT_AFTER):
        if not bare(sentence.text, number):
            continue
        dimension, size = UNITS[match["unit"]]
        others = [u for u, (d, s) in UNITS.items() if d == dimension and 0.01 < s / size < 2000 and s != size]
        if not others:
            continue
        unit = rng.choice(others)
        exact = number.value * size / UNITS[unit][1]
        value = significant(exact, 3)
        about = "" if abs(value - exact) < 1e-9 * exact else "about "
        end = number.end + match.end()
        other = replace(sentence.text, number.start, end, f"{about}{short(value)} {unit}")
        yield from both_ways("unit converted", ENTAILMENT, sentence.text, other, back=NEUTRAL if about else None)
        wrong = short(significant(exact * rng.choice([0.3, 0.5, 2, 3]), 2))
        other = replace(sentence.text, number.start, end, f"{about}{wrong} {unit}")
        yield from both_ways("unit wrongly converted", CONTRADICTION, sentence.text, other)
        return


def currency_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same amount of another currency: a contradiction both ways."""
    for number in find(sentence.text):
        if number.sign.strip() in SIGNS:
            sign = rng.choice([s for s in SIGNS if s != number.sign.strip()])
            start = number.start
            other = replace(sentence.text, start, start + len(number.sign), sign)
        else:
            match = _MONEY_WORD.search(sentence.text[number.end :])
            if not match or match["unit"].startswith("pounds"):
                continue
            start = number.end + match.start("unit")
            word = rng.choice([w for w in ("dollars", "euros", "yen", "rupees", "yuan") if w != match["unit"]])
            other = replace(sentence.text, start, start + len(match["unit"]), word)
        yield from both_ways("currency", CONTRADICTION, sentence.text, other)
        return


def currency_respelled(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same amount with the currency in words, a code, or a short scale letter: compatible both ways."""
    for number in find(sentence.text):
        sign = number.sign.strip()
        if sign not in MONEY_WORDS:
            continue
        code = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}[sign]
        value = (
            short(number.value) if number.value >= 1e6 else sentence.text[number.start + len(number.sign) : number.end]
        )
        forms = [f"{value} {MONEY_WORDS[sign]}", f"{code} {value}"]
        letter = {"million": "m", "billion": "bn"}.get(number.scale.lower())
        if letter:
            forms.append(f"{sign}{number.body}{_decimals(sentence, number)}{letter}")
        other = replace(sentence.text, number.start, number.end, rng.choice(forms))
        yield from both_ways("currency respelled", ENTAILMENT, sentence.text, other)
        return


def _decimals(sentence: Sentence, number: Number) -> str:
    match = re.search(r"\.\d+", sentence.text[number.start : number.end])
    return match[0] if match else ""
