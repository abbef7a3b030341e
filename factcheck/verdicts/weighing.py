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
from factcheck.figures import Statement, compare
from factcheck.matching import Candidate
from factcheck.verdicts import language, sameness
from factcheck.verdicts.arithmetic import Options
from factcheck.verdicts.language import Language
from factcheck.verdicts.reading import Reading
from factcheck.verdicts.surroundings import Surroundings

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
    options: Options,
    show_progress_bar: bool = False,
) -> list[Weighed]:
    """Each open pair weighed, in order.

    The model is asked a block at a time: the questions about a pair are twenty times as large as the answers.
    """
    weighed: list[Weighed] = []
    for start in range(0, len(pairs), settings.WEIGHING_BLOCK):
        weighed += _block(statements, pairs[start : start + settings.WEIGHING_BLOCK], scorer, around, show_progress_bar)
    return _with_rivals(statements, pairs, weighed, options)


def _block(
    statements: Sequence[Statement], pairs: Sequence[OpenPair], scorer: NLIScorer, around: Surroundings, show: bool
) -> list[Weighed]:
    rows = iter(scorer.predict(list(_questions(statements, pairs)), show_progress_bar=show)) if pairs else iter(())
    found = []
    for pair in pairs:
        a, b = statements[pair.candidate.a], statements[pair.candidate.b]
        there, back = next(rows), next(rows)
        sure = {}
        for at, to in pair.reading.open_figures:
            answer = sameness.answer_of(next(rows), next(rows), there, back)
            x, y = a.figures[at], b.figures[to]
            features = sameness.features(a, b, x, y, pair.candidate.likeness, pair.reading.subjects, around, answer)
            sure[at, to] = sameness.shipped().probability(features)
        found.append(Weighed(language.language_of(there, back), sure))
    return found


def _questions(statements: Sequence[Statement], pairs: Iterable[OpenPair]) -> Iterable[tuple[str, str]]:
    """Both directions of each pair as it is worded, and with the values of each open pair of figures made equal."""
    for pair in pairs:
        a, b = statements[pair.candidate.a], statements[pair.candidate.b]
        yield a.told, b.told
        yield b.told, a.told
        for at, to in pair.reading.open_figures:
            yield from sameness.substitutions([(a, b, a.figures[at], b.figures[to])])


def _with_rivals(
    statements: Sequence[Statement], pairs: Sequence[OpenPair], weighed: Sequence[Weighed], options: Options
) -> list[Weighed]:
    """The same with figures less sure to measure one thing where one of them has its like elsewhere in the other document."""
    rivals = _Rivals(statements, pairs, weighed, options)
    return [
        Weighed(one.language, {places: rivals.left(pair, places, sure) for places, sure in one.sure.items()})
        for pair, one in zip(pairs, weighed, strict=True)
    ]


class _Rivals:
    """For each figure and other document, how surely which claim there gives the same value of the same thing."""

    def __init__(
        self, statements: Sequence[Statement], pairs: Sequence[OpenPair], weighed: Sequence[Weighed], options: Options
    ) -> None:
        self._statements, self._options = statements, options
        self._best: dict[tuple[int, int, str], dict[int, float]] = defaultdict(dict)
        for pair, one in zip(pairs, weighed, strict=True):
            for places, sure in one.sure.items():
                if sure >= settings.SAME_AGREE and self._equal(pair, places):
                    for key, claim in self._sides(pair, places):
                        self._best[key][claim] = max(sure, self._best[key].get(claim, 0.0))

    def left(self, pair: OpenPair, places: Places, sure: float) -> float:
        """What is left of a probability beside the best rival of either figure."""
        if sure < settings.SAME_AGREE or self._equal(pair, places):
            return sure
        rival = max(
            (
                other
                for key, claim in self._sides(pair, places)
                for at, other in self._best.get(key, {}).items()
                if at != claim
            ),
            default=0.0,
        )
        return sure * (1 - settings.SAME_RIVAL * rival)

    def _equal(self, pair: OpenPair, places: Places) -> bool:
        x = self._statements[pair.candidate.a].figures[places[0]]
        y = self._statements[pair.candidate.b].figures[places[1]]
        return compare(x, y, fiscal_start=self._options.fiscal_start).name == "equal"

    def _sides(self, pair: OpenPair, places: Places) -> Iterable[tuple[tuple[int, int, str], int]]:
        """Each figure of the two with the other's document, and the other's claim."""
        a, b = pair.candidate.a, pair.candidate.b
        yield (a, places[0], self._statements[b].claim.document), b
        yield (b, places[1], self._statements[a].claim.document), a
