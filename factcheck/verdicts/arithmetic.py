"""Aligned figures of two claims in, aspects out: what arithmetic alone says.

Two figures are compared only where they measure the same thing (`figures.alignment`), in claims about the same
subject; then the value decides, and language has no say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck import settings
from factcheck.claims.tree import ancestors, children, is_past_relative
from factcheck.figures import Figure, Relation, alignment, compare, periods
from factcheck.figures.measure import per_unit
from factcheck.figures.statement import Statement
from factcheck.verdicts.lexicon import AT_FIRST, FIXED_EVENTS, GUESSES, RECURRING, RESTATED, STANDING, VARYING
from factcheck.verdicts.phases import other_phase
from factcheck.verdicts.polarity import carves_out
from factcheck.verdicts.roles import main_verb
from factcheck.verdicts.spans import holds_since, other_span
from factcheck.verdicts.subjects import overlap
from factcheck.verdicts.verdict import Aspect, FigurePair

AHEAD = frozenset({"target", "forecast", "plan"})

RULE_MODALITIES = frozenset({"obligation", "prohibition", "permission"})

HORIZON = frozenset({"within", "after", "over", "in", "at", "during", "for", "by", "under"})

FLOWS = frozenset(
    """revenue sale turnover profit loss income earnings production output shipment delivery export import passenger
    visitor birth order spending expenditure cost consumption generation emission rainfall arrival booking
    sale unit vehicle ton tonne""".split()
)
"""Measures that add up over their period."""

LOOKS_AHEAD = "One looks ahead, the other reports what was."


@dataclass(frozen=True, slots=True)
class Options:
    """How figures are compared: what a user may set (relative tolerance by rule, currency rates, first month of the fiscal
    year), and how probably two different figures must measure one thing to be held against each other, and for the model to
    be asked about them."""

    tolerance: Mapping[str, float] | None = None
    rates: Mapping[str, float] | None = None
    fiscal_start: int | None = None
    differ_from: float = settings.SAME_DIFFER
    asked_from: float = settings.SAME_DIFFER


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What the figures of a pair come to.

    `aspects` and `pairs` are those that were aligned; `loose` is True where both claims give figures of one kind that
    could not be aligned, so that language cannot be trusted to tell them apart.
    """

    aspects: tuple[Aspect, ...]
    pairs: tuple[FigurePair, ...]
    loose: bool


Sure = Mapping[tuple[int, int], float]
"""Positions of a figure of A and of one of B -> probability that they measure the same thing."""


def reckon(a: Statement, b: Statement, likeness: float, options: Options, sure: Sure | None = None) -> Reckoning:
    """Align the figures of two claims one to one and compare them.

    `sure` says which measure the same thing; without it the rules alone say so.
    """
    aspects: list[Aspect] = []
    pairs: list[FigurePair] = []
    used_a: set[int] = set()
    used_b: set[int] = set()
    for strength, at, to, relation in _ranked(a, b, likeness, options, sure):
        if at in used_a or to in used_b:
            continue
        used_a.add(at)
        used_b.add(to)
        one, two = a.figures[at], b.figures[to]
        aspect = judge_figures(a, b, one, two, relation, options)
        if aspect.verdict == "contradiction" and (
            _is_left_over(one, two, strength, pairs)
            or _is_given_too(one, two, a, b)
            or _is_listed(one, b)
            or _is_listed(two, a)
        ):
            continue
        if sure is not None and alignment(one, two) < 1.0:
            aspect = replace(aspect, score=min(1.0, round(strength, 4)))
        pairs.append(FigurePair(one, two, relation.name, aspect.verdict))
        aspects.append(aspect)
    left_a = {f.kind for n, f in enumerate(a.figures) if n not in used_a and not _is_context(a, f)}
    left_b = {f.kind for n, f in enumerate(b.figures) if n not in used_b and not _is_context(b, f)}
    return Reckoning(tuple(aspects), tuple(pairs), bool(left_a & left_b))


