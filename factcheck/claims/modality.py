"""How a claim is meant: as fact, forecast, target, plan, opinion, obligation, prohibition or permission."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.claims.claim import Modality
from factcheck.claims.clauses import Clause
from factcheck.claims.lexicon import (
    EVALUATIVE,
    FORECAST_NOUNS,
    FORECAST_VERBS,
    HEDGES,
    OBLIGE_WORDS,
    OPINION_PHRASES,
    PERMIT_WORDS,
    PLAN_VERBS,
    PROHIBIT_WORDS,
    TARGET_WORDS,
)
from factcheck.claims.tree import Tokens, child, children
from factcheck.inference.token import Token

DIGIT = re.compile(r"\d")

LEGAL_SUBJECTS = frozenset(
    """you licensee tenant landlord employee employer supplier contractor operator member person party applicant holder
    vehicle driver student user owner buyer seller borrower lender resident visitor passenger staff provider
    controller processor bank company firm player club school hospital trader manufacturer pupil teacher officer
    citizen worker guest reader subscriber shareholder director doctor nurse patient parent child cyclist pilot farmer
    household owner agency council authority shop restaurant user customer client tourist candidate voter minor
    pensioner""".split()
)
"""Whom rules are made for: with these, "may" grants or ("may not") forbids, and does not guess."""


MEANT = frozenset("mean suppose intend design set schedule plan".split())
"""In the passive with an infinitive these say what is planned ("is meant to bring in $120 billion")."""

HOLDS = frozenset(
    """take hold carry seat accommodate house store serve draw last withstand resist survive deliver treat handle process run
    fly float tow lift bear""".split()
)
"""What a thing is designed to do with these is how it is made ("is designed to take 900 passengers"), and no plan."""

SET_FOR = frozenset("plan schedule slate pencil earmark set due".split())
"""In the passive with "for" and a date these say what is planned ("is planned for 3 June")."""

GUESSED = frozenset("have become lead cause affect need seem help prove turn result mean face see want".split())
"""After "may" these are guesses more often than permissions."""


def modality(tokens: Sequence[Token], clause: Clause, sentence: str, heading: str) -> Modality:
    """The modality of one clause of a parsed sentence."""
    words = [tokens[at] for at in clause.words]
    verbs = {token.lemma.lower() for token in words if token.pos == "VERB"}  # "Slate" is a tablet, too
    text = sentence.lower()
    rule = _rule(tokens, clause)
    if rule is not None:
        return rule
    if _is_opinion(tokens, clause, text):
        return "opinion"
    verb = tokens[clause.verb]
    if _names_target(tokens, clause):
        return "target"
    if verb.tag == "VBN" and verb.lemma.lower() in MEANT and _is_meant_to(tokens, clause.verb):
        return "plan"
    if verb.tag == "VBN" and verb.lemma.lower() in SET_FOR and _is_set_for(tokens, clause.verb):
        return "plan"
    if verb.lemma.lower() in PLAN_VERBS and _governs_infinitive(tokens, clause.verb):
        return "plan"
    if verbs & {"intend", "schedule", "slate"} and _governs_infinitive(tokens, clause.verb):
        return "plan"
    if _foretells(tokens, clause) or _gives_forecast(tokens, clause):
        return "forecast"
    if any(
        tokens[at].lemma.lower() in {"will", "shall", "’ll", "'ll"} and tokens[at].dep == "aux"
        for at in children(tokens, clause.verb)
    ):
        return "forecast"
    if re.search(r"\b(forecast|outlook|implication|prediction|guidance)s?\b", heading.lower()):
        return "forecast"
    return "fact"


IN_A_VIEW = re.compile(r"\bin (?:the )?(?:view|opinion|eyes) of\b|\bin \w+(?: \w+)?['’]s? (?:view|opinion|eyes)\b")
"""A view that is not the writer's."""


BELIEFS = frozenset("believe think hope fear feel doubt".split())


def _judges(tokens: Tokens, verb: int) -> bool:
    """Whether somebody calls a thing something ("called the news welcome", not "is called Lumen"), or believes it."""
    below = [tokens[at] for at in children(tokens, verb)]
    if tokens[verb].lemma.lower() in BELIEFS:
        return any(token.dep == "ccomp" for token in below)
    calls = tokens[verb].lemma == "call" and any(token.dep == "nsubj" for token in below)
    return calls and any(token.dep in {"oprd", "acomp"} and token.pos != "PROPN" for token in below)


