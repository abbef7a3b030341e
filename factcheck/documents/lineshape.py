"""What the shape of a line says of its role: bullet, heading, question, label, date, wrapped line."""

from __future__ import annotations

import re

from factcheck import settings
from factcheck.documents.located import Located

PICTOGRAPH = (
    r"[\u2190-\u21ff\u231a\u231b\u23cf\u23e9-\u23fa\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff\u3030\ufe0f\u20e3\u200d"
    r"\U0001f000-\U0001faff]"
)
DECORATION = re.compile(rf"^(?:\s|{PICTOGRAPH})+|(?:\s|{PICTOGRAPH})+$")
BULLET = re.compile(
    r"^\s*(?:(?P<sign>[•◦▪▫●○■□‣⁃∙➤►▶✓✔➢–—*+-])\s+|(?P<tight>[•◦▪●‣∙])|(?P<number>\(?\d{1,3}[.)]|\(?[a-zA-Z][)]|[ivx]{1,4}[.)])\s+)"
)
TERMINAL = re.compile(r"[.!?…。！？][\"'”’)\]]*(?:\s*\[\d+\])*$")
LABEL = re.compile(r"^(?P<label>[^\W_][^:.!?;]{0,38}?)\s?[:：]\s*(?P<value>\S.*)$")
RULE = re.compile(r"^\s*([-=_*~#•·.\u2500-\u257f])(?:\s*\1){2,}\s*$")
FIGURE = re.compile(
    r"[$€£¥₹]\s?\d|\d\s?%|\d[\d,.]*\s?(?:[KMGTP]i?[BbHWV](?:/s|ps)?|nm|mm|cm|km|kg|W|V|A|hours?|hrs?|days?|weeks?|months?|"
    r"years?|million|billion|trillion|bn|mn|percent|users?|people|employees|USD|EUR|RMB|yuan|dollars?|euros?|cores?|"
    r"x|°C|units?|tons?|tonnes|miles|points?|parameters|tokens|chips|inches|TFLOPS|PFLOPS)\b",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset(
    "a an and as at but by de for from if in into is its it nor of off on onto or over per so than that the their this "
    "to up via vs was were what when where which who why with without our are how be can will not".split()
)


def undecorated(line: Located) -> Located:
    """The line without pictographs and spaces at its ends."""
    text = line.text
    start = match.end() if (match := DECORATION.match(text)) else 0
    if start >= len(text):
        return Located("", ())
    tail = re.search(rf"(?:\s|{PICTOGRAPH})+$", text)
    return line.cut(start, tail.start() if tail else len(text))


def bullet(line: Located) -> tuple[Located, int] | None:
    """The text of a list item and its depth (from 1) by indentation; None where the line is no list item."""
    text = line.text
    match = BULLET.match(text)
    if not match:
        return None
    depth = 1 + min((len(text) - len(text.lstrip())) // 4, 5)
    rest = line.cut(match.end())
    while again := re.match(r"\s*[•◦▪●‣∙]\s*", rest.text):
        rest = rest.cut(again.end())
    rest = undecorated(rest)
    return (rest, depth) if rest else None


def numbered(raw: str) -> bool:
    """Does the line start as an item of a numbered list?"""
    match = BULLET.match(raw)
    return bool(match and match["number"])


def ends_sentence(text: str) -> bool:
    """Does the text end as a sentence does?"""
    return bool(TERMINAL.search(text.rstrip()))


def is_question(text: str) -> bool:
    """A line that asks, alone or behind "Q:" or "Question:"."""
    if len(text) > settings.QUESTION_CHARACTERS:
        return False
    if re.match(r"^(?:question|q)\s*\d{0,2}\s*[:.)]\s*\S", text, re.IGNORECASE):
        return True
    return text.rstrip("\"'”’) ").endswith("?") and len(text.split()) <= 30 and len(re.findall(r"[.!?]\s", text)) == 0


def is_headline(text: str) -> bool:
    """Short, without the end of a sentence, starting with a capital, a figure or a quotation mark."""
    words = text.split()
    if not words or len(words) > settings.HEADING_WORDS or len(text) > settings.HEADING_CHARACTERS:
        return False
    if text[-1] in ",;" or (ends_sentence(text) and not text.endswith(("?", "!", "Inc.", "Corp.", "Ltd.", "U.S."))):
        return False
    if text.endswith("!") and (title_case(text) < settings.TITLE_CASE_SHARE or any(char.isdigit() for char in text)):
        return False
    first = next((char for char in text if char.isalnum()), "")
    return first.isupper() or first.isdigit() or text[:1] in "\"'“‘¿¡" or _brand(words[0])


def _brand(word: str) -> bool:
    """A name that starts small, such as iPhone or eBay."""
    return word[:1].islower() and any(char.isupper() for char in word[1:])


def title_case(text: str) -> float:
    """Share of the words, small ones and figures apart, that start with a capital."""
    words = [word.strip("\"'“”‘’().,:;") for word in text.split()]
    words = [word for word in words if word[:1].isalpha() and word.lower() not in SMALL_WORDS]
    return sum(not word[0].islower() for word in words) / len(words) if words else 0.0


def has_figure(text: str) -> bool:
    """A number with its unit, currency or percent sign: a line that has one says something."""
    return bool(FIGURE.search(text))


def label_value(text: str) -> tuple[str, str] | None:
    """("Launch date", "May 20, 2026") of a line of that form, else None. Clock times and links are none."""
    match = LABEL.match(text)
    if not match or "//" in text[: match.end("label") + 3] or len(match["label"].split()) > 5:
        return None
    if match["label"][-1].isdigit() and match["value"][0].isdigit():
        return None
    return match["label"], match["value"]


def wrap_width(lines: list[str]) -> int | None:
    """The width that a file's lines are broken at, or None where a line is a paragraph.

    Wrapped files have most of their long lines within a narrow band below the width, and most of them break off in the
    middle of a sentence.
    """
    wide = [line for line in lines if len(line) >= settings.WRAPPED_LINE_CHARACTERS]
    if len(wide) < 3 or sum(ends_sentence(line[-20:]) for line in wide) > 0.6 * len(wide):
        return None
    long = sorted(map(len, wide))
    width = long[-max(len(long) // 50, 1)]
    if width > settings.WRAP_WIDTH_CHARACTERS:
        return None
    near = sum(length >= width * 0.8 for length in long)
    return width if near >= 0.5 * len(long) else None


def continues(line: str, following: str, width: int | None) -> bool:
    """Is `following` the rest of the sentence or paragraph that `line` began?

    At a known width the test is the one that wrapping programs use: the first word of the next line would not have
    fitted. Without one, only a line that breaks off in mid-sentence goes on.
    """
    if not line or not following:
        return False
    first = following.split(maxsplit=1)[0]
    if (
        width is not None
        and len(line) + 1 + len(first) > width * 0.97
        and len(line) >= settings.WRAPPED_LINE_CHARACTERS
    ):
        return True
    if ends_sentence(line) or line.endswith(":"):
        return False
    if following[0].islower() and not _brand(first):
        return len(line) >= settings.WRAPPED_LINE_CHARACTERS or line.endswith((",", "-", "–", "—"))
    return line.endswith((",", "(")) and len(line) >= settings.WRAPPED_LINE_CHARACTERS
