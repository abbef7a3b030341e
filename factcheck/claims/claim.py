"""A claim: one checkable assertion of a document, verbatim and self-contained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.documents import Location
from factcheck.inference.token import Token

Modality = Literal["fact", "forecast", "target", "plan", "opinion", "obligation", "prohibition", "permission"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable assertion.

    quote      verbatim: `document.text[start:end] == quote`, the smallest contiguous span that holds the assertion
    text       self-contained rewording: pronouns and "the company" resolved where that is safe
    speaker    who says it, where the text says so; None for the document itself
    modality   an `opinion` is compared with nothing; a forecast, target or plan never with a reported value
    heading    the heading it stands under, "" for none
    date       ISO date that the layout or the document gives the claim (its as-of date), None where unknown
    topic      what the text around it is about, where the claim itself names nothing: the last subject, the title's name,
               a question that it answers; "" where it names its own
    group      id of the first claim of the document that makes the same point (its own id if none does)
    tokens     parse of `text`
    """

    id: str
    document: str
    quote: str
    start: int
    end: int
    location: Location
    text: str
    speaker: str | None
    modality: Modality
    heading: str
    date: str | None
    topic: str
    group: str
    tokens: tuple[Token, ...]
