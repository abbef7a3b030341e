# ruff: noqa: E501 - the table of facts reads better a line a value
"""A run as the pipeline would hand it over: six sources on a harbour bridge, one of them a copy of another."""

from __future__ import annotations

import copy
import hashlib
from typing import Any

TEXTS = {
    "news/harbour-herald.md": (
        "Tarn Bridge to open in May",
        "2025-03-02",
        "The Tarn Bridge will open to traffic on 17 May 2025, the city said on Sunday.\n\n"
        "Work began in March 2021. The bridge cost 412 million euros, which the council paid from its own budget. "
        "It is 1,180 metres long and carries four lanes.\n\n"
        "Morrow & Lind built the steel deck. Some 640 people worked on the site at its busiest.",
    ),
    "news/coast-wire.md": (
        "City names the day for Tarn Bridge",
        "2025-03-03",
        "Cars will cross the Tarn Bridge from 17 May 2025.\n\n"
        "The crossing has cost 412 million euros since work began in March 2021. "
        "At 1,180 metres it is the longest in the region, with four lanes for cars.\n\n"
        "The deck is the work of Morrow & Lind. Councillors say that the toll will be 3.50 euros for a car.",
    ),
    "news/evening-post.md": (
        "A bridge for half a billion",
        "2025-03-04",
        "After four years the Tarn Bridge opens on 17 June 2025, a month behind neighbouring projects.\n\n"
        "Taxpayers have spent 521 million euros on it. It spans 1,180 metres.\n\n"
        "The firm Morrow & Lind raised the deck in nine nights. There will be no toll, the mayor, Ada Quist, promised.",
    ),
    "city/fact-sheet.md": (
        "Tarn Bridge: facts and figures",
        "2025-02-20",
        "Opening: 17 May 2025.\n\nLength: 1,180 m. Lanes: four. Cost: 412 million euros.\n\n"
        "Steel deck by Morrow & Lind. Ground was broken in March 2021. The toll for a car is 3.50 euros.\n\n"
        "At the peak 640 people worked on the site. Cyclists may use the bridge at all hours.",
    ),
    "blog/two-wheels.md": (
        "Riding the Tarn",
        None,
        "I rode up to the new Tarn Bridge, all 1,180 metres of it.\n\n"
        "Cyclists may not use the bridge after ten at night. It has four lanes and a path on the west side.\n\n"
        "Halvorsen Steel made the deck, a guide told us. The view is the best in town.",
    ),
    "news/coast-wire-copy.md": (
        "City names the day for Tarn Bridge",
        "2025-03-03",
        "Cars will cross the Tarn Bridge from 17 May 2025.\n\n"
        "The crossing has cost 412 million euros since work began in March 2021. "
        "At 1,180 metres it is the longest in the region, with four lanes for cars.\n\n"
        "The deck is the work of Morrow & Lind.",
    ),
}
HERALD, WIRE, POST, CITY, BLOG, COPY = TEXTS

