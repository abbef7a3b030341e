"""A figure or name of the claim that no source gives, where a source gives another in nearly the same sentence.

Then the source is not silent: it says something else. `invented` finds what is missing, this what stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck import settings
from factcheck.auditing.asked import Asked, nearness, other_period
from factcheck.auditing.invented import missing_figures, missing_names, near_figures
from factcheck.auditing.irrealis import doings, is_done
from factcheck.auditing.judgement import Evidence
from factcheck.auditing.pairing import Counterpart
from factcheck.auditing.words import stem
from factcheck.claims.names import Name
from factcheck.figures import Figure, Statement, alignment, compare, counted, find
from factcheck.verdicts import FigurePair
from factcheck.verdicts.arithmetic import LOOKS_AHEAD
from factcheck.verdicts.roles import main_verb, topic
from factcheck.verdicts.subjects import one_name

Found = tuple[Evidence, str, str, float]
"""What contradicts, the rule, the reason, and how near the source's sentence is."""


def replaced(asked: Asked) -> Iterator[Found]:
    """What the sources give in place of the claim's missing figures and names."""
    near = [one for one in asked.counterparts if nearness(asked.statement, one) >= settings.AUDIT_REPLACED]
    near.sort(key=lambda one: -nearness(asked.statement, one))
    beside = [one for one in near if not is_elsewhere(one)]
    for figure in missing_figures(asked.statement, asked.counterparts, (asked.weighed, asked.whole)):
        given = list(near_figures(asked.statement, (asked.weighed, asked.whole)))
        if not is_derived(figure, given):
            yield from (found for one in beside for found in _figure_of(asked, one, figure))
    for name in missing_names(asked.statement, asked.shelves):
        # that the names differ is the point here, and no sign of another subject
        yield from (found for one in near for found in _name_of(asked, one, name))


def is_elsewhere(one: Counterpart) -> bool:
    """Whether the pair speaks of two subjects or periods; that one looks ahead is none ("will cost", "costs")."""
    verdict = one.verdict
    return verdict.verdict == "different_subject" or (
        verdict.verdict == "different_period" and verdict.explanation != LOOKS_AHEAD
    )


def _figure_of(asked: Asked, one: Counterpart, mine: Figure) -> Iterator[Found]:
    if mine.kind != "date" and other_period(asked.statement, one.statement):
        return
    alike = max(
        one.likeness / settings.AUDIT_SAME_SENTENCE, nearness(asked.statement, one) / settings.AUDIT_NEARLY_SAME
    )
    if alike < 1 and not same_doing(asked.statement, one.statement):
        return
    theirs = [figure for figure in one.statement.figures if _alike(figure, mine)]
    if len(theirs) > 1:
        theirs = [figure for figure in theirs if alignment(figure, mine) >= settings.ALIGN_DIFFER]
    own = [figure for figure in asked.statement.figures if _alike(figure, mine)]
    if len(theirs) != 1 or len(own) != 1:
        return
    relation = compare(theirs[0], mine)
    if relation.name not in ("differs", "incomparable"):
        return
    claim, near = one.statement.claim, nearness(asked.statement, one)
    pair = FigurePair(theirs[0], mine, "differs", "contradiction")
    evidence = Evidence(one.document, claim.start, claim.end, "contradicts", near, (pair,))
    yield evidence, relation.rule, f"{theirs[0].text} in the source, {mine.text} in the claim.", near


def _alike(figure: Figure, mine: Figure) -> bool:
    """Whether a figure may stand where the claim's does: kind and unit are the same, and it is no mere period."""
    if figure.kind != mine.kind or figure.unit != mine.unit or figure.modifier != mine.modifier:
        return False
    if figure.change != mine.change:
        return False
    return figure.role != "period" or mine.role == "period"


def _name_of(asked: Asked, one: Counterpart, mine: str) -> Iterator[Found]:
    others = [name for name in asked.statement.names if mine not in name.text]
    shared = any(one_name(x, y) for x in others for y in one.statement.names)
    if not shared and (subject_names(one.statement) or not same_doing(asked.statement, one.statement)):
        return
    for x in (name for name in asked.statement.names if mine in name.text):
        for y in one.statement.names:
            known = any(one_name(y, name) for name in asked.statement.names)
            if known or _place(one.statement, y) != _place(asked.statement, x) or _part(x, y):
                continue
            claim, near = one.statement.claim, nearness(asked.statement, one)
            evidence = Evidence(one.document, claim.start, claim.end, "contradicts", near)
            yield evidence, "FC203", f"{y.text} in the source, {x.text} in the claim.", near


