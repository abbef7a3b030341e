"""Whether a source only plans, hopes, expects or thinks what a claim gives as fact (FC403)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from factcheck import settings
from factcheck.auditing.words import stem
from factcheck.claims.tree import SUBJECTS, children, is_finite, roots, subtree
from factcheck.figures import Statement
from factcheck.figures.synonyms import alike
from factcheck.inference.token import Token

ATTITUDES = frozenset(
    """plan aim intend hope expect consider mull weigh propose seek want wish believe think forecast predict project
    anticipate target envisage envision foresee contemplate explore study examine prepare ask request recommend suggest
    urge call offer promise pledge vow threaten try attempt negotiate discuss claim suspect doubt fear speculate
    schedule slate estimate apply bid feel worry dread argue reckon look ponder hypothesize hypothesise assume budget""".split()
)
"""Verbs under which a thing is not yet, or only in somebody's view, so."""

REAL_OBJECT = frozenset("ask call offer try attempt urge claim apply bid feel argue look think believe reckon".split())
"""Of these the object is real: what is offered or claimed is there, what is offered to be done is not."""

AHEAD_NOUNS = frozenset(
    """plan aim intention hope proposal target goal forecast prediction expectation ambition possibility chance bid
    wish promise pledge prospect option draft talk belief view opinion outlook estimate projection""".split()
)
MODALS = frozenset("could might may would will shall should".split())
"""Without "can": what somebody can do is a fact about them."""

CONDITIONS = frozenset("if unless whether".split())
UNLIKELY = frozenset(
    """possibly perhaps maybe likely potentially probably reportedly allegedly potential possible planned proposed
    prospective""".split()
)
EMPTY_VERBS = frozenset("be have do get make take give become remain".split())


@dataclass(frozen=True, slots=True)
class Unreal:
    """What of a claim a source does not assert.

    `word` makes it unreal, None where most of what both say is asserted; `doing`: the claim's main verb is under it;
    `share`: the part of what the claim says of its subject that is under it, 0 to 1. `says`: the source speaks of the
    claim's main verb at all, or of most of the rest.
    """

    word: str | None
    doing: bool
    share: float
    says: bool


def unreal(source: Statement, claim: Statement) -> Unreal:
    """What of the claim the source says without asserting it.

    A word counts as not asserted where it, or a word above it in the parse, is governed by an attitude, a modal or a
    condition. The main verb's subject is left out: who plans is real.
    """
    tokens = source.tokens
    # what the claim itself only plans or thinks it does not state as fact
    stated = (at for at in _content(claim) if _mark(claim.tokens, at) is None)
    states = _of_the_whole(claim.tokens) is None and not _may(claim.tokens)
    asked = {_key(claim.tokens[at]) for at in stated} if states else set()
    everywhere = {_key(token) for token in claim.tokens}
    whole = _of_the_whole(tokens)
    spots = [at for at in _content(source, whole is not None) if _key(tokens[at]) in everywhere]
    marked = {at: mark for at in spots if (mark := whole or _mark(tokens, at)) is not None}
    done = [at for at, token in enumerate(tokens) if is_done(token, doings(claim))]
    covered = len({_key(token) for token in tokens} & asked) / len(asked) if asked else 0.0
    says = bool(done) or covered >= settings.AUDIT_UNREAL
    if not marked or len(marked) * 2 < len(spots):
        return Unreal(None, False, 0.0, says)
    words = list(marked.values())
    share = len({_key(tokens[at]) for at in marked} & asked) / len(asked) if asked else 0.0
    doing = bool(asked) and any(whole or _mark(tokens, at) for at in done)
    return Unreal(max(words, key=words.count), doing, share, says)


def is_done(token: Token, doing: list[Token]) -> bool:
    """Whether the word tells of the same doing or being."""
    return token.pos in {"VERB", "NOUN", "ADJ"} and any(
        _key(token) == _key(mine) or alike(token.lemma.lower(), mine.lemma.lower()) for mine in doing
    )


