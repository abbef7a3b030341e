"""The closed word lists that the rules of the verdicts stage read English with."""

from __future__ import annotations

from factcheck.claims.lexicon import FIRM_WORDS

SUBUNITS = frozenset(
    """cloud air cargo capital pro max ultra mini plus lite se xl north south east west northern southern eastern western
    europe asia africa america americas international domestic junior senior women men youth ii iii iv v classic sport
    energy digital logistics rail freight express motors bank media games labs health park bay hill port upper lower
    old new little great inner outer""".split()
)
"""Words that make a longer name another thing than the shorter one it begins with ("Acme" and "Acme Cloud")."""

CONTRASTS = [
    frozenset(group.split())
    for group in (
        "north northern south southern east eastern west western central",
        "male man men boy female woman women girl",
        "operating net gross pre-tax pretax after-tax underlying adjusted",
        "domestic international foreign overseas export import imported exported inbound outbound",
        "public private",
        "first second third fourth fifth sixth final semi-final quarter-final opening",
        "adult child children infant teenager pupil student teacher patient staff",
        "cloud advertising retail hardware software services commerce logistics licensing subscription",
        "morning afternoon evening night",
        "winter spring summer autumn fall",
        "passenger freight cargo",
        "urban rural",
        "indoor outdoor",
        "paperback hardback hardcover",
        "early late",
        "undergraduate postgraduate graduate",
        "economy business premium",
        "front-facing rear-facing",
        "surgical medical paediatric pediatric maternity psychiatric cardiology dermatology oncology geriatric",
        "marketing newsroom sales accounting",
        "primary secondary tertiary",
        "upper lower",
        "maximum minimum average median mean peak typical total",
        "single double triple",
        "wholesale retail",
        "onshore offshore",
        "inner outer left right front rear",
        "existing new former current previous next",
        "daily weekly monthly quarterly annual yearly hourly",
        "full-time part-time temporary permanent",
        "federal state local municipal regional national",
        "preliminary final provisional",
        "short-term long-term",
        "input output",
        "read write",
        "training inference",
        "wheat barley maize rice corn oats rye soya soybean",
        "copper zinc nickel gold silver iron lithium cobalt aluminium aluminum tin lead",
        "oil gas coal wind solar nuclear hydro",
        "car truck bus van lorry motorcycle bicycle train tram",
    )
]
"""Modifiers of which one noun has one at a time: two different ones of a group name two different things."""

SORTS = tuple(
    frozenset(group.split())
    for group in (
        "paperback hardback hardcover audiobook e-book",
        "undergraduate postgraduate",
        "indoor outdoor",
    )
)
"""Words that name a sort wherever they stand in a claim."""

COUNTRIES = frozenset(
    """china japan korea india germany france spain italy portugal britain england scotland wales ireland norway sweden
    denmark finland poland ukraine russia turkey greece austria switzerland belgium netherlands hungary romania
    canada mexico brazil argentina chile peru colombia australia zealand indonesia vietnam thailand malaysia singapore
    philippines taiwan israel egypt nigeria kenya africa america europe asia states kingdom emirates arabia""".split()
)
"""Last words of the names of countries and continents."""

PARTIES = [
    frozenset(group.split())
    for group in (
        "tenant landlord",
        "buyer seller",
        "lender borrower",
        "employer employee",
        "driver passenger",
        "plaintiff defendant",
        "import export",
        "profit revenue",
        "profit turnover",
        "profit loss",
        "minister opposition",
        "winner loser",
    )
]
"""Subjects of which one is never the other."""

RISE = frozenset(
    """rise increase grow climb gain jump surge soar advance expand improve rally rebound swell accelerate lift raise boost
    hike up double triple quadruple strengthen widen""".split()
)
FALL = frozenset(
    """fall decrease decline drop shrink slip slump plunge tumble contract slide sink lower reduce cut halve dip weaken
    ease lose deteriorate narrow down retreat slow trim slash""".split()
)
LEVEL = frozenset("unchanged steady flat stable hold stagnate".split())

