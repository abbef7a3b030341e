"""What a source says of one person, firm or thing, said in the summary of another: two facts merged into one."""

from __future__ import annotations

from factcheck import settings
from factcheck.auditing.asked import Asked
from factcheck.auditing.judgement import Evidence, Judgement
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.replaced import subject_names
from factcheck.auditing.words import stems
from factcheck.claims.names import Name
from factcheck.figures import Statement
from factcheck.verdicts.roles import topic
from factcheck.verdicts.subjects import one_name


def of_another(asked: Asked) -> Judgement | None:
    """The judgement on a claim whose every word but its subject the sources say of another, and never of its own.

    The name that stands where the subject stands is then the one thing that was changed. None where the subject has no
    name, or where a source that says as much names nobody, or both.
    """
    ours = subject_names(asked.statement)
    said = _predicate(asked.statement)
    if not ours or len(said) < 2:
        return None
    of_others: list[tuple[float, Counterpart, Name]] = []
    for one in asked.counterparts:
        share = len(said & set(stems(one.statement.claim.text))) / len(said)
        if share < settings.AUDIT_OF_ANOTHER / 2:
            continue
        theirs = subject_names(one.statement)
        if not theirs or any(one_name(x, y) or set(x.words) & set(y.words) for x in ours for y in one.statement.names):
            return None  # it may be said of this subject after all
        if share >= settings.AUDIT_OF_ANOTHER and one.likeness >= settings.AUDIT_SAME_CONTENT:
            of_others.append((share, one, theirs[0]))
    if not of_others:
        return None
    share, one, other = max(of_others, key=lambda found: (found[0], found[1].likeness))
    if not any(x.sort == other.sort or not (x.sort and other.sort) for x in ours):
        return None
    claim = one.statement.claim
    evidence = Evidence(one.document, claim.start, claim.end, "contradicts", share, one.verdict.figures)
    why = f"The source says this of {other.text}, not of {ours[0].text}."
    return Judgement("contradicted", "FC203", share, 1 - share, why, (evidence,))


def _predicate(statement: Statement) -> set[str]:
    """Stems of what is said of the subject."""
    text = statement.claim.text
    inside = sorted(topic(statement))
    if not inside:
        return set(stems(text))
    first, last = statement.tokens[inside[0]].start, statement.tokens[inside[-1]].end
    return set(stems(text[:first] + " " + text[last:]))
