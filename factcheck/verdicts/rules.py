"""The rule book: every code with its name, severity, and an example in our own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `severity` is the default of the findings that it makes; the config may set another."""

    code: str
    name: str
    severity: Severity
    decides: str
    example_a: str
    example_b: str
    verdict: str


_RULES = (
    Rule("FC101", "quantity", "error", "Two quantities of the same thing, units converted, rounding and bounds allowed.",
         "The Tarn T4 carries 128 GB of memory.", "The T4 has 96 gigabytes of memory.", "contradiction"),
    Rule("FC102", "money", "error", "Two amounts of money for the same thing; currencies are not converted without rates.",
         "The port was sold for $3.4 billion.", "Buyers paid $2.9 billion for the port.", "contradiction"),
    Rule("FC103", "date", "error", "Two dates of the same event, at the granularity that each text gives.",
         "The museum reopened in May 2024.", "The museum reopened in September 2024.", "contradiction"),
    Rule("FC104", "percent", "error", "Two percentages of the same thing.",
         "Relapse occurred in 14% of patients.", "A relapse was seen in 21% of the patients.", "contradiction"),
    Rule("FC105", "count", "error", "Two counts of the same thing.",
         "The fleet numbers 36 aircraft.", "The airline flies 42 aircraft.", "contradiction"),
    Rule("FC106", "duration", "error", "Two durations of the same thing.",
         "The crossing takes two and a half hours.", "The crossing takes four hours.", "contradiction"),
    Rule("FC107", "ratio", "error", "Two ratios of the same things: times, fold, half of, two in three.",
         "The new chip is three times as fast as the old.", "The chip is twice as fast as its predecessor.",
         "contradiction"),
    Rule("FC108", "direction", "error", "The same measure rose in one text and fell in the other, over the same period.",
         "Passenger numbers rose in 2023.", "In 2023 passenger numbers fell.", "contradiction"),
    Rule("FC109", "derived", "warning", "Totals, shares and growth that do not add up, inside one document too.",
         "The four ferries cost €28 million each.", "The four ferries cost €150 million altogether.",
         "contradiction"),
    Rule("FC201", "language", "warning", "The calibrated NLI model, both ways, on claims about the same thing.",
         "The mayor backs the tax.", "The mayor opposes the tax.", "contradiction"),
    Rule("FC202", "negation", "error", "The same words with the polarity changed.",
         "The dam was inspected in 2021.", "The dam was not inspected in 2021.", "contradiction"),
    Rule("FC203", "name", "error", "The same relation with another name where only one can be true.",
         "The turbines were made by Dansk Rotor.", "Aeolo made the turbines.", "contradiction"),
    Rule("FC301", "superseded", "warning", "The later text replaces the earlier: it says so, or the measure varies in time.",
         "Some 6,200 homes were flooded.", "The count was revised to 4,900 homes.", "superseded"),
    Rule("FC302", "different period", "note", "The claims hold for different periods, or one looks ahead.",
         "Spending was $79 million in 2024.", "Spending will be $84 million in 2025.", "different_period"),
    Rule("FC303", "different subject", "note", "The claims are about different things.",
         "The Brisk 200 was introduced in 2020.", "The Brisk 300 was introduced in 2023.", "different_subject"),
    Rule("FC304", "compatible", "note", "Both can be true: rounding, a range, a bound, more detail.",
         "The company has about 14,000 employees.", "It employs 14,200 people.", "compatible"),
    Rule("FC305", "unrelated", "note", "The claims say different things that do not bear on one another.",
         "The trial ran at 62 hospitals.", "Relapse fell by half in the trial.", "unrelated"),
    Rule("FC306", "undecided", "note", "The claims bear on one another, but what they say cannot be compared.",
         "The phone costs €699.", "The phone costs $749.", "undecided"),
    Rule("FC401", "not found", "warning", "No source says this, or names this figure, name, place or date.",
         "The plant employs 900 people.", "", "not_found"),
    Rule("FC402", "contested", "warning", "Some sources support the claim and others contradict it.",
         "The plant opened in 2019.", "", "contested"),
    Rule("FC403", "overstated", "error", "A plan, forecast or opinion is given as fact.",
         "The company hired 400 people.", "The company plans to hire 400 people.", "contradicted"),
    Rule("FC404", "misattributed", "error", "Words are put into another's mouth.",
         "The minister called the plan reckless.", "The union called the plan reckless.", "contradicted"),
    Rule("FC405", "altered quotation", "error", "A direct quotation is not what the source quotes.",
         "“We will never sell,” she said.", "“We may never sell,” she said.", "contradicted"),
)  # fmt: skip

RULES = {rule.code: rule for rule in _RULES}
"""Code -> rule, in the order of the book."""
