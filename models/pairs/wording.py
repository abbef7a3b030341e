"""Pairs that differ in a direction, an order or a "not" alone; twins: a synonym, a contraction, less detail."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from factcheck.inference.token import Token
from pairs.made import CONTRADICTION, ENTAILMENT, NEUTRAL, Made, Sentence, both_ways, one_way, replace

OPPOSITES = """
rose/fell increased/decreased increase/decrease increases/decreases increasing/decreasing grew/shrank gained/lost
gain/loss gains/losses won/lost higher/lower highest/lowest larger/smaller largest/smallest bigger/smaller more/less
above/below before/after opened/closed started/ended began/ended raised/lowered raised/cut expanded/contracted
accelerated/slowed strengthened/weakened improved/worsened accepted/rejected approved/rejected allowed/banned
bought/sold hired/fired profit/loss north/south northern/southern east/west eastern/western left/right
older/younger oldest/youngest longer/shorter longest/shortest early/late earlier/later male/female majority/minority
maximum/minimum always/never succeeded/failed success/failure arrived/departed upward/downward increase/decline
public/private domestic/foreign positive/negative legal/illegal possible/impossible strong/weak cheap/expensive
faster/slower fastest/slowest supported/opposed confirmed/denied remembered/forgot entered/left many/few most/few
inside/outside near/far rich/poor winner/loser hot/cold heavy/light open/closed present/absent include/exclude
includes/excludes included/excluded doubled/halved import/export imports/exports imported/exported
""".split()
SYNONYMS = {
    "rose": "increased", "fell": "declined", "increased": "went up", "decreased": "went down", "began": "started",
    "ended": "finished", "bought": "purchased", "largest": "biggest", "larger": "bigger", "numerous": "many",
    "quickly": "rapidly", "often": "frequently", "near": "close to", "constructed": "built", "produced": "made",
    "stated": "said", "received": "got", "allowed": "permitted", "demonstrates": "shows", "selected": "chose",
    "obtained": "got", "retained": "kept", "entire": "whole", "assist": "help", "typically": "usually",
    "film": "movie", "author": "writer", "company": "firm", "nation": "country", "children": "kids",
    "purchased": "bought",
    "died": "passed away", "located": "situated", "situated": "located", "roughly": "about", "approximately": "about",
    "annual": "yearly", "annually": "every year", "created": "made", "founded": "established", "established": "set up",
    "attempted": "tried", "required": "needed", "requires": "needs", "wrote": "authored", "started": "began",
    "famous": "well-known", "huge": "very large", "tiny": "very small", "sold": "sold off", "because": "since",
}  # fmt: skip
"""Word -> one that says the same in nearly every sentence."""

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = re.compile(r"\b(" + "|".join(_ORDINALS) + r")\b(?! (?:of all|and|or|time|place|class|hand|lady))")
_AUXILIARY = re.compile(r"^(?:is|are|was|were|has|have|had|can|could|will|would|should|must|does|did|do)$")
_CONTRACTED = {
    "is not": "isn't", "are not": "aren't", "was not": "wasn't", "were not": "weren't", "has not": "hasn't",
    "have not": "haven't", "had not": "hadn't", "could not": "couldn't", "will not": "won't", "would not": "wouldn't",
    "does not": "doesn't", "did not": "didn't", "do not": "don't", "cannot": "can't", "should not": "shouldn't",
}  # fmt: skip
_DENYING = re.compile(
    r"\b(?:not|n't|no|never|none|nobody|nothing|neither|nor|without|hardly|unless|if|only|whether|or)\b|n['’]t\b|\?",
    re.I,
)


def _mirrored(table: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in (entry.split("/") for entry in table):
        found.setdefault(one, []).append(other)
        found.setdefault(other, []).append(one)
    return found


_OPPOSITE = _mirrored(OPPOSITES)


def _words_of(text: str, table: dict[str, list[str]] | dict[str, str]) -> list[re.Match[str]]:
    return [match for match in re.finditer(r"[A-Za-z]+", text) if match[0] in table]


def opposite(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Up for down, won for lost: a contradiction both ways; the southern pier for the northern one is another pier: neutral."""
    if _DENYING.search(sentence.text):
        return
    found = _words_of(sentence.text, _OPPOSITE)
    if not found:
        return
    match = rng.choice(found)
    other = replace(sentence.text, *match.span(), rng.choice(_OPPOSITE[match[0]]))
    if not _in_subject(sentence, match.start()):
        yield from both_ways("opposite", CONTRADICTION, sentence.text, other)
    elif match[0] not in _HOW_MANY and match[0].islower() and _tag(sentence, match.start()) == "JJ":
        yield from both_ways("opposite subject", NEUTRAL, sentence.text, other)


_HOW_MANY = frozenset("most few many more less majority minority always never before after above below".split())


def _tag(sentence: Sentence, start: int) -> str:
    return next((token.tag for token in sentence.tokens if token.start == start), "")


def _in_subject(sentence: Sentence, start: int) -> bool:
    """Whether the word at an offset belongs to the main clause's subject: it says which one, not what it does."""
    root = next((i for i, token in enumerate(sentence.tokens) if token.dep == "ROOT"), None)
    if root is None:
        return False
    tops = [i for i, t in enumerate(sentence.tokens) if t.head == root and t.dep in ("nsubj", "nsubjpass")]
    return any(sentence.tokens[i].start == start for top in tops for i in _subtree(sentence.tokens, top))


