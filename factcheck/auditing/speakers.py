"""Who says it in the source against who says it in the claim (FC404)."""

from __future__ import annotations

from typing import Literal

from factcheck.auditing.words import stems, words
from factcheck.documents import Document

TITLES = frozenset("mr mrs ms miss dr prof professor sir dame lord lady judge justice minister president mayor".split())


def same_speaker(a: str, b: str, document: Document) -> Literal["same", "different", "unknown"]:
    """Whether two names or offices are one speaker, as far as the document tells.

    A surname stands for the whole name; an office ("the chief executive") is whoever the document gives it to.
    """
    one, two = _names(a), _names(b)
    if one and two:
        return "same" if one[-1] == two[-1] or set(one) <= set(two) or set(two) <= set(one) else "different"
    office_a, office_b = set(stems(a)), set(stems(b))
    if office_a & office_b:
        return "same"
    named, office = (one, office_b) if one else (two, office_a)
    if not named or not office:
        return "unknown"
    beside = [line for line in _lines(document) if named[-1] in {word.lower() for word in words(line)}]
    if any(office & set(stems(line)) for line in beside):
        return "same"
    return "different" if _held_by_another(document, office, named[-1]) else "unknown"


def _held_by_another(document: Document, office: set[str], name: str) -> bool:
    """Whether the document gives the office to somebody else by name."""
    return any(
        office <= set(stems(line)) and _names(line) and name not in {word.lower() for word in words(line)}
        for line in _lines(document)
    )


def _lines(document: Document) -> list[str]:
    return [line for line in document.text.replace(". ", ".\n").splitlines() if line.strip()]


def _names(text: str) -> list[str]:
    """The words of a name, lower case, without titles: "Arne Vik, the director of Kystlinjen" -> arne, vik."""
    head = text.split(",")[0]
    found = [word for word in words(head) if word[:1].isupper() and word.lower() not in TITLES | {"the", "a", "an"}]
    return [word.lower() for word in found] if head[:1].isupper() and not head.lower().startswith("the ") else []