def _part(x: Name, y: Name) -> bool:
    """Whether one name is the other's beginning or end: "Rude", "Captain Rude"."""
    return set(x.words) <= set(y.words) or set(y.words) <= set(x.words)


def _place(statement: Statement, name: Name) -> tuple[str, str, str]:
    """Where a name stands: its relation, the preposition before it, and the word that both hang from."""
    tokens = statement.tokens
    at = name.head
    relation, preposition = tokens[at].dep, ""
    at = tokens[at].head
    if relation == "pobj":
        preposition = tokens[at].text.lower()
        at = tokens[at].head
    word = tokens[at].lemma
    return relation, preposition, stem(word) if word[:1].isalnum() else word


def subject_names(statement: Statement) -> list[Name]:
    """The names at the head of the claim's subject."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    inside = topic(statement)
    return [name for name in statement.names if name.head in inside and tokens[name.head].head == verb]


def same_doing(claim: Statement, source: Statement) -> bool:
    """Whether the source speaks of what the claim's main verb says."""
    doing = doings(claim)
    return any(is_done(token, doing) for token in source.tokens)


def _one_unit(unit: str | None, figure: Figure) -> bool:
    """Whether the unit is the figure's: for counts, of the same things ("visitors", "people")."""
    if figure.kind == "count" and unit is not None and figure.unit is not None:
        return counted.relation(unit, figure.unit) == "same"
    return unit == figure.unit


def _before(figure: Figure, level: Figure, change: Figure) -> bool:
    """Whether the figure is what `level` was before it changed so many times, or by so many per cent."""
    was, now, much = figure.value, level.value, change.value
    if not (isinstance(was, float | int) and isinstance(now, float | int) and isinstance(much, float | int)):
        return False
    if level is change or level.kind != figure.kind or change.kind not in ("ratio", "percent"):
        return False
    times = much if change.kind == "ratio" else 1 + (-much if change.direction < 0 else much) / 100
    return times > 0 and _one_unit(level.unit, figure) and abs(now / times - was) <= max(figure.precision, 1e-9)


def is_reckoned(asked: Asked) -> bool:
    """Whether each of the claim's missing figures follows by arithmetic from those of one near passage ("cut its target by 13
    dollars", where the source has "from 94 to 81 dollars"), and no name is missing."""
    weighed = (asked.weighed, asked.whole)
    missing = list(missing_figures(asked.statement, asked.counterparts, weighed))
    if not missing or next(missing_names(asked.statement, asked.shelves), None) is not None:
        return False
    texts = dict.fromkeys(hit.shelf.passages[hit.at].text for one in weighed for hit in one.hits)
    given = [list(find(text, published=asked.statement.claim.date)) for text in texts]
    return all(any(is_derived(figure, figures) for figures in given) for figure in missing)


def is_derived(figure: Figure, given: Sequence[Figure]) -> bool:
    """Whether the figure is the sum of two that the sources give, their difference, the change between them, a share, or what
    a level was before it changed ("doubled, to 120 hectares")."""
    if not isinstance(figure.value, float | int) or figure.kind == "date":
        return False
    if any(_before(figure, level, change) for level in given for change in given if change.change):
        return True
    values = [(f.value, f.kind, f.unit) for f in given if f.kind != "date" and isinstance(f.value, float | int)]
    for at, (a, kind, unit) in enumerate(values):
        for b, other, its in values[at + 1 :]:
            bare = ("count", None)  # "from 19 to 27 million francs" gives one of the two without its unit
            if (kind, unit) != (other, its) and bare not in ((kind, unit), (other, its)):
                continue
            if _one_unit(unit or its, figure) and figure.value in (a + b, abs(a - b)):
                return True
            if not a or not b:
                continue
            if figure.kind == "percent" and kind != "percent":
                changes = (abs(a - b) / a * 100, abs(a - b) / b * 100, a / b * 100, b / a * 100)
                if any(abs(change - figure.value) <= settings.AUDIT_CHANGE_ROUNDED for change in changes):
                    return True
            if figure.kind == "ratio" and kind == "count":  # "31 of 36" is six in seven
                slack = settings.AUDIT_CHANGE_ROUNDED / 100
                if any(abs(share - figure.value) <= slack for share in (a / b, b / a)):
                    return True
    return False
