"""One word of a parsed text, free of the parser's own objects, so that it can be cached and sent between workers."""

from __future__ import annotations

from dataclasses import dataclass
from sys import intern


@dataclass(frozen=True, slots=True)
class Token:
    """A token with Universal POS, Penn tag, dependency label (spaCy's English scheme) and head.

    `start` and `end` are character offsets into the parsed text; `head` is the index of the head token (its own for a
    root); `ent` is the parser's entity label or "" (wrong on half of the names in our field: a hint, never a proof).
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    ent: str = ""

    def __reduce__(self) -> tuple[object, ...]:
        """Sent to another process, a token finds the copies of its words that are there already: it is a fifth as large."""
        return _interned, (
            self.text,
            self.lemma,
            self.pos,
            self.tag,
            self.dep,
            self.head,
            self.start,
            self.end,
            self.ent,
        )


def _interned(text: str, lemma: str, pos: str, tag: str, dep: str, head: int, start: int, end: int, ent: str) -> Token:
    return Token(intern(text), intern(lemma), intern(pos), intern(tag), intern(dep), head, start, end, intern(ent))
