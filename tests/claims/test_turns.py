"""Who says it in a transcript, which question a claim answers, and where sentences end."""

from __future__ import annotations

import pytest

from factcheck import claims, documents
from factcheck.claims import Claim


def extract(text: str) -> list[Claim]:
    return list(claims.extract([documents.read_text(text)]))


CALL = """TARN BREWERIES: ANNUAL CALL

ODA LIND, finance director: Thank you all for joining. We brewed 3.1 million hectolitres last year.

Debt fell to €40 million.

QUESTION: Who supplies the hops?

LIND: Vesper Farms supplies all of them.
"""


def test_a_transcript_tells_who_speaks_and_leaves_the_label_out() -> None:
    said = {claim.quote: claim for claim in extract(CALL)}
    assert said["We brewed 3.1 million hectolitres last year."].speaker == "Oda Lind"
    assert said["Debt fell to €40 million."].speaker == "Oda Lind"  # goes on in the next paragraph
    assert said["Vesper Farms supplies all of them."].speaker == "Oda Lind"
    assert said["Vesper Farms supplies all of them."].heading == "Who supplies the hops?"


TALK = """HARBOUR HOUR

RUTH PRYDE: Did the skippers go to court?

KIT MALLORY: They did. The judge ruled in March.

PRYDE: On to the ferry.

MALLORY: She ran aground at fourteen knots.
"""


def test_an_asker_who_goes_on_to_something_else_has_left_the_question() -> None:
    headings = {claim.quote: claim.heading for claim in extract(TALK)}
    assert headings["The judge ruled in March."] == "Did the skippers go to court?"
    assert headings["She ran aground at fourteen knots."] == "HARBOUR HOUR"


HEARING = """THE CHAIR (Ms Nora Vik): We begin at nine.

MR OLSEN (Harbour Office): The quay is closed to lorries.

OLSEN: It carries 400 cars a day.
"""


def test_a_label_may_name_the_body_in_brackets() -> None:
    said = {claim.quote: claim.speaker for claim in extract(HEARING)}
    assert said["The quay is closed to lorries."] == "Mr Olsen"
    assert said["It carries 400 cars a day."] == "Mr Olsen"


NO_TRANSCRIPT = [
    "Price: The set costs $300.\n\nWeight: It weighs 4 kg and more.\n",
    "NOTE: The road is shut until May.\n\nThe bridge carries 9,000 cars a day.\n",
]


@pytest.mark.parametrize("text", NO_TRANSCRIPT)
def test_labels_of_other_kinds_are_no_speakers(text: str) -> None:
    assert {claim.speaker for claim in extract(text)} == {None}


ANSWERS = [
    ("How long is the tunnel? It runs for 12 km under the lake.", "How long is the tunnel?"),
    ("**How long is the tunnel?** It runs for 12 km under the lake.", "How long is the tunnel?"),
    ("Really? It runs for 12 km under the lake.", ""),
    ("They spent $4 million, and what for? It runs for 12 km under the lake.", ""),
]


@pytest.mark.parametrize(("text", "question"), ANSWERS)
def test_an_answer_has_its_question(text: str, question: str) -> None:
    claim = extract(f"# The works\n\n{text}\n")[-1]
    assert (claim.heading if claim.heading.endswith("?") else "") == question


WITHOUT_A_VERB = [
    ("How many pylons will there be? Some forty-five of them, at most.", "Some forty-five of them, at most."),
    ("Rated output: 310 W. The unit is sealed.", "Rated output: 310 W."),
    (
        "Six per cent of those asked reported pain, which was mild and passed within hours.",
        "Six per cent of those asked reported pain",
    ),
    (
        "I went to look. They have put £2 million into the pier, and where is it? The town wants to know.",
        "They have put £2 million into the pier",
    ),
]


@pytest.mark.parametrize(("text", "quote"), WITHOUT_A_VERB)
def test_a_figure_is_claimed_though_the_parser_sees_no_clause(text: str, quote: str) -> None:
    assert quote in [claim.quote for claim in extract(text)]


SENTENCES = [
    ("The lamp draws 450 W. The fan draws 20 W.", 2),
    ("The yard cost €18.4m. About half was lent.", 2),
    ("Karl W. Thorsen opened the mill in 1902.", 1),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_a_unit_may_end_a_sentence(text: str, count: int) -> None:
    assert len(extract(text)) == count


def test_a_name_that_opens_a_paragraph_heads_it() -> None:
    (claim,) = extract("Harrow Pass Tunnel. The company owns three fifths of the bore.\n")
    assert (claim.quote, claim.heading) == ("The company owns three fifths of the bore.", "Harrow Pass Tunnel")
