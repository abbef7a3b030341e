"""What is asked of the NLI model and what is not."""

from __future__ import annotations

import pytest

from factcheck import settings
from factcheck.figures import Statement
from factcheck.pipeline import Models, compare, statements_of
from factcheck.verdicts.arithmetic import Options, comparisons, may_be_to_come
from factcheck.verdicts.reading import read
from factcheck.verdicts.roles import slot
from factcheck.verdicts.surroundings import Surroundings

PAIRS = [
    ("The mill at Orne employs 84 people.", "The mill at Orne has 48 employees.", True),
    ("The board let the merger through.", "The board stopped the merger.", True),
    ("The Tarn T4 carries 128 GB of memory.", "The Tarn T4 weighs 2.1 kg.", False),
]


@pytest.fixture(scope="module")
def models() -> Models:
    return Models()


def one(text: str, name: str, published: str | None = None) -> Statement:
    (statement,) = statements_of(text, published, name)
    return statement


@pytest.mark.parametrize(("a", "b", "asked"), PAIRS)
def test_only_what_could_matter_is_asked(models: Models, a: str, b: str, asked: bool) -> None:
    first, second = one(a, "a"), one(b, "b")
    vectors = models.embedder.encode([first.frame, second.frame])
    around = Surroundings.of([first, second])
    reading = read(first, second, float(vectors[0] @ vectors[1]), Options(), around)
    assert (reading.verdict is None) is asked


def test_an_audit_asks_about_figures_that_a_check_leaves(models: Models) -> None:
    first, second = (
        one("The biggest weighed 61 kilos.", "a"),
        one("Their pumpkins reached up to 16 kilos this year.", "b"),
    )
    around = Surroundings.of([first, second])
    open_ = [len(read(first, second, 0.3, Options(asked_from=least), around).open_figures)
             for least in (settings.SAME_DIFFER, 0.0)]  # fmt: skip
    assert open_[0] <= open_[1] == 1


TO_COME = [
    ("The bank is shutting 85 branches.", None, True),
    ("The bank shut 85 branches.", None, False),
    ("The reactor stays on the grid until 2031.", "2025-03-01", True),
    ("The reactor stays on the grid.", "2025-03-01", False),
    ("The bank was shutting 85 branches.", None, False),
]


@pytest.mark.parametrize(("text", "published", "may"), TO_COME)
def test_the_present_may_tell_of_what_is_to_come(text: str, published: str | None, may: bool) -> None:
    assert may_be_to_come(one(text, "a", published)) is may


def test_so_much_for_each_is_so_much_in_all() -> None:
    each = one("Each of the thirty growers will be paid £40,000.", "a")
    for whole, relation in (
        ("The mussel growers will share £1.2 million.", "compatible"),
        ("The mussel growers will share £1.8 million.", "differs"),
    ):
        found = comparisons(each, one(whole, "b"), Options())
        assert [row.name for _, _, row in found if row.name != "incomparable"] == [relation]


def test_topics_with_numbers_are_two_things() -> None:
    a, b = "# Orlo 4\n\nIt has 144 GB of memory.\n", "# The Tessen X2\n\nIt has 192 GB of memory.\n"
    verdict = compare(a, b)
    assert verdict.verdict == "different_subject"


def test_a_name_is_one_where_it_opens_a_sentence() -> None:
    _, second = statements_of("Everybody wants the new Vells. Vells 3 costs $11,000.", None, "a")
    assert [name.text for name in second.names] == ["Vells 3"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Those who can do without the camera might look at the Lumo T4, which Halvane launched at 989 euros.",
            "Halvane launched the Lumo T4 at 899 euros.",
        ),
        ("The ferry Ysmere has been designed to take 140 cars.", "The ferry Ysmere takes 104 cars."),
    ],
)
def test_a_guess_about_something_else_and_a_design_are_no_forecasts(one: str, other: str) -> None:
    assert compare(one, other).verdict == "contradiction"


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Between January and March the mill put out 12% more cloth than the year before.", False),
        ("The mill put out its first cloth between January and March.", True),
        ("The mill opened between March and May 2024 with 12% more space.", True),
    ],
)
def test_the_time_over_which_something_grew_is_no_date_of_an_event(text: str, compared: bool) -> None:
    one, two = statements_of("The mill opened in August 2023.", None, "a")[0], statements_of(text, None, "b")[0]
    assert any(two.figures[to].kind == "date" for _, to, _ in comparisons(one, two, Options())) == compared


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Torsay Line runs on diesel.", None),
        ("Ida Torv ran superbly.", None),
        ("Ida Torv runs the studio.", ("agent", "leader")),
        ("The studio is run by Ida Torv.", ("agent", "leader")),
    ],
)
def test_what_runs_by_itself_leads_nobody(text: str, filled: tuple[str, str] | None) -> None:
    statement = statements_of(text, None, "a")[0]
    assert slot(statement, statement.names[0]) == filled
