"""Whether two names are one: short forms, suffixes, initials, nicknames; and whether they are siblings, never one."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.claims.lexicon import ORG_SUFFIXES
from factcheck.claims.names import Name, Sort, is_code, is_model

NICKNAMES = [
    set(group.split())
    for group in (
        "joe joseph joey", "bill william will billy", "bob robert rob bobby", "jim james jimmy", "mike michael mick",
        "dave david", "tom thomas", "tim timothy", "tony anthony antonio", "steve stephen steven", "dan daniel danny",
        "ben benjamin", "sam samuel samantha", "alex alexander alexandra alejandro", "kate katherine catherine kathy",
        "liz elizabeth beth", "meg margaret maggie", "jen jennifer jenny", "sue susan", "chris christopher christine",
        "matt matthew", "nick nicholas", "pete peter", "rick richard dick", "ted edward ed eddie", "andy andrew",
        "greg gregory", "jeff jeffrey geoffrey", "ken kenneth", "larry lawrence", "ron ronald", "fred frederick",
        "vicky victoria", "debbie deborah", "pat patrick patricia", "jon jonathan", "zach zachary", "max maximilian",
    )
]  # fmt: skip


SHORT_FOR = {name: set().union(*(group for group in NICKNAMES if name in group)) for name in set().union(*NICKNAMES)}
"""First name -> the others that may be the same person's."""

FORMAL = ORG_SUFFIXES - frozenset(
    """cloud capital bank airlines airways motors telecom energy trust systems university institute ministry council committee
    agency department authority hospital union foundation commission association federation""".split()
)
"""Endings of names that tell nothing apart."""


def same_name(a: Name, b: Name) -> bool:
    """Whether both names can be read as the name of one thing."""
    short, full = (a, b) if len(a.words) <= len(b.words) else (b, a)
    return _same(short.words, full.words, frozenset({short.sort, full.sort}))


@lru_cache(maxsize=65_536)  # the same few names are held against each other in thousands of pairs
def _same(short: tuple[str, ...], full: tuple[str, ...], sorts: frozenset[Sort]) -> bool:
    if not short or not full:
        return False
    if short == full or _bare(short) == _bare(full):
        return True
    return _initials(short, full) or _shorter(short, full, sorts) or _person(short, full)


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without suffixes that add nothing: "Acme Group" is "Acme"; "Acme Cloud" is a part of it."""
    return tuple(word for word in words if word not in FORMAL) or words


def _initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    letters = "".join(word[0] for word in full if word not in {"of", "and", "for"})
    return len(short) == 1 and len(full) > 1 and short[0] == letters


def _shorter(one: tuple[str, ...], whole: tuple[str, ...], sorts: frozenset[Sort]) -> bool:
    """A surname for the whole name, a model's number for brand and number."""
    if not 0 < len(one) < len(whole):
        return False
    tail = one == whole[-len(one) :]
    if any(is_code(word) for word in one):
        return tail
    if "person" in sorts and sorts <= {"person", ""}:
        return tail or (len(one) == 1 and one == whole[:1])
    # "the Solveig" for "the MS Solveig", "Ostend" for "the Ostend marathon"; but "Lumen" is not "Lumen Air"
    return tail and len(whole) == len(one) + 1 and len(whole[0]) <= 3


def _person(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Joe Tsai and Joseph Tsai; J. Tsai and Joseph C. Tsai."""
    if len(one) < 2 or one[-1] != two[-1] or is_code(one[-1]):
        return False
    first, other = one[0], two[0]
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0] and len(one) <= 3
    return other in SHORT_FOR.get(first, ()) or (first == other and len(two) - len(one) == 1)


def siblings(a: Name, b: Name) -> bool:
    """Whether the names differ as members of one family do: M890 and 810E, Qwen 2 and Qwen 3, Lumen Air and Lumen Cargo.

    A name and a longer one that begins with it count too ("iPhone 15", "iPhone 15 Pro"; "Acme", "Acme Cloud").
    """
    if same_name(a, b):
        return False
    one, two = set(a.words), set(b.words)
    if one & two:
        return True
    if is_model(one) and is_model(two):
        return True
    return bool(_stems(one) & _stems(two))


def _stems(words: set[str]) -> set[str]:
    """Letters that a model's name begins with: "qwen" of "qwen2.5"."""
    found = (re.match(r"[a-z]{3,}", word) for word in words)
    return {match.group() for match in found if match}