def _is_left_over(one: Figure, two: Figure, strength: float, pairs: Sequence[FigurePair]) -> bool:
    """Whether the claims agree on another figure of this kind, and these two only remain ("6,240, more than the 5,800
    expected", "6,240, after 3,910")."""
    agreed = any(
        pair.verdict in ("agreement", "compatible") and (pair.a.kind, pair.a.unit) == (one.kind, one.unit)
        for pair in pairs
        if one.kind not in ("date", "duration")
    )
    return agreed and strength < settings.ALIGN_LEFT_OVER


def _is_given_too(one: Figure, two: Figure, a: Statement, b: Statement) -> bool:
    """Whether one claim gives the other's value too, for an earlier time ("raised it from 410 to 425 km")."""
    return any(
        other.status == "earlier" and compare(value, other).name == "equal" and alignment(value, other) > 0
        for value, figures in ((one, b.figures), (two, a.figures))
        for other in figures
    )


def _is_listed(count: Figure, other: Statement) -> bool:
    """Whether the other claim gives the number as well, of nothing that it names: "got seven pieces of advice" beside "nine
    recommendations, seven to the firm and two to the operator"."""
    if count.kind != "count":
        return False
    number = count.text.split()[0].lower()
    return any(
        token.tag == "CD"
        and token.text.lower() == number
        and not any(f.start <= token.start < f.end for f in other.figures)
        for token in other.tokens
    )


def comparisons(a: Statement, b: Statement, options: Options) -> list[tuple[int, int, Relation]]:
    """Every figure of A with every one of B that it can be compared with at all."""
    found = []
    for at, one in enumerate(a.figures):
        for to, two in enumerate(b.figures):
            if _unlike(one, two) or _is_context(a, one) or _is_context(b, two):
                continue
            # "at least 60 days" and "90 days" cannot both be the rule, nor five and ten years both the goal
            strict = (_binds(a) and _binds(b)) or _both_most(one, two)
            relation = _multiplied(a, one, two) or _multiplied(b, two, one) or _relation(one, two, options, strict)
            found.append((at, to, relation))
    return found


def _multiplied(statement: Statement, each: Figure, whole: Figure) -> Relation | None:
    """ "Each of the thirty growers is paid £40,000" gives the £1.2 million that all of them share."""
    if not per_unit(each) or per_unit(whole) or each.kind != whole.kind or not isinstance(each.value, float | int):
        return None
    for count in statement.figures:
        if count.kind == "count" and isinstance(count.value, float | int) and count.value > 1:
            total = replace(each, value=each.value * count.value, scope=None, precision=each.precision * count.value)
            relation = compare(total, whole)
            if relation.name in ("equal", "compatible"):
                return replace(
                    relation, name="compatible", reason=f"{count.text} at {each.text} each make {whole.text}"
                )
    return None


def comparable(a: Statement, b: Statement, options: Options) -> list[tuple[int, int, Relation]]:
    """Those of the comparisons that come to something, or that roles and attributes call one measure."""
    return [
        (at, to, relation)
        for at, to, relation in comparisons(a, b, options)
        if relation.name != "incomparable" or alignment(a.figures[at], b.figures[to]) > 0
    ]


def _relation(one: Figure, two: Figure, options: Options, strict: bool) -> Relation:
    """The relation of two figures, those that one text gives for each and the other does not among them, and a change beside
    a level: whether such measure one thing is asked of the texts (`verdicts.sameness`), since readings of them can err.
    """

    def compared(x: Figure, y: Figure) -> Relation:
        return compare(
            x,
            y,
            tolerance=options.tolerance,
            rates=options.rates,
            fiscal_start=options.fiscal_start,
            strict_bounds=strict,
        )

    relation = compared(one, two)
    if relation.name != "incomparable" or one.kind != two.kind:
        return relation
    if _same_count(one, two) and is_telling(one):
        return replace(relation, name="equal", reason=f"{one.text} is {two.text}")
    if per_unit(one) == per_unit(two) and one.change == two.change:
        return relation
    return compared(_bare(one), _bare(two))


def _bare(figure: Figure) -> Figure:
    return replace(figure, scope=None, change=False, direction=0)


MOST_OF = ("quantity", "money", "percent")


def _both_most(one: Figure, two: Figure) -> bool:
    """Two texts that each give the most of one thing: "up to 150 kW" and "never exceeds 115 kW"."""
    return one.kind == two.kind in MOST_OF and one.bound == two.bound == "max" and alignment(one, two) >= 0.75


