"""A parsed text seen from its figures: each figure one node, with the words that it hangs on."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from factcheck.figures.figure import Figure
from factcheck.figures.synonyms import verb_lemma
from factcheck.inference.token import Token

NOUNS = frozenset({"NOUN", "PROPN"})
_LEFT_OF_NOUN = frozenset({"compound", "amod", "nmod", "poss", "nummod", "advmod", "npadvmod", "punct", "case", "dep"})
_PASSING = frozenset("new latest current own upcoming recent newest whole entire same said".split())
"""Adjectives that are no part of what a thing is called."""
_DEEP = 40
"""Ancestors looked at: what hangs deeper in a list of a thousand items says no more."""
_CLAUSE_UP = frozenset(
    {"xcomp", "advcl", "ccomp", "pcomp", "conj", "aux", "auxpass", "dep", "parataxis", "acomp", "oprd", "attr"}
)


class Tree:
    """Tokens with their children, and for every token the figure that covers it (or None)."""

    def __init__(self, text: str, tokens: Sequence[Token], figures: Sequence[Figure]) -> None:
        self.text = text
        self.tokens = tokens
        self.figures = figures
        self.figure_at: list[int | None] = [None] * len(tokens)
        self.spans: list[list[int]] = []
        starts, ends = [t.start for t in tokens], [t.end for t in tokens]
        for number, figure in enumerate(figures):
            span = list(range(bisect.bisect_right(ends, figure.start), bisect.bisect_left(starts, figure.end)))
            self.spans.append(span)
            for i in span:
                self.figure_at[i] = number

    @cached_property
    def children(self) -> list[list[int]]:
        """Indices of the children of each token, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                below[token.head].append(i)
        return below

    def top(self, number: int) -> int | None:
        """The token of a figure that the rest of it hangs on: the one whose head lies outside."""
        span = self.spans[number]
        inside = set(span)
        outer = [i for i in span if self.tokens[i].head not in inside or self.tokens[i].head == i]
        solid = [i for i in outer if self.tokens[i].pos not in {"PUNCT", "CCONJ", "ADP", "ADV"}]
        return next(iter(solid or outer), None)

    def before(self, number: int, step: int = 1) -> int | None:
        """Index of the token `step` places before a figure, None at the start."""
        span = self.spans[number]
        at = span[0] - step if span else -1
        return at if at >= 0 else None

    def after(self, number: int, step: int = 1) -> int | None:
        """Index of the token `step` places after a figure, None at the end."""
        span = self.spans[number]
        at = span[-1] + step if span else len(self.tokens)
        return at if at < len(self.tokens) else None

    def word(self, at: int | None) -> str:
        """The token in lower case, "" for None."""
        return "" if at is None else self.tokens[at].text.lower()

    def lemma(self, at: int | None) -> str:
        """The lemma in lower case, "" for None."""
        if at is None:
            return ""
        token = self.tokens[at]
        lemma = token.lemma.lower()
        return verb_lemma(token.text, lemma) if token.pos == "VERB" else lemma

    def up(self, at: int) -> Iterator[int]:
        """The ancestors of a token, nearest first (a malformed cycle ends)."""
        seen = {at}
        while self.tokens[at].head not in seen and len(seen) < _DEEP:
            at = self.tokens[at].head
            seen.add(at)
            yield at

    def child(self, at: int, *deps: str) -> int | None:
        """The first child with one of the dependency labels."""
        return next((c for c in self.children[at] if self.tokens[c].dep in deps), None)

    def verb(self, at: int) -> int | None:
        """The verb whose clause a token stands in; an auxiliary counts where it is the root of its clause."""
        for ancestor in (at, *self.up(at)):
            token = self.tokens[ancestor]
            if self.figure_at[ancestor] is not None and not self._is_change_verb(
                ancestor
            ):  # the "m" of "£30m" is tagged a verb now and then
                continue
            if token.pos == "VERB" and token.dep != "amod":
                return ancestor
            if token.pos == "AUX" and token.dep not in {"aux", "auxpass"}:
                return ancestor
        return None

    def _is_change_verb(self, at: int) -> bool:
        """ "doubled" and "halved" are figure and verb at once."""
        number = self.figure_at[at]
        return number is not None and self.figures[number].kind == "ratio" and self.tokens[at].tag.startswith("VB")

    def agent(self, verb: int) -> int | None:
        """The subject of a verb, looked for upwards through coordination, infinitives and relative clauses."""
        seen: set[int] = set()
        while verb not in seen and len(seen) < _DEEP:
            seen.add(verb)
            found = self.child(verb, "nsubj", "nsubjpass")
            token = self.tokens[verb]
            if found is not None and self.tokens[found].tag in {"WDT", "WP"}:
                return token.head if token.head != verb else None
            if found is not None:
                return found
            if token.dep in {"relcl", "acl"} and token.head != verb:
                return token.head
            if token.dep not in _CLAUSE_UP and token.pos != "ADP":
                return None
            verb = token.head
        return None

    def is_name(self, at: int) -> bool:
        """Whether a token is (part of) a proper name: tagged so, or capitalised inside a sentence, or with a digit."""
        token = self.tokens[at]
        if token.pos == "PROPN" or (len(token.text) > 2 and token.text.isupper() and token.text.isalpha()):
            return True
        return not self.starts_sentence(at) and token.text[:1].isupper() and token.pos in {"NOUN", "ADJ", "X", "NUM"}

    def starts_sentence(self, at: int) -> bool:
        """Whether a token's capital may be that of a sentence."""
        return at == 0 or self.tokens[at - 1].text in {".", "!", "?", ":", "“", '"', "-", "•"}

    def phrase_start(self, head: int) -> int:
        """Index of the first token of the noun phrase that ends in `head`, without determiner and possessor."""
        first = head
        while first > 0:
            token = self.tokens[first - 1]
            if self.figure_at[first - 1] is not None or token.pos in {"DET", "PRON", "ADP", "VERB", "AUX", "CCONJ"}:
                break
            if token.tag == "POS" or token.dep not in _LEFT_OF_NOUN or token.text in {",", ";", ":", "(", "“", '"'}:
                break
            if not self._reaches(first - 1, head):
                break
            first -= 1
        while first < head and self.tokens[first].pos in {"PUNCT", "ADV"}:
            first += 1
        return first

    def run_start(self, head: int) -> int:
        """Index of the first noun or adjective of the unbroken run that ends in `head`, whatever the parse says."""
        first = head
        while first > 0 and self.figure_at[first - 1] is None:
            token = self.tokens[first - 1]
            hyphen = token.text == "-" and first > 1
            if not hyphen and (token.pos not in {"NOUN", "PROPN", "ADJ"} and token.dep not in {"amod", "compound"}):
                break
            if token.pos in {"DET", "PRON", "ADP", "AUX"}:
                break
            first -= 1
        return first

    def _reaches(self, at: int, head: int) -> bool:
        return head in self.up(at)

    def phrase(self, head: int) -> str:
        """The noun phrase that ends in `head`, as written, without determiner and possessor."""
        first = self.phrase_start(head)
        while first < head and self.tokens[first].text.lower() in _PASSING:
            first += 1
        start = self.tokens[first].start
        return re.sub(r"\s+", " ", self.text[start : self.tokens[self._name_end(head)].end]).strip()

    def _name_end(self, head: int) -> int:
        """The last token of a name that goes on behind its head: "Kestrel 9", "iPhone 15 Pro"."""
        last = head
        while self.is_name(head) and last + 1 < len(self.tokens) and self.figure_at[last + 1] is None:
            token = self.tokens[last + 1]
            if token.text == "&" and last + 2 < len(self.tokens) and self.tokens[last + 2].text[:1].isupper():
                last += 2
                continue
            if not re.fullmatch(r"[A-Z0-9][\w.+-]*", token.text) or token.pos not in {
                "NUM",
                "PROPN",
                "NOUN",
                "X",
                "ADJ",
            }:
                break
            last += 1
        return last

    def subtree(self, at: int) -> list[int]:
        """Indices of a token and all below it, in order."""
        found, stack = [], [at]
        seen: set[int] = set()
        while stack:
            i = stack.pop()
            if i in seen:
                continue
            seen.add(i)
            found.append(i)
            stack.extend(self.children[i])
        return sorted(found)

    def sentence(self, at: int) -> tuple[int, int]:
        """First token of the sentence that a token stands in, and the one after its last."""
        number = bisect.bisect_right(self._starts, at) - 1
        return self._starts[number], self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(
            self.tokens
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(i + 1 for i, token in enumerate(self.tokens) if token.text in {".", "!", "?", ";"})]
