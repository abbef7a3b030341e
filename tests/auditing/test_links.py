"""A cause or an order of events that the sources do not give, and those that they do give in other words."""

from __future__ import annotations

import numpy as np
import pytest

from factcheck import claims, figures
from factcheck.auditing.asked import Asked
from factcheck.auditing.library import Shelf
from factcheck.auditing.links import link, unlinked
from factcheck.auditing.passages import passages
from factcheck.auditing.summary import plain
from factcheck.auditing.weigh import FEATURES, Weighed

MILL = """The paper mill at Orrvik closed its second line on 4 March 2022. The river flooded the lower town on 19 May
2022, and forty families were moved to the school. A strike stopped the buses for nine days in June. The council raised
parking fees. The mill owes its bad year to the price of pulp. The mayor, Tove Aas, resigned on 2 September 2022; she had
been offered a post in Brussels. So that she could take it, the vote on the bridge was brought forward."""

LINKS = [
    ("The mill had a bad year because of the price of pulp.", ("cause", "The mill had a bad year", "the price of pulp")),
    ("Because the river flooded the town, the buses stopped.", ("cause", "the buses stopped", "the river flooded the town")),
    ("The strike led to higher parking fees.", ("cause", "higher parking fees", "The strike")),
    ("The mayor resigned after the flood.", ("after", "The mayor resigned", "the flood")),
    ("The mill closed a line before the river flooded the town.", ("before", "the river flooded the town",
                                                                   "The mill closed a line")),
    ("Following the strike, fees were raised.", ("after", "fees were raised", "the strike")),
]  # fmt: skip

NO_LINKS = [
    "The mill closed its second line on 4 March 2022.",
    "Fares will not change before 2028.",
    "The trial ended after three years.",
    "After 2020, the mill grew.",
]


@pytest.mark.parametrize(("sentence", "said"), LINKS)
def test_what_a_sentence_joins_is_read(sentence: str, said: tuple[str, str, str]) -> None:
    found = link(sentence)
    assert found is not None
    assert (found.kind, found.then, found.first) == said


@pytest.mark.parametrize("sentence", NO_LINKS)
def test_a_date_or_a_length_of_time_is_no_event(sentence: str) -> None:
    assert link(sentence) is None


JUDGED = [
    # both are said, the joint is not
    ("The second line of the mill closed because the river flooded the lower town.", "not_found"),
    ("The council raised parking fees because of the strike.", "not_found"),
    ("Thanks to the strike, the council raised parking fees.", "not_found"),
    ("The strike caused higher parking fees.", "not_found"),
    ("The mayor resigned due to the flood in the lower town.", "not_found"),
    # the joint is said, in these or other words
    ("The mill had a bad year because of the price of pulp.", None),
    ("The buses stopped for nine days because of a strike.", None),
    ("Forty families were moved to the school after the river flooded the lower town.", None),
    ("The vote on the bridge was brought forward because the mayor was offered a post in Brussels.", None),
    # the dates tell the order
    ("The river flooded the lower town after the mill had closed its second line.", None),
    ("The mill closed its second line after the river had flooded the lower town.", "contradicted"),
    ("The mayor, Tove Aas, resigned before the river flooded the lower town.", "contradicted"),
    # nothing is joined
    ("The mill closed its second line in March 2022.", None),
]


def asked(sentence: str, source: str) -> Asked:
    """The sentence's first claim against a source, without any model."""
    document = plain(source, "source")
    found = tuple(passages(document))
    shelf = Shelf(document, found, np.zeros((len(found), 1), dtype=np.float32))
    summary = plain(sentence, "summary")
    statement = next(figures.state(claims.extract([summary])))
    weighed = Weighed(sentence, (), (), np.zeros((0, 3), dtype=np.float32), np.zeros(len(FEATURES)))
    return Asked(statement, (0, len(sentence)), weighed, weighed, (), (shelf,))


@pytest.mark.parametrize(("sentence", "verdict"), JUDGED)
def test_a_link_that_no_source_gives_is_not_found(sentence: str, verdict: str | None) -> None:
    found = unlinked(asked(sentence, MILL))
    assert (found.verdict if found else None) == verdict, found


def test_the_reason_names_the_link() -> None:
    found = unlinked(asked("The council raised parking fees because of the strike.", MILL))
    assert found is not None
    assert "because of" in found.explanation
