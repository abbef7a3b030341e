"""A report as one HTML file that needs nothing else: no network, no font, no script but its own."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import settings
from factcheck.reporting import headline
from factcheck.reporting.agreement import agreements, picture, pictured, speaking
from factcheck.reporting.audit_report import VERDICTS
from factcheck.reporting.audit_view import audit_view
from factcheck.reporting.differing import marked
from factcheck.reporting.plain import one_line, place, plural, same_length, value_text, visible
from factcheck.reporting.render_csv import decision_text
from factcheck.reporting.source_page import pages, summary_pieces
from factcheck.reporting.timeline import timeline
from factcheck.reporting.view import Source, View, anchor, view
from factcheck.reporting.words import STATUSES, rule_name, verdict_name

if TYPE_CHECKING:
    import pandas as pd
    from jinja2 import Environment

    from factcheck.reporting.audit_report import AuditReport
    from factcheck.reporting.report import Report

TEMPLATES = Path(__file__).parent / "templates"


def check_html(report: Report, text: bool = True) -> str:
    """The page of a check; `text=False` leaves the documents' texts out, and shows their claims alone."""
    if not text:
        report = replace(report, documents=textless(report.documents))
    return page("check.html", check_context(view(report)))


def audit_html(report: AuditReport, text: bool = True) -> str:
    """The page of an audit; `text=False` leaves the sources' texts out."""
    if not text:
        report = replace(report, documents=textless(report.documents))
    shown = audit_view(report)
    context = {
        "title": headline.audit(shown),
        "line": headline.audit_line(shown),
        "view": shown,
        "rules": sorted({claim.rule for claim in shown.claims if claim.rule}),
        "verdicts": [name for name in VERDICTS if shown.counts.get(name)],
        "summary": summary_pieces(shown),
        "coverage": headline.coverage_line(shown.coverage),
    }
    return page("audit.html", context)


def columns(shown: View) -> list[Source]:
    """The sources that speak of a fact that others speak of too; none where they are too many for a table."""
    spoken = {said.source.id for fact in shown.facts if fact.status != "single_source" for said in fact.said}
    speaking = [source for source in shown.sources if source.id in spoken]
    return speaking if len(speaking) <= settings.REPORT_COLUMNS_MOST else []


def textless(documents: pd.DataFrame) -> pd.DataFrame:
    """The documents without their texts."""
    import pandas as pd

    return documents.assign(text=pd.Series([None] * len(documents), dtype="object", index=documents.index))


def check_context(shown: View) -> dict[str, Any]:
    """What the template of a check needs."""
    pairs = agreements(shown)
    sources = pictured(shown, pairs)
    rules = sorted({finding.rule for finding in shown.findings})
    return {
        "title": headline.check(shown),
        "line": headline.check_line(shown),
        "view": shown,
        "columns": columns(shown),
        "arranged": "by-source" if len(columns(shown)) <= settings.REPORT_COLUMNS else "by-value",
        "groups": shown.groups(),
        "rules": rules,
        "statuses": [status for status in STATUSES if shown.with_status(status)],
        "verdicts": sorted({finding.verdict for finding in shown.findings}),
        "timeline": timeline(shown),
        "agreements": sorted(pairs, key=lambda pair: (pair.share, -pair.disagree)),
        "pictured": sources,
        "speaking": speaking(pairs),
        "picture": picture(sources, pairs) if len(sources) > 1 else "",
        "pages": pages(shown),
        "coverage": headline.coverage_line(shown.coverage),
    }


def page(template: str, context: Mapping[str, Any]) -> str:
    """A template rendered with the style sheet and script inside, and a policy that lets nothing else run."""
    script, head = _file("report.js"), _file("head.js")
    policy = (
        f"default-src 'none'; script-src {_hash(head)} {_hash(script)}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    rendered = (
        environment()
        .get_template(template)
        .render(
            **context, page_size=settings.REPORT_PAGE, policy=policy, css=_file("report.css"), script=script, head=head
        )
    )
    return rendered.encode("utf-8", "replace").decode("utf-8")


@cache
def environment() -> Environment:
    """Jinja with everything escaped; templates lie beside the code."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "place": place,
        "plural": plural,
        "visible": visible,
        "inline": same_length,
        "one_line": one_line,
        "value_text": value_text,
        "rule_name": rule_name,
        "verdict_name": verdict_name,
        "status_name": lambda status: STATUSES.get(status, status),
        "decision_text": decision_text,
    }
    made.globals |= {"anchor": anchor, "marked": marked}
    return made


@cache
def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    """The policy's name for a script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
