"""What `find` says of a figure beside its value: change, earlier levels, precision, alternatives, relative dates."""

from __future__ import annotations

import pytest

from factcheck.figures import Figure, find


def only(text: str, **options: object) -> Figure:
    """The one figure of a text."""
    found = find(text, **options)  # type: ignore[arg-type]
    assert len(found) == 1, [figure.text for figure in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "direction", "change"),
    [
        ("Revenue rose 12%.", 1, True),
        ("Revenue rose by 12%.", 1, True),
        ("Revenue rose to $5m.", 1, False),
        ("Costs fell by about 3 percent.", -1, True),
        ("Shares were down 4%.", -1, True),
        ("Sales were up 12%.", 1, True),
        ("They reported an increase of 12%.", 1, True),
        ("There was a 12% decline.", -1, True),
        ("Output was 8% lower.", -1, True),
        ("Sales doubled.", 1, True),
        ("The price was halved.", -1, True),
        ("The margin was 12%.", 0, False),
        ("It made up 61 per cent of turnover.", 0, False),
        ("The rate is 12%.", 0, False),
    ],
)
def test_a_change_is_told_from_a_level(text: str, direction: int, change: bool) -> None:
    figure = only(text)
    assert (figure.direction, figure.change) == (direction, change)


@pytest.mark.parametrize(
    ("text", "earlier", "now"),
    [
        ("Profit rose from $3 million to $5 million.", 3e6, 5e6),
        ("The range was raised from 410 to 425 km.", 410.0, 425.0),
        ("The rate was cut from 5.5% to 5.25%.", 5.5, 5.25),
        ("The launch moved from May 2025 to June 2026.", "2025-05", "2026-06"),
    ],
)
def test_from_and_to_with_a_verb_of_change_are_two_levels(text: str, earlier: object, now: object) -> None:
    first, second = find(text)
    assert (first.value, first.status, second.value, second.status) == (earlier, "earlier", now, None)


@pytest.mark.parametrize("text", ["Prices range from 10 to 15 euros.", "Charging from 10% to 80% takes an age."])
def test_from_and_to_without_one_are_a_range(text: str) -> None:
    figure = only(text)
    assert figure.value is None
    assert figure.text.startswith("from")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It cost $3.4 billion.", 5e7),
        ("It cost $3.40 billion.", 5e6),
        ("It cost $3,400.", 0.5),
        ("It grew 3.4%.", 0.05),
        ("It grew 12%.", 0.5),
        ("It rose 25 basis points.", 0.005),
        ("It weighs 7.25 kg.", 0.005),
        ("It employs 9.2 million people.", 5e4),
        ("It has 12 engines.", 0.0),
        ("It has twelve engines.", 0.0),
        ("It lasted half an hour.", 0.0),
        ("It opened in 2019.", 0.0),
    ],
)
def test_precision_is_half_of_the_last_digit_written(text: str, precision: float) -> None:
    assert only(text).precision == pytest.approx(precision)


@pytest.mark.parametrize(
    ("text", "unit", "alternatives"),
    [
        ("It cost $5.", "USD", ()),
        ("The Canadian firm paid $5 million.", "USD", ("CAD",)),
        ("The Canadian firm paid C$5 million.", "CAD", ()),
        ("It cost ¥500.", "JPY", ("CNY",)),
        ("The Chinese maker charges ¥500.", "CNY", ("JPY",)),
        ("The Pakistani board paid 5 million rupees.", "INR", ("PKR",)),
        ("It cost 300 Mexican pesos.", "MXN", ()),
    ],
)
def test_signs_of_several_currencies_keep_the_others(text: str, unit: str, alternatives: tuple[str, ...]) -> None:
    figure = only(text)
    assert (figure.unit, figure.alternatives) == (unit, alternatives)


@pytest.mark.parametrize(
    ("text", "value", "alternatives"),
    [
        ("Signed 03/04/2024.", "2024-03-04", ("2024-04-03",)),
        ("Signed 13/04/2024.", "2024-04-13", ()),
        ("Signed 04/13/2024.", "2024-04-13", ()),
        ("Signed 03.04.2024.", "2024-04-03", ("2024-03-04",)),
        ("Signed 05/05/2024.", "2024-05-05", ()),
    ],
)
def test_numeric_dates_that_can_be_read_two_ways_keep_both(
    text: str, value: str, alternatives: tuple[str, ...]
) -> None:
    figure = only(text)
    assert (figure.value, figure.alternatives) == (value, alternatives)


def test_another_date_of_the_text_tells_the_order() -> None:
    assert [figure.value for figure in find("From 03/04/2024; signed 25/12/2023.")] == ["2024-04-03", "2023-12-25"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opens next year.", "2025"),
        ("It opened last year.", "2023"),
        ("It opened last month.", "2024-04"),
        ("It reported last quarter.", "2024-Q1"),
        ("It reports next quarter.", "2024-Q3"),
        ("It was sold on Tuesday.", "2024-05-14"),
        ("It was sold on Wednesday.", "2024-05-15"),
        ("It will be sold on Friday.", "2024-05-17"),
        ("It was sold last Friday.", "2024-05-10"),
        ("It was sold yesterday.", "2024-05-14"),
        ("It is sold tomorrow.", "2024-05-16"),
        ("It opens this fiscal year.", "FY2025"),
    ],
)
def test_relative_dates_are_told_from_the_day_of_writing(text: str, value: str) -> None:
    assert only(text, published="2024-05-15", fiscal=4).value == value
    assert find(text) == []


@pytest.mark.parametrize(("text", "value"), [("sold last December", "2023-12"), ("sold next March", "2025-03")])
def test_a_month_of_last_year_keeps_its_name_without_a_day_of_writing(text: str, value: str) -> None:
    assert only(text, published="2024-05-15").value == value
    assert only(text).value == "-" + value[4:]


def test_a_coarse_publication_date_resolves_no_days() -> None:
    assert find("It was sold on Tuesday.", published="2024-05") == []
    assert only("It was sold last year.", published="2024").value == "2023"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They hired about 9,150 nurses in May", "about 9,150 nurses"),
        ("paid $3.4 billion for it", "$3.4 billion"),
        ("by the end of 2026 it", "by the end of 2026"),
        ("a 12-year-old bridge", "12-year-old"),
        ("of between 5 and 7 million euros", "between 5 and 7 million euros"),
        ("no later than June 30, 2025.", "no later than June 30, 2025"),
        ("at 9:30 a.m. ET on May 3, 2024, it", "9:30 a.m. ET on May 3, 2024"),
        ("some 40-odd villages", "some 40-odd villages"),
        ("twelve (12) months after", "twelve (12) months"),
    ],
)
def test_the_text_of_a_figure_covers_its_unit_and_its_qualifiers(text: str, written: str) -> None:
    assert written in [figure.text for figure in find(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("9,150 nurses", "nurse"),
        ("eleven straight wins", "win"),
        ("3,200 new zero-emission city buses", "bus"),
        ("12 sports cars", "car"),
        ("five securities firms", "firm"),
        ("300 more police officers", "officer"),
        ("two women", "woman"),
        ("40 companies that sell chips", "company"),
        ("seven of its ten largest factories", "factory"),
        ("512 H100 GPUs", "GPU"),
        ("1.5 million people in 27 camps", "person"),
        ("15 crises", "crisis"),
        ("six aircraft", "aircraft"),
        ("twenty boxes", "box"),
        ("a 100-page report", "page"),
        ("a seven-billion-parameter model", "parameter"),
    ],
)
def test_what_is_counted_is_the_head_noun_in_the_singular(text: str, unit: str) -> None:
    assert find(text)[0].unit == unit
