"""The words around a figure: about, at least, up to."""

from __future__ import annotations

from factcheck.figures.figure import Bound
from factcheck.figures.reading import Reading
from factcheck.figures.scan import Tokens

_APPROX = """
about; around; roughly; approximately; approx; approx .; some; nearly; almost; close to; circa; c .;
ca .; ca; an estimated; estimated; estimated at; in the region of; on the order of; in the order of;
somewhere around; just about; more or less; in the neighborhood of; in the neighbourhood of; or so;
well nigh; virtually; nearly about; the best part of
"""
_MIN = """
at least; top; over; more than; above; exceeding; no less than; no fewer than; not less than;
not fewer than; a minimum of; minimum; minimum of; upwards of; upward of; north of; in excess of;
greater than; higher than; longer than; as little as; as few as; well over; well above; just over;
just above; a little over; slightly over; slightly more than; well more than; a little more than;
just more than; older than; larger than; bigger than; heavier than; at a minimum; starting at;
not under; far more than; beyond; min .; faster than; exceeds; exceeded; exceed; surpassing;
surpassed; topping; topped; taller than; upward of about; aged over; better than
"""
_MAX = """
up to; as much as; as many as; at most; no more than; not more than; less than; fewer than; under;
below; a maximum of; maximum; maximum of; within; no greater than; no longer than; not exceeding;
not to exceed; just under; just below; slightly under; slightly less than; well under; well below;
lower than; smaller than; shorter than; as high as; a little under; just shy of; shy of;
just less than; a little less than; far less than; capped at; not over; max .; younger than;
not above; at the most; south of; may not exceed; shall not exceed; must not exceed; cannot exceed;
does not exceed; as long as; no later than; no higher than; no larger than; no fewer
"""
_SIGNS = {"~": "approx", "≈": "approx", "∼": "approx", ">": "min", "≥": "min", "<": "max", "≤": "max"}
_AFTER = {
    ("or", "so"): "approx",
    ("or", "more"): "min",
    ("or", "less"): "max",
    ("or", "fewer"): "max",
    ("or", "above"): "min",
    ("and", "above"): "min",
    ("or", "older"): "min",
    ("and", "older"): "min",
    ("or", "higher"): "min",
    ("or", "greater"): "min",
    ("and", "over"): "min",
    ("or", "over"): "min",
    ("or", "under"): "max",
    ("or", "below"): "max",
    ("or", "younger"): "max",
    ("and", "under"): "max",
    ("or", "lower"): "max",
    ("and", "up"): "min",
    ("or", "longer"): "min",
    ("at", "least"): "min",
    ("at", "most"): "max",
    ("and", "younger"): "max",
    ("or", "better"): "min",
    ("or", "later"): "min",
    ("or", "thereabouts"): "approx",
    ("at", "minimum"): "min",
}
_BEFORE_OVER = frozenset(
    "for of is was are were took takes taken lasted lasts after last aged just well little spanning spans "
    "spent been lasting wait waited served ago".split()
)


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, meaning in ((_APPROX, "approx"), (_MIN, "min"), (_MAX, "max")):
        for phrase in words.replace("\n", "").split(";"):
            parts = tuple(phrase.split())
            table.setdefault(parts[-1], []).append((parts, meaning))
    for phrases in table.values():
        phrases.sort(key=lambda item: -len(item[0]))
    return table


_PHRASES = _phrases()
"""Last word of a phrase -> phrases that end so, the longest first."""
_WENT = frozenset("went gone".split())
_MOVES = frozenset(
    """put puts putting push pushes pushed pushing bring brings brought bringing take takes took taken taking move moves moved
    moving drive drives drove driven driving send sends sent sending bump bumps bumped bumping""".split()
)
"""Verbs that move something up; what is moved stands between ("brings the toll up to 45", but "takes up to 45 guests")."""
_NOTHING_MOVED = frozenset(
    """in on at of for from with by into onto about over under to aside away off out and or that which who when where while
    is are was were has have had""".split()
)
_MOVED_WITHIN = 6
_DURING = frozenset("the next past last coming following previous first final".split())
_NO_APPROX_ABOUT = frozenset(
    "talk talked talking speak spoke worry worried concern concerned know how what story".split()
)


def qualify(tokens: Tokens, reading: Reading, floor: int = -1) -> None:
    """Extends `reading` over its words of approximation and bounds, and sets `approx` and `bound` from them.

    `floor` is the offset at which the figure before it ends.
    """
    if reading.kind == "duration":
        _within_the_next(tokens, reading)
    for _ in range(3):
        step = _one_before(tokens, reading, floor)
        if step is None:
            break
        meaning, first = step
        reading.first = first
        _apply(reading, meaning)
    _after(tokens, reading)