def doings(statement: Statement) -> list[Token]:
    """The words that say what is done or is: the main verb, or behind an empty one its object or complement."""
    tokens = statement.tokens
    found = []
    for root in roots(tokens):
        if tokens[root].lemma.lower() not in EMPTY_VERBS:
            found.append(tokens[root])
            continue
        below = {"attr", "acomp", "dobj", "xcomp", "oprd"}
        found += [tokens[one] for one in children(tokens, root) if tokens[one].dep in below]
    return found


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
    """The word that makes the whole sentence unreal: "a merger is expected", "the target is 40 ships"."""
    for root in roots(tokens):
        for one in children(tokens, root):
            expected = tokens[one].dep == "nsubjpass" and _one_of(tokens[root], ATTITUDES - {"apply", "call"})
            if expected and not any(tokens[two].dep == "ccomp" for two in children(tokens, root)):
                return tokens[root].text
            if tokens[one].dep == "nsubj" and tokens[root].lemma == "be" and _one_of(tokens[one], AHEAD_NOUNS):
                return tokens[one].text
    return _headline(tokens)


def _headline(tokens: tuple[Token, ...]) -> str | None:
    """The "to" of a headline whose only verb is an infinitive: "Mill to close"."""
    verbs = [at for at, token in enumerate(tokens) if token.pos in {"VERB", "AUX"} and token.tag != "TO"]
    if not verbs or any(is_finite(tokens, at) for at in verbs):
        return None
    first = verbs[0]
    to = next((one for one in children(tokens, first) if tokens[one].tag == "TO"), None)
    return tokens[to].text if to is not None and to > 0 else None


def _content(statement: Statement, with_subject: bool = False) -> list[int]:
    tokens = statement.tokens
    outside = {at for root in roots(tokens) for one in children(tokens, root) if tokens[one].dep in SUBJECTS
               for at in subtree(tokens, one)}  # fmt: skip
    wanted = {"NOUN", "VERB", "ADJ", "NUM", "ADV"}
    return [at for at, token in enumerate(tokens) if token.pos in wanted and (with_subject or at not in outside)]


def _key(token: Token) -> str:
    return stem(token.lemma) if token.lemma[:1].isalnum() else token.lemma


def _mark(tokens: tuple[Token, ...], at: int) -> str | None:
    """The word that makes this one unreal, on the way up to the root."""
    seen: set[int] = set()
    while at not in seen:
        seen.add(at)
        found = _own_mark(tokens, at)
        if found is not None:
            return found
        above = tokens[at].head
        if above != at and _governs(tokens, above, at):
            return tokens[above].text
        at = above
    return None


def _governs(tokens: tuple[Token, ...], above: int, at: int) -> bool:
    """Whether the word above holds this one as what is planned, hoped or thought, and not as who plans."""
    word, dep = tokens[above], tokens[at].dep
    if word.pos in {"VERB", "AUX"} and _one_of(word, ATTITUDES):
        if dep == "dobj" and _one_of(word, REAL_OBJECT):
            return False
        return dep in {"xcomp", "ccomp", "dobj", "prep", "pcomp", "advcl", "nsubjpass"}
    return _one_of(word, AHEAD_NOUNS) and dep in {"acl", "relcl", "prep", "ccomp", "xcomp"}


def _own_mark(tokens: tuple[Token, ...], at: int) -> str | None:
    for one in children(tokens, at):
        token = tokens[one]
        low = token.text.lower()
        modal = token.dep == "aux" and (token.lemma.lower() in MODALS or low in {"'ll", "’ll", "'d", "’d"})
        condition = token.dep == "mark" and low in CONDITIONS
        if modal or condition or (low in UNLIKELY and token.dep in {"advmod", "amod"}):
            return token.text
    # "the council is to vote", "shares due to be sold"; but "is first to fall" tells what happened
    below = children(tokens, at)
    if any(tokens[one].dep == "aux" and tokens[one].text.lower() == "to" for one in below):
        above = tokens[at].head
        said = any(tokens[one].dep in {"acomp", "attr"} and one != at for one in children(tokens, above))
        if above != at and tokens[above].lemma.lower() in {"be", "due", "set", "ready", "likely"} and not said:
            return tokens[above].text
    return None
