"""Ratios that are words or two numbers: doubled, half of, two in three, a quarter of, nine out of ten."""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures.lexicon import CLOSED, FRACTION_WORDS, ONES
from factcheck.figures.numbers import digits_value, read_amount
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens

_VERBS = {
    "doubled": 2,
    "doubling": 2,
    "doubles": 2,
    "tripled": 3,
    "tripling": 3,
    "triples": 3,
    "trebled": 3,
    "trebling": 3,
    "quadrupled": 4,
    "quadrupling": 4,
    "quintupled": 5,
    "sextupled": 6,
}
_HALVING = frozenset("halved halving halves".split())
_FOLD = {
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "ninefold": 9,
    "tenfold": 10,
    "hundredfold": 100,
    "thousandfold": 1000,
}
_WHOLE = frozenset("of the its their that a an all his her our as those these what this".split())
_BY = frozenset("by about nearly almost roughly than around some just approximately over under".split())
_TOPS = frozenset("a an one two three four five six seven eight nine".split())
_COMPARED_WITH = frozenset("as the its their that what his her our those".split())
_BEHIND_DOUBLE = frozenset("the its their that what last in from to by over those as his her".split())
_BEFORE_DOUBLE = frozenset("to will would could may might should than nearly almost can expected".split())
_MODALS = frozenset("to will would could may might should than can".split())
_OTHER_HALVES = frozenset("first second other better half time last back opening".split())
_UNITS_OF_HALF = frozenset(
    "hour day year century decade dozen million billion percent minute second mile kilometer kilometre month "
    "percentage point trillion hundred thousand ton tonne pound inch litre liter metre meter acre".split()
)
_MUCH = frozenset("many much big large fast long likely high expensive".split())
_BEHIND_FRACTION = frozenset(
    "in to from over since compared and by on year as at last this than after more less fewer lower higher "
    "larger smaller faster cheaper".split()
)


def read(ctx: Context, at: int) -> Reading | None:
    """The ratio in words that starts at token `at`; None where there is none."""
    tokens = ctx.tokens
    token = tokens[at]
    if token.kind == "number":
        return _out_of(ctx, at) or _to_one(tokens, at) or _slashed(tokens, at)
    if token.kind != "word":
        return None
    low = token.low
    if low in _FOLD:
        return _ratio(Decimal(_FOLD[low]), at, at + 1)
    if low in _VERBS or low in _HALVING:
        return _verb(tokens, at)
    if low in ("double", "triple", "treble", "quadruple", "twice", "thrice"):
        return _multiple(tokens, at)
    if low == "half":
        return _half(tokens, at)
    if low in _TOPS:
        return _out_of(ctx, at) or _fraction(tokens, at)
    if low in ONES:
        return _out_of(ctx, at)
    return None


def _ratio(value: Decimal, first: int, last: int, direction: int = 0) -> Reading:
    return Reading("ratio", value, first, last, "x", direction=direction, change=direction != 0)


def _verb(tokens: Tokens, at: int) -> Reading | None:
    low = tokens[at].low
    if low in _HALVING:
        if low == "halves" and tokens.word(at - 1) in ("both", "two", "the"):
            return None
        return _ratio(Decimal("0.5"), at, at + 1, -1)
    if tokens.word(at + 1) in ("down", "up", "as", "back"):
        return None
    if low == "doubles" and tokens.word(at + 1) in ("title", "match", "final", "champion", "partner", "team"):
        return None
    return _ratio(Decimal(_VERBS[low]), at, at + 1, 1)


def _multiple(tokens: Tokens, at: int) -> Reading | None:
    low, after = tokens[at].low, tokens.at(at + 1)
    value = Decimal({"double": 2, "twice": 2, "triple": 3, "treble": 3, "thrice": 3, "quadruple": 4}[low])
    if low in ("twice", "thrice"):
        if after.kind == "word" and after.low in _COMPARED_WITH:
            return _ratio(value, at, at + 1)
        if tokens.word(at - 1) in ("think", "thinking", "thought", "thinks"):
            return None
        return Reading("count", value, at, at + 1, "time")
    grows = tokens.word(at - 1) in _BEFORE_DOUBLE and after.low not in _NOT_DOUBLED and after.text not in ("-", "/")
    if after.low in ("in", "by", "over", "to", "from", "as"):
        return _ratio(value, at, at + 1, 1) if grows else None
    if after.low in _BEHIND_DOUBLE:
        level = tokens.word(at - 1) not in _MODALS or after.low in ("that", "what", "those", "last")
        return _ratio(value, at, at + 1, 0 if level else 1)
    return _ratio(value, at, at + 1, 1) if grows else None


_NOT_DOUBLED = frozenset(
    "check down back up dip cross park click room standard digit digits glazing act bill play bogey".split()
)


