# ruff: noqa: E501  (an input is read as one line)
"""What a page says about itself is left out; what it says of the world stays.

Each page below is a list of lines: those that start with "- " are furniture, the others are text ("" is an empty line).
"""

from __future__ import annotations

import pytest

from factcheck.documents import read_text

AGGREGATOR = """
- 🌊 Fresh · updated 3h ago
- Home > Energy > Storage
Harbour battery plant doubles its output
- EnergyStorageNordic NewsPorts
- By Signe Lund | 4 min read | 12 June 2025
- FacebookTwitterLinkedInCopy link
- [Image: the plant at night]
- Photo: Harbour Power / Handout

The battery plant at Vesthavn doubled its output to 4 GWh in May.
Its owner, Harbour Power, hired 300 people for the new line.
- Advertisement
- Story continues below

What happens next
- Read also: Ten tips for your garden this summer
A third line is to start in 2027, the company said.
- Click here to read the full report →
- Tags: batteries, ports, jobs
- Originally published by Nordic Grid Review

- You may also like
- Cheese fair draws record crowd
- The annual cheese fair in Lomby drew 40,000 visitors last weekend.
- Old ferry becomes a hotel
- The ferry Astrid opens as a hotel with 60 rooms in August.
- © 2025 Storage Daily. All rights reserved.
- Terms of Use | Privacy Policy | Cookie Settings
"""

COOKIES = """
- We use cookies on our site to give you the best experience. By continuing you agree to our use of cookies.
- Accept all
- Skip to main content
- Select your language
- English Deutsch Français 日本語
- Sign in
- Subscribe
Regulator fines shop chain over cookies
- Published: 4 February 2025
- Last updated: 6 February 2025

The regulator fined the shop chain Brenn 2 million euros because its website set cookies without consent.
Brenn said that it would appeal.
A spokesperson said the chain had removed 14 of the 22 cookies on its site in January.
- Sign up for our newsletter and get the day's news delivered to your inbox.
- Share this article
- Comments (14)
- Leave a reply
- Nice article! The chain has 400 shops, I think.
"""

MID_ARTICLE = """
Dam at Kori reaches full height
- Jonas Ahlberg, staff reporter

The Kori dam reached its full height of 142 metres on Friday, the builder Salven said.
Salven poured the last of 3.1 million cubic metres of concrete at noon.
- Related stories
- Fishing ban lifted on the coast
- Museum opens wing for clocks
The Kori dam will feed 6 turbines of 90 MW each, according to Salven.
Filling the lake behind the Kori dam takes two rainy seasons, Salven expects.

More on the turbines
The turbines come from a factory in Linz.
Each weighs 210 tonnes.

Latest developments
Salven shipped the first turbine in March.
- (Reporting by Jonas Ahlberg; editing by Petra Voss)
- This article was originally published in The Valley Post and has been lightly edited.
- Follow us on Instagram
"""

DIGEST_NEWSLETTER = """
The Copper Letter
- 3 minute read
- 14 March 2025

In other news
The smelter at Arica lost a week to a strike.
Output for the quarter is now put at 41,000 tonnes.

Top stories
Copper reached $9,800 a tonne on Thursday, the highest price since June.
Stocks in the warehouses fell by 11%.

From the archive
Ten years ago the smelter burned 400 tonnes of coal a day.
- See you next Friday. You are receiving this email because you signed up for it. Unsubscribe here.
"""

