"""Dates at the granularity that the text gives them: day, month, quarter, half, year, decade, fiscal period."""

from __future__ import annotations

import re

from factcheck.figures import iso
from factcheck.figures.figure import Bound, Modifier
from factcheck.figures.lexicon import CLOSED, DECADES, MONTHS, ORDINALS
from factcheck.figures.nouns import is_plural
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tok, Tokens

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])")
_DASHES = ("-", "–", "—", "‑", "−")
_MODIFIERS: dict[str, Modifier] = {
    "early": "early", "mid": "mid", "middle": "mid", "late": "late", "end": "end", "start": "start",
    "beginning": "start", "close": "end", "year-end": "end", "latter": "late", "outset": "start",
}  # fmt: skip
_SHORT = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
_YEAR_CONTEXT = frozenset(
    "in since by until till of from to before after during through between early late mid end fiscal circa year years "
    "for around about and or calendar spring summer autumn fall winter throughout late-".split()
)
_MONTH_CONTEXT = frozenset(
    "in of since by until till through throughout from to early mid late last next this end during before after and or between "
    "beginning every each that is was".split()
)


def read(ctx: Context, at: int) -> Reading | None:
    """The date that starts at token `at`, without the words before it; None where there is none."""
    token = ctx.tokens.at(at)
    if token.kind == "break":
        return None
    if token.kind == "stamp":
        return Reading("date", token.text.replace(" ", "T"), at, at + 1)
    if token.kind == "date":
        return _numeric(ctx, at)
    if token.kind == "number":
        return (
            _decade_digits(ctx, at) or _quarter_digits(ctx, at) or _day_first(ctx, at) or _month_dash(ctx, at) or _year(ctx, at)
        )
    if token.kind == "word":
        return _month_first(ctx, at) or _period(ctx, at) or _fiscal(ctx, at) or _decade_word(ctx, at)
    if token.text in ("'", "’", "‘"):
        return _short_decade(ctx, at)
    return None


def _numeric(ctx: Context, at: int) -> Reading | None:
    written = ctx.tokens[at].text
    parts = re.split(r"[-/.]", written)
    if len(parts) == 2:
        return _reading(iso.month(int(parts[0]), int(parts[1])), at, at + 1)
    if len(parts[0]) == 4:
        return _reading(iso.day(int(parts[0]), int(parts[1]), int(parts[2])), at, at + 1)
    first, second, year = int(parts[0]), int(parts[1]), iso.full_year(parts[2])
    american, other = iso.day(year, first, second), iso.day(year, second, first)
    if "." in written or (american and other and _day_first_text(ctx)):
        american, other = other, american
    value = american or other
    reading = _reading(value, at, at + 1)
    if reading and other and other != value:
        reading.alternatives = (other,)
    return reading


def _day_first_text(ctx: Context) -> bool:
    """Whether the text writes numeric dates the day first, by another of its dates that can be read one way only."""
    for first, second in re.findall(r"\b(\d{1,2})/(\d{1,2})/\d{2,4}\b", ctx.text[:20000]):
        if int(first) > 12 >= int(second):
            return True
        if int(second) > 12 >= int(first):
            return False
    return "£" in ctx.text


def _reading(value: str | None, first: int, last: int) -> Reading | None:
    return Reading("date", value, first, last) if value else None


def is_year(token: Tok) -> bool:
    """Whether a token is four digits that can be a year."""
    return token.kind == "number" and bool(_YEAR.fullmatch(token.text))


