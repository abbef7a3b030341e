"""Generators of pairs that differ in one thing only, with compatible twins; `made.Sentence` in, `made.Made` out."""

from pairs import calendar, context, measure, modality, naming, quantity, roles, scope, wording
from pairs.made import Generator

_TWINS = (quantity.respelled, calendar.reformatted, wording.synonym, wording.contracted, roles.passive, naming.surname)
"""Changes that leave a sentence saying what it said, and can be undone."""

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
    "other scope": scope.other_scope,
    "two scopes": scope.two_scopes,
    "other thing": scope.other_thing,
    "passive": roles.passive,
    "planned": modality.planned,
    "bound to": modality.bound_to,
    "embedded": modality.embedded,
    "twice reworded": context.reworded(_TWINS),
    "number, reworded": context.changed_and_reworded(quantity.changed, _TWINS),
    "year, reworded": context.changed_and_reworded(calendar.year_changed, _TWINS),
    "negation, reworded": context.changed_and_reworded(wording.negated, _TWINS),
}
"""Used for training, together with `naming.Names.value_changed` and `.subject_changed`."""

REDRAWN = (
    "number, number respelled, rounded, bound, share in words, date, year, date respelled, coarser date, before or after, "
    "duration unit, duration converted, unit, unit converted, currency, currency respelled"
).split(", ")
"""Those that look at values only: they also run on sentences whose values were drawn anew."""

RARE = (
    "share in words, duration unit, duration converted, unit, unit converted, currency, currency respelled, date".split(
        ", "
    )
)
"""Those of REDRAWN for which few sentences have what they change."""

HELD_OUT: dict[str, Generator] = {
    "range": quantity.ranged,
    "decade": calendar.decade,
    "weekday": calendar.weekday_changed,
    "ordinal": wording.ordinal_changed,
    "denied": wording.denied,
}
"""Never trained on: they tell whether the model learned what differs, or how the generators write."""

__all__ = ["HELD_OUT", "RARE", "REDRAWN", "TRAINING"]