FEELINGS = frozenset(
    """think feel like love hope enjoy believe find wish prefer know wonder remember hate want miss trust doubt fear dream
    imagine expect laugh cry regret appreciate admire guess suppose""".split()
)
"""What somebody says of their own mind with these cannot be checked; what they did or saw can."""


def _reports(tokens: Tokens, verb: int) -> bool:
    """Whether the clause tells what somebody did or what befell them ("I dialled the number", "I was told to wait")."""
    past = tokens[verb].tag == "VBD" or any(
        tokens[at].tag == "VBD" and tokens[at].dep in {"aux", "auxpass"} for at in children(tokens, verb)
    )
    return past and tokens[verb].lemma.lower() not in FEELINGS and tokens[verb].pos == "VERB"


def _is_opinion(tokens: Tokens, clause: Clause, text: str) -> bool:
    if any(phrase in text for phrase in OPINION_PHRASES):
        return True
    words = [tokens[at] for at in clause.words]
    first_person = not clause.speaker and any(
        token.text in {"I", "my", "My"} and (token.head == clause.verb or token.dep == "poss") for token in words
    )
    measured = any(DIGIT.search(token.text) or token.pos == "NUM" for token in words)
    if first_person and not measured and not _reports(tokens, clause.verb):
        return True
    verb = tokens[clause.verb]
    if not DIGIT.search(text) and (IN_A_VIEW.search(text) or _judges(tokens, clause.verb)):
        return True
    if verb.lemma == "be" and any(
        tokens[at].dep in {"acomp", "attr"} and tokens[at].lemma.lower() in EVALUATIVE
        for at in children(tokens, clause.verb)
    ):
        return True
    hedges = {
        token.lemma.lower()
        for token in words
        if token.lemma.lower() in HEDGES | {"should"} and token.head == clause.verb and token.dep in {"aux", "advmod"}
    }
    if hedges == {"could"} and _was_able(tokens, clause.verb):
        return False
    # a hedge over a figure ("could cost $40m") is a forecast; without one there is nothing to check
    return bool(hedges) and not measured


def _rule(tokens: Tokens, clause: Clause) -> Modality | None:
    """Obligation, prohibition or permission, by the auxiliary or the verb."""
    verb = tokens[clause.verb]
    below = [tokens[at] for at in children(tokens, clause.verb)]
    negated = any(token.dep == "neg" for token in below)
    aux = {token.lemma.lower() for token in below if token.dep in {"aux", "auxpass"}}
    subject = next((token for token in below if token.dep in {"nsubj", "nsubjpass"}), None)
    ruled = subject is not None and subject.lemma.lower() in LEGAL_SUBJECTS
    if verb.lemma.lower() in PROHIBIT_WORDS:
        return "permission" if negated else "prohibition"
    if aux & {"must", "shall"} and (ruled or "must" in aux):
        return "prohibition" if negated else "obligation"
    if "should" in aux and (ruled or "auxpass" in {token.dep for token in below}):
        return "prohibition" if negated else "obligation"
    if verb.tag == "VB" and subject is None and not aux - {"do"}:  # an instruction
        return "prohibition" if negated else "obligation"
    if verb.lemma.lower() not in GUESSED and "may" in aux and (ruled or _on_terms(tokens, clause)):
        return "prohibition" if negated else "permission"
    if verb.lemma.lower() == "have" and any(token.dep == "xcomp" for token in below):
        return "permission" if negated else "obligation"
    if verb.lemma.lower() in OBLIGE_WORDS and verb.tag == "VBN" and _governs_infinitive(tokens, clause.verb):
        return "permission" if negated else "obligation"
    if verb.lemma.lower() in PERMIT_WORDS and verb.tag == "VBN" and _governs_infinitive(tokens, clause.verb):
        return "prohibition" if negated else "permission"
    return None


TERMS = frozenset("consent permission approval licence license permit authorisation authorization".split())


def _on_terms(tokens: Tokens, clause: Clause) -> bool:
    """Whether the clause says under what terms something "may be paid" or "may be flown": a rule, and no guess."""
    passive = any(tokens[at].dep == "auxpass" for at in children(tokens, clause.verb))
    lemmas = {tokens[at].lemma.lower() for at in clause.words}
    return passive and bool(lemmas & TERMS or lemmas & {"only", "unless"})


