"""Writing a value in another form never changes it; spans are exact; any text can be read, in linear time."""

from __future__ import annotations

import datetime as dt
import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures import Figure, find
from factcheck.figures.lexicon import ONES, TENS

SEPARATORS = [",", "\u00a0", "\u202f", "\u2009", "'", "’", " "]
MONTHS = "January February March April May June July August September October November December".split()
PIECES = [
    "about ",
    "at least ",
    "up to ",
    "$",
    "€",
    "US$",
    "1,200",
    "3.4",
    "12",
    "2019",
    "two hundred",
    "half a ",
    " million",
    "bn",
    " GB",
    " per second",
    "%",
    " percent",
    " to ",
    "-",
    "–",
    " and ",
    "between ",
    "from ",
    "rose ",
    "nurses",
    " years",
    "-year-old",
    "April ",
    " 2",
    ", ",
    "\n",
    "\n\n",
    "Q3",
    "FY25",
    "(",
    ")",
    "one in five",
    "doubled",
    "the end of ",
    "H100",
    "1980s",
    "9:30 a.m.",
    "https://a.b/1",
    "é",
    "½",
    "x",
    "next year",
    " of its ",
    "☃",
]


def spelled(number: int) -> str:
    """A number below a million in English words, written by rule (the inverse of what is tested)."""
    names = {value: name for name, value in (ONES | TENS).items() if name != "fourty"}
    if number >= 1000:
        rest = number % 1000
        return (
            spelled(number // 1000)
            + " thousand"
            + ("" if not rest else (" and " if rest < 100 else " ") + spelled(rest))
        )
    if number >= 100:
        return names[number // 100] + " hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    if number > 20 and number % 10:
        return f"{names[number - number % 10]}-{names[number % 10]}"
    return names[number]


def one(text: str) -> Figure:
    found = find(text)
    assert len(found) == 1, (text, [figure.text for figure in found])
    return found[0]


@given(st.integers(1000, 10**9), st.sampled_from(SEPARATORS))
def test_thousands_separators_do_not_change_a_value(number: int, separator: str) -> None:
    grouped = f"{number:,}".replace(",", separator)
    assert one(f"They sold {grouped} tickets.").value == number
    assert one(f"They paid €{grouped} for it.").value == number


@given(st.integers(2, 999_999))
def test_words_and_digits_say_the_same(number: int) -> None:
    figure = one(f"They sold {spelled(number)} tickets.")
    assert (figure.value, figure.unit) == (number, "ticket")


@given(
    st.integers(1, 999),
    st.integers(0, 9),
    st.sampled_from([("million", "m", 6), ("billion", "bn", 9), ("trillion", "tn", 12)]),
)
def test_scale_words_and_their_letters_say_the_same(whole: int, tenth: int, scale: tuple[str, str, int]) -> None:
    word, letter, power = scale
    value = (whole * 10 + tenth) * 10 ** (power - 1)
    number = f"{whole}.{tenth}"
    forms = [
        f"${number} {word}",
        f"${number}{letter}",
        f"USD {number} {word}",
        f"US${number} {letter}",
        f"{number} {word} dollars",
        f"{number} {word} US dollars",
        f"${number} {word} USD",
        f"${value:,}",
        f"{number}{letter} USD",
        f"${number}-{word}",
    ]
    for form in forms:
        figure = one(f"They paid {form} for it.")
        assert (figure.kind, figure.value, figure.unit) == ("money", value, "USD"), form


@given(st.integers(1, 400), st.integers(0, 9))
def test_units_and_their_names_say_the_same(whole: int, tenth: int) -> None:
    number = f"{whole}.{tenth}"
    for symbol, forms in {
        "GB/s": ["GB/s", "GB per second", "gigabytes per second", "GBps", " GB/sec"],
        "km/h": ["km/h", "kph", "kilometres per hour", "kilometers an hour"],
        "MW": ["MW", "megawatts", "-megawatt"],
        "t": ["tonnes", "metric tons"],
        "km²": ["km²", "square kilometres", "sq km", "km2"],
    }.items():
        for form in forms:
            glue = "" if form.startswith(("-", " ")) else " "
            figure = one(f"It needs {number}{glue}{form} in all.")
            assert (figure.value, figure.unit) == (float(number), symbol), form


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_is_the_same_in_every_form(date: dt.date) -> None:
    month = MONTHS[date.month - 1]
    forms = [
        f"{date.day} {month} {date.year}",
        f"{month} {date.day}, {date.year}",
        f"{month} {date.day} {date.year}",
        f"{date.day} {month}, {date.year}",
        f"the {date.day}th of {month} {date.year}",
        date.isoformat(),
        f"{date.year}/{date.month:02}/{date.day:02}",
        f"{month[:3]} {date.day}, {date.year}",
    ]
    for form in forms:
        assert one(f"It was signed on {form}.").value == date.isoformat(), form


@given(
    st.integers(1, 500),
    st.integers(1, 500),
    st.sampled_from([("km", "quantity"), ("%", "percent"), ("years", "duration")]),
)
def test_a_range_is_the_same_in_every_form(low: int, step: int, unit: tuple[str, str]) -> None:
    high = low + step
    for form in (
        f"{low}-{high} {unit[0]}",
        f"{low}–{high} {unit[0]}",
        f"{low} to {high} {unit[0]}",
        f"between {low} and {high} {unit[0]}",
        f"{low} {unit[0]} to {high} {unit[0]}",
    ):
        figure = one(f"It needs {form} in all.")
        assert (figure.kind, figure.value, figure.low, figure.high) == (unit[1], None, low, high), form


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_spans_are_exact_in_order_and_apart(text: str) -> None:
    end = 0
    for figure in find(text, published="2024-05-15"):
        assert text[figure.start : figure.end] == figure.text
        assert figure.start >= end
        end = figure.end
        assert (figure.value is None) == (figure.low is not None)


@given(st.text(max_size=80))
@settings(max_examples=300)
def test_any_text_can_be_read(text: str) -> None:
    for figure in find(text):
        assert text[figure.start : figure.end] == figure.text


@given(
    st.sampled_from(["The bridge is 366 metres long.", "They paid $3.4 billion in 2019.", "Sales rose from 3% to 5%."])
)
def test_what_stands_around_a_sentence_changes_nothing(sentence: str) -> None:
    alone = [(figure.kind, figure.value, figure.unit, figure.text) for figure in find(sentence)]
    inside = find(f"Nothing here.\n\n{sentence} Nor here.")
    assert [(figure.kind, figure.value, figure.unit, figure.text) for figure in inside] == alone


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(5):
        gc.collect()
        gc.disable()
        start = time.process_time()
        find(text)
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


@pytest.mark.parametrize(
    "piece", ["They hired 9,150 nurses for $3.4 billion in 2019. ", "1 and ", "from 1 to ", "two hundred and "]
)
def test_reading_is_linear(piece: str) -> None:
    short, long = (_seconds(piece * (size // len(piece))) for size in (10_000, 40_000))
    assert long < short * 4 * 1.4  # four times the text: quadratic would be sixteen times, 1.4 is for a busy machine