def _year_after(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A year that completes a date, at `at` or behind a comma or "of": the year and the index behind it."""
    index = at
    if tokens.at(index).text in (",", "of", "'", "’") and tokens.at(index).kind != "break":
        index += 1
    token = tokens.at(index)
    if is_year(token) and not _unit_follows(tokens, index):
        return int(token.text), index + 1
    if index > at and tokens.at(at).text in ("'", "’") and token.glued and re.fullmatch(r"\d\d", token.text):
        return iso.full_year(token.text), index + 1
    return None


def _unit_follows(tokens: Tokens, index: int) -> bool:
    after = tokens.at(index + 1)
    return after.text == "%" or (after.kind == "word" and after.glued)


def month_at(tokens: Tokens, at: int) -> int | None:
    """Number of the month named at `at`, None where the word is something else ("may", "march", a first name)."""
    token = tokens.at(at)
    number = MONTHS.get(token.low) if token.kind == "word" else None
    if number is None or not token.text[:1].isupper():
        return None
    return number


def _behind_month(tokens: Tokens, at: int) -> int:
    """Index behind the month's name and the point of its abbreviation."""
    if tokens[at].low in _SHORT and tokens.at(at + 1).text == "." and tokens.at(at + 1).glued:
        return at + 2
    return at + 1


def _day_number(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day of the month at `at` ("2", "2nd"): the day and the index behind it."""
    token = tokens.at(at)
    if token.kind != "number" or not _DAY.fullmatch(token.text):
        return None
    behind = at + 1
    suffix = tokens.at(behind)
    if suffix.glued and suffix.kind == "word":
        if suffix.low not in ("st", "nd", "rd", "th"):
            return None
        behind += 1
    if tokens.at(behind).text in ("%", "°"):
        return None
    return int(token.text), behind


def _month_first(ctx: Context, at: int) -> Reading | None:
    """ "April 2, 2019", "April 2-5, 2019", "April 2019", "in April"."""
    tokens = ctx.tokens
    number = month_at(tokens, at)
    if number is None:
        return None
    index = _behind_month(tokens, at)
    start = index + (tokens.word(index) == "the")
    found = _day_number(tokens, start)
    if found:
        return _day_of_month(ctx, at, number, *found)
    if tokens.at(index).text in _DASHES and month_at(tokens, index + 1):
        return _month_range(ctx, at, number, index + 1)
    year = _year_after(tokens, index)
    if year:
        return _reading(iso.month(year[0], number), at, year[1])
    if tokens[at].low in _SHORT and tokens.at(index - 1).text != ".":
        return None
    return _reading(iso.month(None, number), at, at + 1) if _is_month_alone(tokens, at) else None


def _day_of_month(ctx: Context, at: int, month: int, first_day: int, last: int) -> Reading | None:
    tokens = ctx.tokens
    joined = tokens.at(last).text in _DASHES or tokens.word(last) == "to"
    second = _day_number(tokens, last + 1) if joined else None
    if second and second[0] > first_day:
        year = _year_after(tokens, second[1])
        which = year[0] if year else None
        low, high = iso.day(which, month, first_day), iso.day(which, month, second[0])
        if low and high:
            return Reading("date", None, at, year[1] if year else second[1], low=low, high=high)
    year = _year_after(tokens, last)
    value = iso.day(year[0] if year else None, month, first_day)
    return _reading(value, at, year[1] if year else last)


def _month_range(ctx: Context, at: int, first: int, second_at: int) -> Reading | None:
    tokens = ctx.tokens
    second = month_at(tokens, second_at)
    if second is None:
        return None
    index = _behind_month(tokens, second_at)
    year = _year_after(tokens, index)
    which = year[0] if year else None
    before = which - 1 if which and first > second else which
    return Reading("date", None, at, year[1] if year else index, low=iso.month(before, first),
                   high=iso.month(which, second))  # fmt: skip


def _is_month_alone(tokens: Tokens, at: int) -> bool:
    """Whether a capitalised month without day or year is a month: "in May" is, "May Ling" and "May we" are not."""
    token, before, after = tokens[at], tokens.at(at - 1), tokens.at(at + 1)
    if before.low in _MONTH_CONTEXT or before.text in ("-", "(") and tokens.word(at - 2) in ("mid", "early", "late"):
        return not (token.low in ("march", "may", "april", "june", "august") and after.kind == "word" and after.text[:1].isupper()
                    and not is_plural(after.low) and before.low not in ("in", "since", "by", "until"))  # fmt: skip
    if token.low in ("may", "march"):
        return False
    if before.kind in ("break", "mark") and before.text not in (",", "(", ";", "'"):
        return False
    if before.kind == "word" and before.text[:1].isupper() and before.low not in CLOSED:
        return False
    return not (after.kind == "word" and after.text[:1].isupper()) and not (after.text == "'" and token.low in ("april", "june"))


def _day_first(ctx: Context, at: int) -> Reading | None:
    """ "2 April 2019", "2-5 April 2019", "the 2nd of April"."""
    tokens = ctx.tokens
    found = _day_number(tokens, at)
    if not found:
        return None
    number, index = found
    high: int | None = None
    if tokens.at(index).text in _DASHES or tokens.word(index) in ("to", "and"):
        second = _day_number(tokens, index + 1)
        if second and second[0] > number and month_at(tokens, second[1]) and tokens.word(index) != "and":
            high, index = second
    if tokens.word(index) == "of":
        index += 1
    month = month_at(tokens, index)
    if month is None or (tokens[index].low in ("may", "march") and tokens.at(index).text.isupper()):
        return None
    behind = _behind_month(tokens, index)
    year = _year_after(tokens, behind)
    if tokens.at(behind).text == "," and not year:
        year = None
    which = year[0] if year else None
    last = year[1] if year else behind
    low = iso.day(which, month, number)
    if high is not None:
        end = iso.day(which, month, high)
        return Reading("date", None, at, last, low=low, high=end) if low and end else None
    return _reading(low, at, last)


def _month_dash(ctx: Context, at: int) -> Reading | None:
    """A range of years written with a dash: "2019-2024", "2019–20"."""
    tokens = ctx.tokens
    token, dash, second = tokens[at], tokens.at(at + 1), tokens.at(at + 2)
    if not is_year(token) or dash.text not in (*_DASHES, "/") or second.kind != "number" or not dash.glued:
        return None
    if _unit_follows(tokens, at + 2) or tokens.at(at + 3).text in _DASHES and tokens.at(at + 3).glued:
        return None
    first = int(token.text)
    if is_year(second) and int(second.text) > first and dash.text != "/":
        return Reading("date", None, at, at + 3, low=token.text, high=second.text)
    if re.fullmatch(r"\d\d", second.text) and (first % 100 < int(second.text)) or (first % 100 == 99 and second.text == "00"):
        end = first - first % 100 + int(second.text) + (100 if second.text == "00" else 0)
        return Reading("date", None, at, at + 3, low=token.text, high=str(end))
    return None


_PREFIXED = frozenset("mid pre post early late end year fy fiscal ex since".split())


def _year(ctx: Context, at: int) -> Reading | None:
    """Four digits alone: a year, unless a unit or a plural noun that is counted follows."""
    tokens = ctx.tokens
    token = tokens[at]
    if not is_year(token) or token.glued and tokens.at(at - 1).kind == "word":
        return None
    after, before = tokens.at(at + 1), tokens.at(at - 1)
    if token.glued and before.text in ("-", "/", "_", ".", ":", "#") and before.glued and tokens.word(at - 2) not in _PREFIXED:
        return None
    if after.text == "-" and after.glued and tokens.at(at + 2).kind == "number" and tokens.at(at + 2).glued:
        return None  # 2024-3094: a year and its season were read before
    if after.text in ("%", "°", "/") or (after.glued and after.kind in ("word", "number")) or before.kind == "currency":
        return None
    quarter = re.fullmatch(r"[qQ]|[hH]", after.text) if after.kind == "word" else None
    if quarter or tokens.at(at + 1).text in _DASHES and tokens.word(at + 2) in ("q", "h"):
        index = at + 2 if quarter else at + 3
        number = tokens.at(index)
        letter = tokens.at(index - 1).text.upper()
        if number.glued and number.text in ("1", "2", "3", "4"):
            return _reading(f"{token.text}-{letter}{number.text}", at, index + 1)
    if before.low in _YEAR_CONTEXT or (before.text in ("(", ",", "-", "–", "/")) or before.low in MONTHS:
        if before.low in ("about", "around", "or", "and", "for", "from", "to", "between", "by", "of", "after", "before", "-", ",") and (
            _counted(tokens, at)
        ):
            return None
        return _reading(token.text, at, at + 1)
    if _counted(tokens, at) or _is_edition(tokens, at):
        return None
    number = int(token.text)
    if after.low == "to" and is_year(tokens.at(at + 2)) and int(tokens.at(at + 2).text) > number:
        return _reading(token.text, at, at + 1)
    if 1900 <= number <= 2100:
        return _reading(token.text, at, at + 1)
    return None


_THINGS = frozenset(
    "people employees workers jobs staff students patients deaths cases homes houses units vehicles cars buses copies shares "
    "troops soldiers stores shops rooms beds seats participants members residents children women men passengers guests "
    "hectares acres visitors families households companies firms tickets votes doctors nurses teachers officers calories "
    "points rpm steps words pages megawatts kilometers kilometres miles feet tonnes tons pounds dollars euros yuan".split()
)


def _is_edition(tokens: Tokens, at: int) -> bool:
    """Whether the year ends a name inside a sentence: Windows Server 2022, Vision 2030."""
    before, after = tokens.at(at - 1), tokens.at(at + 1)
    if before.kind != "word" or not before.text[:1].isupper() or before.low in CLOSED or tokens.at(at - 2).kind == "break" or at < 2:
        return False
    return after.kind != "word" or after.low in CLOSED


def _counted(tokens: Tokens, at: int) -> bool:
    """Whether the four digits count something ("2000 people"), rather than name a year ("2024 results")."""
    from factcheck.figures.quantities import symbol

    after = tokens.at(at + 1)
    if after.kind != "word" or tokens.word(at - 1) == "of" and tokens.word(at - 2) == "class":
        return False
    if after.low in _THINGS or (symbol(after.text) and len(after.text) > 1 and after.low not in ("in", "pints")):
        return True
    round_number = int(tokens[at].text) % 50 == 0
    before = tokens.word(at - 1)
    return round_number and is_plural(after.low) and before not in ("in", "the", "its", "their", "since", "our", "his", "her")


def _decade_digits(ctx: Context, at: int) -> Reading | None:
    """ "1980s", "mid-1980s"."""
    tokens = ctx.tokens
    token, after = tokens[at], tokens.at(at + 1)
    if is_year(token) and token.text.endswith("0"):
        if after.glued and after.low == "s":
            return _reading(token.text + "s", at, at + 2)
        if after.glued and after.text in ("'", "’") and tokens.at(at + 2).low == "s" and tokens.at(at + 2).glued:
            return _reading(token.text + "s", at, at + 3)
    return None


def _short_decade(ctx: Context, at: int) -> Reading | None:
    """ "the '90s"."""
    number, after = ctx.tokens.at(at + 1), ctx.tokens.at(at + 2)
    if number.glued and re.fullmatch(r"[2-9]0", number.text) and after.glued and after.low == "s":
        return _reading(f"19{number.text}s", at, at + 3)
    return None


def _decade_word(ctx: Context, at: int) -> Reading | None:
    tokens = ctx.tokens
    if tokens[at].low in DECADES and tokens.word(at - 1) in ("the", "early", "late", "mid"):
        if tokens.word(at - 1) != "the" and tokens.word(at - 2) in ("his", "her", "their", "my"):
            return None
        return _reading(f"{DECADES[tokens[at].low]}s", at, at + 1)
    return None


def _quarter_digits(ctx: Context, at: int) -> Reading | None:
    """ "3Q24", "1H 2024"."""
    tokens = ctx.tokens
    token, letter = tokens[at], tokens.at(at + 1)
    if token.text not in ("1", "2", "3", "4") or not letter.glued or letter.text not in ("Q", "H"):
        return None
    return _with_year(ctx, at, f"{letter.text}{token.text}", at + 2)


def _with_year(ctx: Context, at: int, part: str, index: int) -> Reading | None:
    """`2024-Q3`, `FY2024-Q3` or `--Q3`, by what stands behind the quarter or half at `index`."""
    tokens = ctx.tokens
    fiscal = False
    look = index
    while tokens.word(look) in ("of", "the", "fiscal", "fy", "financial", "year", "calendar", "in") or tokens.at(look).text in (",", "-"):
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
    return _reading(f"{'FY' if fiscal else ''}{year}-{part}", at, look + 1)


def _period(ctx: Context, at: int) -> Reading | None:
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
        if low in ("last", "final") and tokens.word(look + 1) in ("quarter", "half") and tokens.word(look + 2) == "of" and (
            is_year(tokens.at(look + 3))
        ):
            number, look = (4 if tokens.word(look + 1) == "quarter" else 2), look + 1
        elif low in ORDINALS and tokens.word(look + 1) in ("fiscal", "quarter", "half") or low in ("fiscal",):
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
        if tokens.word(look) not in ("quarter", "half") or not number:
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
            reading = _reading(f"--{letter}{number}", at, index)
        return _fiscal_value(reading) if fiscal and reading else reading
    reading = _with_year(ctx, at, f"{letter}{number}", index)
    if reading is None:
        reading = _reading(f"--{letter}{number}", at, index) if letter == "Q" or _time_half(tokens, at, index) else None
    return _fiscal_value(reading) if fiscal and reading else reading


def _fiscal_value(reading: Reading) -> Reading:
    if isinstance(reading.value, str) and reading.value[0].isdigit():
        reading.value = "FY" + reading.value
    return reading


def _time_half(tokens: Tokens, first: int, last: int) -> bool:
    """Whether "the second half" without a year is half a year, and not half of a match or a century."""
    return tokens.word(last) == "of" and tokens.word(last + 1) in ("the", "this", "next", "last") and tokens.word(last + 2) in (
        "year",
        "fiscal",
    )


def _fiscal(ctx: Context, at: int) -> Reading | None:
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
        if split.text in (*_DASHES, "/") and re.fullmatch(r"\d\d", second.text) and int(second.text) == (year + 1) % 100:
            return _reading(f"FY{year + 1}", at, index + 3)
    else:
        return None
    if tokens.word(index + 1) == "q" and tokens.at(index + 2).glued and tokens.at(index + 2).text in "1234":
        return _reading(f"FY{year}-Q{tokens.at(index + 2).text}", at, index + 3)
    return _reading(f"FY{year}", at, index + 1)


def modifier(tokens: Tokens, reading: Reading) -> None:
    """Takes in the words before a date that narrow it: "early", "mid-", "the end of"."""
    index = reading.first - 1
    if tokens.word(index) == "the" and tokens.word(index - 1) in ("of", "in"):
        index -= 1
    if tokens.at(index).text in ("-", "–") and tokens.at(index).glued:
        index -= 1
    if tokens.word(index) in ("early", "mid", "late", "year-end"):
        reading.modifier, reading.first = _MODIFIERS[tokens.word(index)], index
    elif tokens.word(index) == "end" and (tokens.at(index - 1).text == "-" and tokens.word(index - 2) == "year"):
        reading.modifier, reading.first = "end", index - 2
    elif tokens.word(index) == "end" and tokens.at(index + 1).text in ("-", reading_text(tokens, reading)):
        reading.modifier, reading.first = "end", index
    elif tokens.word(index) == "of":
        word = tokens.word(index - 1)
        if word in ("end", "start", "beginning", "middle", "close", "part", "outset", "half"):
            if word == "part":
                word = tokens.word(index - 2)
                index -= 1
            if word in _MODIFIERS or word == "later":
                reading.modifier = _MODIFIERS.get(word, "late")
                reading.first = index - 1
                if tokens.word(reading.first - 1) == "the":
                    reading.first -= 1


def reading_text(tokens: Tokens, reading: Reading) -> str:
    """Text of the first token of a reading."""
    return tokens[reading.first].text


_DATE_BOUNDS: dict[tuple[str, ...], Bound] = {
    ("by",): "max", ("before",): "max", ("until",): "max", ("till",): "max", ("no", "later", "than"): "max",
    ("not", "later", "than"): "max", ("prior", "to"): "max", ("on", "or", "before"): "max", ("up", "to"): "max",
    ("after",): "min", ("since",): "min", ("no", "earlier", "than"): "min", ("not", "earlier", "than"): "min",
    ("not", "before"): "min", ("on", "or", "after"): "min", ("not", "until"): "min", ("no", "sooner", "than"): "min",
    ("at", "the", "latest", "by"): "max", ("as", "early", "as"): "min", ("as", "late", "as"): "max", ("ahead", "of"): "max",
    ("later", "than"): "min", ("earlier", "than"): "max",
}  # fmt: skip


def bound(tokens: Tokens, reading: Reading) -> None:
    """Takes in the words before a date that bound it: "by", "since", "no later than"."""
    index = reading.first
    if tokens.word(index - 1) == "the":
        if isinstance(reading.value, str) and reading.value.isdigit():  # "since the 1999 merger"
            return
        index -= 1
    for width in (4, 3, 2, 1):
        words = tuple(tokens.word(place) for place in range(index - width, index))
        side = _DATE_BOUNDS.get(words)
        if side:
            if words == ("after",) and tokens.word(index - 2) in ("soon", "shortly", "day", "week", "month", "year"):
                return
            reading.bound, reading.first = side, index - width
            return