def synonym(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """One or two words for others that say the same: compatible both ways."""
    found = _words_of(sentence.text, SYNONYMS)
    other = sentence.text
    for match in sorted(rng.sample(found, min(2, len(found))), key=lambda match: -match.start()):
        other = replace(other, *match.span(), SYNONYMS[match[0]])
    yield from both_ways("synonym", ENTAILMENT, sentence.text, other)


def ordinal_changed(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Third for first: a contradiction both ways. Held out."""
    match = _ORDINAL.search(sentence.text)
    if match and not _DENYING.search(sentence.text):
        new = rng.choice([word for word in _ORDINALS if word != match[0]])
        yield from both_ways("ordinal", CONTRADICTION, sentence.text, replace(sentence.text, *match.span(), new))


def negated(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """A "not" put into the main clause, or taken out of it: a contradiction both ways."""
    root = next((token for token in sentence.tokens if token.dep == "ROOT"), None)
    if root is None:
        return
    other = _without_not(sentence, root)
    if other is None and not _DENYING.search(sentence.text):
        other = _with_not(sentence, root, rng)
    if other:
        yield from both_ways("negation", CONTRADICTION, sentence.text, other)


def _clause(sentence: Sentence, root: Token) -> list[tuple[int, Token]]:
    at = sentence.tokens.index(root)
    return [(i, token) for i, token in enumerate(sentence.tokens) if token.head == at]


def _without_not(sentence: Sentence, root: Token) -> str | None:
    """The main clause's "not" left out, where an auxiliary or a form of be carries it."""
    for i, token in _clause(sentence, root):
        if token.dep != "neg" or token.text.lower() not in ("not", "n't", "n’t"):
            continue
        before = sentence.tokens[i - 1] if i else None
        if before is None or before.text.lower() not in (
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "could",
            "would",
        ):
            return None
        return sentence.text[: before.end] + sentence.text[token.end :]
    return None


def _with_not(sentence: Sentence, root: Token, rng: random.Random) -> str | None:
    """A "not" after the first auxiliary, or "did not" and its kin before a plain verb."""
    helpers = [token for _, token in _clause(sentence, root) if token.dep in ("aux", "auxpass")]
    carrier = helpers[0] if helpers else root if root.lemma == "be" else None
    if carrier is not None:
        if not _AUXILIARY.match(carrier.text):
            return None
        word = (
            rng.choice([" not", " not", " never"]) if carrier.text in ("has", "have", "had", "was", "were") else " not"
        )
        return sentence.text[: carrier.end] + word + sentence.text[carrier.end :]
    do = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(root.tag)
    has_subject = any(token.dep in ("nsubj", "expl") for _, token in _clause(sentence, root))
    if do is None or not has_subject or not root.text.islower():
        return None
    word = rng.choice([f"{do} not", f"{do} not", {"did": "never", "does": "never", "do": "never"}[do]])
    verb = root.text if word == "never" else root.lemma
    return sentence.text[: root.start] + f"{word} {verb}" + sentence.text[root.end :]


def denied(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """ "It is not true that ...": a contradiction both ways; "it is true that ..." is its twin. Held out."""
    first = sentence.tokens[0] if sentence.tokens else None
    if first is None or first.pos not in ("DET", "PRON", "PROPN") or not sentence.text.endswith("."):
        return
    body = sentence.text if first.pos == "PROPN" or first.text == "I" else sentence.text[0].lower() + sentence.text[1:]
    yield from one_way(
        "denied", CONTRADICTION, sentence.text, f"{rng.choice(['It is not true that', 'It is false that'])} {body}"
    )
    yield from one_way(
        "affirmed", ENTAILMENT, sentence.text, f"{rng.choice(['It is true that', 'It is a fact that'])} {body}"
    )


def contracted(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """Isn't for is not: compatible both ways."""
    found = [(long, short) for long, short in _CONTRACTED.items() if f" {long} " in sentence.text]
    if found:
        long, short = rng.choice(found)
        other = sentence.text.replace(f" {long} ", f" {short} ", 1)
        yield from both_ways("contraction", ENTAILMENT, sentence.text, other)


def shortened(sentence: Sentence, rng: random.Random) -> Iterator[Made]:
    """A phrase of place, time or manner left out: compatible; the mirror image says more than its premise."""
    if _DENYING.search(sentence.text) or re.search(r"\b(?:all|every|each|most|few|more|less)\b", sentence.text, re.I):
        return
    root = next((i for i, token in enumerate(sentence.tokens) if token.dep == "ROOT"), None)
    if root is None or sentence.tokens[root].lemma == "be":
        return
    phrases = []
    for i, token in enumerate(sentence.tokens):
        if (
            token.head == root
            and i > root
            and token.dep in ("prep", "advcl", "npadvmod")
            and token.text.lower() not in ("to", "of", "as", "than", "like", "if")
        ):
            span = _subtree(sentence.tokens, i)
            if span[-1] - span[0] + 1 == len(span) and sentence.tokens[span[-1]].end < len(sentence.text):
                phrases.append((sentence.tokens[span[0]].start, sentence.tokens[span[-1]].end))
    if phrases:
        start, end = rng.choice(phrases)
        other = re.sub(r"\s*,?\s*,?$", "", sentence.text[:start]) + sentence.text[end:]
        yield from both_ways("less detail", ENTAILMENT, sentence.text, other, back=NEUTRAL)


def _subtree(tokens: tuple[Token, ...], top: int) -> list[int]:
    within = {top}
    while True:
        more = {i for i, token in enumerate(tokens) if token.head in within} - within
        if not more:
            return sorted(within)
        within |= more
