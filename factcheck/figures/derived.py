"""Figures that cannot all be right together: a total and its parts, growth and its endpoints, shares of one whole."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from factcheck import settings
from factcheck.figures import aligning, counted
from factcheck.figures.calendar import year_before
from factcheck.figures.figure import Figure
from factcheck.figures.measure import by_part

RULE = "FC109"


@dataclass(frozen=True, slots=True)
class DerivedProblem:
    """Figures that do not add up, with a clause that names them all, and the value that would (None if many)."""

    figures: tuple[Figure, ...]
    reason: str
    expected: float | None = None
    rule: str = RULE


_SPLITS = tuple(
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

_PARTITIONED = frozenset(
    """revenue sale turnover income profit vote market budget spending capital equity stake ownership emission energy
    electricity power output production cost export import turnover share gdp land area""".split()
)
"""Wholes whose shares cannot pass 100%; of people asked, several answers may each have most."""

_INCLUDING = re.compile(r"\b(?:including|of (?:which|whom|them|these|those)|among them)\b", re.IGNORECASE)
_COMPRISING = re.compile(
    r"\b(?:comprising|made up of|consisting of|split (?:between|into)|divided into|namely)\b", re.I
)
_COUNT_OF = re.compile(r"\s*(?:of|out of)\s+(?:the |its |all )?\s*", re.IGNORECASE)
_BRACKET = re.compile(r"[^().;]{0,40}\(\s*|\s*,\s*or\s+", re.IGNORECASE)


def derived(figures: Sequence[Figure], *, text: str | None = None) -> list[DerivedProblem]:
    """What does not add up among bound figures of one claim (with its `text`) or of claims of one fact (without).

    Speaks only where the parts are clearly of the whole: by nouns that leave nothing out (adults and children), by
    words ("including", "made up of"), by an earlier and a later value of the same measure beside the growth between
    them, by shares of one thing that can be divided. Bounds and approximate figures are left alone.
    """
    firm = [f for f in figures if f.bound is None and not f.approx and isinstance(f.value, int | float)]
    found = [*_splits(firm, text), *_growth(firm), *_growth_by_years(firm), *_shares(firm)]
    if text is not None:
        found += [*_worded(firm, text), *_fractions(firm, text)]
    return _once(found)


def _once(problems: list[DerivedProblem]) -> list[DerivedProblem]:
    return list({tuple((f.start, f.text) for f in p.figures): p for p in problems}.values())


def _number(figure: Figure) -> float:
    return float(figure.value) if isinstance(figure.value, int | float) else math.nan


def _splits(figures: Sequence[Figure], text: str | None) -> Iterator[DerivedProblem]:
    """ "12 people, 5 adults and 8 children": counts whose nouns split the one before them."""
    counts = [f if f.unit or text is None else _with_noun(f, text) for f in figures if f.kind == "count"]
    counts = [f for f in counts if f.unit]
    for at, whole in enumerate(counts):
        parts: list[Figure] = []
        for part in counts[at + 1 :]:
            if not _covers(whole, part) or part.status == "earlier" or part.period != whole.period:
                break
            parts.append(part)
        nouns = frozenset(counted.singular(p.unit or "") for p in parts)
        if nouns in _SPLITS and len(nouns) == len(parts) and sum(map(_number, parts)) != _number(whole):
            yield _sum_problem(whole, parts)


def _with_noun(figure: Figure, text: str) -> Figure:
    """A bare count with the word behind it, where that is one of a split ("12 gold, 10 silver")."""
    word = re.match(r"\s+([a-z]+)", text[figure.end :])
    known = word is not None and any(counted.singular(word[1]) in split for split in _SPLITS)
    return (
        replace(figure, unit=counted.singular(word[1]), text=f"{figure.text} {word[1]}") if known and word else figure
    )


def _covers(whole: Figure, part: Figure) -> bool:
    noun, inner = counted.singular(whole.unit or ""), counted.singular(part.unit or "")
    if {noun, inner} <= {"win", "draw", "loss", "defeat"}:
        return False
    if inner in {"gold", "silver", "bronze"}:
        return noun == "medal"
    if inner in {"win", "draw", "loss", "defeat"}:
        return noun in {"game", "match", "fixture"}
    people = counted.relation(noun, "person") in {"same", "narrower"} or noun in {"victim", "dead"}
    split = frozenset({"adult", "child", "man", "woman", "boy", "girl", "male", "female"})
    return people and inner in split and noun not in split


def _sum_problem(whole: Figure, parts: Sequence[Figure]) -> DerivedProblem:
    total = sum(map(_number, parts))
    listed = " and ".join(p.text for p in parts) if len(parts) < 3 else ", ".join(p.text for p in parts)
    return DerivedProblem((whole, *parts), f"{listed} make {total:,.12g}, not {whole.text}", total)


def _growth(figures: Sequence[Figure]) -> Iterator[DerivedProblem]:
    """ "rose 50% from 10m to 20m": one earlier value, one later, one change, of the same measure in one claim."""
    levels = [f for f in figures if not f.change and f.kind in {"money", "quantity", "count"}]
    before, after = [f for f in levels if f.status == "earlier"], [f for f in levels if f.status != "earlier"]
    changes = [f for f in figures if f.change and f.direction]
    if not (len(before) == len(after) == len(changes) == 1):
        return
    old, new, change = before[0], after[0], changes[0]
    if _same_measure(old, new) and _same_measure(old, change, by_kind=False) and old.unit == new.unit:
        yield from _check(old, new, change)


def _growth_by_years(figures: Sequence[Figure]) -> Iterator[DerivedProblem]:
    """Levels of two years in a row beside the growth given for the second, over claims of one fact."""
    levels = {f.period: f for f in figures if f.kind in {"money", "quantity", "count"} and not f.change and f.period}
    for change in figures:
        if not (change.change and change.direction and change.kind == "percent" and change.period):
            continue
        new, old = levels.get(change.period), levels.get(year_before(change.period) or "")
        if (
            old is None
            or new is None
            or old.unit != new.unit
            or {old.status, new.status, change.status} != {"reported"}
        ):
            continue
        if _same_measure(old, new) and _same_measure(new, change, by_kind=False) and new.scope == old.scope:
            yield from _check(old, new, change)


def _same_measure(a: Figure, b: Figure, *, by_kind: bool = True) -> bool:
    """Same subject (or one unnamed) and the same attribute."""
    if a.subject and b.subject and a.subject.lower() != b.subject.lower():
        return False
    if by_kind:
        return aligning.alignment(a, b) >= settings.ALIGN_MORE_SAID
    return bool(a.attribute) and a.attribute == b.attribute and a.scope == b.scope


def _check(old: Figure, new: Figure, change: Figure) -> Iterator[DerivedProblem]:
    """The change that the ends allow, given how each was rounded, against the change stated."""
    x, y = _number(old), _number(new)
    if x <= 0 or y <= 0:
        return
    size = abs(_number(change))
    if change.kind == "percent" and change.unit == "%":
        low, high = _percent_range(old, new)
        stated, exact, unit = size * change.direction, (y / x - 1) * 100, "%"
    elif change.kind == "ratio":
        low, high = (end / 100 + 1 for end in _percent_range(old, new))
        stated, exact, unit = (1 + change.direction * size if by_part(change) else size), y / x, "x"
    elif change.kind == old.kind and change.unit == old.unit:
        rounding = old.precision + new.precision
        stated, exact, unit = size * change.direction, y - x, ""
        low, high = exact - rounding, exact + rounding
    else:
        return
    slack = change.precision + settings.GROWTH_SLACK * max(abs(stated), abs(exact))
    if low - slack <= stated <= high + slack:
        return
    reason = f"from {old.text} to {new.text} is {_shown(exact, unit)}, not {change.text}"
    yield DerivedProblem((old, new, change), reason, exact)


def _percent_range(old: Figure, new: Figure) -> tuple[float, float]:
    x, y = _number(old), _number(new)
    low = (y - new.precision) / (x + old.precision) - 1
    high = (y + new.precision) / max(x - old.precision, 1e-12) - 1
    return low * 100, high * 100


def _shown(exact: float, unit: str) -> str:
    if unit == "%":
        return f"a {'rise' if exact >= 0 else 'fall'} of {abs(exact):.3g}%"
    return f"{exact:.3g} times as much" if unit == "x" else f"a difference of {abs(exact):,.6g}"


def _shares(figures: Sequence[Figure]) -> Iterator[DerivedProblem]:
    """Shares of one divisible whole that pass 100%: each of its own subject, in one period and one scope."""
    shares = [
        f
        for f in figures
        if f.kind == "percent" and f.unit == "%" and not f.change and f.role == "share" and f.status == "reported"
    ]
    key = lambda f: (f.attribute or "", f.period or "", f.scope or "")  # noqa: E731 - sorted and grouped by the same
    for (attribute, _, _), group in groupby(sorted(shares, key=key), key=key):
        parts = list(group)
        owners = {(p.subject or "").lower() for p in parts}
        if len(parts) < 2 or len(owners) != len(parts) or "" in owners or not _PARTITIONED & set(attribute.split()):
            continue
        total = sum(map(_number, parts))
        if total > 100 + sum(p.precision for p in parts):
            whole = attribute.removesuffix(" share")
            listed = ", ".join(p.text for p in parts)
            yield DerivedProblem(tuple(parts), f"shares of {listed} make {total:.4g}% of one {whole}", 100.0)


def _worded(figures: Sequence[Figure], text: str) -> Iterator[DerivedProblem]:
    """ "40 homes, including 30 flats and 15 houses": parts announced by words, which cannot pass the whole."""
    for at, whole in enumerate(figures[:-1]):
        nxt = figures[at + 1]
        cue = text[whole.end : nxt.start]
        exact = bool(_COMPRISING.search(cue))
        if len(cue) > 40 or re.search(r"[.;]", cue) or not (exact or _INCLUDING.search(cue)) or not _part(whole, nxt):
            continue
        parts = [nxt]
        for part in figures[at + 2 :]:
            between = text[parts[-1].end : part.start]
            if not re.fullmatch(
                r"[^.;:]{0,40}?(?:,| and|, and| plus)(?: (?:another|the other))?\s*", between
            ) or not _part(whole, part):
                break
            parts.append(part)
        if len(parts) < 2:
            continue
        total, rounding = sum(map(_number, parts)), whole.precision + sum(p.precision for p in parts)
        rounding = (
            0.0
            if whole.kind == "count"
            and all(float(_number(f)).is_integer() and f.precision < 1 for f in (whole, *parts))
            else rounding
        )
        if total > _number(whole) + rounding or (exact and total < _number(whole) - rounding):
            yield _sum_problem(whole, parts)


def _part(whole: Figure, part: Figure) -> bool:
    if part.kind != whole.kind or part.change or whole.change or part.status == "earlier":
        return False
    return whole.kind == "count" or (whole.kind in {"money", "quantity"} and part.unit == whole.unit)


def _fractions(figures: Sequence[Figure], text: str) -> Iterator[DerivedProblem]:
    """ "412 of 824 patients (60%)": a share beside the two counts it comes from."""
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        if not (
            part.kind == whole.kind == "count" and share.kind == "percent" and share.unit == "%" and not share.change
        ):
            continue
        if not _COUNT_OF.fullmatch(text[part.end : whole.start]) or not _BRACKET.fullmatch(
            text[whole.end : share.start]
        ):
            continue
        a, b = _number(part), _number(whole)
        if b <= 0:
            continue
        exact = 100 * a / b
        if abs(exact - _number(share)) > share.precision + settings.SHARE_SLACK:
            reason = f"{part.text} of {whole.text} is {exact:.3g}%, not {share.text}"
            yield DerivedProblem((part, whole, share), reason, exact)
