"""How a figure is meant: reported, planned, forecast or former; what narrows it; which way it moved."""

from __future__ import annotations

import re

from factcheck.figures.attributes import CHANGE_NOUNS, CHANGES
from factcheck.figures.figure import Status
from factcheck.figures.tree import Tree

_PLAN = frozenset("plan intend propose schedule slate prepare consider due".split())
_TARGET = frozenset("aim target seek pledge commit promise vow goal hope want ambition objective aspire strive".split())
_FORECAST = frozenset(
    "expect forecast predict project anticipate guidance outlook projection forecast foresee guide estimate "
    "expectation likely poise".split()
)
_MODAL = frozenset("will 'll would could may might shall wo".split())
_FORMER_BEFORE = re.compile(
    r"(?:\b(?:up|down|compared (?:with|to)|versus|vs\.?|against|previous(?:ly)?|formerly|originally|earlier|"
    r"instead of|rather than|used to be|had been|prior|after|beating|increase|rise|drop|growth|decline) (?:from )?|"
    r"\b(?:up|down|increase|rise|drop|decline) from |\bfrom (?:its |their |the )?(?:previous|earlier|prior|former) "
    r"(?:\w+ ){0,3})(?:of )?(?:just |only )?[($]?\s*$",
    re.IGNORECASE,
)
_YEAR_EARLIER = re.compile(
    r"^\W*(?:(?:a|one) (?:year|quarter|month) (?:earlier|ago|before)|(?:the )?(?:previous|prior|last) "
    r"(?:year|quarter|month)|in the (?:same|year-earlier|previous|prior) )",
    re.IGNORECASE,
)
_SCOPE_WORDS = frozenset(
    """adjusted non-gaap gaap net gross operating pretax pre-tax after-tax diluted organic underlying consolidated
    domestic international global worldwide overseas annual quarterly monthly weekly daily hourly average median mean
    peak maximum minimum max min base sustained theoretical usable cumulative annualised annualized like-for-like
    seasonally core headline nominal real comparable attributable recurring statutory annually yearly monthly
    initial final median starting entry-level list wholesale retail fiscal lifetime nationwide total combined""".split()
)
_PER = re.compile(r"\b(?:per|for each|for every)\s+([a-z][a-z-]*)|\b(each|apiece)\b", re.IGNORECASE)
_A_UNIT = re.compile(
    r"^\s*an?\s+(share|unit|year|month|week|day|hour|person|piece|head|barrel|tonne|ton|kilo|ounce)\b", re.I
)
_PHRASES = re.compile(
    r"\b(?:year[- ]to[- ]date|at constant (?:currency|currencies|exchange rates)|as reported|before tax|after tax|"
    r"excluding [\w' -]+?(?=[,.;)]|$)|including [\w' -]+?(?=[,.;)]|$)|outside (?:of )?[A-Z]\w+|worldwide|globally|"
    r"nationwide|year[- ]on[- ]year|year[- ]over[- ]year|quarter[- ]on[- ]quarter|month[- ]on[- ]month)",
    re.IGNORECASE,
)
_CHANGE_RATE = {
    "year-on-year": "year over year",
    "year on year": "year over year",
    "year-over-year": "year over year",
}


def status(tree: Tree, number: int, verb: int | None) -> Status:
    """How a figure is meant, from the words around it and the verbs above it; "reported" where nothing says else."""
    figure = tree.figures[number]
    before, behind = tree.text[max(0, figure.start - 60) : figure.start], tree.text[figure.end : figure.end + 40]
    if _FORMER_BEFORE.search(before) or _YEAR_EARLIER.match(behind) or _start_of_change(tree, number, verb):
        return "earlier"
    return _mood(tree, number, verb)


def _start_of_change(tree: Tree, number: int, verb: int | None) -> bool:
    """ "from X" of a verb of change ("rose from X to Y")."""
    at = tree.before(number)
    if at is not None and tree.word(at) == "$":
        at -= 1
    while (
        at is not None and at > 0 and tree.word(at) in {"about", "some", "roughly", "approximately", "around", "nearly"}
    ):
        at -= 1
    if tree.word(at) != "from" or at is None:
        return False
    figure = tree.figures[number]
    if re.match(r"[^.;]{0,60}\bto\b", tree.text[figure.end : figure.end + 70]):
        return True
    words = {tree.lemma(i) for i in (at, *tree.up(at))}
    return any(words & group for group in CHANGES.values()) or bool(words & CHANGE_NOUNS)


