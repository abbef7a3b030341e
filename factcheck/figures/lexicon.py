"""Word tables of the grammar: numbers, scales, currencies, months, units of time, closed-class words."""

from __future__ import annotations

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "crore": 1e7, "crores": 1e7, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9,
    "bln": 1e9, "mrd": 1e9, "tn": 1e12, "trn": 1e12, "tln": 1e12, "dozen": 12.0,
}  # fmt: skip
"""Scale words that mean nothing else, wherever they stand after a number."""
GLUED_SCALES = {"k": 1e3, "K": 1e3, "M": 1e6, "m": 1e6, "b": 1e9, "B": 1e9, "T": 1e12, "t": 1e12, "mm": 1e6,
                "MM": 1e6, "cr": 1e7, "Cr": 1e7}  # fmt: skip
"""Letters that are a scale after money; after other numbers only some of them are."""
FRACTION_WORDS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
FRACTION_SIGNS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
    "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
DECADES = {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970,
           "eighties": 1980, "nineties": 1990}  # fmt: skip

SIGNS = {
    "$": "USD", "us$": "USD", "c$": "CAD", "ca$": "CAD", "a$": "AUD", "au$": "AUD", "hk$": "HKD", "nt$": "TWD",
    "nz$": "NZD", "s$": "SGD", "sg$": "SGD", "r$": "BRL", "n$": "NAD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "CNY",
    "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₦": "NGN", "₱": "PHP",
}  # fmt: skip
CODES = (
    "USD EUR GBP JPY CNY CHF CAD AUD NZD HKD SGD TWD KRW INR BRL MXN ZAR RUB TRY SEK NOK DKK PLN CZK HUF RON ILS AED "
    "SAR QAR KWD EGP NGN KES GHS THB VND IDR MYR PHP PKR BDT LKR ARS CLP COP PEN UAH BGN ISK"
).split()
CODE_WORDS = {code.lower(): code for code in CODES} | {"rmb": "CNY", "rs": "INR", "nok": "NOK", "sfr": "CHF",
                                                       "usd$": "USD", "rm": "MYR", "nis": "ILS"}  # fmt: skip
"""Codes and letters that stand before or after an amount; read as written in capitals, or `Rs`."""
LOCAL_SIGNS: dict[str, tuple[str, ...]] = {
    "kr": ("SEK", "NOK", "DKK"), "Kr": ("SEK", "NOK", "DKK"), "zł": ("PLN",), "Kč": ("CZK",), "Ft": ("HUF",),
    "Rp": ("IDR",), "Tk": ("BDT",), "KSh": ("KES",), "Ksh": ("KES",), "SFr": ("CHF",), "Fr": ("CHF",), "R": ("ZAR",),
}  # fmt: skip
"""Letters that stand for a currency in one country or a few, as they are written; the likelier code first."""
CURRENCY_NAMES: dict[str, tuple[str, ...]] = {
    "dollar": ("USD",), "euro": ("EUR",), "pound": ("GBP",), "yen": ("JPY",), "yuan": ("CNY",), "renminbi": ("CNY",),
    "franc": ("CHF",), "rupee": ("INR",), "won": ("KRW",), "ruble": ("RUB",), "rouble": ("RUB",), "lira": ("TRY",),
    "shekel": ("ILS",), "baht": ("THB",), "dong": ("VND",), "naira": ("NGN",), "rand": ("ZAR",), "real": ("BRL",),
    "reais": ("BRL",), "peso": ("MXN", "PHP", "ARS"), "krona": ("SEK", "ISK"), "kronor": ("SEK",),
    "krone": ("NOK", "DKK"), "kroner": ("NOK", "DKK"), "zloty": ("PLN",), "zlotys": ("PLN",), "forint": ("HUF",),
    "koruna": ("CZK",), "dirham": ("AED", "MAD"), "riyal": ("SAR", "QAR"), "dinar": ("KWD",), "ringgit": ("MYR",),
    "rupiah": ("IDR",), "taka": ("BDT",), "hryvnia": ("UAH",), "shilling": ("KES", "UGX"), "cedi": ("GHS",),
    "crown": ("CZK", "SEK", "NOK", "DKK"),
    "guilder": ("ANG",), "florin": ("AWG",), "sterling": ("GBP",), "buck": ("USD",), "quid": ("GBP",),
}  # fmt: skip
"""Names of currencies, singular, the likelier code first."""
NATIONAL = {
    ("us", "dollar"): "USD", ("u.s.", "dollar"): "USD", ("american", "dollar"): "USD", ("canadian", "dollar"): "CAD",
    ("australian", "dollar"): "AUD", ("singapore", "dollar"): "SGD", ("taiwan", "dollar"): "TWD",
    ("kong", "dollar"): "HKD", ("zealand", "dollar"): "NZD", ("swiss", "franc"): "CHF", ("swedish", "krona"): "SEK",
    ("norwegian", "krone"): "NOK", ("danish", "krone"): "DKK", ("mexican", "peso"): "MXN",
    ("philippine", "peso"): "PHP", ("argentine", "peso"): "ARS", ("chilean", "peso"): "CLP",
    ("colombian", "peso"): "COP", ("indian", "rupee"): "INR", ("pakistani", "rupee"): "PKR",
    ("egyptian", "pound"): "EGP", ("british", "pound"): "GBP", ("korean", "won"): "KRW", ("japanese", "yen"): "JPY",
    ("chinese", "yuan"): "CNY", ("turkish", "lira"): "TRY", ("brazilian", "real"): "BRL",
    ("norwegian", "kroner"): "NOK", ("danish", "kroner"): "DKK", ("swedish", "kronor"): "SEK",
    ("african", "rand"): "ZAR", ("russian", "rouble"): "RUB", ("russian", "ruble"): "RUB",
}  # fmt: skip
CENTS = {"cent": "USD", "pence": "GBP", "penny": "GBP", "paise": "INR"}

