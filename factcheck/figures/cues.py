"""How a figure is meant: reported, planned, forecast or former; what narrows it; which way it moved."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.figures import convert
from factcheck.figures.attributes import CHANGE_NOUNS, CHANGES, MEASURES, TIMES
from factcheck.figures.figure import Status
from factcheck.figures.tree import Tree

_PLAN = frozenset("plan intend propose schedule slate prepare consider due".split())
_TARGET = frozenset("aim target seek pledge commit promise vow goal hope want ambition objective aspire strive".split())
_FORECAST = frozenset(
    "expect forecast predict project anticipate guidance outlook projection forecast foresee guide estimate "
    "expectation likely poise".split()
)
_RECKONS = {"model": "", "pencil": "in", "look": "for", "reckon": "with"}
"""Verbs of those who reckon with a figure to come, with their particles ("we model $4bn", "look for", "pencilled in")."""
_MODAL = frozenset("will 'll would could may might wo".split())
_FORMER_BEFORE = re.compile(
    r"\b(?:previously|formerly|originally|instead of|in place of|rather than|no longer|used to be|had been|"
    r"(?:up|down|increased?|rise|risen|higher|lower|drop|decline|improvement|changed?|revised|raised|cut) from|"
    r"(?:previous|earlier|prior|former|original|initial) (?:\w+ ){0,2}of) (?:just |only |a )?[($€£]?\s*$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:(?:compared (?:with|to)|versus|vs\.?|against|than) (?:just |only |the |a )?(?:\w+ (?:\w+ )?of )?|"
    r"(?:above|below|short of|ahead of) (?:our|the|its|their) )[($€£]?\s*$",
    re.IGNORECASE,
)
_YEAR_EARLIER = re.compile(
    r"^\W*(?:(?:a|one|the) (?:year|quarter|month) (?:earlier|ago|before|previously)|"
    r"in the (?:same|year-earlier|previous|prior|preceding) |(?:for )?the (?:previous|prior|preceding) )",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\W*(?:a|one|two|three|\w+) years? (?:ago|earlier|before)\b|\W*(?:previously|formerly)\b", re.IGNORECASE
)
_BEFORE_THAT = re.compile(
    r"^[^.;]{0,30}\b(?:last|previous|prior|preceding|earlier|ago|before|in \d{4}|for \d{4})\b", re.IGNORECASE
)
_SCOPE_WORDS = frozenset(
    """adjusted non-gaap gaap net gross operating pretax pre-tax after-tax diluted organic underlying consolidated
    domestic international global worldwide overseas annual quarterly monthly weekly daily hourly average median mean
    peak maximum minimum max min base sustained theoretical usable cumulative annualised annualized like-for-like
    seasonally core headline nominal real comparable attributable recurring statutory annually yearly monthly
    initial final median starting entry-level list wholesale retail fiscal lifetime nationwide total combined""".split()
)
_PER = re.compile(
    r"\b(?:per|for each|for every)\s+(?:of (?:the|its|their|his|her|our|your|these|those) )?"
    r"(?:(?-i:[A-Z])[\w'’&-]+ (?=(?:share|unit|bond|ticket|seat|room)s?\b))?"
    r"(?:(?:diluted|basic|ordinary|single) )?(?!cent\b)"
    r"((?:mega|kilo|giga)watt[- ]hour|[a-z][\w-]*)|\bevery (day|week|month|year|hour)|\b(each|apiece)\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\s*(?:in total|in all|altogether|all told|overall)\b", re.IGNORECASE)
_A_UNIT = re.compile(
    r"^\s*(?:for (?!an? (?:year|month|week|day|person|piece|head)\b))?"
    r"an?\s+((?:mega|kilo|giga)watt[- ]?hour|[MkG]Wh|gallon|litre|liter|mile|night|pound|gram|acre|share|unit|year|"
    r"month|week|day|hour|person|piece|head|barrel|tonne|ton|kilo|ounce)\b(?! (?:ago|earlier|before|later))",
    re.IGNORECASE,
)
_PHRASES = re.compile(
    r"\b(?:year[- ]to[- ]date|at constant (?:currency|currencies|exchange rates)|as reported|before tax|after tax|"
    r"excluding [\w' -]+?(?=[,.;)]|$)|including [\w' -]+?(?=[,.;)]|$)|outside (?:of )?[A-Z]\w+|worldwide|globally|"
    r"nationwide|year[- ]on[- ]year|year[- ]over[- ]year|quarter[- ]on[- ]quarter|month[- ]on[- ]month)",
    re.IGNORECASE,
)
_PART_OF_YEAR = re.compile(
    r"\b(?:first|past|final) (?:two|three|four|five|seven|eight|nine|ten|eleven|\d+) (?:months|weeks|days)\b|"
    r"(?<=in its )(?:first|opening|second|third) (?:day|week|weekend|month|year|season)\b",
    re.IGNORECASE,
)
_ALONE = re.compile(r"\bin ((?:\w+ ){0,2}\w+) alone\b", re.IGNORECASE)
_OVER = re.compile(
    r"\s*(over|above|ahead of|under|below|short of|behind) (?:the |its |their |an? |last |previous )?"
    r"(?:original |initial )?(?:budget|target|estimate|forecast|plan|limit|average|normal|guidance|expectation|year)",
    re.IGNORECASE,
)
_CHANGE_RATE = {
    "year-on-year": "year over year",
    "year on year": "year over year",
    "year-over-year": "year over year",
}


def status(tree: Tree, number: int, verb: int | None, noun: int | None = None) -> Status:
    """How a figure is meant, from the words around it and the verbs above it; "reported" where nothing says else."""
    figure = tree.figures[number]
    before, behind = tree.text[max(0, figure.start - 60) : figure.start], tree.text[figure.end : figure.end + 40]
    if _FORMER_BEFORE.search(before) or _YEAR_EARLIER.match(behind) or _start_of_change(tree, number, verb):
        return "earlier"
    first = tree.tokens[tree.sentence(tree.spans[number][0])[0]].start if tree.spans[number] else 0
    if _ONCE.match(tree.text[first : min(figure.start, first + 60)]):
        return "earlier"
    if _COMPARED.search(before) and _BEFORE_THAT.match(behind):
        return "earlier"
    if noun is not None and tree.lemma(noun) in _FORECAST | _TARGET:
        return "target" if tree.lemma(noun) in _TARGET else "forecast"
    return _mood(tree, number)


def year_earlier(tree: Tree, number: int) -> bool:
    """Whether the text says that a figure is of the year before ("$33m a year earlier")."""
    behind = tree.text[tree.figures[number].end :]
    return bool(re.match(r"\W*(?:a|one|the) year (?:earlier|ago|before|previously)\b", behind, re.IGNORECASE))


def compared(tree: Tree, number: int) -> bool:
    """Whether a figure is the other side of a comparison ("61%, against 44% on placebo")."""
    figure = tree.figures[number]
    return bool(_COMPARED.search(tree.text[max(0, figure.start - 60) : figure.start]))


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


def _mood(tree: Tree, number: int) -> Status:
    top = tree.top(number)
    chain = [] if top is None else [top, *tree.up(top)]
    found: Status = "reported"
    for at in chain:
        if (
            tree.tokens[at].dep in {"relcl", "advcl", "nsubj"}
            and found == "reported"
            and _own_mood(tree, at) == "reported"
        ):
            return "reported"  # what a relative clause states is not what the main verb plans
        lemma = tree.lemma(at)
        if lemma in _TARGET and not _is_past_hit(tree, at):
            return "target"
        if lemma in _PLAN and tree.tokens[at].pos in {"VERB", "NOUN", "ADJ"}:
            return "plan"
        if lemma in _FORECAST or _reckons(tree, at) or any(_reckons(tree, c) for c in tree.children[at]):
            return "forecast"
        if found == "reported":
            found = _own_mood(tree, at)
    return found


def _own_mood(tree: Tree, at: int) -> Status:
    """What the words on one verb or noun say: "will open", "a target price", "expected sales"."""
    if tree.lemma(at) in _FORECAST or (tree.lemma(at) == "see" and tree.tokens[at].tag in {"VBZ", "VBP"}):
        return "forecast"
    for child in tree.children[at]:
        token = tree.tokens[child]
        if tree.word(child) in _MODAL and token.dep == "aux":
            return "forecast"
        if tree.lemma(child) in _FORECAST | _TARGET and token.dep in {"compound", "amod", "nsubj"}:
            return "target" if tree.lemma(child) in _TARGET else "forecast"
    return "reported"


def _reckons(tree: Tree, at: int) -> bool:
    """Whether a verb says that somebody reckons with the figure: an analyst's forecast, told without the word."""
    lemma = tree.lemma(at)
    if lemma not in _RECKONS or tree.tokens[at].pos != "VERB" or tree.agent(at) is None:
        return False
    particle = _RECKONS[lemma]
    return not particle or tree.word(at + 1 if at + 1 < len(tree.tokens) else None) == particle


