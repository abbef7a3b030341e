"""A finding of a saved run as a reviewer meets it, and the key by which a decision finds it again."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from factcheck.reporting.paths import relative_pair

REVIEWED = {
    "check": ("contradiction", "superseded"),
    "audit": ("contradicted", "contested", "not_found"),
}
"""Kind of run -> the verdicts that are worth a reviewer's time."""

SUMMARY = "summary"
"""The document id under which the audited summary stands beside its sources."""

_SAME = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})
_SEVERITY = {"contradicted": "error", "contested": "warning", "not_found": "warning"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two passages: verbatim quote with its offsets into the document's cleaned text."""

    document: str
    path: str
    quote: str
    start: int
    end: int
    location: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `b` is None where a summary's claim was found nowhere.

    `key` is what decisions hang on: two paths relative to their common root, two normalised quotes, and which
    occurrence of that pair it is. It knows nothing of line numbers, of the machine or of other documents.
    `paths` and `quotes` are the parts of the key, A before B.
    """

    id: str
    key: str
    verdict: str
    rule: str
    severity: str
    score: float
    explanation: str
    fact: str | None
    a: Side
    b: Side | None
    paths: tuple[str, str]
    quotes: tuple[str, str]
    occurrence: int
    raw: Mapping[str, Any]


def normalise(quote: str) -> str:
    """A quote free of what changes without its meaning changing: white space, kinds of quotation mark and dash.

    Letters keep their case and figures stay as they are written: a changed word or figure makes a new quote.
    """
    text = unicodedata.normalize("NFC", quote).translate(_SAME).replace("\x00", " ")
    return " ".join(text.split())


@lru_cache(maxsize=10_000)  # most findings of a run stand between the same few hundred documents
def pair_key(paths: tuple[str, str], quotes: tuple[str, str], occurrence: int = 0) -> str:
    """The key of a pair of quotes, the same whichever of the two comes first; 24 hexadecimal digits."""
    sides = sorted(zip(paths, quotes, strict=True))
    parts = [part for side in sides for part in side]
    return hashlib.sha256("\0".join([*parts, str(occurrence)]).encode()).hexdigest()[:24]


def findings(run: Mapping[str, Any]) -> list[Finding]:
    """The findings of a saved run (`check` or `audit`) that a reviewer decides, in the run's own order."""
    seen: Counter[str] = Counter()
    found = []
    for raw, verdict, side_a, side_b in _pairs(run):
        paths = relative_pair(side_a.path, side_b.path if side_b else side_a.path)
        quotes = (normalise(side_a.quote), normalise(side_b.quote) if side_b else "")
        first = pair_key(paths, quotes)
        occurrence = seen[first]
        seen[first] += 1
        found.append(
            Finding(
                id=str(raw["id"]),
                key=pair_key(paths, quotes, occurrence) if occurrence else first,
                verdict=verdict,
                rule=str(raw.get("rule") or ""),
                severity=str(raw.get("severity") or _SEVERITY.get(verdict, "warning")),
                score=float(raw["score"] if raw.get("score") is not None else 1.0),
                explanation=str(raw.get("explanation") or ""),
                fact=raw.get("fact"),
                a=side_a,
                b=side_b,
                paths=paths,
                quotes=quotes,
                occurrence=occurrence,
                raw=raw,
            )
        )
    return found


def _pairs(run: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str, Side, Side | None]]:
    reviewed = REVIEWED.get(str(run.get("kind")), ())
    if run.get("kind") == "check":
        for raw in run["findings"]:
            if raw["verdict"] in reviewed:
                yield raw, raw["verdict"], _side(raw["a"]), _side(raw["b"])
        return
    summary = str(run["summary"]["path"]) if "summary" in run else ""
    for raw in run.get("claims", ()):
        if raw["verdict"] in reviewed:
            yield raw, raw["verdict"], _side(raw | {"document": SUMMARY, "path": summary}), _against(raw)


def _against(claim: Mapping[str, Any]) -> Side | None:
    """The evidence that an audited claim is held against: what contradicts it first, else whatever there is."""
    evidence = claim.get("evidence") or ()
    against = [one for one in evidence if one.get("relation") == "contradicts"] or list(evidence)
    return _side(against[0]) if against else None


def _side(raw: Mapping[str, Any]) -> Side:
    return Side(
        document=str(raw["document"]),
        path=str(raw["path"]),
        quote=str(raw["quote"]),
        start=int(raw["start"]),
        end=int(raw["end"]),
        location=dict(raw.get("location") or {}),
    )
