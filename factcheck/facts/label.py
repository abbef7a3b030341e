"""What a fact is called: subject, attribute and period as a person would name them.

Each claim of a fact proposes a name in its own words; the plainest proposal that most of them share is taken. Where no
claim names what it measures, the name is its clause with the value left out, which says no more than the source does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from factcheck.claims.tree import SUBJECTS
from factcheck.datetext import date_text
from factcheck.facts import phrase
from factcheck.figures import Figure, Statement
from factcheck.figures.attributes import GENERIC, MEASURES, VERB_ROLES

EVENT_NOUNS = {
    "accept": "acceptance", "acquire": "acquisition", "adopt": "adoption", "announce": "announcement",
    "appoint": "appointment", "approve": "approval", "arrive": "arrival", "authorise": "authorisation",
    "authorize": "authorization", "ban": "ban", "begin": "start", "birth": "birth", "bear": "birth", "build": "construction",
    "buy": "purchase", "cancel": "cancellation", "close": "closing", "complete": "completion", "convict": "conviction",
    "create": "creation", "crash": "crash", "deliver": "delivery", "depart": "departure", "destroy": "destruction",
    "die": "death", "discover": "discovery", "elect": "election", "end": "end", "establish": "founding",
    "found": "founding", "grant": "grant", "inaugurate": "inauguration", "inspect": "inspection",
    "introduce": "introduction", "launch": "launch", "list": "listing", "merge": "merger", "move": "move",
    "open": "opening", "postpone": "postponement", "present": "presentation", "produce": "production",
    "promote": "promotion", "publish": "publication", "ratify": "ratification", "recall": "recall",
    "release": "release", "renew": "renewal", "reopen": "reopening", "replace": "replacement", "resign": "resignation",
    "retire": "retirement", "review": "review", "sell": "sale", "sentence": "sentencing", "sign": "signing",
    "start": "start", "submit": "submission", "transfer": "transfer", "unveil": "unveiling", "win": "win",
}  # fmt: skip
"""What an event is called: "Opening of the unit", not "Open date"."""

_NUMBER = "Number of"
_EMPTY = GENERIC | frozenset("share that rate ratio amount price it size".split())
_MOVES = {1: "Rise in", -1: "Fall in", 0: "Change in"}
_LEADING = ("the ", "a ", "an ", "one ", "each ", "every ", "its ", "their ", "our ", "single ", "earlier ", "new ")
_COUNTED = frozenset({"ADJ", "NOUN", "PROPN"})
_MORE = frozenset("more additional further other new such same fewer less several many few".split())
_COLLECTIVE = frozenset("staff personnel people crew police workforce headcount".split())
_NAMES_MOVE = frozenset("rise increase decline drop fall gain growth decrease reduction cut hike raise".split())
_OCCASIONS = frozenset(EVENT_NOUNS.values()) | frozenset(
    """meeting conference summit hearing trial verdict ruling vote election referendum match final race deadline
    inspection festival ceremony accident fire strike listing premiere debut""".split()
)
LONGEST = 80
"""Characters of a label; longer ones end in an ellipsis."""


class Proposal(NamedTuple):
    """A name for a fact; `rank` 0 for what a claim names, 1 for what its verb implies, 2 for its clause."""

    rank: int
    text: str


def describe(members: Sequence[tuple[Statement, Figure | None]]) -> tuple[str, str | None, str | None, str | None]:
    """Label, subject, attribute and period of a fact from its claims; the commonest of each, named subjects first."""
    measured = [(statement, figure) for statement, figure in members if figure is not None]
    if not measured:
        statements = [statement for statement, _ in members]
        subject = _common(statement.names[0].text for statement in statements if statement.names)
        return _cut(_typical(statements).strip(' ."“”')), subject, None, None
    period = _common(figure.period for _, figure in measured)
    subject = _common(_subject(statement, figure) for statement, figure in measured) or _shared_topic(measured)
    attribute = _common(f.attribute for _, f in measured) or _common(f.role for _, f in measured)
    rank, text = _best([_propose(statement, figure) for statement, figure in measured])
    if rank < 2:
        if subject and not _says(text, subject):
            done = measured[0][1].kind == "count" and not text.startswith(_NUMBER)
            text = f"{text} {'by' if done and text.split()[-1].endswith('ed') else 'of'} {subject}"
        if period and not _says(text, date_text(period)):
            text = f"{text}, {date_text(period)}"
    return _cut(text[:1].upper() + text[1:]), subject, attribute, period


def _typical(statements: Sequence[Statement]) -> str:
    """The wording that has most words in common with the others, the shortest of those."""

    def shared(one: Statement) -> int:
        return sum(len(one.lemmas & other.lemmas) for other in statements if other is not one)

    return min(statements, key=lambda one: (-shared(one), len(one.claim.text))).claim.text


def _best(proposals: Sequence[Proposal]) -> Proposal:
    """The proposal of the best rank that most claims make, the shortest of those."""
    rank = min(proposal.rank for proposal in proposals)
    texts = Counter(proposal.text for proposal in proposals if proposal.rank == rank)
    return Proposal(rank, min(texts, key=lambda text: (-texts[text], len(text), text)))


def _propose(statement: Statement, figure: Figure) -> Proposal:
    """What one claim calls the fact."""
    if (cell := _row(statement, figure)) is not None:
        return Proposal(0, cell)
    if figure.kind == "date":
        text = _event(statement, figure)
    elif figure.kind == "count":
        text = _counted(statement, figure)
    else:
        text = _measured(statement, figure)
    if text:
        return Proposal(0, text)
    text = _implied(statement, figure)
    return Proposal(1, text) if text else Proposal(2, phrase.blanked(statement, figure))


def _row(statement: Statement, figure: Figure) -> str | None:
    """What stands before the colon where the claim is a row of a table: "Top speed, E2" of "Top speed, E2: 132 km/h"."""
    before, colon, after = statement.claim.text[: figure.start].rstrip(), ":", statement.claim.text[figure.end :]
    return before[:-1] if before.endswith(colon) and not after.strip(" .") else None


def _event(statement: Statement, figure: Figure) -> str:
    """ "Opening of the heart unit", "When orders can be placed" """
    words = (figure.attribute or "").lower().split()
    if not words:
        return ""
    verb = phrase.find_verb(statement, words[-1])
    if verb is None:
        noun = phrase.find_noun(statement, _OCCASIONS.intersection(words), figure)
        named = "" if noun is None else phrase.noun_phrase(statement, noun, figure)
        return f"Date of the {named}" if named else ""
    token = statement.tokens[verb]
    thing = phrase.undergoer(statement, verb, figure)
    done = phrase.participle(token)
    name = EVENT_NOUNS.get(words[-1])
    if name is not None:
        return f"{name} of {_lower(thing or phrase.doer(statement, verb, figure))}".removesuffix(" of ")
    if thing and done and token.tag == "VBN":
        return f"When {thing} {'were' if thing.endswith('s') else 'was'} {done}"
    who = phrase.doer(statement, verb, figure)
    return f"When {who} {token.text.lower()}" if who and token.tag in ("VBD", "VBZ", "VBP") and not thing else ""


def _counted(statement: Statement, figure: Figure) -> str:
    """ "Vans recalled", "Number of countries" """
    own = statement.tokens_of(figure)
    tokens = statement.tokens
    numbers = [at for at in own if tokens[at].pos == "NUM"]
    after = [at for at in own if not numbers or at > numbers[-1]]
    nouns = [at for at in after if tokens[at].pos in _COUNTED and tokens[at].lemma.lower() not in _MORE]
    if not nouns or tokens[nouns[-1]].pos == "ADJ":
        return _measured(statement, figure)
    if tokens[nouns[-1]].text.lower() in ("times", "time"):
        return ""
    if len(nouns) > 1 and nouns[0] == own[0] and not any(char.isdigit() for char in figure.text):
        nouns = nouns[1:]  # "Eleven" at the start of a sentence is taken for a name
    words = " ".join(tokens[at].text for at in nouns)
    if not words.endswith("s") and tokens[nouns[-1]].tag not in ("NNS", "NNPS"):
        words = words if tokens[nouns[-1]].text.lower() in _COLLECTIVE else f"{words}s"
    head = tokens[nouns[-1]]
    doing = tokens[head.head]
    done = phrase.participle(doing) if head.dep in ("dobj", "nsubjpass") and doing.pos == "VERB" else ""
    if done:
        return f"{words} {done}"
    words = f"{words} {phrase.behind(statement, nouns[-1], figure)}".strip()
    return "" if words.lower() in ("people", "persons", "members") else f"{_NUMBER} {words}"


def _measured(statement: Statement, figure: Figure) -> str:
    """ "Total cost of the unit", "Rise in revenue" """
    if figure.kind == "ratio" or (figure.kind == "percent" and _of_something(statement, figure)):
        return ""
    words = (figure.attribute or "").lower().split()
    if figure.kind == "duration" and words[-1:] == ["duration"] and len(words) > 1:
        noun = phrase.find_noun(statement, words[:-1], figure)
        named = (
            "" if noun is None else phrase.with_article(statement, noun, phrase.noun_phrase(statement, noun, figure))
        )
        return f"duration of {named}" if named else ""
    wanted = [word for word in dict.fromkeys([figure.role or "", *words[::-1]]) if word and word not in _EMPTY]
    for word in wanted:
        noun = phrase.find_noun(statement, [word], figure)
        if noun is None or not (word in MEASURES or (figure.change and statement.tokens[noun].dep in SUBJECTS)):
            continue
        named = phrase.noun_phrase(statement, noun, figure)
        if not named:
            continue
        whose = phrase.owner(statement, noun, figure)
        named = f"{named} of {whose}" if whose and not _says(named, whose) else named
        return f"{_MOVES[figure.direction]} {_lower(named)}" if figure.change and word not in _NAMES_MOVE else named
    return ""


def _of_something(statement: Statement, figure: Figure) -> bool:
    """Whether the figure is a part of what follows: "35% of the aluminium"."""
    return statement.claim.text[figure.end :].lstrip().startswith("of ")


def _implied(statement: Statement, figure: Figure) -> str:
    """ "Weight", "Duration of the trial": what a verb or a unit measures."""
    if figure.kind in ("date", "percent", "ratio") or figure.change or not figure.role:
        return ""
    role = figure.role.lower()
    verb = next((at for at, token in enumerate(statement.tokens) if token.head == at), None)
    if figure.kind == "duration" and (verb is None or statement.tokens[verb].lemma.lower() not in ("take", "last")):
        return ""
    if role in _EMPTY - {"price"} or (role not in MEASURES and role not in VERB_ROLES.values()):
        return ""
    if figure.kind == "count":
        return ""
    if not _subject(statement, figure) or figure.kind == "duration":
        who = "" if verb is None else phrase.doer(statement, verb, figure)
        return f"{role} of {_lower(who)}" if who and not _says(who, role) else who
    return role


OF_PEOPLE = frozenset(
    "pay salary wage bonus fortune wealth fine prize pension fee debt income reward compensation".split()
)
"""Amounts of money that somebody may have for himself."""


def _subject(statement: Statement, figure: Figure) -> str | None:
    """The name of what the figure is about, None where the claim gives none."""
    found = figure.subject or ""
    while found.lower().startswith(_LEADING):
        found = found.split(" ", 1)[1]
    proper = any(token.pos == "PROPN" and token.text in found.split() for token in statement.tokens)
    somebody = any(name.sort == "person" and name.text in found for name in statement.names)
    if somebody and figure.kind == "money" and not OF_PEOPLE & set((figure.attribute or "").lower().split()):
        return None  # "Wu set a goal of $100 billion in revenue": no revenue of his
    return found if found and (proper or any(char.isdigit() for char in found)) else None


def _shared_topic(measured: Sequence[tuple[Statement, Figure]]) -> str | None:
    """What the text around most claims is about, where they are of several documents: one document's may be whoever
    speaks there."""
    topics = Counter({(s.claim.topic, s.claim.document) for s, _ in measured if s.claim.topic and not s.names})
    by_name = Counter(topic for topic, _ in topics)
    name, times = by_name.most_common(1)[0] if by_name else ("", 0)
    return name if times > 1 and not name.endswith("?") else None


def _says(text: str, name: str) -> bool:
    """Whether a label has a name's last word already, or all of it."""
    return name.lower() in text.lower() or name.lower().split()[-1] in text.lower().split()


def _lower(words: str) -> str:
    """Without the capital of a sentence's first word, where it is no name."""
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first in ("The", "A", "An", "Its", "Their") else words


def _common(values: Iterable[str | None]) -> str | None:
    """The most frequent value, ties to the first."""
    kept = [value for value in values if value]
    return Counter(kept).most_common(1)[0][0] if kept else None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