# label, subject, attribute, period, status, [(path, quote, value, outlier, figure kind, figure text, figure value)]
FACTS: list[tuple[str, str, str, str | None, str, list[tuple[Any, ...]]]] = [
    ("Opening date", "Tarn Bridge", "opening", None, "disputed", [
        (HERALD, "The Tarn Bridge will open to traffic on 17 May 2025", "17 May 2025", False, "date", "17 May 2025", "2025-05-17"),
        (WIRE, "Cars will cross the Tarn Bridge from 17 May 2025.", "17 May 2025", False, "date", "17 May 2025", "2025-05-17"),
        (POST, "After four years the Tarn Bridge opens on 17 June 2025", "17 June 2025", True, "date", "17 June 2025", "2025-06-17"),
        (CITY, "Opening: 17 May 2025.", "17 May 2025", False, "date", "17 May 2025", "2025-05-17"),
        (COPY, "Cars will cross the Tarn Bridge from 17 May 2025.", "17 May 2025", False, "date", "17 May 2025", "2025-05-17"),
    ]),
    ("Cost", "Tarn Bridge", "cost", None, "disputed", [
        (HERALD, "The bridge cost 412 million euros", "€412 million", False, "money", "412 million euros", 412e6),
        (WIRE, "The crossing has cost 412 million euros since work began", "€412 million", False, "money", "412 million euros", 412e6),
        (POST, "Taxpayers have spent 521 million euros on it.", "€521 million", True, "money", "521 million euros", 521e6),
        (CITY, "Cost: 412 million euros.", "€412 million", False, "money", "412 million euros", 412e6),
        (COPY, "The crossing has cost 412 million euros since work began", "€412 million", False, "money", "412 million euros", 412e6),
    ]),
    ("Maker of the deck", "steel deck", "maker", None, "disputed", [
        (HERALD, "Morrow & Lind built the steel deck.", "Morrow & Lind", False),
        (WIRE, "The deck is the work of Morrow & Lind.", "Morrow & Lind", False),
        (POST, "The firm Morrow & Lind raised the deck in nine nights.", "Morrow & Lind", False),
        (CITY, "Steel deck by Morrow & Lind.", "Morrow & Lind", False),
        (BLOG, "Halvorsen Steel made the deck, a guide told us.", "Halvorsen Steel", True),
        (COPY, "The deck is the work of Morrow & Lind.", "Morrow & Lind", False),
    ]),
    ("Toll for a car", "Tarn Bridge", "toll", None, "disputed", [
        (WIRE, "the toll will be 3.50 euros for a car", "€3.50", False, "money", "3.50 euros", 3.5),
        (POST, "There will be no toll", "none", True),
        (CITY, "The toll for a car is 3.50 euros.", "€3.50", False, "money", "3.50 euros", 3.5),
    ]),
    ("Cyclists at night", "Tarn Bridge", "access for cyclists", None, "disputed", [
        (CITY, "Cyclists may use the bridge at all hours.", "may use it at all hours", False),
        (BLOG, "Cyclists may not use the bridge after ten at night.", "may not use it after ten", False),
    ]),
    ("Length", "Tarn Bridge", "length", None, "agreed", [
        (HERALD, "It is 1,180 metres long", "1,180 m", False, "quantity", "1,180 metres", 1180.0),
        (WIRE, "At 1,180 metres it is the longest in the region", "1,180 m", False, "quantity", "1,180 metres", 1180.0),
        (POST, "It spans 1,180 metres.", "1,180 m", False, "quantity", "1,180 metres", 1180.0),
        (CITY, "Length: 1,180 m.", "1,180 m", False, "quantity", "1,180 m", 1180.0),
        (BLOG, "I rode up to the new Tarn Bridge, all 1,180 metres of it.", "1,180 m", False, "quantity", "1,180 metres", 1180.0),
        (COPY, "At 1,180 metres it is the longest in the region", "1,180 m", False, "quantity", "1,180 metres", 1180.0),
    ]),
    ("Lanes", "Tarn Bridge", "lanes", None, "agreed", [
        (HERALD, "carries four lanes", "4", False, "count", "four lanes", 4.0),
        (WIRE, "with four lanes for cars", "4", False, "count", "four lanes", 4.0),
        (CITY, "Lanes: four.", "4", False, "count", "four", 4.0),
        (BLOG, "It has four lanes", "4", False, "count", "four lanes", 4.0),
        (COPY, "with four lanes for cars", "4", False, "count", "four lanes", 4.0),
    ]),
    ("Start of work", "Tarn Bridge", "start of work", None, "agreed", [
        (HERALD, "Work began in March 2021.", "March 2021", False, "date", "March 2021", "2021-03"),
        (WIRE, "work began in March 2021", "March 2021", False, "date", "March 2021", "2021-03"),
        (CITY, "Ground was broken in March 2021.", "March 2021", False, "date", "March 2021", "2021-03"),
        (COPY, "work began in March 2021", "March 2021", False, "date", "March 2021", "2021-03"),
    ]),
    ("Workers at the peak", "building site", "workers", None, "agreed", [
        (HERALD, "Some 640 people worked on the site at its busiest.", "640", False, "count", "Some 640 people", 640.0),
        (CITY, "At the peak 640 people worked on the site.", "640", False, "count", "640 people", 640.0),
    ]),
    ("Who paid", "Tarn Bridge", "payer", None, "single_source", [
        (HERALD, "the council paid from its own budget", "the council", False),
    ]),
    ("Side of the cycle path", "cycle path", "side", None, "single_source", [
        (BLOG, "a path on the west side", "west", False),
    ]),
    ("Nights to raise the deck", "steel deck", "nights", None, "single_source", [
        (POST, "raised the deck in nine nights", "9 nights", False, "duration", "nine nights", 9.0),
    ]),
]  # fmt: skip

