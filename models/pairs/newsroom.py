"""Pairs in the manner of announcements and news, of made-up firms, towns and products: the same fact in other words, the
same words with another value, and the same attribute of another subject or period.

Real sentences say each thing once; here the paraphrases of one fact are known, so that "the same in other words" and
"another value in other words" can be told apart. Names are put together from syllables and carry nothing to remember.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from pairs.calendar import MONTHS
from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made
from pairs.quantity import ABOUT, ABOVE, BELOW


@dataclass(frozen=True, slots=True)
class Frame:
    """One attribute: the kind of subject and value, whether it is told of a period, and the ways to say it."""

    subject: str
    value: str
    ways: tuple[str, ...]
    timed: bool = False


def _frames(text: str) -> tuple[Frame, ...]:
    frames = []
    for block in text.strip().split("\n\n"):
        head, *ways = block.splitlines()
        subject, value, *timed = head.split()
        frames.append(Frame(subject, value, tuple(ways), bool(timed)))
    return tuple(frames)


FRAMES = _frames("""
firm money timed
{s} reported revenue of {v} {t}.
Revenue at {s} came to {v} {t}.
{s} took in {v} {t}.
{s}'s sales reached {v} {t}.

firm money timed
{s} made a profit of {v} {t}.
Profit at {s} was {v} {t}.
{s} earned {v} {t}.

firm money timed
{s} spent {v} on research {t}.
Research spending at {s} came to {v} {t}.
{s} put {v} into research and development {t}.

firm count
{s} employs {v} people.
{s} has a workforce of {v}.
{v} people work for {s}.
The number of employees at {s} is {v}.

firm count
{s} will cut {v} jobs.
{v} posts are to go at {s}.
{s} is going to lay off {v} workers.
{s} announced that {v} employees would lose their jobs.

firm count
{s} will open {v} new shops this year.
This year {s} plans to add {v} stores.
{v} new branches of {s} are to open this year.

firm year
{s} was founded in {v}.
{s} was set up in {v}.
{s} has existed since {v}.
The year in which {s} was established was {v}.

firm person
{p} is the chief executive of {s}.
{s} is led by {p}.
The head of {s} is {p}.
{p} runs {s}.

firm person
{s} has appointed {p} as its finance director.
{p} was named finance director of {s}.
The new finance director at {s} is {p}.

firm town
{s} has its headquarters in {v}.
{s} is based in {v}.
The head office of {s} is in {v}.

firm town
{s} will build its next factory in {v}.
The next plant of {s} will be built in {v}.
{s} chose {v} as the site of its new factory.

firm money
{s} bought its rival for {v}.
{s} paid {v} to take over its rival.
The takeover of its rival cost {s} {v}.

firm percent timed
Sales at {s} grew by {v} {t}.
{s} increased its sales by {v} {t}.
{s}'s sales were up {v} {t}.

firm percent timed
{s}'s market share was {v} {t}.
{s} held {v} of the market {t}.
{s} had a market share of {v} {t}.

product money
The {s} costs {v}.
The price of the {s} is {v}.
Buyers pay {v} for the {s}.
The {s} sells for {v}.

product storage
The {s} has {v} of memory.
The {s} comes with {v} of memory.
Memory in the {s} amounts to {v}.

product weight
The {s} weighs {v}.
The weight of the {s} is {v}.
The {s} tips the scales at {v}.

product watts
The {s} draws {v}.
Power consumption of the {s} is {v}.
The {s} needs {v} of power.

product hours
The battery of the {s} lasts {v}.
The {s} runs for {v} on one charge.
One charge keeps the {s} going for {v}.

product month
The {s} goes on sale in {v}.
The {s} will be available from {v}.
Sales of the {s} begin in {v}.
The {s} reaches shops in {v}.

product firm
The {s} is made by {v}.
{v} makes the {s}.
{v} is the manufacturer of the {s}.
The {s} comes from {v}'s factories.

product years
The {s} has a warranty of {v}.
The {s} is guaranteed for {v}.
The guarantee on the {s} runs for {v}.

town count
{s} has {v} inhabitants.
{v} people live in {s}.
The population of {s} is {v}.

town money
The new bridge in {s} cost {v}.
{s} paid {v} for its new bridge.
The bill for the new bridge in {s} was {v}.

town date
The new library in {s} opened on {v}.
{s}'s new library opened its doors on {v}.
The opening of the new library in {s} took place on {v}.

town person
{p} is the mayor of {s}.
{s}'s mayor is {p}.
The mayor of {s} is called {p}.

town percent
{v} of the voters in {s} backed the plan.
The plan was supported by {v} of the voters in {s}.
In {s} the plan won {v} of the vote.

