"""A document as read, cut where claims begin and end, so that each piece knows whose claim it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from factcheck.reporting.audit_view import Audited, AuditView, rank
from factcheck.reporting.plain import same_length
from factcheck.reporting.tables import Record
from factcheck.reporting.view import Fact, Source, View, anchor

RANK = {"disputed": 0, "agreed": 1, "single_source": 2}
"""A piece that several claims cover shows the one that matters most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same claims cover. `begins` are anchors of the claims that start here."""

    text: str
    status: str
    facts: tuple[Fact, ...]
    claims: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A source with its text in pieces (of its claims alone where the run left the text out)."""

    source: Source
    pieces: tuple[Piece, ...]
    claims: int
    disputed: int
    whole: bool


def pages(view: View) -> list[Page]:
    """One page for each source, in the order of the run."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    by_id = {fact.id: fact for fact in view.facts}
    for fact in view.facts:
        for said in fact.said:
            if fact not in facts[said.claim]:
                facts[said.claim].append(fact)
    for claim in view.claims:
        home = by_id.get(claim["fact"] or "")
        if home and home not in facts[claim["id"]]:
            facts[claim["id"]].append(home)
    mine: dict[str, list[Record]] = defaultdict(list)
    for claim in view.claims:
        mine[claim["document"]].append(claim)
    return [page(source, mine[source.id], facts) for source in view.sources]


def page(source: Source, claims: list[Record], facts: dict[str, list[Fact]]) -> Page:
    """The page of one source."""
    disputed = sum(any(fact.status == "disputed" for fact in facts[claim["id"]]) for claim in claims)
    if source.text is None:
        told = sorted(claims, key=lambda claim: claim["start"])
        pieces = tuple(piece(same_length(claim["quote"]), [claim], [claim], facts) for claim in told)
        return Page(source, pieces, len(claims), disputed, whole=False)
    return Page(source, tuple(cut(same_length(source.text), claims, facts)), len(claims), disputed, whole=True)


def cut(text: str, claims: Iterable[Record], facts: dict[str, list[Fact]]) -> Iterable[Piece]:
    """The text in pieces at every claim's ends; claims may overlap and nest."""
    claims = [claim for claim in claims if 0 <= claim["start"] < claim["end"] <= len(text)]
    starts: dict[int, list[Record]] = defaultdict(list)
    ends: dict[int, list[Record]] = defaultdict(list)
    for claim in claims:
        starts[claim["start"]].append(claim)
        ends[claim["end"]].append(claim)
    places = sorted({0, len(text), *starts, *ends})
    covering: list[Record] = []
    for start, end in pairwise(places):
        covering = [claim for claim in covering if claim["end"] > start] + starts[start]
        yield piece(text[start:end], covering, starts[start], facts)


def piece(text: str, covering: list[Record], begins: list[Record], facts: dict[str, list[Fact]]) -> Piece:
    """A piece with the facts of the claims that cover it, what matters most first, the shortest claim first."""
    ordered = sorted(covering, key=lambda claim: claim["end"] - claim["start"])
    told = list(dict.fromkeys(fact.id for claim in ordered for fact in facts[claim["id"]]))
    known = {fact.id: fact for claim in ordered for fact in facts[claim["id"]]}
    ranked = sorted((known[identifier] for identifier in told), key=lambda fact: RANK.get(fact.status, 3))
    return Piece(
        text=text,
        status=ranked[0].status if ranked else "",
        facts=tuple(ranked),
        claims=tuple(anchor("claim", claim["id"]) for claim in ordered),
        begins=tuple(anchor("claim", claim["id"]) for claim in begins),
    )


def summary_pieces(view: AuditView) -> list[tuple[str, tuple[Audited, ...]]]:
    """The text of an audited summary in pieces: (text, the claims that cover it, what needs a reader first)."""
    text = same_length(view.text)
    claims = [claim for claim in view.claims if 0 <= claim.start < claim.end <= len(text)]
    places = sorted({0, len(text), *(claim.start for claim in claims), *(claim.end for claim in claims)})
    pieces = []
    for start, end in pairwise(places):
        covering = [claim for claim in claims if claim.start <= start and end <= claim.end]
        covering.sort(key=lambda claim: (rank(claim.verdict), claim.end - claim.start))
        pieces.append((text[start:end], tuple(covering)))
    return pieces
