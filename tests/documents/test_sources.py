# ruff: noqa: E501  (an input is read as one line)
"""Which files are read, in what order, under what names and ids; and what `sources.csv` changes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from factcheck.documents import read, read_text
from factcheck.errors import FactcheckError

DAM = "The dam is 142 metres high."
LAKE = "The lake covers 40 square kilometres."


def write(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)
    return folder


def test_folders_are_walked_in_order_without_hidden_and_gold_files(tmp_path: Path) -> None:
    folder = write(tmp_path / "s", b__txt=DAM, a__md=LAKE, gold__tsv="x\ty\n", facts__tsv="x\ty\n")
    write(folder / "inner", c__txt="The builder is called Salven.")
    write(folder / ".hidden", d__txt="Nobody reads this line.")
    (folder / ".env").write_text("SECRET=1")
    found = read([folder])
    assert [document.path for document in found.documents] == [
        f"{folder}/{name}" for name in ("a.md", "b.txt", "inner/c.txt")
    ]
    assert found.skipped == ()


def test_paths_are_shown_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "s", a__txt=DAM)
    monkeypatch.chdir(tmp_path)
    assert read(["s"]).documents[0].path == "s/a.txt"
    assert read(["s/a.txt"]).documents[0].path == "s/a.txt"
    assert read([Path("./s")]).documents[0].path == "s/a.txt"


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "s", a__txt=DAM)
    assert len(read([folder, folder / "a.txt", folder]).documents) == 1


def test_an_id_depends_on_name_and_content_only(tmp_path: Path) -> None:
    one = read([write(tmp_path / "one", a__txt=DAM)]).documents[0]
    two = read([write(tmp_path / "two", a__txt=DAM, b__txt=LAKE)]).documents[0]
    other_name = read([write(tmp_path / "three", c__txt=DAM)]).documents[0]
    other_text = read([write(tmp_path / "four", a__txt=LAKE)]).documents[0]
    assert one.id == two.id
    assert len({one.id, other_name.id, other_text.id}) == 3


def test_exact_duplicates_are_numbered(tmp_path: Path) -> None:
    write(tmp_path / "x", a__txt=DAM)
    write(tmp_path / "y", a__txt=DAM)
    first, second = read([tmp_path]).documents
    assert second.id == first.id + "-2"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        buffer = io.BytesIO(DAM.encode())

    monkeypatch.setattr(sys, "stdin", Terminal())
    document = read(["-"]).documents[0]
    assert (document.path, document.text) == ("-", DAM)


def test_a_text_at_hand() -> None:
    document = read_text(DAM, path="a", published="2025-03-04", title="Dam")
    assert (document.text, document.published, document.title) == (DAM, "2025-03-04", "Dam")
    assert [(block.kind, block.start, block.end) for block in document.blocks] == [("paragraph", 0, len(DAM))]


@pytest.mark.parametrize("text", ["Share this article", "Read more", "© 2025 Valley Post", "Tags: dam, lake"])
def test_a_text_at_hand_is_never_furniture_as_a_whole(text: str) -> None:
    assert read_text(text).text == text


SIDECAR = """path,title,date,publisher,reference
a.txt,Dam measured,2025-03-04,Valley Post,yes
inner/b.txt,,March 2024,,no
"""


def test_sidecar_sets_what_the_file_does_not_say(tmp_path: Path) -> None:
    folder = write(tmp_path / "s", a__txt=f"Published: 1 May 2020\n\n{DAM}", sources__csv=SIDECAR)
    write(folder / "inner", b__txt=LAKE)
    one, two = read([folder]).documents
    assert (one.title, one.published, one.published_from, one.publisher, one.reference) == (
        "Dam measured",
        "2025-03-04",
        "sidecar",
        "Valley Post",
        True,
    )
    assert (two.published, two.published_from, two.reference) == ("2024-03", "sidecar", False)


def test_sidecar_beside_a_file_that_is_named_itself(tmp_path: Path) -> None:
    folder = write(tmp_path / "s", a__txt=DAM, sources__csv="path,reference\na.txt,yes\n")
    assert read([folder / "a.txt"]).documents[0].reference


def test_sidecar_row_without_its_file_is_told(tmp_path: Path) -> None:
    folder = write(tmp_path / "s", a__txt=DAM, sources__csv="path,date\nb.txt,2024\n")
    skipped = read([folder]).skipped
    assert [(one.path, one.reason) for one in skipped] == [
        (f"{folder}/sources.csv", "it names 'b.txt', which is not there")
    ]


@pytest.mark.parametrize(
    ("sidecar", "words"),
    [
        ("title,date\nx,2024\n", "no column 'path'"),
        ("path,date\na.txt,soon\n", "line 2: 'soon' is no date"),
        ("path,reference\na.txt,perhaps\n", "line 2: reference is 'perhaps'"),
    ],
)
def test_a_sidecar_with_a_mistake_is_an_error(tmp_path: Path, sidecar: str, words: str) -> None:
    with pytest.raises(FactcheckError, match=words):
        read([write(tmp_path / "s", a__txt=DAM, sources__csv=sidecar)])


FOREIGN = {
    "de": "Der Staudamm ist hundertzweiundvierzig Meter hoch, teilte die Baufirma am Freitag im Tal mit, und der See wächst.",
    "fr": "Le barrage mesure cent quarante-deux mètres de haut, a annoncé vendredi l'entreprise qui le construit dans la vallée.",
    "zh": "大坝高一百四十二米，建筑公司星期五宣布，水库将在两个雨季后蓄满，村民们正在等待新的道路。",
    "th": "เขื่อนสูงหนึ่งร้อยสี่สิบสองเมตร บริษัทก่อสร้างประกาศเมื่อวันศุกร์ และอ่างเก็บน้ำจะเต็มภายในสองฤดูฝน",
}


@pytest.mark.parametrize(("code", "text"), FOREIGN.items())
def test_other_languages_are_named(code: str, text: str) -> None:
    document = read_text(text)
    assert document.language == code
    assert any("not in English" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    "text", [DAM, "Zhenwu M890: 144 GB, 800 GB/s", "Kori, Salven, Lomby, Linz, Brno", "Nestlé Zürich São Paulo Kraków"]
)
def test_short_texts_and_lists_of_names_are_taken_for_english(text: str) -> None:
    assert read_text(text).language == "en"


@pytest.mark.shared
def test_the_five_real_documents(shared: Path) -> None:
    """Read without furniture or garbling; the title is there once, the box about other companies is not."""
    found = read([shared / "seeds"])
    assert len(found.documents) == 5
    for document in found.documents:
        assert document.words > 200
        assert document.language == "en"
        for rubbish in (
            "โ",
            "๐",
            "broken image",
            "Select Language",
            "Back to List",
            "Related",
            "rights belong",
            "→",
            "↗",
        ):
            assert rubbish not in document.text, rubbish
        assert document.text.count(document.title) == 1 or not document.title
    texts = "\n".join(document.text for document in found.documents)
    for other in ("Tesla", "New Yorker", "Mythos", "LinkedIn", "SCMP", "Weekly AI Recap"):
        assert other not in texts
    timeline = [block for block in found.documents[0].blocks if block.date]
    assert [block.date for block in timeline] == ["2023-08", "2024-09", "2025-05", "2026-03"]
