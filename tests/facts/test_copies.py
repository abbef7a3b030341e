"""Which documents repeat one another: one witness, however many places a text is in."""

from __future__ import annotations

from factcheck import documents
from factcheck.documents import Document
from factcheck.facts import copies

STORY = (
    "The ferry Solveig ran onto a sandbank off Varn on Monday night with 186 people on board. Nobody was hurt, the "
    "operator said, and divers are to look at the hull before she sails again. The harbour master has opened an inquiry."
)
OTHER = (
    "A ferry got stuck near Varn. All 186 passengers spent the night on deck under blankets and sang, we hear, until "
    "the tide came in and took them off in the morning. The owner hopes to have the ship back in service by the weekend."
)
BOILERPLATE = " All rights reserved by the publishers of this site and its partners."


def read(texts: list[str]) -> list[Document]:
    return [documents.read_text(text, path=f"{at:04}.txt") for at, text in enumerate(texts)]


def test_a_text_with_another_head_is_a_copy() -> None:
    first, second, third = read([STORY, f"By our reporter.\n\n{STORY}", OTHER])
    assert copies([first, second, third]) == {second.id: first.id}


def test_what_many_sites_write_below_makes_no_copies() -> None:
    texts = [f"{OTHER[:40]}{n} {word} {n * 7} boats.{BOILERPLATE}" for n, word in enumerate(["red", "blue"] * 40)]
    long = [f"{text} {' '.join(f'w{n}x{at}' for at in range(40))}" for n, text in enumerate(texts)]
    assert copies(read(long)) == {}


def test_a_text_in_very_many_places_is_one_witness() -> None:
    sites = read([f"Site {n}. {STORY}" for n in range(120)])
    assert copies(sites) == {site.id: sites[0].id for site in sites[1:]}
