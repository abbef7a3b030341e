"""Sentences in, parses out, with one habit of newswire mended before the parser sees it.

"The regulator on Thursday approved the drug": a weekday between subject and verb makes the parser read "approved" as an
adjective. Such a phrase is left out of the parse and put back as what it is, an adjunct of the verb after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.inference.parser import parse
from factcheck.inference.token import Token

WEDGED = re.compile(
    r"(?<=\w) (on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:last|this) (?:week|month|year|weekend))"
    r"(?= (?:[a-z]+ed|said|told|won|lost|rose|fell|cut|put|set|met|made|gave|took|held|sold|bought|began|became|left|led"
    r"|shut|hit|saw|found|sent|threw|went|came|struck|paid|named|sought|withdrew|quit|will|has|had|is|was|were)\b)"
)


def parse_sentences(texts: Sequence[str]) -> Iterator[tuple[Token, ...]]:
    """One parse a sentence, offsets as in the sentence given."""
    wedges = [WEDGED.search(text) for text in texts]
    shortened = (
        text if w is None else text[: w.start()] + text[w.end() :] for text, w in zip(texts, wedges, strict=True)
    )
    for text, wedge, tokens in zip(texts, wedges, parse(shortened), strict=True):
        yield tokens if wedge is None else _put_back(tokens, text, wedge)


def _put_back(tokens: Sequence[Token], text: str, wedge: re.Match[str]) -> tuple[Token, ...]:
    width = wedge.end() - wedge.start()
    first, second = wedge.group(1).split()
    at = next((n for n, token in enumerate(tokens) if token.start >= wedge.start()), len(tokens))
    moved = [
        token if n < at else replace(token, start=token.start + width, end=token.end + width)
        for n, token in enumerate(tokens)
    ]
    heads = [token.head + 2 if token.head >= at else token.head for token in moved]
    moved = [replace(token, head=head) for token, head in zip(moved, heads, strict=True)]
    verb = _verb_after(tokens, at)
    verb = verb + 2 if verb >= at else verb
    begin = wedge.start() + 1
    preposition = first == "on"
    words = (
        Token(first, first, "ADP" if preposition else "ADJ", "IN" if preposition else "JJ",
              "prep" if preposition else "amod", verb if preposition else at + 1, begin, begin + len(first)),
        Token(second, second, "PROPN" if preposition else "NOUN", "NNP" if preposition else "NN",
              "pobj" if preposition else "npadvmod", at if preposition else verb,
              begin + len(first) + 1, begin + len(first) + 1 + len(second)),
    )  # fmt: skip
    return (*moved[:at], *words, *moved[at:])


def _verb_after(tokens: Sequence[Token], at: int) -> int:
    """The verb that the phrase stood before, else the root."""
    verbs = (n for n in range(at, len(tokens)) if tokens[n].pos in {"VERB", "AUX"})
    root = next((n for n, token in enumerate(tokens) if token.head == n), 0)
    return next(verbs, root)
