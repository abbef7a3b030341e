"""Whether a source only plans, hopes, expects or thinks what a claim gives as fact (FC403)."""

from __future__ import annotations

from factcheck.auditing.words import stem
from factcheck.claims.tree import SUBJECTS, children, roots, subtree
from factcheck.figures import Statement
from factcheck.inference.token import Token

ATTITUDES = frozenset(
    """plan aim intend hope expect consider mull weigh propose seek want wish believe think forecast predict project
    anticipate target envisage envision foresee contemplate explore study examine prepare ask request recommend suggest
    urge call offer promise pledge vow threaten try attempt negotiate discuss claim suspect doubt fear speculate
    schedule slate estimate apply bid feel argue reckon look ponder hypothesize hypothesise assume budget""".split()
)
"""Verbs under which a thing is not yet, or only in somebody's view, so."""

AHEAD_NOUNS = frozenset(
    """plan aim intention hope proposal target goal forecast prediction expectation ambition possibility chance bid
    wish promise pledge prospect option draft talk belief view opinion outlook estimate projection""".split()
)
MODALS = frozenset("could might may would will shall should can".split())
CONDITIONS = frozenset("if unless whether".split())
UNLIKELY = frozenset(
    """possibly perhaps maybe likely potentially probably reportedly allegedly potential possible planned proposed
    prospective""".split()
)


def irreal(statement: Statement, about: Statement | None = None) -> str | None:
    """The word that makes what the statement says a plan, a forecast or a view; None where most of it is asserted.

    With `about`, only the words that both have are looked at. A word counts as not asserted where it, or a word above
    it in the parse, is governed by an attitude, a modal or a condition. Names and the main verb's subject are left out:
    who plans is real.
    """
    tokens = statement.tokens
    whole = _of_the_whole(tokens)
    if whole is not None:
        return whole
    spots = [at for at in _content(statement) if about is None or _key(tokens[at]) in _keys(about)]
    marks = [mark for at in spots if (mark := _mark(tokens, at)) is not None]
    if not spots or len(marks) * 2 < len(spots):
        return None
    return max(marks, key=marks.count)


def _of_the_whole(tokens: tuple[Token, ...]) -> str | None:
    """The word that makes the whole sentence unreal: "a merger is expected", "the target is 40 ships"."""
    for root in roots(tokens):
        for one in children(tokens, root):
            expected = tokens[one].dep == "nsubjpass" and tokens[root].lemma.lower() in ATTITUDES - {"apply", "call"}
            if expected and not any(tokens[two].dep == "ccomp" for two in children(tokens, root)):
                return tokens[root].text
            if tokens[one].dep == "nsubj" and tokens[root].lemma == "be" and tokens[one].lemma.lower() in AHEAD_NOUNS:
                return tokens[one].text
    return None


def _content(statement: Statement) -> list[int]:
    tokens = statement.tokens
    outside = {at for root in roots(tokens) for one in children(tokens, root) if tokens[one].dep in SUBJECTS
               for at in subtree(tokens, one)}  # fmt: skip
    wanted = {"NOUN", "VERB", "ADJ", "NUM", "ADV"}
    return [at for at, token in enumerate(tokens) if token.pos in wanted and at not in outside]


def _keys(statement: Statement) -> frozenset[str]:
    return frozenset(_key(token) for token in statement.tokens)


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
    lemma, dep = tokens[above].lemma.lower(), tokens[at].dep
    if tokens[above].pos in {"VERB", "AUX"} and lemma in ATTITUDES:
        return dep in {"xcomp", "ccomp", "dobj", "prep", "pcomp", "advcl", "nsubjpass"}
    return lemma in AHEAD_NOUNS and dep in {"acl", "relcl", "prep", "ccomp", "xcomp"}


def _own_mark(tokens: tuple[Token, ...], at: int) -> str | None:
    for one in children(tokens, at):
        token = tokens[one]
        low = token.text.lower()
        modal = token.dep == "aux" and (token.lemma.lower() in MODALS or low in {"'ll", "’ll", "'d", "’d"})
        condition = token.dep == "mark" and low in CONDITIONS
        if modal or condition or (low in UNLIKELY and token.dep in {"advmod", "amod"}):
            return token.text
    # "the council is to vote", "shares due to be sold"
    below = children(tokens, at)
    if any(tokens[one].dep == "aux" and tokens[one].text.lower() == "to" for one in below):
        above = tokens[at].head
        if above != at and tokens[above].lemma.lower() in {"be", "due", "set", "ready", "likely"}:
            return tokens[above].text
    return None
