"""The result of an audit: each claim of a summary, its verdict, and the evidence for it.

`documents` are the sources, with the columns that `factcheck.reporting.report` describes. `claims`, one row a claim of
the summary:

| column | dtype | meaning |
|---|---|---|
| id | str | stable: the same claim of the same summary gives the same id |
| quote | str | verbatim: `text[start:end] == quote` of the summary |
| start, end | int | character offsets into the summary's text |
| text | str | self-contained rewording |
| verdict | str | supported, contradicted, contested, not_found |
| rule | str | code of the rule that decided |
| score | float | calibrated probability of the verdict, 0 to 1; 1.0 for exact arithmetic |
| explanation | str | the reason in a plain sentence |
| evidence | list of dict | document, path, quote, start, end, location, relation, score, figures |
| decision | dict, str or None | what reviewers said of it |
| known | bool | in the baseline: reported before, and let pass |

`evidence`, one row a piece of evidence: claim (its id) and the keys of the dicts above; `relation` is supports or
contradicts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.reporting import tables
from factcheck.reporting.report import SCHEMA_VERSION, coverage
from factcheck.reporting.tables import Record

if TYPE_CHECKING:
    import pandas as pd

VERDICTS = ("contradicted", "contested", "not_found", "supported")
"""What a claim of a summary may come to, what needs a reader first."""


@dataclass(frozen=True, eq=False)
class AuditReport:
    """What `factcheck.audit` returns. The tables are described column by column at the head of this module.

    `summary` is `{"path", "text"}`; `counts` says how many claims came to each verdict; `faithfulness` is supported
    claims / claims, 1.0 where the summary claims nothing; `exit_code` is what the command line would exit with;
    `decisions` sums up what reviewers said, where the audit was reviewed.
    """

    summary: Record
    documents: pd.DataFrame
    claims: pd.DataFrame
    evidence: pd.DataFrame
    counts: dict[str, int]
    faithfulness: float
    coverage: Record
    exit_code: int
    decisions: Record | None = None

    @classmethod
    def from_dict(cls, run: Mapping[str, Any]) -> AuditReport:
        """From the JSON of an audit. Missing keys get defaults: counts and faithfulness are counted from the claims."""
        claims = list(run.get("claims") or ())
        documents = list(run.get("documents") or ())
        counts = {name: sum(claim.get("verdict") == name for claim in claims) for name in reversed(VERDICTS)}
        counts |= dict(run.get("counts") or {})
        faithfulness = run.get("faithfulness")
        if faithfulness is None:
            faithfulness = counts["supported"] / len(claims) if claims else 1.0
        exit_code = run.get("exit_code")
        if exit_code is None:
            exit_code = int(counts["supported"] < len(claims))
        evidence = [{"claim": claim["id"], **piece} for claim in claims for piece in claim.get("evidence") or ()]
        return cls(
            summary={"path": "", "text": ""} | dict(run.get("summary") or {}),
            documents=tables.table(documents, tables.DOCUMENTS),
            claims=tables.table(claims, tables.AUDIT_CLAIMS),
            evidence=tables.table(evidence, tables.EVIDENCE),
            counts=counts,
            faithfulness=float(faithfulness),
            coverage=coverage(run.get("coverage"), len(documents), len(claims)),
            exit_code=int(exit_code),
            decisions=run.get("decisions"),
        )

    def to_dict(self, text: bool = True) -> Record:
        """The JSON of the audit as Python objects; `text=False` leaves the sources' texts out."""
        documents = tables.records(self.documents)
        return {
            "schema_version": SCHEMA_VERSION,
            "kind": "audit",
            "exit_code": self.exit_code,
            "summary": self.summary,
            "documents": documents if text else [tables.without(row, ["text", "removed"]) for row in documents],
            "claims": tables.records(self.claims),
            "counts": self.counts,
            "faithfulness": self.faithfulness,
            "coverage": self.coverage,
        } | ({"decisions": self.decisions} if self.decisions is not None else {})

    def to_pandas(self) -> pd.DataFrame:
        """The claims with their verdicts, one a row; `evidence` holds the table of the evidence."""
        return self.claims.copy()

    def to_json(self, text: bool = True) -> str:
        """The JSON of the audit (`factcheck schema audit` describes it)."""
        from factcheck.reporting.render_json import to_json

        return to_json(self.to_dict(text))

    def to_jsonl(self, text: bool = True) -> str:
        """One JSON object a line: the run, then its documents and claims, each with its `record`."""
        from factcheck.reporting.render_json import to_jsonl

        return to_jsonl(self.to_dict(text))

    def to_csv(self) -> str:
        """One row for each piece of evidence of each claim; safe to open in a spreadsheet."""
        from factcheck.reporting.render_csv import audit_csv

        return audit_csv(self)

    def to_markdown(self) -> str:
        """The claims with their verdicts and evidence as Markdown."""
        from factcheck.reporting.render_markdown_audit import audit_markdown

        return audit_markdown(self)

    def to_html(self, text: bool = True) -> str:
        """One self-contained page: the summary with its claims marked, the evidence for each, the sources."""
        from factcheck.reporting.render_html import audit_html

        return audit_html(self, text)

    def to_sarif(self) -> str:
        """SARIF 2.1.0: a result a claim that is not supported, the evidence as related locations."""
        from factcheck.reporting.render_sarif import audit_sarif

        return audit_sarif(self)

    def to_junit(self) -> str:
        """JUnit XML: a test case a claim, failed where it is not supported."""
        from factcheck.reporting.render_junit import audit_junit

        return audit_junit(self)
