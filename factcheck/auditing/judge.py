"""One claim with all that was found for it in, its judgement out.

In this order: its direct quotations; what arithmetic and wording say of aligned source claims; the figures and names
that no source gives; the NLI model; and last, whether what the sources say is said as fact, and by the same speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck import settings
from factcheck.auditing import invented
from factcheck.auditing.irrealis import irreal
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.library import Shelf
from factcheck.auditing.pairing import Counterpart, settled_by
from factcheck.auditing.quotations import Quotation, Source, search
from factcheck.auditing.speakers import same_speaker
from factcheck.auditing.weigh import ENTAILMENT, Weighed
from factcheck.auditing.words import numbers, stems
from factcheck.figures import Figure, Statement, alignment, compare
from factcheck.verdicts import FigurePair


@dataclass(frozen=True, slots=True)
class Asked:
    """A claim of the summary and what was gathered for it.

    `sentence` is the span of the sentence that it is part of; `weighed` is for its own words, `whole` for that sentence
    (the same where it is all of it); `counterparts` are the claims of the sources that may be about the same, the
    likeliest first; `quoted` are the quotations that it contains or, where `inside`, is part of.
    """

    statement: Statement
    sentence: tuple[int, int]
    weighed: Weighed
    whole: Weighed
    counterparts: tuple[Counterpart, ...]
    shelves: tuple[Shelf, ...]
    quoted: tuple[Quotation, ...] = ()
    inside: bool = False


def judge(asked: Asked) -> Judgement:
    """The verdict on the claim."""
    for quotation in asked.quoted:
        judgement = _quotation(asked, quotation, search(quotation.text, asked.shelves))
        if judgement is not None:
            return judgement
    against = _against(asked)
    support = max(asked.weighed.support, asked.whole.support)
    lacking = invented.lacking(asked.statement, asked.counterparts, (asked.weighed, asked.whole), asked.shelves)
    supporting = _for(asked, support) if not lacking else ()
    against = tuple(one for one in against if not _outweighed(one, asked))
    supporting = _of_others(supporting, against)
    if supporting and against:
        return _contested(support, supporting, against)
    if against:
        first = against[0]
        return Judgement("contradicted", first.rule, first.evidence.score, 1 - first.evidence.score,
                         first.why, tuple(one.evidence for one in against))  # fmt: skip
    if supporting or (not lacking and asked.counterparts):
        turned = _overstated(asked, support) or (_misattributed(asked) if asked.statement.claim.speaker else None)
        if turned is not None:
            return turned
    if supporting:
        rule = settled_by(asked.statement)
        why = "The sources give the same figures." if rule.startswith("FC1") else "The sources say so."
        return Judgement("supported", rule, support, support, why, supporting)
    why = lacking or "No source says this."
    low = settings.AUDIT_LACKING * support if lacking else support
    return Judgement("not_found", "FC401", 1 - low, low, why)


@dataclass(frozen=True, slots=True)
class Against:
    """A reason why the claim is false."""

    evidence: Evidence
    rule: str
    why: str
    likeness: float


def _quotation(asked: Asked, quotation: Quotation, source: Source | None) -> Judgement | None:
    """What a direct quotation comes to; None where it is right and more is claimed than that it was said."""
    if source is None:
        return Judgement("not_found", "FC401", 0.95, 0.05, f"No source quotes the words “{quotation.text}”.")
    document = source.shelf.document
    if not source.verbatim:
        evidence = Evidence(document, source.start, source.end, "contradicts", source.share)
        why = "The quotation is not what the source quotes."
        return Judgement("contradicted", "FC405", source.share, 0.0, why, (evidence,))
    if not asked.inside:
        return None
    evidence = Evidence(document, source.start, source.end, "supports", 1.0)
    speaker = asked.statement.claim.speaker
    speakers = (one.statement.claim.speaker for one in asked.counterparts if _covers(one, source))
    said_by = next((name for name in speakers if name), None)
    if speaker and said_by and same_speaker(speaker, said_by, document) == "different":
        why = f"In the source {said_by} says this, not {speaker}."
        wrong = Evidence(document, source.start, source.end, "contradicts", 1.0)
        return Judgement("contradicted", "FC404", 0.9, 0.0, why, (wrong,))
    return Judgement("supported", "FC201", 1.0, 1.0, "The quotation is verbatim.", (evidence,))


def _covers(counterpart: Counterpart, source: Source) -> bool:
    claim = counterpart.statement.claim
    return claim.document == source.shelf.document.id and claim.start < source.end and source.start < claim.end


def _against(asked: Asked) -> tuple[Against, ...]:
    """The source claims that contradict the claim, the surest first."""
    found = [
        Against(
            Evidence(one.document, one.statement.claim.start, one.statement.claim.end, "contradicts",
                     one.verdict.score, one.verdict.figures),
            one.verdict.rule, one.verdict.explanation, one.likeness,
        )
        for one in asked.counterparts
        if one.verdict.verdict in ("contradiction", "superseded") and _same_matter(asked, one)
    ]  # fmt: skip
    return tuple(sorted(found or _by_single_figure(asked), key=lambda one: (-one.evidence.score, -one.likeness)))


def _same_matter(asked: Asked, one: Counterpart) -> bool:
    """Whether the pair shares enough words to speak of one thing at all: a figure alone is no bond."""
    return one.likeness >= settings.AUDIT_NEARLY_SAME or shared(asked.statement, one.statement) >= settings.AUDIT_BOND


def shared(claim: Statement, source: Statement) -> float:
    """Share of the claim's content words, figures and names apart, that the source claim has too."""
    ours = set(stems(claim.claim.text)) - set(numbers(claim.claim.text))
    return len(ours & set(stems(source.claim.text))) / len(ours) if ours else 0.0