def _half(tokens: Tokens, at: int) -> Reading | None:
    """ "half of", "half the price", "by half", "in half"; not "half an hour" nor "the first half"."""
    after, before = tokens.at(at + 1), tokens.word(at - 1)
    if tokens.at(at - 1).text == "-" or before in _OTHER_HALVES:
        return None
    if (before in ("by", "in") and after.kind != "word") or (
        before in ("by", "in") and after.low in ("in", "since", "from", "to", "over", "and", "by")
    ):
        return _ratio(Decimal("0.5"), at, at + 1, -1 if before in ("by", "in") else 0)
    if after.kind != "word" or after.low not in _WHOLE:
        return None
    behind = tokens.word(at + 2)
    if after.low in ("a", "an") and behind in _UNITS_OF_HALF:
        return None
    if after.low == "of" and tokens.at(at + 2).kind in ("number",):
        return None
    if after.low == "as" and behind not in _MUCH:
        return None
    last = at + 1
    return _ratio(Decimal("0.5"), at, last)


def _fraction(tokens: Tokens, at: int) -> Reading | None:
    """ "a quarter of", "two-thirds", "fell by a third"."""
    low = tokens[at].low
    index = at + 1
    hyphened = tokens.at(index).text in ("-", "‑") and tokens.at(index).glued
    if hyphened:
        index += 1
    word = tokens.word(index)
    if word not in FRACTION_WORDS or (word in ("half",) and low != "one"):
        return None
    top = 1 if low in ("a", "an") else ONES[low]
    if ((top == 1) == word.endswith("s") and word != "halves") or word == "halves":
        return None
    after = tokens.at(index + 1)
    by = tokens.word(at - 1) in _BY
    stops = after.kind != "word" or after.low in _BEHIND_FRACTION
    if after.low == "of" or (hyphened and top > 1) or (by and stops) or (hyphened and stops):
        if (
            word in ("quarters", "quarter")
            and after.low == "of"
            and tokens.word(index + 2) in ("growth", "decline", "losses", "profit")
        ):
            return None
        if (
            after.low == "of"
            and tokens.word(index + 2) in ("a", "one")
            and tokens.word(index + 3) in ("percentage", "percent", "point", "million", "billion", "mile", "second")
        ):
            return None
        return _ratio(Decimal(top) / FRACTION_WORDS[word], at, index + 1)
    return None


def _slashed(tokens: Tokens, at: int) -> Reading | None:
    """ "2/3 of the users"."""
    top, slash, bottom = tokens[at], tokens.at(at + 1), tokens.at(at + 2)
    if slash.text != "/" or not slash.glued or not bottom.glued or tokens.word(at + 3) != "of":
        return None
    if not (top.text.isdigit() and bottom.text.isdigit() and 0 < int(top.text) < int(bottom.text) <= 20):
        return None
    return _ratio(Decimal(top.text) / Decimal(bottom.text), at, at + 3)


def _to_one(tokens: Tokens, at: int) -> Reading | None:
    """ "3.1 to 1", "3:2" behind "ratio", "2-to-1"."""
    first = digits_value(tokens[at].text)
    index = at + 1
    index += tokens.at(index).text == "-"
    if first is None or not (tokens.word(index) == "to" or (tokens.at(index).text == ":" and tokens.at(index).glued)):
        return None
    colon = tokens.at(index).text == ":"
    index += 1
    index += tokens.at(index).text == "-"
    token = tokens.at(index)
    second = digits_value(token.text) if token.kind == "number" else None
    if (
        second is None
        or second[0] <= 0
        or tokens.at(at - 1).glued
        or (token.glued != colon and tokens.at(index - 1).text != "-")
    ):
        return None
    ratio = "ratio" in {tokens.word(place) for place in range(at - 8, at)}
    behind = tokens.at(index + 1)
    if not ratio and (
        second[0] != 1
        or (behind.kind == "word" and behind.low not in CLOSED)
        or tokens.word(at - 1) == "from"
        or (colon and (tokens.word(at - 1) not in ("", "a", "of", "is", "was", "the")))
    ):
        return None
    if behind.text in ("%", "-") or (behind.kind == "word" and behind.low not in CLOSED and not ratio):
        return None
    return _ratio(first[0] / second[0], at, index + 1)


def _out_of(ctx: Context, at: int) -> Reading | None:
    """ "two in three", "one-in-five", "nine out of ten"."""
    tokens = ctx.tokens
    top = read_amount(tokens, at)
    if top is None or top.scale != 1 or top.value > 99 or not (top.plain or not top.digits):
        return None
    index = top.last
    if tokens.at(index).text == "-":
        index += 1
    if tokens.word(index) == "out" and tokens.word(index + 1) == "of":
        index += 2
        out = True
    elif tokens.word(index) == "in":
        index += 1
        out = False
    else:
        return None
    if tokens.at(index).text == "-":
        index += 1
    if tokens.word(index) == "every":
        index += 1
    bottom = read_amount(tokens, index)
    if bottom is None or bottom.value <= top.value or (bottom.digits != top.digits and not out):
        return None
    if bottom.digits and ((bottom.value > 1000 and bottom.plain) or bottom.step < 1):
        return None
    if not out and ((bottom.value > 100 and bottom.scale == 1 and not bottom.digits) or top.value > 20):
        return None
    if tokens.at(bottom.last).text == "%" or tokens.word(bottom.last) in (
        "days",
        "years",
        "months",
        "hours",
        "minutes",
        "weeks",
        "seconds",
        "percent",
    ):
        return None
    return _ratio(top.value / bottom.value, at, bottom.last)
