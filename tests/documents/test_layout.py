# ruff: noqa: E501  (an input is read as one line)
"""Plain text and Markdown: what is a heading, an item, a dated entry, an answer; and the way back into the file."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import Document, read, read_text

PARAGRAPH = (
    "The ferry line carried 2.4 million people last year, a tenth more than the year before. Most of the growth came "
    "from day trippers. The line's director, Mette Krag, expects 2.6 million this year, and has ordered a third ship."
)


def shape(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, document.text[block.start : block.end]) for block in document.blocks]


@pytest.mark.parametrize("width", [60, 72, 80, 100])
def test_a_wrapped_paragraph_is_one_block(width: int) -> None:
    wrapped = textwrap.fill(PARAGRAPH, width)
    text = f"Ferry line grows\n\n{wrapped}\n\nA second paragraph stands alone here.\n\n{wrapped}"
    assert shape(read_text(text)) == [
        ("heading", "Ferry line grows"),
        ("paragraph", PARAGRAPH),
        ("paragraph", "A second paragraph stands alone here."),
        ("paragraph", PARAGRAPH),
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = f"Ferry line grows\n{PARAGRAPH}\nNew ships\n{PARAGRAPH}"
    assert [kind for kind, _ in shape(read_text(text))] == ["heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        "• Ships: 3\n• Crews: 12\n• Ports: 4",
        "- Ships: 3\n- Crews: 12\n- Ports: 4",
        "  • • Ships: 3\n  • •Crews: 12\n  •Ports: 4",
        "1. Ships: 3\n2. Crews: 12\n3. Ports: 4",
        "Ships: 3\nCrews: 12\nPorts: 4",
    ],
)
def test_items(text: str) -> None:
    found = shape(read_text("The fleet\n\n" + text + "\n\nThat is the whole fleet of the line."))
    assert found[1:4] == [("item", "Ships: 3"), ("item", "Crews: 12"), ("item", "Ports: 4")]


def test_a_wrapped_item_is_one_item() -> None:
    text = "Facts\n\n- The line's third ship is to sail from the\n  port of Lomby in the spring of 2026.\n- It has two decks."
    assert shape(read_text(text))[1] == (
        "item",
        "The line's third ship is to sail from the port of Lomby in the spring of 2026.",
    )


@pytest.mark.parametrize(
    ("dates", "iso"),
    [
        (("2023-08", "2024-09", "2025-05"), ("2023-08", "2024-09", "2025-05")),
        (("August 2023", "Sept. 2024", "12 May 2025"), ("2023-08", "2024-09", "2025-05-12")),
        (("2023", "Q3 2024", "May 5, 2025"), ("2023", "2024-Q3", "2025-05-05")),
    ],
)
@pytest.mark.parametrize("form", ["{}\n{}", "{}: {}", "• {} – {}"])
def test_timeline_entries_have_their_dates(dates: tuple[str, ...], iso: tuple[str, ...], form: str) -> None:
    events = ("The line orders a ship.", "The yard in Lomby lays the keel.", "The ship sails for the first time.")
    lines = "\n".join(form.format(date, event) for date, event in zip(dates, events, strict=True))
    document = read_text(
        f"Ferries\n\nA line of text comes first, as it does on most pages.\n\nTimeline\n{lines}\n\nOutlook\nMore ships may follow in the years after that."
    )
    dated = [(block.date, document.text[block.start : block.end]) for block in document.blocks if block.date]
    # a date on the line of its entry is part of what the entry says; one above it is a caption
    inline = [form.format(date, event).removeprefix("• ") for date, event in zip(dates, events, strict=True)]
    assert dated == list(zip(iso, events if "\n" in form else inline, strict=True))


def test_questions_are_headings_and_answers_lose_their_mark() -> None:
    text = "Question: How many ships are there?\n\nAnswer: There are three ships.\n\nQ: Who leads the line?\nA: Mette Krag leads it."
    assert shape(read_text(text)) == [
        ("heading", "Question: How many ships are there?"),
        ("paragraph", "There are three ships."),
        ("heading", "Q: Who leads the line?"),
        ("paragraph", "Mette Krag leads it."),
    ]


@pytest.mark.parametrize("text", ["The line has 3 ships", "Ferry line grows 10% to 2.4 million passengers"])
def test_a_text_of_one_line_says_something(text: str) -> None:
    assert shape(read_text(text)) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("LOMBY, March 26, 2026 (Coast Wire) — The line grew.", "2026-03-26"),
        ("Lomby, 26 March 2026 (Coast Wire) - The line grew.", "2026-03-26"),
        ("LOMBY, March 26 (Coast Wire) - The line grew.", None),
        ("LOMBY (Coast Wire) — The line grew.", None),
        ("Published: 26 March 2026\n\nThe line grew.", "2026-03-26"),
        ("Updated March 27, 2026 5:30 PM\nPublished March 26, 2026\n\nThe line grew.", "2026-03-26"),
        ("Last updated: 2026-03-27\n\nThe line grew.", "2026-03-27"),
        ("Ferries\nBy Mette Holm | Coast Post | Mar 26, 2026\n\nThe line grew.", "2026-03-26"),
        ("---\ntitle: Ferries\ndate: 2026-03-26\n---\nThe line grew.", "2026-03-26"),
        ("The line grew. It carried 2 million people on March 26, 2026.", None),
        ("Results for the year ended March 31, 2026\n\nThe line grew.", None),
    ],
)
def test_publication_date(head: str, published: str | None) -> None:
    document = read_text(head)
    assert document.published == published
    assert "The line grew." in document.text
    assert "Wire" not in document.text


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2024-05-03-ferries.md", "2024-05-03"),
        ("ferries_20240503.txt", "2024-05-03"),
        ("ferries-2024-05.txt", "2024-05"),
        ("20241399.txt", None),
        ("12345678901.txt", None),
        ("model-2024.txt", None),
    ],
)
def test_date_in_the_name(tmp_path: Path, name: str, published: str | None) -> None:
    (tmp_path / name).write_text("The line carried 2 million people.")
    assert read([tmp_path]).documents[0].published == published


WORDS = st.sampled_from(
    [
        "ship",
        "Lomby",
        "2.4 million",
        "café",
        "•",
        "—",
        "“deck”",
        "\t",
        "  ",
        "Related News",
        "2024-09",
        "#",
        "|",
        "a.",
        "Q:",
        "โ€ข",
        "รถ",
    ]
)


@settings(deadline=None)  # the machine may be busy
@given(st.lists(st.lists(WORDS, max_size=9).map(" ".join), max_size=14))
def test_every_offset_leads_back_to_the_same_words(lines: list[str]) -> None:
    """Blocks are in order and apart, and an ASCII word of a block stands at the place that `location` gives."""
    text = "\n".join(["A first line of text stands here, whatever follows it.", *lines])
    document = read_text(text, path="page.txt")
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
        word = document.text[block.start : block.end].split()[0]
        place = document.location(block.start)
        if word.isascii() and word.isalpha():
            assert text.split("\n")[place["line"] - 1][place["column"] - 1 :].startswith(word)
    for cell in (cell for block in document.blocks for cell in block.cells):
        assert document.text[cell.start : cell.end].strip()


def test_statements_without_a_full_stop_are_no_headings() -> None:
    text = (
        "Ferry line grows\n\nThe line carried 2.4 million people last year.\n\n10,000 people came on the first day!\n\n"
        "Fares rise 4% from 1 July\n\nWhat Comes Next!\n\nThe third ship sails in the spring of 2026."
    )
    kinds = [kind for kind, _ in shape(read_text(text))]
    assert kinds == ["heading", "paragraph", "paragraph", "item", "heading", "paragraph"]


def test_a_list_of_figures_without_bullets_is_a_list() -> None:
    text = "The new card\n\nIt was shown in Linz on Monday.\n\nSpecifications\nMemory 192 GB\nPower 700 W\nPrice $499"
    items = [text for kind, text in shape(read_text(text)) if kind == "item"]
    assert items == ["Memory 192 GB", "Power 700 W", "Price $499"]


def test_words_in_bold_that_open_a_block_are_its_lead() -> None:
    text = "**Lento 40.** It weighs 9 kg.\n\nIt is **loud**.\n\n- **Price:** 300 dollars\n\n**Nothing but this**\n"
    document = read_text(text, path="a.md")
    leads = [document.text[block.start : block.start + block.lead] for block in document.blocks]
    assert leads == ["Lento 40.", "", "Price:", ""]


def test_a_page_has_leads_too(tmp_path: Path) -> None:
    filler = "".join(f"<p>{PARAGRAPH}</p>" for _ in range(3))
    page = tmp_path / "a.html"
    page.write_text(
        f"<html><body><article><h1>Loudspeakers</h1>{filler}<p><b>Lento 40.</b> It weighs 9 kg.</p></article></body></html>"
    )
    (document,) = read([page]).documents
    assert document.text[document.blocks[-1].start :][: document.blocks[-1].lead] == "Lento 40."