RULES = {
    "Opening date": ("FC103", 1.0, "Two dates for the opening: 17 May 2025 and 17 June 2025, 31 days apart."),
    "Cost": ("FC102", 1.0, "Two prices for the bridge: 412 million euros against 521 million euros, 26% more."),
    "Maker of the deck": ("FC203", 0.93, "Two makers are named for the deck: Morrow & Lind and Halvorsen Steel."),
    "Toll for a car": (
        "FC202",
        0.88,
        "One text gives a toll of 3.50 euros for a car, the other says that there is none.",
    ),
    "Cyclists at night": (
        "FC202",
        0.97,
        "One text lets cyclists use the bridge at all hours, the other bars them at night.",
    ),
}


def digest(*parts: str) -> str:
    """A short stable id."""
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]


def _documents() -> list[dict[str, Any]]:
    return [
        {
            "id": digest(path),
            "path": path,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "title": title,
            "published": published,
            "published_from": "metadata" if published else None,
            "words": len(text.split()),
            "text": text,
            "warnings": [] if published else ["No date of publication was found."],
            "reference": path == CITY,
            "copies_of": digest(WIRE) if path == COPY else None,
        }
        for path, (title, published, text) in TEXTS.items()
    ]


def _claim(fact: str, said: tuple[Any, ...]) -> dict[str, Any]:
    path, quote = said[0], said[1]
    text = TEXTS[path][2]
    start = text.index(quote)
    figures = []
    if len(said) > 4:
        at = text.index(said[5], start)
        unit = {"money": "EUR", "quantity": "m", "duration": "night"}.get(said[4])
        figures = [
            {"kind": said[4], "text": said[5], "start": at, "end": at + len(said[5]), "value": said[6], "low": None,
             "high": None, "unit": unit, "alternatives": [], "approx": said[5].startswith("Some"), "bound": None,
             "modifier": None, "role": None, "subject": "Tarn Bridge", "attribute": None, "period": None,
             "status": "reported"}
        ]  # fmt: skip
    return {
        "id": digest(path, quote), "document": digest(path), "quote": quote, "start": start, "end": start + len(quote),
        "location": {"line": text.count("\n", 0, start) + 1, "column": start - (text.rfind("\n", 0, start) + 1) + 1},
        "text": quote, "speaker": None, "modality": "fact", "fact": digest(fact), "figures": figures,
    }  # fmt: skip


