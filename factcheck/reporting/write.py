"""Putting a report where it was asked for: written aside, then renamed, so that no reader sees half a file."""

from __future__ import annotations

import contextlib
import glob
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import settings
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


def save(target: Path, content: str, option: str = "-o") -> None:
    """Write a file aside and rename it, so that it is whole or as it was, whatever ends the run.

    What is no plain file (a pipe, /dev/null) is written straight. `option` is what chooses another place: it is named
    in the FactcheckError, of one sentence, that is raised where the file cannot be written.
    """
    data = content.encode("utf-8", "backslashreplace")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        place = target.resolve() if target.is_symlink() else target
        place.parent.mkdir(parents=True, exist_ok=True)
        _sweep(place)
        _replace(place, data)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FactcheckError(f"{target}: cannot be written ({reason}); choose another place with {option}.") from None


def _replace(place: Path, data: bytes) -> None:
    aside = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())  # a full disk may show only here; and a rename must not outrun its data
        aside.replace(place)
    except BaseException:  # Ctrl+C too
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
        raise


def _sweep(place: Path) -> None:
    """Remove what a run that was killed while it wrote this file has left beside it."""
    for left in place.parent.glob(f".{glob.escape(place.name)}.*.part"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > settings.REPORT_ASIDE_SECONDS:
                left.unlink()


def _print(content: str) -> None:
    """To the standard output as UTF-8, whatever the terminal's locale says."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(content)
        return
    sys.stdout.flush()
    raw.write(content.encode("utf-8", "backslashreplace"))
    raw.flush()
