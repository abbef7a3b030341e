"""What has digits and is no figure: names, versions, identifiers, numbers of sections, roads and standards."""

from __future__ import annotations

import re

from factcheck.figures.lexicon import CLOSED, CODE_WORDS, LABELS, MONTHS, WEEKDAYS
from factcheck.figures.numbers import Amount
from factcheck.figures.reading import Context, Unit
from factcheck.figures.scan import Tokens

_LABELS_THAT_ARE_VERBS = frozenset(
    "order bill act book plan form note test model unit part line group block seat box call top game match day "
    "week round page pages issue number numbers figures rank ranks".split()
)
_JOINTS = frozenset("- ‑ / . _ # : – @ \\ =".split())
_PREFIXES = frozenset("mid pre post sub non early late plus minus ex near about".split())
_SHORT_LABELS = frozenset("art rev ver ch no nos fig figs vol p pp sec para eq prop mk op ext".split())
_PLAIN_VERBS = frozenset("order bill act book plan note test seat call unit".split())


def is_name(ctx: Context, at: int, amount: Amount, unit: Unit | None) -> bool:
    """Whether the number that starts at `at` is part of a name or an identifier and so no figure."""
    tokens = ctx.tokens
    token = tokens.at(amount.first)
    if token.kind == "fraction":
        return False
    if token.kind != "number":
        return (token.low == "one" and _is_pronoun(ctx, amount, unit)) or _titled(tokens, amount)
    if _glued_name(ctx, at, amount, unit):
        return True
    strong = unit is not None and unit.kind != "count"
    if strong:
        return _weak_unit_of_label(ctx, amount, unit)
    if re.fullmatch(r"0\d+", token.text) or (amount.plain and len(token.text) >= (7 if unit is None else 9)):
        return True
    if _era(ctx, amount) or (unit is None and _identifier(ctx, amount)):
        return True
    if (
        unit is None
        and amount.plain
        and tokens.at(amount.first - 1).text in "\"'"
        and tokens.at(amount.first - 2).text == "="
    ):
        return True
    if _ordinal(ctx, amount) or _list_number(ctx, amount) or _clock(ctx, amount):
        return True
    if (
        unit is None
        and amount.plain
        and amount.value < 10_000
        and (_behind_noun(ctx, amount) or _before_name(ctx, amount))
    ):
        return True
    if tokens.word(amount.first - 1) == "in" and tokens.word(amount.first - 2) in ("ending", "ends") and amount.plain:
        return True  # a card, an account
    return amount.scale == 1 and (
        _labelled(ctx, amount, unit) or _after_name(ctx, amount, unit) or _idiom(ctx, amount, unit)
    )


def _is_pronoun(ctx: Context, amount: Amount, unit: Unit | None) -> bool:
    """ "one" is a number only with a unit or a scale, or behind "only", "just", "at least"."""
    if amount.scale != 1 or amount.value != 1:
        return False
    tokens = ctx.tokens
    if tokens.word(amount.last) == "of" and amount.last == amount.first + 1:
        return True
    if unit is not None and unit.kind != "count":
        return False
    counted = (
        tokens.word(amount.first - 1) in ("only", "just", "exactly", "than", "least", "most")
        or tokens.word(amount.last) in _ONE_OF
    )
    return not counted or tokens.word(amount.last) in CLOSED


_ONE_OF = frozenset(
    "person man woman child boy girl soldier officer civilian worker patient death injury case goal point seat "
    "vote run assist medal fatality casualty".split()
)


def is_base_of_rate(tokens: Tokens, at: int) -> bool:
    """Whether the number at `at` is what a rate is given for: "per 100,000 people", "for every 100 births"."""
    before = tokens.word(at - 1)
    return before == "per" or (before == "every" and tokens.word(at - 2) == "for")


def _glued_name(ctx: Context, at: int, amount: Amount, unit: Unit | None) -> bool:
    """Glued to letters before it (H100, GPT-4, Qwen3.7) or to letters behind it that are no unit (5G, 3a, 7-Eleven)."""
    tokens = ctx.tokens
    first = tokens.at(amount.first)
    before = tokens.at(amount.first - 1)
    if first.glued and before.kind in ("word", "number", "fraction"):
        return not (before.kind == "word" and before.low in CODE_WORDS and before.text.isupper())
    if first.glued and before.text in _JOINTS and before.glued and at != ctx.joined:
        word = tokens.at(amount.first - 2)
        if word.kind == "word" and before.text in "-‑_.#/\\@" and word.low not in _PREFIXES:
            return True
        if word.kind == "number" and (before.text in "/_.:" or before.text in "-‑–"):
            return True
    if first.glued and (before.text in ("#", "@", "_") or (before.text == "+" and before.glued)):
        return True
    behind = tokens.at(amount.last)
    if unit is None and behind.glued and behind.kind in ("word", "number"):
        return True
    joined = tokens.at(amount.last + 1)
    if unit is None and behind.text == "-" and behind.glued and joined.glued and joined.low in ("to", "and", "or"):
        return False
    if unit is None and behind.glued and behind.text in ("-", "/", ":", "_") and tokens.at(amount.last + 1).glued:
        return tokens.at(amount.last + 1).kind == "word" or (
            behind.text != "-" and tokens.at(amount.last + 1).kind == "number"
        )
    if (
        behind.text == "("
        and behind.glued
        and tokens.at(amount.last + 2).text == ")"
        and len(tokens.at(amount.last + 1).text) < 3
    ):
        return True  # 501(c), 3(b)
    if tokens.at(amount.last - 1).text in ("K", "k") and behind.low in _SCREENS:
        return True
    return unit is not None and unit.kind == "count" and behind.glued and behind.kind == "word"


