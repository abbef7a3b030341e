"""Units of measure behind a number: symbols, names, prefixes and rates, each as one short symbol."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck.figures.lexicon import CLOSED
from factcheck.figures.nouns import is_plural, singular
from factcheck.figures.numbers import Amount
from factcheck.figures.reading import Context, Unit
from factcheck.figures.scan import Tokens

_PREFIXES = {
    "kilo": "k", "mega": "M", "giga": "G", "tera": "T", "peta": "P", "exa": "E", "zetta": "Z", "milli": "m",
    "micro": "µ", "nano": "n", "centi": "c", "pico": "p", "hecto": "h", "deci": "d",
}  # fmt: skip
_PREFIXED_NAMES = {
    "byte": "B", "bit": "bit", "watt": "W", "hertz": "Hz", "meter": "m", "metre": "m", "gram": "g", "gramme": "g",
    "volt": "V", "amp": "A", "ampere": "A", "joule": "J", "liter": "L", "litre": "L", "pascal": "Pa", "newton": "N",
    "watt-hour": "Wh", "watthour": "Wh", "flop": "FLOPS", "flops": "FLOPS", "ton": "t", "tonne": "t", "calorie": "cal",
    "pixel": "P", "electronvolt": "eV",
}  # fmt: skip
_NAMES = {
    "byte": "B", "bit": "bit", "watt": "W", "hertz": "Hz", "meter": "m", "metre": "m", "gram": "g", "gramme": "g",
    "volt": "V", "joule": "J", "liter": "L", "litre": "L", "pascal": "Pa", "newton": "N", "watt-hour": "Wh",
    "tonne": "t", "ton": "ton", "mile": "mi", "yard": "yd", "foot": "ft", "inch": "in", "acre": "acre",
    "hectare": "ha", "gallon": "gal", "pint": "pint", "quart": "qt", "barrel": "bbl", "bushel": "bu", "ounce": "oz",
    "pound": "lb", "knot": "kn", "horsepower": "hp", "lumen": "lm", "nit": "nit", "decibel": "dB", "carat": "ct",
    "micron": "µm", "amp": "A", "ampere": "A", "ohm": "Ω", "kelvin": "K", "calorie": "cal", "furlong": "furlong",
    "fathom": "fathom", "bpd": "bbl/d", "kilo": "kg", "therm": "therm", "parsec": "pc",
}  # fmt: skip
_SYMBOLS = {
    "B": "B", "KB": "KB", "kB": "kB", "MB": "MB", "GB": "GB", "TB": "TB", "PB": "PB", "EB": "EB", "ZB": "ZB",
    "KiB": "KiB", "MiB": "MiB", "GiB": "GiB", "TiB": "TiB", "PiB": "PiB", "Gb": "Gbit", "Mb": "Mbit", "Kb": "kbit",
    "Tb": "Tbit", "bit": "bit", "kbit": "kbit", "Kbit": "kbit", "Mbit": "Mbit", "Gbit": "Gbit", "Tbit": "Tbit",
    "gb": "GB", "tb": "TB", "mb": "MB", "bps": "bit/s", "kbps": "kbit/s", "Kbps": "kbit/s", "Mbps": "Mbit/s",
    "mbps": "Mbit/s", "Gbps": "Gbit/s", "gbps": "Gbit/s", "Tbps": "Tbit/s", "KBps": "KB/s", "MBps": "MB/s",
    "GBps": "GB/s", "TBps": "TB/s", "GTps": "GT/s", "GT": "GT", "MT": "MT",
    "W": "W", "mW": "mW", "kW": "kW", "KW": "kW", "MW": "MW", "GW": "GW", "TW": "TW", "Wh": "Wh", "kWh": "kWh",
    "KWh": "kWh", "kwh": "kWh", "MWh": "MWh", "GWh": "GWh", "TWh": "TWh", "kWp": "kWp", "MWp": "MWp", "MWe": "MW",
    "MVA": "MVA", "kVA": "kVA",
    "Hz": "Hz", "kHz": "kHz", "KHz": "kHz", "MHz": "MHz", "GHz": "GHz", "THz": "THz", "mhz": "MHz", "ghz": "GHz",
    "nm": "nm", "µm": "µm", "μm": "µm", "um": "µm", "mm": "mm", "cm": "cm", "m": "m", "km": "km", "KM": "km",
    "Km": "km", "kms": "km", "ft": "ft", "yd": "yd", "yds": "yd", "mi": "mi", "nmi": "nmi", "ly": "ly",
    "µg": "µg", "μg": "µg", "mcg": "µg", "ng": "ng", "mg": "mg", "g": "g", "kg": "kg", "Kg": "kg", "KG": "kg",
    "kgs": "kg", "t": "t", "Mt": "Mt", "kt": "kt", "Gt": "Gt", "lb": "lb", "lbs": "lb", "oz": "oz", "st": "st",
    "L": "L", "l": "L", "mL": "mL", "ml": "mL", "cl": "cL", "cL": "cL", "dL": "dL", "dl": "dL", "gal": "gal",
    "bbl": "bbl", "hl": "hL",
    "V": "V", "kV": "kV", "mV": "mV", "mA": "mA", "Ah": "Ah", "mAh": "mAh", "J": "J", "kJ": "kJ", "MJ": "MJ",
    "GJ": "GJ", "TJ": "TJ", "PJ": "PJ", "Pa": "Pa", "hPa": "hPa", "kPa": "kPa", "MPa": "MPa", "GPa": "GPa",
    "psi": "psi", "bar": "bar", "mbar": "mbar", "N": "N", "kN": "kN", "Nm": "Nm", "hp": "hp", "bhp": "bhp",
    "PS": "PS", "rpm": "rpm", "bpm": "bpm", "mph": "mph", "kph": "km/h", "kmh": "km/h", "kmph": "km/h", "kts": "kn",
    "mpg": "mpg", "mmHg": "mmHg", "mmol": "mmol", "IU": "IU", "kcal": "kcal", "cal": "cal", "BTU": "BTU",
    "ppm": "ppm", "ppb": "ppb", "dB": "dB", "dBA": "dBA", "lm": "lm", "lx": "lx", "cd": "cd", "fps": "fps",
    "px": "px", "MP": "MP", "dpi": "dpi", "ppi": "ppi", "ha": "ha", "sqm": "m²", "sqft": "ft²", "sqkm": "km²",
    "mSv": "mSv", "µSv": "µSv", "Sv": "Sv", "Bq": "Bq", "eV": "eV", "keV": "keV", "MeV": "MeV", "GeV": "GeV",
    "TOPS": "TOPS", "TOPs": "TOPS", "MIPS": "MIPS", "bpd": "bbl/d", "boepd": "boe/d", "boe": "boe", "TEU": "TEU",
    "teu": "TEU", "TEUs": "TEU", "mtpa": "Mt/a", "Mtpa": "Mt/a", "cfm": "cfm", "cc": "cm³", "µL": "µL", "Ω": "Ω",
    "in": "in", "RPM": "rpm", "MPH": "mph", "PSI": "psi", "KPH": "km/h", "BPM": "bpm", "DB": "dB", "FPS": "fps",
}  # fmt: skip
_LONE = frozenset("B N J V A t st l L g m in bar cal cd PS MT GT PS MP Nm kt W mi".split())
"""Symbols that are also letters or words of a text: believed only in the company that `_lone_is_unit` asks for."""
_WORDS_TWO = {
    ("metric", "ton"): "t", ("metric", "tonne"): "t", ("short", "ton"): "ton", ("long", "ton"): "long_ton",
    ("nautical", "mile"): "nmi", ("light", "year"): "ly", ("watt", "hour"): "Wh", ("kilowatt", "hour"): "kWh",
    ("megawatt", "hour"): "MWh", ("gigawatt", "hour"): "GWh", ("terawatt", "hour"): "TWh", ("fluid", "ounce"): "fl oz",
    ("troy", "ounce"): "oz t", ("amp", "hour"): "Ah", ("cubic", "centimeter"): "cm³", ("milliamp", "hour"): "mAh",
    ("us", "gallon"): "gal", ("standard", "gallon"): "gal", ("astronomical", "unit"): "au",
    ("international", "unit"): "IU", ("electron", "volt"): "eV", ("statute", "mile"): "mi", ("imperial", "gallon"): "gal",
}  # fmt: skip
_PER_TIME = {"second": "s", "sec": "s", "s": "s", "hour": "h", "hr": "h", "h": "h", "minute": "min", "min": "min",
             "day": "d", "d": "d", "month": "month", "year": "year", "yr": "year", "week": "week", "annum": "year"}  # fmt: skip
_SPECIAL_RATES = {
    "mi/h": "mph", "kn/h": "kn", "frame/s": "fps", "beat/min": "bpm", "revolution/min": "rpm", "mi/gal": "mpg",
    "FLOPS/s": "FLOPS", "operation/s": "operation/s", "L/100 km": "L/100km", "rotation/min": "rpm", "dot/in": "dpi",
    "pixel/in": "ppi", "part/million": "ppm", "part/billion": "ppb", "bps": "bit/s",
}  # fmt: skip


@cache
def names() -> dict[str, str]:
    """Lower-case name (singular) -> symbol, with every prefix; about 250 entries, built on first use."""
    table = dict(_NAMES)
    for prefix, letter in _PREFIXES.items():
        for name, symbol in _PREFIXED_NAMES.items():
            table[prefix + name] = letter + symbol
    table |= {"kilobyte": "KB", "kiloton": "kt", "kilotonne": "kt", "megaton": "Mt", "megatonne": "Mt", "megapixel": "MP",
              "kilocalorie": "kcal", "gigapixel": "GP", "kilogramme": "kg"}  # fmt: skip
    return table


@cache
def symbols() -> dict[str, str]:
    """Symbol as written -> symbol; adds FLOPS with its prefixes and squared and cubed lengths."""
    table = dict(_SYMBOLS)
    for letter in "KkMGTPEZ":
        for form in ("FLOPS", "FLOPs", "FLOP", "flops", "Flops", "Flop/s"):
            table[letter + form] = letter.upper().replace("K", "k") + "FLOPS"
    table["FLOPS"] = "FLOPS"
    for length in ("mm", "cm", "m", "km", "ft", "in", "mi"):
        for sign, power in (("²", "²"), ("³", "³"), ("2", "²"), ("3", "³")):
            table[length + sign] = length + power
    return table


def symbol(word: str) -> str | None:
    """The short symbol of a unit however it is written ("gigabytes", "GB", "sq km"), None where it is no unit."""
    first, _, rest = word.partition(" ")
    if first.lower().rstrip(".") in ("square", "sq", "cubic", "cu") and rest:
        base = _length(rest, rest.lower())
        return base and base + ("²" if first.lower().startswith("sq") else "³")
    pair = (first.lower(), singular(rest)) if rest else ("", "")
    return _WORDS_TWO.get(pair) or _name(word.lower()) or symbols().get(word)


def _name(low: str) -> str | None:
    table = names()
    if low in table:
        return table[low]
    if low.endswith("feet"):
        return "ft" if low == "feet" else None
    if low == "inches":
        return "in"
    if low.endswith("s") and low[:-1] in table and low[:-1] != "bpd":
        return table[low[:-1]]
    return None


def read(ctx: Context, amount: Amount) -> Unit | None:
    """The unit of measure behind `amount`, with its rate ("per second"), None where there is none."""
    tokens = ctx.tokens
    index = amount.last
    hyphened = tokens.at(index).text in ("-", "‑") and tokens.at(index).glued and tokens.at(index + 1).glued
    if hyphened:
        index += 1
    base = _base(ctx, amount, index, hyphened)
    if base is None:
        return None
    name, last = base
    rated = _rate(tokens, name, last)
    if rated:
        return Unit("quantity", rated[0], rated[1])
    return Unit("quantity", name, last)


def _base(ctx: Context, amount: Amount, index: int, hyphened: bool) -> tuple[str, int] | None:
    tokens = ctx.tokens
    token = tokens.at(index)
    degrees = _degrees(tokens, index)
    if degrees:
        return degrees
    if token.kind != "word":
        if token.text in ("″", '"') and token.glued and amount.digits and amount.value < 120 and tokens.at(amount.first - 1).text != '"':
            return _screen_inches(tokens, index)
        return None
    second = index + 1
    if tokens.at(second).text in ("-", ".") and tokens.at(second).glued:
        second += 1
    if token.low == "magnitude" and (hyphened or not amount.plain):
        return "magnitude", index + 1
    pair = (token.low, singular(tokens.word(second)) if tokens.word(second) else "")
    if pair in _WORDS_TWO:
        return _WORDS_TWO[pair], second + 1
    if token.low in ("square", "sq", "cubic", "cu"):
        base = _length(tokens.at(second).text, tokens.word(second))
        return (base + ("²" if token.low.startswith("sq") else "³"), second + 1) if base else None
    if token.text in ("C", "F", "K") and _is_temperature(ctx, amount, index):
        return {"C": "degC", "F": "degF", "K": "K"}[token.text], index + 1
    found = symbols().get(token.text)
    if found and not (token.text in _LONE and not _lone_is_unit(ctx, amount, index, hyphened)):
        after = tokens.at(index + 1)
        if after.text in ("2", "3") and after.glued and found in ("m", "km", "ft", "cm", "mm"):
            return found + ("²" if after.text == "2" else "³"), index + 2
        if after.glued and after.kind == "number":
            return None
        if after.text in "·⋅" and after.glued and tokens.at(index + 2).text in ("m", "h"):
            return found + tokens.at(index + 2).text, index + 3
        return found, index + 1
    name = _name(token.low)
    if name and not (name == "ft" and token.low == "foot" and not hyphened and amount.value != 1):
        if tokens.word(index + 1) in ("squared", "cubed") and name in ("m", "ft", "km"):
            return name + ("²" if tokens.word(index + 1) == "squared" else "³"), index + 2
        return name, index + 1
    if name == "ft" and amount.digits:
        return name, index + 1
    return None


def _length(written: str, low: str) -> str | None:
    found = _name(low) or symbols().get(written)
    return found if found in ("m", "km", "cm", "mm", "ft", "mi", "in", "yd") else None


def _screen_inches(tokens: Tokens, index: int) -> tuple[str, int] | None:
    after = tokens.at(index + 1)
    return ("in", index + 1) if after.kind == "word" and not after.glued else None


def _degrees(tokens: Tokens, index: int) -> tuple[str, int] | None:
    token = tokens.at(index)
    if token.text in ("℃", "℉"):
        return "degC" if token.text == "℃" else "degF", index + 1
    if token.text not in ("°", "º") and token.low not in ("degrees", "degree", "deg", "celsius", "fahrenheit"):
        return None
    if token.low in ("celsius", "fahrenheit"):
        return "degC" if token.low == "celsius" else "degF", index + 1
    after = index + 1
    if tokens.at(after).text == "-" and tokens.at(after).glued:
        after += 1
    for names_, unit in ((("C", "Celsius", "celsius", "centigrade"), "degC"), (("F", "Fahrenheit", "fahrenheit"), "degF")):
        if tokens.at(after).text in names_:
            return unit, after + 1
    return "deg", index + 1


def _lone_is_unit(ctx: Context, amount: Amount, index: int, hyphened: bool) -> bool:
    """Whether a letter that could be something else is a unit here: "5 m deep", "12 V", but not "5 in", "3 B"."""
    token = ctx.tokens[index]
    if not amount.digits or amount.scale != 1 and token.text not in ("W", "t", "L"):
        return False
    after = ctx.tokens.at(index + 1)
    if token.text == "in":
        return after.text == "." and after.glued and ctx.tokens.at(index + 2).kind == "word" and token.glued
    if token.text in ("B", "N", "J", "A", "l", "bar", "PS", "st", "cal", "cd"):
        return token.text in ("bar", "cd") and not amount.plain or after.text == "/" and token.text == "B"
    if token.text in ("GT", "MT"):
        return after.text == "/"
    if token.text == "m" and token.glued and amount.plain and not hyphened and not _is_length(ctx, amount, index):
        return False
    if token.text in ("m", "g", "t", "mi", "MP"):
        return not (after.kind == "number" and after.glued and after.text not in "23")
    return True


_HEAT = frozenset("temperature temperatures heat heated hot warm cold cool cooled cooling thermometer mercury oven bake boil boils freezing "
                  "fever weather kelvin melts melting heating frost chill degrees highs lows thermal warmest hottest coldest".split())  # fmt: skip


def is_temperature(ctx: Context, amount: Amount) -> bool:
    """Whether the letter behind `amount` stands for a scale of temperature."""
    return ctx.tokens.at(amount.last).text in ("C", "F", "K") and _is_temperature(ctx, amount, amount.last)


def _is_temperature(ctx: Context, amount: Amount, index: int) -> bool:
    """Whether "41C" or "1,200 K" is a temperature: words of heat stand near it."""
    token = ctx.tokens[index]
    if amount.scale != 1 or token.text != "K" and not token.glued or ctx.tokens.at(index + 1).glued and ctx.tokens.at(index + 1).kind == "number":
        return False
    near = {ctx.tokens.word(place) for place in (*range(amount.first - 9, amount.first), *range(index + 1, index + 7))}
    return bool(near & _HEAT)


_LENGTH_WORDS = frozenset(
    "long wide tall high deep thick away above below from by sprint race relay final butterfly freestyle backstroke hurdles "
    "breaststroke dash pool tower wall fence tunnel bridge distance radius diameter length width height depth altitude range "
    "drop cable mast hull vessel ship boat stretch band border blade blades rope walk circle ahead short apart underwater wave waves "
    "men women individual medley stretch pitch beam span level mark behind across further".split()
)


def _is_length(ctx: Context, amount: Amount, index: int) -> bool:
    """Whether "14m" is metres: other words near it are of length (it may also be minutes, or millions)."""
    near = {ctx.tokens.word(place) for place in (*range(amount.first - 5, amount.first), *range(index + 1, index + 4))}
    return bool(near & _LENGTH_WORDS) or ctx.tokens.at(index + 1).text == "/"


def _rate(tokens: Tokens, name: str, last: int) -> tuple[str, int] | None:
    """Unit and index behind a rate that starts at `last`: "/s", "per second", "an hour" behind a length."""
    token = tokens.at(last)
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
    if token.kind == "number" and token.text in ("100", "1000", "1,000") and tokens.at(index + 1).text in ("km", "kilometres",
                                                                                                     "kilometers"):  # fmt: skip
        return f"{name}/{token.text.replace(',', '')}km", index + 2
    if token.low in ("square", "sq", "cubic"):
        base = _length(tokens.at(index + 1).text, tokens.word(index + 1))
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
    unit = unit or _name(token.low)
    if unit is None and slashed and token.low in ("person", "capita", "gpu", "chip"):
        return None
    if unit is None:
        return None
    rate = f"{name}/{unit}"
    return _SPECIAL_RATES.get(rate, rate), index + 1


def noun_rate(tokens: Tokens, noun: str, last: int) -> Unit | None:
    """ "tokens per second", "requests/s": a rate of things is a quantity, `token/s`."""
    token = tokens.at(last)
    if token.text == "/" and token.glued or token.low == "per":
        time = _PER_TIME.get(tokens.word(last + 1))
        if noun == "part" and tokens.word(last + 1) in ("million", "billion"):
            return Unit("quantity", "ppm" if tokens.word(last + 1) == "million" else "ppb", last + 2)
        if time in ("s", "min", "h"):
            rate = f"{noun}/{time}"
            return Unit("quantity", _SPECIAL_RATES.get(rate, rate), last + 2)
        if noun in ("dot", "pixel") and tokens.word(last + 1) == "inch":
            return Unit("quantity", "dpi" if noun == "dot" else "ppi", last + 2)
    return None


def smaller(first: str, second: str) -> Decimal | None:
    """What one `second` is worth in `first`, where people write the two side by side (6 ft 2 in), else None."""
    return {("ft", "in"): Decimal(1) / 12, ("lb", "oz"): Decimal(1) / 16, ("m", "cm"): Decimal("0.01"),
            ("st", "lb"): Decimal(1) / 14, ("km", "m"): Decimal("0.001"), ("kg", "g"): Decimal("0.001")}.get((first, second))  # fmt: skip


__all__ = ["CLOSED", "is_plural", "noun_rate", "read", "smaller", "symbol"]
