"""Whether a source only plans, hopes, expects or thinks what a claim gives as fact (FC403)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck import settings
from factcheck.auditing.hedges import (
    AHEAD_NOUNS,
    ATTITUDES,
    CONDITIONS,
    EMPTY_VERBS,
    HEARSAY,
    MODALS,
    REAL_OBJECT,
    TALKS,
    TO_BE_DONE,
    UNLIKELY,
)
from factcheck.auditing.voices import OWN_VIEW
from factcheck.auditing.words import stem
from factcheck.claims.tree import (
    SUBJECTS,
    ancestors,
    child,
    children,
    is_finite,
    is_past_relative,
    join,
    roots,
    subtree,
)
from factcheck.figures import Statement
from factcheck.figures.synonyms import alike
from factcheck.inference.token import Token
from factcheck.verdicts.roles import main_verb

ABOUT = frozenset("for about on over of into".split())
LOOKING = frozenset("look aim toy".split())
"""Of these any preposition holds what is thought of: "looking at a merger", "toying with the idea"."""

BESIDE = frozenset("while when as after before since because although though".split())
AS_OF_NOW = frozenset({"now", "already"})
DEFINITE = frozenset("the its their his her our your my this these that those both all".split())


@dataclass(frozen=True, slots=True)
class Unreal:
    """What of a claim a source does not assert.

    `word` makes it unreal, None where most of what both say is asserted; `doing`: the claim's main verb is under it;
    `share`: the part of what the claim says of its subject that is under it, 0 to 1. `says`: the source speaks of the
    claim's main verb at all, or of most of the rest. `covered`: the part of what the claim says that the source speaks
    of; `rest`: the share, where the main verb is left out of account. `words`: how many words of the claim are asked for.
    """

    word: str | None
    doing: bool
    share: float
    says: bool
    covered: float = 0.0
    rest: float = 0.0
    words: int = 0


def unreal(source: Statement, claim: Statement) -> Unreal:
    """What of the claim the source says without asserting it.

    A word counts as not asserted where it, or a word above it in the parse, is governed by an attitude, a modal or a
    condition. The main verb's subject is left out: who plans is real.
    """
    tokens = source.tokens
    # what the claim itself only plans or thinks it does not state as fact
    stated = [at for at in _content(claim) if _mark(claim.tokens, at) is None] if states(claim) else []
    asked = [claim.tokens[at] for at in stated if not _is_empty(claim.tokens, at)]
    whole = _of_the_whole(tokens) or _own_view(source)
    everywhere = frozenset().union(*(_keys(token) for token in claim.tokens))
    spots = [at for at in _content(source, whole is not None) if _keys(tokens[at]) & everywhere]
    patient = _patients(tokens)
    # "the dam could be raised": the dam is under "could"; in "the target of 40 ships was missed" nothing is
    marked = {at: mark for at in spots if (mark := whole or _mark(tokens, patient.get(at, at))) is not None}
    if _only_has(claim):
        marked = {at: mark for at, mark in marked.items() if not _presupposed(tokens, at)}
    doing = doings(claim)
    done = [at for at, token in enumerate(tokens) if is_done(token, doing)]
    covered = _share(asked, tokens)
    says = bool(done) or covered >= settings.AUDIT_UNREAL
    count = len({_key(token) for token in asked})
    if not marked or len(marked) * 2 < len(spots):
        return Unreal(None, False, 0.0, says, covered, words=count)
    is_doing = bool(asked) and any(whole or _mark(tokens, at) for at in done)
    if not is_doing and whole is None and all(_is_aside(tokens, at) for at in marked):
        return Unreal(None, False, 0.0, says, covered, words=count)
    under = [tokens[at] for at in marked]
    rest = _share([token for token in asked if token not in doing], under)
    found = list(marked.values())
    return Unreal(max(found, key=found.count), is_doing, _share(asked, under), says, covered, rest, count)


def states(claim: Statement) -> bool:
    """Whether the claim gives its main verb as a fact, and not as a plan, a chance or what may be done."""
    return _of_the_whole(claim.tokens) is None and not _may(claim.tokens)


def is_hedged(statement: Statement) -> bool:
    """Whether any word of the sentence says that something is planned, thought, talked of or possible."""
    return hedge(statement) is not None


def hedge(statement: Statement) -> str | None:
    """The first word that says so."""
    return next((token.text for token in statement.tokens if _hedges(token)), None)


def _hedges(token: Token) -> bool:
    if token.text.lower() in MODALS | CONDITIONS | UNLIKELY and token.pos != "PROPN":  # "in May"
        return True
    return _one_of(token, ATTITUDES | AHEAD_NOUNS | TALKS) or token.lemma.lower() in {"speak", "yet", "due"}


def as_possible(claim: Statement) -> str | None:
    """The claim as what may be: "the work has begun" as "the work may begin"; None where it does not tell of something done
    or so without a "not", a plan or a chance of its own."""
    tokens = claim.tokens
    verb = main_verb(tokens)
    if verb is None or is_hedged(claim) or child(tokens, verb, *SUBJECTS) is None:
        return None
    below = children(tokens, verb)
    auxiliaries = [at for at in below if tokens[at].dep in {"aux", "auxpass"}]
    if any(tokens[at].dep == "neg" for at in below) or any(tokens[at].tag == "MD" for at in auxiliaries):
        return None
    passive = any(tokens[at].dep == "auxpass" for at in auxiliaries)
    may = f"may be {tokens[verb].text}" if passive else f"may {tokens[verb].lemma.lower()}"
    kept = [at for at in range(len(tokens)) if at not in auxiliaries and tokens[at].text.lower() not in AS_OF_NOW]
    return join(tokens, kept, claim.claim.text, lambda at: may if at == verb else None)


def is_done(token: Token, doing: list[Token]) -> bool:
    """Whether the word tells of the same doing or being."""
    return token.pos in {"VERB", "NOUN", "ADJ"} and any(
        _keys(token) & _keys(mine) or alike(token.lemma.lower(), mine.lemma.lower()) for mine in doing
    )


def doings(statement: Statement) -> list[Token]:
    """The words that say what is done or is: the main verb, or behind an empty one its object or complement."""
    tokens = statement.tokens
    found = []
    for root in roots(tokens):
        if not _is_empty(tokens, root):
            found.append(tokens[root])
            continue
        below = {"attr", "acomp", "dobj", "xcomp", "oprd"}
        found += [tokens[one] for one in children(tokens, root) if tokens[one].dep in below]
    return found


def _is_empty(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the verb says little without its object; with a particle it says something ("gave up")."""
    return tokens[at].lemma.lower() in EMPTY_VERBS and child(tokens, at, "prt") is None and tokens[at].head == at


