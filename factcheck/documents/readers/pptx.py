"""Presentations, by python-pptx: a slide's title is a heading, its lines are items, its notes paragraphs."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from factcheck import settings
from factcheck.documents import layout, lineshape, repair
from factcheck.documents.draft import Draft, Reading
from factcheck.documents.options import ReadOptions, setting
from factcheck.documents.readers import Raw, UnreadableError, archive, docx


def read(raw: Raw, options: ReadOptions) -> list[Reading]:
    """One reading; the page of a location is the slide."""
    archive.check(raw.data, options)
    from pptx import Presentation

    try:
        presentation = Presentation(io.BytesIO(raw.data))
        slides = list(presentation.slides)
        if len(slides) > options.max_pages:
            raise UnreadableError(
                f"it has {len(slides):,} slides, more than the limit of {options.max_pages:,}; raise {setting('max_pages')}"
            )
        drafts = [draft for number, slide in enumerate(slides, 1) for draft in _slide(slide, number)]
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"it is a broken presentation ({type(error).__name__}: {str(error)[:120]})") from None
    title, stamp = docx.properties(presentation.core_properties)
    found = Reading(layout.settle(drafts), title=title, stamp=stamp)
    if unread := sum(_is_picture(shape) for slide in slides for shape in _shapes(slide.shapes, 0)):
        found.warnings.append(f"{unread} charts, diagrams and pictures were not read")
    return [found]


def _is_picture(shape: Any) -> bool:
    """A shape that shows something without text that can be read."""
    readable = shape.has_text_frame or getattr(shape, "has_table", False)
    return not readable and not shape.is_placeholder and type(shape).__name__ != "Connector"


def _slide(slide: Any, page: int) -> Iterator[Draft]:
    title = slide.shapes.title
    if title is not None and (text := repair.mend_piece(title.text_frame.text, line=1, page=page)):
        yield Draft("heading", text, level=1 if page == 1 else 2)
    for shape in _shapes(slide.shapes, 0):
        if title is not None and shape.shape_id == title.shape_id:
            continue
        if getattr(shape, "has_table", False) and shape.has_table:
            yield from docx.table(shape.table, 1, page)
        elif shape.has_text_frame and not _small_print(shape):
            yield from _frame(shape.text_frame, page)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from _frame(slide.notes_slide.notes_text_frame, page)


def _shapes(shapes: Any, depth: int) -> Iterator[Any]:
    """The shapes of a slide, those in groups too, from top to bottom as they are layered."""
    for shape in shapes:
        inner = getattr(shape, "shapes", None)
        if inner is not None and depth < settings.MAX_SHAPE_GROUPS:
            yield from _shapes(inner, depth + 1)
        else:
            yield shape


def _small_print(shape: Any) -> bool:
    """Date, footer and number of a slide."""
    if not shape.is_placeholder:
        return False
    return any(word in str(shape.placeholder_format.type) for word in ("DATE", "FOOTER", "SLIDE_NUMBER", "HEADER"))


def _frame(frame: Any, page: int) -> Iterator[Draft]:
    for number, paragraph in enumerate(frame.paragraphs, 1):
        text = repair.mend_piece(paragraph.text, line=number, page=page)
        if not text:
            continue
        item = lineshape.bullet(text)
        if lineshape.ends_sentence(text.text) and len(text.text.split()) > 25:
            yield Draft("paragraph", text)
        else:
            yield Draft("item", item[0] if item else text, level=paragraph.level + 1, raw="- " + text.text)
