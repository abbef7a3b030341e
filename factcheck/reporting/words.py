"""The names that a report gives to verdicts, statuses and rules."""

from __future__ import annotations

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
RULES = {
    "FC101": "quantity",
    "FC102": "money",
    "FC103": "date",
    "FC104": "percent",
    "FC105": "count",
    "FC106": "duration",
    "FC107": "ratio",
    "FC108": "direction",
    "FC109": "derived",
    "FC201": "language",
    "FC202": "negation",
    "FC203": "name",
    "FC301": "superseded",
    "FC302": "different period",
    "FC303": "different subject",
    "FC304": "compatible",
    "FC305": "unrelated",
    "FC306": "undecided",
    "FC401": "not found",
    "FC402": "contested",
    "FC403": "overstated",
    "FC404": "misattributed",
    "FC405": "altered quotation",
}


def rule_name(code: str) -> str:
    """What a rule decides, in a word or two; the code itself where it is none of ours."""
    return RULES.get(code, code)


def verdict_name(verdict: str) -> str:
    """A verdict as a report writes it."""
    return VERDICTS.get(verdict, verdict.replace("_", " ").capitalize())
