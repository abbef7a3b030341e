"""Totals of one claim against the parts that another gives (FC109): a fleet of eleven tugs and six, "all 21 tugs"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck import settings
from factcheck.figures import Figure, Statement, alignment, counted
from factcheck.figures.derived import inside, sum_problem
from factcheck.figures.parts import Breakdown, breakdowns, fits, near, number, rounding
from factcheck.verdicts.mismatch import Mismatch
from factcheck.verdicts.subjects import about_one, compare_subjects, overlap

_OF_THESE = re.compile(r"(?:of|among) (?:these|them|those|which|whom)\b|(?:these|they) (?:are|were)\b", re.IGNORECASE)
_ALTOGETHER = re.compile(r"\b(?:altogether|in all|in total|a total of|all told|together|combined)\b", re.IGNORECASE)
_EACH_OF = re.compile(r"^(?:each|every one) of (?:the|its|his|her|their|these|those)\b", re.IGNORECASE)
_EACH = re.compile(r"^\s*(?:each|apiece|a piece)\b|^\s*(?:\([^)]*\)\s*)?each\b", re.IGNORECASE)
_COST = frozenset({"price", "cost", "value", "fee", None})


def sum_mismatches(statements: Sequence[Statement]) -> Iterator[Mismatch]:
    """Totals that are not what their parts, or what so many at so much each, come to."""
    usable = [at for at, statement in enumerate(statements) if statement.claim.modality != "opinion"]
    yield from _listed(statements, usable)
    yield from _of_these(statements, usable)
    yield from _at_so_much_each(statements, usable)


def _listed(statements: Sequence[Statement], usable: Sequence[int]) -> Iterator[Mismatch]:
    """Complete lists without their whole ("consists of eleven harbour tugs and six ocean tugs") against totals."""
    totals: dict[str, list[tuple[int, Figure]]] = defaultdict(list)
    for at in usable:
        for figure in _totals(statements[at]):
            entries = totals[counted.singular(figure.unit or "")]
            if len(entries) < settings.DERIVED_CROWD:
                entries.append((at, figure))
    for at in usable:
        statement = statements[at]
        for found in breakdowns(statement.figures, statement.claim.text, statement.tokens):
            if found.whole is not None or not found.complete or found.parts[0].kind != "count":
                continue
            seen: set[int] = set()
            for noun in _nouns_over(found, totals.keys()):
                for other, whole in totals[noun]:
                    if other == at or other in seen or not _is_whole_of(statements, at, found, other, whole):
                        continue
                    seen.add(other)
                    if near(found, number(whole)) and not fits(found, number(whole), rounding(whole)):
                        yield _mismatch(at, found.parts[0], other, whole, sum_problem(whole, found.parts).reason)


def _totals(statement: Statement) -> list[Figure]:
    """Counts of a claim that may be a whole: plain, and not one of several of their noun."""
    counts = [f for f in statement.figures if f.kind == "count" and f.unit and not f.change]
    plain = [f for f in counts if not f.bound and not f.approx and f.status != "earlier" and number(f) == number(f)]
    return [f for f in plain if sum(f.unit == other.unit for other in counts) == 1 and not f.scope]


def _nouns_over(found: Breakdown, nouns: Iterable[str]) -> list[str]:
    """The nouns that all parts of a list are: their own, or a wider one."""
    parts = [counted.singular(part.unit or "") for part in found.parts]
    if frozenset(parts) == {"gold", "silver", "bronze"}:
        return ["medal"]
    if set(parts) <= {"win", "draw", "loss", "defeat"}:
        return ["game", "match", "fixture"]
    if {"man", "woman"} & set(parts) or {"boy", "girl"} & set(parts):
        return []  # in another claim there may be children beside them
    return [noun for noun in nouns if noun and all(counted.relation(noun, p) in {"same", "wider"} for p in parts)]


def _is_whole_of(statements: Sequence[Statement], at: int, found: Breakdown, other: int, whole: Figure) -> bool:
    """Whether the count of one claim is of the things that the other lists."""
    one, two = statements[at], statements[other]
    if one.claim.modality != two.claim.modality or (whole.period and found.parts[0].period not in (None, whole.period)):
        return False
    if _modifiers(whole) or _narrower(one, found, two) or _qualities(two) - one.lemmas:
        return False
    split = counted.singular(whole.unit or "") in {"medal", "game", "match", "fixture"}
    listed = replace(found.parts[0], unit=whole.unit, scope=None)
    if not split and alignment(whole, listed) < settings.ALIGN_MORE_SAID:
        return False
    return _about_one(statements, at, other)


def _narrower(listing: Statement, found: Breakdown, total: Statement) -> bool:
    """Whether the list is of less than the total counts: of a new ward, of the schools that were closed."""
    first, last = found.parts[0].start, found.parts[-1].end
    said = {
        token.lemma.lower()
        for token in listing.tokens
        if token.lemma.lower() in listing.lemmas
        and (token.start < first or (token.start >= last and token.pos in {"ADJ", "ADV"}))
        and token.dep != "ROOT"
    }
    return bool(said - total.lemmas - settings.WHOLE_NOUNS)


def _qualities(statement: Statement) -> set[str]:
    """Lemmas of the adjectives and adverbs outside figures and names."""
    lemmas = {token.lemma.lower() for token in statement.tokens if token.pos in {"ADJ", "ADV"}}
    return lemmas & statement.lemmas


def _modifiers(figure: Figure) -> set[str]:
    """Words between the number and the noun counted: "21 harbour tugs" are not all tugs."""
    words = re.findall(r"[a-z]+", figure.text.lower())[:-1]
    return {w for w in words if w not in settings.COUNT_WORDS}


def _about_one(statements: Sequence[Statement], a: int, b: int) -> bool:
    """Whether two claims are about one thing: by a name in both, or because one follows the other."""
    one, two = statements[a], statements[b]
    subjects = compare_subjects(one, two)
    if subjects.relation == "different":
        return False
    return subjects.shared > 0 or (_near(statements, a, b) and about_one(one, two, subjects))


def _near(statements: Sequence[Statement], a: int, b: int) -> bool:
    same = statements[a].claim.document == statements[b].claim.document
    return same and abs(a - b) <= settings.DERIVED_NEAR


def _of_these(statements: Sequence[Statement], usable: Sequence[int]) -> Iterator[Mismatch]:
    """ "The council built 40 homes. Of these, 30 are flats and 15 are houses": parts of the claim before."""
    for before, at in pairwise(usable):
        statement, told = statements[at], statements[before]
        if statement.claim.document != told.claim.document or not _OF_THESE.match(statement.claim.quote):
            continue
        wholes = [f for f in told.figures if f.kind in {"count", "money", "quantity"} and not f.change]
        if len(wholes) != 1 or wholes[0].bound or wholes[0].approx:
            continue
        shift = len(told.claim.text) + 1
        figures = [wholes[0], *(replace(f, start=f.start + shift, end=f.end + shift) for f in statement.figures)]
        text = f"{told.claim.text.rstrip('.')}, {statement.claim.text}"
        tokens = [replace(t, start=t.start + shift) for t in statement.tokens]
        for found in breakdowns(figures, text, tokens):
            if found.whole is not None and found.whole.start == wholes[0].start and not found.adds_up:
                part = replace(found.parts[0], start=found.parts[0].start - shift, end=found.parts[0].end - shift)
                yield _mismatch(before, wholes[0], at, part, sum_problem(found.whole, found.parts).reason)


@dataclass(frozen=True, slots=True)
class _Many:
    """So many of a thing in one claim, with a sum of money or a quantity that is one's or that of all together."""

    at: int
    count: Figure
    amount: Figure


