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


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_it_is_not_what_stands_in_its_own_sentence(text: str, expected: str) -> None:
    assert list(claims.extract([documents.read_text(text)]))[-1].text == expected
