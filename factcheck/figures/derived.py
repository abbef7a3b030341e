"""Figures that cannot all be right together: a total and its parts, growth and its endpoints, shares of one whole."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from factcheck import settings
from factcheck.figures import aligning
from factcheck.figures.calendar import year_before
from factcheck.figures.figure import Figure
from factcheck.figures.measure import by_part
from factcheck.figures.parts import breakdowns, rounding
from factcheck.inference.token import Token

RULE = "FC109"


@dataclass(frozen=True, slots=True)
class DerivedProblem:
    """Figures that do not add up, with a clause that names them all, and the value that would (None if many)."""

    figures: tuple[Figure, ...]
    reason: str
    expected: float | None = None
    rule: str = RULE


_PARTITIONED = frozenset(
    """revenue sale turnover income profit vote market budget spending capital equity stake ownership emission energy
    electricity power output production cost export import turnover share gdp land area""".split()
)
"""Wholes whose shares cannot pass 100%; of people asked, several answers may each have most."""

_LOOSELY = re.compile(r"doubl|tripl|quadrupl|halv|fold|\bhalf\b|\btwice\b", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?:,|;|\band|\bwhile)\s+(?:the\s+)?(?P<name>[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)*)\s+$")
_OF_WHAT = re.compile(r"\s*(?:stake |share )?(?P<of>(?:of|in|for|on)\s+[^,.;:()]+?)(?=,|\.|;|:|\(|\)| and | while |$)")
_COUNT_OF = re.compile(r"\s*(?:of|out of)\s+(?:the |its |all )?\s*", re.IGNORECASE)
_BRACKET = re.compile(r"[^().;,]{0,30}\(\s*|\s*,\s*or\s+", re.IGNORECASE)
_ALONE = re.compile(r"\s*(?:$|[),.;])")
OTHER_BASIS = re.compile(
    r"""\b(?:organic(?:ally)?|like-for-like|comparable|constant|currenc(?:y|ies)|adjusted|underlying|excluding|inflation
    |real\ terms|seasonally|annuali[sz]ed|compound|average|(?:per|each|every)\ year|a\ year(?!\ (?:earlier|ago|before|later))
    |pro\ forma)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words by which a growth is reckoned otherwise than from the two levels as they are."""


def derived(
    figures: Sequence[Figure], *, text: str | None = None, tokens: Sequence[Token] = ()
) -> list[DerivedProblem]:
    """What does not add up among bound figures of one claim (with its `text`, and the parse of that, by which a list of
    parts is told from a second assertion) or of claims of one fact (without).

    Speaks only where the parts are clearly of the whole: by nouns that leave nothing out (adults and children), by
    words ("including", "made up of"), by an earlier and a later value of the same measure beside the growth between
    them, by shares of one thing that can be divided. Bounds and approximate figures are left alone.
    """
    firm = [f for f in figures if f.bound is None and not f.approx and isinstance(f.value, int | float)]
    found = [*_shares(firm, text)]
    if text is None or not OTHER_BASIS.search(text):
        found += [*_growth(firm), *_growth_by_years(firm)]
    if text is not None:
        broken = (one for one in breakdowns(figures, text, tokens) if one.whole is not None and not one.adds_up)
        found += [*(sum_problem(one.whole, one.parts) for one in broken if one.whole), *_fractions(firm, text)]
    return _once(found)


def _once(problems: list[DerivedProblem]) -> list[DerivedProblem]:
    return list({tuple((f.start, f.text) for f in p.figures): p for p in problems}.values())


def _number(figure: Figure) -> float:
    return float(figure.value) if isinstance(figure.value, int | float) else math.nan


def sum_problem(whole: Figure, parts: Sequence[Figure]) -> DerivedProblem:
    """The parts and what they make, against the whole as stated."""
    total = sum(map(_number, parts))
    listed = f"{', '.join(p.text for p in parts[:-1])} and {parts[-1].text}"
    return DerivedProblem((whole, *parts), f"{listed} make {total:,.12g}, not {inside(whole.text)}", total)


def inside(words: str) -> str:
    """Words of a sentence's beginning as they stand within one: "Twelve people" is "twelve people"."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _growth(figures: Sequence[Figure]) -> Iterator[DerivedProblem]:
    """ "rose 50% from 10m to 20m": one earlier value, one later, one change, of the same measure in one claim."""
    levels = [f for f in figures if not f.change and f.kind in {"money", "quantity", "count"}]
    before, after = [f for f in levels if f.status == "earlier"], [f for f in levels if f.status != "earlier"]
    changes = [f for f in figures if f.change and f.direction]
    if not (len(before) == len(after) == len(changes) == 1):
        return
    old, new, change = before[0], after[0], changes[0]
    if _same_measure(old, new) and _same_measure(old, change, by_kind=False) and old.unit == new.unit:
        yield from growth_problem(old, new, change)


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
            yield from growth_problem(old, new, change)


