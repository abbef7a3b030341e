"""The closed word lists that the claims stage reads English with."""

from __future__ import annotations

SAY = frozenset(
    """say state note add tell explain report announce emphasize emphasise stress point confirm disclose reveal claim
    write observe remark declare mention indicate highlight underscore argue insist show find estimate warn comment testify
    acknowledge maintain assert describe recall remember reiterate advise inform certify record""".split()
)
"""Verbs that hand a content clause over as it is; `deny`, `doubt` or `hope` do not, and stay part of the claim."""

ORG_NOUNS = frozenset(
    """company firm group corporation business conglomerate startup start-up carmaker automaker chipmaker bank lender
    retailer airline manufacturer maker operator publisher broadcaster supplier developer drugmaker brewer insurer
    utility agency regulator ministry department club team university hospital charity union organisation
    organization organizer organiser authority council committee board trust fund foundation institute giant
    provider vendor contractor shipbuilder builder miner producer exporter carrier league federation""".split()
)
"""Nouns with which a text goes on speaking of an organisation that it has named."""

ANY_ORG = frozenset("company firm group corporation business conglomerate giant startup start-up".split())
"""Those of them that any firm may be called; "the authority" or "the club" is one that was called so."""

THING_NOUNS = frozenset(
    """chip processor model plant factory bridge drug vaccine phone device car vehicle aircraft plane jet ship ferry
    vessel train line station stadium tower building dam reactor mine project system platform app product engine
    battery rocket satellite telescope probe bill act law treaty deal merger acquisition agreement contract film book
    album game tournament match race festival conference forum summit event study trial survey report tunnel road
    airport port hospital school museum park site facility hub center centre data-center accelerator server gpu
    cpu tablet laptop console tool service network grid programme program scheme campaign storm hurricane
    earthquake fire flood city town village country county state region province island river lake mountain
    species virus disease store shop brand hotel tram bus fleet orchestra exhibition""".split()
)
"""Nouns of things with names; a definite one ("the chip") goes back to the nearest name of that sort."""

PERSON_NOUNS = frozenset(
    """chairman chairwoman chair chief president executive ceo cfo cto minister secretary mayor governor senator
    director manager coach captain professor doctor analyst spokesman spokeswoman spokesperson founder co-founder
    commissioner judge officer head lawyer author editor economist scientist researcher treasurer chancellor
    ambassador superintendent principal dean curator conductor skipper striker goalkeeper nurse engineer
    pilot midwife inspector sergeant detective bishop archbishop pope king queen prince princess duke""".split()
)
"""Offices: a name beside one of them is a person, and the office itself speaks for the person."""

HONORIFICS = frozenset("mr mrs ms miss dr prof sir dame lord lady rev hon judge justice".split())

ORG_SUFFIXES = frozenset(
    """inc ltd llc plc corp co group holdings cloud technologies technology systems motors airlines airways bank
    university institute ministry council committee agency department authority telecom energy pharmaceuticals
    partners capital hospital trust union federation association foundation commission""".split()
)

FIRM_WORDS = ORG_SUFFIXES | frozenset(
    """pharma biotech biosciences therapeutics silicon foundry microsystems semiconductor semiconductors labs laboratories
    stores foods brewery breweries mills shipping lines railways software press publishing insurance assurance chemicals
    steel mining logistics freight industries manufacturing solutions services consulting associates ventures advisers
    advisors research analytics works motor marine aerospace electronics robotics devices instruments college academy
    school clinic club society theatre gallery orchestra""".split()
)
"""Last words of firms' names; those of `ORG_SUFFIXES` may be left out, these say what the firm does."""

CALENDAR = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
    fri sat sun q1 q2 q3 q4 h1 h2 spring summer autumn winter easter christmas fy""".split()
)
"""Capitalised, but never a name in our sense."""

HEDGES = frozenset("could might may perhaps possibly potentially arguably seemingly presumably".split())

OPINION_PHRASES = (
    "in my opinion",
    "in my view",
    "from my perspective",
    "personally",
    "i think",
    "i believe",
    "i find",
    "i feel",
    "i suspect",
    "what makes this",
    "what many people",
    "what this really",
    "one thing that",
    "raises a deeper question",
    "raises the question",
    "it will be interesting",
    "it will be fascinating",
    "it remains to be seen",
    "only time will tell",
    "no wonder",
    "needless to say",
    "thought-provoking",
    "a testament to",
    "in our opinion",
    "in our view",
    "we believe",
    "we think",
    "arguably",
    "hard to overstate",
    "make no mistake",
)
"""Turns of phrase that mark the writer's own voice."""

