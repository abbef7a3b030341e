"""Rates: "/s", "per second", "miles an hour", "tokens per second", "L per 100 km"."""

from __future__ import annotations

from factcheck.figures.reading import Unit
from factcheck.figures.scan import Tokens
from factcheck.figures.symbols import length, named, symbols

_PER_TIME = {
    "second": "s",
    "sec": "s",
    "s": "s",
    "hour": "h",
    "hr": "h",
    "h": "h",
    "minute": "min",
    "min": "min",
    "day": "d",
    "d": "d",
    "month": "month",
    "year": "year",
    "yr": "year",
    "week": "week",
    "annum": "year",
}
_SPECIAL_RATES = {
    "mi/h": "mph",
    "kn/h": "kn",
    "frame/s": "fps",
    "beat/min": "bpm",
    "revolution/min": "rpm",
    "mi/gal": "mpg",
    "FLOPS/s": "FLOPS",
    "operation/s": "operation/s",
    "L/100 km": "L/100km",
    "rotation/min": "rpm",
    "dot/in": "dpi",
    "pixel/in": "ppi",
    "part/million": "ppm",
    "part/billion": "ppb",
    "bps": "bit/s",
}


def rate_of(tokens: Tokens, name: str, last: int) -> tuple[str, int] | None:
    """Unit and index behind a rate that starts at `last`: "/s", "per second", "an hour" behind a length."""
    token = tokens.at(last)
    if name in ("bbl", "boe") and token.low == "of":  # "barrels of oil a day"
        last += 3 if tokens.word(last + 1) in ("crude", "heavy", "light") and tokens.word(last + 2) == "oil" else 2
        token = tokens.at(last)
        return _over(tokens, name, last + 1) if token.low in ("a", "per") and tokens.word(last + 1) == "day" else None
    if token.text == "/" and token.glued:
        return _over(tokens, name, last + 1)
    if token.low in ("per", "p") or (token.text == "-" and tokens.word(last + 1) == "per"):
        index = last + 1 if token.low == "per" else last + 2
        if tokens.at(index).text == "-":
            index += 1
        return _over(tokens, name, index) if token.low != "p" else None
    if token.low in ("an", "a") and tokens.word(last + 1) in ("hour", "second", "minute"):
        return _over(tokens, name, last + 1)
    if token.low in ("a", "each") and tokens.word(last + 1) == "day" and name in ("bbl", "boe"):
        return name + "/d", last + 2
    return None


def _over(tokens: Tokens, name: str, index: int) -> tuple[str, int] | None:
    token = tokens.at(index)
    slashed = tokens.at(index - 1).text == "/"
    if (
        token.kind == "number"
        and token.text in ("100", "1000", "1,000")
        and tokens.at(index + 1).text in ("km", "kilometres", "kilometers")
    ):
        return f"{name}/{token.text.replace(',', '')}km", index + 2
    if token.low in ("square", "sq", "cubic"):
        base = length(tokens.at(index + 1).text)
        return (f"{name}/{base}{'²' if token.low.startswith('sq') else '³'}", index + 2) if base else None
    if token.kind != "word":
        return None
    time = _PER_TIME.get(token.low)
    if time and (slashed or time in ("s", "h", "min") or (time == "d" and name in ("bbl", "boe"))):
        rate = f"{name}/{time}"
        return _SPECIAL_RATES.get(rate, rate), index + 1
    if time:
        return None
    unit = symbols().get(token.text) if token.text != "in" else None
    unit = unit or named(token.low)
    if unit is None and slashed and token.low in ("person", "capita", "gpu", "chip"):
        return None
    if unit is None:
        return None
    rate = f"{name}/{unit}"
    return _SPECIAL_RATES.get(rate, rate), index + 1


def noun_rate(tokens: Tokens, noun: str, last: int) -> Unit | None:
    """ "tokens per second", "requests/s": a rate of things is a quantity, `token/s`."""
    token = tokens.at(last)
    if (token.text == "/" and token.glued) or token.low == "per":
        time = _PER_TIME.get(tokens.word(last + 1))
        if noun == "part" and tokens.word(last + 1) in ("million", "billion"):
            return Unit("quantity", "ppm" if tokens.word(last + 1) == "million" else "ppb", last + 2)
        if time in ("s", "min", "h"):
            rate = f"{noun}/{time}"
            return Unit("quantity", _SPECIAL_RATES.get(rate, rate), last + 2)
        if noun in ("dot", "pixel") and tokens.word(last + 1) == "inch":
            return Unit("quantity", "dpi" if noun == "dot" else "ppi", last + 2)
    return None
