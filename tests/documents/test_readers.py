# ruff: noqa: E501  (an input is read as one line)
"""Each format, read from files that the tests build: text, structure, title, date and place, and nothing else."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from factcheck.documents import Document, ReadOptions, ReadResult, read

HERE = ReadOptions(timeout=0)  # without a worker, which takes a second to start

_spec = importlib.util.spec_from_file_location("document_builders", Path(__file__).with_name("build.py"))
assert _spec is not None
assert _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)

FILES = {
    "page.html": lambda: build.PAGE.encode(),
    "page.md": lambda: build.MARKDOWN.encode(),
    "report.docx": build.docx,
    "slides.pptx": build.pptx,
    "book.xlsx": build.xlsx,
    "one.pdf": build.pdf,
    "two.pdf": lambda: build.pdf(columns=2),
    "woven.pdf": lambda: build.pdf(columns=2, interleaved=True),
    "scan.pdf": build.scan,
    "feed.rss": lambda: build.rss().encode(),
    "atom.xml": lambda: build.atom().encode(),
    "lines.jsonl": lambda: build.jsonl().encode(),
    "mail.eml": build.eml,
    "table.csv": lambda: "\n".join(",".join(row) for row in build.TABLE).encode(),
    "semicolons.csv": lambda: "\n".join(";".join(row) for row in build.TABLE).encode("utf-16"),
    "nested.zip": lambda: build.archive(
        {
            "in/page.html": build.PAGE.encode(),
            "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
            "inner.zip": build.archive({"note.txt": b"The dam is 142 metres high."}),
            "__MACOSX/._x": b"junk",
        }
    ),
}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> ReadResult:
    folder = tmp_path_factory.mktemp("formats")
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    return read([folder], skip_unreadable=True)


def document(result: ReadResult, ending: str) -> Document:
    return next(document for document in result.documents if document.path.endswith(ending))


def kinds(document: Document, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]


def cells(document: Document) -> list[list[tuple[str, str]]]:
    return [
        [(document.text[cell.start : cell.end], cell.column) for cell in block.cells]
        for block in document.blocks
        if block.kind == "row"
    ]


ROWS = [[(cell, column) for cell, column in zip(row, build.TABLE[0], strict=True)] for row in build.TABLE[1:]]


@pytest.mark.parametrize("ending", ["page.html", "page.md", "report.docx", "slides.pptx", "in/page.html"])
def test_text_headings_and_tables(result: ReadResult, ending: str) -> None:
    found = document(result, ending)
    assert found.title == build.TITLE
    assert all(sentence in found.text for sentence in build.SENTENCES)
    assert "Turbines" in kinds(found, "heading")
    assert cells(found) == ROWS
    assert "999" not in found.text


@pytest.mark.parametrize("ending", ["page.html", "page.md", "report.docx"])
def test_list_items(result: ReadResult, ending: str) -> None:
    items = kinds(document(result, ending), "item")
    assert items[1] == "Delivery by rail takes nine weeks."
    assert "ix turbines of 90 MW each" in items[0]


@pytest.mark.parametrize("ending", ["table.csv", "semicolons.csv"])
def test_rows_of_a_table_carry_their_headers(result: ReadResult, ending: str) -> None:
    assert cells(document(result, ending)) == ROWS


def test_web_page_leaves_its_frame_out(result: ReadResult) -> None:
    found = document(result, "/page.html")
    for frame in ("Home", "cookies", "Related", "Fishing ban", "rights reserved", "Jonas Ahlberg"):
        assert frame not in found.text
    assert "40 km²" in found.text
    assert (found.published, found.published_from, found.publisher) == ("2025-03-04", "metadata", "Valley Post")


@pytest.mark.parametrize("ending", ["/page.html", "/page.md", "one.pdf", "table.csv"])
def test_places_lead_back_into_the_file(result: ReadResult, ending: str) -> None:
    found = document(result, ending)
    word = "T2" if ending == "table.csv" else "nine engineers" if ending == "one.pdf" else "Delivery"
    place = found.location(found.text.index(word))
    if ending == "one.pdf":
        assert place["page"] == 1
        return
    lines = FILES[ending.strip("/")]().decode().split("\n")
    assert lines[place["line"] - 1][place["column"] - 1 :].startswith(word)


def test_word_keeps_its_footnote(result: ReadResult) -> None:
    assert build.FOOTNOTE in document(result, "report.docx").text


def test_slides_have_pages_and_notes(result: ReadResult) -> None:
    found = document(result, "slides.pptx")
    assert found.location(found.text.index("Turbines"))["page"] == 2
    assert build.SENTENCES[2] in kinds(found, "item")


def test_workbook_shows_values_as_the_sheet_does(result: ReadResult) -> None:
    first = cells(document(result, "book.xlsx"))[0]
    assert first == [("T1", "Turbine"), ("12.5%", "Share"), ("2026-05-04", "Delivered"), ("210", "Weight")]


@pytest.mark.parametrize("ending", ["one.pdf", "two.pdf", "woven.pdf"])
def test_pdf_in_reading_order_without_running_lines(result: ReadResult, ending: str) -> None:
    found = document(result, ending)
    assert "Annual Report" not in found.text
    assert "of 3" not in found.text
    assert "rose by 12 metres in the quarter, and that 200 people worked on it by day." in found.text
    assert (
        "The open-source plans were checked by a team of nine engineers from the valley and from abroad." in found.text
    )
    assert "Six turbines of 90 MW each will be delivered to the site by rail" in found.text
    assert "Fishing goes on below the wall." in found.text
    assert kinds(found, "heading") == [build.TITLE, "Chapter 2: the wall", "Chapter 3: the wall"]
    assert found.text.index("from abroad.") < found.text.index("The second column of page 1")
    assert found.location(found.text.index("300 people"))["page"] == 3
    assert {removed.reason for removed in found.removed} == {"running header or footer"}


def test_tables_of_a_pdf(tmp_path: Path) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    style = getSampleStyleSheet()
    contents = [["The ships", "2"], ["The harbour", "5"], ["The crews", "9"], ["The figures", "14"]]
    fleet = [
        ["Ship", "Built", "Seats", "Length"],
        ["Skua", "2026", "640", "88.5 m"],
        ["Old Gannet", "1989", "410", "61 m"],
    ]
    SimpleDocTemplate(str(tmp_path / "fleet.pdf")).build([
        Paragraph("Fleet report", style["Title"]), Table(contents), Spacer(1, 40),
        Paragraph("The line has two ships, as the table says, and each of them carries cars as well as people.", style["Normal"]),
        Table(fleet, style=[("ALIGN", (1, 0), (-1, -1), "RIGHT")]),
        Paragraph("The Skua will be the larger of the two when she comes in the spring of the year.", style["Normal"]),
    ])  # fmt: skip
    found = read([tmp_path], options=HERE).documents[0]
    assert cells(found) == [
        [(cell, column) for cell, column in zip(row, fleet[0], strict=True)] for row in fleet[1:]
    ]  # fmt: skip
    assert "The line has two ships, as the table says" in kinds(found, "paragraph")[0]
    assert found.location(found.text.index("88.5 m"))["page"] == 1


def test_scan_is_said_to_be_one(result: ReadResult) -> None:
    reasons = {skipped.path.rsplit("/", 1)[-1]: skipped.reason for skipped in result.skipped}
    assert "OCR" in reasons["scan.pdf"]
    assert "picture" in reasons["picture.png"]


@pytest.mark.parametrize(
    ("ending", "title", "published"),
    [
        ("feed.rss#1", build.TITLE, "2025-03-04"),
        ("feed.rss#2", "Lake fills", "2025-03-05"),
        ("atom.xml#1", build.TITLE, "2025-03-04"),
        ("lines.jsonl#1", build.TITLE, "2025-03-04"),
        ("lines.jsonl#2", "Lake fills", "2025-03-05"),
        ("mail.eml", build.TITLE, "2025-03-04"),
    ],
)
def test_entries_and_mails_are_documents(result: ReadResult, ending: str, title: str, published: str) -> None:
    found = document(result, ending)
    assert (found.title, found.published, found.published_from) == (title, published, "metadata")


def test_mail_without_what_it_quotes(result: ReadResult) -> None:
    found = document(result, "mail.eml")
    assert build.SENTENCES[1] in found.text
    assert "130 metres" not in found.text
    assert "Jonas" not in found.text
    assert build.SENTENCES[2] in document(result, "mail.eml/notes.txt").text


@pytest.mark.parametrize(
    "body",
    [
        "{own}\n\nOn Tue, 11 Feb 2025 at 09:12, Rosa Imbert\n<rosa@ledger.example> wrote:\n\n> {old}\n> Bye\n",
        "{own}\n\nOn 11 Feb 2025, Rosa Imbert wrote:\n\n{old}\n",
        "{own}\n\nFrom: Rosa Imbert <rosa@ledger.example>\nSent: Tuesday\nTo: desk\nSubject: dam\n\n{old}\n",
        "{own}\n-----Original Message-----\nFrom: Rosa\n\n{old}\n",
        "{own}\n-- \nRosa Imbert, 12 Harbour Street\n{old}\n",
        "---------- Forwarded message ---------\nFrom: Press <p@x.example>\nDate: Tue\nSubject: dam\n\n{own}\n",
        "<p>{own}</p><div class='gmail_quote'><div class='gmail_attr'>On Monday Rosa wrote:</div><blockquote>{old}</blockquote></div>",
        "<p>{own}</p><blockquote type='cite'><p>{old}</p></blockquote><div class='moz-signature'>Rosa, {old}</div>",
        "<p>{own}</p><div id='divRplyFwdMsg'>From: Rosa</div><div>{old}</div>",
    ],
)
def test_only_what_the_sender_wrote(tmp_path: Path, body: str) -> None:
    own, old = "The dam at Kori is 142 metres high.", "The dam at Kori is 130 metres high."
    kind = "html" if body.startswith("<") else "plain"
    head = f"From: a@x.example\r\nSubject: Dam\r\nMIME-Version: 1.0\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n"
    (tmp_path / "mail.eml").write_bytes((head + body.format(own=own, old=old).replace("\n", "\r\n")).encode())
    assert read([tmp_path], options=HERE).documents[0].text == own


def test_archives_in_archives(result: ReadResult) -> None:
    assert document(result, "nested.zip/inner.zip/note.txt").text == "The dam is 142 metres high."


def test_every_document_has_its_own_id(result: ReadResult) -> None:
    ids = [document.id for document in result.documents]
    assert len(set(ids)) == len(ids)


def test_kind_is_told_by_content_not_by_name(tmp_path: Path) -> None:
    wrong = {"page.txt": "page.html", "report.dat": "report.docx", "paper": "one.pdf", "lines.log": "lines.jsonl"}
    for name, source in wrong.items():
        (tmp_path / name).write_bytes(FILES[source]())
    found = read([tmp_path], options=HERE)
    assert {document.title for document in found.documents} == {build.TITLE, "Lake fills"}
    assert not any("<p>" in document.text or "%PDF" in document.text for document in found.documents)


ENCODED = "Café prices rose 5 % in Zürich — from €4 to €4.20 “per cup”, the Gastronomy Board said on Friday."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
@pytest.mark.parametrize("ending", ["txt", "html"])
def test_encodings(tmp_path: Path, encoding: str, ending: str) -> None:
    text = f"<html><body><p>{ENCODED}</p></body></html>" if ending == "html" else ENCODED
    (tmp_path / f"page.{ending}").write_bytes(text.encode(encoding))
    assert read([tmp_path], options=HERE).documents[0].text == ENCODED


def test_cyrillic_code_page_is_detected(tmp_path: Path) -> None:
    text = "Плотина достигла высоты сто сорок два метра в пятницу, сообщила строительная компания. " * 4
    (tmp_path / "plotina.txt").write_bytes(text.encode("cp1251"))
    found = read([tmp_path]).documents[0]
    assert found.text.startswith("Плотина")
    assert found.language == "ru"
    assert any("not in English" in warning for warning in found.warnings)


STORY = (
    "<article><h1>Ferry line adds two ships</h1>{}<p>Tern Ferries will put two new ships on the strait next spring, the "
    "company said. Each ship carries 640 passengers.</p><p>The line was founded on 3 May 1974, and its order is worth 184 "
    "million euros, Henrik Vaal told reporters.</p></article><footer>© 2023 Coast Ledger</footer>"
)


@pytest.mark.parametrize(
    ("head", "line", "published", "origin"),
    [
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-02-11T08:30:00Z", '
         '"dateModified": "2025-03-01"}</script>', "", "2025-02-11", "metadata"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2025-02-11"}]}</script>',
         "", "2025-02-11", "metadata"),
        ('<meta property="article:published_time" content="2025-02-11T08:30:00Z">', "", "2025-02-11", "metadata"),
        ('<meta property="article:modified_time" content="2025-03-01">', "", "2025-03-01", "metadata"),
        ("", '<time datetime="2025-02-11">last week</time>', "2025-02-11", "metadata"),
        ("", "<p>Published 11 February 2025</p>", "2025-02-11", "page"),
        ("", "", None, None),
    ],
)  # fmt: skip
def test_when_a_page_was_published(
    tmp_path: Path, head: str, line: str, published: str | None, origin: str | None
) -> None:
    (tmp_path / "page.html").write_text(f"<html><head>{head}</head><body>{STORY.format(line)}</body></html>")
    found = read([tmp_path], options=HERE).documents[0]
    assert (found.published, found.published_from) == (published, origin)
    assert "NewsArticle" not in found.text


def test_line_ends_in_the_source_of_a_page_are_spaces(tmp_path: Path) -> None:
    page = "<html><body><h1>Dam</h1><p>The dam of Kori is\n142 metres\n<b>high</b>, said\nSalven.<br>It took\neight years.</p></body></html>"
    (tmp_path / "page.html").write_text(page)
    assert read([tmp_path], options=HERE).documents[0].text == (
        "Dam\n\nThe dam of Kori is 142 metres high, said Salven.\n\nIt took eight years."
    )


def test_word_text_boxes_are_read_once(tmp_path: Path) -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>The lake is 40 km long.</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>The lake is 40 km long.</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p><w:sectPr"
    )
    data = build.repack(build.docx(), {}, {"word/document.xml": ("<w:sectPr", box)})
    (tmp_path / "box.docx").write_bytes(data)
    text = read([tmp_path], options=HERE).documents[0].text
    assert text.count("The lake is 40 km long.") == 1


def test_word_deletions_and_hidden_text_are_not_read(tmp_path: Path) -> None:
    more = (
        "<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>It is 1 m high.</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>It is 2 m wide.</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>It is 3 m deep.</w:t></w:r></w:p><w:sectPr"
    )
    (tmp_path / "marked.docx").write_bytes(build.repack(build.docx(), {}, {"word/document.xml": ("<w:sectPr", more)}))
    text = read([tmp_path], options=HERE).documents[0].text
    assert "It is 2 m wide." in text
    assert "1 m high" not in text
    assert "3 m deep" not in text


def test_slides_say_what_was_not_read(tmp_path: Path) -> None:
    import io

    import pptx
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (6, 6)).save(picture, "PNG")
    presentation = pptx.Presentation(io.BytesIO(build.pptx()))
    presentation.slides[0].shapes.add_picture(picture, 0, 0)
    presentation.save(tmp_path / "slides.pptx")
    warnings = read([tmp_path], options=HERE).documents[0].warnings
    assert any(warning.startswith("1 charts") for warning in warnings)
