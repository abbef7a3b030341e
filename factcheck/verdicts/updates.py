"""When a later text replaces an earlier one: it says so, or it measures again what varies in time."""

from __future__ import annotations

from datetime import date

from factcheck import settings
from factcheck.figures import Statement, periods
from factcheck.verdicts.lexicon import BARE, DAILY, DEALS, LASTING, PRICES, STANDING, UPDATE_WORDS, VARYING
from factcheck.verdicts.roles import main_verb
from factcheck.verdicts.spans import holds_since
from factcheck.verdicts.verdict import Aspect

SPENT = frozenset({"cost", "costs"})
"""What is fixed once the thing is done and paid for."""


def superseded(a: Statement, b: Statement, aspect: Aspect) -> str | None:
    """Why the contradicting `aspect` is an update and no contradiction, as a sentence; None where it is one.

    Needs two known dates of which one is later; then words of update in either text, or a measure that varies in time.
    A spec or a past event that two dated texts give differently stays a contradiction.
    """
    mine, theirs = a.claim.date, b.claim.date
    if not mine or not theirs or mine == theirs or mine.startswith(theirs) or theirs.startswith(mine):
        return None
    for new, old in ((a, b), (b, a)):
        start = holds_since(new)
        if start is not None and aspect.rule != "FC103" and (old.claim.date or "") < start:
            return f"It holds since {start}; the other text is of {old.claim.date}."
    if periods(_as_of(a), _as_of(b), events=True) in ("same", "overlap"):
        return None
    later, earlier = (a, b) if mine > theirs else (b, a)
    if says_update(later):
        return f"The text of {later.claim.date} says that it replaces what was said before."
    if _varies(aspect, a, b):
        return f"The measure varies in time; the texts are of {earlier.claim.date} and {later.claim.date}."
    return None


def _as_of(statement: Statement) -> str | None:
    """When the claim holds: the one date that it gives for itself ("in March it set the goal"), else its text's."""
    dates = [f for f in statement.figures if f.kind == "date" and f.role == "period" and isinstance(f.value, str)]
    return str(dates[0].value) if len(dates) == 1 else statement.claim.date


def says_update(statement: Statement) -> bool:
    """Whether the claim itself has words of update."""
    text = statement.claim.text.lower()
    return any(phrase in text for phrase in UPDATE_WORDS)


def _varies(aspect: Aspect, a: Statement, b: Statement) -> bool:
    """Whether what the claims measure may have changed between their dates."""
    ahead = {a.claim.modality, b.claim.modality} <= {"forecast", "plan", "target"}
    words = set(aspect.name.lower().split())
    if words & DAILY:
        return True
    days = _days_apart(a.claim.date, b.claim.date)
    if days is not None and days < settings.VARY_DAYS:
        return False
    if aspect.rule == "FC103" or ahead:
        return ahead
    if aspect.rule == "FC203":
        return aspect.name not in {"maker", "designer", "winner", "founder", "author", "place", "buyer"}
    if (a.lemmas | b.lemmas) & DEALS and aspect.rule == "FC102":
        return False
    if (aspect.rule == "FC105" or words & SPENT) and _happened(a) and _happened(b):
        return False  # how many were injured on the day, or what it cost, does not change from month to month
    if words & PRICES and days is not None and days < settings.VARY_PRICE_DAYS:
        return False
    return bool(words & (VARYING - BARE)) or (aspect.rule == "FC105" and bool((a.lemmas | b.lemmas) & STANDING))


def _happened(statement: Statement) -> bool:
    """Whether the claim tells what happened once ("eleven were injured"), not what was so ("it employed 310 people")."""
    verb = main_verb(statement.tokens)
    return (
        verb is not None
        and statement.tokens[verb].tag in {"VBD", "VBN"}
        and statement.tokens[verb].lemma not in LASTING
    )


def _days_apart(a: str | None, b: str | None) -> int | None:
    """Days between two full dates; None where one is coarser."""
    try:
        return abs((date.fromisoformat(a or "") - date.fromisoformat(b or "")).days)
    except ValueError:
        return None
