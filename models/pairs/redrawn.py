"""The same sentence with other numbers, years, dates and units in it: few real sentences have them, and the model must
learn to compare values, not to remember these."""

from __future__ import annotations

import math
import random
import re

from pairs.calendar import MONTHS
from pairs.made import Sentence, replace
from pairs.measure import EXACT_SPANS, UNITS
from pairs.numerals import Number, bare, digits, find, significant, spelled

_ANY_YEAR = re.compile(r"(?<![\w,.$€£/-])(1[5-9]\d\d|20[0-3]\d)(?![\w,%/-]|\.\d)")
_UNIT = re.compile(r"^\s(?P<unit>" + "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True)) + r")\b")
_SPAN = re.compile(r"^\s(?P<unit>minutes|hours|days|weeks|months|years|decades)\b(?! old| ago)")
_DAY = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})(?=,? \d{{4}}\b)")
SHARES = (10, 20, 25, 33, 40, 50, 60, 75, 80, 90)


def redrawn(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """The sentence with all that counts drawn anew, without a parse; None where nothing was drawn."""
    text = _other_values(sentence.text, rng)
    text = _other_years(text, rng)
    text = _DAY.sub(lambda match: f"{rng.choice(MONTHS)} {rng.randint(1, 28)}", text)
    return Sentence(text) if text != sentence.text else None


def _other_values(text: str, rng: random.Random) -> str:
    for number in reversed(list(find(text))):
        if number.like_a_year or not bare(text, number) or number.value < 2:
            continue
        rest = text[number.end :]
        unit, span = _UNIT.match(rest), _SPAN.match(rest)
        if unit and not number.sign and not number.percent:
            dimension = UNITS[unit["unit"]][0]
            new_unit = rng.choice([name for name, (kind, _) in UNITS.items() if kind == dimension])
            text = replace(text, number.end + 1, number.end + unit.end(), new_unit)
        elif span and not number.sign:
            large, little = rng.choice(list(EXACT_SPANS))
            name = rng.choice([large, little])
            many = EXACT_SPANS[large, little] * rng.randint(1, 6) if name == little else rng.randint(2, 12)
            plural = "centuries" if name == "century" else name + "s"
            text = replace(text, number.end + 1, number.end + span.end(), plural)
            text = replace(text, number.start, number.end, _like(number, float(many)))
            continue
        text = replace(text, number.start, number.end, _like(number, drawn(number, rng)))
    return text


def _like(number: Number, value: float) -> str:
    """A value in the manner of the number, digits where words would be long."""
    word = spelled(value) if number.in_words and value <= 20 and not number.scale else None
    scale = f" {number.scale}" if number.scale else ""
    places = number.decimals if value != int(value) else 0
    body = word or digits(value, places, value >= 10_000 or "," in number.body)
    return f"{number.sign}{body}{scale}{number.percent}"


def drawn(number: Number, rng: random.Random) -> float:
    """A value of the number's own kind and rough size; of a number with a scale word, what stands before the word."""
    if number.percent:
        if rng.random() < 0.4:
            return float(rng.choice(SHARES))
        return round(rng.uniform(2, 98), number.decimals)
    if number.scale:
        return round(rng.choice([rng.uniform(1.1, 9.9), rng.uniform(10, 99), rng.uniform(100, 950)]), number.decimals)
    if number.value <= 20 and not number.decimals:
        return float(rng.randint(2, 20 if not number.in_words else 12))
    exponent = math.log10(number.value) + rng.uniform(-0.7, 0.7)
    value = max(12.0, 10**exponent)
    value = round(value, number.decimals)
    return significant(value, rng.choice([1, 2, 2, 3])) if rng.random() < 0.35 else value


def _other_years(text: str, rng: random.Random) -> str:
    """All years moved by the same step, so that spans stay whole."""
    years = [int(match[0]) for match in _ANY_YEAR.finditer(text)]
    if not years:
        return text
    step = rng.randint(-60, 60)
    if not all(1750 <= year + step <= 2026 for year in years):
        step = rng.randint(max(-60, 1750 - min(years)), max(2026 - max(years), 1750 - min(years)))
    return _ANY_YEAR.sub(lambda match: str(int(match[0]) + step), text)
