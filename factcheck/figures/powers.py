"""Powers of ten: "3 x 10^8", "10⁶", "2.5e9"."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck import settings
from factcheck.figures.scan import Tokens

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def power_of_ten(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """The power of ten of "3 x 10^8", "10^6" and "2.5e9" at `at`, and the index behind it."""
    if tokens.at(at + 1).text in ("x", "×", "·", "*") and tokens.at(at + 2).text == "10":
        found = _exponent(tokens, at + 3)
        return (Decimal(10) ** found[0], found[1]) if found else None
    if tokens.at(at).text == "10":
        found = _exponent(tokens, at + 1)
        return (Decimal(10) ** (found[0] - 1), found[1]) if found else None
    letter, digits = tokens.at(at + 1), tokens.at(at + 2)
    if (
        letter.low == "e"
        and letter.glued
        and digits.glued
        and digits.text.isdigit()
        and int(digits.text) <= settings.LARGEST_EXPONENT
    ):
        return Decimal(10) ** int(digits.text), at + 3
    return None


def _exponent(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The exponent written at `at`, with a caret or raised, and the index behind it."""
    token = tokens.at(at)
    if token.glued and token.text and all(letter in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻" for letter in token.text):
        written, last = token.text, at + 1
        if written == "⁻" and tokens.at(last).glued:
            written, last = written + tokens.at(last).text, last + 1
        written = written.translate(_SUPERSCRIPTS)
    elif token.text == "^" and token.glued:
        minus = tokens.at(at + 1).text in ("-", "−")
        written, last = ("-" if minus else "") + tokens.at(at + 1 + minus).text, at + 2 + minus
    else:
        return None
    if not re.fullmatch(r"-?[0-9]{1,2}", written) or abs(int(written)) > settings.LARGEST_EXPONENT:
        return None
    return int(written), last