def _binds(statement: Statement) -> bool:
    return statement.claim.modality in {"obligation", "target", "plan"}


def _ranked(
    a: Statement, b: Statement, likeness: float, options: Options, sure: Sure | None
) -> list[tuple[float, int, int, Relation]]:
    """Pairs of figures that measure the same thing, the surest first; where sure enough, equal values go together."""
    found = []
    for at, to, relation in comparisons(a, b, options):
        one, two = a.figures[at], b.figures[to]
        agrees = relation.name in ("equal", "compatible")
        if relation.name == "incomparable" and not (alignment(one, two) > 0 or _same_count(one, two)):
            continue
        if sure is None:
            strength = _strength(a, b, one, two, likeness)
            enough = strength >= (settings.ALIGN_AGREE if agrees else settings.ALIGN_DIFFER) or (
                relation.name == "equal" and is_telling(one) and strength >= settings.SAME_AGREE_TELLING
            )
        else:
            strength = sure.get((at, to), 0.0)
            enough = strength >= least_sure(relation, one, options) or (
                not agrees and _in_two_periods(a, b, one, two, relation, likeness, options)
            )
        dated = bool({one.kind, two.kind} & {"date", "duration"})
        known = sure is not None and _known(one, two, strength, agrees)
        if enough and not agrees and (_restated(one) != _restated(two) or (_only_years(one, two) and not known)):
            continue
        if enough and dated and not known and not _same_event(a, b, one, two, likeness, agrees):
            continue
        if enough:
            found.append((agrees, relation.name == "equal", strength, at, to, relation))
        elif _same_count(one, two) and likeness >= settings.ALIGN_COUNT_LIKENESS:
            same = replace(relation, name="equal", reason=f"{one.text} is {two.text}")
            found.append((True, True, likeness, at, to, same))
    # equal values first where they are about as sure as what differs: a value found is not held against another
    found.sort(key=lambda row: (-(row[2] + 0.3 * row[0] + 0.1 * row[1]), row[3], row[4]))
    return [(strength, at, to, relation) for _, _, strength, at, to, relation in found]


def _in_two_periods(
    a: Statement, b: Statement, one: Figure, two: Figure, relation: Relation, likeness: float, options: Options
) -> bool:
    """Whether two figures that go together by their words are of two periods: the model is asked with the values made
    equal and the periods as they are, and may well deny that one follows from the other."""
    aligned = _strength(a, b, one, two, likeness) >= settings.ALIGN_DIFFER
    return aligned and judge_figures(a, b, one, two, relation, options).verdict == "different_period"


def _known(one: Figure, two: Figure, strength: float, agrees: bool) -> bool:
    """Whether the model is so sure of two dates or durations that their claims need not be worded alike; two different
    dates must be of events that go by one name besides, and so must "April" and "April 2023"."""
    named = one.kind != "date" or alignment(one, two) >= settings.DATE_ALIGNED
    if agrees:
        return strength >= settings.SAME_DIFFER and (named or _has_year(one) == _has_year(two))
    return named and strength >= settings.SAME_DATED


def _has_year(date: Figure) -> bool:
    return str(date.value)[:4].isdigit()


def least_sure(relation: Relation, figure: Figure, options: Options) -> float:
    """How probably two figures must measure one thing (`verdicts.sameness`) for their relation to say anything."""
    if relation.name == "equal" and is_seldom(figure):
        return settings.SAME_AGREE_TELLING
    return settings.SAME_AGREE if relation.name in ("equal", "compatible") else options.differ_from


def _restated(figure: Figure) -> bool:
    """Whether the text says that the value is worked out in a way of its own ("adjusted", "non-GAAP", "like-for-like")."""
    return bool(RESTATED & set(re.findall(r"[a-z]+", f"{figure.scope or ''} {figure.attribute or ''}".lower())))


def _only_years(one: Figure, two: Figure) -> bool:
    """Two bare years that no event in common goes with: the edition of 2024 and that of 2025."""
    if not one.kind == two.kind == "date":
        return False
    bare = all(re.fullmatch(r"\d{4}", str(date.value)) for date in (one, two))
    return bare and alignment(one, two) < settings.DATE_ALIGNED


