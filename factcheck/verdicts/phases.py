"""When of its kind a claim holds where no date says so: at night, on weekdays, before the renovation, in the second year."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.figures import Statement
from factcheck.verdicts.roles import main_verb

_AXES: tuple[Mapping[str, str], ...] = (
    {
        "night": r"at night|night-?times?|overnight|by night|during the night|through the night",
        "day": r"day-?times?|by day|during the day|in daylight",
        "evening": r"in the evenings?|after (?:six|seven|eight|nine|ten|eleven) in the evening|late at night",
        "rush": r"(?:at |in |during )?(?:the )?rush hours?|at peak (?:times|hours)|in peak hours",
        "off-peak": r"off-peak",
    },
    {
        "weekdays": r"weekdays|working days|workdays|mondays? (?:to|through|till) (?:thurs|fri)days?",
        "weekend": r"(?:at |on )?(?:the )?weekends?|saturdays(?: and sundays)?|sundays|public holidays|bank holidays",
    },
    {
        holiday: rf"(?:at|over|during|on) (?:the )?{holiday}(?: weekend| holidays?)?|{holiday} weekend"
        for holiday in ("easter", "whitsun", "pentecost", "christmas", "thanksgiving", "new year")
    },
    {
        "winter": r"(?:in|during) (?:the )?winter(?: months)?|winter season|winter term",
        "summer": r"(?:in|during) (?:the )?summer(?: months)?|summer season|summer term",
        "spring": r"(?:in|during) (?:the )?spring(?: months)?",
        "autumn": r"(?:in|during) (?:the )?autumn(?: months)?|(?:in|during) the fall",
    },
)
"""Recurring times by name; a claim of one of them says nothing of the others in its group."""
AXES = tuple({name: re.compile(rf"\b(?:{words})\b") for name, words in axis.items()} for axis in _AXES)

NTH = re.compile(
    r"\b(first|second|third|fourth|fifth|sixth|last|final)[- ](?:(?:two|three|six|nine|ten|twelve|\d{1,2})[- ])?"
    r"(year|month|week|day|season|phase|stage|round|term|semester|leg|set|lap)s?\b(?! (?:running|in a row|in succession))"
)
"""One part of many, by its number; "twelve months" are a year."""
TWELVE = re.compile(r"\b(?:twelve|12)[- ]months?\b")

THEN = re.compile(
    r"\b(?:when (?:it|he|she|they) (?:was|were) (?:first )?(?:launched|introduced|opened|founded)|at (?:its |the )?launch"
    r"|originally|initially|at first|formerly|in the past|(?:an?|two|three|five|ten|\w+) (?:years?|decades?|months?) "
    r"(?:earlier|ago|before)|under (?:the|its|his|her|their) (?:previous|former|last) \w+|once (?:had|was|were|cost))\b"
)
NOW = re.compile(
    r"\b(?:today|now|nowadays|currently|at present|these days|the latest|the current|now that|by now|to this day)\b"
)

BEFORE = re.compile(r"\b(?:before|prior to|ahead of|in the run-up to|up to|until)\b([^,.;:]*)")
WHILE = re.compile(r"\b(?:while|during|as long as)\b([^,.;:]*)")
AFTER = re.compile(r"\b(?:after|since|following|ever since|in the wake of)\b([^,.;:]*)")

NEXT = re.compile(
    r"\bthe (?:year|season|campaign|month|week|quarter|edition|day) (?:that followed|after|before|that came before)\b"
    r"|\b(?:following|next|previous|preceding|subsequent) (?:year|season|campaign|month|week|quarter|edition)\b"
    r"|\b(?:in|of) the (?:campaign|season|year) that followed\b"
)

_STEM = 5


def other_phase(a: Statement, b: Statement) -> tuple[str, str] | None:
    """The words with which two claims say that they hold at two times; None where they do not, or one does not say."""
    one, two = a.claim.text.lower(), b.claim.text.lower()
    return (
        _named(one, two)
        or _numbered(one, two)
        or _around(one, two)
        or _around(two, one, swapped=True)
        or then_and_now(a, b)
        or _relative(a, b)
    )


def habitual(statement: Statement) -> bool:
    """Whether the claim says what is so again and again or by rule, and not what happened once."""
    verb = main_verb(statement.tokens)
    if verb is None:
        return False
    tokens = statement.tokens
    tags = {tokens[verb].tag} | {
        token.tag for token in tokens if token.head == verb and token.dep in ("aux", "auxpass")
    }
    return bool(tags & {"VBZ", "VBP", "MD"})


def _named(one: str, two: str) -> tuple[str, str] | None:
    for axis in AXES:
        ours = {name: match.group() for name, pattern in axis.items() if (match := pattern.search(one))}
        theirs = {name: match.group() for name, pattern in axis.items() if (match := pattern.search(two))}
        if ours and theirs and not ours.keys() & theirs.keys():
            return next(iter(ours.values())), next(iter(theirs.values()))
    return None


def _numbered(one: str, two: str) -> tuple[str, str] | None:
    ours, theirs = ({match[2]: match for match in NTH.finditer(TWELVE.sub("year", text))} for text in (one, two))
    for unit in ours.keys() & theirs.keys():
        if ours[unit][1] != theirs[unit][1]:
            return ours[unit].group(), theirs[unit].group()
    return None


def _around(one: str, two: str, swapped: bool = False) -> tuple[str, str] | None:
    """Before or during something in one text, after it in the other."""
    for pattern in (BEFORE, WHILE):
        for sooner in pattern.finditer(one):
            for later in AFTER.finditer(two):
                if _stems(sooner[1]) & _stems(later[1]):
                    found = sooner.group().strip(), later.group().strip()
                    return found[::-1] if swapped else found
    return None


def _stems(words: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"[a-z]{4,}", words) if word not in ("that", "this", "were"))


def then_and_now(a: Statement, b: Statement) -> tuple[str, str] | None:
    """The words with which one tells what was so at first or long ago, and the other what is so now."""
    for then, now in ((a, b), (b, a)):
        was = THEN.search(then.claim.text.lower())
        text = now.claim.text.lower()
        current = NOW.search(text)
        if was is None or THEN.search(text) or (current is None and not habitual(now)):
            continue
        if current is not None or not NOW.search(then.claim.text.lower()):
            words = was.group(), current.group() if current else "now"
            return words if then is a else words[::-1]
    return None


def _relative(a: Statement, b: Statement) -> tuple[str, str] | None:
    """One tells of the time after or before the one that the other tells of, and neither gives a date."""
    if any(f.kind == "date" for f in (*a.figures, *b.figures)):
        return None
    one, two = NEXT.search(a.claim.text.lower()), NEXT.search(b.claim.text.lower())
    if (one is None) == (two is None):
        return None
    return (one.group(), "another") if one else ("another", two.group() if two else "")
