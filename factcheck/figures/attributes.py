"""The words that say what is measured: measure nouns, verbs that imply one, units that imply one."""

from __future__ import annotations

MEASURES = frozenset(
    """
    revenue sale turnover income profit earning loss margin cost price fee fare rent wage salary pay dividend budget
    spending expenditure expense investment funding debt deficit surplus valuation value capitalisation
    capitalization share stake rate ratio yield interest inflation growth gdp output production capacity volume
    bandwidth throughput speed frequency clock latency memory storage vram cache ram power consumption tdp performance
    efficiency density resolution size length width height depth area distance range weight mass temperature pressure
    voltage current energy emission headcount workforce staff population attendance enrollment enrolment membership
    unemployment employment toll number count total average median amount score rating dose dosage concentration
    prevalence incidence duration lifespan life age term traffic demand supply shipment delivery order export import
    tax tariff duty rainfall radius diameter thickness elevation altitude lead majority percentage proportion fraction
    premium discount penalty fine compensation bonus saving asset liability ebitda ebit eps backlog subsidy grant loan
    aid donation prize reward subscription mileage payload thrust torque horsepower displacement accuracy
    precision recall error window outlay spend capex capital reserve stockpile inventory guidance forecast target
    estimate goal outlook projection maximum minimum peak limit cap threshold floor ceiling level rise increase
    decline drop fall gain jump growth decrease reduction cut hike surge slump turnout mortality survival efficacy
    coverage occupancy utilisation utilization capacity reach endurance runtime bill charge levy bond offer bid
    settlement award damage payout payment contribution bail ransom stipend pension allowance quota wait delay
    response uptake circulation readership viewership audience visit footfall ridership tonnage acreage
    span wingspan draught draft beam displacement gradient slope noise vibration humidity salinity visibility
    expectancy fatality mortality infection case reproduction benefit overtime
    """.split()
)
"""Nouns that name a measure, so that what they belong to is the subject and they are the attribute."""

ENTITIES = frozenset(
    """company firm group business bank maker operator retailer chain stock economy country nation city town region
    state government index market unit division arm sector industry currency dollar euro yen pound team club player
    agency ministry council hospital school university plant factory team fund it he she they who""".split()
)
"""Common nouns that rise and fall without being what is measured ("the firm grew 5%")."""

SEGMENTS = frozenset(
    """cloud retail advertising data food fuel energy product products service services subscription licence license
    hardware software gaming ticket online store export domestic passenger cargo freight oil gas power water tax wheat
    rice car vehicle smartphone phone chip drug vaccine hotel house home housing rail road school health crime
    consumer business enterprise mobile digital media music video industrial commercial residential farm crop coal
    steel solar wind electricity bank insurance mortgage pension labour labor wage interest mining shipping tourism
    net gross total average annual quarterly operating core basic diluted adjusted free capital working
    foreign""".split()
)
"""Words that say which part is measured; at the start of a sentence their capital makes no name of them."""

CHANGES = {
    1: frozenset(
        """rise increase grow climb jump gain surge soar up advance expand improve higher more faster rebound growth
        hike raise boost lift accelerate swell widen double triple quadruple rally leap greater larger longer
        increase-in add exceed""".split()
    ),
    -1: frozenset(
        """fall decline drop decrease shrink slip lose slump down plunge tumble sink reduce cut lower less fewer slower
        reduction contraction halve slide slash trim narrow contract dip weaken ease drop-in smaller shorter
        cheaper lighter""".split()
    ),
}
"""Words of change by direction, as lemmas."""

CHANGE_NOUNS = frozenset(
    """rise increase growth gain jump surge climb hike raise improvement expansion decline drop fall decrease reduction
    cut slump dip contraction slide""".split()
)

VERB_ROLES = {
    "cost": "price",
    "price": "price",
    "charge": "price",
    "sell": "price",
    "retail": "price",
    "weigh": "weight",
    "employ": "employee",
    "worth": "value",
    "value": "value",
    "appraise": "value",
    "earn": "earn",
    "gross": "gross",
    "seat": "capacity",
    "hold": "capacity",
    "accommodate": "capacity",
    "store": "capacity",
    "invest": "investment",
    "spend": "spending",
    "donate": "donation",
    "fine": "fine",
    "borrow": "borrowing",
    "owe": "debt",
    "lend": "loan",
    "fund": "funding",
    "finance": "funding",
    "consume": "consumption",
    "draw": "consumption",
    "use": "consumption",
    "acquire": "price",
    "buy": "price",
    "purchase": "price",
    "produce": "production",
    "generate": "production",
    "emit": "emission",
    "measure": "size",
    "span": "length",
    "stretch": "length",
    "stand": "height",
    "tower": "height",
    "cover": "area",
    "occupy": "area",
    "last": "duration",
    "take": "duration",
    "run": "duration",
    "sentence": "sentence",
    "jail": "sentence",
    "imprison": "sentence",
    "win": "win",
    "lose": "loss",
    "pay": "payment",
    "own": "stake",
    "control": "stake",
    "export": "export",
    "import": "import",
    "ship": "shipment",
    "deliver": "delivery",
    "sponsor": "sponsorship",
    "insure": "insurance",
    "budget": "budget",
    "allocate": "funding",
    "earmark": "funding",
    "award": "award",
}
"""What a verb measures where no noun says so, for money, quantities, percents and durations."""