def _is_past_hit(tree: Tree, at: int) -> bool:
    """ "goal" in a match is no target."""
    return tree.lemma(at) == "goal" and tree.tokens[at].tag == "NNS"


def scope(tree: Tree, number: int, modifiers: list[str], places: list[str]) -> str | None:
    """Words that narrow a figure, joined by "; " in a fixed order, or None."""
    figure = tree.figures[number]
    following = min((f.start for f in tree.figures if f.start >= figure.end), default=figure.end + 60)
    behind = tree.text[figure.end : min(figure.end + 60, following)]
    found = [word for word in modifiers if word.lower() in _SCOPE_WORDS]
    clause = re.split(r"[;.](?:\s|$)|,? (?:and|while|but) ", behind, maxsplit=1)[0]
    per = _PER.search(clause if figure.kind == "quantity" else f"{figure.text} {clause}")
    if per and per[1] and not per[1].islower() and not per[1].endswith("Wh"):
        per = None  # "$11,900 per C7" is the price of a C7
    if per:
        found.append(f"per {_unit_name(_one(per[1] or per[2] or 'unit', per[0]))}")
    elif _each(tree, number):
        found.append("per unit")
    elif figure.kind in {"money", "count", "quantity"} and (unit := _A_UNIT.match(behind)):
        found.append(f"per {_unit_name(unit[1])}")
    first, last = tree.sentence(tree.spans[number][0]) if tree.spans[number] else (0, 0)
    sentence = tree.text[tree.tokens[first].start : tree.tokens[last - 1].end] if last > first else ""
    found += _of_sentence(sentence)
    found += places
    return "; ".join(dict.fromkeys(found)) or None


