"""Numbers in running text, as the generators see them."""

from __future__ import annotations

import pytest
from pairs.numerals import counting, find, short, spelled, written


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The mill employs 1,250 people in 3 towns.", [1250, 3]),
        ("Sales came to $4.2 million last year.", [4.2e6]),
        ("Prices rose by 7.5% and wages by seven percent.", [7.5, 7]),
        ("Twelve boats sank.", [12]),
        ("She was born on March 17, 1904.", []),
        ("The talks began on 3 May 2011.", []),
        ("The fault is in the B-52's wing, says page 4/7.", []),
        ("Twenty-five ships left.", []),
    ],
)
def test_find(text: str, values: list[float]) -> None:
    assert [number.value for number in find(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The mill employs 1,250 people.", True),
        ("The dam cost $90 million.", True),
        ("The dam holds 40 cubic metres.", True),
        ("They met in Room 12.", False),
        ("The Mark 4 engines failed.", False),
        ("It has more than 300 rooms.", False),
        ("It is a 300 page book.", False),
        ("By the winter of 755 he had won.", False),
    ],
)
def test_counting_tells_counts_from_labels(text: str, answer: bool) -> None:
    (number,) = find(text)
    assert counting(text, number) is answer


@pytest.mark.parametrize(
    ("text", "value", "new"),
    [
        ("1,250 people", 2500, "2,500"),
        ("$4.2 million", 4.7e6, "$4.7 million"),
        ("seven boats", 9, "nine"),
        ("15.5% of them", 18.5, "18.5%"),
        ("300 rooms", 3000, "3000"),
    ],
)
def test_a_value_is_written_as_the_one_it_replaces(text: str, value: float, new: str) -> None:
    (number,) = find(text)
    assert written(value, number) == new


def test_round_numbers_as_people_write_them() -> None:
    assert [short(v) for v in (12, 1200, 1.2e6, 3e9)] == ["12", "1,200", "1.2 million", "3 billion"]
    assert [spelled(v) for v in (7, 42, 90, 100, 2.5)] == ["seven", "forty-two", "ninety", None, None]