def _same_measure(a: Figure, b: Figure, *, by_kind: bool = True) -> bool:
    """Same subject (or one unnamed) and the same attribute."""
    if a.subject and b.subject and a.subject.lower() != b.subject.lower():
        return False
    if by_kind:
        return aligning.alignment(a, b) >= settings.ALIGN_MORE_SAID
    return bool(a.attribute) and a.attribute == b.attribute and a.scope == b.scope


def growth_problem(old: Figure, new: Figure, change: Figure) -> Iterator[DerivedProblem]:
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
        allowed = rounding(old) + rounding(new)
        stated, exact, unit = size * change.direction, y - x, ""
        low, high = exact - allowed, exact + allowed
    else:
        return
    loose = settings.GROWTH_SLACK_WORDS if _LOOSELY.search(change.text) else settings.GROWTH_SLACK
    slack = change.precision + loose * max(abs(stated), abs(exact))
    if low - slack <= stated <= high + slack:
        return
    reason = f"from {old.text} to {new.text} is {_shown(exact, unit)}, not {change.text}"
    yield DerivedProblem((old, new, change), reason, exact)


def _percent_range(old: Figure, new: Figure) -> tuple[float, float]:
    x, y = _number(old), _number(new)
    low = (y - rounding(new)) / (x + rounding(old)) - 1
    high = (y + rounding(new)) / max(x - rounding(old), 1e-12) - 1
    return low * 100, high * 100


def _shown(exact: float, unit: str) -> str:
    if unit == "%":
        return f"a {'rise' if exact >= 0 else 'fall'} of {abs(exact):.3g}%"
    return f"{exact:.3g} times as much" if unit == "x" else f"a difference of {abs(exact):,.6g}"


def _shares(figures: Sequence[Figure], text: str | None) -> Iterator[DerivedProblem]:
    """Shares of one divisible whole that pass 100%: each of its own subject, in one period and one scope."""
    shares = [
        f
        for f in figures
        if f.kind == "percent"
        and f.unit == "%"
        and not f.change
        and f.role in {"share", "stake"}
        and f.status == "reported"
    ]
    key = lambda f: (f.attribute or "", f.period or "", f.scope or "")  # noqa: E731 - sorted and grouped by the same
    for (attribute, _, _), group in groupby(sorted(shares, key=key), key=key):
        parts = list(group)
        owners = {_owner(p, text) for p in parts}
        if len(parts) < 2 or len(owners) != len(parts) or "" in owners or not _PARTITIONED & set(attribute.split()):
            continue
        if text is not None and len(_wholes(parts, text)) > 1:
            continue
        total = sum(map(_number, parts))
        if total > 100 + sum(p.precision for p in parts):
            whole = attribute.removesuffix(" share")
            listed = ", ".join(p.text for p in parts)
            yield DerivedProblem(tuple(parts), f"shares of {listed} make {total:.4g}% of one {whole}", 100.0)


def _owner(share: Figure, text: str | None) -> str:
    """Whose share it is: the name before it, where the verb is left out ("Torv 25 percent"), else its subject."""
    before = _NAME_BEFORE.search(text[: share.start]) if text is not None else None
    return (before["name"] if before else share.subject or "").lower()


def _wholes(shares: Sequence[Figure], text: str) -> set[str]:
    """What the shares are said to be of: 60% of the phones and 45% of the tablets are of two things."""
    found = (_OF_WHAT.match(text[share.end :]) for share in shares)
    return {words["of"] for words in found if words}


def _fractions(figures: Sequence[Figure], text: str) -> Iterator[DerivedProblem]:
    """ "412 of 824 patients (60%)": a share beside the two counts it comes from."""
    for part, whole, share in zip(figures, figures[1:], figures[2:], strict=False):
        if not (
            part.kind == whole.kind == "count" and share.kind == "percent" and share.unit == "%" and not share.change
        ):
            continue
        if not _ALONE.match(text[share.end :]):
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