@lru_cache(maxsize=64)
def _of_sentence(sentence: str) -> tuple[str, ...]:
    """What narrows every figure of a sentence: "excluding fuel", "in the first nine months", "in data centres alone"."""
    found = []
    if alone := _ALONE.search(sentence):
        found.append(f"in {alone[1].lower()}")
    if part := _PART_OF_YEAR.search(sentence):
        found.append(f"for {part[0].lower().replace('opening', 'first')}")
    found += [_CHANGE_RATE.get(phrase.lower(), phrase.lower()) for phrase in _PHRASES.findall(sentence)]
    return tuple(found)


def _one(noun: str, phrase: str) -> str:
    """The noun in the singular, where the phrase has it in the plural ("for each of their shares")."""
    return noun.removesuffix("s") if " of " in phrase else noun


def _unit_name(written: str) -> str:
    """A unit after "per" by one name: "megawatt hour" and "MWh" are "megawatt-hour"."""
    name = written.replace(" ", "-")
    if name.endswith("Wh"):
        return {"M": "megawatt-hour", "k": "kilowatt-hour", "G": "gigawatt-hour"}.get(name[0], name)
    return re.sub(r"watt-?hour$", "watt-hour", name.lower())


def _each(tree: Tree, number: int) -> bool:
    """ "Each of the four ferries cost €36m", "gave every nurse a bonus of €1,200"."""
    top = tree.top(number)
    verb = None if top is None else tree.verb(top)
    if verb is None or tree.figures[number].kind != "money":
        return False
    if _IN_ALL.match(tree.text[tree.figures[number].end :]):
        return False
    first, last = tree.sentence(tree.spans[number][0])
    marks = [i for i in range(first, last) if tree.word(i) in {"each", "every"} and tree.figure_at[i] is None]
    marks = [i for i in marks if tree.word(_minus(i)) not in {"for", "per"}]  # that is the figure before it alone
    return any(tree.verb(i) == verb and tree.lemma(tree.tokens[i].head) not in TIMES for i in marks)


