"""What is a claim, what is none, and what a claim says when it is read alone."""

from __future__ import annotations

import pytest

from factcheck import claims, documents
from factcheck.claims import Claim


def extract(text: str, published: str | None = None) -> list[Claim]:
    return list(claims.extract([documents.read_text(text, published=published)]))


ATOMIC = [
    (
        "The ferry carried 240 passengers and sank on Tuesday, while the captain, Ana Ruiz, was arrested.",
        [
            "The ferry carried 240 passengers.",
            "The ferry sank on Tuesday.",
            "The captain, Ana Ruiz, was arrested.",
            "Ana Ruiz is captain.",
        ],
    ),
    (
        "Revenue rose 12% to $3.4 billion, but operating profit fell and the board cut the dividend.",
        ["Revenue rose 12% to $3.4 billion.", "Operating profit fell.", "The board cut the dividend."],
    ),
    (
        "The bridge, which opened in 1932, carries 160,000 vehicles a day.",
        ["The bridge opened in 1932.", "The bridge carries 160,000 vehicles a day."],
    ),
    (
        "The plant was founded in 1999 and expanded in 2014.",
        ["The plant was founded in 1999.", "The plant was expanded in 2014."],
    ),
    (
        "The company employs 900 people; it plans to hire 200 more.",
        ["The company employs 900 people.", "It plans to hire 200 more."],
    ),
    ("If the bill passes, the tax falls to 12%.", ["If the bill passes, the tax falls to 12%."]),
    ("It must not be taken while you are pregnant.", ["It must not be taken while you are pregnant."]),
    (
        "The regulator on Thursday approved the drug, a tablet made by Norholt.",
        ["The regulator on Thursday approved the drug, a tablet made by Norholt."],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ATOMIC)
def test_a_sentence_with_two_assertions_is_two_claims(sentence: str, expected: list[str]) -> None:
    assert [claim.text for claim in extract(sentence)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Why does the grid matter?",
        "# A powerful new chip for a crowded market",
        "Question: How many people work at the plant?",
        "Read more",
    ],
)
def test_headings_questions_and_navigation_make_no_claim(text: str) -> None:
    assert extract(f"{text}\n\nThe plant opened in 2019 and employs 900 people today.\n")[0].quote.startswith(
        "The plant"
    )


SPEAKERS = [
    ("According to the ministry, the dam holds 40 million cubic metres.", "the ministry"),
    (
        "“We will open four plants,” Maria Lopez, the chief executive, told reporters.",
        "Maria Lopez, the chief executive",
    ),
    ("Shares closed up 4% at $31.20, the bank said in a statement.", "the bank"),
    ("Revenue will double by 2030, as stated by the treasurer during the call.", "the treasurer"),
    ("The dam holds 40 million cubic metres.", None),
]


@pytest.mark.parametrize(("sentence", "speaker"), SPEAKERS)
def test_the_speaker_is_kept_and_left_out_of_what_is_claimed(sentence: str, speaker: str | None) -> None:
    claim = extract(sentence)[0]
    assert claim.speaker == speaker
    assert "according to" not in claim.text.lower()


def test_who_denies_does_not_vouch_for_it() -> None:
    (claim,) = extract("The ministry denied that the dam had cracked.")
    assert claim.text == "The ministry denied that the dam had cracked."


MODALITIES = [
    ("The firm plans to open four plants by 2030.", "plan"),
    ("The group aims to cut emissions by 30% by 2030.", "target"),
    ("The ferry has been designed to take 900 passengers.", "fact"),
    ("The levy is designed to bring in $90 million a year.", "plan"),
    ("Analysts expect revenue of $500 million next year.", "forecast"),
    ("The bridge will open in May.", "forecast"),
    ("The new chip is fascinating.", "opinion"),
    ("In my opinion the market will reward this.", "opinion"),
    ("This could have far-reaching consequences for the industry.", "opinion"),
    ("The tenant must give 60 days of notice.", "obligation"),
    ("Visitors may not enter the ward.", "prohibition"),
    ("Do not take the tablets with grapefruit juice.", "prohibition"),
    ("The chip is aimed at companies with their own racks.", "fact"),
    ("The plant opened in 2019.", "fact"),
]


@pytest.mark.parametrize(("sentence", "modality"), MODALITIES)
def test_how_it_is_meant(sentence: str, modality: str) -> None:
    assert extract(sentence)[0].modality == modality


RESOLVED = [
    (
        "Norrland Devices opened a plant in Gothenburg. The company employs 900 people there.",
        "Norrland Devices employs 900 people there.",
    ),
    (
        "Its newest chip, the Brisk B300, went on sale in May. The chip draws 45 W.",
        "The Brisk B300 draws 45 W.",
    ),
    (
        "Chief executive Wu Yongming spoke first. Wu said that demand had doubled.",
        "Demand had doubled.",
    ),
    # two firms stand before "the company": neither is safe
    (
        "Norrland Devices Inc. met Ostrava Silicon Corp. in May. The company employs 900 people.",
        "The company employs 900 people.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_references_are_resolved_where_that_is_safe(text: str, expected: str) -> None:
    last = extract(text)[-1].text
    assert last.lower().removeprefix("the ") == expected.lower().removeprefix("the ")


def test_quotes_are_verbatim_and_ids_stable() -> None:
    text = "Sales rose by 4%. Sales rose by 4%.\n\n- Memory: 144 GB\n- Price: $300\n\nThe plant, which opened in 2019, is shut."
    document = documents.read_text(text)
    found = list(claims.extract([document]))
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in found)
    assert len({claim.id for claim in found}) == len(found)
    assert [claim.id for claim in claims.extract([document])] == [claim.id for claim in found]
    assert any(claim.quote == "Memory: 144 GB" for claim in found)


def test_a_cell_that_names_nothing_is_about_what_the_document_is_about() -> None:
    found = extract(
        "# Petrel-3\n\nThe Petrel-3 flew in June. The Petrel-3 is a satellite.\n\n"
        "| Item | Value |\n|---|---|\n| Launch mass | 640 kg |\n| Mass of Petrel-2 | 410 kg |\n"
    )
    cells = {claim.text: claim.topic for claim in found if ":" in claim.text}
    assert cells == {"Launch mass: 640 kg": "Petrel-3", "Mass of Petrel-2: 410 kg": ""}


def test_labels_and_values_in_a_row_are_claims_each() -> None:
    found = extract("# The flood\n\n- Fatalities: 3. Houses flooded: 1,250. Soldiers deployed: more than 200.\n")
    assert [claim.quote for claim in found] == [
        "Fatalities: 3",
        "Houses flooded: 1,250",
        "Soldiers deployed: more than 200",
    ]


def test_what_a_speaker_says_is_no_label_and_value() -> None:
    found = extract("# The year\n\nOkafor: We sold 300 vans last year.\n")
    assert [claim.text for claim in found] == ["Okafor: We sold 300 vans last year."]


def test_a_cell_is_a_claim_with_its_headers() -> None:
    found = extract("| Chip | Memory | Power |\n|---|---|---|\n| Tarn T4 | 128 GB | 450 W |\n")
    assert "Tarn T4, Memory: 128 GB" in [claim.text for claim in found]
    # the first cell is quoted with its row's header, which stands beside it; a later one is not
    assert [claim.quote for claim in found] == ["Tarn T4 | 128 GB", "450 W"]
