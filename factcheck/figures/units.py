"""What a number is a number of: tries money, percent, ratio, duration, quantity and count, in that order."""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures import durations, money, quantities, rates
from factcheck.figures.lexicon import CLOSED, ONES, TENS, TIME_UNITS
from factcheck.figures.nouns import head, is_plural, singular
from factcheck.figures.numbers import Amount
from factcheck.figures.reading import Context, Unit
from factcheck.figures.scan import Tokens

_TIMES_THAT_COUNT = frozenset(
    "in over during since this last before after and or on for with by at when while but who until because to".split()
)
"""What follows "three times" where it counts occasions ("won three times in a row") and does not compare."""
_MEASURED = frozenset(
    "adjusted expected reported estimated projected underlying annualised annualized invested".split()
)
_NOT_COUNTED = frozenset(
    "way fold off pronged sided legged faced dimensional headed handed tiered edged sized fits year-old piece "
    "time wheel wheeled tone star-studded d phase stop something somethings ish figure digit".split()
)
_ADJECTIVE_ENDS = ("ed", "ing", "al", "ic", "ish", "ous", "ly", "able", "ible")


def measure(ctx: Context, amount: Amount) -> Unit | None:
    """The unit behind `amount`, None where nothing stands there that a number is counted in."""
    for reader in (money.after, percent, times, durations.behind, quantities.read, count):
        found = reader(ctx, amount)
        if found is not None:
            return found
    return None


_PEOPLE = frozenset(
    "children kids infants babies adults people women men boys girls those anyone everyone patients youngsters "
    "residents teenagers students players users drivers voters persons individuals everybody".split()
)
_BEFORE_AGE = frozenset("of between from over under about around at least most than more less to and or".split())


def preceded(ctx: Context, amount: Amount) -> Unit | None:
    """A dimension that the words before the number give: "aged 65", "a magnitude 6.3 earthquake"."""
    tokens = ctx.tokens
    index = amount.first - 1
    if tokens.at(index).text == "-" and tokens.word(index - 1) == "magnitude":
        index -= 1
    sided = False
    for _ in range(4):
        word = tokens.word(index)
        if word in ("was", "is", "were") and tokens.word(index - 1) == "age":
            index, word = index - 1, "age"
        if word in ("aged", "age", "ages"):
            plausible = amount.scale == 1 and amount.value < 130
            return Unit("duration", "year", amount.last) if plausible and (amount.plain or not amount.digits) else None
        if word == "magnitude" and amount.value < 10:
            return Unit("quantity", "magnitude", amount.last)
        if word in _PEOPLE and sided and amount.plain and 0 < amount.value < 100 and measure(ctx, amount) is None:
            return Unit("duration", "year", amount.last)
        if word not in _BEFORE_AGE:
            break
        sided = sided or word in ("under", "over")
        index -= 1
    return _age_between_commas(ctx, amount)


def _age_between_commas(ctx: Context, amount: Amount) -> Unit | None:
    """ "The suspect, 34, was arrested": the age of a person."""
    tokens = ctx.tokens
    if (
        tokens.word(amount.first - 1) == "now"
        and tokens.at(amount.last).text == ","
        and amount.plain
        and amount.value < 111
    ):
        return Unit("duration", "year", amount.last)
    before, name, behind = tokens.at(amount.first - 1), tokens.at(amount.first - 2), tokens.at(amount.last)
    if before.text != "," or name.kind != "word" or behind.text not in (",", ".", ";", "") or not amount.plain:
        return None
    return Unit("duration", "year", amount.last) if 0 < amount.value < 111 else None


def percent(ctx: Context, amount: Amount) -> Unit | None:
    """`%`, percent, percentage points (`pp`) and basis points (a hundredth of a point)."""
    tokens = ctx.tokens
    index = amount.last
    if tokens.at(index).text == "-" and tokens.at(index).glued:
        index += 1
    token = tokens.at(index)
    low = token.low
    if token.text in ("%", "％"):
        return _points(ctx, Unit("percent", "%", index + 1))
    if low in ("percent", "pct", "pc") or (low == "per" and tokens.word(index + 1) == "cent"):
        if (
            low == "pc"
            and not token.glued
            and tokens.at(index + 1).kind == "word"
            and is_plural(tokens.word(index + 1))
        ):
            return None
        behind = index + (2 if low == "per" else 1)
        return _points(ctx, Unit("percent", "%", behind))
    if low == "percentage":
        behind = index + 1
        if tokens.at(behind).text == "-":
            behind += 1
        if tokens.word(behind) in ("point", "points"):
            return Unit("percent", "pp", behind + 1)
        return None
    if low in ("pp", "ppt", "ppts", "pps"):
        return Unit("percent", "pp", index + 1)
    if low in ("bps", "bp") and (low == "bps" or token.text == "bp"):
        return Unit("percent", "pp", index + 1, factor=Decimal("0.01"))
    if low == "basis":
        behind = index + 1
        if tokens.at(behind).text == "-":
            behind += 1
        if tokens.word(behind) in ("point", "points"):
            return Unit("percent", "pp", behind + 1, factor=Decimal("0.01"))
    if token.text == "‰":
        return Unit("percent", "%", index + 1, factor=Decimal("0.1"))
    return None


