"""Files of every format, built by the tests: one text about an invented dam, in each format's own means."""

from __future__ import annotations

import io
import json
import zipfile
from email.message import EmailMessage
from typing import Any

TITLE = "Kori dam reaches full height"
SENTENCES = (
    "The Kori dam reached its full height of 142 metres on Friday, the builder Salven said.",
    "Salven poured the last of 3.1 million cubic metres of concrete at noon.",
    "The open-source model of the valley was computed twice before the work began.",
)
TABLE = (("Turbine", "Weight", "Maker"), ("T1", "210 t", "Linz Works"), ("T2", "215 t", "Brno Motors"))
FOOTNOTE = "The height is measured from the river bed."

PAGE = f"""<!doctype html><html lang="en"><head><title>{TITLE} - Valley Post</title><meta charset="utf-8">
<meta property="article:published_time" content="2025-03-04T10:00:00Z"><meta property="og:site_name" content="Valley Post">
<script>document.write("The dam is 999 metres high.")</script><style>p {{ color: red }}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
<div id="cookie-consent"><p>We use cookies to improve our site.</p><button>Accept all</button></div>
<article><h1>{TITLE}</h1><p class="byline">By Jonas Ahlberg</p>
<p>{SENTENCES[0]}</p>
<p>{SENTENCES[1]}<sup>1</sup> The lake covers 40 km<sup>2</sup>.</p>
<p style="display:none">The dam is secretly 999 metres high.</p>
<h2>Turbines</h2>
<ul><li>Six turbines of 90 MW each are planned.</li><li>Delivery by rail takes nine weeks.</li></ul>
<table><thead><tr>{"".join(f"<th>{cell}</th>" for cell in TABLE[0])}</tr></thead><tbody>
{"".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in TABLE[1:])}
</tbody></table>
<blockquote>We are proud of every stone, said the head of Salven.</blockquote>
<p>{SENTENCES[2]}</p></article>
<aside><h3>Related stories</h3><ul><li><a href="x">Fishing ban lifted on the coast</a></li></ul></aside>
<footer><p>© 2025 Valley Post. All rights reserved.</p></footer></body></html>"""

MARKDOWN = f"""---
title: "{TITLE}"
date: 2025-03-04
---
# {TITLE}

{SENTENCES[0]}
{SENTENCES[1]}

## Turbines

- **Number:** six turbines of 90 MW each
- Delivery by [rail](https://example.org/rail) takes nine weeks.

| Turbine | Weight | Maker |
|---------|-------:|-------|
| T1 | 210 t | Linz Works |
| T2 | 215 t | Brno Motors |

> We are proud of every stone, said the head of Salven.

{SENTENCES[2]}
"""


def docx(*, footnote: bool = True) -> bytes:
    """A Word document with headings, a list, a table and a footnote."""
    import docx as word

    document = word.Document()
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 0)
    document.add_paragraph(f"{SENTENCES[0]} {SENTENCES[1]}")
    document.add_heading("Turbines", 2)
    document.add_paragraph("Six turbines of 90 MW each are planned.", style="List Bullet")
    document.add_paragraph("Delivery by rail takes nine weeks.", style="List Bullet")
    table = document.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.add_paragraph(SENTENCES[2])
    out = io.BytesIO()
    document.save(out)
    return _with_footnote(out.getvalue()) if footnote else out.getvalue()


def _with_footnote(data: bytes) -> bytes:
    """python-docx writes no footnotes, so the part is put into the package by hand."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{space}">'
        f'<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{FOOTNOTE}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    changed = {
        "[Content_Types].xml": ("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'),
        "word/_rels/document.xml.rels": (
            "</Relationships>",
            f'<Relationship Id="rIdF" Type="{relation}" Target="footnotes.xml"/></Relationships>',
        ),
    }
    return repack(data, {"word/footnotes.xml": notes}, changed)


def repack(data: bytes, added: dict[str, str], changed: dict[str, tuple[str, str]]) -> bytes:
    """A zip with members added, and words replaced in others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename in changed:
                before, after = changed[member.filename]
                content = content.replace(before.encode(), after.encode())
            new.writestr(member.filename, content)
        for name, content_text in added.items():
            new.writestr(name, content_text)
    return out.getvalue()