COMPARATIVES = dict.fromkeys(
    "higher more faster up heavier dearer warmer hotter longer taller older thicker wider larger bigger greater deeper "
    "louder stronger costlier".split(),
    1,
) | dict.fromkeys(
    "lower less fewer slower down cheaper lighter cooler colder shorter younger thinner narrower smaller shallower quieter "
    "weaker".split(),
    -1,
)
"""Behind a figure these make it a difference: "55 grams lighter", "3.1 degrees warmer"; 1 up, -1 down."""


_MORE = re.compile(r"^(?!no\b|more\b|fewer\b|less\b).*?(?<!\bor) (more|fewer|less|additional|extra)\b(?! than\b)")
"""A count that is a difference: "fifty more customers", "300 fewer cars"; not "no fewer than 18"."""


def movement(tree: Tree, number: int, verb: int | None) -> tuple[int, bool]:
    """Direction of a figure (1 up, -1 down, 0) and whether it is the size of the change itself."""
    figure = tree.figures[number]
    direction, change = figure.direction, figure.change
    before, after = tree.before(number), tree.after(number)
    previous = tree.word(before)
    if figure.kind == "duration" and tree.word(after) in COMPARATIVES:  # "five hours longer than is allowed"
        return COMPARATIVES[tree.word(after)], True
    if figure.kind in {"date", "duration"}:
        return direction, change
    more = _MORE.search(figure.text.lower()) if figure.kind == "count" else None
    if more:
        return (-1 if more[1] in {"fewer", "less"} else 1), True
    if verb is not None and _moves_through_space(tree, number, verb):
        return 0, False
    if tree.lemma(after) in CHANGE_NOUNS or (previous == "of" and tree.lemma(_minus(before)) in CHANGE_NOUNS):
        noun = tree.lemma(after) if tree.lemma(after) in CHANGE_NOUNS else tree.lemma(_minus(before))
        return direction or way(noun), True
    if tree.word(after) in COMPARATIVES:
        return direction or COMPARATIVES[tree.word(after)], True
    if tree.word(after) == "off" and verb is not None and tree.lemma(verb) in {"take", "knock", "shave", "wipe"}:
        return -1, True
    particle = before is not None and before > 0 and tree.tokens[before].dep == "prt"
    if (
        particle
        and not way(tree.lemma(_minus(before)))
        and tree.lemma(_minus(before)) not in {"go", "come", "be", "bring"}
    ):
        return 0, False  # "made up 60% of sales", "put up 86 turbines"
    missed = _OVER.match(tree.text[figure.end : figure.end + 40])
    if missed and figure.kind != "ratio":  # "£30m over budget" is no price
        return direction or (1 if missed[1].lower() in {"over", "above", "ahead of"} else -1), True
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


def _moves_through_space(tree: Tree, number: int, verb: int) -> bool:
    """ "The cabin slipped 410 metres" tells how far it went, not by how much a measure fell; "sea level rose 3 mm" does."""
    if not way(tree.lemma(verb)) or tree.word(tree.before(number)) in {"by", "to", "from"}:
        return False
    unit = convert.scale(tree.figures[number].unit or "") if tree.figures[number].kind == "quantity" else None
    agent = tree.agent(verb)
    measured = agent is None or tree.lemma(agent) in MEASURES
    return unit is not None and unit.dimension == "meter" and not measured


def _minus(at: int | None) -> int | None:
    return None if at is None or at == 0 else at - 1


def way(lemma: str) -> int:
    """1 for a word of rising, -1 for one of falling, else 0."""
    return next((sign for sign, words in CHANGES.items() if lemma in words), 0)
