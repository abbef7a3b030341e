"""Two things that the sources say, joined by a cause or an order of events that they do not give.

"The ferry was late because the captain had fallen ill" is not borne out by a source that tells of both and says nothing
of the one leading to the other. A model of inference sees the words of both and is content; so the joint is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from factcheck import settings
from factcheck.auditing.asked import Asked
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.library import Shelf
from factcheck.auditing.words import stems
from factcheck.figures import Figure, compare, find

Kind = Literal["cause", "after", "before"]

CAUSES = (
    r"because of|because|due to|owing to|thanks to|as a (?:direct )?(?:result|consequence) of|on account of|on the back of"
    r"|(?:was |were |been |is |are )?(?:caused|prompted|triggered|brought about|sparked) by|in response to|in reaction to"
    r"|(?:was |were )?(?:blamed on|attributed to|down to)"
)
"""Between an effect and, behind it, its cause."""

EFFECTS = (
    r"(?:which |this |that |and (?:this |that )?)?(?:led|leads|has led|had led|leading) to"
    r"|(?:which |and )?(?:resulted|resulting) in|(?:which |and )?(?:caused|causing|prompted|prompting|triggered|triggering)"
    r"|(?:and )?(?:as a result|consequently|therefore|that is why|which is why|for that reason)"
)
"""Between a cause and, behind it, its effect."""

AFTER = r"(?:shortly |soon |right |immediately |only )?(?:after|following|in the wake of)"
BEFORE = r"(?:shortly |just |right )?(?:before|ahead of|prior to)"

MIDDLE: tuple[tuple[Kind, re.Pattern[str], bool], ...] = (
    ("cause", re.compile(rf",? \b(?:{CAUSES})\b ", re.IGNORECASE), False),
    ("cause", re.compile(rf",? \b(?:{EFFECTS})\b,? ", re.IGNORECASE), True),
    ("after", re.compile(rf",? \b(?:{AFTER})\b ", re.IGNORECASE), False),
    ("before", re.compile(rf",? \b(?:{BEFORE})\b ", re.IGNORECASE), False),
)
FRONT: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("cause", re.compile(rf"(?:{CAUSES})\b ", re.IGNORECASE)),
    ("after", re.compile(rf"(?:{AFTER})\b ", re.IGNORECASE)),
    ("before", re.compile(rf"(?:{BEFORE})\b ", re.IGNORECASE)),
)
JOINT = re.compile(
    rf"\b(?:{CAUSES}|{EFFECTS}|{AFTER}|{BEFORE}|since|so|as|when|while|once|until|then|later|with|by \w+ing|for \w+ing|to"
    r"|over|amid|reasons?|why|owed|means|meant|made|makes|forced|forces|allowed|enabled|helped|hit|hurt|driven|drove)\b",
    re.IGNORECASE,
)
"""Anything by which a source may join two things, in one sentence."""

PARTS = re.compile(r",|;|\b(?:and|but|while)\b")

NEXT = re.compile(
    r"(?:so|therefore|thus|as a|because|consequently|this|that|these|those|it|which|then|later|afterwards?|since|hence|the "
    r"(?:reason|cause|move|decision|change|result)|after|before|following)\b",
    re.IGNORECASE,
)
"""How a sentence begins that takes up the one before it."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a sentence joins: `first` came before or brought about `then`, by the words `mark`."""

    kind: Kind
    mark: str
    then: str
    first: str


@dataclass(frozen=True, slots=True)
class _Place:
    """One passage of a source, or two neighbours, and the shares of the words of both events that it has."""

    shelf: Shelf
    at: int
    last: int
    then: float
    first: float

    @property
    def text(self) -> str:
        return " ".join(self.shelf.passages[n].text for n in range(self.at, self.last + 1))

    def evidence(self) -> Evidence:
        passages = self.shelf.passages
        return Evidence(self.shelf.document, passages[self.at].start, passages[self.last].end, "contradicts", 1.0)


def link(sentence: str) -> Link | None:
    """The cause or order of events that a sentence gives; None for one that joins no two events."""
    text = sentence.strip().rstrip(".!")
    for kind, pattern in FRONT:
        opened = pattern.match(text)
        if opened is not None and "," in text[opened.end() :]:
            one, _, two = text[opened.end() :].partition(",")
            return _link(kind, opened.group(), two, one, turned=False)
    for kind, pattern, turned in MIDDLE:
        found = pattern.search(text)
        if found is not None:
            return _link(kind, found.group(), text[: found.start()], text[found.end() :], turned)
    return None