def pptx() -> bytes:
    """Two slides with lines, a table and notes."""
    import pptx as slides
    from pptx.util import Inches

    presentation = slides.Presentation()
    first = presentation.slides.add_slide(presentation.slide_layouts[1])
    first.shapes.title.text = TITLE
    first.placeholders[1].text_frame.text = SENTENCES[0]
    first.placeholders[1].text_frame.add_paragraph().text = SENTENCES[1]
    first.notes_slide.notes_text_frame.text = SENTENCES[2]
    second = presentation.slides.add_slide(presentation.slide_layouts[5])
    second.shapes.title.text = "Turbines"
    table = second.shapes.add_table(3, 3, Inches(1), Inches(2), Inches(6), Inches(2)).table
    for i, row in enumerate(TABLE):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    """A sheet with a header, per cent and a date, and a second one."""
    import datetime

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Turbines"
    sheet.append(["Turbine", "Share", "Delivered", "Weight"])
    sheet.append(["T1", 0.125, datetime.date(2026, 5, 4), 210])
    sheet.append(["T2", 0.5, datetime.date(2026, 6, 1), 215.5])
    for row in sheet.iter_rows(min_row=2, min_col=2, max_col=2):
        row[0].number_format = "0.0%"
    book.create_sheet("Costs").append(["Concrete", "$40 million"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(pages: int = 3, *, columns: int = 1, interleaved: bool = False) -> bytes:
    """Pages with a running header, page numbers, a heading in larger letters and a word hyphenated at a line's end."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.setTitle(TITLE)
    for number in range(1, pages + 1):
        page.setFont("Helvetica", 8)
        page.drawString(72, 810, "Salven Annual Report 2025")
        page.setFont("Helvetica-Bold", 18)
        page.drawString(72, 770, f"Chapter {number}: the wall" if number > 1 else TITLE)
        page.setFont("Helvetica", 11)
        _body(page, number, columns, interleaved)
        page.setFont("Helvetica", 8)
        page.drawString(290, 30, f"Page {number} of {pages}")
        page.showPage()
    page.save()
    return out.getvalue()


def _body(page: Any, number: int, columns: int, interleaved: bool) -> None:
    left = [
        f"On page {number} the builder Salven reports that the",
        "wall of the Kori dam rose by 12 metres in the quar-",
        f"ter, and that {number}00 people worked on it by day.",
        "The open-source plans were checked by a team of",
        "nine engineers from the valley and from abroad.",
    ]
    right = [
        f"The second column of page {number} is about power.",
        "Six turbines of 90 MW each will be delivered to the",
        "site by rail in the spring, the company expects.",
        "Filling the lake takes two rainy seasons.",
        "Fishing goes on below the wall.",
    ]
    if columns == 1:
        for at, line in enumerate(left):
            page.drawString(72, 730 - 14 * at, line)
        for at, line in enumerate(right):
            page.drawString(72, 730 - 14 * (len(left) + 1.6 + at), line)
        return
    cells = [(72, at, line) for at, line in enumerate(left)] + [(330, at, line) for at, line in enumerate(right)]
    if interleaved:
        cells.sort(key=lambda cell: (cell[1], cell[0]))
    for x, at, line in cells:
        page.drawString(x, 730 - 14 * at, line)


def scan() -> bytes:
    """A PDF whose only page is a picture."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen import canvas

    picture = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(picture, "PNG")
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.drawImage(ImageReader(picture), 0, 0, 600, 800)
    page.showPage()
    page.save()
    return out.getvalue()


def rss() -> str:
    """A feed of two entries, the first with HTML in it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Valley Post</title>
<item><title>{TITLE}</title><pubDate>Tue, 04 Mar 2025 10:00:00 GMT</pubDate><link>https://example.org/1</link>
<description><![CDATA[<p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>]]></description></item>
<item><title>Lake fills</title><pubDate>Wed, 05 Mar 2025 08:00:00 GMT</pubDate>
<description>The lake behind the dam rose by 3 metres in a week.</description></item></channel></rss>"""


def atom() -> str:
    """An Atom feed of one entry with XHTML."""
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title>
<entry><title>{TITLE}</title><published>2025-03-04T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SENTENCES[0]}</p></div></content></entry></feed>"""


def jsonl() -> str:
    """Two records a line, as feeds' archives are kept."""
    records = [
        {"title": TITLE, "date": "2025-03-04", "url": "https://example.org/1", "text": " ".join(SENTENCES[:2])},
        {"title": "Lake fills", "date": "2025-03-05T08:00:00Z", "text": "The lake rose by 3 metres in a week."},
    ]
    return "\n".join(json.dumps(record) for record in records)


def eml() -> bytes:
    """A mail with text, a quoted mail, a signature and a document attached."""
    message = EmailMessage()
    message["From"] = "Jonas Ahlberg <jonas@example.org>"
    message["To"] = "desk@example.org"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 04 Mar 2025 10:00:00 +0000"
    message.set_content(f"{SENTENCES[0]}\n\n> An older mail said 130 metres.\n\n{SENTENCES[1]}\n\n-- \nJonas Ahlberg\n")
    message.add_attachment(SENTENCES[2] + "\n", filename="notes.txt")
    return message.as_bytes()


def archive(members: dict[str, bytes]) -> bytes:
    """A zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return out.getvalue()
