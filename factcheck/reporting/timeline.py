"""The dated claims of all sources in order, with who gives another date for the same thing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from factcheck.datetext import date_text
from factcheck.reporting.dates import first_day
from factcheck.reporting.plain import one_line
from factcheck.reporting.tables import Record
from factcheck.reporting.view import Fact, Source, View


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of one thing: who gives it, and the other dates that sources give for the same thing."""

    day: date
    value: str
    when: str
    label: str
    text: str
    fact: Fact | None
    said: tuple[tuple[Source, str], ...]
    others: tuple[tuple[str, tuple[Source, ...]], ...]


def timeline(view: View) -> list[Entry]:
    """Claims with a date that has a year, by day; those of one fact with the same date are one entry."""
    homes: dict[str, Fact] = {}
    for fact in reversed(view.facts):
        homes |= dict.fromkeys((said.claim for said in fact.said), fact)
    gathered: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for claim in view.claims:
        value = next((figure["value"] for figure in claim["figures"] if is_dated(figure)), None)
        if value is not None and claim["document"] in view.source:
            home = homes.get(claim["id"])
            gathered[home.id if home else claim["id"], str(value)].append(claim)
    disputed = contested_dates(view)
    by_thing: dict[str, dict[str, list[Record]]] = defaultdict(dict)
    for (thing, value), claims in gathered.items():
        by_thing[thing][value] = claims
    entries = []
    for (thing, value), claims in gathered.items():
        home = homes.get(claims[0]["id"])
        others = [
            (date_text(other), _sources(view, against))
            for other, against in sorted(by_thing[thing].items())
            if other != value and any((a["id"], b["id"]) in disputed for a in claims for b in against)
        ]
        entries.append(
            Entry(
                day=first_day(value) or date.max,
                value=value,
                when=date_text(value),
                label=home.label if home else "",
                text=one_line(claims[0]["quote"], 220),
                fact=home,
                said=tuple((view.source[claim["document"]], claim["id"]) for claim in claims),
                others=tuple(others),
            )
        )
    return sorted(entries, key=lambda entry: (entry.day, entry.value, entry.label, entry.text))


def is_dated(figure: Record) -> bool:
    """Whether a figure is a date with a year."""
    value = figure.get("value")
    return figure.get("kind") == "date" and isinstance(value, str) and first_day(value) is not None


def contested_dates(view: View) -> set[tuple[str, str]]:
    """Pairs of claims, both ways round, between which a date was decided to differ."""
    pairs = {(f.a.claim, f.b.claim) for f in view.problems if f.rule == "FC103"}
    return pairs | {(b, a) for a, b in pairs}


def _sources(view: View, claims: list[Record]) -> tuple[Source, ...]:
    return tuple({claim["document"]: view.source[claim["document"]] for claim in claims}.values())