def is_telling(figure: Figure) -> bool:
    """Whether a value is so particular that two texts on one matter hardly give it for two things: 4,216 or €18.4 million."""
    if figure.kind in ("date", "duration"):
        return False
    count = len(digits(figure))
    return count >= 3 or (count == 2 and figure.kind in ("money", "quantity"))


def is_seldom(figure: Figure) -> bool:
    """Whether a value is not among those that everything comes in: 23 and 640, not 3 or 20."""
    if figure.kind in ("date", "duration", "ratio") or not isinstance(figure.value, float | int):
        return False
    return len(digits(figure)) >= 2 or abs(figure.value) >= 100


def digits(figure: Figure) -> str:
    """The digits that matter of a value: 68.40 is "684", 12,600 is "126"; of a date all; "" of a range."""
    if isinstance(figure.value, str):
        return "".join(char for char in figure.value if char.isdigit())
    if not isinstance(figure.value, float | int):
        return ""
    return f"{abs(figure.value):.6f}".replace(".", "").strip("0")


def _same_event(a: Statement, b: Statement, one: Figure, two: Figure, likeness: float, agrees: bool) -> bool:
    """Whether two claims with dates tell of one event, by more than a verb.

    That two dates or durations go together is no evidence that they are of one event: most dates are in this year.
    """
    if agrees:
        return alignment(one, two) >= settings.DATE_ALIGNED or likeness >= settings.ALIGN_FRAME_LIKENESS
    return one.kind == "duration" or likeness >= settings.DATE_LIKENESS or overlap(a, b) >= settings.DATE_OVERLAP


def _strength(a: Statement, b: Statement, one: Figure, two: Figure, likeness: float) -> float:
    """How sure it is that two figures measure the same thing, 0 to 1: by their roles, and by the frames around them.

    In frames that are nearly one, the only figure of its kind in each claim is the same measure, whatever the words.
    """
    sure = alignment(one, two)
    unnamed = one.kind == two.kind == "count" and (one.unit is None) != (two.unit is None)  # "a crowd of 18,300"
    if sure <= 0 and not unnamed:
        return 0.0
    strength = sure * (0.5 + 0.5 * max(0.0, likeness))
    if (
        (one.kind != "date" or not (_happens_once(one) and _happens_once(two)))
        and _only(a, one)
        and _only(b, two)
        and likeness >= settings.ALIGN_FRAME_LIKENESS
    ):
        strength = max(strength, likeness * settings.ALIGN_FRAME)
    return strength


def _happens_once(date: Figure) -> bool:
    return bool(set((date.attribute or "").lower().split()) & FIXED_EVENTS)


def _only(statement: Statement, figure: Figure) -> bool:
    same = [
        f
        for f in statement.figures
        if (f.kind, f.change) == (figure.kind, figure.change) and not _is_aside(statement, f)
    ]
    return len(same) == 1 and same[0] == figure


def _is_aside(statement: Statement, figure: Figure) -> bool:
    """Whether the figure is there only to compare the other with ("compared with 29% of those given placebo")."""
    if figure.status == "earlier" or _is_context(statement, figure):
        return True
    before = statement.claim.text[max(0, figure.start - 30) : figure.start].lower().rstrip()
    return before.endswith(("compared with", "compared to", "against", "versus", "vs", "vs.", "up from", "down from"))


def _is_context(statement: Statement, figure: Figure) -> bool:
    """Whether the figure only says when or over what time another figure of the claim was measured."""
    if figure.kind == "date":
        return figure.role == "period" or _names_period(statement, figure) or _dates_a_change(statement, figure)
    if figure.kind != "duration" or not _placed(statement, figure) or statement.claim.modality in AHEAD:
        return False  # by when a goal is to be reached is part of the goal
    return any(f.kind not in ("date", "duration") for f in statement.figures)


def _dates_a_change(statement: Statement, date: Figure) -> bool:
    """Whether a date says when something was so much more or less, and not when it happened ("between January and March it
    put out 12% more models")."""
    return not _happens_once(date) and any(f.change and f.attribute == date.attribute for f in statement.figures)


