"""What the NLI model says of the pairs that are still open, and how probably their figures measure one thing.

A figure is one value of one thing. Where a claim of the other document gives the same value and probably measures the same,
another value of that document is probably of something else: so each pair of figures is seen with its rivals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck import settings
from factcheck.figures import Statement
from factcheck.matching import Candidate
from factcheck.verdicts import language, sameness
from factcheck.verdicts.language import Language
from factcheck.verdicts.reading import OpenFigures, Reading
from factcheck.verdicts.surroundings import Surroundings, in_common

if TYPE_CHECKING:
    from factcheck.inference import NLIScorer

Places = tuple[int, int]
"""Positions of a figure of A and of one of B."""


@dataclass(frozen=True, slots=True)
class OpenPair:
    """A candidate that subject and modality did not end."""

    candidate: Candidate
    reading: Reading


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the NLI model says of a pair as worded, and of each open pair of figures how probably it is one measure."""

    language: Language
    sure: Mapping[Places, float]


def weigh(
    statements: Sequence[Statement],
    pairs: Sequence[OpenPair],
    scorer: NLIScorer,
    around: Surroundings,
    show_progress_bar: bool = False,
) -> list[Weighed]:
    """Each open pair weighed, in order.

    The model is asked a block at a time: the questions about a pair are twenty times as large as the answers. What it comes
    near to calling a contradiction in 8 bits it is asked again in full, so that no finding hangs on their rounding.
    """
    weighed: list[Weighed] = []
    for start in range(0, len(pairs), settings.WEIGHING_BLOCK):
        block = pairs[start : start + settings.WEIGHING_BLOCK]
        found = _block(statements, block, scorer, around, show_progress_bar)
        if scorer.exact is not scorer:
            again = [at for at, one in enumerate(found) if _may_be_found(statements, block[at], one, around)]
            exact = _block(statements, [block[at] for at in again], scorer.exact, around, show_progress_bar)
            for at, one in zip(again, exact, strict=True):
                found[at] = one
        weighed += found
    return _with_rivals(pairs, weighed, [statement.claim.document for statement in statements])


def _block(
    statements: Sequence[Statement], pairs: Sequence[OpenPair], scorer: NLIScorer, around: Surroundings, show: bool
) -> list[Weighed]:
    rows = iter(scorer.predict(list(_questions(statements, pairs)), show_progress_bar=show)) if pairs else iter(())
    found = []
    for pair in pairs:
        a, b = statements[pair.candidate.a], statements[pair.candidate.b]
        there, back = next(rows), next(rows)
        sure = {}
        common = in_common(a, b, pair.candidate.likeness, pair.reading.subjects, around)
        for at, to, _ in pair.reading.open_figures:
            answer = sameness.answer_of(next(rows), next(rows), there, back)
            features = sameness.features(a, b, a.figures[at], b.figures[to], common, around, answer)
            sure[at, to] = sameness.shipped().probability(features)
        found.append(Weighed(language.language_of(there, back), sure))
    return found


def _may_be_found(statements: Sequence[Statement], pair: OpenPair, weighed: Weighed, around: Surroundings) -> bool:
    """Whether a pair is, or lies near to, what would be called a contradiction."""
    least = settings.SAME_DIFFER - settings.LOOK_AGAIN
    if any(weighed.sure[one.at, one.to] >= least for one in pair.reading.open_figures if not one.equal):
        return True
    a, b = statements[pair.candidate.a], statements[pair.candidate.b]
    common = in_common(a, b, pair.candidate.likeness, pair.reading.subjects, around)
    found = language.features(a, b, pair.reading.subjects, common, around, weighed.language)
    return language.CONTRADICTION.probability(found) >= settings.LANGUAGE_CONTRADICTION - settings.LOOK_AGAIN


def _questions(statements: Sequence[Statement], pairs: Iterable[OpenPair]) -> Iterable[tuple[str, str]]:
    """Both directions of each pair as it is worded, and with the values of each open pair of figures made equal."""
    for pair in pairs:
        a, b = statements[pair.candidate.a], statements[pair.candidate.b]
        yield a.told, b.told
        yield b.told, a.told
        for at, to, _ in pair.reading.open_figures:
            yield from sameness.substitutions([(a, b, a.figures[at], b.figures[to])])


def _with_rivals(pairs: Sequence[OpenPair], weighed: Sequence[Weighed], documents: Sequence[str]) -> list[Weighed]:
    """The same with figures less sure to measure one thing where one of them has its like elsewhere in the other document.

    `documents`: the document of each statement, by position.
    """
    rivals = _Rivals(pairs, weighed, documents)
    return [
        Weighed(
            one.language, {(x.at, x.to): rivals.left(pair, x, one.sure[x.at, x.to]) for x in pair.reading.open_figures}
        )
        for pair, one in zip(pairs, weighed, strict=True)
    ]


class _Rivals:
    """For each figure and other document, how surely which claim there gives the same value of the same thing."""

    def __init__(self, pairs: Sequence[OpenPair], weighed: Sequence[Weighed], documents: Sequence[str]) -> None:
        self._documents = documents
        self._best: dict[tuple[int, int, str], dict[int, float]] = defaultdict(dict)
        for pair, one in zip(pairs, weighed, strict=True):
            for figures in pair.reading.open_figures:
                sure = one.sure[figures.at, figures.to]
                if figures.equal and sure >= settings.SAME_AGREE:
                    for key, claim in self._sides(pair, figures):
                        self._best[key][claim] = max(sure, self._best[key].get(claim, 0.0))

    def left(self, pair: OpenPair, figures: OpenFigures, sure: float) -> float:
        """What is left of a probability beside the best rival of either figure."""
        if figures.equal or sure < settings.SAME_AGREE:
            return sure
        rival = max(
            (
                other
                for key, claim in self._sides(pair, figures)
                for at, other in self._best.get(key, {}).items()
                if at != claim
            ),
            default=0.0,
        )
        return sure * (1 - settings.SAME_RIVAL * rival)

    def _sides(self, pair: OpenPair, figures: OpenFigures) -> Iterable[tuple[tuple[int, int, str], int]]:
        """Each figure of the two with the other's document, and the other's claim."""
        a, b = pair.candidate.a, pair.candidate.b
        yield (a, figures.at, self._documents[b]), b
        yield (b, figures.to, self._documents[a]), a
