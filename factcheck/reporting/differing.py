"""Which words make the difference between the two quotes of a finding."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from factcheck import settings
from factcheck.reporting.view import Finding, Side
from factcheck.reporting.wording import differing

Parts = list[tuple[str, bool]]
"""A quote in pieces, in order: (text, whether it differs from the other quote)."""

_ALIKE = {"equal", "same", "identical", "match", "matches", "compatible", "contained", "unrelated"}
"""Relations of figures that are no difference; every other one is shown."""


def marked(finding: Finding) -> tuple[Parts, Parts]:
    """Both quotes in pieces: the figures that decided where there are such, else the two values of the fact where both
    stand in the quotes, else the words of one and not the other."""
    a = figure_spans(finding.a, (pair.get("a") for pair in finding.figures if _differs(pair)))
    b = figure_spans(finding.b, (pair.get("b") for pair in finding.figures if _differs(pair)))
    if not a or not b:
        value_a, value_b = value_span(finding.a), value_span(finding.b)
        a, b = (value_a, value_b) if value_a and value_b else ([], [])
    if not a or not b:
        return word_parts(finding.a.quote, finding.b.quote)
    return cut(finding.a.quote, a), cut(finding.b.quote, b)


def _differs(pair: dict[str, Any]) -> bool:
    return str(pair.get("relation", "")).lower() not in _ALIKE


def word_parts(a: str, b: str) -> tuple[Parts, Parts]:
    """Both quotes in pieces by the words that only one of them has."""
    pieces_a, pieces_b = differing(a, b)
    return [(one.text, one.differs) for one in pieces_a], [(one.text, one.differs) for one in pieces_b]


def figure_spans(side: Side, figures: Iterable[dict[str, Any] | None]) -> list[tuple[int, int]]:
    """Where figures stand in a quote.

    Their offsets count in the claim's rewording, which often is the quote, or in the document; where neither holds the
    figure's text is looked for.
    """
    spans = []
    for figure in figures:
        text = str((figure or {}).get("text") or "")
        if not text:
            continue
        given = int((figure or {}).get("start") or 0)
        places = [at for at in (given, given - side.start) if at >= 0 and side.quote.startswith(text, at)]
        start = places[0] if places else side.quote.find(text)
        if start >= 0:
            spans.append((start, start + len(text)))
    return sorted(set(spans))


def value_span(side: Side) -> list[tuple[int, int]]:
    """Where the value that a claim gives for its fact stands in the quote; [] where it is not there word for word, or
    is most of the quote, which would mark everything and show nothing."""
    if not side.value or len(side.value) > settings.REPORT_VALUE_PART * len(side.quote):
        return []
    start = side.quote.casefold().find(side.value.casefold())
    return [(start, start + len(side.value))] if start >= 0 else []


def joined(spans: Iterable[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Spans with nothing but space between them made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def cut(text: str, spans: Iterable[tuple[int, int]]) -> Parts:
    """The text in pieces at the spans."""
    parts: Parts = []
    at = 0
    for start, end in joined(spans, text):
        if start > at:
            parts.append((text[at:start], False))
        parts.append((text[start:end], True))
        at = end
    if at < len(text) or not parts:
        parts.append((text[at:], False))
    return parts