EVALUATIVE = frozenset(
    """fascinating interesting impressive remarkable stunning disappointing exciting amazing astonishing brilliant
    wonderful terrible awful beautiful ugly delightful dreadful charming boring inspiring worrying encouraging
    striking noteworthy unsurprising surprising revolutionary groundbreaking game-changing promising compelling clever
    wise foolish shameful deserved best worst finest magnificent superb""".split()
)
"""Predicates that judge; a sentence whose predicate is one of these can be disagreed with but not checked."""

PLAN_VERBS = frozenset("plan intend propose prepare seek commit pledge promise vow want hope".split())
TARGET_WORDS = frozenset("target goal aim objective ambition aspire".split())
FORECAST_VERBS = frozenset("forecast predict project expect anticipate foresee estimate guide".split())
FORECAST_NOUNS = frozenset("forecast prediction projection outlook guidance expectation".split())
PROHIBIT_WORDS = frozenset("prohibit forbid ban bar outlaw disallow".split())
OBLIGE_WORDS = frozenset("require oblige mandate compel obligate".split())
PERMIT_WORDS = frozenset("permit allow authorise authorize entitle".split())

PEOPLE_NOUNS = PERSON_NOUNS | frozenset(
    """man woman boy girl child person player patient user customer caller driver owner buyer seller visitor passenger
    friend wife husband mother father son daughter brother sister neighbour neighbor colleague expert critic resident
    member worker employee farmer teacher pupil student witness victim politician activist climber sailor fisherman
    reader listener writer artist actor singer musician soldier prosecutor defendant spouse uncle aunt grandfather
    grandmother trader investor tenant landlord""".split()
)
"""Nouns of people; "he" and "she" may mean one, "it" never does."""

AMOUNTS = frozenset(
    """revenue turnover sales profit loss margin income earnings debt price cost fee figure number rate share average
    total sum amount dividend payout growth rise fall increase decline demand output spending budget volume percentage
    proportion result attendance temperature""".split()
)
"""Nouns of what is counted: such a thing does nothing and owns nothing, so that what a firm does looks past it."""

FIRMS_DO = frozenset(
    """employ hire recruit sell buy purchase deliver own operate manage plan expect aim want hope intend say report post earn
    propose offer acquire introduce release forecast raise invest serve supply announce agree sign approve reject
    recall pay spend lose win owe borrow fund finance order apologise apologize deny confirm refuse decide promise
    pledge seek try consider negotiate sue appeal lobby overturn rule vote publish issue market export import believe
    think know ask warn""".split()
)
"""Verbs whose subject is a firm, an authority or a club, never one of its products."""

MAKERS_DO = frozenset("make build produce launch unveil develop present design bet pass adopt enact repeal".split())
"""What firms do and now and then a product or a law ("it makes a noise", "it passed"): it shows that a name is a firm\'s,
not what "it" is."""

FIRMS_HAVE = frozenset(
    """revenue turnover sales profit loss earnings shareholder investor employee workforce staff headquarters board
    chairman chief executive director dividend customer client subsidiary rival competitor competition office
    payroll creditor debt lender share supplier member budget spokesman spokeswoman""".split()
)
"""Nouns that a firm has and a product has not."""

THINGS_UNDERGO = frozenset(
    """manufacture make build produce assemble design fabricate unveil price test use install swallow prescribe drive
    weld mould paint repair restore wear demolish pass enact repeal locate situate bury inhale inject brew bake
    equip power package ship erect""".split()
)
"""Verbs whose passive has a thing as its subject: a firm is founded, never manufactured."""

THINGS_DO = frozenset(
    "weigh measure cost contain consume accommodate seat tow taste stand apply plug charge last affect comprise span".split()
)
"""Verbs whose subject is a thing, where they have no "that" clause behind them."""

THINGS_HAVE = frozenset(
    """battery range weight length width height memory screen camera engine bandwidth body bonnet roof pitch payload
    predecessor successor lid keel hull surface taste dose side-effect clause section provision""".split()
)
"""Nouns that a product, a place or a law has and a firm has not."""

IMPERSONAL = frozenset(
    "be take remain seem appear hurt help matter happen feel look turn pay suffice rain snow please".split()
)
"""Verbs before which "it" may stand for nothing that was named: "it hurts to leave", "it took a year to ..."."""
