"""Words that name the same measure or event, and the event behind a noun."""

from __future__ import annotations

from functools import lru_cache

from factcheck.figures.attributes import VERB_ROLES

SYNONYMS: tuple[frozenset[str], ...] = tuple(
    frozenset(line.split())
    for line in """
    price cost fee charge tag retail
    revenue sale turnover topline
    staff headcount workforce employee worker personnel employ job
    earn earnings take gross revenue sale turnover
    earn salary pay wage compensation
    profit earn earning earnings income bottom-line
    loss deficit
    launch release unveil debut introduce ship premiere roll
    launch start begin commence
    unveil announce reveal present show introduce
    announce disclose report publish release
    found establish create set start incorporate form
    close complete finish finalise finalize conclude end
    close shut
    open inaugurate start
    build construct erect complete
    buy acquire purchase acquisition takeover purchase
    deal acquisition purchase takeover transaction merger agreement
    price value worth valuation payment consideration sum
    value worth valuation capitalisation capitalization cap
    approve authorise authorize clear pass ratify approval authorisation authorization clearance
    die death
    sign ink signature
    power consumption tdp draw wattage
    speed frequency clock
    bandwidth throughput rate
    memory vram ram
    storage capacity disk
    performance compute computing throughput
    length long span stretch distance
    height tall altitude elevation
    weight mass
    death fatality toll kill die dead
    injury injure wound hurt
    investment invest spending spend expenditure outlay capex funding
    funding raise round finance
    share stake proportion percentage ownership holding
    growth increase rise grow climb gain jump
    decline decrease fall drop reduction cut
    unemployment jobless joblessness
    population inhabitant resident
    attendance crowd spectator attend attendance visitor
    emission emit
    production output produce manufacture
    shipment delivery deliver ship
    vote ballot
    fine penalty
    dose dosage
    duration term length time last take
    sentence prison jail term
    age old
    born birth
    resign quit leave depart resignation departure
    appoint name hire appointment become elect
    use serve see handle attract draw welcome visit carry pass cross host
    head chief executive ceo boss
    warranty guarantee
    put build erect
    find discover detect spot unearth
    range distance
    sell dispose divest
    benchmark key main policy base official
    rule ruling verdict judgment judgement decide decision
    strike annul void quash overturn
    debt borrowing owe liability
    temperature heat
    area cover size
    size area footprint
    salary pay wage compensation remuneration
    user customer subscriber client
    win victory
    hold host stage
    ban prohibit prohibition outlaw
    expire end lapse
    start begin commence effective force
    join enter accession accede
    publish print issue
    meet meeting gather summit
    arrive land
    crash accident
    margin profitability
    budget allocation
    goal score
    target goal aim
    """.strip().splitlines()
)
"""Words that name the same measure or event; a word may stand in several lines."""

_VERBS = frozenset(VERB_ROLES) | frozenset(word for group in SYNONYMS for word in group)


def verb_lemma(text: str, lemma: str) -> str:
    """The lemma of a verb, mended where the parser cut an "e" too many ("fined" is of "fine", not of "fin")."""
    mended = lemma + "e"
    return (
        mended if text.lower() in {mended + "d", lemma + "ing"} and lemma not in _VERBS and mended in _VERBS else lemma
    )


_NOMINAL = {
    "opening": "open",
    "founding": "found",
    "establishment": "establish",
    "foundation": "found",
    "closure": "close",
    "closing": "close",
    "completion": "complete",
    "introduction": "introduce",
    "unveiling": "unveil",
    "signing": "sign",
    "sinking": "sink",
    "election": "elect",
    "appointment": "appoint",
    "departure": "leave",
    "arrival": "arrive",
    "construction": "build",
    "ratification": "ratify",
    "publication": "publish",
    "adoption": "adopt",
    "creation": "create",
    "formation": "form",
    "retirement": "retire",
    "inauguration": "inaugurate",
    "delivery": "deliver",
    "rollout": "launch",
    "beginning": "begin",
    "expiry": "expire",
    "cancellation": "cancel",
    "merger": "merge",
    "sale": "sell",
    "killing": "kill",
    "wedding": "marry",
    "ending": "end",
    "landing": "land",
    "crossing": "cross",
    "hosting": "host",
    "suspension": "suspend",
    "withdrawal": "withdraw",
    "discovery": "discover",
    "invention": "invent",
    "demolition": "demolish",
    "renovation": "renovate",
    "commissioning": "commission",
    "listing": "list",
    "payment": "pay",
    "enrolment": "enrol",
    "enrollment": "enroll",
    "vaccination": "vaccinate",
}
"""Nouns of events by the verb they come from."""


@lru_cache(maxsize=16384)
def alike(a: str, b: str) -> bool:
    """Whether two lemmas name the same measure or event."""
    one, two = _NOMINAL.get(a, a), _NOMINAL.get(b, b)
    return any(x == y or any(x in group and y in group for group in SYNONYMS) for x, y in ((a, b), (one, two)))
