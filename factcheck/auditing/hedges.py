"""Words by which a text says that a thing is only planned, hoped, thought, heard of, asked for or possible."""

from __future__ import annotations

ATTITUDES = frozenset(
    """plan aim intend hope expect consider mull weigh review evaluate assess
    propose seek want wish believe think forecast predict project
    anticipate target envisage envision foresee contemplate explore study examine prepare ask request recommend suggest
    urge call offer promise pledge vow threaten try attempt negotiate discuss claim suspect doubt fear speculate
    schedule slate estimate apply bid feel worry dread argue reckon look ponder hypothesize hypothesise assume budget
    toy dream debate eye moot await wait lobby press push campaign petition demand prefer favour favor allege contend
    imagine guess rumour rumor tip""".split()
)
"""Verbs under which a thing is not yet, or only in somebody's view, so."""

REAL_OBJECT = frozenset(
    """ask call offer try attempt urge claim apply bid feel argue look think believe reckon press push eye tip guess
    imagine favour favor prefer""".split()
)
"""Of these the object is real: what is offered or claimed is there, what is offered to be done is not."""

HEARSAY = frozenset(
    """say report rumour rumor tip think believe understand allege suppose mean hold repute presume reckon know""".split()
) - {"know", "hold"}
"""In the passive with an infinitive these give what others say: "is said to be preparing an offer"."""

AHEAD_NOUNS = frozenset(
    """plan aim intention hope proposal target goal forecast prediction expectation ambition possibility chance bid
    wish promise pledge prospect option draft talk belief view opinion outlook estimate projection discussion negotiation
    thought idea consideration request application demand rumour rumor speculation suspicion allegation dream
    suggestion""".split()
)

TALKS = frozenset("talk discussion negotiation consideration review debate study examination dialogue".split())
"""What a thing that is not settled is in, or under."""

MODALS = frozenset("could might may would will shall should".split())
"""Without "can": what somebody can do is a fact about them."""

CONDITIONS = frozenset("if unless whether".split())

UNLIKELY = frozenset(
    """possibly perhaps maybe likely potentially probably reportedly allegedly potential possible planned proposed
    prospective supposedly apparently presumably seemingly hopefully alleged suspected rumoured rumored mooted intended
    supposed would-be hoped-for tentative provisional""".split()
)

TO_BE_DONE = frozenset(
    "be due set ready likely unlikely poised about supposed keen eager willing prepared hopeful determined".split()
)
"""Before an infinitive these look ahead: "is to vote", "is due to be sold", "stands ready to pay"."""

EMPTY_VERBS = frozenset("be have do get make take give become remain".split())

REQUESTS = frozenset(
    "ask apply request petition bid appeal call demand seek urge press lobby approach beg plead".split()
)
"""Verbs by which somebody wants a thing of another."""

GRANTS = frozenset(
    """grant give approve award pay provide allow accept agree license fund finance contribute issue hand lend cover
    permit authorise authorize bear supply subsidise subsidize donate""".split()
)
"""Verbs by which the other gives it."""

DOUBTED = frozenset(
    """allege claim contend speculate suspect believe think argue suggest reckon assert complain accuse insinuate fear
    presume guess""".split()
)
"""Verbs of saying that leave open whether it is so."""

PARTIES = frozenset(
    """critic opponent detractor sceptic skeptic rival observer supporter campaigner rumour rumor some insider
    commentator""".split()
)
"""Nameless people whose word is a view."""
