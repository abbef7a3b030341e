"""The result of a check, as tables; every file of a report is made from these and nothing else.

`documents`, one row a source:

| column | dtype | meaning |
|---|---|---|
| id | str | id of the document, used by the other tables |
| path | str | path as the user wrote it |
| sha256 | str | of the file's bytes |
| title | str | title found in the file, or the file's name |
| published | str or None | date of publication, ISO 8601 at the granularity known |
| published_from | str or None | where the date was found: sidecar, metadata, page, name |
| publisher | str or None | who published it |
| reference | bool | an authority that the others are held against |
| language | str | ISO 639-1 |
| copies_of | str or None | id of the document that this one repeats; the two count as one witness |
| words | int | words in the cleaned text |
| text | str or None | the cleaned text that every offset counts in (characters); None where it was left out |
| warnings | list of str | what the reader had to repair or could not tell |
| removed | list of dict | page furniture that was left out: line, reason, text |

`claims`, one row a claim:

| column | dtype | meaning |
|---|---|---|
| id, document | str | the claim and the document it stands in |
| quote | str | verbatim: `text[start:end] == quote` of its document |
| start, end | int | character offsets into the document's cleaned text |
| location | dict | line, column, page, row, cell, where the format has them (from 1) |
| text | str | self-contained rewording |
| speaker | str or None | who says it, None for the document itself |
| modality | str | fact, forecast, target, plan, opinion, obligation, prohibition, permission |
| group | str or None | id of the first claim of the document that makes the same point |
| fact | str or None | id of the fact that it belongs to |
| status | str or None | status of that fact: agreed, disputed, single_source |
| figures | list of dict | its figures, as `Figure.to_dict` gives them; their offsets count in `text` |

`facts`, one row a fact (claims about the same subject, attribute and period):

| column | dtype | meaning |
|---|---|---|
| id | str | id of the fact |
| label | str | the fact as a person would name it ("Deal price") |
| subject, attribute, period | str or None | what it is about, what is said of it, when |
| status | str | agreed, disputed, single_source |
| sources | int | documents that give a value |
| witnesses | int | the same with copies of one another counted once |

`values`, one row a value that a document gives for a fact:

| column | dtype | meaning |
|---|---|---|
| fact, document, claim | str | ids |
| value | str, number or None | the value or the wording given |
| outlier | bool | the odd one out of its fact |

`findings`, one row a pair of claims worth a person's time:

| column | dtype | meaning |
|---|---|---|
| id | str | stable: the same two claims give the same id on another machine, another day |
| verdict | str | contradiction or superseded; with `--verdicts all` every other verdict of a pair too |
| rule | str | code of the rule that decided (FC102) |
| severity | str | error, warning, note |
| score | float | calibrated probability 0 to 1; 1.0 for exact arithmetic |
| explanation | str | the reason in a plain sentence |
| fact | str or None | id of the fact that it is about |
| aspects | list of dict | verdicts on the pair's other aspects |
| a_document, a_path, a_claim, a_quote, a_start, a_end, a_location | | the first claim, as in `claims` |
| b_document, b_path, b_claim, b_quote, b_start, b_end, b_location | | the second |
| figures | list of dict | aligned figures: a, b, relation |
| decision | dict, str or None | what reviewers said of it |
| known | bool | in the baseline: reported before, and let pass |

Lists and dicts stay Python objects.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.reporting import tables
from factcheck.reporting.tables import Record

if TYPE_CHECKING:
    import pandas as pd

SCHEMA_VERSION = "1"
PROBLEMS = ("contradiction", "superseded")
"""Verdicts that are findings by themselves; the rest appear only where `--verdicts all` asked for them."""


@dataclass(frozen=True, eq=False)
class Report:
    """What `factcheck.check` returns. The tables are described column by column at the head of this module.

    `coverage` says what was looked at: documents, claims, pairs_considered, pairs_scored, truncated, skipped.
    `exit_code` is what the command line would exit with: 0 nothing to report, 1 findings. `decisions` sums up what
    reviewers said, where the run was reviewed.
    """

    documents: pd.DataFrame
    claims: pd.DataFrame
    facts: pd.DataFrame
    values: pd.DataFrame
    findings: pd.DataFrame
    coverage: Record
    exit_code: int
    decisions: Record | None = None

    @classmethod
    def from_dict(cls, run: Mapping[str, Any]) -> Report:
        """From the JSON of a run. Missing keys get the defaults of their columns, unknown ones are left behind."""
        documents = list(run.get("documents") or ())
        facts = _named_apart(run.get("facts") or ())
        values = [{"fact": fact["id"], **value} for fact in facts for value in fact.get("values") or ()]
        findings = [tables.flatten(finding) for finding in run.get("findings") or ()]
        exit_code = run.get("exit_code")
        if exit_code is None:
            exit_code = int(any(finding.get("verdict") == "contradiction" for finding in findings))
        return cls(
            documents=tables.table(documents, tables.DOCUMENTS),
            claims=tables.table(_with_facts(run.get("claims") or (), facts), tables.CLAIMS),
            facts=tables.table(_counted(facts, documents), tables.FACTS),
            values=tables.table(values, tables.VALUES),
            findings=tables.table(findings, tables.FINDINGS),
            coverage=coverage(run.get("coverage"), len(documents), len(run.get("claims") or ())),
            exit_code=int(exit_code),
            decisions=run.get("decisions"),
        )

    def to_dict(self, text: bool = True) -> Record:
        """The JSON of the run as Python objects; `text=False` leaves the documents' texts out."""
        documents = tables.records(self.documents)
        values: dict[str, list[Record]] = defaultdict(list)
        for value in tables.records(self.values):
            values[value.pop("fact")].append(value)
        return {
            "schema_version": SCHEMA_VERSION,
            "kind": "check",
            "exit_code": self.exit_code,
            "documents": documents if text else [tables.without(row, ["text", "removed"]) for row in documents],
            "claims": tables.records(self.claims),
            "facts": [row | {"values": values[row["id"]]} for row in tables.records(self.facts)],
            "findings": [tables.unflatten(row) for row in tables.records(self.findings)],
            "coverage": self.coverage,
        } | ({"decisions": self.decisions} if self.decisions is not None else {})

    def to_json(self, text: bool = True) -> str:
        """The JSON of the run (`factcheck schema check` describes it)."""
        from factcheck.reporting.render_json import to_json

        return to_json(self.to_dict(text))

    def to_jsonl(self, text: bool = True) -> str:
        """One JSON object a line: the run, then its documents, claims, facts and findings, each with its `record`."""
        from factcheck.reporting.render_json import to_jsonl

        return to_jsonl(self.to_dict(text))

    def to_csv(self) -> str:
        """Findings, then every value of every fact, one a row; safe to open in a spreadsheet."""
        from factcheck.reporting.render_csv import check_csv

        return check_csv(self)

    def to_markdown(self) -> str:
        """The fact sheet and the findings as Markdown."""
        from factcheck.reporting.render_markdown import check_markdown

        return check_markdown(self)

    def to_html(self, text: bool = True) -> str:
        """One self-contained page: facts, findings, timeline, agreement, sources."""
        from factcheck.reporting.render_html import check_html

        return check_html(self, text)

    def to_sarif(self) -> str:
        """SARIF 2.1.0: a result a finding, the second quote as its related location."""
        from factcheck.reporting.render_sarif import check_sarif

        return check_sarif(self)

    def to_junit(self) -> str:
        """JUnit XML: a test case a fact, failed where it is disputed, and one for each finding outside a fact."""
        from factcheck.reporting.render_junit import check_junit

        return check_junit(self)


