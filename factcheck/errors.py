"""The errors that a person who ran a command can mend: one sentence each, which says what to do."""

from __future__ import annotations


class FactcheckError(Exception):
    """The run could not do its job; the command line prints the message and exits with 2."""


class SourceError(FactcheckError):
    """One source could not be read; `--skip-unreadable` turns it into a line of `coverage.skipped`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
