"""A whole and the parts that a text breaks it down into: "48 homes: 30 flats and 18 houses"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck import settings
from factcheck.figures import counted
from factcheck.figures.figure import Figure
from factcheck.inference.token import Token

SPLITS = tuple(
    frozenset(line.split())
    for line in """
    adult child
    man woman
    boy girl
    male female
    gold silver bronze
    win draw loss
    win draw defeat
    """.strip().splitlines()
)
"""Nouns that together leave nothing out."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A whole (None where the text does not say it) and its parts, which do not overlap.

    `complete` where the text leaves no part out ("made up of", not "including").
    """

    whole: Figure | None
    parts: tuple[Figure, ...]
    complete: bool

    @property
    def total(self) -> float:
        """Sum of the parts."""
        return sum(number(part) for part in self.parts)

    @property
    def rounding(self) -> float:
        """How far the sum may be from the whole because all of them are rounded."""
        return sum(rounding(f) for f in (*self.parts, *([self.whole] if self.whole else [])))

    @property
    def adds_up(self) -> bool:
        """Whether whole and parts can all be right, or are not of one thing."""
        if self.whole is None or not near(self, number(self.whole)):
            return True
        return fits(self, number(self.whole), 0.0)


def fits(breakdown: Breakdown, whole: float, slack: float) -> bool:
    """Whether the parts can make this whole, which may itself be off by `slack`."""
    over = breakdown.total - whole
    allowed = breakdown.rounding + slack
    return over <= allowed and (over >= -allowed or not breakdown.complete)


def near(breakdown: Breakdown, whole: float) -> bool:
    """Whether the parts are of the size of this whole: two shops opened that bring the total to 240 are not, nor are
    the 40 rooms and 30 rooms of a hotel's two wings."""
    most = settings.PARTS_NEAR
    return whole / most <= breakdown.total <= whole * most and all(number(part) <= whole for part in breakdown.parts)