LASTING = frozenset(
    """duration lifespan life age term delay wait lead expectancy endurance runtime response maturity latency
    overtime time sentence period lifetime warranty suspension ban maximum minimum average median record guidance
    target""".split()
)
"""Nouns that a duration measures."""
TIMES = frozenset("year quarter month week day hour minute season decade today time".split())
"""Nouns of time, which are not what a figure is of ("34% year on year")."""

_QUANTITY = frozenset({"quantity"})
MONEY_VERBS = {
    "take": "earn",
    "swallow": "spending",
    "consume": "spending",
    "make": "earnings",
    "receive": "payment",
    "get": "payment",
    "put": "spending",
    "save": "saving",
    "lose": "loss",
    "run": "cost",
    "list": "price",
    "offer": "price",
    "quote": "price",
    "advertise": "price",
    "auction": "price",
    "set": "funding",
}
"""What a verb measures in money, where it measures something else in other kinds."""
KINDS_OF_ROLE: dict[str, frozenset[str]] = {
    "weight": _QUANTITY,
    "length": _QUANTITY,
    "height": _QUANTITY,
    "area": _QUANTITY,
    "size": _QUANTITY,
    "emission": _QUANTITY,
    "consumption": _QUANTITY,
    "production": _QUANTITY | {"money"},
    "rate": frozenset({"percent"}),
    "range": _QUANTITY,
    "capacity": _QUANTITY | {"count"},
    "duration": frozenset({"duration"}),
    "sentence": frozenset({"duration"}),
    "stake": frozenset({"percent"}),
    "export": _QUANTITY | {"money"},
    "import": _QUANTITY | {"money"},
    "shipment": _QUANTITY | {"money"},
    "delivery": _QUANTITY | {"money"},
}
"""Kinds of figure that the role of a verb can have; the others have money ("cost", "fine")."""

UNIT_ROLES = {
    "kilogram": "weight",
    "meter": "length",
    "meter ** 2": "area",
    "meter ** 3": "volume",
    "bit_": "memory",
    "bit_ / second": "bandwidth",
    "kilogram * meter ** 2 / second ** 3": "power",
    "cycle_ / second": "frequency",
    "meter / second": "speed",
    "kelvin": "temperature",
    "flop_ / second": "performance",
    "operation_ / second": "performance",
    "kilogram * meter ** 2 / second ** 2": "energy",
    "kilogram / meter / second ** 2": "pressure",
    "ampere * second": "charge",
    "kilogram * meter ** 2 / ampere / second ** 3": "voltage",
    "pixel_": "resolution",
    "frame_ / second": "frame rate",
    "token_ / second": "throughput",
}
"""What a quantity measures by its dimension alone, the last resort."""

DIMENSION_ADJECTIVES = {
    "long": "length",
    "wide": "width",
    "tall": "height",
    "high": "height",
    "deep": "depth",
    "thick": "thickness",
    "old": "age",
    "heavy": "weight",
    "fast": "speed",
    "away": "distance",
    "apart": "distance",
}

HAPPENS_ONCE = frozenset(
    """acquire buy purchase sell merge sign close open launch release unveil announce introduce debut found establish
    create start begin complete finish approve authorise authorize ban end resign appoint name elect die bear marry
    build construct demolish discover invent patent publish file settle ratify adopt enact pass crash sink collapse
    kill explode strike arrest charge convict sentence jail award win list float inaugurate commission decommission
    join renovate refurbish rename retire transfer move relocate withdraw suspend cancel postpone burn restore
    launch opening founding acquisition merger approval completion election vote signing deadline birth death""".split()
)
"""Events with one date, which is a fact of its own even where a figure is given for it ("bought for $1bn in 2018")."""

GENERIC = frozenset(
    """total number amount figure level sum maximum minimum peak record average median target forecast goal estimate
    guidance outlook projection value size count limit cap rate about combined overall rise increase decline
    drop""".split()
)
"""Measure words that need another noun beside them to say what is measured."""
