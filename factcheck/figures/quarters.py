"""Quarters, halves and fiscal years: "Q3 2024", "3Q24", "the second quarter of fiscal 2024", "FY25"."""

from __future__ import annotations

import re

from factcheck.figures import iso
from factcheck.figures.date_parts import DASHES, dated, is_year
from factcheck.figures.lexicon import ORDINALS
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens


def quarter_digits(ctx: Context, at: int) -> Reading | None:
    """ "3Q24", "1H 2024"."""
    tokens = ctx.tokens
    token, letter = tokens[at], tokens.at(at + 1)
    if token.text not in ("1", "2", "3", "4") or not letter.glued or letter.text not in ("Q", "H"):
        return None
    return _with_year(ctx, at, f"{letter.text}{token.text}", at + 2)


def _hyphened(tokens: Tokens, at: int) -> bool:
    """ "-quarter" of "second-quarter sales", before a noun in lower case ("third-half" is no period of a year)."""
    glued = tokens.at(at).text == "-" and tokens.at(at).glued and tokens.word(at + 1) in ("quarter", "half")
    return glued and tokens.at(at + 2).kind == "word"


def _with_year(ctx: Context, at: int, part: str, index: int) -> Reading | None:
    """`2024-Q3`, `FY2024-Q3` or `--Q3`, by what stands behind the quarter or half at `index`."""
    tokens = ctx.tokens
    fiscal = False
    look = index
    while tokens.word(look) in ("of", "the", "fiscal", "fy", "financial", "year", "calendar", "in") or tokens.at(
        look
    ).text in (",", "-"):
        if tokens.word(look) in ("fiscal", "fy", "financial"):
            fiscal = True
        if tokens.at(look).text in (",", "-") and not is_year(tokens.at(look + 1)):
            break
        look += 1
    token = tokens.at(look)
    if token.text in ("'", "’") and tokens.at(look + 1).glued:
        look += 1
        token = tokens.at(look)
    year: int | None = None
    if is_year(token):
        year = int(token.text)
    elif re.fullmatch(r"\d\d", token.text) and token.glued:
        year = iso.full_year(token.text)
    if year is None:
        return None
    return dated(f"{'FY' if fiscal else ''}{year}-{part}", at, look + 1)


def period(ctx: Context, at: int) -> Reading | None:
    """ "Q3 2024", "the third quarter of 2024", "the first half", "fiscal second quarter"."""
    tokens = ctx.tokens
    token = tokens[at]
    index, number, fiscal = at + 1, 0, False
    if token.text in ("Q", "H") and tokens.at(index).glued and tokens.at(index).text in ("1", "2", "3", "4"):
        letter, number = token.text, int(tokens.at(index).text)
        if letter == "H" and number > 2:
            return None
        index += 1
        if tokens.at(index).glued and tokens.at(index).kind == "word":
            if tokens.at(index).text != "FY":
                return None
        elif tokens.at(index).text == "-" and not is_year(tokens.at(index + 1)):
            return None
    else:
        look = at
        if tokens.word(look) == "fiscal":
            fiscal, look = True, look + 1
        low = tokens.word(look)
        if tokens.at(look).kind == "number" and look > at:
            return None
        if (
            low in ("last", "final")
            and tokens.word(look + 1) in ("quarter", "half")
            and tokens.word(look + 2) == "of"
            and (is_year(tokens.at(look + 3)))
        ):
            number, look = (4 if tokens.word(look + 1) == "quarter" else 2), look + 1
        elif (
            low in ORDINALS and (tokens.word(look + 1) in ("fiscal", "quarter", "half") or _hyphened(tokens, look + 1))
        ) or low in ("fiscal",):
            number = ORDINALS.get(low, 0)
            look += 1
            if tokens.word(look) == "fiscal":
                fiscal, look = True, look + 1
        elif low == "q" and fiscal and tokens.at(look + 1).glued:
            number, look = int(tokens.at(look + 1).text), look + 1
            value = _with_year(ctx, at, f"Q{number}", look + 1)
            return _fiscal_value(value) if value else None
        else:
            return None
        if low in ORDINALS and tokens.at(look).text == "-" and tokens.word(look + 1) in ("quarter", "half"):
            look += 1  # "second-quarter sales"
        if tokens.word(look) not in ("quarter", "half") or not number or tokens.at(look + 1).text == "-":
            return None
        letter = "Q" if tokens.word(look) == "quarter" else "H"
        if letter == "H" and number > 2:
            return None
        index = look + 1
        reading = _with_year(ctx, at, f"{letter}{number}", index)
        if reading is None and letter == "H" and not _time_half(tokens, at, index):
            return None
        if reading is None and letter == "Q" and tokens.word(index) in ("goal", "finish"):
            return None
        if reading is None:
            reading = dated(f"--{letter}{number}", at, index)
        return _fiscal_value(reading) if fiscal and reading else reading
    reading = _with_year(ctx, at, f"{letter}{number}", index)
    if reading is None:
        reading = dated(f"--{letter}{number}", at, index) if letter == "Q" or _time_half(tokens, at, index) else None
    return _fiscal_value(reading) if fiscal and reading else reading


def _fiscal_value(reading: Reading) -> Reading:
    if isinstance(reading.value, str) and reading.value[0].isdigit():
        reading.value = "FY" + reading.value
    return reading


def _time_half(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "the second half" without a year is half a year, and not half of a match or a century."""
    return (
        tokens.word(last) == "of"
        and tokens.word(last + 1) in ("the", "this", "next", "last")
        and tokens.word(last + 2)
        in (
            "year",
            "fiscal",
        )
    )


def fiscal_year(ctx: Context, at: int) -> Reading | None:
    """ "fiscal 2025", "FY25", "fiscal year 2025", "financial year 2024-25"."""
    tokens = ctx.tokens
    low = tokens[at].low
    if low not in ("fiscal", "fy", "financial"):
        return None
    index = at + 1
    if low == "financial" and tokens.word(index) != "year":
        return None
    if tokens.word(index) in ("year", "years"):
        index += 1
    if tokens.word(index) in ("ending", "ended", "of"):
        return None
    if tokens.at(index).text in ("'", "’", "-") and tokens.at(index + 1).glued:
        index += 1
    token = tokens.at(index)
    if low == "fy" and re.fullmatch(r"\d\d", token.text):
        year = iso.full_year(token.text)
    elif is_year(token):
        year = int(token.text)
        split, second = tokens.at(index + 1), tokens.at(index + 2)
        if split.text in (*DASHES, "/") and re.fullmatch(r"\d\d", second.text) and int(second.text) == (year + 1) % 100:
            return dated(f"FY{year + 1}", at, index + 3)
    else:
        return None
    if tokens.word(index + 1) == "q" and tokens.at(index + 2).glued and tokens.at(index + 2).text in "1234":
        return dated(f"FY{year}-Q{tokens.at(index + 2).text}", at, index + 3)
    return dated(f"FY{year}", at, index + 1)
