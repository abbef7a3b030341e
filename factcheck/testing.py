"""Helpers for other people's test suites: `assert_consistent(summary, sources)`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.pipeline import Models
    from factcheck.reporting import AuditReport

FAILS = ("contradicted", "contested", "not_found")


def assert_consistent(
    summary: str | Path,
    sources: str | Path | Sequence[str | Path] | Mapping[str, str],
    fail_on: Sequence[str] = FAILS,
    min_supported: float | None = None,
    models: Models | None = None,
) -> AuditReport:
    """Fail the test unless `sources` bear out what `summary` says; returns the audit for further checks.

    `summary` is a text or a file. `sources` are files or folders, or texts by name: `{"wire": "The bridge ..."}`.
    `fail_on` are the verdicts that fail the test; with `min_supported` (0 to 1) the share of supported claims does.
    The AssertionError lists each claim with its verdict, the reason, and the source's words.

        def test_summary(tmp_path):
            assert_consistent(summarise(ARTICLE), {"article": ARTICLE})
    """
    __tracebackhide__ = True  # pytest then points at the caller's line
    from factcheck.pipeline import AuditOptions, audit

    options = AuditOptions(fail_on=tuple(fail_on), min_supported=min_supported)
    if isinstance(sources, Mapping):
        report = _of_texts(summary, sources, options, models)
    else:
        report = audit(summary, sources, options, models)
    if report.exit_code:
        raise AssertionError(describe(report, fail_on, min_supported))
    return report


def _of_texts(summary: str | Path, sources: Mapping[str, str], options: Any, models: Models | None) -> AuditReport:
    """The audit against texts, laid down as files for as long as it takes."""
    from tempfile import TemporaryDirectory

    from factcheck.pipeline import audit

    with TemporaryDirectory(prefix="factcheck-") as folder:
        paths = []
        for name, text in sources.items():
            path = Path(folder) / f"{_file_name(name)}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return audit(summary, paths, options, models)


def _file_name(name: str) -> str:
    return "".join(char if char.isalnum() or char in "-_." else "-" for char in name)[:80] or "source"


def describe(report: AuditReport, fail_on: Sequence[str] = FAILS, min_supported: float | None = None) -> str:
    """What is wrong with a summary, one claim a paragraph."""
    total = sum(report.counts.values())
    head = f"{report.counts['supported']} of {total} claims of the summary are supported by its sources"
    if min_supported is not None:
        head += f"; at least {min_supported:.0%} were asked for"
        fail_on = FAILS
    lines = [head + "."]
    for claim in report.to_dict()["claims"]:
        if claim["verdict"] in fail_on:
            lines.append(f"\n{claim['verdict']} ({claim['rule']}): {claim['quote']}\n    {claim['explanation']}")
            lines += [f"    {piece['relation']}: {piece['path']}: {piece['quote']}" for piece in claim["evidence"]]
    return "\n".join(lines)