SEASON = re.compile(
    r"\s*(?:season|campaign|edition|(?:school|academic|financial|fiscal|tax|marketing) year)\b", re.IGNORECASE
)
MONTHS_TO = re.compile(
    r"\b(?:months|weeks|year|half|quarter|season) (?:to|through|ended|ending)(?: the end of| on| in)?(?: \d+)?\s*$",
    re.IGNORECASE,
)


def _names_period(statement: Statement, date: Figure) -> bool:
    """Whether a date is the name of the time that something was measured over: "the 2015-16 season", "the three months to
    June", "Third quarter: ..."."""
    text = statement.claim.text
    if SEASON.match(text[date.end :]) or MONTHS_TO.search(text[: date.start]):
        return True
    return not text[: date.start].strip() and text[date.end :].lstrip().startswith(":")


def _same_count(one: Figure, two: Figure) -> bool:
    """The same number of things that go by two names ("42 jets", "42 aircraft"); small numbers are equal by chance."""
    return one.kind == two.kind == "count" and one.value == two.value and isinstance(one.value, float) and one.value > 9


def _unlike(one: Figure, two: Figure) -> bool:
    """A value that the text calls former is not held against the present one."""
    return (one.status == "earlier") != (two.status == "earlier") and one.kind != "date"


def judge_figures(a: Statement, b: Statement, one: Figure, two: Figure, relation: Relation, options: Options) -> Aspect:
    """What two figures that measure the same thing come to: their relation, then period and outlook."""
    name = one.attribute or two.attribute or one.role or two.role or one.kind
    aspect = Aspect(name, "agreement", relation.rule, 1.0, _sentence(relation.reason, a, b))
    if relation.name == "equal":
        return replace(aspect, verdict="compatible", rule="FC304") if _one_ahead(a, one, b, two) else aspect
    if relation.name == "compatible":
        return replace(aspect, verdict="compatible", rule="FC304")
    if relation.name == "incomparable":
        return replace(aspect, verdict="undecided", rule="FC306", score=0.5)
    if _one_ahead(a, one, b, two) and not _is_settled(a, b, one, two):
        if one.kind != "date" and one.period and one.period == two.period:
            return replace(aspect, verdict="compatible", rule="FC304", explanation="One foretells, the other reports.")
        return replace(aspect, verdict="different_period", rule="FC302", explanation=LOOKS_AHEAD)
    if RULE_MODALITIES & {a.claim.modality, b.claim.modality} and carves_out(a) != carves_out(b):
        return replace(
            aspect, verdict="compatible", rule="FC304", explanation="One makes an exception to the other's rule."
        )
    when = _when(a, b, one, two, options)
    if when is not None:
        return replace(aspect, verdict="different_period", rule="FC302", explanation=when)
    return replace(aspect, verdict="contradiction")


def _is_settled(a: Statement, b: Statement, one: Figure, two: Figure) -> bool:
    """Whether the one that looks ahead says how a thing is made ("the unit will have 24 beds"), and so no forecast.

    Counts and quantities that do not run up over time or change by the day, said with a bare "will".
    """
    if one.kind not in ("count", "quantity") or {one.status, two.status} & {"target", "plan"}:
        return False
    words = {word for f in (one, two) for word in (f.attribute or "").lower().split()}
    runs_up = words & (FLOWS | VARYING) or (a.lemmas | b.lemmas) & (FLOWS | STANDING)
    return not (runs_up or looks_like_guess(a) or looks_like_guess(b))


def looks_like_guess(statement: Statement) -> bool:
    """Whether a claim that looks ahead says what may come, and not what is settled with a bare "will"."""
    return statement.claim.modality in ("target", "plan") or bool(statement.lemmas & GUESSES)


