"""Pairs that differ in a number alone, and their compatible twins: another spelling, rounding, a bound, a range."""

from __future__ import annotations

import random
from collections.abc import Iterator

from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence, both_ways, one_way, replace
from pairs.numerals import SCALES, Number, bare, counting, digits, find, short, significant, spelled, written

ABOUT = ("about", "around", "roughly", "approximately", "some")
ABOVE = ("more than", "over", "at least", "upwards of", "no fewer than")
BELOW = ("fewer than", "less than", "under", "at most", "no more than", "up to")


def _counts(sentence: Sentence, least: float = 2) -> list[Number]:
    return [n for n in find(sentence.text) if counting(sentence.text, n) and n.value >= least and not n.like_a_year]


def changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Another number in the same place: a contradiction both ways."""
    numbers = [n for n in find(sentence.text) if n.value >= 2 and not n.like_a_year]
    if not numbers:
        return
    number = rng.choice(numbers)
    new = written(another(number, rng), number)
    other = replace(sentence.text, number.start, number.end, new)
    if bare(sentence.text, number):
        yield from both_ways("number", CONTRADICTION, sentence.text, other)


def another(number: Number, rng: random.Random) -> float:
    """A value that nobody would call the same: another digit, a digit more, twice, a tenth, or a neighbour if small."""
    scale = SCALES.get(number.scale.lower(), 1.0)
    base = number.value / scale
    if base <= 20 and not number.decimals:
        choices = [base + step for step in (-3, -2, -1, 1, 2, 3, 4, 5, 7) if 2 <= base + step <= 25]
        return rng.choice(choices) * scale
    way = rng.random()
    if way < 0.5:
        return _other_digit(base, number.decimals, rng) * scale
    factor = rng.choice([0.1, 0.4, 0.5, 0.6, 0.75, 0.8, 1.2, 1.3, 1.5, 1.8, 2, 3, 10])
    changed_base = round(significant(base * factor, 3), number.decimals)
    if changed_base in (0, base):
        changed_base = _other_digit(base, number.decimals, rng)
    return changed_base * scale


def _other_digit(base: float, decimals: int, rng: random.Random) -> float:
    """One of the first three digits replaced."""
    body = list(f"{base:.{decimals}f}")
    places = [i for i, char in enumerate(body) if char.isdigit()][:3]
    at = rng.choice(places)
    lowest = 1 if at == 0 else 0
    body[at] = rng.choice([d for d in "0123456789"[lowest:] if d != body[at]])
    value = float("".join(body))
    return value if value > 0 else base * 2


def respelled(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """The same value in another spelling: words and digits, commas, scale words, percent."""
    numbers = [n for n in find(sentence.text) if not n.like_a_year]
    rng.shuffle(numbers)
    for number in numbers:
        spellings = [new for new in _spellings(number) if new != sentence.text[number.start : number.end]]
        if spellings:
            other = replace(sentence.text, number.start, number.end, rng.choice(spellings))
            yield from both_ways("number respelled", ENTAILMENT, sentence.text, other)
            return


def _spellings(number: Number) -> Iterator[str]:
    base = number.value / SCALES.get(number.scale.lower(), 1.0)
    scale = f" {number.scale}" if number.scale else ""
    word = spelled(base)
    if word and not number.in_words and not number.sign and not number.decimals:
        yield f"{word}{scale}{' percent' if number.percent else ''}"
    if number.in_words:
        yield f"{digits(base)}{scale}{number.percent}"
    if not number.in_words and not number.decimals and base >= 1000:
        yield f"{number.sign}{digits(base, 0, ',' not in number.body)}{scale}{number.percent}"
    if number.value >= 1e6 and not number.scale and significant(number.value, 4) == number.value:
        yield short(number.value, number.sign, number.percent)
    if number.scale.lower() in ("thousand", "million", "billion") and not number.in_words:
        yield f"{number.sign}{digits(number.value)}{number.percent}"
    if 10_000 <= number.value < 1e6 and number.value % 1000 == 0 and not number.scale and not number.sign:
        yield f"{number.value / 1000:g} thousand{number.percent}"
    if number.percent:
        places = f"{base:.{number.decimals}f}".partition(".")[2]
        yield f"{number.body}{'.' if places else ''}{places}{' percent' if '%' in number.percent else '%'}"


def rounded(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """About the value: compatible when it rounds to it, a contradiction when it is far off."""
    numbers = _counts(sentence, 11)
    if not numbers:
        return
    number = rng.choice(numbers)
    near = significant(number.value, rng.choice([1, 2]))
    off = abs(near - number.value) / number.value
    if 0 < off <= 0.06:
        words = (
            (*ABOUT, "nearly", "almost", "just under")
            if near > number.value
            else (*ABOUT, "just over", "a little over")
        )
        text = f"{rng.choice(words)} {short(near, number.sign, number.percent)}"
        other = replace(sentence.text, number.start, number.end, text)
        yield from both_ways("rounded", ENTAILMENT, sentence.text, other, back=NEUTRAL)
    elif off == 0 and number.value >= 20:
        other = replace(sentence.text, number.start, number.end, f"{rng.choice(ABOUT)} {_span(sentence, number)}")
        yield from one_way("rounded", ENTAILMENT, sentence.text, other)
    far = significant(number.value * rng.choice([0.4, 0.5, 0.6, 0.7, 1.4, 1.5, 1.8, 2.2, 3]), 2)
    text = f"{rng.choice(ABOUT)} {short(far, number.sign, number.percent)}"
    yield from both_ways(
        "wrongly rounded", CONTRADICTION, sentence.text, replace(sentence.text, number.start, number.end, text)
    )


def _span(sentence: Sentence, number: Number) -> str:
    return sentence.text[number.start : number.end]


def bounded(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """More or less than a bound: compatible when it holds, a contradiction when it does not."""
    numbers = _counts(sentence, 4)
    if not numbers:
        return
    number = rng.choice(numbers)
    low, high = bounds(number, rng)
    if low is None or high is None:
        return
    holds = rng.choice([f"{rng.choice(ABOVE)} {low}", f"{rng.choice(BELOW)} {high}"])
    broken = rng.choice([f"{rng.choice(ABOVE)} {high}", f"{rng.choice(BELOW)} {low}"])
    other = replace(sentence.text, number.start, number.end, holds)
    yield from both_ways("bound", ENTAILMENT, sentence.text, other, back=NEUTRAL)
    other = replace(sentence.text, number.start, number.end, broken)
    yield from both_ways("broken bound", CONTRADICTION, sentence.text, other)


def bounds(number: Number, rng: random.Random) -> tuple[str | None, str | None]:
    """A round number below the value and one above it, as people would write them."""
    if number.value <= 20 and number.value == int(number.value) and not number.scale:
        low, high = number.value - rng.choice([1, 2]), number.value + rng.choice([1, 2, 3])
        return written(low, number), written(high, number)
    low = significant(number.value * rng.choice([0.6, 0.75, 0.8, 0.9, 0.95]), rng.choice([1, 2]))
    high = significant(number.value * rng.choice([1.05, 1.1, 1.25, 1.4, 1.6]), rng.choice([1, 2]))
    if not low < number.value < high:
        return None, None
    return short(low, number.sign, number.percent), short(high, number.sign, number.percent)


def ranged(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Between two bounds: compatible when the value lies between them, a contradiction when it does not. Held out."""
    numbers = _counts(sentence, 4)
    if not numbers:
        return
    number = rng.choice(numbers)
    low, high = bounds(number, rng)
    if low is None or high is None:
        return
    form = rng.choice(["between {} and {}", "from {} to {}", "somewhere between {} and {}"])
    other = replace(sentence.text, number.start, number.end, form.format(low, high))
    yield from one_way("range", ENTAILMENT, sentence.text, other)
    away = Number(**{name: getattr(number, name) for name in number.__slots__} | {"value": number.value * 3})
    low, high = bounds(away, rng)
    if low is not None and high is not None:
        other = replace(sentence.text, number.start, number.end, form.format(low, high))
        yield from one_way("missed range", CONTRADICTION, sentence.text, other)


def halved(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Shares in words: a quarter for 25%; a contradiction when it is another share."""
    shares = {10: "a tenth", 20: "a fifth", 25: "a quarter", 50: "half", 75: "three quarters", 80: "four fifths"}
    for number in find(sentence.text):
        if number.percent and bare(sentence.text, number) and sentence.text[number.end : number.end + 4] == " of ":
            near = min(shares, key=lambda share: abs(share - number.value))
            far = rng.choice([share for share in shares if abs(share - number.value) >= 15])
            if abs(near - number.value) <= 2:
                word = shares[near] if near == number.value else f"about {shares[near]}"
                other = replace(sentence.text, number.start, number.end, word)
                yield from both_ways("share in words", ENTAILMENT, sentence.text, other, back=NEUTRAL)
            other = replace(sentence.text, number.start, number.end, shares[far])
            yield from both_ways("wrong share", CONTRADICTION, sentence.text, other)
