"""What a role is, and the small questions that finding one asks again and again."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.figures import convert
from factcheck.figures.attributes import MEASURES, UNIT_ROLES
from factcheck.figures.tree import Tree

_LIGHT = frozenset(
    """be have include contain comprise feature carry offer provide boast come total reach hit stand remain see get
    make do amount number count give say report announce show exceed top pass surpass rise fall increase decrease grow
    drop climb jump decline slip become set deliver record post""".split()
)


@dataclass(frozen=True, slots=True)
class Role:
    """The measure noun's token (None where only a verb or unit tells), its name, and the entity it stands beside."""

    noun: int | None = None
    name: str | None = None
    entity: int | None = None
    verb: int | None = None


def measure(tree: Tree, at: int | None) -> bool:
    """Whether a token is a noun that names a measure."""
    if at is None or tree.figure_at[at] is not None or tree.tokens[at].pos in {"VERB", "AUX"}:
        return False
    return tree.lemma(at) in MEASURES


def by_unit(tree: Tree, number: int) -> str | None:
    """What the dimension of a quantity or duration implies, the last resort ("W" is power)."""
    figure = tree.figures[number]
    if figure.kind == "duration":
        return "duration"
    if figure.kind != "quantity" or not figure.unit:
        return None
    known = convert.scale(figure.unit)
    return UNIT_ROLES.get(known.dimension) if known else None


def light(lemma: str) -> bool:
    """Whether a verb says nothing of what is measured ("have", "reach")."""
    return lemma in _LIGHT
