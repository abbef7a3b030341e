"""The names that a report gives to verdicts, statuses and rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.verdicts import Rule

VERDICTS = {
    "contradiction": "Contradiction",
    "superseded": "Superseded",
    "agreement": "Agreement",
    "compatible": "Compatible",
    "different_period": "Different period",
    "different_subject": "Different subject",
    "unrelated": "Unrelated",
    "undecided": "Undecided",
    "supported": "Supported",
    "contradicted": "Contradicted",
    "contested": "Contested",
    "not_found": "Not found",
}
STATUSES = {"disputed": "Disputed", "agreed": "Agreed", "single_source": "Single source"}


def rule_name(code: str) -> str:
    """What a rule decides, in a word or two; the code itself where it is none of ours."""
    rule = _rule(code)
    return rule.name if rule else code


def rule_sense(code: str) -> str:
    """What a rule decides, in a sentence; "" where it is none of ours."""
    rule = _rule(code)
    return rule.decides if rule else ""


def _rule(code: str) -> Rule | None:
    from factcheck.verdicts.rules import RULES  # brings every stage with it; a list of statuses should not

    return RULES.get(code)


def verdict_name(verdict: str) -> str:
    """A verdict as a report writes it."""
    return VERDICTS.get(verdict, verdict.replace("_", " ").capitalize())
