"""Links between documents that give the same unlikely value: "27 countries" here and there is hardly chance.

How likely chance is depends on the digits written and on how many figures of the kind there are: among twenty shares in
per cent 38% is seldom met twice, among five thousand it is met fifty times. What the claims have in common otherwise
is weighed with it, as log odds; the weights are in the settings with the measurement that chose them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence

from factcheck import settings
from factcheck.facts.evidence import Link, Node
from factcheck.figures import Figure, Statement, alignment, compare, counted, periods
from factcheck.figures.measure import measures
from factcheck.verdicts.subjects import compare_subjects, overlap
from factcheck.verdicts.surroundings import Surroundings


def same_values(statements: Sequence[Statement]) -> Iterator[Link]:
    """A link for each two figures of different documents that give one value and probably measure one thing.

    Each figure is held against at most `FACT_COMPARED` others of its value, those before it, so that time grows with
    the number of figures.
    """
    around = Surroundings.of(statements)
    holders: dict[Hashable, list[Node]] = defaultdict(list)
    kinds: Counter[str] = Counter()
    for at, statement in enumerate(statements):
        if statement.claim.modality == "opinion":
            continue
        for figure in statement.figures:
            if figure.role == "period" or figure.status == "earlier":
                continue
            kinds[figure.kind] += 1
            key = _key(figure)
            if key is not None:
                holders[key].append((at, figure.start))
    for nodes in holders.values():
        yield from _among(statements, nodes, kinds, around)


def _among(
    statements: Sequence[Statement], nodes: Sequence[Node], kinds: Counter[str], around: Surroundings
) -> Iterator[Link]:
    for place, b in enumerate(nodes):
        two, y = statements[b[0]], figure_at(statements[b[0]], b[1])
        linked = 0
        for a in reversed(nodes[max(0, place - settings.FACT_COMPARED) : place]):
            if linked == settings.FACT_LINKED:
                break  # it is of the fact that those are of; more links would say the same again
            one, x = statements[a[0]], figure_at(statements[a[0]], a[1])
            if x is None or y is None or one.claim.document == two.claim.document:
                continue
            odds = _date_odds(one, two) if x.kind == "date" else _odds(one, two, x, y, kinds[x.kind], around)
            if odds > 0:
                linked += 1
                yield Link(a, b)


def figure_at(statement: Statement, start: int) -> Figure | None:
    """The figure of a claim that starts there in the claim's text."""
    return next((figure for figure in statement.figures if figure.start == start), None)


def _key(figure: Figure) -> Hashable:
    """What figures of one value have in common; None where the value is none that could be met by chance or not."""
    if figure.kind == "date":
        exact = isinstance(figure.value, str) and len(figure.value) == 10 and figure.value[0] != "-"
        return ("date", figure.value) if exact and figure.bound is None else None
    found = measures(figure)
    if not found or not found[0].sure or found[0].low != found[0].high:
        return None
    dimension = "count" if figure.kind == "count" else found[0].dimension
    return dimension, f"{found[0].low:.4g}" if dimension != "count" else found[0].low


def _odds(a: Statement, b: Statement, x: Figure, y: Figure, of_kind: int, around: Surroundings) -> float:
    """Log odds that two figures of one value measure one thing."""
    odds = settings.FACT_VALUE_START + settings.FACT_VALUE_DIGITS * (min(_digits(x), _digits(y)) - math.log10(of_kind))
    odds += settings.FACT_VALUE_DOCUMENTS * around.shared_names(a, b) + settings.FACT_VALUE_OVERLAP * overlap(a, b)
    odds += settings.FACT_VALUE_ALIGNMENT * alignment(x, y)
    if x.kind == "count":
        nouns = counted.relation(counted.noun(x), counted.noun(y))
        odds += {"same": 1.0, "different": -1.0}.get(nouns, 0.0) * settings.FACT_VALUE_NOUN
    else:
        odds += settings.FACT_VALUE_NOUN
    if odds <= 0 or x.change != y.change or compare(x, y).name == "differs":
        return -1.0
    if x.period and y.period and periods(x.period, y.period) == "different":
        return -1.0
    # the subjects are read last, and only where they matter: that takes longer than all the rest
    if odds <= settings.FACT_VALUE_OTHER_SUBJECT and compare_subjects(a, b).relation == "different":
        return -1.0
    return odds


def _digits(figure: Figure) -> float:
    """How many digits a value is worth by its size without trailing zeros: log10(4216) for 4,216, log10(38) for 38%."""
    value = figure.value
    if not isinstance(value, int | float) or not value:
        return 0.0
    mantissa = f"{abs(value):.5e}".split("e")[0].replace(".", "").rstrip("0")
    return math.log10(int(mantissa))


def _date_odds(a: Statement, b: Statement) -> float:
    """Many things happen on one day: the claims must have words in common."""
    if compare_subjects(a, b).relation == "different":
        return -1.0
    return overlap(a, b) - settings.FACT_DATE_OVERLAP