SAME_DOING = [
    frozenset(group.split())
    for group in (
        "sell offer market supply",
        "allow permit let authorise authorize",
        "use employ apply",
        "hurt injure harm wound",
        "inform tell notify warn",
        "pay spend",
        "move relocate transfer",
        "shut close",
        "hire recruit employ",
        "build construct erect",
        "ban forbid prohibit",
        "need require",
        "find discover",
        "help assist aid",
        "stop halt end cease",
        "start begin commence",
        "show demonstrate prove",
        "work function operate run",
    )
]
"""Verbs that name one doing."""

UPDATE_WORDS = (
    "no longer",
    "previously",
    "earlier said",
    "revised",
    "revise",
    "revising",
    "updated",
    "update",
    "corrected",
    "correction",
    "instead of the",
    "rather than the",
    "as first stated",
    "first reported",
    "originally",
    "initially",
    "in a change",
    "superseded",
    "replaces the",
    "has since",
    "have since",
    "raised its forecast",
    "raised its guidance",
    "lowered its forecast",
    "lowered its guidance",
    "cut its forecast",
    "cut its guidance",
    "raised its target",
    "cut its target",
    "postponed",
    "delayed",
    "pushed back",
    "brought forward",
    "rescheduled",
    "moved to",
    "amended",
    "now expects",
    "now says",
    "now stands",
    "new count",
    "latest count",
    "recount",
    "up from an earlier",
    "had earlier",
)
"""Words with which a text says that it replaces what was said before."""

VARYING = frozenset(
    """price cost fare tariff rent stock headcount staff workforce employee employees personnel worker guidance
    forecast target outlook plan toll death dead casualty injured case infection subscriber user customer member
    population rate yield debt capitalisation capitalization valuation value stake inventory backlog reserve ranking
    rank position lead waiting queue temperature level count membership fleet store outlet branch follower download
    crew resident inhabitant student pupil patient prisoner volunteer guest passenger player aircraft fleet
    salary wage fee charge premium deficit surplus shortlist estimate number amount schedule date vacancy""".split()
)
"""What is measured again and again and may well differ between two dates."""

PRICES = frozenset("price cost fare tariff rent value valuation salary wage fee charge premium".split())
"""Of these those that stand for a season and more."""

BARE = frozenset("number amount date schedule estimate".split())
"""Of these those that say nothing of what varies: any figure may be called so."""

DAILY = frozenset("toll death dead casualty injured case infection stock rate level temperature queue estimate".split())
"""What may well differ from one day to the next; other measures that vary take weeks."""

DEALS = frozenset(
    """deal sell buy acquire acquisition takeover merger transaction bid offer hand vote launch sale contract order grant
    deposit fine insurance insure recall write-down introduce""".split()
)
"""With these a price or a count is of one occasion and stays."""

TRADES = (FIRM_WORDS | frozenset("hospital college athletic united city town rovers airline".split())) - frozenset(
    "cloud capital energy labs laboratories logistics freight software services solutions electronics robotics".split()
)
"""Words for what a firm or body does, with which its name may be said or without; parts of firms are named by the others."""

LASTING = frozenset(
    """be have employ hold own operate run count serve stand number include reach total amount come rise fall grow increase
    decrease drop climb decline shrink remain stay live work use house accommodate keep look care""".split()
)
"""Verbs whose past tense tells what was so for a time, and may be otherwise now."""

STANDING = frozenset("fleet crew staff headcount workforce toll population membership payroll circulation".split())
"""Words anywhere in a claim that show its count to be one of the day."""

AT_FIRST = frozenset("launch introduce debut originally initially initial original unveil".split())
"""Words with which a claim tells what was so at the beginning."""

RESTATED = frozenset(
    "adjusted gaap ifrs underlying normalised normalized organic comparable like constant forma recurring diluted".split()
)
"""Words that make a value one that is worked out otherwise than the plain one of that name."""

GUESSES = frozenset(
    """forecast predict project expect anticipate foresee estimate guide prediction projection outlook guidance
    expectation aim goal target hope want plan intend reckon likely probably could may might grow rise fall reach add increase
    create""".split()
)
"""Words with which a claim that looks ahead says what may come, and not how a thing is made."""

