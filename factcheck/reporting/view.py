"""What the readable reports show: sources with short names, facts in the order of what is at stake, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from os.path import commonpath
from pathlib import PurePosixPath

from factcheck import settings
from factcheck.reporting import tables
from factcheck.reporting.plain import value_text
from factcheck.reporting.report import PROBLEMS, Report, original
from factcheck.reporting.shown import Fact, Finding, Group, Said, Side, Source, anchor, stranger
from factcheck.reporting.stake import sameness, stake
from factcheck.reporting.tables import Record

__all__ = [
    "Fact",
    "Finding",
    "Group",
    "Said",
    "Side",
    "Source",
    "View",
    "anchor",
    "context",
    "sources",
    "stranger",
    "view",
]


@dataclass(frozen=True)
class View:
    """A report made ready to be shown."""

    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    claims: tuple[Record, ...]
    coverage: Record
    exit_code: int

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    def with_status(self, status: str) -> list[Fact]:
        """Facts of one status, in order."""
        return [fact for fact in self.facts if fact.status == status]

    @cached_property
    def problems(self) -> list[Finding]:
        """Contradictions and superseded claims."""
        return [finding for finding in self.findings if finding.verdict in PROBLEMS]

    def groups(self) -> list[Group]:
        """Findings by fact in the order of the fact sheet, then those about no fact."""
        known = {fact.id for fact in self.facts}
        made = [Group(fact, _surest(fact.findings)) for fact in self.facts if fact.findings]
        loose = _surest(finding for finding in self.findings if finding.fact not in known)
        return made + [Group(None, (finding,)) for finding in loose]

    def count(self, verdict: str) -> int:
        """Number of findings with this verdict."""
        return sum(finding.verdict == verdict for finding in self.findings)


def _surest(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    rank = {"contradiction": 0, "superseded": 1}
    return tuple(sorted(findings, key=lambda finding: (rank.get(finding.verdict, 2), -finding.score)))


def view(report: Report) -> View:
    """Everything that a readable report needs, from the report's tables."""
    documents = tables.records(report.documents)
    claims = tables.records(report.claims)
    listed = sources(documents)
    by_id = {source.id: source for source in listed}
    values = {(row["fact"], row["claim"]): value_text(row["value"]) for row in tables.records(report.values)}
    findings = tuple(_finding(row, by_id, values) for row in tables.records(report.findings))
    facts = _facts(report, by_id, {claim["id"]: claim for claim in claims}, findings)
    return View(listed, facts, findings, tuple(claims), report.coverage, report.exit_code)


def sources(documents: list[Record]) -> tuple[Source, ...]:
    """The documents of a run as the reports name them, numbered from 1."""
    copies = {row["id"]: row["copies_of"] for row in documents}
    originals = {row["id"]: original(row["id"], copies) for row in documents}
    names = short_names([row["path"] for row in documents])
    return tuple(
        Source(
            id=row["id"],
            number=number,
            name=name,
            path=row["path"],
            title=row["title"] or name,
            published=row["published"],
            publisher=row["publisher"],
            reference=row["reference"],
            words=row["words"],
            text=row["text"],
            warnings=tuple(row["warnings"]),
            copy_of=None if originals[row["id"]] == row["id"] else originals[row["id"]],
        )
        for number, (row, name) in enumerate(zip(documents, names, strict=True), start=1)
    )


def short_names(paths: list[str]) -> list[str]:
    """File names where they tell the sources apart, else the paths below the folder that all share."""
    names = [PurePosixPath(path).name or path for path in paths]
    if len(set(names)) == len(names):
        return names
    try:
        root = commonpath([str(PurePosixPath(path).parent) for path in paths])
    except ValueError:
        return paths
    return [str(PurePosixPath(path).relative_to(root)) if root else path for path in paths]


def _finding(row: Record, by_id: Mapping[str, Source], values: Mapping[tuple[str, str], str]) -> Finding:
    return Finding(
        id=row["id"],
        verdict=row["verdict"],
        rule=row["rule"],
        severity=row["severity"],
        score=row["score"],
        explanation=row["explanation"],
        fact=row["fact"],
        a=_side(row, "a", by_id, values),
        b=_side(row, "b", by_id, values),
        figures=tuple(row["figures"]),
        aspects=tuple(row["aspects"]),
        decision=row["decision"],
        known=row["known"],
    )


def _side(row: Record, name: str, by_id: Mapping[str, Source], values: Mapping[tuple[str, str], str]) -> Side:
    path, start, end = row[f"{name}_path"], row[f"{name}_start"], row[f"{name}_end"]
    source = by_id.get(row[f"{name}_document"]) or stranger(row[f"{name}_document"], path)
    before, after = context(source.text, start, end)
    quote, claim, location = row[f"{name}_quote"], row[f"{name}_claim"], row[f"{name}_location"]
    value = values.get((row["fact"], claim))
    return Side(source, claim, quote, start, end, before, after, location, value)


def context(text: str | None, start: int, end: int) -> tuple[str, str]:
    """The words before and after a quote: up to the paragraph's ends, no more than the settings allow."""
    if not text:
        return "", ""
    room = settings.REPORT_CONTEXT_CHARACTERS
    before = text[max(0, start - room) : start].rpartition("\n")[2]
    after = text[end : end + room].partition("\n")[0]
    if start - len(before) > 0 and text[start - len(before) - 1] != "\n":
        before = "…" + before.partition(" ")[2]
    if end + len(after) < len(text) and text[end + len(after)] != "\n":
        after = after.rpartition(" ")[0] + "…"
    return before, after


def _facts(
    report: Report, by_id: Mapping[str, Source], claims: Mapping[str, Record], findings: Iterable[Finding]
) -> tuple[Fact, ...]:
    said: dict[str, list[Said]] = defaultdict(list)
    for row in tables.records(report.values):
        source = by_id.get(row["document"]) or stranger(row["document"], "")
        text = value_text(row["value"])
        claim = claims.get(row["claim"], {})
        quote, same = claim.get("quote") or text, sameness(text, claim.get("figures") or ())
        said[row["fact"]].append(Said(source, row["claim"], text, row["outlier"], quote, same))
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.fact:
            found[finding.fact].append(finding)
    facts = []
    for row in tables.records(report.facts):
        mine = sorted(said[row["id"]], key=lambda one: (one.source.number, one.claim))
        facts.append(
            Fact(
                id=row["id"],
                label=row["label"] or row["attribute"] or row["subject"] or "Unnamed fact",
                subject=row["subject"],
                attribute=row["attribute"],
                period=row["period"],
                status=row["status"],
                witnesses=row["witnesses"],
                said=tuple(mine),
                findings=tuple(found[row["id"]]),
                stake=stake(row["witnesses"], found[row["id"]]),
            )
        )
    order = {"disputed": 0, "agreed": 1, "single_source": 2}
    ranked = sorted(facts, key=lambda fact: fact.label.casefold())
    ranked.sort(key=lambda fact: fact.stake, reverse=True)
    ranked.sort(key=lambda fact: order.get(fact.status, 3))
    return tuple(ranked)
