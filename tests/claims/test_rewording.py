"""What a pronoun or a definite noun stands for, and where it is left alone because no name is sure."""

from __future__ import annotations

import pytest

from factcheck import claims, documents


def texts(source: str) -> list[str]:
    return [claim.text for claim in claims.extract([documents.read_text(source)])]


def last(source: str) -> str:
    return texts(source)[-1]


NOUN_BEFORE_NAME = [
    pytest.param(
        "The Tarn T4 sells well. The older Tarn T3 has 96 GB, and its link runs at 700 GB/s.",
        "Tarn T3's link runs at 700 GB/s.",
        id="what a joined clause calls 'its' is the subject's that it is joined to",
    ),
    pytest.param(
        "Tessaly Motors opened the gate. The export line runs to Harwick. It employs 90 people.",
        "The export line employs 90 people.",
        id="the noun that the last sentence was about wins against a farther name",
    ),
    pytest.param(
        "Lowmere Council met on Monday. A new library is planned. It costs $4 million.",
        "The new library costs $4 million.",
        id="what was 'a library' is 'the library' from then on",
    ),
    pytest.param(
        "The Colm Prize went to Brightwater. The old hall is the Corn Exchange. It has stood since 1871.",
        "The old hall has stood since 1871.",
        id="of a noun and the name that it is said to be, the noun is safe",
    ),
    pytest.param(
        "Quill Foods sold two farms. Revenue rose to $40 million. It employs 300 people.",
        "Quill Foods employs 300 people.",
        id="an amount employs nobody: the firm before it is meant",
    ),
    pytest.param(
        "Marlin Ferries grew. Its harbour office burned down.\n\nIt was rebuilt in 2020.",
        "It was rebuilt in 2020.",
        id="over the end of a paragraph nothing is sure",
    ),
    pytest.param(
        "The council has adopted the budget. It comes to $9 million.",
        "It comes to $9 million.",
        id="subject or object: either may be meant",
    ),
]


SORTS = [
    pytest.param(
        "Orbis Devices showed the Falk T9 in May. It is manufactured in Ghent.",
        "The Falk T9 is manufactured in Ghent.",
        id="no firm is manufactured",
    ),
    pytest.param(
        "The Senate passed the Harbours Act in June. It takes effect on 1 March 2027.",
        "The Harbours Act takes effect on 1 March 2027.",
        id="no chamber takes effect",
    ),
    pytest.param(
        "Orbis Devices is recalling 900 heaters. It is about a loose wire.",
        "It is about a loose wire.",
        id="what is 'about' something is an event",
    ),
    pytest.param(
        "Captain Vera Collins rows for Norway. It was her third title.",
        "It was Vera Collins's third title.",
        id="a title is no person",
    ),
    pytest.param(
        "Tessaly Motors is late. It has been shown that rust forms in the pipe.",
        "It has been shown that rust forms in the pipe.",
        id="an 'it' before its clause stands for nothing",
    ),
    pytest.param(
        "Tessaly Motors is late. It hurts to watch.",
        "It hurts to watch.",
        id="nor does it where it hurts to do something",
    ),
    pytest.param(
        "Tessaly Motors opened in May. Two neighbours said they would do it again.",
        "They would do it again.",
        id="'do it' takes up what was done",
    ),
]

NEARNESS = [
    pytest.param(
        "The Arden K3 weighs 900 kg. The Arden K5 was shown in June. It is built in Leeds.",
        "The Arden K5 is built in Leeds.",
        id="of two subjects the one of the last sentence",
    ),
    pytest.param(
        "Ms Ana Ruiz mows the lawn. Our coach is Vera Collins. She came in 2021.",
        "Vera Collins came in 2021.",
        id="whom the last sentence presents",
    ),
    pytest.param(
        "Ana Ruiz opened the door. Mabry, who is 31, said that she had seen nothing. She lives in Turin.",
        "Mabry lives in Turin.",
        id="a surname that speaks of herself is a person",
    ),
    pytest.param(
        "Norrland Devices grew. In its report, the authority praised the plant.",
        "In its report, the authority praised the plant.",
        id="'its' in front of the subject looks ahead",
    ),
    pytest.param(
        "Captain Vera Collins won in 2019. This year she lost her title.",
        "This year Vera Collins lost her title.",
        id="the second pronoun is clear from the first",
    ),
]

