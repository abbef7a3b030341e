"""Currencies: a sign or code before an amount, a code or name behind it."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.figures import quantities
from factcheck.figures.lexicon import (
    CENTS,
    CODE_WORDS,
    CURRENCY_NAMES,
    GLUED_SCALES,
    LABELS,
    LOCAL_SIGNS,
    NATIONAL,
    SIGNS,
)
from factcheck.figures.numbers import Amount
from factcheck.figures.reading import Context, Unit

_PLACES = {
    "CAD": ("USD", r"\bCanad(?:a|ian)\b"),
    "AUD": ("USD", r"\bAustralian?\b"),
    "HKD": ("USD", r"\bHong Kong\b"),
    "SGD": ("USD", r"\bSingapore\b"),
    "NZD": ("USD", r"\bNew Zealand\b"),
    "TWD": ("USD", r"\bTaiwan"),
    "CNY": ("JPY", r"\b(?:Chin(?:a|ese)|yuan|renminbi|RMB|CNY|Beijing|Shanghai)\b"),
    "PKR": ("INR", r"\bPakistan"),
    "LKR": ("INR", r"\bSri Lanka"),
    "PHP": ("MXN", r"\bPhilippin|\bManila\b"),
    "ARS": ("MXN", r"\bArgentin"),
    "CLP": ("MXN", r"\bChile"),
    "COP": ("MXN", r"\bColombia"),
    "NOK": ("SEK", r"\bNorw"),
    "DKK": ("SEK", r"\bDenmark|\bDanish"),
    "EGP": ("GBP", r"\bEgypt"),
}
"""Currency -> the one whose sign or name it shares, and what in a text speaks for it."""
_CHECKS = {code: (shared, re.compile(pattern)) for code, (shared, pattern) in _PLACES.items()}
_OVERRULES = frozenset({"CNY"})
"""Where the text speaks of China, a yen sign is a yuan sign; a `$` stays a US dollar in any text."""


def places(text: str) -> frozenset[str]:
    """Codes of the currencies whose country `text` names, among those that share their sign with another."""
    return frozenset(code for code, (_, pattern) in _CHECKS.items() if pattern.search(text))


def _choose(ctx: Context, code: str, shared: bool, others: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """The likelier code and the others that the sign could mean in this text."""
    if not shared:
        return code, others
    named = tuple(other for other in sorted(ctx.places) if _CHECKS[other][0] == code)
    for other in named:
        if other in _OVERRULES or other in others:
            return other, (code,)
    if code == "JPY":
        return code, ("CNY",)
    return code, tuple(dict.fromkeys(named + others))


def before(ctx: Context, at: int) -> tuple[str, tuple[str, ...], int] | None:
    """Code, alternatives and index behind a currency that stands at `at`, before an amount."""
    token = ctx.tokens.at(at)
    index = at + 1
    if token.kind == "currency":
        code, others = _choose(ctx, SIGNS[token.low], token.text in "$¥")
    elif token.kind == "word" and (token.text.isupper() or token.text == "Rs") and token.low in CODE_WORDS:
        code, others = CODE_WORDS[token.low], ()
        if token.low == "rs":
            code, others = _choose(ctx, code, True)
        after = ctx.tokens.at(index)
        if after.text == "." and token.low == "rs":
            index += 1
        elif after.kind == "currency":  # USD $5, RMB ¥20
            index += 1
    elif token.kind == "word" and token.text in LOCAL_SIGNS:
        code, *rest = LOCAL_SIGNS[token.text]
        others = tuple(rest)
        index += ctx.tokens.at(index).text == "."
        if token.text == "R" and not _is_rand(ctx, index):
            return None
    else:
        return None
    if ctx.tokens.at(index).text in "-−" and ctx.tokens.at(index + 1).glued:
        return None
    return code, others, index


def _is_rand(ctx: Context, at: int) -> bool:
    """Whether "R450 million" is an amount in rand, and not a name such as R2."""
    amount = ctx.tokens.at(at)
    return amount.glued and (
        "." in amount.text or "," in amount.text or ctx.tokens.word(at + 1) in ("million", "billion", "bn", "m")
    )


def scaled_by_letter(ctx: Context, amount: Amount, money: bool) -> Amount:
    """Applies a scale letter ("$5m", "$3.2 B", "5k users"); without money only where it cannot be a unit."""
    token = ctx.tokens.at(amount.last)
    if token.kind != "word" or token.text not in GLUED_SCALES or amount.scale != 1:
        return amount
    after = ctx.tokens.at(amount.last + 1)
    if after.glued and after.kind == "number":
        return amount
    if money:
        spaced = token.text in ("m", "M", "B", "b", "T", "K", "k", "mm", "MM", "Cr", "cr")
        return amount.scaled(GLUED_SCALES[token.text], amount.last + 1) if token.glued or spaced else amount
    if ctx.tokens.at(amount.first - 1).low in LABELS or ctx.tokens.at(amount.first - 2).low in LABELS:  # Fig. 7b
        return amount
    if not token.glued or token.text in ("mm", "MM", "t", "cr", "Cr"):
        return amount
    if token.low == "k" and not quantities.is_temperature(ctx, amount):
        return amount.scaled(1e3, amount.last + 1)
    named = after.kind == "word" and (
        after.low in CODE_WORDS or singular_currency(after.low) in CURRENCY_NAMES or _plural(after.low)
    )
    hyphened = after.text == "-" and after.glued and ctx.tokens.at(amount.last + 2).kind == "word"
    if named or (hyphened and token.text in "MBT") or after.text == "+":
        return amount.scaled(GLUED_SCALES[token.text], amount.last + 1)
    return amount


def _plural(word: str) -> bool:
    from factcheck.figures.nouns import is_plural

    return is_plural(word)


def singular_currency(word: str) -> str:
    """ "dollars" -> "dollar"."""
    return word[:-1] if word.endswith("s") and len(word) > 3 and word not in CURRENCY_NAMES else word


def after(ctx: Context, amount: Amount) -> Unit | None:
    """The currency that stands behind an amount: `USD`, `euros`, `Hong Kong dollars`, `cents`."""
    tokens = ctx.tokens
    index = amount.last
    if tokens.at(index).text == "-" and tokens.at(index).glued:
        index += 1
    token = tokens.at(index)
    if token.kind == "currency":
        sign = SIGNS[token.low]
        if tokens.at(index + 1).kind == "number" and not token.glued:  # "20 $5 notes": the sign is the next one's
            return None
        if tokens.at(index + 1).kind == "number" and tokens.at(index + 1).glued:
            return None
        code, others = _choose(ctx, sign, token.text in "$¥")
        return Unit("money", code, index + 1, alternatives=others)
    if token.kind != "word":
        return None
    if token.text.isupper() and token.low in CODE_WORDS:
        return Unit("money", CODE_WORDS[token.low], index + 1)
    if token.text in LOCAL_SIGNS and token.text not in ("R", "Sh"):
        return Unit("money", LOCAL_SIGNS[token.text][0], index + 1, alternatives=LOCAL_SIGNS[token.text][1:])
    for width in range(3):
        name = singular_currency(tokens.word(index + width))
        if width and (tokens.word(index + width - 1), name) in NATIONAL:
            return Unit("money", NATIONAL[tokens.word(index + width - 1), name], index + width + 1)
        if not width and name in CURRENCY_NAMES and _is_money(ctx, amount, index, name):
            codes = CURRENCY_NAMES[name]
            code, others = _choose(ctx, codes[0], name in ("dollar", "rupee", "peso", "krona", "pound"), codes[1:])
            behind = index + 1
            if name == "pound" and tokens.word(behind) == "sterling":
                behind += 1
            return Unit("money", code, behind, alternatives=others)
    name = singular_currency(token.low)
    if name in CENTS:
        return Unit("money", CENTS[name], index + 1, factor=Decimal("0.01"))
    if (
        token.text == "p"
        and token.glued
        and amount.value < 500
        and ("£" in ctx.text or _per_share(ctx, index + 1))
        and tokens.at(index - 2).text != "x"
    ):
        return Unit("money", "GBP", index + 1, factor=Decimal("0.01"))
    return None


def _per_share(ctx: Context, at: int) -> bool:
    """ "6.5p a share": the letter is pence, as shares of no other currency are priced in it."""
    return ctx.tokens.word(at) in ("a", "per", "each") and ctx.tokens.word(at + 1) == "share"


def _is_money(ctx: Context, amount: Amount, index: int, name: str) -> bool:
    """Words that are a currency and something else: "pound", "won", "real", "crown"."""
    if name == "pound":
        if ctx.tokens.word(index + 1) == "sterling" or amount.scale >= 1000:
            return ctx.tokens.word(index + 1) != "of"
        return ("£" in ctx.text or "sterling" in ctx.text.lower()) and ctx.tokens.word(index + 1) != "of"
    if name == "won":
        return amount.value >= 1000 and ctx.tokens.word(index) == "won"
    if name == "crown":  # or what a king wears
        return amount.scale >= 1000 or amount.value >= 20
    if name == "real":
        return ctx.tokens.word(index) == "reais"
    return True
