"""What the NLI model says of the pairs that are still open: how probably their figures measure one thing, and how probably
they contradict each other or say the same as worded; first each by itself, then once more by the larger model, then with what
the other claims say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck import settings
from factcheck.figures import Statement
from factcheck.matching import Candidate
from factcheck.verdicts import language, sameness
from factcheck.verdicts.corroboration import Pairs, figures_model, wordings_model
from factcheck.verdicts.language import Language
from factcheck.verdicts.reading import Reading, alike
from factcheck.verdicts.sameness import Row
from factcheck.verdicts.surroundings import Surroundings, in_common

if TYPE_CHECKING:
    from factcheck.inference import NLIScorer

Places = tuple[int, int]
"""Positions of a figure of A and of one of B."""


WORDED = -1
"""A pair as it is worded, where its open figures go by their place."""

Asked = tuple[int, int]
"""The position of a pair, and what of it is asked: WORDED, or the place of a pair of figures among its open ones."""


@dataclass(frozen=True, slots=True)
class OpenPair:
    """A candidate that subject and modality did not end."""

    candidate: Candidate
    reading: Reading


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the NLI model says of a pair as worded, of each open pair of figures how probably it is one measure, and how
    probably the claims contradict each other and say the same as worded.

    `alike`: whether they would be asked about to see if they agree; `corroborated`: beside what the others say."""

    language: Language
    sure: Mapping[Places, float]
    contradiction: float
    agreement: float
    alike: bool
    corroborated: bool = False


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
        weighed += _block(statements, block, scorer, around, show_progress_bar)
    return weighed


def _block(
    statements: Sequence[Statement], pairs: Sequence[OpenPair], scorer: NLIScorer, around: Surroundings, show: bool
) -> list[Weighed]:
    every = [(at, what) for at, pair in enumerate(pairs) for what in (WORDED, *range(len(pair.reading.open_figures)))]
    answers = _answers(statements, pairs, every, scorer, show)
    found = [_weighed(statements, pair, at, answers, around) for at, pair in enumerate(pairs)]
    if scorer.exact is not scorer:
        again = [(at, what) for at, one in enumerate(found) for what in _may_be_found(pairs[at], one)]
        answers.update(_answers(statements, pairs, again, scorer.exact, show))
        for at in dict.fromkeys(at for at, _ in again):
            found[at] = _weighed(statements, pairs[at], at, answers, around)
    return found


def _answers(
    statements: Sequence[Statement], pairs: Sequence[OpenPair], asked: Sequence[Asked], scorer: NLIScorer, show: bool
) -> dict[Asked, tuple[Row, Row]]:
    """The model's rows for each question in both directions: of a pair as it is worded, or with two values made equal."""
    texts: list[tuple[str, str]] = []
    for position, what in asked:
        pair = pairs[position]
        a, b = statements[pair.candidate.a], statements[pair.candidate.b]
        if what == WORDED:
            texts += [(a.told, b.told), (b.told, a.told)]
        else:
            at, to, _ = pair.reading.open_figures[what]
            texts += sameness.substitutions([(a, b, a.figures[at], b.figures[to])])
    if not texts:
        return {}
    rows = scorer.predict(texts, show_progress_bar=show)
    return {one: (rows[2 * number], rows[2 * number + 1]) for number, one in enumerate(asked)}


def _weighed(
    statements: Sequence[Statement],
    pair: OpenPair,
    position: int,
    answers: Mapping[Asked, tuple[Row, Row]],
    around: Surroundings,
) -> Weighed:
    a, b = statements[pair.candidate.a], statements[pair.candidate.b]
    there, back = answers[position, WORDED]
    sure = {}
    common = in_common(a, b, pair.candidate.likeness, pair.reading.subjects, around)
    for place, (at, to, _) in enumerate(pair.reading.open_figures):
        answer = sameness.answer_of(*answers[position, place], there, back)
        features = sameness.features(a, b, a.figures[at], b.figures[to], common, around, answer)
        sure[at, to] = sameness.shipped().probability(features)
    said = language.language_of(there, back)
    worded = language.features(a, b, pair.reading.subjects, common, around, said)
    contradiction = language.CONTRADICTION.probability(worded)
    agreement = language.AGREEMENT.probability(worded)
    return Weighed(said, sure, contradiction, agreement, alike(common))


def _may_be_found(pair: OpenPair, weighed: Weighed) -> list[int]:
    """What of a pair is, or lies near to, what would be called a contradiction."""
    least = settings.SAME_DIFFER - settings.LOOK_AGAIN
    figures = [
        place
        for place, one in enumerate(pair.reading.open_figures)
        if one.differ and weighed.sure[one.at, one.to] >= least
    ]
    worded = weighed.contradiction >= settings.LANGUAGE_CONTRADICTION - settings.LOOK_AGAIN
    return [WORDED, *figures] if worded else figures


