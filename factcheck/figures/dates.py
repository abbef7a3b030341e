"""Dates at the granularity that the text gives them: day, month, quarter, half, year, decade, fiscal period."""

from __future__ import annotations

from factcheck.figures import days, quarters, years
from factcheck.figures.date_words import bound, modifier
from factcheck.figures.reading import Context, Reading

__all__ = ["bound", "modifier", "read"]


def read(ctx: Context, at: int) -> Reading | None:
    """The date that starts at token `at`, without the words before it; None where there is none."""
    token = ctx.tokens.at(at)
    if token.kind == "break":
        return None
    if token.kind == "stamp":
        return Reading("date", token.text.replace(" ", "T"), at, at + 1)
    if token.kind == "date":
        return days.numeric(ctx, at)
    if token.kind == "number":
        return (
            years.decade_digits(ctx, at)
            or quarters.quarter_digits(ctx, at)
            or days.day_first(ctx, at)
            or years.year_span(ctx, at)
            or years.year(ctx, at)
        )
    if token.kind == "word":
        return (
            days.month_first(ctx, at)
            or quarters.period(ctx, at)
            or quarters.fiscal_year(ctx, at)
            or years.decade_word(ctx, at)
        )
    if token.text in ("'", "’", "‘"):
        return years.short_decade(ctx, at)
    return None
