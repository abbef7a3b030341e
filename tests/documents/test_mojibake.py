"""UTF-8 shown through a Thai/Western code-page mix is restored; real Thai stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import ReadOptions, mojibake, read, repair

THAI = (
    "รถยนต์ไฟฟ้าคันแรกของบริษัทเปิดตัวที่เชียงใหม่เมื่อวันจันทร์",
    "เขตเศรษฐกิจแห่งใหม่มีโรงงานสามสิบแห่ง และจ้างคนงานราวห้าพันคน",
    "ผู้จัดการกล่าวว่า “เราจะขายรถ” ก่อนสิ้นปี",
    "นักเรียนต่างๆ” มาจากหลายจังหวัด… แล้วกลับบ้าน",
    "ราคา ๑๒๐ บาท – ลดจาก ๑๕๐ บาท",
    "The word for car is รถ, and a district is เขต.",
    "Bangkok’s Skytrain (รถไฟฟ้าบีทีเอส) opened in 1999 — two lines, 23 stations.",
    "เกม ยก โครง เขต รถ ลูก",
    "“รถ” and “เขต” are short words",
)


def garble(text: str, *, lose: bool = False) -> str:
    """What a reader sees of UTF-8 on a machine that takes it for Thai, with Western symbols in the gaps."""
    shown = []
    for byte in text.encode():
        if byte < 0x80:
            shown.append(chr(byte))
        elif byte < 0xA0:
            try:
                shown.append(bytes([byte]).decode("cp1252"))
            except UnicodeDecodeError:
                shown.append("" if lose else chr(byte))
        else:
            try:
                shown.append(bytes([byte]).decode("iso8859_11"))
            except UnicodeDecodeError:
                shown.append(chr(byte))
    return "".join(shown)


@pytest.mark.parametrize("sentence", THAI)
def test_real_thai_stays(sentence: str) -> None:
    assert mojibake.repair(sentence) == sentence
    assert repair.mend(sentence) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "• Sales rose — by a fifth.",
        "🔋 Batteries: 12 GWh in 2025",
        "The “grid first” plan costs €40 million… or more",
        "🇩🇪 Read it on the paper’s own site →",
        "Nestlé • Zürich • São Paulo – three offices",
        "中文 — the page in Chinese",
    ],
)
def test_garbled_text_is_restored(sentence: str) -> None:
    assert garble(sentence) != sentence
    assert mojibake.repair(garble(sentence)) == sentence


@pytest.mark.parametrize(
    "sentence",
    ["⏳ Timeline — five entries", "She said “no” — twice", "⚡️ fast — and cheap", "“Quoted” • twice, “again”"],
)
def test_bytes_lost_on_the_way_are_put_back(sentence: str) -> None:
    """The five bytes that Windows-1252 leaves undefined are often dropped by the software in between."""
    assert mojibake.repair(garble(sentence, lose=True)) == sentence


def test_garbled_english_with_real_thai_beside_it() -> None:
    text = garble("• Price — 900 baht") + "\nรถยนต์ราคา ๙๐๐ บาท\n" + garble("🔋 Range — 400 km")
    assert mojibake.repair(text) == "• Price — 900 baht\nรถยนต์ราคา ๙๐๐ บาท\n🔋 Range — 400 km"


@pytest.mark.parametrize("text", ["Price â€“ 5 â‚¬", "donâ€™t", "â€¢ item", "cafÃ© culture"])
def test_western_garbling_is_restored(text: str) -> None:
    assert repair.mend(text) == text.encode("cp1252").decode("utf-8")


@settings(deadline=None)  # the machine may be busy
@given(st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E3A), min_size=1, max_size=40))
def test_thai_letters_alone_never_change(text: str) -> None:
    assert mojibake.repair(text) == text


@settings(deadline=None)  # the machine may be busy
@given(st.text(max_size=200))
def test_repair_never_fails_and_leaves_no_invisible_characters(text: str) -> None:
    mended = repair.mend(text)
    assert not repair.INVISIBLE.search(mended)
    mended.encode("utf-8")


@pytest.mark.parametrize("name", ["page.txt", "page.md", "page.html"])
def test_every_text_road_starts_with_the_repair(tmp_path: Path, name: str) -> None:
    """A closing quotation mark whose last byte was lost is only known for one by the rest of the page."""
    lines = ["Kori “grid” plan — phase two", "The dam is 142 m high • and “old”, she said.", "ราคา ๑๒๐ บาท ที่เชียงใหม่"]
    broken = [garble(line, lose=True) if line.isascii() or "Kori" in line or "dam" in line else line for line in lines]
    text = "\n\n".join(broken)
    if name.endswith("html"):
        text = "<html><body>" + "".join(f"<p>{line}</p>" for line in broken) + "</body></html>"
    (tmp_path / name).write_text(text, encoding="utf-8")
    found = read([tmp_path], options=ReadOptions(timeout=0)).documents[0].text
    assert all(line in found for line in lines)