def _at_so_much_each(statements: Sequence[Statement], usable: Sequence[int]) -> Iterator[Mismatch]:
    """ "The four ferries cost €28 million each" against "the four ferries cost €150 million altogether"."""
    each: dict[tuple[str, float], list[_Many]] = defaultdict(list)
    whole: dict[tuple[str, float], list[_Many]] = defaultdict(list)
    for at in usable:
        for many, single in _amounts(at, statements[at]):
            index = each if single else whole
            key = (counted.singular(many.count.unit or ""), number(many.count))
            if len(index[key]) < settings.DERIVED_CROWD:
                index[key].append(many)
    for key, singles in each.items():
        for one in singles:
            for all_of in whole.get(key, ()):
                if _same_purchase(statements, one, all_of):
                    yield from _product(one, all_of)


def _amounts(at: int, statement: Statement) -> Iterator[tuple[_Many, bool]]:
    """Amounts beside the one count of things in a claim; True where the amount is one thing's."""
    text = statement.claim.text
    counts = [f for f in statement.figures if f.kind == "count" and f.unit and not f.change]
    amounts = [f for f in statement.figures if f.kind in {"money", "quantity"}]
    if (
        len(counts) != 1
        or not 0 < len(amounts) <= 2
        or not float(number(counts[0])).is_integer()
        or number(counts[0]) < 2
    ):
        return
    count = counts[0]
    if any(f.bound or f.approx or f.change or f.status == "earlier" for f in (count, *amounts)):
        return
    each_of = bool(_EACH_OF.match(text)) and len(amounts) == 1
    if each_of:
        words = re.findall(r"[a-z]+", count.text.lower())  # "four ferries costs" may be read as one noun phrase
        count = replace(count, unit=next((w for w in words[1:] if w.endswith("s")), count.unit or ""))
    for amount in amounts:
        beside = text[amount.end : amount.end + 12]
        single = each_of or bool(_EACH.match(beside)) or bool(re.search(r"\b(?:each|apiece)$", amount.text))
        if single or ((amount.scope or "") in {"", "combined"} and _is_sum(statement, count, amount)):
            yield _Many(at, count, amount), single