def looked_again(
    statements: Sequence[Statement],
    pairs: Sequence[OpenPair],
    weighed: Sequence[Weighed],
    scorer: NLIScorer,
    around: Surroundings,
    show_progress_bar: bool = False,
) -> list[Weighed]:
    """The same with what the larger NLI model, where the scorer has one, says of what the small one leaves in doubt."""
    found = list(weighed)
    if scorer.larger is None:
        return found
    unsure = [
        (at, WORDED)
        for at, (pair, one) in enumerate(zip(pairs, weighed, strict=True))
        if worth_second_look(one.contradiction, one.agreement) and not _stand_alone(statements, pair, around)
    ]
    for start in range(0, len(unsure), settings.WEIGHING_BLOCK):
        block = unsure[start : start + settings.WEIGHING_BLOCK]
        answers = _answers(statements, pairs, block, scorer.larger, show_progress_bar)
        for at, _ in block:
            found[at] = _second_look(statements, pairs[at], weighed[at], answers[at, WORDED], around)
    return found


def worth_second_look(contradiction: float, agreement: float) -> bool:
    """Whether the larger model is asked about a pair of which the small one leaves these probabilities."""
    return contradiction >= settings.SECOND_LOOK_CONTRADICTION or agreement >= settings.SECOND_LOOK_AGREEMENT


def _second_look(
    statements: Sequence[Statement], pair: OpenPair, weighed: Weighed, answer: tuple[Row, Row], around: Surroundings
) -> Weighed:
    """What is thought of a pair as worded once the larger model was asked too."""
    a, b = statements[pair.candidate.a], statements[pair.candidate.b]
    subjects = pair.reading.subjects
    common = in_common(a, b, pair.candidate.likeness, subjects, around)
    worded = language.features(a, b, subjects, common, around, language.language_of(*answer))
    return replace(
        weighed,
        contradiction=language.CONTRADICTION_AGAIN.probability({**worded, language.FIRST: weighed.contradiction}),
        agreement=language.AGREEMENT_AGAIN.probability({**worded, language.FIRST: weighed.agreement}),
    )


def _stand_alone(statements: Sequence[Statement], pair: OpenPair, around: Surroundings) -> bool:
    """Whether one of the two texts has a sentence or two: the models that follow on the first were fitted on documents."""
    return around.alone(statements[pair.candidate.a]) or around.alone(statements[pair.candidate.b])


def corroborated(
    statements: Sequence[Statement], pairs: Sequence[OpenPair], weighed: Sequence[Weighed], around: Surroundings
) -> list[Weighed]:
    """The same with what may be a contradiction weighed anew beside what the other claims of the run say.

    Two texts of a sentence or two stand alone: there is nobody to ask.
    """
    claims, figures = among(statements, pairs, weighed)
    found = []
    for pair, one in zip(pairs, weighed, strict=True):
        if _stand_alone(statements, pair, around):
            found.append(one)
            continue
        a, b = pair.candidate.a, pair.candidate.b
        sure = dict(one.sure)
        for x in pair.reading.open_figures:
            if x.differ:
                sure[x.at, x.to] = figures_model().probability(figures.features((a, x.at), (b, x.to)))
        contradiction = wordings_model().probability(claims.features(a, b))
        found.append(replace(one, sure=sure, contradiction=contradiction, corroborated=True))
    return found


def among(
    statements: Sequence[Statement], pairs: Sequence[OpenPair], weighed: Sequence[Weighed]
) -> tuple[Pairs[int], Pairs[tuple[int, int]]]:
    """What is known of all pairs of claims, and of all pairs of figures (a claim's position, the figure's in it)."""
    claims = Pairs[int](lambda claim: statements[claim].claim.document)
    figures = Pairs[tuple[int, int]](lambda figure: statements[figure[0]].claim.document)
    for pair, one in zip(pairs, weighed, strict=True):
        a, b = pair.candidate.a, pair.candidate.b
        # an agreement that is only known since something else was asked is no evidence: findings would hang on the asking
        same, apart = one.agreement if one.alike else 0.0, one.contradiction
        for x in pair.reading.open_figures:
            sure = one.sure[x.at, x.to]
            if x.agree:
                figures.add((a, x.at), (b, x.to), sure, None)
                same = max(same, sure)
            elif x.differ:
                figures.add((a, x.at), (b, x.to), None, sure)
                apart = max(apart, sure)
        claims.add(a, b, same, apart)
    return claims, figures