def _share(asked: list[Token], among: list[Token] | tuple[Token, ...]) -> float:
    """The part of the words asked for that is among others."""
    there = frozenset().union(*(_keys(token) for token in among)) if among else frozenset()
    distinct = {_key(token): token for token in asked}
    return sum(bool(_keys(token) & there) for token in distinct.values()) / len(distinct) if distinct else 0.0


def _may(tokens: tuple[Token, ...]) -> bool:
    """Whether the main verb says what can, may or must be done, not what is."""
    return any(tokens[one].tag == "MD" for root in roots(tokens) for one in children(tokens, root))


@cache
def _stems(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(lemma) for lemma in lemmas)


def _one_of(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether the word is one of these; the parser's lemma may be another's ("hopes": hop)."""
    return token.lemma.lower() in lemmas or stem(token.text) in _stems(lemmas)


def _of_the_whole(tokens: tuple[Token, ...]) -> str | None:
    """The word that makes the whole sentence unreal: "a merger is expected", "the target is 40 ships", "a sale is under
    discussion"."""
    for root in roots(tokens):
        below = children(tokens, root)
        for one in below:
            passive = tokens[one].dep == "nsubjpass" and _one_of(tokens[root], ATTITUDES - {"apply", "call"})
            if passive and not any(tokens[two].dep in {"ccomp", "xcomp"} for two in below):
                return tokens[root].text
            if tokens[one].dep == "nsubj" and tokens[root].lemma == "be" and _one_of(tokens[one], AHEAD_NOUNS):
                return tokens[one].text
            noun = child(tokens, one, "pobj") if tokens[one].text.lower() == "under" else None
            if noun is not None and tokens[root].lemma.lower() in EMPTY_VERBS and _one_of(tokens[noun], TALKS):
                return tokens[noun].text
    return _headline(tokens)


def _own_view(statement: Statement) -> str | None:
    """The words by which somebody gives the sentence as a view of their own ("in my opinion")."""
    found = OWN_VIEW.search(statement.claim.text)
    return found[0] if found is not None else None


def _headline(tokens: tuple[Token, ...]) -> str | None:
    """The "to" of a headline whose only verb is an infinitive: "Mill to close"."""
    verbs = [at for at, token in enumerate(tokens) if token.pos in {"VERB", "AUX"} and token.tag != "TO"]
    if not verbs or any(is_finite(tokens, at) for at in verbs):
        return None
    first = verbs[0]
    to = next((one for one in children(tokens, first) if tokens[one].tag == "TO"), None)
    return tokens[to].text if to is not None and to > 0 else None


def _content(statement: Statement, with_subject: bool = False) -> list[int]:
    """Places of the words that say something of the subject; what a passive is done to is no doer and counts too."""
    tokens = statement.tokens
    left_out = {at for root in roots(tokens) for one in children(tokens, root)
                if tokens[one].dep in SUBJECTS and (tokens[one].dep != "nsubjpass" or _is_said_of(tokens, root))
                for at in subtree(tokens, one)}  # fmt: skip
    wanted = {"NOUN", "VERB", "ADJ", "NUM", "ADV"}
    return [at for at, token in enumerate(tokens) if token.pos in wanted and (with_subject or at not in left_out)]


def _patients(tokens: tuple[Token, ...]) -> dict[int, int]:
    """The words of the subjects of passives, each with the verb that tells what is done to it."""
    return {at: root for root in roots(tokens) for one in children(tokens, root) if tokens[one].dep == "nsubjpass"
            for at in subtree(tokens, one)}  # fmt: skip


def _is_said_of(tokens: tuple[Token, ...], root: int) -> bool:
    """Whether the passive tells what others say or expect of its subject, which then is the doer."""
    return _one_of(tokens[root], ATTITUDES | HEARSAY)


def _key(token: Token) -> str:
    return stem(token.lemma) if token.lemma[:1].isalnum() else token.lemma


def _keys(token: Token) -> frozenset[str]:
    """The stems by which a word is known: of its lemma, and as written (the parser takes "installed" for "instal")."""
    return frozenset((_key(token), stem(token.text) if token.text[:1].isalnum() else token.text))


def _only_has(claim: Statement) -> bool:
    """Whether the claim says no more than that something is there: "the port has 22 cranes"."""
    return all(claim.tokens[root].lemma.lower() in {"be", "have"} for root in roots(claim.tokens))


def _presupposed(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word is part of what a plan takes for given: "wants to replace 14 of its 22 cranes"."""
    while tokens[at].dep in {"nummod", "amod", "compound", "quantmod", "nmod"}:
        at = tokens[at].head
    marks = (tokens[one].text.lower() for one in children(tokens, at) if tokens[one].dep in {"det", "poss"})
    return any(mark in DEFINITE or mark[:1].isupper() for mark in marks)


def _mark(tokens: tuple[Token, ...], at: int) -> str | None:
    """The word that makes this one unreal, on the way up to the root."""
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        found = _own_mark(tokens, at)
        if found is not None:
            return found
        if is_past_relative(tokens, at):
            return None  # "if the law that applied to them had failed": it applied
        above = tokens[at].head
        if above != at and _governs(tokens, above, at):
            return tokens[above].text
        if above != at and tokens[at].dep == "prep" and (talks := _in_talks(tokens, above, at)) is not None:
            return talks
        at = above
    return None


def _is_aside(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the word is part of what only went on beside: "she saw it while she was waiting for the train"."""
    return any(
        tokens[above].dep == "advcl" and any(tokens[one].text.lower() in BESIDE for one in children(tokens, above))
        for above in (at, *ancestors(tokens, at))
    )


def _governs(tokens: tuple[Token, ...], above: int, at: int) -> bool:
    """Whether the word above holds this one as what is planned, hoped or thought, and not as who plans."""
    word, dep = tokens[above], tokens[at].dep
    if word.pos in {"VERB", "AUX"} and _one_of(word, ATTITUDES):
        if dep == "dobj" and _one_of(word, REAL_OBJECT):
            return False
        if dep == "prep":  # what is hoped for, and not where: "was waiting at the station for a train"
            return tokens[at].text.lower() in ABOUT or _one_of(word, LOOKING)
        return dep in {"xcomp", "ccomp", "dobj", "pcomp", "advcl", "nsubjpass"}
    if dep == "xcomp" and word.tag == "VBN" and _one_of(word, HEARSAY):
        return child(tokens, above, "auxpass") is not None
    return _one_of(word, AHEAD_NOUNS) and dep in {"acl", "relcl", "prep", "ccomp", "xcomp"}


def _in_talks(tokens: tuple[Token, ...], verb: int, at: int) -> str | None:
    """ "talks" for what hangs beside it from one verb: "is in talks with the bank about a loan"."""
    for one in children(tokens, verb):
        noun = child(tokens, one, "pobj") if one != at and tokens[one].text.lower() == "in" else None
        if noun is not None and _one_of(tokens[noun], TALKS):
            return tokens[noun].text
    return None


def _own_mark(tokens: tuple[Token, ...], at: int) -> str | None:
    below = children(tokens, at)
    for one in below:
        token = tokens[one]
        low = token.text.lower()
        modal = token.dep == "aux" and (token.lemma.lower() in MODALS or low in {"'ll", "’ll", "'d", "’d"})
        condition = token.dep == "mark" and low in CONDITIONS
        if modal or condition or (low in UNLIKELY and token.dep in {"advmod", "amod"}):
            return token.text
    # "the council is to vote", "shares due to be sold"; but "is first to fall" tells what happened
    if any(tokens[one].dep == "aux" and tokens[one].text.lower() == "to" for one in below):
        above = tokens[at].head
        beside = [tokens[one] for one in children(tokens, above) if one != at]
        said = any(token.dep in {"acomp", "attr"} for token in beside)
        if above != at and tokens[above].lemma.lower() in TO_BE_DONE and not said:
            return tokens[above].text
        if tokens[above].lemma.lower() in {"have", "be"} and any(token.text.lower() == "yet" for token in beside):
            return "yet"
    return None
