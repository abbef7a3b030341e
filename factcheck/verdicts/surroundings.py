"""What a pair of claims stands among: what else the documents of a run give, and which claims are nearest to which."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from statistics import fmean

from factcheck import settings
from factcheck.figures import Figure, Statement
from factcheck.figures.statement import of_statement
from factcheck.matching import Candidate
from factcheck.verdicts.arithmetic import is_seldom
from factcheck.verdicts.subjects import Subjects, modified_apart, overlap


@dataclass(frozen=True)
class Nearness:
    """How a pair of claims stands among the other pairs that each of the two is in.

    `margin` is their likeness over the mean of the nearest of both; `to_a` and `to_b` what the likeness lacks to the
    likest claim of the other's document (0 where it is that claim).
    """

    margin: float
    to_a: float
    to_b: float


Change = tuple[str, str | None, float, float]
"""What a claim says that something went from and to: kind, unit, the earlier value and the later one."""


@dataclass(frozen=True)
class Surroundings:
    """What else the documents of a run give: how often each counts a thing of one kind and unit, the words of its names
    (`about`: those of its topics too; `topics`: those topics), and which claims are nearest to which.

    `generic` are words of names that the run uses as plain nouns, too ("college"): they tell no one college from another,
    and are left out of the others. `changes` are those that somebody tells ("raises its bid from €21.50 to €24"), with the
    words of each claim that tells it.
    """

    measures: Mapping[str, Counter[tuple[str, str | None]]]
    names: Mapping[str, frozenset[str]]
    about: Mapping[str, frozenset[str]]
    topics: Mapping[str, frozenset[frozenset[str]]]
    generic: frozenset[str]
    words: Mapping[str, int]
    kin: Mapping[str, frozenset[str]]
    claims: Counter[str]
    changes: Mapping[Change, Sequence[frozenset[str]]]
    best: Mapping[tuple[str, str], float]
    usual: Mapping[str, float]

    @classmethod
    def of(cls, statements: Sequence[Statement], candidates: Sequence[Candidate] = ()) -> Surroundings:
        """From all statements of a run and its candidate pairs."""
        measures: dict[str, Counter[tuple[str, str | None]]] = defaultdict(Counter)
        names: dict[str, set[str]] = defaultdict(set)
        topics: dict[str, set[frozenset[str]]] = defaultdict(set)
        claims: Counter[str] = Counter()
        named = frozenset(word for one in statements for word in one.name_words | one.topic_words)
        generic = named & {word for one in statements for word in _plain_nouns(one)}
        for statement in statements:
            document = statement.claim.document
            names[document] |= statement.name_words - generic
            if statement.topic_words:
                topics[document].add(_telling(statement.topic_words, generic))
            claims[document] += 1
            # a value that a document repeats is one measure, not two
            measures[document].update({(f.kind, f.unit) for f in statement.figures})
        known = {document: frozenset(words) for document, words in names.items()}
        about = {document: words.union(*topics[document]) for document, words in known.items()}
        own = {document: frozenset(found) for document, found in topics.items()}
        words = Counter(lemma for one in statements for lemma in one.lemmas)
        changes: dict[Change, list[frozenset[str]]] = defaultdict(list)
        for one in statements:
            for change in _changes(one):
                changes[change].append(_words(one))
        near = _nearest(statements, candidates)
        return cls(measures, known, about, own, generic, words, _kin(known), claims, changes, *near)

    def alone(self, statement: Statement) -> bool:
        """Whether the document is a sentence or two that somebody holds against another, not a page of many claims."""
        return self.claims[statement.claim.document] <= 3

    def told_change(self, a: Statement, b: Statement, x: Figure, y: Figure) -> bool:
        """Whether some text says that it went from the one value to the other, in whatever order the two are: a claim that
        has a word or a name in common with each of the two."""
        if not isinstance(x.value, float) or not isinstance(y.value, float):
            return False
        told = (
            words
            for one, two in ((x.value, y.value), (y.value, x.value))
            for words in self.changes.get((x.kind, x.unit, one, two), ())
        )
        return x.unit == y.unit and any(words & _words(a) and words & _words(b) for words in told)

    def rarity(self, statement: Statement, figure: Figure) -> float:
        """1 where the document gives one figure of this kind and unit, 1/n where it gives n."""
        count = self.measures.get(statement.claim.document, Counter())[(figure.kind, figure.unit)]
        return 1.0 / max(1, count)

    def rare_words(self, a: Statement, b: Statement) -> float:
        """The words that two claims share, each counted by how rare it is: 1 if it were in one claim, 0 if in all."""
        shared = [self.words[lemma] for lemma in a.lemmas & b.lemmas if lemma in self.words]
        everything = math.log(max(2, self.claims.total()))
        return sum(1 - math.log(held) / everything for held in shared)

    def shared_names(self, a: Statement, b: Statement) -> float:
        """Part of the names of the document with fewer that the other has too, 0 to 1."""
        none: frozenset[str] = frozenset()
        return _shared(self.names.get(a.claim.document, none), self.names.get(b.claim.document, none))

    def two_stories(self, a: Statement, b: Statement) -> bool:
        """Whether strangers are of two stories, too: no third document shares many names with both of theirs, or they are
        named after one kind of thing (what is said of one college is not of another)."""
        none: frozenset[str] = frozenset()
        linked = self.kin.get(a.claim.document, none) & self.kin.get(b.claim.document, none)
        kind = (a.topic_words or a.name_words) & (b.topic_words or b.name_words) & self.generic
        return (not linked or bool(kind)) and self.strangers(a, b)

    def strangers(self, a: Statement, b: Statement) -> bool:
        """Whether each claim is about something that the other's document never names: two stories, not two accounts of
        one. A claim that names nothing is about its topic, or else about whatever its document names."""
        if self.alone(a) or self.alone(b) or self.shared_names(a, b) > settings.SAME_STORY_NAMES:
            return False
        none: frozenset[str] = frozenset()
        there, here = self.about.get(b.claim.document, none), self.about.get(a.claim.document, none)
        ours = _telling(a.topic_words or a.name_words, self.generic)
        theirs = _telling(b.topic_words or b.name_words, self.generic)
        return bool(ours and theirs) and not ours & there and not theirs & here

    def topics_apart(self, a: Statement, b: Statement) -> int:
        """0 where the two claims may have one topic, 1 where theirs share no word that tells, 2 where besides one of the
        documents speaks of the other's topic in a place of its own."""
        ours, theirs = _telling(a.topic_words, self.generic), _telling(b.topic_words, self.generic)
        if not ours or not theirs or ours & theirs:
            return 0
        none: frozenset[frozenset[str]] = frozenset()
        there, here = self.topics.get(b.claim.document, none), self.topics.get(a.claim.document, none)
        return 2 if any(ours & topic for topic in there) or any(theirs & topic for topic in here) else 1

    def nearness(self, a: Statement, b: Statement, likeness: float) -> Nearness:
        """How near the two are, as others of the run go. A pair that was no candidate is its own measure."""
        one = self.best.get((a.claim.id, b.claim.document), likeness)
        two = self.best.get((b.claim.id, a.claim.document), likeness)
        usual = (self.usual.get(a.claim.id, likeness) + self.usual.get(b.claim.id, likeness)) / 2
        return Nearness(likeness / max(settings.SAME_USUAL_FLOOR, usual), likeness - one, likeness - two)


