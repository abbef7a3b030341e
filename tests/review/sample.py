"""A saved run of any size, in our own words: two towns' worth of pumping stations that two registers disagree on."""

from __future__ import annotations

import hashlib
from typing import Any

RIVERS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")
KINDS = ("FC101", "FC102", "FC103", "FC201", "FC203")


def _pair(number: int) -> tuple[str, str, str, str, str]:
    """Two sentences that contradict each other, the two values, and the rule that says so."""
    name = f"{RIVERS[number % 10]} station {number}"
    rule = KINDS[number % 5]
    low, high = 40 + number % 50, 52 + number % 50
    a, b = {
        "FC101": (f"{low} litres a second", f"{high} litres a second"),
        "FC102": (f"${low} million", f"${high} million"),
        "FC103": (f"{1940 + number % 60}", f"{1943 + number % 60}"),
        "FC201": ("has never been flooded", "was flooded twice"),
        "FC203": ("Marlow & Quist", "Ostrander Works"),
    }[rule]
    frame = {
        "FC101": ("{} lifts {} when both pumps run.", "{}, by the county's measure, lifts {}."),
        "FC102": ("The rebuilding of {} cost {}.", "The bill for rebuilding {} came to {}."),
        "FC103": ("{} was opened in {}.", "{} has pumped since {}."),
        "FC201": ("{} {}.", "{} {}."),
        "FC203": ("{} was built by {}.", "The builder of {} was {}."),
    }[rule]
    return frame[0].format(name, a), frame[1].format(name, b), a, b, rule


def run(size: int = 20, documents: int = 4, text: bool = True, root: str = "registers") -> dict[str, Any]:
    """A check run with `size` findings over `documents` sources (an even number), scores from 1.0 down."""
    count = max(2, documents - documents % 2)
    names = [f"{root}/{'town' if at % 2 == 0 else 'county'}-{at // 2}.md" for at in range(count)]
    bodies: list[list[str]] = [[f"Register {at}"] for at in range(count)]
    sizes = [len(body[0]) + 2 for body in bodies]
    claims, findings, facts = [], [], []
    for number in range(size):
        left = 2 * (number % (count // 2))
        quote_a, quote_b, value_a, value_b, rule = _pair(number)
        sides = []
        for document, quote in ((left, quote_a), (left + 1, quote_b)):
            lead = f"Of the works on the river, entry {number} reads as follows. "
            start = sizes[document] + len(lead)
            paragraph = f"{lead}{quote} The clerk signed the entry on the same day."
            bodies[document].append(paragraph)
            sizes[document] += len(paragraph) + 2
            claim = f"c{number}-{document % 2}"
            location = {"line": len(bodies[document]) * 2 - 1, "column": len(lead) + 1}
            claims.append(
                {
                    "id": claim,
                    "document": f"d{document}",
                    "quote": quote,
                    "start": start,
                    "end": start + len(quote),
                    "location": location,
                    "text": quote,
                    "speaker": None,
                    "modality": "fact",
                    "fact": f"f{number}",
                    "figures": [],
                }
            )
            sides.append(
                {
                    "document": f"d{document}",
                    "path": names[document],
                    "claim": claim,
                    "quote": quote,
                    "start": start,
                    "end": start + len(quote),
                    "location": location,
                }
            )
        exact = rule < "FC200"
        findings.append(
            {
                "id": hashlib.sha256(f"{quote_a}{quote_b}".encode()).hexdigest()[:16],
                "verdict": "superseded" if number % 11 == 10 else "contradiction",
                "rule": rule,
                "severity": "error" if exact else "warning",
                "score": 1.0 if exact else round(0.98 - (number % 37) / 100, 2),
                "explanation": f"{value_a} against {value_b}",
                "fact": f"f{number}",
                "aspects": [],
                "a": sides[0],
                "b": sides[1],
                "figures": [{"a": {"text": value_a}, "b": {"text": value_b}, "relation": "differs"}] if exact else [],
            }
        )
        facts.append(
            {
                "id": f"f{number}",
                "label": f"{RIVERS[number % 10]} station {number}",
                "subject": "",
                "attribute": "",
                "period": None,
                "status": "disputed",
                "values": [
                    {"document": f"d{left}", "claim": f"c{number}-0", "value": value_a, "outlier": False},
                    {"document": f"d{left + 1}", "claim": f"c{number}-1", "value": value_b, "outlier": True},
                ],
            }
        )
    sources = [
        {
            "id": f"d{at}",
            "path": names[at],
            "sha256": "0" * 64,
            "title": f"Register {at}",
            "published": f"20{10 + at:02}",
            "published_from": "name",
            "words": 0,
            "warnings": [],
        }
        | ({"text": "\n\n".join(bodies[at])} if text else {})
        for at in range(count)
    ]
    return {
        "schema_version": "1",
        "kind": "check",
        "exit_code": 1 if size else 0,
        "documents": sources,
        "claims": claims,
        "facts": facts,
        "findings": findings,
        "coverage": {
            "documents": count,
            "claims": len(claims),
            "pairs_considered": size,
            "pairs_scored": size,
            "truncated": False,
            "skipped": [],
        },
    }


def audit() -> dict[str, Any]:
    """An audit run: one claim supported, one contradicted, one found nowhere."""
    summary = "Alder station opened in 1950. It lifts 40 litres a second. It has a golden roof."
    source = "Alder station was opened in 1953. Both pumps lift 40 litres a second."
    rows = []
    for number, (quote, verdict, rule, against, relation) in enumerate(
        (
            (
                "Alder station opened in 1950.",
                "contradicted",
                "FC103",
                "Alder station was opened in 1953.",
                "contradicts",
            ),
            (
                "It lifts 40 litres a second.",
                "supported",
                "FC101",
                "Both pumps lift 40 litres a second.",
                "supports",
            ),
            ("It has a golden roof.", "not_found", "FC401", None, None),
        )
    ):
        start = summary.index(quote)
        evidence = (
            []
            if against is None
            else [
                {
                    "document": "d0",
                    "path": "sources/register.md",
                    "quote": against,
                    "start": source.index(against),
                    "end": source.index(against) + len(against),
                    "location": {"line": 1},
                    "relation": relation,
                    "score": 1.0,
                    "figures": [],
                }
            ]
        )
        rows.append(
            {
                "id": f"a{number}",
                "quote": quote,
                "start": start,
                "end": start + len(quote),
                "text": quote,
                "verdict": verdict,
                "rule": rule,
                "score": 1.0,
                "explanation": f"{verdict}",
                "evidence": evidence,
            }
        )
    return {
        "schema_version": "1",
        "kind": "audit",
        "exit_code": 1,
        "summary": {"path": "summary.md", "text": summary},
        "documents": [
            {
                "id": "d0",
                "path": "sources/register.md",
                "sha256": "0" * 64,
                "title": "Register",
                "published": None,
                "text": source,
                "warnings": [],
            }
        ],
        "claims": rows,
        "counts": {"supported": 1, "contradicted": 1, "contested": 0, "not_found": 1},
        "faithfulness": 0.33,
        "coverage": {},
    }
