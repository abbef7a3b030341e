"""Generators of pairs that differ in one thing only, with compatible twins; `made.Sentence` in, `made.Made` out."""

from pairs import calendar, measure, naming, quantity, wording
from pairs.made import Generator

TRAINING: dict[str, Generator] = {
    "number": quantity.changed,
    "number respelled": quantity.respelled,
    "rounded": quantity.rounded,
    "bound": quantity.bounded,
    "share in words": quantity.halved,
    "date": calendar.date_changed,
    "month": calendar.month_changed,
    "year": calendar.year_changed,
    "date respelled": calendar.reformatted,
    "coarser date": calendar.coarser,
    "before or after": calendar.before_after,
    "duration unit": measure.duration_changed,
    "duration converted": measure.duration_converted,
    "unit": measure.unit_changed,
    "unit converted": measure.unit_converted,
    "currency": measure.currency_changed,
    "currency respelled": measure.currency_respelled,
    "opposite": wording.opposite,
    "synonym": wording.synonym,
    "negation": wording.negated,
    "contraction": wording.contracted,
    "less detail": wording.shortened,
    "surname": naming.surname,
    "other period": naming.period_changed,
}
"""Used for training, together with `naming.Names.value_changed` and `.subject_changed`."""

HELD_OUT: dict[str, Generator] = {
    "range": quantity.ranged,
    "decade": calendar.decade,
    "weekday": calendar.weekday_changed,
    "ordinal": wording.ordinal_changed,
    "denied": wording.denied,
}
"""Never trained on: they tell whether the model learned what differs, or how the generators write."""

__all__ = ["HELD_OUT", "TRAINING"]
