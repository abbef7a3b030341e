"""Which documents repeat one another: syndicated and near-duplicate texts are one witness, not several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from factcheck import settings
from factcheck.documents import Document


def copies(documents: Sequence[Document]) -> dict[str, str]:
    """Document id -> id of the document that it repeats (the first by order of those that are alike).

    Alike are two texts whose runs of `COPY_RUN` words overlap by `COPY_OVERLAP` of the shorter one's. An inverted
    index over the runs keeps this linear in the text but for pairs that do share runs; a run that many documents have
    is counted for the first of them with each other, so that a text in a thousand places is still found in all.
    """
    runs = [_runs(document.text) for document in documents]
    holders: dict[int, list[int]] = defaultdict(list)
    for at, own in enumerate(runs):
        for run in own:
            holders[run].append(at)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for who in holders.values():
        pairs = combinations(who, 2) if len(who) <= settings.COPY_HOLDERS else ((who[0], other) for other in who[1:])
        for pair in pairs:
            shared[pair] += 1
    found: dict[str, str] = {}
    for (a, b), count in sorted(shared.items()):
        if count >= settings.COPY_OVERLAP * max(1, min(len(runs[a]), len(runs[b]))):
            first = found.get(documents[a].id, documents[a].id)
            found.setdefault(documents[b].id, first)
    return found


def _runs(text: str) -> set[int]:
    words = text.lower().split()
    n = settings.COPY_RUN
    return {hash(tuple(words[at : at + n])) for at in range(len(words) - n + 1)}
