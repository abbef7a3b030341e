"""What a figure takes over from another of its sentence: its measure in a comparison, its date as a mere period."""

from __future__ import annotations

from dataclasses import replace

from factcheck.figures import cues
from factcheck.figures.attributes import HAPPENS_ONCE, TIMES
from factcheck.figures.calendar import year_before
from factcheck.figures.figure import Figure
from factcheck.figures.tree import NOUNS, Tree

PERIOD = "period"
"""Role of a date that only says when another figure of its clause was measured."""

_COMPARISON = "against comparison"
"""Scope of the other side of a comparison within one sentence; no other figure has it."""
_NO_EVENT = frozenset(
    {"say", "tell", "report", "add", "note", "state", "write", "explain", "claim", "warn", "argue", None}
    | set(
        "be have need cost weigh remain live want use know work mean average stand number total amount exceed".split()
    )
    | set("rise fall increase decrease grow drop climb decline".split())
)
"""What is said or so on a date is the fact, not that it is said or so then."""
_EXPECTED = frozenset("expectation forecast guidance target estimate projection outlook consensus".split())
_NO_ROLE = (None, "value")


def inherit(tree: Tree, bound: list[Figure]) -> list[Figure]:
    """The other side of a comparison measures what the figure before it does ("up from $33m", "against 44%")."""
    done: list[Figure] = []
    for number, figure in enumerate(bound):
        done.append(figure if figure.kind == "date" else _taken_over(tree, number, figure, done))
    return [_dated_as_its_level(figure, done[n + 1 :]) for n, figure in enumerate(done)]


def _dated_as_its_level(figure: Figure, behind: list[Figure]) -> Figure:
    """ "raised its rate by a quarter point to 5.25% in June": the change has the date of the level."""
    if not figure.change or figure.period is not None or not behind:
        return figure
    level = behind[0]
    same = level.attribute == figure.attribute and level.kind != "date" and level.status != "earlier"
    return replace(figure, period=level.period) if same else figure


def _taken_over(tree: Tree, number: int, figure: Figure, before: list[Figure]) -> Figure:
    if figure.change and figure.role is None and tree.word(tree.before(number)) in {"up", "down"}:
        level = next((f for f in reversed(before) if f.kind != "date" and f.role and not f.change), None)
        return figure if level is None else _measured_as(figure, level)
    if figure.role is None and (gap := _gapped(tree, number)) is not None:
        model = before[-1] if before else None
        if model is not None and (model.kind, model.unit) == (figure.kind, figure.unit) and model.role:
            return replace(_measured_as(figure, model), subject=gap, change=model.change, direction=model.direction)
    if figure.role in _EXPECTED:  # "revenue of $9bn, beating expectations of $8bn"
        model = next((f for f in reversed(before) if f.kind == figure.kind and f.unit == figure.unit and f.role), None)
        return figure if model is None else replace(_measured_as(figure, model), status=figure.status)
    if figure.role not in _NO_ROLE or not (figure.status == "earlier" or cues.compared(tree, number)):
        return figure
    model = next((f for f in reversed(before) if f.kind == figure.kind and f.unit == figure.unit and f.role), None)
    if model is None:
        return figure
    found = replace(_measured_as(figure, model), period=figure.period, direction=0, change=model.change)
    if figure.period is None and model.period and cues.year_earlier(tree, number):
        return replace(found, period=year_before(model.period))
    if figure.status != "earlier":  # of something else, which the text may or may not name
        return replace(found, subject=_other_side(tree, number), scope=_COMPARISON)
    return found


def _gapped(tree: Tree, number: int) -> str | None:
    """The noun of a clause that leaves its verb out ("phones made up 60% of sales, tablets 30%")."""
    noun, mark = tree.before(number), tree.before(number, 2)
    if noun is None or tree.tokens[noun].pos not in NOUNS or tree.figure_at[noun] is not None:
        return None
    return tree.tokens[noun].text if tree.word(mark) in {",", "and", ";", "the"} else None


def _measured_as(figure: Figure, model: Figure) -> Figure:
    return replace(
        figure,
        role=model.role,
        subject=model.subject,
        attribute=model.attribute,
        scope=model.scope,
        period=model.period,
    )


def _other_side(tree: Tree, number: int) -> str | None:
    """ "on placebo", "for the older chip": what the other side of a comparison is about."""
    at = tree.after(number)
    if at is None or tree.word(at) not in {"on", "for", "in", "among", "at", "with"}:
        return None
    inner = tree.child(at, "pobj")
    return None if inner is None or tree.figure_at[inner] is not None else tree.phrase(inner)


def mark_periods(tree: Tree, bound: list[Figure]) -> list[Figure]:
    """Dates that only say when: the period of a figure whose measure is their own event, or a point compared with."""
    used = {f.period for f in bound if f.period}
    measured = {f.role for f in bound if f.kind != "date"}
    return [
        replace(f, role=PERIOD) if f.kind == "date" and (_only_says_when(f, used, measured) or _for(tree, n)) else f
        for n, f in enumerate(bound)
    ]


def _for(tree: Tree, number: int) -> bool:
    """ "its outlook for fiscal 2025": the year it is for, where nothing is scheduled for it."""
    before = tree.before(number)
    if tree.word(before) != "for" or before is None:
        return False
    return tree.lemma(tree.tokens[before].head) not in {"schedule", "plan", "set", "slate", "due", "expect", "book"}


def _only_says_when(date: Figure, used: set[str], measured: set[str | None]) -> bool:
    if date.status == "earlier" or date.text.lower().startswith("since") or date.attribute in _NO_EVENT:
        return True
    if date.attribute == "end" and (date.subject or "").lower().split()[-1:] in [[word] for word in TIMES]:
        return True  # "the quarter ended 30 June"
    if date.bound == "max" and date.status != "reported":
        return False  # "plans to cut 1,500 jobs by 2026": the deadline is a fact of its own
    return date.value in used and (date.attribute in measured or date.attribute not in HAPPENS_ONCE)