def _when(a: Statement, b: Statement, one: Figure, two: Figure, options: Options) -> str | None:
    """Why two different values can both hold: another period, or a forecast beside a report; None where they cannot."""
    if one.kind == "date":
        if str(one.value)[:4] != str(two.value)[:4] and a.lemmas & b.lemmas & RECURRING:
            return f"{one.text} and {two.text} may be two occasions."
        return None if _is_event(one) and _is_event(two) else f"{one.text} is another period than {two.text}."
    for new, old in ((a, b), (b, a)):
        start = holds_since(new)
        if start is not None and old.lemmas & AT_FIRST:
            return f"One is from the beginning, the other holds since {start}."
    spans = other_span(a.claim.text, b.claim.text) or other_phase(a, b)
    if spans is not None:
        return f"The figures are for different periods: {spans[0]} and {spans[1]}."
    mine, theirs = one.period or _period(a, one), two.period or _period(b, two)
    placed = not _flows(one) and not _flows(two)
    if periods(mine, theirs, events=placed, fiscal_start=options.fiscal_start) == "different":
        return f"The figures are for different periods: {mine} and {theirs}."
    if one.kind != "duration":
        return _horizons(a, b)
    return None


def _flows(figure: Figure) -> bool:
    """Whether the measure runs up over its period, so that a quarter's value says nothing of the year's."""
    return figure.kind == "money" or figure.change or bool(FLOWS & set((figure.attribute or "").lower().split()))


def _horizons(a: Statement, b: Statement) -> str | None:
    """ "Within a year" against "after three years": the time over which something was measured."""
    mine, theirs = ([f for f in s.figures if f.kind == "duration"] for s in (a, b))
    if len(mine) != 1 or len(theirs) != 1:
        return None
    relation = compare(mine[0], theirs[0])
    if relation.name != "differs" or not (_placed(a, mine[0]) and _placed(b, theirs[0])):
        return None
    return f"The figures are for different times: {mine[0].text} and {theirs[0].text}."


def _placed(statement: Statement, duration: Figure) -> bool:
    """Whether the duration says over what time, after a preposition ("within a year", "after three years")."""
    before = statement.claim.text[: duration.start].lower().split()[-3:]
    while before and before[-1] in {"the", "next", "last", "past", "coming", "first", "a", "another", "some", "just"}:
        before.pop()
    words = duration.text.lower().split()
    return words[0] in HORIZON or (bool(before) and before[-1] in HORIZON)


def _one_ahead(a: Statement, one: Figure, b: Statement, two: Figure) -> bool:
    """Whether one of two figures is of what is to come and the other of what was: "is shutting 85 branches" may be either."""
    ahead = _looks_ahead(a, one)
    if ahead == _looks_ahead(b, two):
        return False
    return not may_be_to_come(b if ahead else a)


def may_be_to_come(statement: Statement) -> bool:
    """Whether a claim in the present may tell of what is to come: "is shutting 85 branches", "stays on the grid until 2031"."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None:
        return False
    present = [tokens[at] for at in (verb, *children(tokens, verb)) if tokens[at].tag in ("VBZ", "VBP")]
    if tokens[verb].tag == "VBG":
        return any(token.dep == "aux" for token in present)
    if tokens[verb].tag not in ("VBZ", "VBP") or not statement.claim.date:
        return False
    dates = [
        f.value for f in statement.figures if f.kind == "date" and isinstance(f.value, str) and f.value[:1].isdigit()
    ]
    return any(date > statement.claim.date[: len(date)] for date in dates)


def _looks_ahead(statement: Statement, figure: Figure) -> bool:
    if figure.status in AHEAD:
        return statement.claim.modality != "fact"
    ahead = statement.claim.modality in AHEAD and figure.status != "earlier"
    return ahead and not _is_told_aside(statement, figure)


def _is_told_aside(statement: Statement, figure: Figure) -> bool:
    """Whether a relative clause in the past gives the figure: "you might look at the T4, which it launched at 989 euros"."""
    tokens = statement.tokens
    return any(is_past_relative(tokens, at) for own in statement.tokens_of(figure)[:1] for at in ancestors(tokens, own))


def _period(statement: Statement, figure: Figure) -> str | None:
    """The one other date of the claim, where it dates no event of its own."""
    dates = [f for f in statement.figures if f.kind == "date" and isinstance(f.value, str)]
    return str(dates[0].value) if len(dates) == 1 else None


def _is_event(date: Figure) -> bool:
    """Whether the date is what the claim says of something that happens once."""
    if date.role == "period":
        return False
    return _happens_once(date) or date.role == "date"


def _sentence(reason: str, a: Statement, b: Statement) -> str:
    """The reason as a sentence, with the subject where both claims name one."""
    return reason[:1].upper() + reason[1:] + "."