town count timed
The hospital in {s} treated {v} patients {t}.
{v} patients were treated at the hospital in {s} {t}.
The hospital in {s} saw {v} patients {t}.

town length
The new tram line in {s} is {v} long.
The length of the new tram line in {s} is {v}.
{s}'s new tram line runs for {v}.

town year
The city hall of {s} was built in {v}.
{s}'s city hall dates from {v}.
The city hall of {s} went up in {v}.

firm updown timed
{s}'s profit {v} {t}.
Profit at {s} {v} {t}.
The profit of {s} {v} {t}.

town updown timed
The number of visitors to {s} {v} {t}.
Visitor numbers in {s} {v} {t}.

town updown timed
Rents in {s} {v} {t}.
The rents that people pay in {s} {v} {t}.

town count
{v} people were injured in the accident in {s}.
The accident in {s} injured {v} people.
{v} people were hurt when the accident happened in {s}.

town days
The strike in {s} lasted {v}.
Workers in {s} were on strike for {v}.
It took {v} until the strike in {s} was over.

firm agreed
{s} {v} the merger.
The merger was {v2} by {s}.

town agreed
The council of {s} {v} the new stadium.
The new stadium was {v2} by the council of {s}.
""")

UPS = ("rose", "increased", "grew", "went up", "climbed")
DOWNS = ("fell", "decreased", "shrank", "went down", "dropped", "declined")
_STARTS = (
    "Bal Cor Den El Far Gar Hol Ist Jor Kal Lun Mar Nor Ost Pel Quen Ros Sel Tor Ul Ver Wes Yar Zen Bren Dal".split()
)
_ENDS = "dan vik mont ora ex ley tis bury ford ax ine al on berg ville a is um stad field".split()
_KINDS = (
    "Group",
    "Energy",
    "Foods",
    "Systems",
    "Motors",
    "Bank",
    "Airlines",
    "Steel",
    "Pharma",
    "Textiles",
    "",
    "",
    "",
)
_FIRST = "Ana Boris Clara David Elif Farid Greta Hugo Ines Jonas Karin Leo Mina Nadia Oskar Paula Rafael Sofia Tom Vera".split()
_THINGS = (
    "laptop",
    "tablet",
    "drill",
    "scooter",
    "camera",
    "pump",
    "router",
    "phone",
    "printer",
    "battery",
    "turbine",
    "van",
)


def _name(rng: random.Random) -> str:
    return rng.choice(_STARTS) + rng.choice(("", "i", "e", "a", "o")) + rng.choice(_ENDS)


def subject(kind: str, rng: random.Random) -> str:
    """A made-up name of a firm, town or product."""
    if kind == "product":
        letter, number = rng.choice("ABCDEGHKMPRSTVX"), rng.choice([1, 2, 3, 5, 7, 20, 40, 80, 100, 200, 500, 800, 900])
        return rng.choice(
            [f"{letter}{number} {rng.choice(_THINGS)}", f"{_name(rng)} {number}", f"{_name(rng)} {letter}{number}"]
        )
    return f"{_name(rng)} {rng.choice(_KINDS)}".strip() if kind == "firm" else _name(rng)


def near_subject(kind: str, name: str, rng: random.Random) -> str:
    """Another name of the kind; of a product, half of the time its nearest relative."""
    if kind == "product" and rng.random() < 0.5 and any(c.isdigit() for c in name):
        digits = "".join(c for c in name if c.isdigit())
        return name.replace(digits, str(int(digits) + rng.choice([1, 2, 10, 50, 100])), 1)
    return subject(kind, rng)


PERIODS = (
    lambda r: (f"in {(y := r.randint(1995, 2025))}", f"in {y + r.choice([-3, -2, -1, 1, 2])}"),
    lambda r: (f"in fiscal {(y := r.randint(1995, 2025))}", f"in fiscal {y + r.choice([-2, -1, 1])}"),
    lambda r: tuple(f"in {m}" for m in r.sample(MONTHS, 2)),
    lambda r: tuple(f"in the year to {m}" for m in r.sample(MONTHS, 2)),
    lambda r: (f"in {(m := r.choice(MONTHS))} {(y := r.randint(2005, 2025))}", f"in {m} {y - 1}"),
    lambda r: ("last year", "this year"),
    lambda r: tuple(f"in Q{q}" for q in r.sample(range(1, 5), 2)),
)  # fmt: skip

Value = float
_UNITS = {
    "storage": ("GB", "gigabytes"),
    "watts": ("watts", "W"),
    "length": ("kilometres", "km"),
    "weight": ("kg", "kilograms"),
}


def value(kind: str, rng: random.Random) -> Value:
    """A value of the kind, as a bare number."""
    if kind == "money":
        return round(rng.uniform(1.1, 99), 1) * rng.choice([1e6, 1e6, 1e9, 1e3])
    if kind == "percent":
        return rng.choice([float(rng.randint(2, 95)), round(rng.uniform(1, 60), 1)])
    if kind == "count":
        return float(
            rng.choice(
                [rng.randint(11, 99), rng.randint(100, 999), rng.randint(10, 99) * 100, rng.randint(1001, 99_999)]
            )
        )
    return float({"year": rng.randint(1820, 2024), "storage": 2 ** rng.randint(1, 9), "watts": rng.randint(5, 900),
                  "weight": rng.randint(2, 900), "length": rng.randint(2, 80), "hours": rng.randint(2, 60),
                  "years": rng.randint(2, 12), "days": rng.choice([7, 14, 21, 28, rng.randint(2, 60)])}[kind])  # fmt: skip


def other_value(kind: str, held: Value, rng: random.Random) -> Value:
    """Another value: now near, now far."""
    if kind == "year":
        return held + rng.choice([-30, -11, -10, -3, -2, -1, 1, 2, 3, 9, 10, 20])
    if kind == "storage":
        return held * rng.choice([0.5, 2, 2, 4])
    if rng.random() < 0.3:
        new = value(kind, rng)
    else:
        new = held * rng.choice([0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2, 10])
        new = float(f"{new:.3g}") if kind in ("money", "percent") else float(max(2, round(new)))
    if kind == "percent":
        new = min(new, 99.0)
    return new if abs(new - held) > 0.04 * held else held + max(1.0, round(held * 0.3))


def told(kind: str, held: Value, rng: random.Random) -> str:
    """The value in one of its spellings."""
    if kind == "money":
        for scale, word, letters in ((1e9, "billion", ("bn",)), (1e6, "million", ("m",)), (1e3, "thousand", ())):
            if held >= scale:
                body = f"{held / scale:g}"
                forms = [
                    f"${body} {word}",
                    f"{body} {word} dollars",
                    f"${held:,.0f}",
                    *(f"${body}{x}" for x in letters),
                ]
                return rng.choice(forms)
        return f"${held:g}"
    if kind == "percent":
        return rng.choice([f"{held:g}%", f"{held:g} percent", f"{held:g} per cent"])
    if kind == "count":
        return rng.choice([f"{held:,.0f}", f"{held:.0f}"] if held >= 1000 else [f"{held:.0f}"])
    if kind == "year":
        return f"{held:.0f}"
    if kind in _UNITS:
        return f"{held:g} {rng.choice(_UNITS[kind])}"
    if kind == "days" and held % 7 == 0 and rng.random() < 0.5:
        return f"{held / 7:g} weeks" if held > 7 else "a week"
    if kind == "years" and rng.random() < 0.3:
        return f"{held * 12:g} months"
    return f"{held:g} {kind}"


def loosely(kind: str, held: Value, holds: bool, rng: random.Random) -> str | None:
    """A bound or a rounding that the value keeps or breaks; None where the kind has none."""
    if kind in ("year", "storage") or held < 10:
        return None
    if rng.random() < 0.35:
        near = float(f"{held:.1g}") if abs(float(f"{held:.1g}") - held) / held <= 0.06 else float(f"{held:.2g}")
        if not holds:
            near = float(f"{held * rng.choice([0.4, 0.6, 0.7, 1.4, 1.6, 2]):.2g}")
        return None if kind == "percent" and near > 99 else f"{rng.choice(ABOUT)} {told(kind, near, rng)}"
    up = rng.random() < 0.5
    factor = rng.uniform(0.5, 0.95) if up == holds else rng.uniform(1.06, 1.7)
    bound = float(f"{held * factor:.2g}")
    if bound == held or (kind == "percent" and bound > 99) or ((bound < held) != (up == holds)):
        return None
    return f"{rng.choice(ABOVE if up else BELOW)} {told(kind, bound, rng)}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


class Fact:
    """One frame with a subject, a value and a period, to be told in any of its ways."""

    def __init__(self, frame: Frame, rng: random.Random) -> None:
        self.frame, self.rng = frame, rng
        self.s = subject(frame.subject, rng)
        self.t, self.other_t = rng.choice(PERIODS)(rng) if frame.timed else ("", "")

    def tell(self, shown: str, way: int, s: str | None = None, t: str | None = None) -> str:
        """The fact in one way, of another subject or period where these are given."""
        period = self.t if t is None else t
        text = self.frame.ways[way].replace("{s}", s or self.s).replace("{p}", "{v}")
        if "{v2}" in text:
            text = text.replace("{v2}", {"agreed to": "accepted"}.get(shown, shown))
        return _capital(text.replace("{v}", shown).replace("{t}", period).replace(" .", "."))

    def ways(self) -> tuple[int, int]:
        """Two ways to tell it, mostly different."""
        many = len(self.frame.ways)
        return self.rng.randrange(many), self.rng.randrange(many)


def pairs(number: int, rng: random.Random) -> Iterator[Made]:
    """The pairs of one made-up fact; `number` picks the frame."""
    frame = FRAMES[number % len(FRAMES)]
    fact = Fact(frame, rng)
    same, other, loose = _shown(frame.value, rng)
    first, second = fact.ways()
    premise = fact.tell(same[0], first)
    other_s = near_subject(frame.subject, fact.s, rng)
    beside = fact.tell(other, second, s=other_s)
    if rng.random() < 0.45:
        more = [beside] if rng.random() < 0.5 else [_filler(rng)]
        premise = " ".join(rng.sample([premise, *more], 1 + len(more)))
        told_of_other = beside in more
    else:
        told_of_other = False
    plain = fact.tell(same[0], first)

    def pair(kind: str, label: str, hypothesis: str) -> Made:
        return Made(kind, label, premise, hypothesis, plain)

    yield pair("news, other words", ENTAILMENT, fact.tell(same[1], second))
    yield pair("news, other value", CONTRADICTION, fact.tell(other, second))
    if not told_of_other:
        yield pair("news, other subject", NEUTRAL, fact.tell(rng.choice([same[1], other]), second, s=other_s))
    elif rng.random() < 0.5:
        yield pair("news, other words", ENTAILMENT, beside)
    if frame.timed:
        yield pair("news, other period", NEUTRAL, fact.tell(rng.choice([same[1], other]), second, t=fact.other_t))
    for holds, text in loose:
        kind = "news, bound kept" if holds else "news, bound broken"
        yield pair(kind, ENTAILMENT if holds else CONTRADICTION, fact.tell(text, second))
        if holds and premise == plain:
            yield Made("news, bound kept", NEUTRAL, fact.tell(text, second), plain, plain)


def _shown(kind: str, rng: random.Random) -> tuple[tuple[str, str], str, list[tuple[bool, str]]]:
    """Two spellings of a value, another value, and (whether it holds, bound or rounding) of it."""
    if kind == "updown":
        up, down = rng.sample([UPS, DOWNS], 2)
        return (rng.choice(up), rng.choice(up)), rng.choice(down), []
    if kind == "agreed":
        yes, no = rng.sample([("approved", "backed", "accepted"), ("rejected", "refused", "turned down")], 2)
        return (rng.choice(yes), rng.choice(yes)), rng.choice(no), []
    if kind in ("person", "town", "firm", "month", "date"):
        return _named(kind, rng)
    held = value(kind, rng)
    new = other_value(kind, held, rng)
    loose = []
    for holds in (True, False):
        text = loosely(kind, held, holds, rng)
        if text:
            loose.append((holds, text))
    return (told(kind, held, rng), told(kind, held, rng)), told(kind, new, rng), loose


def _named(kind: str, rng: random.Random) -> tuple[tuple[str, str], str, list[tuple[bool, str]]]:
    if kind == "person":
        one, two = (f"{first} {_name(rng)}" for first in rng.sample(_FIRST, 2))
        return (one, rng.choice([one, one.split()[1]])), two, []
    if kind == "month":
        one, two = rng.sample(MONTHS, 2)
        return (one, one), two, []
    if kind == "date":
        month, day, year = rng.choice(MONTHS), rng.randint(1, 28), rng.randint(1950, 2024)
        one = (f"{day} {month} {year}", f"{month} {day}, {year}")
        other_day = rng.choice([d for d in range(1, 29) if d != day])
        two = rng.choice([f"{other_day} {month} {year}", f"{month} {day}, {year + rng.choice([-2, -1, 1, 2])}"])
        return one, two, []
    one, two = subject(kind, rng), subject(kind, rng)
    return (one, one), two, []


_FILLERS = (
    "The figures have not been audited.", "Shares were little changed after the news.", "Details will follow next week.",
    "Local papers had written about it before.", "A spokesman declined to comment further.",
    "The announcement came as a surprise to many.", "Unions welcomed the news.", "Analysts had expected it.",
    "The weather was fine that day.", "The board met twice that week.",
)  # fmt: skip


def _filler(rng: random.Random) -> str:
    """A sentence that decides nothing: of another made-up fact, or of none."""
    if rng.random() < 0.4:
        return rng.choice(_FILLERS)
    frame = rng.choice(FRAMES)
    return Fact(frame, rng).tell(_shown(frame.value, rng)[0][0], rng.randrange(len(frame.ways)))


def news(most: int, seed: int) -> Iterator[Made]:
    """The pairs of so many made-up facts."""
    for number in range(most):
        yield from pairs(number, random.Random(f"{seed}/news/{number}"))
