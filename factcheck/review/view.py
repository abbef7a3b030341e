"""One finding as JSON for a page or a terminal: both quotes in context, what differs in them, the fact's values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from factcheck.reporting.wording import Piece, differing
from factcheck.reporting.words import rule_name, verdict_name
from factcheck.review.apply import Dropped
from factcheck.review.finding import SUMMARY, Finding, Side, normalise
from factcheck.review.queue import Queue
from factcheck.settings import (
    REVIEW_CONTEXT_CHARACTERS,
    REVIEW_CONTEXT_LEAST,
    REVIEW_CONTEXT_MORE,
    REVIEW_SIMILAR_QUOTE,
)

_ALIKE = {"equal", "compatible", "incomparable"}
"""Relations of two figures that are no difference."""


class Pages:
    """Shows the findings of a run; reads nothing but the run, so no file outside of it can be shown."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._run = queue.run

    def line(self, finding: Finding) -> dict[str, Any]:
        """A finding in a list."""
        said = self._queue.state(finding)
        return {
            "id": finding.id,
            "verdict": verdict_name(finding.verdict),
            "rule": finding.rule,
            "severity": finding.severity,
            "score": finding.score,
            "title": self._label(finding),
            "sources": list(finding.paths[: 2 if finding.b else 1]),
            "decision": said.decision,
            "disagreement": said.disagreement,
            "note": any(one.note for one in said.by),
        }

    def page(self, finding: Finding, more: bool = False) -> dict[str, Any]:
        """Everything that is shown of one finding; `more` brings a page of context around each quote."""
        pieces_a, pieces_b = differing(finding.a.quote, finding.b.quote if finding.b else "")
        said = self._queue.state(finding)
        return self.line(finding) | {
            "rule_name": rule_name(finding.rule),
            "explanation": finding.explanation,
            "a": self._side(finding, "a", finding.a, pieces_a, more),
            "b": self._side(finding, "b", finding.b, pieces_b, more) if finding.b else None,
            "aspects": [dict(one) for one in finding.raw.get("aspects") or ()],
            "values": self._values(finding),
            "siblings": len(self._queue.siblings(finding)),
            "by": [asdict(one) for one in said.by],
            "history": [
                {"decision": row.decision, "reviewer": row.reviewer, "time": row.time, "note": row.note}
                for row in self._queue.history(finding)
            ],
            "earlier": self._earlier(finding),
        }

    def dropped(self) -> list[dict[str, Any]]:
        """The decisions that no longer belong to a finding, with the finding that took its place where one did."""
        return [one.to_dict() | {"now": self._successors.get(one.was.key)} for one in self._dropped]

    def _side(self, finding: Finding, name: str, side: Side, pieces: list[Piece], more: bool) -> dict[str, Any]:
        document = self._documents.get(side.document, {})
        text = document.get("text") or ""
        start, end = side.start, side.end
        if text[start:end] != side.quote:  # a run without texts, or one that was edited by hand
            start = text.find(side.quote)
            end = start + len(side.quote)
        reach, least = (REVIEW_CONTEXT_MORE, None) if more else (REVIEW_CONTEXT_CHARACTERS, REVIEW_CONTEXT_LEAST)
        before, after = ("", "") if start < 0 else context(text, start, end, reach, least)
        return {
            "title": document.get("title") or side.path.rsplit("/", 1)[-1],
            "path": side.path,
            "published": document.get("published"),
            "location": dict(side.location),
            "before": before,
            "quote": [list(one) for one in self._marked(finding, name, pieces)],
            "after": after,
            "more": start >= 0 and (len(before) < start or len(after) < len(text) - end),
            "text": bool(text),
        }

    def _marked(self, finding: Finding, name: str, pieces: list[Piece]) -> list[tuple[str, str]]:
        """The quote in stretches with what each is: `same`, `differs`, or `figure` for a figure the rule compared."""
        quote = "".join(piece.text for piece in pieces)
        kinds = [kind for text, differs in pieces for kind in ["differs" if differs else "same"] * len(text)]
        for pair in finding.raw.get("figures") or ():
            figure = str((pair.get(name) or {}).get("text") or "")
            at = quote.find(figure) if figure else -1
            if at >= 0 and pair.get("relation") not in _ALIKE:
                kinds[at : at + len(figure)] = ["figure"] * len(figure)
        stretches: list[tuple[str, str]] = []
        for char, kind in zip(quote, kinds, strict=True):
            if stretches and stretches[-1][1] == kind:
                stretches[-1] = (stretches[-1][0] + char, kind)
            else:
                stretches.append((char, kind))
        return stretches

    def _values(self, finding: Finding) -> list[dict[str, Any]]:
        """What every source says of the same fact, those of the finding marked; an audit's other evidence."""
        if self._run.get("kind") == "audit":
            return [
                {
                    "source": one["path"],
                    "value": one["relation"],
                    "quote": one["quote"],
                    "outlier": one["relation"] == "contradicts",
                    "here": finding.b is not None and one["quote"] == finding.b.quote,
                }
                for one in finding.raw.get("evidence") or ()
            ]
        fact = self._facts.get(finding.fact or "", {})
        here = {finding.a.document, finding.b.document if finding.b else ""}
        return [
            {
                "source": str(self._documents.get(one["document"], {}).get("path", one["document"])),
                "published": self._documents.get(one["document"], {}).get("published"),
                "value": str(one["value"]),
                "quote": str(self._claims.get(one.get("claim"), {}).get("quote", "")),
                "outlier": bool(one.get("outlier")),
                "here": one["document"] in here,
            }
            for one in fact.get("values", ())
        ]

    def _label(self, finding: Finding) -> str:
        label = self._facts.get(finding.fact or "", {}).get("label")
        return str(label or finding.a.quote)

    def _earlier(self, finding: Finding) -> dict[str, Any] | None:
        """The dropped decision on an earlier wording of this finding, if there is one."""
        for one in self._dropped:
            if self._successors.get(one.was.key) == finding.id:
                return one.to_dict()
        return None

    @cached_property
    def _dropped(self) -> list[Dropped]:
        return self._queue.dropped()

    @cached_property
    def _successors(self) -> dict[str, str]:
        """Key of a dropped decision -> id of the finding on the same two documents that reads most like it."""
        found = {}
        for one in self._dropped:
            best, likeness = None, REVIEW_SIMILAR_QUOTE
            for other in self._queue.order:
                if other.paths == one.paths and (close := _likeness(one.quotes, other.quotes)) > likeness:
                    best, likeness = other.id, close
            if best:
                found[one.was.key] = best
        return found

    @cached_property
    def _documents(self) -> dict[str, Mapping[str, Any]]:
        documents = {str(one["id"]): one for one in self._run.get("documents", ())}
        if SUMMARY in self._run:
            documents[SUMMARY] = self._run[SUMMARY]
        return documents

    @cached_property
    def _facts(self) -> dict[str, Mapping[str, Any]]:
        return {str(one["id"]): one for one in self._run.get("facts", ())}

    @cached_property
    def _claims(self) -> dict[str, Mapping[str, Any]]:
        return {str(one["id"]): one for one in self._run.get("claims", ())}


