"""What the model says of the source claims beside a claim once the claim is reworded: with another speaker, or as a chance.

Asked whether "the union fears a strike" follows from "Berg fears a strike", it says no, and of "the work has begun" beside
"the work should begin in May" it is not sure. So it is asked about "Berg fears a strike" and "the work may begin": where that
follows, the source says the same, but of another or not as fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from factcheck.auditing.irrealis import as_possible, is_hedged
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.speakers import same_speaker
from factcheck.auditing.voices import as_said_by, holder
from factcheck.auditing.weigh import ENTAILMENT
from factcheck.figures import Statement

if TYPE_CHECKING:
    from factcheck.inference import NLIScorer

Field = Literal["heard", "possible", "stated"]
"""Of a counterpart: what the answer to a question is kept as."""

Question = tuple[Field, str, str]
"""That, the premise and the hypothesis."""


def with_answers(
    claims: Sequence[Statement], found: Sequence[tuple[Counterpart, ...]], scorer: NLIScorer
) -> list[tuple[Counterpart, ...]]:
    """The counterparts of each claim with what the larger model, where the scorer has one, says of the claim reworded."""
    asked = [
        (number, place, question)
        for number, (claim, near) in enumerate(zip(claims, found, strict=True))
        for place, one in enumerate(near)
        for question in (*_of_another(claim, one), *_as_a_chance(claim, one))
    ]
    if not asked:
        return list(found)
    scores = (scorer.larger or scorer).predict([(premise, text) for _, _, (_, premise, text) in asked])[:, ENTAILMENT]
    out = [list(near) for near in found]
    for (number, place, (field, _, _)), score in zip(asked, scores, strict=True):
        out[number][place] = _kept(out[number][place], field, float(score))
    return [tuple(near) for near in out]


def _kept(one: Counterpart, field: Field, score: float) -> Counterpart:
    if field == "heard":
        return replace(one, heard=score)
    return replace(one, possible=score) if field == "possible" else replace(one, stated=score)


def _of_another(claim: Statement, one: Counterpart) -> Iterator[Question]:
    """Whether the source's speaker, who is not the claim's, says what the claim says."""
    speaker, who = holder(claim), holder(one.statement, one.voice)
    if speaker is None or who is None or same_speaker(speaker, who, one.document) != "different":
        return
    exchanged, told = as_said_by(claim, who), one.statement.told
    yield "heard", f"{who} said: {told}" if who in exchanged and who not in told else told, exchanged


def _as_a_chance(claim: Statement, one: Counterpart) -> Iterator[Question]:
    """Whether a source that plans, hopes or expects says that the claim may be so, and whether it says that it is."""
    if not is_hedged(one.statement):
        return
    chance = as_possible(claim)
    if chance is not None:
        yield "possible", one.statement.told, chance
        yield "stated", one.statement.told, claim.claim.text
