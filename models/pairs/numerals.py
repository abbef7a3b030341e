"""Numbers in running text: finding them, and writing a value in the manner of the one that stands there."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
WORDS = {word: value for value, word in enumerate(ONES)} | {word: 20 + 10 * i for i, word in enumerate(TENS)}

_WORD = "|".join(sorted((word for word in WORDS if word not in ("zero", "one")), key=len, reverse=True))
_NUMBER = re.compile(
    r"(?<![\w.,/:#&+-])(?P<sign>US\$|[$€£¥]\s?)?"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?|(?P<word>(?:" + _WORD + r")\b))"
    r"(?:[\s-](?P<scale>hundred|thousand|million|billion|trillion)\b)?"
    r"(?P<percent>\s?%|\s(?:percent|per\scent)\b)?"
    r"(?![\w-]|[.,/:]\d|[’']s)",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(
    r"(?:\b(?:no|number|chapter|section|title|page|pages|act|version|route|highway|phase|type|room|flight|level|grade|"
    r"article|part|volume|season|episode|class|table|figure|box|form|line|rule|exhibit|apollo|windows|world war|age|"
    r"at|than|over|under|about|around|roughly|some|nearly|almost|approximately|least|most|to|between|and|or|from|only|"
    r"just|every|another|an estimated|estimated|by|above|below|within|first|last|next|top|up|exactly|minimum|maximum)"
    r"\.?\s|[#(\[\"'/–-])$",
    re.IGNORECASE,
)
_MONTHS = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_IN_DATE = (re.compile(rf"(?:{_MONTHS})\.?\s(?:\d{{1,2}},\s)?$"), re.compile(rf"^\s(?:{_MONTHS})\b|^,?\s\d{{4}}\b"))


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in a text: its span with sign, scale word and percent sign, and its value."""

    start: int
    end: int
    value: float
    sign: str
    body: str
    decimals: int
    scale: str
    percent: str

    @property
    def in_words(self) -> bool:
        """Written as a word ("seven")."""
        return not self.body[0].isdigit()

    @property
    def like_a_year(self) -> bool:
        """1000 to 2100 without a comma, a sign or a unit: more often a year than a count."""
        plain = not (self.sign or self.scale or self.percent or "," in self.body or self.decimals)
        return plain and len(self.body) == 4 and 1000 <= self.value <= 2100


def find(text: str) -> Iterator[Number]:
    """The numbers of a text that are counts, amounts or measures: no dates, labels, or parts of names."""
    for match in _NUMBER.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if any(pattern.search(side) for pattern, side in zip(_IN_DATE, (before, after), strict=True)):
            continue
        scale = (match["scale"] or "").lower()
        digits, word = match["digits"], (match["word"] or "").lower()
        if word in WORDS and re.match(r"[\s-](?:" + _WORD + r"|one|hundred|thousand)\b", after, re.IGNORECASE):
            continue
        base = float(digits.replace(",", "") + (match["decimals"] or "")) if digits else float(WORDS[word])
        yield Number(
            match.start(),
            match.end(),
            base * SCALES.get(scale, 1.0),
            match["sign"] or "",
            digits or match["word"],
            max(0, len(match["decimals"] or "") - 1),
            match["scale"] or "",
            match["percent"] or "",
        )


def bare(text: str, number: Number) -> bool:
    """Whether nothing before the number (about, at least, chapter ...) makes it something else than a plain value."""
    return not _NOT_A_COUNT.search(text[: number.start])


_COUNTED = re.compile(
    r"^\s(?:(?:of|square|cubic|new|other|different)\s)?(?:[a-z]+[^s\W]s\b|people\b|men\b|women\b|children\b|[kcm]m2?\b|kg\b|"
    r"[kMG]W\b|[MGT]B\b|(?:[a-z]+ )?[a-z]+[^s\W]s\b)"
)
_PART_OF_NAME = re.compile(r"(?:\b(?:a|an|his|her|their|its|the first|the last|other)|(?<!^)\b[A-Z][\w.'-]*|[’']s)\s$")


def counting(text: str, number: Number) -> bool:
    """Whether the number counts or measures something, so that "about" or "more than" can stand before it."""
    before, after = text[: number.start], text[number.end :]
    if not bare(text, number) or (_PART_OF_NAME.search(before) and not re.match(r"^[A-Z]\w*\s$", before)):
        return False
    return bool(number.sign or number.percent or _COUNTED.match(after) or (number.scale and not after.startswith("th")))


def spelled(value: float) -> str | None:
    """A whole number under a hundred in words."""
    if value != int(value) or not 0 <= value < 100:
        return None
    whole = int(value)
    if whole < 20:
        return ONES[whole]
    ten, one = divmod(whole, 10)
    return TENS[ten - 2] + (f"-{ONES[one]}" if one else "")


def digits(value: float, decimals: int = 0, commas: bool = True) -> str:
    """A value in digits."""
    return f"{value:,.{decimals}f}" if commas else f"{value:.{decimals}f}"


def written(value: float, like: Number) -> str:
    """A value written as `like` is: words or digits, commas, decimals, scale word, sign and percent sign."""
    base = value / SCALES.get(like.scale.lower(), 1.0)
    word = spelled(base) if like.in_words else None
    commas = "," in like.body or base >= 10_000
    places = like.decimals if like.decimals or base == int(base) or not like.scale else 1
    body = word or digits(base, places, commas)
    scale = f" {like.scale}" if like.scale else ""
    return f"{like.sign}{body}{scale}{like.percent}"


def significant(value: float, figures: int) -> float:
    """The value rounded to so many significant figures."""
    if value == 0:
        return 0.0
    return round(value, figures - 1 - math.floor(math.log10(abs(value))))


def short(value: float, sign: str = "", percent: str = "") -> str:
    """A value as people write round ones: 12, 1,200, 1.2 million."""
    for name in ("trillion", "billion", "million"):
        if value >= SCALES[name]:
            return f"{sign}{value / SCALES[name]:g} {name}{percent}"
    body = digits(value) if value == int(value) else f"{value:g}"
    return f"{sign}{body}{percent}"
