"""What a document is about, and so a claim that names nothing."""

from __future__ import annotations

import pytest

from factcheck import claims, documents


def topics(text: str) -> dict[str, str]:
    found = claims.extract([documents.read_text(text)])
    return {claim.quote: claim.topic for claim in found}


THEMES = [
    pytest.param(
        "# A month with the Ardent X2\n\nNorrland sells the Ardent X2 in Europe. Norrland wants $900 for the X2, and "
        "Norrland is sure of it. The screen measures 6 inches.\n",
        "The screen measures 6 inches.",
        "Ardent X2",
        id="the title's product, not its maker, though the text names him more often",
    ),
    pytest.param(
        "TARN BREWERIES PLC\nHalf-year statement\n\nWe sold 3 million hectolitres. Net debt was cut to $20 million.\n",
        "Net debt was cut to $20 million.",
        "Tarn Breweries Plc",
        id="the firm whose title it is, in ordinary capitals",
    ),
    pytest.param(
        "# Works of Hollis Steel\n\nHollis Steel runs two works. Hollis Steel is old.\n\n## Rennick Bridge\n\n"
        "The site has 40 guards.\n",
        "The site has 40 guards.",
        "Rennick Bridge",
        id="the name in the heading of its section",
    ),
    pytest.param(
        "# The Ardent X2 and its sister\n\nThe Ardent X2 weighs 140 g. The Ardent X2 Mini is smaller. The screen "
        "measures 5 inches.\n",
        "The screen measures 5 inches.",
        "Ardent X2 Mini",
        id="the variant that was the last subject",
    ),
    pytest.param(
        "A walk by the sea\n\nMayor Ana Ruiz went out early. Ana Ruiz met nobody. The tide was 4 metres high.\n",
        "The tide was 4 metres high.",
        "",
        id="a person is no theme",
    ),
    pytest.param(
        "# Here comes Lento 40\n\nRivals of Holm Works were surprised. Lento 40 is a loudspeaker.\n\nOne costs $300.\n",
        "One costs $300.",
        "Lento 40",
        id="a name of the title, without the capital that the title begins with",
    ),
    pytest.param(
        "# What we sell\n\nHolm Works builds loudspeakers, and Holm Works builds them well.\n\n**Lento 40.** The box weighs "
        "9 kg.\n\n**Presto 12.** The cable is 3 metres long.\n",
        "The cable is 3 metres long.",
        "Presto 12",
        id="the words in bold that open its paragraph",
    ),
    pytest.param(
        "Holm Works: answers to shareholders\n\nHolm Works has had a good year. In May we presented Lento 40. It needs 60 "
        "watts. We have 300 orders.\n",
        "It needs 60 watts.",
        "Lento 40",
        id="what somebody has just presented",
    ),
    pytest.param(
        "Holm Works: answers to shareholders\n\nHolm Works has had a good year. In May we presented Lento 40. It needs 60 "
        "watts. We have 300 orders.\n",
        "We have 300 orders.",
        "Holm Works",
        id="whoever says we",
    ),
    pytest.param(
        "# Two firms\n\n## Holm Works (buy)\n\nRevenue rose to $3 million.\n\n## Tarn Brewing Group (sell)\n\nSales were "
        "$9 million. Holm Works and Tarn Brewing Group are in Leddon.\n",
        "Revenue rose to $3 million.",
        "Holm Works",
        id="the first of several sections is none of the whole text",
    ),
    pytest.param(
        "# Notes of a tester\n\n**Lento 40.** It has coils by Tarn Copper and weighs 9 kg.\n",
        "It has coils by Tarn Copper and weighs 9 kg.",
        "Lento 40",
        id="not what it has, though that is named",
    ),
]


@pytest.mark.parametrize(("text", "quote", "topic"), THEMES)
def test_a_claim_that_names_nothing_is_about_its_documents_theme(text: str, quote: str, topic: str) -> None:
    assert topics(text)[quote] == topic


REFERENCES = [
    (
        "Holloway Tools opened in May. When it was launched, the Ardent X2 cost $900.",
        "When it was launched, the Ardent X2 cost $900.",
    ),
    (
        "Fenby Foods is doing well. A last payment of 6 pence is on its way to the owners.",
        "A last payment of 6 pence is on its way to the owners.",
    ),
    ("Fenby Foods is doing well. Its head office stays in Leddon.", "Fenby Foods's head office stays in Leddon."),
]


def test_words_in_bold_are_no_part_of_the_sentence_behind_them_and_a_sentence_of_their_own() -> None:
    text = "**Lento 40.** 12 buttons and 3 lamps are on the front.\n\n**Nobody was hurt.** The fire was out by noon.\n"
    found = list(claims.extract([documents.read_text(text, path="a.md")]))
    assert [claim.quote for claim in found] == [
        "12 buttons and 3 lamps are on the front.",
        "Nobody was hurt.",
        "The fire was out by noon.",
    ]


def test_words_in_bold_may_run_on() -> None:
    text = "**Holm Works** sold 300 boxes.\n\nIt has 20 workers.\n"
    found = list(claims.extract([documents.read_text(text, path="a.md")]))
    assert [claim.quote for claim in found] == ["Holm Works sold 300 boxes.", "It has 20 workers."]


def test_the_company_is_that_of_the_heading() -> None:
    text = (
        "# Two firms\n\n## Holm Works\n\nHolm Works sold 300 boxes.\n\n## Tarn Brewing Group\n\nThe company sold 90 barrels. "
        "Tarn Brewing Group is in Leddon.\n"
    )
    found = {claim.quote: claim.text for claim in claims.extract([documents.read_text(text, path="a.md")])}
    assert found["The company sold 90 barrels."] == "Tarn Brewing Group sold 90 barrels."


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_it_is_not_what_stands_in_its_own_sentence(text: str, expected: str) -> None:
    assert list(claims.extract([documents.read_text(text)]))[-1].text == expected