def _finding(label: str, a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    paths = {digest(path): path for path in TEXTS}
    rule, score, explanation = RULES[label]
    sides = {
        name: {"document": claim["document"], "path": paths[claim["document"]], "claim": claim["id"],
               **{key: claim[key] for key in ("quote", "start", "end", "location")}}
        for name, claim in (("a", a), ("b", b))
    }  # fmt: skip
    pairs = [{"a": x, "b": y, "relation": "different"} for x, y in zip(a["figures"], b["figures"], strict=False)]
    return {
        "id": digest(label, a["id"], b["id"]), "verdict": "contradiction", "rule": rule, "severity": "error",
        "score": score, "explanation": explanation, "fact": digest(label), "aspects": [], **sides, "figures": pairs,
    }  # fmt: skip


def run() -> dict[str, Any]:
    """The sample run, a fresh copy each time."""
    claims: dict[str, dict[str, Any]] = {}
    facts, findings = [], []
    for label, subject, attribute, period, status, values in FACTS:
        made = [_claim(label, said) for said in values]
        claims |= {claim["id"]: claim for claim in made}
        facts.append(
            {"id": digest(label), "label": label, "subject": subject, "attribute": attribute, "period": period,
             "status": status,
             "values": [{"document": claim["document"], "claim": claim["id"], "value": said[2], "outlier": said[3]}
                        for claim, said in zip(made, values, strict=True)]}
        )  # fmt: skip
        if status == "disputed":
            for i, a in enumerate(made):
                for j, b in enumerate(made[i + 1 :], start=i + 1):
                    if values[i][2] != values[j][2]:
                        first, second = sorted((a, b), key=lambda claim: claim["document"])
                        findings.append(_finding(label, first, second))
    return copy.deepcopy(
        {
            "schema_version": "1", "kind": "check", "exit_code": 1, "documents": _documents(),
            "claims": list(claims.values()), "facts": facts, "findings": findings,
            "coverage": {"documents": 6, "claims": len(claims), "pairs_considered": 212, "pairs_scored": 96,
                         "truncated": 0, "skipped": [{"path": "news/scan.pdf", "reason": "the PDF holds no text"}]},
        }
    )  # fmt: skip


SUMMARY = (
    "The Tarn Bridge opens on 17 May 2025. It cost 450 million euros. The deck was made by Morrow & Lind.\n"
    "A tram line runs across it. The bridge is 1,180 metres long.\n"
)

# quote, verdict, rule, score, explanation, [(path, quote, relation, score, figure of the claim, figure of the source)]
AUDITED: list[tuple[Any, ...]] = [
    ("The Tarn Bridge opens on 17 May 2025.", "contested", "FC402", 1.0,
     "Two sources give this date, one gives 17 June 2025.",
     [(HERALD, "The Tarn Bridge will open to traffic on 17 May 2025", "supports", 1.0, "17 May 2025", "17 May 2025"),
      (POST, "After four years the Tarn Bridge opens on 17 June 2025", "contradicts", 1.0, "17 May 2025", "17 June 2025")]),
    ("It cost 450 million euros.", "contradicted", "FC102", 1.0, "The sources give 412 million euros for the cost.",
     [(HERALD, "The bridge cost 412 million euros", "contradicts", 1.0, "450 million euros", "412 million euros"),
      (CITY, "Cost: 412 million euros.", "contradicts", 1.0, "450 million euros", "412 million euros"),
      (WIRE, "The crossing has cost 412 million euros", "contradicts", 1.0, "450 million euros", "412 million euros")]),
    ("The deck was made by Morrow & Lind.", "supported", "FC203", 0.96, "Four sources name this maker.",
     [(CITY, "Steel deck by Morrow & Lind.", "supports", 0.96, "", "")]),
    ("A tram line runs across it.", "not_found", "FC401", 0.9, "No source speaks of a tram on the bridge.", []),
    ("The bridge is 1,180 metres long.", "supported", "FC101", 1.0, "The sources give the same length.",
     [(CITY, "Length: 1,180 m.", "supports", 1.0, "1,180 metres", "1,180 m")]),
]  # fmt: skip


def audit_run() -> dict[str, Any]:
    """The sample audit: a summary of the same sources."""
    claims = []
    for quote, verdict, rule, score, explanation, evidence in AUDITED:
        start = SUMMARY.index(quote)
        pieces = []
        for path, said, relation, strength, mine, theirs in evidence:
            at = TEXTS[path][2].index(said)
            own = start + quote.index(mine)
            pairs = (
                [
                    {
                        "a": {"kind": "money", "text": mine, "start": own, "end": own + len(mine)},
                        "b": {"kind": "money", "text": theirs, "start": TEXTS[path][2].index(theirs, at)},
                        "relation": "differs" if relation == "contradicts" else "equal",
                    }
                ]
                if mine
                else []
            )
            pieces.append(
                {
                    "document": digest(path),
                    "path": path,
                    "quote": said,
                    "start": at,
                    "end": at + len(said),
                    "location": {"line": TEXTS[path][2].count("\n", 0, at) + 1},
                    "relation": relation,
                    "score": strength,
                    "figures": pairs,
                }
            )
        claims.append(
            {"id": digest("summary", quote), "quote": quote, "start": start, "end": start + len(quote), "text": quote,
             "verdict": verdict, "rule": rule, "score": score, "explanation": explanation, "evidence": pieces}
        )  # fmt: skip
    counts = {name: sum(claim["verdict"] == name for claim in claims)
              for name in ("supported", "contradicted", "contested", "not_found")}  # fmt: skip
    return copy.deepcopy(
        {"schema_version": "1", "kind": "audit", "exit_code": 1, "summary": {"path": "summary.md", "text": SUMMARY},
         "documents": _documents(), "claims": claims, "counts": counts, "faithfulness": 0.4,
         "coverage": {"documents": 6, "claims": 5, "pairs_considered": 90, "pairs_scored": 40, "truncated": 0,
                      "skipped": []}}
    )  # fmt: skip