_SCREENS = frozenset(
    "video resolution tv tvs display displays camera cameras monitor monitors screen screens uhd oled hdr "
    "gaming footage streaming race run".split()
)


def _titled(tokens: Tokens, amount: Amount) -> bool:
    """A number word with a capital inside a sentence is part of a name: the Big Four, the Three Gorges."""
    first = amount.first
    if not tokens[first].text[:1].isupper():
        return False
    if _starts_sentence(tokens, first):
        named = tokens.at(amount.last).text[:1].isupper()
        return named and tokens.word(amount.last + 1) in ("is", "was", "has", "does", "itself")
    around = [tokens.at(index) for index in range(max(0, first - 8), first + 9)]
    open_words = [token for token in around if token.kind == "word" and token.low not in CLOSED and len(token.text) > 1]
    return any(token.text[0].islower() for token in open_words)


def _starts_sentence(tokens: Tokens, at: int) -> bool:
    before = tokens.at(at - 1)
    return at == 0 or before.kind == "break" or before.text in (".", "!", "?", ":", '"', "“", "•", "-", "–", "—", "*")


def _weak_unit_of_label(ctx: Context, amount: Amount, unit: Unit | None) -> bool:
    return False


def _ordinal(ctx: Context, amount: Amount) -> bool:
    behind = ctx.tokens.at(amount.last)
    return behind.glued and behind.low in ("st", "nd", "rd", "th")


def _identifier(ctx: Context, amount: Amount) -> bool:
    """Five digits without a separator in a sentence (a zip code), the version in "the 2.0 release", the Group of 77."""
    tokens = ctx.tokens
    before, behind = tokens.at(amount.first - 1), tokens.at(amount.last)
    written = tokens.at(amount.first).text
    if amount.plain and len(written) >= 5:
        return before.kind == "word" or behind.kind == "word"
    if "." in written and before.low in ("the", "a", "an", "version") and behind.kind == "word" and amount.scale == 1:
        return behind.low not in CLOSED
    name = tokens.at(amount.first - 2)
    return (
        amount.plain and before.low == "of" and name.text.istitle() and not _starts_sentence(tokens, amount.first - 2)
    )


def _era(ctx: Context, amount: Amount) -> bool:
    """A year of an era, which has no ISO form here: "450 BC", "between 1,250 and 1,500 AD"."""
    tokens, eras = ctx.tokens, ("AD", "BC", "BCE", "CE")
    if tokens.at(amount.last).text in eras:
        return True
    joined = tokens.word(amount.last) in ("to", "and") or tokens.at(amount.last).text in "-–"
    return joined and tokens.at(amount.last + 1).kind == "number" and tokens.at(amount.last + 2).text in eras


def _clock(ctx: Context, amount: Amount) -> bool:
    """A time of day without its date: "8 p.m.", "from 8 to 10 p.m."."""
    tokens = ctx.tokens
    if tokens.word(amount.last) in _CLOCK:
        return True
    joined = tokens.word(amount.last) in ("to", "and") or tokens.at(amount.last).text in "-–"
    return joined and tokens.at(amount.last + 1).kind in ("number", "time") and tokens.word(amount.last + 2) in _CLOCK


_CLOCK = frozenset("am pm a.m. p.m. o'clock".split())
_TAKES_NUMBER = frozenset(
    "hit got won lost made had saw took sold cut put met ran left reach total score get make take hold cost "
    "count earn draw win lose need want see expect find forecast sell buy build add employ kill injure treat "
    "serve seat field hire recruit include fell rose grew went came stood held read weigh contain age aged "
    "number numbering totaling totalling reaching scoring now still only just even barely fully exactly plus "
    "minus roughly near another further extra average median mean record then be below above past towards par "
    "turn turning turned rank scoreless worth bought found built shot ate gave drew beat struck sent laid fed "
    "led born down up out off back ahead behind against versus vs total's year's".split()
)
"""Words without the ending of a verb behind which a bare number is a figure; behind a singular noun it is a label."""


