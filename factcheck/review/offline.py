"""A report that is one HTML file in, the same file with review buttons out: no server, the same JSONL."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.reporting.view import anchor
from factcheck.review.finding import Finding, findings

_POLICY = re.compile(r"(<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*?script-src)")
_ANCHORS = {"check": "finding", "audit": "audited"}


def embed(html: str, run: Mapping[str, Any]) -> str:
    """The report of `run` with a bar of decisions under each finding; what is decided can be exported from it.

    The script is let through the page's content security policy by its hash, and nothing else is. A report without
    findings comes back as it is.
    """
    found = findings(run)
    if not found or "</body>" not in html:
        return html
    digest = base64.b64encode(hashlib.sha256(script().encode()).digest()).decode()
    allowed = _POLICY.sub(lambda match: f"{match[1]} 'sha256-{digest}'", html, count=1)
    data = f'<script type="application/json" id="factcheck-review">{payload(run)}</script>'
    before, end, after = allowed.rpartition("</body>")
    return f"{before}{data}\n<script>{script()}</script>\n{end}{after}"


def payload(run: Mapping[str, Any]) -> str:
    """What the script needs of the run, as JSON that is safe inside a script element."""
    kind = _ANCHORS[str(run["kind"])]
    rows = {anchor(kind, one.id): _fields(one) for one in findings(run)}
    text = json.dumps({"findings": rows}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@cache
def script() -> str:
    """The script, to be put into a page as it is."""
    return (Path(__file__).parent / "static" / "offline.js").read_text(encoding="utf-8")


def _fields(finding: Finding) -> dict[str, Any]:
    """The fields of a `Decision` that name the finding, as the script copies them into each row."""
    return {
        "key": finding.key,
        "finding": finding.id,
        "verdict": finding.verdict,
        "rule": finding.rule,
        "score": finding.score,
        "path_a": finding.paths[0],
        "quote_a": finding.quotes[0],
        "path_b": finding.paths[1],
        "quote_b": finding.quotes[1],
        "occurrence": finding.occurrence,
    }