PORTAL = """
- Skip to content
- Valley Tech Daily
- Home
- News
- Reviews
- Deals
- Subscribe
- 🔍
- Chips
Salven's new X9 chip doubles memory bandwidth
- Published May 21, 2026, 9:14 AM EDT
- 3 Comments
- If you buy something from a Valley Tech link, we may earn a commission. See our ethics statement.
The X9, Salven's latest accelerator, was on stage in Linz.
- Image: Salven
Salven on Wednesday unveiled the X9, an accelerator with 192GB of memory and 1.2TB/s of bandwidth between chips.
The company said the X9 will ship in September 2026 at $11,500, about 15 percent more than the X8.
- Related
- Salven opens a lab in Brno
- Why chip prices keep rising
- Advertisement
Voss added that Salven will spend €2.4 billion on a second plant in Linz, which should open in 2028.
The X9 draws 700 watts, according to the data sheet.
- Most Popular
- The best phones of 2026
- Your next laptop may not have a screen
- A free daily digest of the news that matters most.
- Email (required)
- SIGN UP
- By submitting your email, you agree to our Terms and Privacy Notice.
- More in Chips
- Kori raises $40 million for optical links
- The start-up Kori has raised $40 million to build optical links between chips.
- Terms of Use
- © 2026 Valley Media, LLC. All Rights Reserved
"""

GARBLED_DIGEST = """
- ðŸ”¥ Trending now
- AI Radar · 2h ago · Austria

Salven bets on optical links to cut power use

- FacebookXWhatsAppEmail
- #Chips #AI #Energy

TL;DR
Salven plans to use optical links in its next chip, which would cut power use by 30%.

Key facts
Company: Salven AG
Launch: Q3 2027

- ðŸ¤– AI-powered summary. May contain errors.

The move pits Salven against Kori, which raised $40 million in May 2026. Volume shipments are due in 2028.

- 👍 12   💬 4   🔁 2
- Ask AI about this story
- Source: Valley Tech Daily (valleytech.example)
- Read full article →
- Similar stories
- • Lomby Semiconductor cuts 300 jobs
- • Chip tax passes first vote
- Get AI Radar in your inbox
"""

PRESS_RELEASE = """
SALVEN REPORTS FIRST QUARTER RESULTS
Salven AG, a maker of accelerators, today reported results for the quarter ended March 31, 2026.
Financial Highlights
Revenue was €1.84 billion, up 22% year over year.
"Demand for the X8 was strong in every region," said Petra Voss, chief executive of Salven.
Outlook
For the second quarter of 2026, Salven expects revenue of between €1.9 billion and €2.0 billion.
About Salven
Founded in 1998, Salven designs accelerators and employs 6,400 people in 12 countries.
- Forward-Looking Statements
- This press release contains forward-looking statements. Actual results may differ.
- Media Contact
- +43 1 555 0101
- press@salven.example
- SOURCE Salven AG
"""

ENCYCLOPEDIA = """
Kori Dam
- From Opendia, the free encyclopedia
- Jump to navigation
- Jump to search
The Kori Dam is an arch dam on the Kori River in Lomby.
It is 142 m high and was completed in 2025.
Planning
The first plans were drawn in 1968, and construction began in April 2017.
- References
- ^ "Kori dam opens". Valley Post. 4 March 2025. Retrieved 6 March 2025.
- ^ Ahlberg, J. (2024). The wall. Lomby Press. p. 12.
- External links
- Official website
- Categories: Dams in Lomby2025 establishmentsArch dams
- This page was last edited on 7 May 2025, at 10:12 (UTC).
"""

REAL_SENTENCES = """
Share prices rose 4% after the company reported its results.
Related party transactions came to 12 million francs.
The image could not be verified by two agencies.
Back to work: 300 staff returned to the plant on Monday.
By June, sales had fallen to 2 million units.
By Wednesday, Halden had sold out of the new model.
Already a member of the bloc, the country exported 40% of its steel to it.
Read more than 200 pages of the filing and one number stands out.
The company follows the copyright rules of 1976.
Search advertising brought in 3 billion kroner.
Source code for the model was published in May under an open licence.
Members join the fund at 40 and leave it at 67.
Published research puts the loss at 12 percent.
Copyright law protects the text for 70 years after the author's death.
The editor's pick of the year sold 90,000 copies.
Subscribers to the service reached 31 million in March.
AI-generated images made up 20% of uploads.
The newsletter has 80,000 subscribers.
Comments closed at 5 p.m. after 4,000 replies.
Photo prints remain the unit's largest business.
"""