def _behind_noun(ctx: Context, amount: Amount) -> bool:
    """A bare small number behind a lower-case noun numbers it: "junction 15", "wave 2", "grade 10"."""
    token = ctx.tokens.at(amount.first - 1)
    if token.kind != "word" or not token.text.islower() or token.low in CLOSED or token.low in _TAKES_NUMBER:
        return False
    return not token.low.endswith(("ed", "s", "ly", "ing"))


def _before_name(ctx: Context, amount: Amount) -> bool:
    """Right before a capitalised word inside a sentence: "the 787 Dreamliner", "10 Downing Street"."""
    token, before = ctx.tokens.at(amount.last), ctx.tokens.at(amount.first - 1)
    if token.kind != "word" or not token.text[:1].isupper() or token.low in MONTHS or token.low in WEEKDAYS:
        return False
    return (
        before.low in ("the", "a", "an", "his", "her", "its", "at", "of")
        or before.kind != "word"
        or before.text[0].isupper()
    )


def _list_number(ctx: Context, amount: Amount) -> bool:
    """ "1." and "2)" at the head of a line, "(3)" anywhere, "[12]"."""
    tokens = ctx.tokens
    before, behind = tokens.at(amount.first - 1), tokens.at(amount.last)
    if (
        before.text in ("(", "[")
        and behind.text in (")", "]")
        and amount.plain
        and len(tokens.at(amount.first).text) < 4
    ):
        return True
    heads = before.kind == "break" or amount.first == 0 or before.text in ("#", "##", "-", "*", "•")
    after = tokens.at(amount.last + 1)
    if heads and behind.text in (".", ")") and behind.glued and after.kind == "word":
        return not after.glued
    if (
        before.text in (".", ":", ";", "?", "!")
        and behind.text == "."
        and behind.glued
        and amount.plain
        and amount.value < 100
    ):
        return after.text[:1].isupper() and not after.glued  # "Fibre: 3 g. 2. Turkish bread"
    written = tokens.at(amount.first).text
    return heads and bool(re.fullmatch(r"\d{1,2}\.\d{1,2}", written)) and tokens.at(amount.last).text[:1].isupper()


def _labelled(ctx: Context, amount: Amount, unit: Unit | None) -> bool:
    """Behind a word that numbers things: Section 4.2, phase 3, No. 10, page 12, Route 66."""
    tokens = ctx.tokens
    index = amount.first - 1
    dotted = False
    if tokens.at(index).text in (".", "#") and (tokens.at(index).glued or tokens.at(index).text == "#"):
        if tokens.at(index).text == "#":
            return True
        index -= 1
        dotted = True
    index = _behind_list(tokens, index)
    word = tokens.at(index).low
    if word not in LABELS:
        return False
    if dotted and word not in _SHORT_LABELS:
        return False
    if word == "no" and not dotted:
        return tokens.at(index).text == "No" and unit is None and index > 0 and tokens.at(index - 1).kind == "word"
    if unit is not None and word in _LABELS_THAT_ARE_VERBS and tokens.at(index).text.islower():
        return amount.value < 20 and word not in _PLAIN_VERBS
    return "," not in tokens.at(amount.first).text


def _behind_list(tokens: Tokens, at: int) -> int:
    """Index before the other numbers of "sections 4, 5 and 6" and "page 12 of 30", whose last word stands at `at`."""
    index = at
    while at - index < 10 and (tokens.at(index).text in _LIST_JOINTS and tokens.at(index - 1).kind == "number"):
        index -= 2
    return index


_LIST_JOINTS = frozenset(", and or to through - – of &".split())


def _after_name(ctx: Context, amount: Amount, unit: Unit | None) -> bool:
    """Bare digits right behind a capitalised word: Boeing 747, Windows 11, Qwen 2.5."""
    tokens = ctx.tokens
    before = tokens.at(amount.first - 1)
    written = tokens.at(amount.first).text
    if "," in written or " " in written or before.kind != "word" or not written[0].isdigit():
        return False
    if not any(letter.isupper() for letter in before.text):
        return False
    low = before.low
    return not (low in CLOSED or low in MONTHS or low in WEEKDAYS or low in _STARTERS or low.endswith("ly"))


_STARTERS = frozenset(
    "some nearly roughly approximately total exactly another first last next says said employs employed killed "
    "added hired sold opened closed built delivered shipped take give use add apply place insert allow wait "
    "mix bake buy get choose select keep read serves eat drink chop send bring including excluding minus plus".split()
)


def _idiom(ctx: Context, amount: Amount, unit: Unit | None) -> bool:
    """24/7, 9/11, 50-50, 4x4."""
    tokens = ctx.tokens
    behind = tokens.at(amount.last)
    if tokens.word(amount.first - 1) == "at" and tokens.word(amount.first - 2) in _CLOCK_VERBS and unit is None:
        return True  # "the meeting closed at 22.40"
    return behind.text in ("/", ":") and behind.glued and tokens.at(amount.last + 1).kind == "number"


_CLOCK_VERBS = frozenset(
    "closed opened ended began starts started adjourned begins opens closes ends arrived left".split()
)
