"""What the readers of dates share: years, dashes, and a date as a reading."""

from __future__ import annotations

import re

from factcheck.figures import iso
from factcheck.figures.reading import Reading
from factcheck.figures.scan import Tok, Tokens

YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
DASHES = ("-", "–", "—", "‑", "−")


def dated(value: str | None, first: int, last: int) -> Reading | None:
    return Reading("date", value, first, last) if value else None


def is_year(token: Tok) -> bool:
    """Whether a token is four digits that can be a year."""
    return token.kind == "number" and bool(YEAR.fullmatch(token.text))


def year_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A year that completes a date, at `at` or behind a comma or "of": the year and the index behind it."""
    index = at
    if tokens.at(index).text in (",", "of", "'", "’") and tokens.at(index).kind != "break":
        index += 1
    token = tokens.at(index)
    if is_year(token) and not unit_follows(tokens, index):
        return int(token.text), index + 1
    if index > at and tokens.at(at).text in ("'", "’") and token.glued and re.fullmatch(r"\d\d", token.text):
        return iso.full_year(token.text), index + 1
    return None


def unit_follows(tokens: Tokens, index: int) -> bool:
    after = tokens.at(index + 1)
    return after.text == "%" or (after.kind == "word" and after.glued)
