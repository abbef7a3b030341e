"""Text -> tokens: one pass of one compiled pattern, so that reading a text is linear in its length."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MASKED = (
    r"https?://[^\s<>\"]+"
    r"|www\.[^\s<>\"]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"
    r"|\+\d{1,3}[ -]?\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,4}(?!\d)"  # +44 20 7946 0958
    r"|\(\d{3}\)\s?\d{3}-\d{4}(?!\d)"  # (555) 010-4477
    r"|\d{3}-\d{3}-\d{4}(?!\d)|1-[89]\d\d-\d{3}-\d{4}(?!\d)|\d{3}-\d{2}-\d{4}(?!\d)"
    r"|0\d{2,4} \d{3,4} \d{3,4}(?!\d)|\d{3}[ -]0\d{3}(?!\d)"
    r"|\b[A-Z]{2}\d\d(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,4})?\b|\d{4}(?:[ -]\d{4}){2,4}(?!\d)"  # IBAN, card number
    r"|\d{1,5}(?:-\d{1,7}){3,}(?!\d)"  # ISBN and other hyphened numbers
)
_STAMP = r"(?:1[5-9]|20|21)\d\d-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?![\d:])"
_NUMERIC_DATE = (
    r"(?:1[5-9]|20|21)\d\d(?P<ymd>[-/.])\d{1,2}(?P=ymd)\d{1,2}(?![\d])"
    r"|\d{1,2}(?P<dmy>[-/.])\d{1,2}(?P=dmy)(?:1[5-9]|20|21)\d\d(?!\d)"
    r"|\d{1,2}/\d{1,2}/\d\d(?!\d)"
    r"|(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])(?![\d-])"
)
_NUMBER = (
    r"\d{1,3}(?:[\u00a0\u202f\u2009 '’]\d{3})+(?![\d'’])(?:[.,]\d+)?(?![.,]?\d)"  # 1 234 567 and 1'234'567
    r"|\d+(?:[.,]\d+)*"
    r"|\.\d+"
)
_PATTERN = re.compile(
    rf"(?P<masked>{_MASKED})|(?P<stamp>{_STAMP})|(?P<date>{_NUMERIC_DATE})"
    r"|(?P<time>\d{1,2}:\d\d(?:[:.]\d\d(?:\.\d+)?)?(?![\d:]))"
    rf"|(?P<number>{_NUMBER})"
    r"|(?P<fraction>[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚])"
    r"|(?P<currency>(?:\b(?:US|CA|AU|HK|NT|NZ|SG|[ACSRN]))?\$|[€£¥￥₹₩₽₺₪฿₫₦₱])"
    r"|(?P<word>\b(?:[A-Za-z]\.){2,}(?![A-Za-z])|[^\W\d_½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚]+(?:['’][^\W\d_]+)*)"
    r"|(?P<newline>\s*\n\s*)"
    r"|(?P<mark>[^\s])"
)
_BEFORE_SOFT_BREAK = re.compile(r"[a-z,]")


@dataclass(slots=True)
class Tok:
    """A token: `kind` is a group of the pattern, `low` its lower case, `glued` True where no space stands before it."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    glued: bool


END = Tok("break", "", "", -1, -1, False)
"""What stands beyond either end of a text."""


class Tokens(list[Tok]):
    """The tokens of one text; reading beyond an end gives `END`, so that no reader has to check."""

    def at(self, index: int) -> Tok:
        """The token at `index`, or `END`."""
        return self[index] if 0 <= index < len(self) else END

    def word(self, index: int) -> str:
        """Lower case of the word at `index`, "" where there is another kind of token."""
        token = self.at(index)
        return token.low if token.kind == "word" else ""


def scan(text: str) -> Tokens:
    """The tokens of `text`, in order; a newline that only wraps a line is no token, another is a `break`."""
    tokens = Tokens()
    last = 0
    for match in _PATTERN.finditer(text):
        kind = match.lastgroup or "mark"
        start, end = match.span()
        written = match.group()
        if kind == "newline":
            if _is_break(text, start, end):
                tokens.append(Tok("break", written, "\n", start, end, False))
            continue
        tokens.append(Tok(kind, written, written.lower().replace("’", "'"), start, end, start == last and start > 0))
        last = end
    return tokens


def _is_break(text: str, start: int, end: int) -> bool:
    """Whether the whitespace from `start` to `end` parts two paragraphs, items or cells, rather than wrap a line."""
    if start == 0 or end == len(text) or text.count("\n", start, end) > 1:
        return True
    after, before = text[end], text[start - 1]
    if after.islower():
        return False
    return not (_BEFORE_SOFT_BREAK.match(before) and (after.isdigit() or after in "$€£¥₹("))
