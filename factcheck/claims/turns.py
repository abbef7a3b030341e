"""Who speaks a paragraph: the labels of transcripts and interviews ("ANA RUIZ, chief executive: We ...", "RUIZ: ...")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from factcheck.documents import Document

_CAPITALS = re.compile(
    r"([A-Z][A-Z.'’&-]+(?: [A-Z][A-Z.'’&-]*){0,3})(, [^:.!?\n]{2,60}| \([^()\n]{2,60}\))?:\s+(?=[\w“\"'‘(£$€])"
)
_TITLED = re.compile(
    r"((?:Dr |Mr |Ms |Mrs )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})(, [^:.!?\n]{2,60}| \([^()\n]{2,60}\))?:\s+(?=[A-Z“\"'‘])"
)
_SPOKEN = frozenset({"paragraph", "heading", "quote"})
_NOBODY = frozenset(
    """note notes warning caution correction update clarification source sources contact question q answer a photo picture
    video audio summary outlook background analysis comment example tip address phone email tel fax""".split()
)
"""Labels that open a paragraph and name nobody; a question's and an answer's are taken off all the same."""
_PARTS = frozenset({"question", "q", "answer", "a"})


class Turns:
    """The speakers of one document, by the labels that its paragraphs open with; none where it is no transcript."""

    def __init__(self, document: Document) -> None:
        spoken = [block for block in document.blocks if block.kind in _SPOKEN]
        texts = [document.text[block.start : block.end] for block in spoken]
        self._pattern = next((p for p in (_CAPITALS, _TITLED) if _is_transcript(_labels(p, texts), p)), None)
        self._known: dict[str, str] = {}

    def label(self, text: str) -> tuple[str | None, int]:
        """(speaker, where what is said begins) of a paragraph; (None, 0) where nobody is named."""
        found = self._pattern.match(text) if self._pattern else None
        if found is None:
            return None, 0
        written = found[1]
        if written.lower() in _PARTS:
            return None, found.end()
        if written.lower() in _NOBODY:
            return None, 0
        return self._full(written), found.end()

    def _full(self, written: str) -> str:
        """The name by which a label's speaker was introduced ("RUIZ" after "ANA RUIZ"), in ordinary capitals."""
        name = " ".join(_ordinary(word) for word in written.split())
        last = name.split()[-1]
        if len(name.split()) > 1:
            self._known[last] = name
        return self._known.get(last, name)


def _labels(pattern: re.Pattern[str], texts: Iterable[str]) -> Counter[str]:
    return Counter(found[1].lower() for found in map(pattern.match, texts) if found)


def _is_transcript(labels: Counter[str], pattern: re.Pattern[str]) -> bool:
    """Two speakers who alternate; in ordinary capitals one of them must come again, as "Price: ..." would not."""
    people = {label.split()[-1]: 0 for label in labels if label not in _NOBODY}
    for label, times in labels.items():
        if label.split()[-1] in people:
            people[label.split()[-1]] += times
    if pattern is _CAPITALS:
        return len(set(labels)) > 1 and bool(people)
    return len(people) > 1 and sorted(people.values())[-2] > 1


def _ordinary(word: str) -> str:
    return word if not word.isupper() or len(word) < 2 else "-".join(part.capitalize() for part in word.split("-"))
