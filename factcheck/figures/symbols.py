"""Units of measure however they are written: symbols, names, prefixes, each as one short symbol."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from factcheck.figures.nouns import singular

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
TWO_WORDS = {
    ("metric", "ton"): "t", ("metric", "tonne"): "t", ("short", "ton"): "ton", ("long", "ton"): "long_ton",
    ("nautical", "mile"): "nmi", ("light", "year"): "ly", ("watt", "hour"): "Wh", ("kilowatt", "hour"): "kWh",
    ("megawatt", "hour"): "MWh", ("gigawatt", "hour"): "GWh", ("terawatt", "hour"): "TWh", ("fluid", "ounce"): "fl oz",
    ("troy", "ounce"): "oz t", ("amp", "hour"): "Ah", ("cubic", "centimeter"): "cm³", ("milliamp", "hour"): "mAh",
    ("us", "gallon"): "gal", ("standard", "gallon"): "gal", ("astronomical", "unit"): "au",
    ("international", "unit"): "IU", ("electron", "volt"): "eV", ("statute", "mile"): "mi",
    ("imperial", "gallon"): "gal",
}  # fmt: skip


@cache
def names() -> dict[str, str]:
    """Lower-case name (singular) -> symbol, with every prefix; about 250 entries, built on first use."""
    table = dict(_NAMES)
    for prefix, letter in _PREFIXES.items():
        for name, symbol in _PREFIXED_NAMES.items():
            table[prefix + name] = letter + symbol
    table |= {"kilobyte": "KB", "kiloton": "kt", "kilotonne": "kt", "megaton": "Mt", "megatonne": "Mt",
              "megapixel": "MP",
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
        base = length(rest)
        return base and base + ("²" if first.lower().startswith("sq") else "³")
    pair = (first.lower(), singular(rest)) if rest else ("", "")
    return TWO_WORDS.get(pair) or named(word.lower()) or symbols().get(word)


def named(low: str) -> str | None:
    """Symbol of a unit by its name in lower case, singular or plural."""
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


def length(written: str) -> str | None:
    """Symbol of a unit of length, which "square" and "cubic" may stand before; None for another unit."""
    found = named(written.lower()) or symbols().get(written)
    return found if found in ("m", "km", "cm", "mm", "ft", "mi", "in", "yd") else None


def smaller(first: str, second: str) -> Decimal | None:
    """What one `second` is worth in `first`, where people write the two side by side (6 ft 2 in), else None."""
    return {("ft", "in"): Decimal(1) / 12, ("lb", "oz"): Decimal(1) / 16, ("m", "cm"): Decimal("0.01"),
            ("st", "lb"): Decimal(1) / 14, ("km", "m"): Decimal("0.001"),
            ("kg", "g"): Decimal("0.001")}.get((first, second))  # fmt: skip
