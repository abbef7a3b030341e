"""What the words of two claims say beside their figures: direction, negation, opposites, exclusive names."""

from __future__ import annotations

from factcheck import settings
from factcheck.claims.names import Name
from factcheck.claims.tree import child, children, subtree
from factcheck.figures import periods
from factcheck.figures.statement import Statement, of_statement
from factcheck.figures.synonyms import alike
from factcheck.verdicts.lexicon import SAME_DOING
from factcheck.verdicts.phases import habitual, other_phase, then_and_now
from factcheck.verdicts.polarity import carves_out, direction, narrower, negations, opposites
from factcheck.verdicts.roles import holds_post, main_verb, other_part, owner
from factcheck.verdicts.subjects import Subjects, about_one, overlap, topic_lemmas
from factcheck.verdicts.verdict import Aspect


def wording(a: Statement, b: Statement, subjects: Subjects, likeness: float) -> list[Aspect]:
    """The aspects that rules of language decide, without a model. Precision first: each needs the same frame."""
    found = []
    shared = overlap(a, b)
    one = about_one(a, b, subjects)
    for x, y, relation in subjects.values[:1]:
        if not ((one and likeness >= settings.NAME_LIKENESS) or one_post(a, b, x, y)):
            break
        if holds_post(a, x) is not None and (_changes_hands(a) or _changes_hands(b)):
            break
        found.append(Aspect(relation, "contradiction", "FC203", 1.0, f"{x.text} against {y.text} ({relation})."))
    where = other_part(a, b)
    if where is not None and shared > 0 and likeness >= settings.POLARITY_LIKENESS:
        found.append(Aspect("place", "contradiction", "FC203", 1.0, f"In {where[0]} against in {where[1]}."))
    up_a, up_b = direction(a), direction(b)
    opposed = up_a != up_b
    if (
        up_a is not None
        and up_b is not None
        and opposed
        and same_measure(a, b)
        and max(likeness, shared) >= settings.DIRECTION_LIKENESS
        and shared > 0
        and not _periods_differ(a, b)
    ):
        said = {1: "rose", -1: "fell", 0: "stayed as it was"}
        why = f"One says it {said[up_a]}, the other {said[up_b]}."
        found.append(Aspect("direction", "contradiction", "FC108", 1.0, why))
    if likeness < settings.POLARITY_LIKENESS or shared < settings.POLARITY_OVERLAP or _periods_differ(a, b):
        return found
    if carves_out(a) != carves_out(b) or then_and_now(a, b):
        return found
    if habitual(a) and habitual(b) and (narrower(a, b) or other_phase(a, b)):
        return found
    if negations(a) % 2 != negations(b) % 2:
        if likeness >= settings.POLARITY_SURE or same_verb(a, b):
            found.append(Aspect("polarity", "contradiction", "FC202", 1.0, "One affirms what the other denies."))
    else:  # "may not close" and "is open" go together
        against = opposites(a, b)
        if against is not None:
            found.append(Aspect("polarity", "contradiction", "FC202", 1.0, f"“{against[0]}” against “{against[1]}”."))
    return found


def one_direction(a: Statement, b: Statement) -> bool:
    """Whether both say that one measure rose, or that it fell, and neither denies it."""
    one = direction(a)
    return one is not None and one == direction(b) and negations(a) == negations(b) == 0 and same_measure(a, b)


def one_post(a: Statement, b: Statement, x: Name, y: Name) -> bool:
    """Whether two persons are given one post of one firm, town or jury, so that the rest of the claims does not matter."""
    post = holds_post(a, x)
    if post is None or post != holds_post(b, y):
        return False
    ours, theirs = owner(a, x), owner(b, y)
    return not (ours and theirs) or bool(ours & theirs)


HANDS_OVER = frozenset(
    """new next former outgoing incoming designate predecessor successor succeed replace resign retire dismiss fire sack oust
    leave depart step""".split()
)


def _changes_hands(statement: Statement) -> bool:
    """Whether a claim tells of a post that goes from one to another ("will be the new finance chief"): both may have held
    it."""
    return bool(HANDS_OVER & {token.lemma.lower() for token in statement.tokens})


def same_measure(a: Statement, b: Statement) -> bool:
    """Whether what rose in one is what fell in the other: a noun in common, or two that name one measure."""
    ours, theirs = measured(a), measured(b)
    return any(alike(one, two) for one in ours for two in theirs) or (
        not (ours and theirs) and bool(a.lemmas & b.lemmas)
    )


@of_statement
def measured(statement: Statement) -> frozenset[str]:
    """Nouns of what the claim says rose or fell: of the object ("reduced its spending"), else of the subject."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    thing = child(tokens, verb, "dobj") if verb is not None else None
    if thing is None or tokens[thing].pos != "NOUN":
        return topic_lemmas(statement)
    return frozenset(tokens[at].lemma.lower() for at in subtree(tokens, thing) if tokens[at].pos == "NOUN")


def same_verb(a: Statement, b: Statement) -> bool:
    """Whether both say or deny the same doing: one main verb, or two that name one event."""
    one, two = _predicates(a), _predicates(b)
    return any(alike(x, y) or any({x, y} <= group for group in SAME_DOING) for x in one for y in two)


@of_statement
def _predicates(statement: Statement) -> list[str]:
    """Lemmas of the main verb and of what it governs as a verb or predicate, without "be" and "have"."""
    tokens = statement.tokens
    verb = main_verb(tokens)
    if verb is None:
        return []
    spots = [verb, *(at for at in children(tokens, verb) if tokens[at].dep in {"xcomp", "acomp", "attr", "ccomp"})]
    return [tokens[at].lemma.lower() for at in spots if tokens[at].lemma.lower() not in {"be", "have", "do", "get"}]


def _periods_differ(a: Statement, b: Statement) -> bool:
    """Whether both claims give dates and no two of them can be one."""
    ours = [str(f.value) for f in a.figures if f.kind == "date" and f.value]
    theirs = [str(f.value) for f in b.figures if f.kind == "date" and f.value]
    return bool(ours and theirs) and all(
        periods(one, two, events=True) == "different" for one in ours for two in theirs
    )
