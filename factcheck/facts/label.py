"""What a fact is called: subject, attribute and period as a person would name them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from factcheck.figures import Figure, Statement

NAMED = {
    "money": "amount",
    "date": "date",
    "percent": "share",
    "count": "number",
    "duration": "length",
    "ratio": "ratio",
}

EVENT_NOUNS = {
    "announce": "announcement", "open": "opening", "close": "closing", "found": "founding", "establish": "founding",
    "approve": "approval", "acquire": "acquisition", "buy": "purchase", "sell": "sale", "appoint": "appointment",
    "publish": "publication", "introduce": "introduction", "begin": "start", "end": "end", "build": "construction",
    "complete": "completion", "elect": "election", "sign": "signing", "win": "win", "die": "death", "bear": "birth",
    "deliver": "delivery", "inaugurate": "inauguration", "reopen": "reopening", "unveil": "unveiling", "hold": "event",
    "grant": "grant", "arrive": "arrival", "depart": "departure", "become": "change", "take": "start",
}  # fmt: skip
"""What an event's date is called by: "announcement date", not "announce date"."""

LONGEST = 80
"""Characters of a label that is a wording; longer ones end in an ellipsis."""


def describe(members: Sequence[tuple[Statement, Figure | None]]) -> tuple[str, str | None, str | None, str | None]:
    """Label, subject, attribute and period of a fact from its claims; the commonest of each, named subjects first."""
    figures = [figure for _, figure in members if figure is not None]
    period = _common(figure.period for figure in figures)
    if not figures:
        shortest = min((statement.claim.text for statement, _ in members), key=len)
        subject = _common(statement.names[0].text for statement, _ in members if statement.names)
        return _cut(shortest.rstrip(".")), subject, None, None
    subject = _common((f.subject for f in figures), named=True) or _common(
        s.names[0].text for s, _ in members if s.names
    )
    attribute = _common(f.attribute for f in figures) or _common(f.role for f in figures)
    what = attribute or NAMED.get(figures[0].kind, figures[0].kind)
    if figures[0].kind == "date" and attribute:
        event = attribute.lower().split()[-1]
        what = f"{EVENT_NOUNS.get(event, attribute)} date"
    if figures[0].kind == "count" and (not attribute or attribute == figures[0].unit):
        what = f"number of {figures[0].unit or 'them'}"
    label = what[:1].upper() + what[1:]
    if subject and subject.lower() not in label.lower():
        label = f"{label} of {subject}"
    if period:
        label = f"{label}, {period}"
    return _cut(label), subject, attribute, period


def _common(values: Iterable[str | None], named: bool = False) -> str | None:
    """The most frequent value, ties to the first; with `named`, those with a capital before the others."""
    kept = [value for value in values if value]
    if named:
        kept = [value for value in kept if any(word[:1].isupper() for word in value.split()[1:]) or value[:1].isupper()]
    return Counter(kept).most_common(1)[0][0] if kept else None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