FIXED_EVENTS = frozenset(
    """open launch found establish sign approve acquire buy die bear kill sink crash win lose elect appoint publish release
    unveil introduce debut complete finish build close merge list resign arrest convict sentence discover invent land
    start begin end adopt pass ratify ban enact ship deliver inaugurate announce happen occur strike hit vote defeat
    beat collapse explode erupt marry graduate join leave retire file settle fine award earn record reopen resume
    license certify authorise authorize""".split()
)
"""What happens once: its date is what the claim says, not when it holds."""

RECURRING = frozenset(
    """annual yearly quarterly monthly weekly season edition conference festival championship cup games match race summit
    election census meeting forum report results earnings tournament exhibition fair final derby marathon budget
    olympics fiscal""".split()
)
"""What comes again: two dates may be two of them."""

AGENT_VERBS = {
    verb: group
    for group, verbs in {
        "maker": "make manufacture produce fabricate supply assemble build",
        "designer": "design develop engineer",
        "owner": "own",
        "buyer": "buy acquire purchase",
        "winner": "win",
        "founder": "found establish",
        "leader": "lead head run captain",
        "chair": "chair preside",
        "author": "write direct compose paint invent discover author",
        "operator": "operate",
        "sponsor": "sponsor",
    }.items()
    for verb in verbs.split()
}
"""Verbs of which one thing has one agent: who made it, who won it. Active subject or passive "by"."""

PLACE_VERBS = frozenset(
    """hold host locate base headquarter bear build open situate die sign crash sink stage stand land house manufacture
    produce train meet play settle happen occur launch""".split()
)
"""Verbs whose "in" or "at" names the one place of the event or thing."""

MANY_VALUED = frozenset(
    """partner customer client product supplier investor shareholder office site member sponsor user backer rival
    competitor market country city language include among such feature offer sell ship support partnership
    subsidiary brand model plant""".split()
)
"""Attributes that may have many values at once: two different ones never contradict."""

EXCEPTIONS = (
    "unless",
    "exempt",
    "exempt from",
    "special permit",
    "special permission",
    "except",
    "notwithstanding",
    "other than",
    "apart from",
    "save for",
    "save where",
    "subject to",
    "provided that",
    "provided the",
    "with the exception",
    "excluding",
    "only if",
    "only when",
    "only where",
    "in an emergency",
    "in emergencies",
    "with permission",
    "with written",
    "without prior",
    "without written",
    "without the",
    "if the",
    "if it",
    "if they",
    "where the",
    "in which case",
    "waive",
    "exempt",
    "does not apply to",
    "do not apply to",
    "not apply",
)
"""A rule with one of these carves something out: its other side need not contradict it."""

ANTONYMS = [
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("approve pass accept authorise authorize back support endorse clear grant permit allow legalise uphold",
         "reject refuse block veto deny oppose dismiss overturn strike forbid ban prohibit bar withdraw"),
        ("win", "lose"),
        ("open start begin launch resume reopen restart", "close shut end cease stop halt suspend cancel abandon scrap"),
        ("join enter", "leave quit exit"),
        ("hire recruit", "dismiss fire sack"),
        ("confirm admit acknowledge", "deny dispute"),
        ("convict", "acquit"),
        ("survive", "die perish"),
        ("succeed pass", "fail"),
        ("keep retain maintain remain", "drop abandon scrap discard sell"),
        ("arrive", "depart"),
        ("profit", "loss"),
        ("guilty", "innocent"),
        ("safe", "unsafe dangerous"),
        ("unanimous unanimously", "split divided"),
        ("ahead", "behind"),
        ("include", "exclude"),
        ("mandatory compulsory obligatory", "voluntary optional"),
        ("public", "secret confidential"),
        ("tighten", "loosen relax"),
        ("present attend", "absent miss"),
        ("empty", "full"),
        ("alive", "dead"),
    )
]  # fmt: skip
"""Words of which one cannot be true where the other is, of the same thing at the same time."""