def _is_sum(statement: Statement, count: Figure, amount: Figure) -> bool:
    """Whether an amount is said to be that of all: by a word, or as the price of what is counted."""
    text = statement.claim.text
    around = text[max(0, amount.start - 25) : amount.end + 25]
    if _ALTOGETHER.search(around):
        return True
    return amount.kind == "money" and amount.role in {"price", "cost"} and count.end < amount.start


def _same_purchase(statements: Sequence[Statement], one: _Many, all_of: _Many) -> bool:
    a, b = one.amount, all_of.amount
    if a.kind != b.kind or a.unit != b.unit or (a.period and b.period and a.period != b.period):
        return False
    if {a.role, b.role} - _COST and a.role != b.role:
        return False
    if one.at == all_of.at:
        return True
    told, other = statements[one.at], statements[all_of.at]
    if told.claim.modality != other.claim.modality:
        return False
    if _about_one(statements, one.at, all_of.at):
        return True
    nameless = not told.names and not other.names and compare_subjects(told, other).relation != "different"
    return nameless and overlap(told, other) >= settings.DERIVED_SAME_WORDS


def _product(one: _Many, all_of: _Many) -> Iterator[Mismatch]:
    many, single, whole = number(one.count), number(one.amount), number(all_of.amount)
    allowed = many * one.amount.precision + all_of.amount.precision
    made = many * single
    if abs(made - whole) <= allowed or not whole / settings.EACH_NEAR <= made <= whole * settings.EACH_NEAR:
        return
    shown = f"{many:,.0f} times {inside(re.sub(r' (?:each|apiece)$', '', one.amount.text))}"
    why = f"{shown} is {_like(made, one.amount)}, not {inside(all_of.amount.text)}"
    yield _mismatch(one.at, one.amount, all_of.at, all_of.amount, why)


def _like(value: float, figure: Figure) -> str:
    """A value written as a figure of its text is: "€112 million" as "€28 million"."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", figure.text)
    if digits is None:
        return f"{value:,.12g}"
    scale = number(figure) / float(digits[0].replace(",", ""))
    plain = re.sub(r" (?:each|apiece)$", "", figure.text)
    return plain.replace(digits[0], f"{value / scale:,.6g}") if scale else f"{value:,.12g}"


def _mismatch(a: int, one: Figure, b: int, two: Figure, why: str) -> Mismatch:
    first, second = ((a, one), (b, two)) if a <= b else ((b, two), (a, one))
    return Mismatch(first[0], second[0], ((first[1], second[1]),), why)