def _names_target(tokens: Tokens, clause: Clause) -> bool:
    """ "aims to", "has a target of", "is targeting": the verb or the noun it governs names an aim."""
    verb = tokens[clause.verb]
    passive = any(tokens[at].dep == "auxpass" for at in children(tokens, clause.verb))
    if verb.lemma.lower() in TARGET_WORDS:
        return not passive  # "is aimed at companies" names a market, not an aim
    near = [
        tokens[at] for at in children(tokens, clause.verb) if tokens[at].dep in {"nsubj", "dobj", "attr", "nsubjpass"}
    ]
    scored = verb.lemma.lower() in {"score", "concede", "net", "get", "win", "shoot", "kick"}  # "three goals"
    return not scored and any(token.lemma.lower() in TARGET_WORDS for token in near)


LIKELY = frozenset("likely unlikely poised bound sure certain".split())
"""Qualities that foretell what follows them: "is likely to bring 580,000 tonnes"."""


def _foretells(tokens: Tokens, clause: Clause) -> bool:
    verb = tokens[clause.verb]
    below = children(tokens, clause.verb)
    if verb.lemma.lower() in FORECAST_VERBS and verb.lemma.lower() != "estimate":
        return True
    if verb.lemma.lower() == "reckon" and any(tokens[at].text == "with" for at in below):
        return True
    if any(tokens[at].lemma.lower() in LIKELY and child(tokens, at, "xcomp") is not None for at in below):
        return True
    if _was_able(tokens, clause.verb):
        return False
    return any(
        tokens[at].lemma.lower() in HEDGES | {"would", "should"} and tokens[at].dep == "aux"
        for at in children(tokens, clause.verb)
    )


def _was_able(tokens: Tokens, verb: int) -> bool:
    """Whether "could" tells what was possible, and no guess: "could not be established", "only then could we leave"."""
    below = children(tokens, verb)
    could = [at for at in below if tokens[at].lemma.lower() == "could" and tokens[at].dep == "aux"]
    subject = [at for at in below if tokens[at].dep in {"nsubj", "nsubjpass"}]
    return bool(could) and (any(tokens[at].dep == "neg" for at in below) or (bool(subject) and could[0] < subject[0]))


def _is_meant_to(tokens: Tokens, verb: int) -> bool:
    """ "Is meant to bring", "was supposed to open": a passive with an infinitive; not what a thing is designed to hold."""
    what = child(tokens, verb, "xcomp")
    if what is None or child(tokens, verb, "auxpass") is None:
        return False
    return tokens[verb].lemma.lower() != "design" or tokens[what].lemma.lower() not in HOLDS


def _is_set_for(tokens: Tokens, verb: int) -> bool:
    """ "Is planned for 3 June": a present passive with a date after "for"."""
    below = children(tokens, verb)
    now = any(tokens[at].dep == "auxpass" and tokens[at].tag in {"VBZ", "VBP"} for at in below)
    dated = (
        tokens[one].ent == "DATE" for at in below if tokens[at].lemma.lower() == "for" for one in children(tokens, at)
    )
    return now and any(dated)


def _gives_forecast(tokens: Tokens, clause: Clause) -> bool:
    """ "Its forecast for 2026 is ...", "raised its outlook and now sees ..."; not "sales beat the forecast"."""
    if tokens[clause.verb].lemma.lower() in {"beat", "exceed", "top", "miss", "surpass", "outstrip", "meet", "match"}:
        return False
    spots = [at for at in children(tokens, clause.verb) if tokens[at].dep in {"nsubj", "nsubjpass", "dobj", "attr"}]
    head = tokens[clause.verb].head
    if tokens[clause.verb].dep == "conj":  # what is joined to a forecast goes on with it
        spots.extend(at for at in children(tokens, head) if tokens[at].dep in {"nsubj", "dobj"})
    return any(tokens[at].lemma.lower() in FORECAST_NOUNS for at in spots)


def _governs_infinitive(tokens: Tokens, verb: int) -> bool:
    below = children(tokens, verb)
    to_do = any(
        tokens[at].dep == "prep" and any(tokens[one].dep == "pcomp" for one in children(tokens, at)) for at in below
    )
    return to_do or any(tokens[at].dep in {"xcomp", "advcl", "ccomp", "dobj"} for at in below)
