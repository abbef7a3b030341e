"""What holds of every comparison: it is symmetric, a figure equals itself in another unit, a bound that holds holds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import Figure, alignment, compare, periods
from factcheck.figures import calendar as spans
from factcheck.figures.convert import days, registry, scale

registry()  # building it takes longer than hypothesis allows a case

UNITS = {
    "quantity": [
        "GB",
        "TB",
        "GiB",
        "GB/s",
        "Gb/s",
        "kg",
        "t",
        "lb",
        "km",
        "mile",
        "m",
        "W",
        "MW",
        "GHz",
        "degC",
        "degF",
        "ha",
    ],
    "money": ["USD", "EUR", "CNY"],
    "percent": ["%", "pp", "bps"],
    "count": ["nurse", "person", "ship", None],
    "duration": ["day", "week", "month", "year", "hour"],
    "ratio": ["x"],
}
DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    st.dates().map(lambda day: day.strftime("%Y-%m").zfill(7)),
    st.integers(1900, 2100).map(str),
    st.tuples(st.integers(1900, 2100), st.integers(1, 4)).map(lambda q: f"{q[0]}-Q{q[1]}"),
    st.integers(1900, 2100).map(lambda year: f"FY{year}"),
    st.integers(190, 209).map(lambda decade: f"{decade}0s"),
    st.dates().map(lambda day: f"--{day.month:02d}-{day.day:02d}"),
    st.integers(1, 12).map(lambda month: f"--{month:02d}"),
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    kind = draw(st.sampled_from([*UNITS, "date"]))
    bound = draw(st.sampled_from([None, None, "min", "max"]))
    if kind == "date":
        modifier = draw(st.sampled_from([None, None, "early", "mid", "late"]))
        value = draw(DATES)
        return Figure("date", value, 0, len(value), value, bound=bound, modifier=modifier, approx=draw(st.booleans()))
    value = draw(st.one_of(st.integers(0, 10_000).map(float), st.floats(0.01, 1e12, allow_nan=False)))
    unit = draw(st.sampled_from(UNITS[kind]))
    figure = Figure(kind, f"{value:g} {unit or ''}".strip(), 0, 1, value, unit, bound=bound)
    return replace(
        figure,
        precision=draw(st.sampled_from([0.0, 0.5, 50.0])),
        approx=draw(st.booleans()),
        change=draw(st.booleans()),
        direction=draw(st.sampled_from([-1, 0, 1])),
    )


@given(figures(), figures())
def test_comparison_is_symmetric(a: Figure, b: Figure) -> None:
    there, back = compare(a, b), compare(b, a)
    assert (there.name, there.rule) == (back.name, back.rule)
    assert a.text in there.reason
    assert b.text in there.reason


@given(figures(), figures())
def test_alignment_is_symmetric(a: Figure, b: Figure) -> None:
    assert alignment(a, b) == alignment(b, a)
    assert 0.0 <= alignment(a, b) <= 1.0


@given(figures())
def test_a_figure_equals_itself(figure: Figure) -> None:
    assert compare(figure, figure).name == "equal"


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        pair.split("=")
        for pair in "GB=TB GB=GiB GB/s=Gb/s kg=lb t=kg km=mile W=MW m=ft degC=degF ha=acre km/h=mph nm=µm GHz=MHz "
        "PFLOPS=TFLOPS L=gal".split()
    ],
)
@given(value=st.floats(0.001, 1e9))
def test_conversion_there_and_back(unit: str, other: str, value: float) -> None:
    one, two = scale(unit), scale(other)
    assert one is not None
    assert two is not None
    assert one.dimension == two.dimension
    converted = (value * one.factor + one.offset - two.offset) / two.factor
    assert compare(_quantity(value, unit), _quantity(converted, other)).name == "equal"
    if abs(value * 1.2 * one.factor) > 1:
        assert compare(_quantity(value * 1.2, unit), _quantity(converted, other)).name == "differs"


def _quantity(value: float, unit: str) -> Figure:
    return Figure("quantity", f"{value!r} {unit}", 0, 1, value, unit)


@given(
    st.floats(0.5, 1e6),
    st.sampled_from(["hour", "day", "week", "month", "year"]),
    st.sampled_from(["hour", "day", "week"]),
)
def test_durations_convert(value: float, unit: str, other: str) -> None:
    length, short = days(unit), days(other)
    assert length is not None
    assert short is not None
    same = Figure("duration", "b", 0, 1, value * length / short, other)
    assert compare(Figure("duration", "a", 0, 1, value, unit), same).name == "equal"


@given(figures(), st.floats(1.0, 10.0))
def test_what_meets_a_minimum_never_differs(figure: Figure, times: float) -> None:
    if figure.kind == "date" or not isinstance(figure.value, float):
        return
    firm = replace(figure, bound=None, approx=False, change=False)
    more = replace(firm, value=figure.value * times, text="more")
    assert compare(replace(firm, bound="min"), more).name in ("equal", "compatible")


@given(DATES)
def test_every_date_form_is_a_span(value: str) -> None:
    span = spans.span(value)
    assert span is not None
    assert span.end > span.first


@given(st.one_of(DATES, st.none()), st.one_of(DATES, st.none()))
def test_periods_are_symmetric(a: str | None, b: str | None) -> None:
    assert periods(a, b) == periods(b, a)
    if a is not None:
        assert periods(a, a) == "same"


@pytest.mark.parametrize(
    ("a", "b", "measured", "placed"),
    [
        ("2023", "2024", "different", "different"),
        ("2023", "2023", "same", "same"),
        ("2023-Q2", "2023", "different", "overlap"),
        ("2023-H1", "2023-Q2", "different", "overlap"),
        ("2023-Q2", "2023-Q3", "different", "different"),
        ("2023-05-03", "2023", "overlap", "overlap"),
        ("2023-05", "2023-Q2", "different", "overlap"),
        ("FY2023", "2023", "overlap", "overlap"),
        ("FY2023", "2025", "different", "different"),
        ("FY2023", "FY2024", "different", "different"),
        ("--05", "2023-05", "overlap", "overlap"),
        ("--05", "2023-06", "different", "different"),
        ("--Q1", "2023-Q1", "overlap", "overlap"),
        (None, "2023", "unknown", "unknown"),
        ("recently", "2023", "unknown", "unknown"),
    ],
)
def test_periods(a: str | None, b: str | None, measured: str, placed: str) -> None:
    assert periods(a, b) == measured
    assert periods(a, b, events=True) == placed


def test_a_known_fiscal_calendar_places_the_fiscal_year() -> None:
    april = spans.span("FY2024", 4)
    assert april is not None
    assert (april.first, april.end) == (spans.span("2023-04").first, spans.span("2024-03").end)  # type: ignore[union-attr]
    assert periods("FY2024-Q1", "2023-Q2", fiscal_start=4) == "same"
    assert periods("FY2024", "2024", fiscal_start=1) == "same"


def test_rates_make_currencies_comparable() -> None:
    dollars = Figure("money", "$110m", 0, 1, 1.1e8, "USD", precision=5e5)
    euros = Figure("money", "€100m", 0, 1, 1e8, "EUR", precision=5e5)
    assert compare(dollars, euros).name == "incomparable"
    assert compare(dollars, euros, rates={"USD": 1.0, "EUR": 1.1}).name == "equal"
    assert compare(dollars, euros, rates={"USD": 1.0, "EUR": 1.11}).name == "compatible"
    assert compare(dollars, euros, rates={"USD": 1.0, "EUR": 1.4}).name == "differs"


def test_a_tolerance_allows_a_difference_of_its_rule_only() -> None:
    a, b = (Figure("quantity", f"{value} GB", 0, 1, float(value), "GB") for value in (100, 104))
    assert compare(a, b).name == "differs"
    assert compare(a, b, tolerance={"FC101": 0.05}).name == "compatible"
    assert compare(a, b, tolerance={"quantity": 0.05}).name == "compatible"
    assert compare(a, b, tolerance={"FC102": 0.05}).name == "differs"


def test_two_minima_of_a_rule_differ() -> None:
    a, b = (Figure("duration", f"at least {n} years", 0, 1, float(n), "year", bound="min") for n in (18, 21))
    assert compare(a, b).name == "compatible"
    assert compare(a, b, strict_bounds=True).name == "differs"


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("2024-05-03T09:00+02:00", "2024-05-03T15:00+08:00", "equal"),
        ("2024-05-03T09:00+02:00", "2024-05-03T09:00+08:00", "differs"),
        ("2024-05-03T09:00+02:00", "2024-05-03", "compatible"),
        ("2024-05-03T23:00-08:00", "2024-05-04", "compatible"),
        ("2024-05-03T15:30", "2024-05-03T15:30", "equal"),
        ("2024-05-03T15:30", "2024-05-03T16:30", "differs"),
        ("2024-05-03T15:30", "2024-05-04", "differs"),
    ],
)
def test_moments(a: str, b: str, name: str) -> None:
    one, two = Figure("date", a, 0, 1, a), Figure("date", b, 0, 1, b)
    assert compare(one, two).name == compare(two, one).name == name


def test_per_unit_is_not_a_total() -> None:
    total = Figure("money", "$2m", 0, 1, 2e6, "USD")
    each = Figure("money", "$2", 0, 1, 2.0, "USD", scope="per share")
    assert compare(total, each).name == "incomparable"
    assert alignment(total, each) == 0.0
