"""One claim with all that was found for it in, its judgement out.

In this order: its direct quotations; what arithmetic and wording say of aligned source claims; the figures and names
that no source gives; the NLI model; and last, whether what the sources say is said as fact, and by the same speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import settings
from factcheck.auditing import invented
from factcheck.auditing.against import Against, against
from factcheck.auditing.asked import Asked
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.links import unlinked
from factcheck.auditing.merged import of_another
from factcheck.auditing.misattributed import misattributed
from factcheck.auditing.overstated import overstated
from factcheck.auditing.pairing import Counterpart, settled_by
from factcheck.auditing.quotations import Quotation, Source, quoted_in, search, size
from factcheck.auditing.replaced import is_reckoned
from factcheck.auditing.speakers import same_speaker
from factcheck.auditing.weigh import ENTAILMENT
from factcheck.auditing.words import words
from factcheck.verdicts.polarity import direction, negations


def judge(asked: Asked) -> Judgement:
    """The verdict on the claim."""
    for quotation in asked.quoted:
        if _is_of(quotation, asked):
            judgement = _quotation(asked, quotation, search(quotation.text, asked.shelves))
            if judgement is not None:
                return judgement
    denied = against(asked)
    support = max(asked.weighed.support, asked.whole.support, _retold(asked))
    lacking = invented.lacking(asked.statement, asked.counterparts, (asked.weighed, asked.whole), asked.shelves)
    if lacking and is_reckoned(asked):
        # arithmetic before language: the model takes "took 13 off" for a denial of "from 84 to 71"
        denied = tuple(one for one in denied if one.rule != "FC201")
        if support >= settings.AUDIT_RECKONED_FROM:
            lacking, support = "", max(support, settings.AUDIT_RECKONED)
    supporting = _of_others(_for(asked, support) if not lacking else (), denied)
    if supporting and denied:
        return _contested(support, supporting, denied)
    if denied:
        first = denied[0]
        return Judgement("contradicted", first.rule, first.evidence.score, 1 - first.evidence.score,
                         first.why, tuple(one.evidence for one in denied))  # fmt: skip
    if not lacking and (supporting or asked.counterparts):
        turned = overstated(asked, support) or misattributed(asked) or of_another(asked)
        if turned is not None:
            return turned
    if not supporting:
        low = settings.AUDIT_LACKING * support if lacking else support
        return Judgement("not_found", "FC401", 1 - low, low, lacking or "No source says this.")
    missing = unlinked(asked)
    if missing is not None:
        low = settings.AUDIT_LACKING * support
        return missing if missing.verdict != "not_found" else Judgement("not_found", "FC401", 1 - low, low,
                                                                        missing.explanation, supporting)  # fmt: skip
    rule = settled_by(asked.statement)
    why = "The sources give the same figures." if rule.startswith("FC1") else "The sources say so."
    return Judgement("supported", rule, support, support, why, supporting)


def _retold(asked: Asked) -> float:
    """How surely one source claim says the same by its figures and frame alone: all the claim's figures, its names, the same
    polarity, in nearly one frame ("paid back a bond of 400 million" and "a bond worth 0.4 billion was redeemed")."""
    mine = asked.statement
    best = 0.0
    for one in asked.counterparts:
        agreed = one.agreed
        theirs = one.statement
        if (
            one.verdict.verdict == "agreement"
            and agreed
            and all((figure.start, figure.end) in agreed for figure in mine.figures)
            and mine.name_words <= theirs.name_words | theirs.topic_words
            and negations(mine) % 2 == negations(theirs) % 2
            and direction(mine) == direction(theirs)
            and one.likeness >= settings.AUDIT_SAME_SENTENCE
        ):
            best = max(best, one.likeness)
    return best


def _is_of(quotation: Quotation, asked: Asked) -> bool:
    """Whether the quoted words are part of what this claim says, and not of another claim of the same sentence."""
    if asked.inside:
        return True
    said = {word.lower() for word in words(asked.statement.claim.text)}
    quoted = [word.lower() for word in words(quotation.text)]
    return sum(word in said for word in quoted) >= settings.AUDIT_QUOTATION_OWN * len(quoted)


def _quotation(asked: Asked, quotation: Quotation, source: Source | None) -> Judgement | None:
    """What a direct quotation comes to; None where it is right and more is claimed than that it was said."""
    short = size(quotation.text) < settings.AUDIT_QUOTATION_SURE
    if source is None:
        if short:
            return None  # a term in quotation marks, or words that somebody doubts: no one is quoted
        return Judgement("not_found", "FC401", 0.95, 0.05, f"No source quotes the words “{quotation.text}”.")
    document = source.shelf.document
    if not source.verbatim:
        if short and not quoted_in(source):
            return None
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