def _by_single_figure(asked: Asked) -> Iterator[Against]:
    """The likeliest source claim, where it and the claim give one figure of a kind each, and these differ.

    A pair of any two documents needs surer signs; a summary is made from its sources, so that the one figure in nearly
    the same sentence is the one that was changed.
    """
    for one in asked.counterparts[:1]:
        elsewhere = one.verdict.verdict in ("different_subject", "different_period")
        if elsewhere or one.likeness < settings.AUDIT_NEARLY_SAME:
            continue
        for mine in asked.statement.figures:
            theirs = [figure for figure in one.statement.figures if _comparable(figure, mine)]
            own = [figure for figure in asked.statement.figures if _comparable(figure, mine)]
            if mine.role == "period" or len(theirs) != 1 or len(own) != 1:
                continue
            relation = compare(theirs[0], mine)
            aligned = alignment(theirs[0], mine) >= settings.ALIGN_PART_OR_WHOLE
            if relation.name != "differs" or not (aligned or one.likeness >= settings.AUDIT_SAME_SENTENCE):
                continue
            claim = one.statement.claim
            pair = FigurePair(theirs[0], mine, relation.name, "contradiction")
            evidence = Evidence(one.document, claim.start, claim.end, "contradicts", one.likeness, (pair,))
            why = relation.reason[:1].upper() + relation.reason[1:] + "."
            yield Against(evidence, relation.rule, why, one.likeness)


def _comparable(a: Figure, b: Figure) -> bool:
    counted_alike = a.kind != "count" or (a.unit is not None and a.unit == b.unit)
    return a.kind == b.kind and counted_alike and compare(a, b).name != "incomparable"


def _other_period(a: Statement, b: Statement) -> bool:
    """Whether both give dates and no two of them can be one."""
    ours, theirs = ([f for f in one.figures if f.kind == "date"] for one in (a, b))
    return bool(ours and theirs) and all(compare(x, y).name == "differs" for x in ours for y in theirs)


def _for(asked: Asked, support: float) -> tuple[Evidence, ...]:
    """The passages that support the claim, one a source; none where the probability is too low."""
    if support < settings.AUDIT_SUPPORTED:
        return ()
    found: dict[str, Evidence] = {}
    weighed = asked.weighed if asked.weighed.support >= asked.whole.support else asked.whole
    for document in dict.fromkeys(window.shelf.document.id for window in weighed.windows):
        rows = [at for at, window in enumerate(weighed.windows) if window.shelf.document.id == document]
        top = max(float(weighed.scores[at, ENTAILMENT]) for at in rows)
        close = [at for at in rows if weighed.scores[at, ENTAILMENT] >= top - settings.AUDIT_SHORTER_IS_CLEARER]
        window = weighed.windows[min(close, key=lambda row: len(weighed.windows[row].text))]
        if top >= settings.AUDIT_ENTAILED or not found:
            parts = window.passages
            source = window.shelf.document
            found[source.id] = Evidence(source, parts[0].start, parts[-1].end, "supports", max(top, support))
    for one in asked.counterparts:
        if one.verdict.verdict in ("agreement", "compatible") and one.likeness >= settings.AUDIT_SAME_CONTENT:
            claim = one.statement.claim
            said = Evidence(one.document, claim.start, claim.end, "supports", one.verdict.score, one.verdict.figures)
            # a claim with the same figures is clearer than a window around it
            if one.document.id not in found or (said.figures and not found[one.document.id].figures):
                found[one.document.id] = said
    return tuple(sorted(found.values(), key=lambda one: -one.score))