def _words(statement: Statement) -> frozenset[str]:
    return statement.lemmas | statement.name_words | statement.topic_words


def _changes(statement: Statement) -> Iterator[Change]:
    values = [f for f in statement.figures if f.kind != "date" and not f.change]
    for old, new in product(values, values):
        told = old.status == "earlier" != new.status and (old.kind, old.unit) == (new.kind, new.unit)
        if told and isinstance(old.value, float) and isinstance(new.value, float) and old.value != new.value:
            yield old.kind, old.unit, old.value, new.value


def _shared(one: frozenset[str], two: frozenset[str]) -> float:
    fewest = min(len(one), len(two))
    return len(one & two) / fewest if fewest else 0.0


def _kin(names: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each document those others that it shares many of its names with."""
    holders: dict[str, list[str]] = defaultdict(list)
    for document, words in names.items():
        for word in words:
            holders[word].append(document)
    found: dict[str, set[str]] = defaultdict(set)
    for some in holders.values():
        if len(some) > settings.KIN_NAME_HOLDERS:
            continue
        for one, two in combinations(some, 2):
            if two not in found[one] and _shared(names[one], names[two]) >= settings.KIN_NAMES:
                found[one].add(two)
                found[two].add(one)
    return {document: frozenset(others) for document, others in found.items()}


def _plain_nouns(statement: Statement) -> frozenset[str]:
    return frozenset(
        token.lemma.lower() for token in statement.tokens if token.pos == "NOUN" and token.text[:1].islower()
    )


def _telling(words: frozenset[str], generic: frozenset[str]) -> frozenset[str]:
    """The words of a name that tell it from others of its kind; all of them where none does."""
    return words - generic or words


def _nearest(
    statements: Sequence[Statement], candidates: Sequence[Candidate]
) -> tuple[dict[tuple[str, str], float], dict[str, float]]:
    """By claim and other document the likeness of the nearest; by claim the mean of the nearest few of all."""
    best: dict[tuple[str, str], float] = {}
    near: dict[str, list[float]] = defaultdict(list)
    for candidate in candidates:
        a, b = statements[candidate.a].claim, statements[candidate.b].claim
        for one, two in ((a, b), (b, a)):
            key = one.id, two.document
            best[key] = max(best.get(key, -1.0), candidate.likeness)
            near[one.id].append(candidate.likeness)
    return best, {claim: fmean(sorted(found)[-settings.SAME_USUAL_NEAREST :]) for claim, found in near.items()}


Common = Mapping[str, float]
"""Named features of what two claims share."""


@of_statement
def _values(statement: Statement) -> frozenset[tuple[str, object]]:
    """Those values of a claim that others hardly give by chance: days, and numbers that are no round ones."""
    return frozenset(
        (figure.kind, figure.value)
        for figure in statement.figures
        if is_seldom(figure) or (figure.kind == "date" and re.fullmatch(r"\d{4}-\d\d-\d\d", str(figure.value)))
    )


def in_common(a: Statement, b: Statement, likeness: float, subjects: Subjects, around: Surroundings) -> Common:
    """What two claims share, whatever is asked of them."""
    near = around.nearness(a, b, likeness)
    return {
        "likeness": likeness,
        "overlap": overlap(a, b),
        "jaccard": len(a.lemmas & b.lemmas) / max(1, len(a.lemmas | b.lemmas)),
        "shared_names": float(min(2, subjects.shared)),
        "same_subject": float(subjects.relation == "same"),
        "names_apart": float(min(3, len(a.name_words ^ b.name_words))),
        "modified_apart": float(min(2, modified_apart(a, b))),
        "clash": float(subjects.clash is not None and subjects.clash != "implied"),
        "implied_clash": float(subjects.clash == "implied"),
        "same_values": float(min(2, len(_values(a) & _values(b)))),
        "topics_apart": float(around.topics_apart(a, b)),
        "strangers": float(around.strangers(a, b)),
        "documents": around.shared_names(a, b),
        "margin": near.margin,
        "nearest_least": min(near.to_a, near.to_b),
        "nearest_most": max(near.to_a, near.to_b),
        "mutual": float(near.to_a >= 0) + float(near.to_b >= 0),
        "alone": float(around.alone(a) and around.alone(b)),
        "length": math.log(1 + abs(len(a.tokens) - len(b.tokens))),
    }
