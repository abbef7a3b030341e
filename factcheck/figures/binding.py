"""Figures bound to what they are about: role, subject, attribute, period, status, scope and direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.figures import about, asof, cues, events
from factcheck.figures.attributes import TIMES, VERB_ROLES
from factcheck.figures.figure import Figure
from factcheck.figures.inherit import PERIOD, inherit, mark_periods
from factcheck.figures.labelled import labelled
from factcheck.figures.roles import Role, light, measure, role
from factcheck.figures.tree import NOUNS, Tree
from factcheck.inference.token import Token

_HAPPENS = frozenset("occur happen report see observe note appear record find affect develop".split())
_POSSESSES = frozenset(
    "hold own operate run fly possess boast field keep maintain get use sit lie exist pack house".split()
)
"""Verbs that with a count only say that the things are there: a fleet flown is a fleet."""
_PLAIN_ADJECTIVES = frozenset(
    """new own strong record whole entire overall current latest recent such other same first second third fourth last next full
    so-called more less further additional big large huge high low small good several many few""".split()
)


def bind(
    text: str, tokens: Sequence[Token], figures: Sequence[Figure], *, published: str | None = None, heading: str = ""
) -> tuple[Figure, ...]:
    """The figures of a text with what they are about, from the parse of that text.

    `tokens` and `figures` count their offsets in `text`. What the text does not say stays None. `published` and
    `heading` are not guessed from: a date that the figure's own sentence does not give is for the caller to add.
    """
    if not figures:
        return ()
    tree = Tree(text, tokens, figures)
    if (cells := labelled(tree)) is not None:
        return tuple(cells)
    bound = [_bind_date(tree, n) if f.kind == "date" else _bind_value(tree, n) for n, f in enumerate(figures)]
    return tuple(mark_periods(tree, inherit(tree, bound)))


def _bind_value(tree: Tree, number: int) -> Figure:
    figure = tree.figures[number]
    found = role(tree, number)
    direction, change = cues.movement(tree, number, found.verb)
    owner = about.subject(tree, number, found)
    places = [] if found.noun is None else _places(tree, found.noun, owner)
    return replace(
        figure,
        role=found.name or (figure.unit if figure.kind == "count" else None),
        subject=None if owner is None else tree.phrase(owner),
        attribute=_attribute(tree, number, found, owner),
        period=asof.period(tree, number, found.verb, found.noun),
        status=cues.status(tree, number, found.verb, found.noun),
        scope=cues.scope(tree, number, _modifiers(tree, found.noun), places) or figure.scope,
        direction=direction,
        change=change,
    )


def _bind_date(tree: Tree, number: int) -> Figure:
    found, owner = events.event(tree, number)
    return replace(
        tree.figures[number],
        role="date" if found.name else None,
        subject=None if owner is None else tree.phrase(owner),
        attribute=found.name,
        status=cues.status(tree, number, found.verb),
    )


def _modifiers(tree: Tree, noun: int | None) -> list[str]:
    """The words before a measure noun, in lower case."""
    if noun is None:
        return []
    return [tree.word(i) for i in range(tree.run_start(noun), noun) if tree.figure_at[i] is None]


def _places(tree: Tree, noun: int, owner: int | None) -> list[str]:
    """Places and parts that narrow a measure: "sales in Europe", "revenue for the cloud unit"."""
    found = []
    for preposition in [
        c for c in tree.children[noun] if c > noun and tree.word(c) in {"in", "for", "outside", "across"}
    ]:
        inner = tree.child(preposition, "pobj")
        if inner is None or inner == owner or tree.figure_at[inner] is not None:
            continue
        if tree.is_name(inner) or tree.word(preposition) != "in":
            found.append(f"{tree.word(preposition)} {tree.phrase(inner)}")
    return found


def _attribute(tree: Tree, number: int, found: Role, owner: int | None) -> str | None:
    """What is measured, as lemmas: modifiers and noun ("cloud revenue"), or the counted noun with its verb."""
    figure = tree.figures[number]
    if found.noun is not None:
        words = _noun_words(tree, found.noun, owner, compared=figure.kind == "ratio")
        if found.name == "share":
            words = [*words, *_predicate(tree, number, found.verb)]
        elif (
            found.name == tree.lemma(found.noun)
            and not measure(tree, found.noun)
            and found.verb is not None
            and not light(tree.lemma(found.verb))
        ):
            words.append(VERB_ROLES.get(tree.lemma(found.verb), tree.lemma(found.verb)))
        return " ".join([*words, found.name] if found.name and found.name not in words else words) or found.name
    if (
        found.name == "age"
        and figure.kind == "count"
        and found.verb is not None
        and found.entity == tree.agent(found.verb)
    ):
        return f"{tree.lemma(found.verb)} age"  # "retire at 67"
    if figure.kind == "count" and found.name != "age":
        return _counted(tree, number, found)
    if found.name is None and found.verb is not None and not light(tree.lemma(found.verb)):
        return tree.lemma(found.verb)
    done = None if found.verb is None or tree.lemma(found.verb) != "take" else tree.child(found.verb, "xcomp", "advcl")
    if figure.kind == "duration" and done is not None:  # "it took her two hours to run the marathon"
        return tree.lemma(done)
    if found.name == "interval":
        return (
            "interval" if found.verb is None or light(tree.lemma(found.verb)) else f"{tree.lemma(found.verb)} interval"
        )
    if figure.kind == "duration" and (lasting := _what_lasts(tree, number, found)):
        return lasting
    if figure.kind == "duration" and found.name == "duration" and found.verb is not None and found.entity is None:
        return tree.lemma(found.verb) if not light(tree.lemma(found.verb)) else found.name
    return found.name


def _what_lasts(tree: Tree, number: int, found: Role) -> str | None:
    """ "the warranty runs for five years": the noun that runs, where it is no name."""
    if found.verb is None or tree.lemma(found.verb) not in {"run", "last", "be", "take", "extend", "go", "continue"}:
        return None
    top, agent = tree.top(number), tree.agent(found.verb)
    if tree.lemma(found.verb) == "be" and (top is None or tree.tokens[top].head != found.verb):
        return None
    if agent is None or tree.is_name(agent) or tree.tokens[agent].pos != "NOUN" or measure(tree, agent):
        return None
    return f"{tree.lemma(agent)} duration"


def _noun_words(tree: Tree, noun: int, owner: int | None, compared: bool = False) -> list[str]:
    """Lemmas of a measure noun with its modifiers and its "of" or "from" phrases, without names and scope words."""
    named = set() if owner is None else set(range(tree.phrase_start(owner), owner + 1))
    left = [i for i in range(tree.run_start(noun), noun) if i not in named]
    words = _hyphened([(tree.tokens[i].text, _modifier(tree, i), _says_what(tree, i)) for i in left])
    behind = {c for c in tree.children[noun] if c > noun} | {noun + 1}
    for preposition in [c for c in sorted(behind) if c < len(tree.tokens) and tree.word(c) in {"of", "from"}]:
        inner = tree.child(preposition, "pobj")
        if (
            inner is not None
            and inner != owner
            and not compared
            and tree.figure_at[inner] is None
            and tree.tokens[inner].pos in NOUNS
        ):
            start = tree.phrase_start(inner)
            words += [tree.lemma(i) for i in range(start, inner + 1) if i not in named and _says_what(tree, i)]
    return list(dict.fromkeys([*words, tree.lemma(noun)]))


def _hyphened(words: list[tuple[str, str, bool]]) -> list[str]:
    """Modifiers as lemmas, those that hyphens join as one: "pre-tax", "like-for-like", from (text, lemma, tells)."""
    found: list[str] = []
    joins = False
    for text, lemma, tells in words:
        if text in {"-", "‑"}:
            joins = bool(found)
        elif joins:
            found[-1] = f"{found[-1]}-{text.lower()}"
            joins = False
        elif tells:
            found.append(lemma)
    return found


def _modifier(tree: Tree, at: int) -> str:
    """The lemma of a word before a noun; a participle stays as it is ("operating profit")."""
    return tree.word(at) if tree.tokens[at].tag in {"VBG", "VBN"} else tree.lemma(at)


def _says_what(tree: Tree, at: int) -> bool:
    token = tree.tokens[at]
    if tree.figure_at[at] is not None or token.pos not in {"NOUN", "PROPN", "ADJ", "VERB"}:
        return False
    return tree.lemma(at) not in _PLAIN_ADJECTIVES | TIMES


def _counted(tree: Tree, number: int, found: Role) -> str | None:
    """ "900 people" that a firm employs are its employees; "14 people were killed" is not "14 people were hurt"."""
    unit = tree.figures[number].unit
    verb = found.verb
    lemma = "" if verb is None else tree.lemma(verb)
    if lemma == "employ":
        return "employee"
    words = [] if unit is None else [unit]
    agent = None if verb is None else tree.agent(verb)
    if lemma == "be" and measure(tree, agent) and agent is not None:  # "the context window is 128,000 tokens"
        return " ".join(dict.fromkeys([*_noun_words(tree, agent, None), *words]))
    if verb is not None and not _hangs_freely(tree, number, verb):
        return unit
    if verb is not None and tree.agent(verb) in tree.spans[number]:
        return " ".join(dict.fromkeys([*words, *_predicate(tree, number, verb)])) or None
    acl = _participle(tree, number)
    extra = acl or (
        lemma
        if lemma and lemma not in _POSSESSES and not light(lemma) and tree.tokens[verb or 0].pos == "VERB"
        else None
    )
    if extra and extra not in words:
        words.append(extra)
    return " ".join(words) or None


def _hangs_freely(tree: Tree, number: int, verb: int) -> bool:
    """Whether nothing stands between a count and its verb: "a survey of 2,014 adults found" says nothing of adults."""
    top = tree.top(number)
    for ancestor in [] if top is None else tree.up(top):
        if ancestor == verb:
            return True
        if tree.word(ancestor) == "with":
            return False  # "with its 128 cores, it is meant for": they are had, not meant
        if tree.tokens[ancestor].pos in NOUNS or tree.figure_at[ancestor] not in (None, number):
            return False
    return True


def _predicate(tree: Tree, number: int, verb: int | None) -> list[str]:
    """What those counted did, where the figure is the subject ("61% of patients had no symptoms"), as lemmas."""
    agent = None if verb is None else tree.agent(verb)
    if verb is None or agent is None or agent > verb:
        return []
    if not set(tree.subtree(agent)) & set(tree.spans[number]):  # "a relapse occurred in 21% of patients"
        happens = tree.lemma(verb) in _HAPPENS and tree.tokens[agent].pos == "NOUN" and not measure(tree, agent)
        return [tree.lemma(i) for i in range(tree.run_start(agent), agent + 1)] if happens else []
    words = [] if light(tree.lemma(verb)) else [tree.lemma(verb)]
    said = tree.child(verb, "dobj", "attr", "acomp")
    if said is not None and tree.figure_at[said] is None and not about.stands_for(tree, said):
        words += ["no"] if any(tree.word(c) in {"no", "not"} for c in tree.children[said]) else []
        words.append(tree.lemma(said))
    if any(tree.tokens[c].dep == "neg" for c in tree.children[verb]):
        words.append("no")
    return words


def _participle(tree: Tree, number: int) -> str | None:
    """The participle behind a count: "900 people employed", "14 people killed"."""
    top = tree.top(number)
    if top is None:
        return None
    child = next((c for c in tree.children[top] if tree.tokens[c].dep == "acl" and tree.tokens[c].tag == "VBN"), None)
    return None if child is None else tree.lemma(child)


__all__ = ["PERIOD", "bind"]