def _points(ctx: Context, unit: Unit) -> Unit:
    """ "5% points" and "5 percent points" are percentage points."""
    index = unit.last
    if ctx.tokens.at(index).text == "-" and ctx.tokens.at(index).glued:
        index += 1
    if ctx.tokens.word(index) in ("points", "point", "pts"):
        return Unit("percent", "pp", index + 1)
    return unit


def times(ctx: Context, amount: Amount) -> Unit | None:
    """A ratio: `4x`, `4×`, "fourfold", "four times the"; "three times in a row" counts occasions instead."""
    tokens = ctx.tokens
    index = amount.last
    hyphened = tokens.at(index).text == "-" and tokens.at(index).glued
    if hyphened:
        index += 1
    token = tokens.at(index)
    if token.text == "X" and amount.value >= 100:
        return None
    if token.text in ("x", "X", "×") and (token.glued or token.text == "×" or tokens.at(index + 1).kind != "number"):
        after = tokens.at(index + 1)
        if after.kind == "number" or (not token.glued and token.text != "×" and after.kind == "word"):
            return None
        return Unit("ratio", "x", index + 1)
    if token.low == "fold":
        return Unit("ratio", "x", index + 1)
    if token.low == "times" and not hyphened:
        after = tokens.at(index + 1)
        participle = after.low.endswith(("ly", "ed")) and after.low not in _MEASURED and amount.value % 1 == 0
        if after.kind != "word" or after.low in _TIMES_THAT_COUNT or participle:
            if after.kind != "word" and _compared(ctx, amount.first):
                return Unit("ratio", "x", index + 1)
            return Unit("count", "time", index + 1)
        if after.low in ("a", "an", "per", "each", "every") and tokens.word(index + 2) in TIME_UNITS:
            return Unit("count", "time", index + 1)
        return Unit("ratio", "x", index + 1)
    return None


def _compared(ctx: Context, first: int) -> bool:
    """Whether "times" at the end of a clause compares: "grew three times", "a multiple of 12 times"."""
    words = {ctx.tokens.word(index) for index in range(first - 4, first)}
    return bool(
        words
        & {
            "grew",
            "grown",
            "increased",
            "increase",
            "rose",
            "by",
            "multiple",
            "ratio",
            "oversubscribed",
            "at",
            "valued",
            "leverage",
            "multiplied",
            "of",
            "to",
            "coverage",
        }
    )


def count(ctx: Context, amount: Amount) -> Unit | None:
    """A number of things: the head noun of the phrase behind it, singular."""
    tokens = ctx.tokens
    index = amount.last
    hyphen = tokens.at(index)
    if hyphen.text in ("-", "‑") and hyphen.glued:
        noun = tokens.at(index + 1)
        if noun.low == "strong":
            return Unit("count", None, index + 2)
        if noun.kind != "word" or not noun.glued or noun.low in CLOSED or noun.low in _NOT_COUNTED:
            return None
        if noun.low.endswith(_ADJECTIVE_ENDS) or len(noun.text) < 3 or noun.text.istitle() or noun.low in ONES:
            return None
        return Unit("count", singular(noun.text), index + 2)
    found = head(tokens, index)
    if found is None:
        return None
    noun_name, last = found
    if any(_is_number(tokens, place) for place in range(index, last)):
        last = amount.last  # "41 of the 120 seats": the noun is the next one's
    if noun_name in _LENGTHS and (last == amount.last or tokens.at(last - 2).text != "-"):  # 12,000 flying hours
        return Unit("duration", noun_name, last)
    rated = rates.noun_rate(tokens, noun_name, last)
    if rated:
        return rated
    return Unit("count", noun_name, last)


_LENGTHS = frozenset("hour day week month year night".split())


def _is_number(tokens: Tokens, at: int) -> bool:
    token = tokens.at(at)
    if token.kind == "number":
        return not token.glued and not (tokens.at(at + 1).glued and tokens.at(at + 1).kind == "word")
    return (token.low in ONES or token.low in TENS) and token.low != "zero"