def _mood(tree: Tree, number: int, verb: int | None) -> Status:
    top = tree.top(number)
    chain = [] if top is None else [top, *tree.up(top)]
    found: Status = "reported"
    for at in chain:
        lemma = tree.lemma(at)
        if lemma in _TARGET and not _is_past_hit(tree, at):
            return "target"
        if lemma in _PLAN and tree.tokens[at].pos in {"VERB", "NOUN", "ADJ"}:
            return "plan"
        if lemma in _FORECAST:
            return "forecast"
        for child in tree.children[at]:
            word = tree.word(child)
            if word in _MODAL and tree.tokens[child].dep == "aux" and found == "reported":
                found = "forecast"
            if tree.lemma(child) in _FORECAST | _TARGET and tree.tokens[child].dep in {"compound", "amod", "nsubj"}:
                found = "target" if tree.lemma(child) in _TARGET else "forecast"
    return found


def _is_past_hit(tree: Tree, at: int) -> bool:
    """ "goal" in a match is no target."""
    return tree.lemma(at) == "goal" and tree.tokens[at].tag == "NNS"


def scope(tree: Tree, number: int, modifiers: list[str], places: list[str]) -> str | None:
    """Words that narrow a figure, joined by "; " in a fixed order, or None."""
    figure = tree.figures[number]
    behind = tree.text[figure.end : figure.end + 60]
    found = [word for word in modifiers if word.lower() in _SCOPE_WORDS]
    clause = re.split(r"[;.](?:\s|$)|,? (?:and|while|but) ", behind, maxsplit=1)[0]
    if per := _PER.search(f"{figure.text} {clause}"):
        found.append(f"per {(per[1] or 'unit').lower()}")
    elif figure.kind == "money" and (unit := _A_UNIT.match(behind)):
        found.append(f"per {unit[1].lower()}")
    first, last = tree.sentence(tree.spans[number][0]) if tree.spans[number] else (0, 0)
    sentence = tree.text[tree.tokens[first].start : tree.tokens[last - 1].end] if last > first else ""
    found += [_CHANGE_RATE.get(phrase.lower(), phrase.lower()) for phrase in _PHRASES.findall(sentence)]
    found += places
    return "; ".join(dict.fromkeys(found)) or None


def movement(tree: Tree, number: int, verb: int | None) -> tuple[int, bool]:
    """Direction of a figure (1 up, -1 down, 0) and whether it is the size of the change itself."""
    figure = tree.figures[number]
    direction, change = figure.direction, figure.change
    before, after = tree.before(number), tree.after(number)
    previous = tree.word(before)
    if figure.kind in {"date", "duration"}:
        return direction, change
    if tree.lemma(after) in CHANGE_NOUNS or (previous == "of" and tree.lemma(_minus(before)) in CHANGE_NOUNS):
        noun = tree.lemma(after) if tree.lemma(after) in CHANGE_NOUNS else tree.lemma(_minus(before))
        return direction or way(noun), True
    if tree.word(after) in {"higher", "lower", "more", "less", "fewer", "faster", "slower", "up", "down", "cheaper"}:
        return direction or way(tree.word(after)), True
    if previous in {"up", "down"} and figure.kind in {"percent", "ratio"}:
        return direction or way(previous), True
    if verb is None or not way(tree.lemma(verb)):
        return direction, change
    top = tree.top(number)
    if previous == "by" or (
        figure.kind in {"percent", "ratio"}
        and top is not None
        and (tree.tokens[top].head == verb or before == verb)
        and previous not in {"to", "at", "from", "of"}
    ):
        return direction or way(tree.lemma(verb)), True
    if previous == "to":
        return direction or way(tree.lemma(verb)), change
    return direction, change


def _minus(at: int | None) -> int | None:
    return None if at is None or at == 0 else at - 1


def way(lemma: str) -> int:
    """1 for a word of rising, -1 for one of falling, else 0."""
    return next((sign for sign, words in CHANGES.items() if lemma in words), 0)
