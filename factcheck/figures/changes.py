"""The words of change beside a figure: rose by, fell to, up 12%, a 3% decline."""

from __future__ import annotations

from factcheck.figures.reading import Reading
from factcheck.figures.scan import Tokens

_UP = frozenset(
    "rose rise rises rising risen increased increase increases increasing grew grow grows growing grown "
    "climbed climb climbs jumped jump jumps jumping gained gain gains gaining surged surge surges surging "
    "soared soar soars soaring up higher more added adds add advanced expanded expand expands raised raise "
    "raises raising growth boosted boost rallied spiked spike improved improvement accelerated doubled tripled "
    "quadrupled hike hiked uptick upward larger faster greater leapt leaped skyrocketed swelled ballooned".split()
)
_DOWN = frozenset(
    "fell fall falls falling fallen decreased decrease decreases decreasing dropped drop drops dropping "
    "declined decline declines declining lost down lower less fewer reduced reduce reduces reducing reduction "
    "cut cuts cutting slid slide slides sank sink slipped slip slips dipped dip dips plunged plunge plunges "
    "plummeted tumbled tumble shrank shrink shrunk contracted contraction eased slumped slump weakened halved "
    "slashed slowed downturn smaller cheaper lighter retreated worsened trimmed".split()
)
_PHRASAL = frozenset(
    "took take takes taking taken made make makes making set sets setting picked end ended ends bought gave "
    "used uses shut broke held backed wrote laid racked".split()
)
_MOVED = frozenset("closed finished ended opened moved edged inched ticked jumped traded nudged pushed revised".split())
_BETWEEN = frozenset(
    "by to from of about around nearly roughly almost over some a an approximately at least as much just "
    "only slightly sharply steadily modestly additional further the".split()
)
_COMPARED = frozenset("higher lower faster slower cheaper".split())
_CHANGE_NOUNS = frozenset(
    "increase decrease rise fall drop decline growth gain jump surge reduction cut slump dip hike boost "
    "improvement raise contraction plunge expansion climb slide uptick rally".split()
)
_UP_BEHIND = _UP | {"expansion", "rally", "climb"}


def _is_phrasal(verb: str) -> bool:
    """Whether "up" or "down" belongs to the verb before it ("made up 61%", "notched up nine million")."""
    return verb in _PHRASAL or (verb.endswith("ed") and verb not in _MOVED)


def _named_behind(tokens: Tokens, reading: Reading) -> bool:
    """Whether the word behind the figure makes it a change: "a 12% decline", "8% lower", "3% more than"."""
    after = tokens.word(reading.last)
    if after in ("more", "less", "fewer"):
        return reading.kind in ("percent", "ratio") and tokens.word(reading.last + 1) in ("than", "")
    return after in _COMPARED or after in _CHANGE_NOUNS


def change(tokens: Tokens, reading: Reading) -> None:
    """Sets `direction` and `change` from the verb or noun of change beside the figure; "to" makes it a level."""
    if reading.kind == "date" or reading.direction:
        return
    if _named_behind(tokens, reading):
        reading.direction = 1 if tokens.word(reading.last) in _UP_BEHIND else -1
        reading.change = True
        return
    index = reading.first - 1
    link = ""
    for _ in range(5):
        word = tokens.word(index)
        if word in ("by", "to", "from", "of") and not link:
            link = word
        elif word in _UP or word in _DOWN:
            if (link == "of" and word not in _CHANGE_NOUNS) or (link == "from" and word not in _UP | _DOWN):
                return
            if word in ("up", "down") and _is_phrasal(tokens.word(index - 1)):
                return
            if (
                word in ("more", "less", "fewer", "lost", "added", "cut", "over")
                and not link
                and reading.kind != "percent"
            ):
                return
            reading.direction = 1 if word in _UP else -1
            reading.change = link in ("", "by", "of")
            if link == "from":
                reading.status = reading.status or "earlier"
            return
        elif word not in _BETWEEN:
            return
        index -= 1


def levels(tokens: Tokens, before: list[Reading], reading: Reading) -> None:
    """Ties the two levels of a move: "rose from 3% to 5%", and "fell to 5%" with its "from 8% in 2022" further on."""
    if reading.change or reading.kind == "date":
        return
    link = tokens.word(reading.first - 1)
    for other in reversed(before):
        if any(
            tokens[index].kind == "break" or tokens[index].text in (".", ";")
            for index in range(other.last, reading.first)
        ):
            return
        if other.kind != reading.kind or other.unit != reading.unit or not other.direction or other.change:
            continue
        if link == "to" and other.status == "earlier":
            reading.direction = reading.direction or other.direction
        elif link == "from" and other.status is None and reading.status is None:
            reading.status, reading.direction = "earlier", other.direction
        return
