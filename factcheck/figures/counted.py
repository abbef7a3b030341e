"""Counted nouns: which two name the same things, which one is the wider word, which are simply different."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from factcheck.figures.figure import Figure

NounRelation = Literal["same", "wider", "narrower", "unknown", "different"]

SAME: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
    employee staff staffer worker workforce personnel headcount job person people human individual colleague
    resident inhabitant citizen person people population soul
    passenger traveller traveler rider
    person people spectator fan supporter attendee visitor guest tourist crowd audience viewer
    person people victim casualty
    person people participant subject volunteer patient respondent
    person people man-and-woman adult
    person people member
    person people user customer client subscriber consumer
    voter elector person people
    death fatality dead life casualty victim
    injury injured casualty
    win victory
    loss defeat
    game match fixture
    plane aircraft airplane aeroplane jet airliner
    car vehicle automobile
    ship vessel boat
    store shop outlet branch location
    home house household dwelling
    flat apartment
    company firm business enterprise corporation
    country nation state
    plant factory
    engine motor
    physician doctor medic
    pupil student schoolchild
    child kid youngster minor
    infant baby newborn
    film movie
    book title
    chip processor accelerator gpu
    parameter weight
    patent patent-application
    site location facility
    centre center
    data-centre data-center datacentre datacenter
    lorry truck
    solicitor lawyer attorney
    lawmaker legislator mp parliamentarian
    vote ballot
    case infection
    dose jab shot vaccination
    stake share
    unit item piece
    step stage
    goal score
    floor storey story level
    bed hospital-bed
    apartment flat unit
    copy unit
    order purchase
    seat place
    cut redundancy layoff job-cut
    employee position post role
    metre meter
    lap circuit
    """.strip().splitlines()
)
"""Words for the same things in a count; a word may stand in several lines ("person" stands for all of them)."""

NARROWER: dict[str, frozenset[str]] = {
    "person": frozenset(
        """nurse doctor engineer teacher soldier officer scientist researcher developer driver pilot player athlete
        student pupil child woman man girl boy adult patient refugee migrant prisoner inmate firefighter programmer
        contractor manager executive director volunteer farmer miner technician analyst salesperson graduate passenger
        traveller traveler rider""".split()
    ),
    "employee": frozenset(
        """nurse doctor engineer teacher scientist researcher developer driver pilot programmer contractor manager
        executive technician analyst salesperson miner""".split()
    ),
    "vehicle": frozenset("car truck lorry bus van motorcycle tram".split()),
    "ship": frozenset("ferry tanker frigate destroyer submarine carrier".split()),
    "animal": frozenset("dog cat cow sheep pig horse bird elephant tiger".split()),
    "building": frozenset("house home school hospital tower".split()),
    "school": frozenset({"primary-school", "secondary-school"}),
    "medal": frozenset({"gold", "silver", "bronze"}),
    "country": frozenset({"member"}),
}

ANY = frozenset({"thing", "item", "unit", "one", "other", "piece", "number"})
"""Words that say nothing of what is counted; they match every noun."""

_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life"}


_BY_VERB = {
    "kill": "death",
    "die": "death",
    "injure": "injury",
    "wound": "injury",
    "hurt": "injury",
    "employ": "employee",
    "infect": "infection",
    "arrest": "arrest",
    "sack": "redundancy",
}


def noun(figure: Figure) -> str | None:
    """What a count counts: its noun, or what was done to people ("14 people were killed" counts deaths)."""
    if figure.unit is not None and relation(figure.unit, "person") in ("same", "narrower"):
        for word in (figure.attribute or "").split():
            if word in _BY_VERB:
                return _BY_VERB[word]
    return figure.unit


def singular(noun: str) -> str:
    """The noun in lower case, its last word singular: "Fatalities" is "fatality"."""
    noun = noun.strip().lower().replace(" ", "-")
    head, _, last = noun.rpartition("-")
    return f"{head}-{_one(last)}" if head else _one(last)


def _one(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=4096)
def relation(a: str | None, b: str | None, same: frozenset[frozenset[str]] = frozenset()) -> NounRelation:
    """How two counted nouns stand: `wider` where the first covers the second ("person" and "nurse").

    `same` adds groups of words that the caller knows to mean the same here. None, and words like "unit", match all.
    """
    if a is None or b is None:
        return "unknown"
    one, two = singular(a), singular(b)
    if one == two or _grouped(one, two, SAME) or _grouped(one, two, same):
        return "same"
    if one in ANY or two in ANY:
        return "unknown"
    if two in NARROWER.get(one, ()):
        return "wider"
    if one in NARROWER.get(two, ()):
        return "narrower"
    last_one, last_two = one.rpartition("-")[2], two.rpartition("-")[2]
    if one == last_two or two == last_one:  # "bed" and "hospital bed": one may leave the modifier unsaid
        return "wider" if one == last_two else "narrower"
    return "different"


def _grouped(one: str, two: str, groups: Iterable[frozenset[str]]) -> bool:
    return any(one in group and two in group for group in groups)
