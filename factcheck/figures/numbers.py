"""Numbers as people write them: digits with separators of several kinds, words, fractions, scale words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.figures.lexicon import CLOSED, FRACTION_SIGNS, FRACTION_WORDS, ONES, SCALES, TENS
from factcheck.figures.powers import power_of_ten
from factcheck.figures.scan import Tok, Tokens

_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_POINTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_SPACES = re.compile(r"\d{1,3}(?:[\u00a0\u202f\u2009 '’]\d{3})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"\d*\.?\d+")
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_GROUPS = re.compile(r"[\u00a0\u202f\u2009 '’]")


@dataclass(slots=True)
class Amount:
    """A number in the text: tokens [first, last), `value` = `mantissa` x `scale`, `step` the worth of its last digit.

    `digits` is False for a number in words; `plain` is True for digits alone (no separator, point or scale), the form
    that names, years and identifiers also have; `comma` marks a decimal comma, which needs a unit to be believed.
    `suffix`: "plus" ("30+", "300-plus", "30 or more"), "minus" ("30 or fewer"), "odd" ("40-odd", "40 or so").
    """

    value: Decimal
    mantissa: Decimal
    scale: Decimal
    step: Decimal
    first: int
    last: int
    digits: bool
    plain: bool = False
    comma: bool = False
    suffix: str = ""

    def scaled(self, scale: float, last: int) -> Amount:
        """The same number with one more scale word (or letter), read up to token `last`."""
        factor = Decimal(str(scale))
        return replace(
            self, value=self.value * factor, scale=self.scale * factor, step=self.step * factor, last=last, plain=False
        )


def digits_value(written: str) -> tuple[Decimal, int, bool] | None:
    """Value, decimals written and whether the point is a comma; None where it is no one number (`3.2.1`, `1,2,3`)."""
    if _PLAIN.fullmatch(written):
        return Decimal(written), _decimals(written, "."), False
    if _COMMAS.fullmatch(written):
        return Decimal(written.replace(",", "")), _decimals(written, "."), False
    if _POINTS.fullmatch(written):
        return Decimal(written.replace(".", "").replace(",", ".")), _decimals(written, ","), False
    if _SPACES.fullmatch(written):
        joined = _GROUPS.sub("", written).replace(",", ".")
        return Decimal(joined), _decimals(joined, "."), False
    if _DECIMAL_COMMA.fullmatch(written):
        return Decimal(written.replace(",", ".")), _decimals(written, ","), True
    return None


def _decimals(written: str, point: str) -> int:
    return len(written) - written.rindex(point) - 1 if point in written else 0


def read_amount(tokens: Tokens, at: int) -> Amount | None:
    """The number that starts at token `at`, with its scale words; None where there is none."""
    token = tokens.at(at)
    if token.kind == "number":
        amount = _digits(tokens, at)
    elif token.kind == "fraction":
        value = Decimal(str(FRACTION_SIGNS[token.text]))
        amount = Amount(value, value, Decimal(1), Decimal(0), at, at + 1, True)
    elif token.kind == "word":
        amount = _words(tokens, at)
    else:
        return None
    return amount and _suffixed(tokens, _repeated(tokens, _with_scales(tokens, amount)))


def _suffixed(tokens: Tokens, amount: Amount) -> Amount:
    token, after = tokens.at(amount.last), tokens.at(amount.last + 1)
    if token.text == "+" and token.glued and after.kind not in ("number", "currency"):
        return replace(amount, last=amount.last + 1, suffix="plus")
    if token.text == "-" and token.glued and after.low in ("odd", "plus"):
        return replace(amount, last=amount.last + 2, suffix=after.low)
    behind = tokens.at(amount.last + 2)
    meaning = _OR.get((token.low, after.low))
    if meaning and behind.kind == "word" and behind.low not in CLOSED:
        return replace(amount, last=amount.last + 2, suffix=meaning)
    return amount


_OR = {("or", "so"): "odd", ("or", "more"): "plus", ("or", "fewer"): "minus", ("or", "less"): "minus"}


def _repeated(tokens: Tokens, amount: Amount) -> Amount:
    """Takes in the digits that contracts put behind a number in words: "twelve (12)"."""
    at = amount.last
    if (
        amount.digits
        or tokens.at(at).text != "("
        or tokens.at(at + 1).kind != "number"
        or tokens.at(at + 2).text != ")"
    ):
        return amount
    again = digits_value(tokens.at(at + 1).text)
    return replace(amount, last=at + 3) if again and again[0] == amount.value else amount


def in_brackets(tokens: Tokens, at: int) -> Amount | None:
    """The negative amount of accounts, "(1.2) million", whose bracket opens at `at`; its value is given positive."""
    if tokens.at(at).text != "(" or tokens.at(at + 1).kind != "number" or tokens.at(at + 2).text != ")":
        return None
    amount = _digits(tokens, at + 1)
    return amount and _with_scales(tokens, replace(amount, first=at + 1, last=at + 3))


def read_part(tokens: Tokens, at: int) -> Amount | None:
    """A part of one unit: "half an", "a quarter of a", "three-quarters of an", "half-"; the unit stands behind it."""
    index = at + (tokens.word(at) in ("a", "an"))
    word, top = tokens.word(index), 1
    if word != "half" and word not in FRACTION_WORDS:
        top = ONES.get(word, 0)
        index += 1 + (tokens.at(index + 1).text == "-")
        word = tokens.word(index)
    elif word != "half" and index == at:
        return None
    if word not in FRACTION_WORDS or not 0 < top < 10:
        return None
    value = Decimal(top) / FRACTION_WORDS[word]
    last = index + 1
    if (
        tokens.at(last).text == "-"
        and word == "half"
        and tokens.word(last + 1) in ("hour", "mile", "day", "percent", "percentage")
    ):
        return Amount(value, value, Decimal(1), Decimal(0), at, last, False)
    if tokens.word(last) == "hour" and word == "half":
        return Amount(value, value, Decimal(1), Decimal(0), at, last, False)
    last += tokens.word(last) == "of"
    if tokens.word(last) not in ("a", "an", "one") or (word != "half" and tokens.word(last - 1) != "of"):
        return None
    return Amount(value, value, Decimal(1), Decimal(0), at, last + 1, False)


def _digits(tokens: Tokens, at: int) -> Amount | None:
    token = tokens[at]
    parsed = digits_value(token.text)
    if parsed is None:
        return None
    value, decimals, comma = parsed
    step = Decimal(1).scaleb(-decimals)
    plain = token.text.isdigit()
    last = at + 1
    after = tokens.at(last)
    if after.kind == "fraction" and (after.glued or plain):  # 2½
        value += Decimal(str(FRACTION_SIGNS[after.text]))
        return Amount(value, value, Decimal(1), Decimal(0), at, last + 1, True)
    if plain and after.text in ("1", "3") and tokens.at(last + 1).text == "/" and tokens.at(last + 2).text in "2348":
        if after.glued or not tokens.at(last + 1).glued or not tokens.at(last + 2).text:
            return Amount(value, value, Decimal(1), step, at, last, True, plain, comma)
        value += Decimal(after.text) / Decimal(tokens.at(last + 2).text)  # 2 1/2
        return Amount(value, value, Decimal(1), Decimal(0), at, last + 3, True)
    power = power_of_ten(tokens, at)
    if power:
        return Amount(value * power[0], value, power[0], step * power[0], at, power[1], True)
    bottom = tokens.at(last + 1)
    if (
        plain
        and after.text == "/"
        and after.glued
        and bottom.glued
        and bottom.text in _DENOMINATORS
        and value < int(bottom.text)
    ):
        value /= int(bottom.text)  # 3/4, which needs a unit to be believed
        return Amount(value, value, Decimal(1), Decimal(0), at, last + 2, True, comma=True)
    half = _and_a_half(tokens, last)
    if plain and half:
        value += Decimal("0.5")
        return Amount(value, value, Decimal(1), Decimal(0), at, half, True)
    return Amount(value, value, Decimal(1), step, at, last, True, plain, comma)


_DENOMINATORS = frozenset("2 3 4 5 8 16 32 64".split())


def _and_a_half(tokens: Tokens, at: int) -> int:
    """Index behind "and a half" (or "-and-a-half") at `at`; 0 where it does not stand there."""
    words: list[str] = []
    index = at
    while len(words) < 3:
        token = tokens.at(index)
        if token.text == "-" and token.glued:
            index += 1
            continue
        if token.kind != "word":
            return 0
        words.append(token.low)
        index += 1
    return index if words == ["and", "a", "half"] else 0


def _words(tokens: Tokens, at: int) -> Amount | None:
    """A number in words: "two hundred and fifty", "half a million", "a dozen", "two and a half"."""
    low = tokens[at].low
    if low in ("a", "an"):
        return _article(tokens, at)
    if low in ("half", "quarter"):
        return _part_of_scale(tokens, at)
    if low not in ONES and low not in TENS:
        return None
    total, current, index, unit_open = 0, 0, at, True
    while True:
        word = tokens.word(index)
        if word in ONES and unit_open and not (current % 10 and current % 100):
            current, unit_open = current + ONES[word], False
        elif word in TENS and current % 100 == 0 and unit_open:
            current += TENS[word]
        elif word == "hundred" and 0 < current < 100:
            current, unit_open = current * 100, True
        elif word == "thousand" and current:
            total, current, unit_open = total + current * 1000, 0, True
        else:
            break
        index += 1
        if (
            tokens.at(index).text == "-"
            and tokens.word(index + 1) in ONES
            and current % 100 >= 20
            and current % 10 == 0
        ):
            index += 1
        elif tokens.word(index) == "and" and _joins(tokens, index, current, total):
            index += 1
    if tokens.word(index) in TENS:  # "twenty twenty-four" is a year in words, not twenty
        return None
    value = Decimal(total + current)
    spoken = _spoken_decimals(tokens, index)
    if spoken:
        step = Decimal(1).scaleb(-len(spoken))
        value += Decimal(int(spoken)) * step
        return Amount(value, value, Decimal(1), step, at, index + 1 + len(spoken), False)
    half = _and_a_half(tokens, index)
    if half:
        value, index = value + Decimal("0.5"), half
    return Amount(value, value, Decimal(1), Decimal(0), at, index, False)


def _spoken_decimals(tokens: Tokens, index: int) -> str:
    """The digits behind "point" at `index` ("one point eight million"), "" where there are none."""
    if tokens.word(index) != "point":
        return ""
    digits = ""
    while 0 <= ONES.get(tokens.word(index + 1 + len(digits)), -1) < 10:
        digits += str(ONES[tokens.word(index + 1 + len(digits))])
    return digits


def _joins(tokens: Tokens, index: int, current: int, total: int) -> bool:
    """Whether "and" at `index` is inside the number ("two hundred and fifty")."""
    if tokens.word(index - 1) not in ("hundred", "thousand"):
        return False
    after = tokens.word(index + 1)
    return (after in ONES or after in TENS) and (current or total) >= 100


def _article(tokens: Tokens, at: int) -> Amount | None:
    """ "a million", "a dozen", "a hundred and twenty", "a million and a half", "a half million"."""
    after = tokens.word(at + 1)
    if after in ("half", "quarter") and tokens.word(at + 2) in SCALES:
        value = Decimal(1) / FRACTION_WORDS[after]
        return Amount(value, value, Decimal(1), Decimal(0), at, at + 2, False)
    if after not in SCALES or (tokens.word(at + 2) in ("of", "or") and after == "hundred"):
        return None
    if after in ("hundred", "thousand") and tokens.word(at + 2) == "and":
        rest = _words(tokens, at + 3) if tokens.word(at + 3) in (ONES.keys() | TENS.keys()) else None
        if rest and rest.value < 100:
            value = Decimal(str(SCALES[after])) + rest.value
            return Amount(value, value, Decimal(1), Decimal(0), at, rest.last, False)
    one = Decimal(1)
    return Amount(one, one, one, Decimal(0), at, at + 1, False)


def _part_of_scale(tokens: Tokens, at: int) -> Amount | None:
    """ "half a million", "half a dozen", "quarter of a million"."""
    index = at + 2 if tokens.word(at + 1) == "of" else at + 1
    if tokens.word(index) != "a" or tokens.word(index + 1) not in SCALES or tokens.word(index + 1) == "hundred":
        return None
    value = Decimal(1) / FRACTION_WORDS[tokens[at].low]
    return Amount(value, value, Decimal(1), Decimal(0), at, index + 1, False)


def _with_scales(tokens: Tokens, amount: Amount) -> Amount:
    """Applies the scale words behind the number; "a million and a half" ends with its half."""
    while True:
        index = amount.last
        token = tokens.at(index)
        if token.text == "-" and token.glued and tokens.word(index + 1) in SCALES:
            index += 1
            token = tokens.at(index)
        if token.kind != "word" or token.low not in SCALES or not _is_scale(token, amount):
            return amount
        scale = SCALES[token.low]
        amount = amount.scaled(scale, index + 1)
        half = _and_a_half(tokens, amount.last)
        if half and scale >= 1000:
            amount = replace(amount, value=amount.value + Decimal(str(scale)) / 2, step=Decimal(0), last=half)


def _is_scale(token: Tok, amount: Amount) -> bool:
    if token.low in ("mn", "tn", "bn") and token.text.istitle():
        return False
    return not (token.low == "dozen" and amount.scale != 1 and amount.scale != 12)