TIME_UNITS = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day", "night": "night", "week": "week", "wk": "week", "fortnight": "fortnight", "month": "month",
    "mo": "month", "quarter": "quarter", "year": "year", "yr": "year", "decade": "decade", "century": "century",
    "centurie": "century", "millisecond": "millisecond", "ms": "millisecond", "microsecond": "microsecond",
    "µs": "microsecond", "nanosecond": "nanosecond", "ns": "nanosecond",
}  # fmt: skip
TIME_PER_UNIT = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629746.0,
                 "year": 31556952.0}  # fmt: skip

CLOSED = frozenset(
    "a an the this that these those some any all both each every no not only just even about around roughly "
    "nearly almost over under above below between among within more less fewer most least than at by for from "
    "in into of off on onto out since through to toward towards up upon with without after before during until "
    "till via per versus and or but nor so yet if when while where whereas because as though although unless "
    "once which who whom whose what how why there here then now also still already again too very it its he "
    "him his she her they them their we us our you your i my me is are was were be been being am has have had "
    "having do does did doing done will would can could may might must shall should ought isn't aren't wasn't "
    "weren't hasn't haven't hadn't won't wouldn't can't couldn't don't doesn't didn't approximately another "
    "other others such same own".split()
)
"""Determiners, prepositions, conjunctions, pronouns and auxiliaries: words that end a noun phrase."""

LABELS = frozenset(
    "section sections sec chapter chapters figure figures fig figs table tables page pages p pp article "
    "articles rule clause paragraph para item step phase level tier grade type class category stage version "
    "volume vol issue number no nos numbers appendix exhibit annex footnote equation eq column verse scene "
    "episode season route highway interstate road exit gate room suite flight channel platform apartment "
    "formula district ward zone precinct resolution directive regulation title proposition prop amendment iso "
    "iec ieee rfc din astm http error port id ticket docket serial mark mk gen generation day week game match "
    "round question example exercise lesson module theorem lemma mission group pool division unit part line "
    "lane bus bay hall hangar building block plot lot box locker seat row pier berth dock terminal track "
    "runway slide sheet schedule form note order bill act book plan problem test model series area sector "
    "protocol psalm opus op sonata symphony extension ext code zip postcode tel phone telephone dial hotline "
    "helpline mobile fax call pillar bullet principle goal sdg world covid iphone windows boeing airbus falcon "
    "apollo agenda studio top ranked rank ranks seed seeded art rev ver ch gens "
    "returns returned div train tram ferry § ¶ steps clauses rules "
    "items parts levels lanes routes questions verses grades".split()
)
"""Words that number things: what follows them is a name and no figure."""
