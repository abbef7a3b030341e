"""One claim with all that was found for it in, its judgement out.

In this order: its direct quotations; what arithmetic and wording say of aligned source claims; the figures and names
that no source gives; the NLI model; and last, whether what the sources say is said as fact, and by the same speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from factcheck.figures import Statement
from factcheck.verdicts.wording import overlap


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
    lacking = invented.lacking(asked.statement, asked.counterparts, asked.weighed, asked.shelves)
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
    low = min(support, 1 - support) if lacking else support
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
        if one.verdict.verdict in ("contradiction", "superseded")
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-one.evidence.score, -one.likeness)))


def _for(asked: Asked, support: float) -> tuple[Evidence, ...]:
    """The passages that support the claim, one a source; none where the probability is too low."""
    if support < settings.AUDIT_SUPPORTED:
        return ()
    figures = tuple(
        pair
        for one in asked.counterparts
        for pair in one.verdict.figures
        if pair.verdict in ("agreement", "compatible")
    )
    found: list[Evidence] = []
    weighed = asked.weighed if asked.weighed.support >= asked.whole.support else asked.whole
    for document in dict.fromkeys(window.shelf.document.id for window in weighed.windows):
        rows = [at for at, window in enumerate(weighed.windows) if window.shelf.document.id == document]
        top = max(float(weighed.scores[at, ENTAILMENT]) for at in rows)
        if found and top < settings.AUDIT_ENTAILED:
            continue
        close = [at for at in rows if weighed.scores[at, ENTAILMENT] >= top - settings.AUDIT_SHORTER_IS_CLEARER]
        window = weighed.windows[min(close, key=lambda row: len(weighed.windows[row].text))]
        parts = window.passages
        document_ = window.shelf.document
        found.append(Evidence(document_, parts[0].start, parts[-1].end, "supports", max(top, support), figures))
    return tuple(sorted(found, key=lambda one: -one.score))


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
    """FC403: every source claim that says it only plans, expects or thinks it."""
    statement = asked.statement
    content = statement.lemmas
    if statement.claim.modality != "fact" or not content or irreal(statement, content):
        return None
    for one in asked.counterparts:
        shared = content & one.statement.lemmas
        if one.likeness < settings.AUDIT_SAME_CONTENT or len(shared) < settings.AUDIT_SAME_WORDS * len(content):
            continue
        if one.verdict.verdict == "different_subject":
            continue
        ahead = one.statement.claim.modality in ("plan", "target", "forecast", "opinion")
        mark = irreal(one.statement, shared)
        if not ahead and mark is None:
            return None
        claim = one.statement.claim
        kind = claim.modality if ahead else "plan, a possibility or a view"
        why = f"The source gives it as {'an' if kind == 'opinion' else 'a'} {kind}" + (f" (“{mark}”)." if mark else ".")
        score = max(0.6, one.likeness)
        evidence = Evidence(one.document, claim.start, claim.end, "contradicts", score, one.verdict.figures)
        return Judgement("contradicted", "FC403", score, min(support, 1 - score), why, (evidence,))
    return None


def _misattributed(asked: Asked) -> Judgement | None:
    """FC404: the same is said in a source, by somebody else."""
    speaker = asked.statement.claim.speaker or ""
    for one in asked.counterparts:
        other = one.statement.claim.speaker
        same_words = overlap(asked.statement, one.statement) >= settings.AUDIT_SAME_WORDS
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