def _within_the_next(tokens: Tokens, reading: Reading) -> None:
    """ "within the next five years" is a bound; "over the next five years" is none, and stays outside the figure."""
    index = reading.first - 1
    if tokens.word(index) in _DURING and tokens.word(index) != "the":
        index -= 1
        if tokens.word(index) in ("the", "its", "their"):
            index -= 1
        if tokens.word(index) == "within":
            reading.first = index + 1


def _apply(reading: Reading, meaning: str) -> None:
    if meaning == "approx":
        reading.approx = True
    elif reading.bound is None:
        bound: Bound = "min" if meaning == "min" else "max"
        reading.bound = bound


def _one_before(tokens: Tokens, reading: Reading, floor: int) -> tuple[str, int] | None:
    """The qualifier that ends right before the reading: what it means and where it starts."""
    at = reading.first - 1
    token = tokens.at(at)
    if token.text in _SIGNS:
        if token.text in "<>" and tokens.at(at + 1).text == "=":
            return None
        return _SIGNS[token.text], at
    if token.text == "=" and tokens.at(at - 1).text in ("<", ">") and token.glued:
        return _SIGNS[tokens.at(at - 1).text], at - 1
    if token.low in ("a", "an", "the") and tokens.word(at - 1) in (
        "about",
        "almost",
        "nearly",
        "over",
        "around",
        "only",
    ):
        return None
    for parts, meaning in _PHRASES.get(token.low, ()):
        first = at - len(parts) + 1
        if all(tokens.at(first + offset).low == part for offset, part in enumerate(parts)) and _fits(
            tokens, reading, first, parts, floor
        ):
            if meaning == "min" and tokens.word(first - 1) in (
                "never",
                "not",
                "without",
                "nor",
                "didn't",
                "doesn't",
                "won't",
            ):
                return "max", first - 1
            return meaning, first
    return None


def _fits(tokens: Tokens, reading: Reading, first: int, parts: tuple[str, ...], floor: int) -> bool:
    """Whether the phrase qualifies the figure, rather than doing something else in the sentence."""
    word = parts[0]
    before = tokens.word(first - 1)
    if reading.kind == "duration" and parts == ("over",) and reading.last == reading.first + 1:
        return True  # an age without its unit: "adults over 40"
    if parts == ("top",):
        return before in ("could", "will", "may", "would", "to", "can", "might", "should") and reading.kind != "count"
    if reading.kind == "duration" and parts == ("over",):
        return before in _BEFORE_OVER | {""} and tokens.word(first + 1) not in _DURING
    if reading.kind == "duration" and parts == ("within",):
        return True
    if parts == ("within",):
        return reading.kind == "quantity"
    if reading.kind == "date":
        approximates = word in ("around", "about", "circa", "c", "approximately", "roughly", "ca")
        return approximates and tokens.word(first + 1) != "since"  # "has been around since 1923"
    if parts == ("up", "to") and _is_moved_up(tokens, first, reading):
        return False  # "pushed the age up to 67" says what it is now
    if word == "some":
        return reading.kind in ("count", "percent", "money", "quantity", "duration", "ratio")
    if parts == ("about",):
        return before not in _NO_APPROX_ABOUT or reading.kind in ("money", "percent", "quantity")
    if parts == ("over",) and reading.kind == "quantity" and tokens.at(first - 1).end == floor:
        return False  # "1.4 GW over 720 km" says where, not how much more
    if parts == ("topped",) or parts == ("exceeded",):
        return True
    return True


def _is_moved_up(tokens: Tokens, up: int, reading: Reading) -> bool:
    """Whether "up" belongs to a verb of moving, with what is moved between the two ("put the contribution up to 19%")."""
    if tokens.word(up - 1) in _WENT:
        return True
    if reading.kind == "duration" or tokens.word(up - 1) in _NOTHING_MOVED:
        return False
    for back in range(2, _MOVED_WITHIN + 1):
        word = tokens.word(up - back)
        if not word or (word in _NOTHING_MOVED and word != "of"):
            return False
        if word in _MOVES:
            return True
    return False


def _after(tokens: Tokens, reading: Reading) -> None:
    token = tokens.at(reading.last)
    pair = (token.low, tokens.word(reading.last + 1))
    meaning = _AFTER.get(pair)
    if meaning and reading.kind != "date":
        if pair in (("or", "over"), ("and", "over"), ("or", "under"), ("and", "up"), ("or", "more")) and (
            tokens.at(reading.last + 2).kind == "number"
        ):
            return
        reading.last += 2
        _apply(reading, meaning)