COMPLETE = re.compile(
    r"""\b(?:compris(?:ing|e[sd]?)|ma(?:d|k)e\ up\ of|consist(?:ing|s|ed)?\ of|composed\ of|namely
    |(?:split|divided|shared)\ (?:evenly\ |equally\ )?(?:between|among|into|up\ into)|broken\ down\ into)\b""",
    re.VERBOSE | re.IGNORECASE,
)
INCLUDING = re.compile(
    r"\b(?:includ(?:ing|es|ed)|of (?:which|whom|them|these|those)|among them|contains?)\b", re.IGNORECASE
)
_TOGETHER = re.compile(r"\b(?:total|combined|together(?! with)|altogether|jointly)\b", re.IGNORECASE)
_COLON = re.compile(r"[^.;:()]{0,50}(?::|\s[–—]|\()\s*(?:the |its )?")
_APPOSITION = re.compile(r"[^.;:()]{0,20},\s*")
_CLOSED = re.compile(r"\s*(?:$|[.,;:)”\"–—])")
_ENDS_IN_WHOLE = re.compile(
    r"""[^.;:]{0,30}?[,;:–—]?\s*(?:(?:for|or|making|giving|which\ makes|bringing|brought|brings|adding\ up\ to|is|and)\s+)?
    (?:an?\ |the\ |its\ )?(?:combined\ |grand\ |overall\ )?(?:total|sum)
    (?:\ (?:of|to|is|was|comes\ to|came\ to))?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_IN_ALL = re.compile(r"[\w\s-]{0,20}\b(?:in all|in total|altogether|all told|all together)\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"""[^.;:,]{0,60}?\)?(?:;|,|,?\ and|,?\ plus)\s+(?:another\ |a\ further\ |the\ other\ |the\ remaining\ )?
    (?:(?!\b(?:and|an?)\ )[^\d.;:,]){0,40}?\(?""",
    re.VERBOSE,
)
_MORE = re.compile(r"(?:\band\b|\bplus\b|\bas well as\b|\bbesides\b|\bamong others\b|\betc\b)")
_EACH = re.compile(r"\b(?:each|apiece|per|every|a piece|respectively)\b", re.IGNORECASE)
_PLACED = re.compile(r"\s*(?:[\w-]+\s+){0,2}?(?P<word>for|in|at|from|to|on|by)\s", re.IGNORECASE)


def breakdowns(figures: Sequence[Figure], text: str, tokens: Sequence[Token] = ()) -> Iterator[Breakdown]:
    """Wholes with two parts or more, by the words between them; figures are those of one claim, in order.

    Speaks only where nothing but a list stands between the parts: a verb between them may begin another assertion, and
    what "30 had a fever and 25 had a cough" counts overlaps.
    """
    listed = [_with_noun(f, text) for f in figures if f.kind in {"count", "money", "quantity"}]
    for first, last in _runs(listed, text, tokens):
        parts = tuple(listed[first : last + 1])
        before = listed[first - 1] if first else None
        after = listed[last + 1] if last + 1 < len(listed) else None
        found = (
            _with_head(before, parts, text)
            or _with_tail(parts, after, text)
            or _whole_first(parts, text)
            or _whole_last(parts, text)
            or _without(parts, text)
        )
        if found is not None and _sound(found, text):
            yield found


def number(figure: Figure) -> float:
    """The value of a figure with one, else not a number."""
    return float(figure.value) if isinstance(figure.value, int | float) else math.nan


def rounding(figure: Figure) -> float:
    """How far the value may be off for being rounded; of a large count by its trailing zeros too ("41,000 patients")."""
    value = abs(number(figure))
    if figure.kind != "count" or value < 1000 or value != int(value):
        return figure.precision if figure.kind != "count" or not float(value).is_integer() else 0.0
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return max(figure.precision, 10.0**zeros / 2 if zeros >= 2 else 0.0)


def _with_noun(figure: Figure, text: str) -> Figure:
    """A count with the word that says which part it is: "12 gold", "15 bronze medals", "30 are flats"."""
    if figure.kind != "count":
        return figure
    if figure.unit:
        metal = re.search(r"\b(?:gold|silver|bronze)\b", figure.text)
        return replace(figure, unit=metal[0]) if metal else figure
    word = re.match(r"\s+(?:(?P<be>are|were)\s+)?(?P<noun>[a-z]+)", text[figure.end :])
    if word is None:
        return figure
    noun = counted.singular(word["noun"])
    if not (word["be"] and word["noun"].endswith("s")) and not any(noun in split for split in SPLITS):
        return figure
    return replace(figure, unit=noun, text=f"{figure.text} {word['noun']}", end=figure.end + word.end())


def _runs(figures: Sequence[Figure], text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Longest stretches of figures of one dimension with only commas and "and" and what each is of between them."""
    first = 0
    for at in range(1, len(figures) + 1):
        if at < len(figures) and _coordinated(figures[at - 1], figures[at], text, tokens):
            continue
        if at - first >= 2:
            yield first, at - 1
        first = at


def _coordinated(one: Figure, two: Figure, text: str, tokens: Sequence[Token]) -> bool:
    between = text[one.end : two.start]
    if not _same_dimension(one, two) or not _BETWEEN.fullmatch(between):
        return False
    inside = [t for t in tokens if one.end <= t.start < two.start]
    return not any(t.pos == "VERB" or (t.pos == "AUX" and t.lemma.lower() != "be") for t in inside)


def _same_dimension(one: Figure, two: Figure) -> bool:
    if one.kind != two.kind or one.change or two.change or one.period != two.period:
        return False
    return one.kind == "count" or one.unit == two.unit


def _with_head(whole: Figure | None, parts: tuple[Figure, ...], text: str) -> Breakdown | None:
    """ "48 homes: 30 flats and 18 houses", "40 homes, including 20 flats and 15 houses"."""
    if whole is None or not _same_dimension(whole, replace(parts[0], period=whole.period)):
        return None
    cue = text[whole.end : parts[0].start]
    if len(cue) > 60 or re.search(r"[.;]\s", cue):
        return None
    if cue.endswith("(") and not COMPLETE.search(cue) and ")" in text[parts[0].start : parts[-1].start]:
        return None  # "90 tackles (53 solo), 15 sacks and two interceptions"
    if COMPLETE.search(cue) or _COLON.fullmatch(cue):
        return Breakdown(whole, parts, complete=True) if _all_named(parts, text) else None
    if INCLUDING.search(cue):
        return Breakdown(whole, parts, complete=False) if _apart(whole, parts, text) else None
    if _split(parts) and _covers(whole, parts[0]):
        closed = _APPOSITION.fullmatch(cue) is not None and _CLOSED.match(text[parts[-1].end :]) is not None
        return Breakdown(whole, parts, complete=bool(whole.unit) and (closed or parts[0].unit == "win"))
    together = _TOGETHER.search(text[max(0, whole.start - 30) : whole.end]) is not None
    if together and _APPOSITION.fullmatch(cue) and _all_named(parts, text):
        return Breakdown(whole, parts, complete=True)
    return None


def _covers(whole: Figure, part: Figure) -> bool:
    """Whether the noun of the whole is one of which the split speaks: matches of wins, people of women."""
    if whole.unit is None:
        return True
    noun, inner = counted.singular(whole.unit), counted.singular(part.unit or "")
    if inner in {"win", "draw", "loss", "defeat"}:
        return noun in {"game", "match", "fixture"}
    if inner in {"gold", "silver", "bronze"}:
        return noun == "medal"
    people = counted.relation(noun, "person") in {"same", "narrower"} or noun in {"victim", "dead", "juror", "member"}
    return people and noun != inner


def _with_tail(parts: tuple[Figure, ...], whole: Figure | None, text: str) -> Breakdown | None:
    """ "30 flats and 18 houses, a total of 48 homes"."""
    if whole is None or not _same_dimension(parts[-1], replace(whole, period=parts[-1].period)):
        return None
    if _ENDS_IN_WHOLE.fullmatch(text[parts[-1].end : whole.start]):
        return Breakdown(whole, parts, complete=True)
    return None


def _whole_first(parts: tuple[Figure, ...], text: str) -> Breakdown | None:
    """ "a total of 480, 300 adults and 180 children": the whole is joined to its parts by a comma like theirs."""
    whole, rest = parts[0], parts[1:]
    return _with_head(whole, rest, text) if len(rest) >= 2 else None


def _whole_last(parts: tuple[Figure, ...], text: str) -> Breakdown | None:
    """ "30 flats and 18 houses, 48 homes in all"."""
    whole, rest = parts[-1], parts[:-1]
    if len(rest) < 2:
        return None
    if _ENDS_IN_WHOLE.fullmatch(text[rest[-1].end : whole.start]) or _IN_ALL.match(text[whole.end :]):
        return Breakdown(whole, rest, complete=True)
    return None


def _without(parts: tuple[Figure, ...], text: str) -> Breakdown | None:
    """ "The fleet consists of eleven harbour tugs and six ocean tugs": all parts, and no whole."""
    before = text[max(0, parts[0].start - 30) : parts[0].start]
    cue = list(COMPLETE.finditer(before))
    if cue and len(before) - cue[-1].end() <= 6 and _all_named(parts, text):
        return Breakdown(None, parts, complete=True)
    if _split(parts):
        return Breakdown(None, parts, complete=True)
    return None


def _split(parts: Sequence[Figure]) -> bool:
    """Whether the nouns of the parts together leave nothing out."""
    return frozenset(counted.singular(p.unit or "") for p in parts) in SPLITS


def _all_named(parts: Sequence[Figure], text: str) -> bool:
    """Whether no part stands in the list without a number ("4 tankers, 5 ferries and a tug")."""
    tail = re.split(r"[.,;:)]", text[parts[-1].end :], maxsplit=1)[0]
    return not _MORE.search(tail) and " and " in text[parts[-2].end : parts[-1].start].replace("plus", "and")


def _apart(whole: Figure, parts: Sequence[Figure], text: str) -> bool:
    """Whether the parts cannot overlap: men and women, flats and houses, what is for roads and what for schools."""
    nouns = [counted.singular(p.unit or "") for p in parts]
    if whole.kind == "count":
        if any(frozenset(nouns) <= split and len(set(nouns)) == len(nouns) for split in SPLITS):
            return True
        noun = counted.singular(whole.unit or "")
        things = counted.relation(noun, "person") not in {"same", "narrower"}
        if things and all(nouns) and len({*nouns, noun}) == len(nouns) + 1:
            return all(counted.relation(n, "person") not in {"same", "narrower"} for n in nouns)
    words = [_PLACED.match(text[p.end :]) for p in parts[:-1]]
    last = _PLACED.match(text[parts[-1].end :] + " ")
    placed = [word["word"].lower() if word else "" for word in (*words, last)]
    return bool(placed[0]) and len(set(placed)) == 1


def _sound(found: Breakdown, text: str) -> bool:
    """Whether every figure is a plain value: no bound, no "about", no "each"."""
    figures = (*found.parts, *([found.whole] if found.whole else []))
    if any(f.bound or f.approx or math.isnan(number(f)) or "per unit" in (f.scope or "") for f in figures):
        return False
    if any(f.status == "earlier" for f in found.parts):
        return False
    end = max(f.end for f in figures)
    around = text[min(f.start for f in figures) : end] + re.split(r"[.;:,]", text[end:], maxsplit=1)[0]
    return not _EACH.search(around)
