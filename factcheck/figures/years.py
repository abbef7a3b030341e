"""Years and decades: four digits that are a year, spans of years, "the 1980s", "the nineties"."""

from __future__ import annotations

import re

from factcheck.figures.date_parts import DASHES, dated, is_year, unit_follows
from factcheck.figures.lexicon import CLOSED, DECADES, MONTHS
from factcheck.figures.nouns import is_plural
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens
from factcheck.figures.symbols import symbol

_YEAR_CONTEXT = frozenset(
    "in since by until till of from to before after during through between early late mid end fiscal circa "
    "year years for around about and or calendar spring summer autumn fall winter throughout late-".split()
)


def year_span(ctx: Context, at: int) -> Reading | None:
    """A range of years written with a dash: "2019-2024", "2019–20"."""
    tokens = ctx.tokens
    token, dash, second = tokens[at], tokens.at(at + 1), tokens.at(at + 2)
    if not is_year(token) or dash.text not in (*DASHES, "/") or second.kind != "number" or not dash.glued:
        return None
    if unit_follows(tokens, at + 2) or (tokens.at(at + 3).text in DASHES and tokens.at(at + 3).glued):
        return None
    first = int(token.text)
    if is_year(second) and int(second.text) > first and dash.text != "/":
        return Reading("date", None, at, at + 3, low=token.text, high=second.text)
    if (re.fullmatch(r"\d\d", second.text) and (first % 100 < int(second.text))) or (
        first % 100 == 99 and second.text == "00"
    ):
        end = first - first % 100 + int(second.text) + (100 if second.text == "00" else 0)
        return Reading("date", None, at, at + 3, low=token.text, high=str(end))
    return None


_PREFIXED = frozenset("mid pre post early late end year fy fiscal ex since".split())


def year(ctx: Context, at: int) -> Reading | None:
    """Four digits alone: a year, unless a unit or a plural noun that is counted follows."""
    tokens = ctx.tokens
    token = tokens[at]
    if not is_year(token) or (token.glued and tokens.at(at - 1).kind == "word"):
        return None
    after, before = tokens.at(at + 1), tokens.at(at - 1)
    if (
        token.glued
        and before.text in ("-", "/", "_", ".", ":", "#")
        and before.glued
        and tokens.word(at - 2) not in _PREFIXED
    ):
        return None
    if after.text == "-" and after.glued and tokens.at(at + 2).kind == "number" and tokens.at(at + 2).glued:
        return None  # 2024-3094: a year and its season were read before
    if after.text in ("%", "°", "/") or (after.glued and after.kind in ("word", "number")) or before.kind == "currency":
        return None
    quarter = re.fullmatch(r"[qQ]|[hH]", after.text) if after.kind == "word" else None
    if quarter or (tokens.at(at + 1).text in DASHES and tokens.word(at + 2) in ("q", "h")):
        index = at + 2 if quarter else at + 3
        number = tokens.at(index)
        letter = tokens.at(index - 1).text.upper()
        if number.glued and number.text in ("1", "2", "3", "4"):
            return dated(f"{token.text}-{letter}{number.text}", at, index + 1)
    if before.low in _YEAR_CONTEXT or (before.text in ("(", ",", "-", "–", "/")) or before.low in MONTHS:
        if before.low in (
            "about",
            "around",
            "or",
            "and",
            "for",
            "from",
            "to",
            "between",
            "by",
            "of",
            "after",
            "before",
            "-",
            ",",
        ) and (_counted(tokens, at)):
            return None
        return dated(token.text, at, at + 1)
    if _counted(tokens, at) or _is_edition(tokens, at):
        return None
    which = int(token.text)
    if after.low == "to" and is_year(tokens.at(at + 2)) and int(tokens.at(at + 2).text) > which:
        return dated(token.text, at, at + 1)
    if 1900 <= which <= 2100:
        return dated(token.text, at, at + 1)
    return None


_THINGS = frozenset(
    "people employees workers jobs staff students patients deaths cases homes houses units vehicles cars buses "
    "copies shares troops soldiers stores shops rooms beds seats participants members residents children women "
    "men passengers guests hectares acres visitors families households companies firms tickets votes doctors "
    "nurses teachers officers calories points rpm steps words pages megawatts kilometers kilometres miles feet "
    "tonnes tons pounds dollars euros yuan".split()
)


def _is_edition(tokens: Tokens, at: int) -> bool:
    """Whether the year ends a name inside a sentence: Windows Server 2022, Vision 2030."""
    before, after = tokens.at(at - 1), tokens.at(at + 1)
    if (
        before.kind != "word"
        or not before.text[:1].isupper()
        or before.low in CLOSED
        or tokens.at(at - 2).kind == "break"
        or at < 2
    ):
        return False
    return after.kind != "word" or after.low in CLOSED


def _counted(tokens: Tokens, at: int) -> bool:
    """Whether the four digits count something ("2000 people"), rather than name a year ("2024 results")."""
    after = tokens.at(at + 1)
    if after.kind != "word" or (tokens.word(at - 1) == "of" and tokens.word(at - 2) == "class"):
        return False
    if after.low in _THINGS or (symbol(after.text) and len(after.text) > 1 and after.low not in ("in", "pints")):
        return True
    round_number = int(tokens[at].text) % 50 == 0
    before = tokens.word(at - 1)
    return (
        round_number
        and is_plural(after.low)
        and before not in ("in", "the", "its", "their", "since", "our", "his", "her")
    )


def decade_digits(ctx: Context, at: int) -> Reading | None:
    """ "1980s", "mid-1980s"."""
    tokens = ctx.tokens
    token, after = tokens[at], tokens.at(at + 1)
    if is_year(token) and token.text.endswith("0"):
        if after.glued and after.low == "s":
            return dated(token.text + "s", at, at + 2)
        if after.glued and after.text in ("'", "’") and tokens.at(at + 2).low == "s" and tokens.at(at + 2).glued:
            return dated(token.text + "s", at, at + 3)
    return None


def short_decade(ctx: Context, at: int) -> Reading | None:
    """ "the '90s"."""
    number, after = ctx.tokens.at(at + 1), ctx.tokens.at(at + 2)
    if number.glued and re.fullmatch(r"[2-9]0", number.text) and after.glued and after.low == "s":
        return dated(f"19{number.text}s", at, at + 3)
    return None


def decade_word(ctx: Context, at: int) -> Reading | None:
    tokens = ctx.tokens
    if tokens[at].low in DECADES and tokens.word(at - 1) in ("the", "early", "late", "mid"):
        if tokens.word(at - 1) != "the" and tokens.word(at - 2) in ("his", "her", "their", "my"):
            return None
        return dated(f"{DECADES[tokens[at].low]}s", at, at + 1)
    return None