def context(text: str, start: int, end: int, reach: int, least: int | None = None) -> tuple[str, str]:
    """The text before and after `text[start:end]`, up to `reach` characters each, cut between words.

    With `least`, other paragraphs are left out where the quote's own leaves that many characters around it, and all
    but its neighbours where it does not: they seldom help, and both sources then fit a screen.
    """
    left, right = max(0, start - reach), min(len(text), end + reach)
    if left > 0:
        cut = text.find(" ", left, start)
        left = cut + 1 if cut >= 0 else left
    if right < len(text):
        cut = text.rfind(" ", end, right)
        right = cut if cut >= 0 else right
    before, after = text[left:start], text[end:right]
    own_before, own_after = before.rpartition("\n\n")[2], after.partition("\n\n")[0]
    if least is not None and len(own_before) + len(own_after) >= least:
        return own_before, own_after
    if least is not None:
        before, after = "\n\n".join(before.split("\n\n")[-2:]), "\n\n".join(after.split("\n\n")[:2])
    return before, after


def _likeness(was: tuple[str, str], now: tuple[str, str]) -> float:
    """How alike two pairs of quotes are, 0 to 1: that of the less alike side."""
    return min(
        1.0 if a == b else SequenceMatcher(None, normalise(a), normalise(b)).ratio()
        for a, b in zip(was, now, strict=True)
    )