def coverage(given: Mapping[str, Any] | None, documents: int, claims: int) -> Record:
    """The coverage of a run with every key of the JSON present."""
    empty = {"pairs_considered": 0, "pairs_scored": 0, "truncated": 0, "skipped": []}
    return {"documents": documents, "claims": claims} | empty | dict(given or {})


def _with_facts(claims: Iterable[Mapping[str, Any]], facts: list[Mapping[str, Any]]) -> list[Record]:
    """Claims with the fact they belong to and its status, where the run does not say them itself."""
    order = {"disputed": 0, "agreed": 1, "single_source": 2}
    home: dict[str, Mapping[str, Any]] = {}
    for fact in sorted(facts, key=lambda fact: order.get(fact.get("status", ""), 3)):
        for value in fact.get("values") or ():
            home.setdefault(value.get("claim", ""), fact)
    by_id = {fact["id"]: fact for fact in facts}
    completed = []
    for claim in claims:
        fact = by_id.get(claim.get("fact") or "") or home.get(claim.get("id", ""), {})
        status = claim.get("status") or fact.get("status")
        completed.append({**claim, "fact": claim.get("fact") or fact.get("id"), "status": status})
    return completed


def _counted(facts: Iterable[Mapping[str, Any]], documents: Iterable[Mapping[str, Any]]) -> list[Record]:
    """Facts with the number of their sources and, copies of one another counted once, of their witnesses."""
    copies = {document["id"]: document.get("copies_of") for document in documents}
    counted = []
    for fact in facts:
        sources = {value.get("document", "") for value in fact.get("values") or ()}
        witnesses = fact.get("witnesses") or len({original(source, copies) for source in sources})
        counted.append({**fact, "sources": len(sources), "witnesses": witnesses})
    return counted


def _named_apart(facts: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Facts whose ids are their own: a second fact of the same id becomes `id-2`, so that no values run together."""
    seen: Counter[str] = Counter()
    named: list[Mapping[str, Any]] = []
    for fact in facts:
        seen[fact["id"]] += 1
        number = seen[fact["id"]]
        named.append(fact if number == 1 else {**fact, "id": f"{fact['id']}-{number}"})
    return named


def original(document: str, copies: Mapping[str, str | None]) -> str:
    """The document at the end of a chain of copies (the document itself where it copies none)."""
    seen = {document}
    while (source := copies.get(document)) and source not in seen:
        seen.add(document := source)
    return document
