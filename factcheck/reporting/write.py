"""Putting a report where it was asked for: written aside, then renamed, so that no reader sees half a file."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from factcheck.reporting.audit_report import AuditReport
    from factcheck.reporting.report import Report

FILES = {
    "html": "report.html",
    "json": "report.json",
    "jsonl": "report.jsonl",
    "csv": "report.csv",
    "md": "report.md",
    "sarif": "report.sarif",
    "junit": "report.junit.xml",
}
"""Format -> its file name in a report's folder."""

DEFAULT_FORMATS = ("html", "json", "csv", "md")
DEFAULT_FOLDER = Path("reports")
STDOUT = Path("-")


def formats(names: Sequence[str]) -> tuple[str, ...]:
    """The formats named, each once, in order; every name may hold several, with commas between.

    Raises FactcheckError for a name that is no format.
    """
    wanted = [part.strip().lower() for name in names for part in name.split(",") if part.strip()]
    for name in wanted:
        if name not in FILES:
            raise FactcheckError(f"{name!r} is no report format; choose from {', '.join(FILES)}.")
    return tuple(dict.fromkeys(wanted)) or DEFAULT_FORMATS


def render(report: Report | AuditReport, name: str, text: bool = True) -> str:
    """The report in one format; `text=False` leaves the documents' texts out of the formats that hold them."""
    if name == "html":
        return report.to_html(text)
    if name == "json":
        return report.to_json(text)
    if name == "jsonl":
        return report.to_jsonl(text)
    plain = {
        "csv": report.to_csv,
        "md": report.to_markdown,
        "sarif": report.to_sarif,
        "junit": report.to_junit,
    }
    return plain[name]()


def write(
    report: Report | AuditReport,
    output: Path | None,
    names: Sequence[str] = (),
    text: bool = True,
    make: Callable[[Report | AuditReport, str, bool], str] = render,
) -> list[Path]:
    """Write the report and say which files it became (none for the standard output).

    With exactly one format `output` is that file, or `-` for the standard output (a folder that is already there gets
    the file under its usual name); otherwise it is a folder, created where it is missing. None is the folder
    `reports/`. Every format is made (by `make`, called as `render` is) before the first is written. Raises
    FactcheckError where that cannot be.
    """
    wanted = formats(names)
    if output == STDOUT:
        if len(wanted) > 1:
            raise FactcheckError("The standard output takes one format; name one with --format, or a folder with -o.")
        _print(make(report, wanted[0], text))
        return []
    if output is None or len(wanted) > 1 or output.is_dir():
        folder = output or DEFAULT_FOLDER
        targets = {name: folder / FILES[name] for name in wanted}
    else:
        targets = {wanted[0]: output}
    contents = {name: make(report, name, text) for name in targets}
    for name, target in targets.items():
        save(target, contents[name])
    return list(targets.values())


def save(target: Path, content: str) -> None:
    """Write a file aside and rename it; a FactcheckError in one sentence where that cannot be."""
    aside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(content, encoding="utf-8", errors="backslashreplace", newline="")
        aside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise FactcheckError(f"{target}: cannot be written ({reason}); choose another place with -o.") from None


def _print(content: str) -> None:
    """To the standard output as UTF-8, whatever the terminal's locale says."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(content)
        return
    sys.stdout.flush()
    raw.write(content.encode("utf-8", "backslashreplace"))
    raw.flush()
