"""The words before a date: "early", "the end of", "by", "since", "no later than"."""

from __future__ import annotations

from factcheck.figures.figure import Bound, Modifier
from factcheck.figures.reading import Reading
from factcheck.figures.scan import Tokens

_MODIFIERS: dict[str, Modifier] = {
    "early": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "end": "end",
    "start": "start",
    "beginning": "start",
    "close": "end",
    "year-end": "end",
    "latter": "late",
    "outset": "start",
}


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
    elif tokens.word(index) == "end" and tokens.at(index + 1).text in ("-", _first_text(tokens, reading)):
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


def _first_text(tokens: Tokens, reading: Reading) -> str:
    """Text of the first token of a reading."""
    return tokens[reading.first].text


_DATE_BOUNDS: dict[tuple[str, ...], Bound] = {
    ("by",): "max",
    ("before",): "max",
    ("until",): "max",
    ("till",): "max",
    ("no", "later", "than"): "max",
    ("not", "later", "than"): "max",
    ("prior", "to"): "max",
    ("on", "or", "before"): "max",
    ("up", "to"): "max",
    ("after",): "min",
    ("since",): "min",
    ("no", "earlier", "than"): "min",
    ("not", "earlier", "than"): "min",
    ("not", "before"): "min",
    ("on", "or", "after"): "min",
    ("not", "until"): "min",
    ("no", "sooner", "than"): "min",
    ("at", "the", "latest", "by"): "max",
    ("as", "early", "as"): "min",
    ("as", "late", "as"): "max",
    ("ahead", "of"): "max",
    ("later", "than"): "min",
    ("earlier", "than"): "max",
}


def bound(tokens: Tokens, reading: Reading) -> None:
    """Takes in the words before a date that bound it: "by", "since", "no later than"."""
    index = reading.first
    if tokens.word(index - 1) in ("last", "this", "next"):
        index -= 1
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
