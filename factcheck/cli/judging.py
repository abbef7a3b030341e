"""Options that `check` and `audit` share: which rules count, how figures are compared, what was decided before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import click

from factcheck.cli.options import numbers

Command = Callable[..., Any]


def judging_options(command: Command) -> Command:
    """Add the options to a command; `choices_of` reads all but `baseline` and `store`."""
    for option in reversed(
        (
            click.option(
                "--skip-unreadable", is_flag=True, help="Go on without a source that cannot be read, and say so."
            ),
            click.option(
                "--select", multiple=True, metavar="FC...", help="Only these rules (or the beginning of their codes)."
            ),
            click.option("--ignore", multiple=True, metavar="FC...", help="Not these rules."),
            click.option(
                "--tolerance", multiple=True, metavar="FC...=PART", help="Relative difference allowed by a rule."
            ),
            click.option(
                "--rate", multiple=True, metavar="EUR=1.08", help="Value of a currency's unit in one common currency."
            ),
            click.option("--fiscal-start", type=click.IntRange(1, 12), help="Month in which fiscal years begin."),
            click.option("--baseline", metavar="FILE|STORE", help="Fail on what is not in it only."),
            click.option(
                "--store", metavar="URL", help="Reviewers' decisions. Default: .factcheck/decisions.db where it exists."
            ),
        )
    ):
        command = option(command)
    return command


def choices_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """The options as `CheckOptions` and `AuditOptions` name them. Raises click's usage error for a wrong value."""
    return {
        "skip_unreadable": given["skip_unreadable"],
        "select": codes(given["select"]),
        "ignore": codes(given["ignore"]),
        "tolerance": numbers(given["tolerance"], "FC101=0.02"),
        "rates": numbers(given["rate"], "EUR=1.08"),
        "fiscal_start": given["fiscal_start"],
    }


def codes(values: tuple[str, ...]) -> tuple[str, ...]:
    """Rule codes or their beginnings, given apart or with commas between. Raises click's usage error for no rule."""
    from factcheck.verdicts import RULES

    found = tuple(code.strip().upper() for value in values for code in value.split(",") if code.strip())
    for code in found:
        if not any(known.startswith(code) for known in RULES):
            raise click.BadParameter(f"there is no rule {code}; see factcheck rules.")
    return found