def _link(kind: Kind, mark: str, one: str, two: str, turned: bool) -> Link | None:
    """`one` follows from, or comes after, `two`, unless turned."""
    then, first = (two, one) if turned else (one, two)
    if kind == "before":
        then, first = first, then
    if not _is_event(then) or not _is_event(first):
        return None
    return Link(kind, mark.strip(" ,"), then.strip(" ,"), first.strip(" ,"))


def _is_event(text: str) -> bool:
    """Whether the words can tell of something that happened, and are no mere date ("before 2028", "after three years")."""
    dated = text
    for figure in reversed(list(find(text))):
        dated = dated[: figure.start] + dated[figure.end :]
    return bool(stems(dated))


def unlinked(asked: Asked) -> Judgement | None:
    """The judgement on a claim that is supported but for a cause or an order which no source gives."""
    joined = link(asked.whole.text)
    if joined is None or not _speaks_of_both(asked, joined):
        return None
    then, first = set(stems(joined.then)), set(stems(joined.first))
    then, first = then - first, first - then
    if not then or not first:
        return None
    places = [place for shelf in asked.shelves for place in _places(shelf, then, first)]
    enough = settings.AUDIT_LINKED
    single = [place for place in places if place.at == place.last]
    effect = max(single, key=lambda place: place.then, default=None)
    cause = max(single, key=lambda place: place.first, default=None)
    if effect is None or cause is None or effect.then < enough or cause.first < enough:
        return None
    # what is told in neighbouring sentences is mostly told in its order; a cause must be said
    tells = joined.kind != "cause"
    order = _order(effect, cause, then, first) if tells else None
    if order is not None:
        later, sooner, right = order
        why = f"The sources give the other order: {later.text} for the one, {sooner.text} for the other."
        evidence = tuple(dict.fromkeys((effect.evidence(), cause.evidence())))
        return None if right else Judgement("contradicted", "FC103", 0.9, 0.1, why, evidence)
    both = [place for place in places if place.then >= enough and place.first >= enough]
    if any((tells and place.at != place.last) or _joins(place) for place in both):
        return None
    says = "that one led to the other" if joined.kind == "cause" else "which of them came first"
    why = f"The sources tell of both, but no source says {says} (“{joined.mark}”)."
    return Judgement("not_found", "FC401", 0.9, 0.1, why)


def _speaks_of_both(asked: Asked, joined: Link) -> bool:
    """Whether this claim is the one to answer for the link: it says both, or what follows from the other."""
    said = set(stems(asked.statement.claim.text))
    then = set(stems(joined.then))
    return len(said & then) >= settings.AUDIT_LINKED * len(then)


def _places(shelf: Shelf, then: set[str], first: set[str]) -> Iterator[_Place]:
    for at, found in enumerate(shelf.stems):
        yield _Place(shelf, at, at, len(then & found) / len(then), len(first & found) / len(first))
        if at + 1 < len(shelf.stems):
            both = found | shelf.stems[at + 1]
            yield _Place(shelf, at, at + 1, len(then & both) / len(then), len(first & both) / len(first))


def _joins(place: _Place) -> bool:
    """Whether a place that has both events joins them in any way: by a word, by one clause, by taking up the last."""
    if place.at != place.last:
        return NEXT.match(place.shelf.passages[place.last].text) is not None
    return JOINT.search(place.text) is not None or not re.search(r",|;|\band\b|\bbut\b", place.text)


def _order(effect: _Place, cause: _Place, then: set[str], first: set[str]) -> tuple[Figure, Figure, bool] | None:
    """The dates of both events and whether they bear the order out; None where the sources do not tell."""
    later, sooner = _date(effect, then), _date(cause, first)
    if later is None or sooner is None or compare(later, sooner).name != "differs":
        return None
    one, two = str(later.value), str(sooner.value)
    length = min(len(one), len(two))
    if not (one[:4].isdigit() and two[:4].isdigit()) or one[:length] == two[:length]:
        return None
    return later, sooner, one > two


def _date(place: _Place, wanted: set[str]) -> Figure | None:
    """The one date of a place, or of the part of it that tells of the event."""
    dates = [figure for figure in find(place.text) if figure.kind == "date" and figure.value]
    if len(dates) > 1:
        part = max(PARTS.split(place.text), key=lambda text: len(wanted & set(stems(text))))
        dates = [figure for figure in find(part) if figure.kind == "date" and figure.value]
    return dates[0] if len(dates) == 1 else None