def split(page: str) -> tuple[str, list[str], list[str]]:
    """The page as it would be read, the lines to keep and the lines to leave out."""
    lines = page.strip("\n").split("\n")
    keep = [line for line in lines if line and not line.startswith("- ")]
    drop = [line[2:] for line in lines if line.startswith("- ")]
    return "\n".join(line.removeprefix("- ") for line in lines), keep, drop


@pytest.mark.parametrize(
    "page",
    [
        *(AGGREGATOR, COOKIES, MID_ARTICLE, DIGEST_NEWSLETTER, PORTAL),
        *(GARBLED_DIGEST, PRESS_RELEASE, ENCYCLOPEDIA, REAL_SENTENCES),
    ],
    ids=[
        *("aggregator", "cookies", "mid-article", "newsletter", "portal"),
        *("garbled digest", "press release", "encyclopedia", "real sentences"),
    ],
)
def test_furniture_goes_and_text_stays(page: str) -> None:
    text, keep, drop = split(page)
    document = read_text(text, path="page.txt")
    blocks = [document.text[block.start : block.end] for block in document.blocks]
    lost = [line for line in keep if line not in document.text]
    left = [line for line in drop if any(line in block or block in line for block in blocks)]
    assert (lost, left) == ([], [])


def test_what_is_left_out_is_counted_and_kept_for_showing() -> None:
    text, _, drop = split(AGGREGATOR)
    document = read_text(text, path="page.txt")
    assert any(warning.startswith("left out as page furniture") for warning in document.warnings)
    assert {removed.line for removed in document.removed} <= set(range(1, len(text.split("\n")) + 1))
    assert len(document.removed) >= len(drop)


def test_publication_dates_of_the_pages() -> None:
    pages = (AGGREGATOR, COOKIES, MID_ARTICLE, DIGEST_NEWSLETTER)
    found = [read_text(split(page)[0], path="page.txt").published for page in pages]
    assert found == ["2025-06-12", "2025-02-04", None, "2025-03-14"]


def test_a_count_of_comments_above_the_text_does_not_swallow_it() -> None:
    deck = "The Kori dam, on which Salven has worked for eight years, reached its full height on Friday, and the valley of Lomby celebrated it with a long feast."
    body = "Salven poured the last concrete of the Kori dam at noon, its director said on the wall.\nThe Kori dam will feed six turbines, which Salven expects from a factory in Linz."
    document = read_text(f"Dam at Kori reaches full height\n{deck}\n3 Comments\n{body}")
    assert [removed.text for removed in document.removed] == ["3 Comments"]


def test_marks_of_notes_and_editors_are_cut() -> None:
    document = read_text(
        "History[edit]\n\nThe dam is 142 m high.[1][2] It was built in 2025,[note 3] the owner says [sic]."
    )
    blocks = [document.text[block.start : block.end] for block in document.blocks]
    assert blocks == ["History", "The dam is 142 m high. It was built in 2025, the owner says [sic]."]


def test_a_table_in_plain_text_is_no_row_of_tags() -> None:
    text = "Results\n\nSegment | 2025 | 2024\nPumps | 412 | 398\nValves | 120 | 131\n\nPumps grew in both halves of the year."
    document = read_text(text)
    rows = [
        [(document.text[cell.start : cell.end], cell.column) for cell in block.cells]
        for block in document.blocks
        if block.kind == "row"
    ]
    assert rows[0] == [("Pumps", "Segment"), ("412", "2025"), ("398", "2024")]


def test_a_table_between_lines_of_text_keeps_its_columns() -> None:
    text = "Revenue rose.\n                 Q1 2026     Q1 2025\nRevenue            1,840       1,508\nProfit               580         422\nThat is all."
    document = read_text(text)
    rows = [
        [(document.text[cell.start : cell.end], cell.column) for cell in block.cells]
        for block in document.blocks
        if block.kind == "row"
    ]
    assert rows == [
        [("Revenue", ""), ("1,840", "Q1 2026"), ("1,508", "Q1 2025")],
        [("Profit", ""), ("580", "Q1 2026"), ("422", "Q1 2025")],
    ]
