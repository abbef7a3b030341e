"""Words of a claim that can stand by themselves in the name of a fact: nouns with what belongs to them, clauses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.claims.tree import SUBJECTS, child, children, join, subtree
from factcheck.figures import Figure, Statement
from factcheck.inference.token import Token

NOUNS = ("NOUN", "PROPN")
_BEFORE = frozenset({"amod", "compound", "nmod", "nummod", "advmod", "punct"})
_VAGUE = frozenset("it they he she this that these those which who there we i you one them each both".split())
_BINDS = frozenset({"of", "for", "in", "on", "at", "with", "to", "against", "from", "between"})
MOST_WORDS = 9
"""Of a noun with what belongs to it: more is a sentence, not a name."""


def noun_phrase(statement: Statement, noun: int, figure: Figure) -> str:
    """A noun with its modifiers and what binds to it, without article, owner and any figure: "total cost of the unit".

    "" where nothing is left of it, or a pronoun.
    """
    tokens = statement.tokens
    if tokens[noun].lemma.lower() in _VAGUE or tokens[noun].pos == "PRON":
        return ""
    taken = {at for one in (*statement.figures, figure) for at in statement.tokens_of(one)} - {noun}
    parts = _with(tokens, noun, taken)
    if len(parts) > MOST_WORDS:
        parts = [at for at in parts if at <= noun]
    words = join(tokens, parts, statement.claim.text)
    if parts[0] == 0 and tokens[0].pos not in ("PROPN", "X") and not words[:2].isupper():
        words = words[:1].lower() + words[1:]
    return words.removeprefix("the ").removeprefix("The ").strip(" ,;:-–—")


def behind(statement: Statement, noun: int, figure: Figure) -> str:
    """What binds to a noun from behind: "in the unit" of "24 beds in the unit"."""
    taken = {at for one in (*statement.figures, figure) for at in statement.tokens_of(one)} - {noun}
    parts = [at for at in _with(statement.tokens, noun, taken) if at > noun]
    return join(statement.tokens, parts, statement.claim.text) if len(parts) < MOST_WORDS else ""


def _with(tokens: Sequence[Token], noun: int, taken: set[int]) -> list[int]:
    """The noun, modifiers right before it, and "of …" and the like behind it, where they hold no figure."""
    found = [noun]
    for at in children(tokens, noun):
        token = tokens[at]
        branch = subtree(tokens, at)
        if taken.intersection(branch):
            continue
        if at < noun and token.dep in _BEFORE and token.text.isalnum() | ("-" in token.text):
            found += branch
        elif at > noun and token.dep == "prep" and token.text.lower() in _BINDS:
            inner = child(tokens, at, "pobj")
            if inner is not None and tokens[inner].pos in NOUNS:
                article = [one for one in children(tokens, inner) if tokens[one].dep in {"det", "poss"}]
                deeper = _with(tokens, inner, taken)
                pronoun = [one for one in article if tokens[one].pos == "PRON" and tokens[one].dep == "poss"]
                found += [at, *deeper, *(one for one in article if one not in pronoun)]
    return sorted(set(found))


def owner(statement: Statement, noun: int, figure: Figure) -> str:
    """Whose the noun is: "Aurel" in "Aurel's deliveries"; "" where nobody is named."""
    at = child(statement.tokens, noun, "poss")
    return "" if at is None or statement.tokens[at].pos == "PRON" else noun_phrase(statement, at, figure)


def doer(statement: Statement, verb: int, figure: Figure) -> str:
    """Who does it, in the active voice."""
    at = child(statement.tokens, verb, "nsubj")
    return "" if at is None else with_article(statement, at, noun_phrase(statement, at, figure))


def undergoer(statement: Statement, verb: int, figure: Figure) -> str:
    """What it is done to: the object, or the subject in the passive voice."""
    at = child(statement.tokens, verb, "nsubjpass")
    if at is None and statement.tokens[verb].tag != "VBN":
        at = child(statement.tokens, verb, "dobj")
    if at is None and statement.tokens[verb].dep == "acl":
        at = statement.tokens[verb].head  # "the E2, presented in March"
    return "" if at is None else with_article(statement, at, noun_phrase(statement, at, figure))


def find_verb(statement: Statement, lemma: str) -> int | None:
    """The token of a verb by its lemma."""
    return next(
        (at for at, t in enumerate(statement.tokens) if t.pos in ("VERB", "AUX") and t.lemma.lower() == lemma), None
    )


def find_noun(statement: Statement, lemmas: Iterable[str], near: Figure) -> int | None:
    """The token of a noun with one of these lemmas, the one nearest to a figure, not inside one."""
    inside = {at for one in statement.figures for at in statement.tokens_of(one)}
    wanted = set(lemmas)
    found = [
        at for at, t in enumerate(statement.tokens) if t.pos in NOUNS and t.lemma.lower() in wanted and at not in inside
    ]
    nearest = min(found, key=lambda at: abs(statement.tokens[at].start - near.start), default=None)
    while nearest is not None and statement.tokens[nearest].dep == "compound":
        nearest = statement.tokens[nearest].head  # "memory" in "peak memory bandwidth"
    return nearest if nearest not in inside else None


def participle(token: Token) -> str:
    """What was done, as it follows a noun ("vans recalled"); "" where the claim's own form does not show it."""
    shown = token.tag == "VBN" or (token.tag in ("VBD", "VBZ", "VBP", "VB") and token.text.lower().endswith("ed"))
    return token.text.lower() if shown else ""


def with_article(statement: Statement, noun: int, words: str) -> str:
    """The words with "the", where the claim has an article or a pronoun there: "the heart unit", "Larkham"."""
    if not words or statement.tokens[noun].tag not in ("NN", "NNP"):
        return words
    marked = any(
        statement.tokens[at].text.lower() in {"the", "a", "an", "this", "its", "their", "our", "his", "her"}
        for at in children(statement.tokens, noun)
    )
    return f"the {words}" if marked else words


def blanked(statement: Statement, figure: Figure) -> str:
    """The clause around a figure with "…" in its place: a name that says no more than the claim does."""
    tokens = statement.tokens
    own = statement.tokens_of(figure)
    text = statement.claim.text
    if not own:
        return text
    top = next((at for at in own if tokens[at].head not in own), own[0])
    while tokens[top].head != top and not (
        tokens[top].pos in ("VERB", "AUX")
        and any(tokens[at].dep in SUBJECTS for at in children(tokens, top))
        and tokens[top].dep not in ("relcl", "acl")
    ):
        top = tokens[top].head
    if any(token.text in ",;:" for token in tokens):
        clause = [at for at in subtree(tokens, top) if tokens[at].dep != "mark"]
    else:
        clause = list(range(len(tokens)))
    first, last = clause[0], clause[-1]
    start, end = tokens[first].start, tokens[last].end
    if not start <= figure.start < end:
        start, end = 0, len(text)
    return f"{text[start : figure.start]}…{text[figure.end : end]}".strip(' ,;:.–—"“”')
