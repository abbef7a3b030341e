"""Stakes in one thing that pass the whole of it (FC109): 60 percent of Baltwind here and 45 percent there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck import settings
from factcheck.figures import Figure, Statement
from factcheck.figures.parts import number
from factcheck.verdicts.mismatch import Mismatch
from factcheck.verdicts.names import same_name

_HELD = re.compile(r"\b(?:owns?|holds?|has|have|controls?|is owned|are owned|belongs?)\b", re.IGNORECASE)
_MOVES = re.compile(
    r"""\b(?:s[eo]ld|sell(?:s|ing)?|buy(?:s|ing)?|bought|acquir\w+|purchas\w+|former\w*|previous\w*|until|before|will
    |would|could|may|might|plans?|wants?|offers?|options?|indirect\w*|through|via|votes?|voting|diluted|jointly
    |together|raise[ds]?|rais(?:ing)|increas\w+|cut|reduc\w+|from|had|held|owned by|if)\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Words of stakes that change hands, or that are counted in another's too."""
_OF = re.compile(r"\s*(?:stake\s+|share\s+|interest\s+|holding\s+)?(?:of|in)\s+(?:the\s+)?(?P<whole>[^,.;:()]{2,60})")


@dataclass(frozen=True, slots=True)
class _Stake:
    at: int
    owner: str
    figure: Figure


def share_mismatches(statements: Sequence[Statement]) -> Iterator[Mismatch]:
    """Stakes of different owners in the same named thing, in claims of one document, that make more than all of it."""
    stakes: dict[tuple[str, str], list[_Stake]] = defaultdict(list)
    for at, statement in enumerate(statements):
        found = _stake(at, statement)
        if found is not None and len(stakes[found[0]]) < settings.DERIVED_CROWD:
            stakes[found[0]].append(found[1])
    for held in stakes.values():
        owners: list[_Stake] = []
        for one in sorted(held, key=lambda stake: (number(stake.figure), stake.at)):
            if not any(_one_owner(statements, one, other) for other in owners):
                owners.append(one)
        total = sum(number(one.figure) for one in owners)
        if len(owners) > 1 and total > 100 + sum(one.figure.precision for one in owners):
            yield _mismatch(owners, total)


def _stake(at: int, statement: Statement) -> tuple[tuple[str, str], _Stake] | None:
    """The one stake that a claim reports as held now, under its document and the name of what it is a stake in."""
    text = statement.claim.text
    if statement.claim.modality != "fact" or not _HELD.search(text) or _MOVES.search(text):
        return None
    shares = [f for f in statement.figures if f.kind == "percent" and f.unit == "%"]
    if len(shares) != 1 or shares[0].role not in {"stake", "share"} or shares[0].change:
        return None
    figure = shares[0]
    found = _OF.match(text[figure.end :])
    if figure.bound or figure.approx or not figure.subject or not found:
        return None
    owner = next((n for n in statement.names if n.text.lower() in figure.subject.lower()), None)
    whole = found["whole"].strip()
    named = any(n.text in whole for n in statement.names)
    if owner is None or not named or owner.text in whole:
        return None
    return (statement.claim.document, whole.lower()), _Stake(at, owner.text, figure)


def _one_owner(statements: Sequence[Statement], a: _Stake, b: _Stake) -> bool:
    """Whether two owners may be one: a name that is the other's, or part of it, or a stake of the same size."""
    if number(a.figure) == number(b.figure) or a.owner.lower() in b.owner.lower() or b.owner.lower() in a.owner.lower():
        return True
    ours = [n for n in statements[a.at].names if n.text == a.owner]
    theirs = [n for n in statements[b.at].names if n.text == b.owner]
    return any(same_name(x, y) for x in ours for y in theirs)


def _mismatch(owners: Sequence[_Stake], total: float) -> Mismatch:
    told = sorted(owners, key=lambda one: number(one.figure))[-2:]
    first, second = sorted(told, key=lambda one: one.at)
    listed = " and ".join(f"{one.owner}'s {one.figure.text}" for one in sorted(owners, key=lambda one: one.at))
    why = f"{listed} make {total:.4g}% of one whole"
    return Mismatch(first.at, second.at, ((first.figure, second.figure),), why)