FIRMS = [
    pytest.param(
        "# Norrland Devices cuts its dividend\n\nNorrland Devices reported a loss. Sales were weak in spring. Prices fell as "
        "well. Analysts at Brook Partners forecast a recovery. The company has named no date.",
        "Norrland Devices has named no date.",
        id="a firm that was no subject is not 'the company' of a text about another",
    ),
    pytest.param(
        "Norrland Devices runs two plants. Ines Mabry, the chief executive, spoke for an hour. Mabry said that the firm would "
        "hire.",
        "Norrland Devices would hire.",
        id="nor is a person, by surname",
    ),
    pytest.param(
        "Dellmar began in a garage. Its owners bought Dellmar's shop in 2001. Dellmar sells tiles. The company has 90 staff.",
        "Dellmar has 90 staff.",
        id="a name that the parser misses where it opens a sentence is known from the others",
    ),
]

NAMES = [
    pytest.param(
        "Livia Ostrander founded the firm. Her cousin, Jan Ostrander, has left the board.",
        "Livia Ostrander's cousin, Jan Ostrander, has left the board.",
        id="another first name is another person",
    ),
    pytest.param(
        "The fans sing at the Ropeyard. The Ropeyard opened in 1926. It was built by volunteers.",
        "The Ropeyard was built by volunteers.",
        id="a name keeps its article",
    ),
]


@pytest.mark.parametrize(("source", "expected"), [*NOUN_BEFORE_NAME, *SORTS, *NEARNESS, *FIRMS, *NAMES])
def test_a_reference_means_what_fits_and_is_left_alone_where_nothing_is_sure(source: str, expected: str) -> None:
    assert last(source) == expected


SPLIT = [
    pytest.param(
        "Rents rose, and so did wages.", ["Rents rose, and so did wages."], id="an echo is no assertion of its own"
    ),
    pytest.param(
        "The pool closes at nine, believe it or not.",
        ["The pool closes at nine, believe it or not."],
        id="nor is a word to the listener",
    ),
    pytest.param(
        "The masts will be cast in Porto and painted at the yard.",
        ["The masts will be cast in Porto.", "The masts will be painted at the yard."],
        id="behind 'will be' a participle keeps its auxiliaries",
    ),
    pytest.param(
        "The pipe is 9 kilometres long and is covered for all but the last mile.",
        ["The pipe is 9 kilometres long and is covered for all but the last mile."],
        id="'all but' joins nothing",
    ),
    pytest.param(
        "The road to the mines, which carries 600 lorries, will close.",
        ["The road to the mines, which carries 600 lorries, will close."],
        id="the mines carry, the road carries",
    ),
    pytest.param(
        "The boat costs $9,000 before tax, which is a bargain.",
        ["The boat costs $9,000 before tax, which is a bargain."],
        id="no tax is a bargain",
    ),
    pytest.param(
        "The team won six games in a row, which is a record.",
        ["The team won six games in a row, which is a record."],
        id="nor is a row a record",
    ),
    pytest.param(
        "Opinions differ on the plan, and the vote in May will show who was right.",
        ["Opinions differ on the plan.", "The vote in May will show who was right."],
        id="an open question is not vouched for",
    ),
    pytest.param(
        "On stock, remember that it is Dorrel Steel that makes the K9 for Arden, and pump capacity there is scarce.",
        ["On stock, remember that it is Dorrel Steel that makes the K9 for Arden, and pump capacity there is scarce."],
        id="'capacity there is scarce' is not 'there is'",
    ),
    pytest.param(
        "Mrs Ida Stott, 90, who came by bus, laughed all day.",
        ["Mrs Ida Stott, 90 came by bus.", "Mrs Ida Stott, 90 laughed all day."],
        id="a comma inside what a clause borrows stays",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SPLIT)
def test_what_is_split_off_says_something_true_of_the_sentence(sentence: str, expected: list[str]) -> None:
    assert texts(sentence) == expected


HEADINGS = [
    pytest.param(
        "# Hollis Steel today\n\nHollis Steel runs two works. Hollis Steel is old.\n\n## Role of Modern Storage\n\n"
        "The role of modern storage has grown. The site has 40 guards.\n",
        "Hollis Steel",
        id="a heading in capitals names nothing",
    ),
    pytest.param(
        "# Hollis Steel today\n\nHollis Steel runs two works. Hollis Steel is old.\n\n## Corley Point\n\n"
        "The site has 40 guards.\n",
        "Corley Point",
        id="words that the text never writes small are a name",
    ),
    pytest.param(
        "Spring at last\n\nMayor Ines Mabry bakes bread. Mabry rises at four. Mabry sells rolls. The shop holds 12 people.\n",
        "",
        id="a surname is a person's, and no theme",
    ),
]


@pytest.mark.parametrize(("source", "topic"), HEADINGS)
def test_a_topic_is_a_name(source: str, topic: str) -> None:
    assert list(claims.extract([documents.read_text(source)]))[-1].topic == topic