def _outweighed(against: Against, asked: Asked) -> bool:
    """Whether the very source that denies the claim says it too, in words as like: then its other sentence is about
    something else.
    """
    return any(
        one.document.id == against.evidence.document.id
        and one.verdict.verdict in ("agreement", "compatible")
        and one.likeness >= against.likeness
        for one in asked.counterparts
    )


def _of_others(supporting: Sequence[Evidence], against: Sequence[Against]) -> tuple[Evidence, ...]:
    """The supporting passages of sources that do not contradict the claim: rules weigh more than likeness."""
    denying = {one.evidence.document.id for one in against}
    return tuple(one for one in supporting if one.document.id not in denying)


def _contested(support: float, supporting: Sequence[Evidence], against: Sequence[Against]) -> Judgement:
    pro, con = supporting[0].document, against[0].evidence.document
    why = f"{pro.path} says so, {con.path} does not: {against[0].why}"
    if pro.published and con.published and pro.published < con.published:
        why += f" The text that denies it is the later one ({con.published}, {pro.published})."
    evidence = (*supporting, *(one.evidence for one in against))
    return Judgement("contested", "FC402", min(support, against[0].evidence.score), min(support, 0.4), why, evidence)


def _overstated(asked: Asked, support: float) -> Judgement | None:
    """FC403: the source claims that are most like it only plan, expect or think what it states."""
    claim = asked.statement.claim
    if claim.modality != "fact" or irreal(asked.statement) is not None:
        return None
    near = [
        (_nearness(asked, one), one)
        for one in asked.counterparts
        if one.verdict.verdict != "different_subject" and not _other_period(asked.statement, one.statement)
    ]
    near = sorted((one for one in near if one[0] >= settings.AUDIT_SAME_CONTENT), key=lambda one: -one[0])
    if not near:
        return None
    best, source = near[0]
    if any(
        irreal(one.statement, asked.statement) is None and nearness >= best - settings.AUDIT_RIVAL
        for nearness, one in near
    ):
        return None
    mark = irreal(source.statement, asked.statement)
    said = source.statement.claim
    score = max(0.6, min(0.99, best))
    why = f"The source gives it as a plan, a forecast or a view (“{mark}”), not as fact."
    evidence = Evidence(source.document, said.start, said.end, "contradicts", score, source.verdict.figures)
    return Judgement("contradicted", "FC403", score, min(support, 1 - score), why, (evidence,))


def _nearness(asked: Asked, one: Counterpart) -> float:
    """How much a source claim says the same: likeness and shared words, half and half."""
    ours = set(stems(asked.statement.claim.text))
    words = len(ours & set(stems(one.statement.claim.text))) / len(ours) if ours else 0.0
    return (one.likeness + words) / 2


def _misattributed(asked: Asked) -> Judgement | None:
    """FC404: the same is said in a source, by somebody else."""
    speaker = asked.statement.claim.speaker or ""
    for one in asked.counterparts:
        other = one.statement.claim.speaker
        same_words = shared(asked.statement, one.statement) >= settings.AUDIT_SAME_WORDS
        if other is None or not same_words or one.likeness < settings.AUDIT_SAME_CONTENT:
            continue
        relation = same_speaker(speaker, other, one.document)
        if relation == "same":
            return None
        if relation == "different":
            claim = one.statement.claim
            score = max(0.6, one.likeness)
            evidence = Evidence(one.document, claim.start, claim.end, "contradicts", score)
            why = f"In the source {other} says this, not {speaker}."
            return Judgement("contradicted", "FC404", score, 1 - score, why, (evidence,))
    return None



