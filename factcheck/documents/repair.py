"""Characters as their author meant them: garbling undone, invisible and dangerous ones taken out, spaces evened."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.documents import mojibake
from factcheck.documents.located import Located, locate

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, with the escape that starts a terminal sequence
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u206f\ufeff\ufff9-\ufffb"  # soft hyphen, marks without width
    "\u202a-\u202e"  # overrides of the writing direction: what is seen would not be what is read
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
TERMINAL = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]{0,500}(?:\x07|\x1b\\)|[@-Z\\-_])")
ODD_SPACE = re.compile("[\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
LINE_ENDS = re.compile(r"\r\n|\r|\n|\f|\u2028|\u2029")


@cache
def _light() -> TextFixerConfig:
    """ftfy's settings: undo wrong encodings and ligatures; leave the author's own quotes and line ends alone."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(uncurl_quotes=False, fix_line_breaks=False, unescape_html=False, explain=False)


def mend(text: str) -> str:
    """A line of text with garbling undone and characters that are not text taken out. Spaces become plain ones."""
    if text.isascii() and text.isprintable():
        return text
    if "\x1b" in text:
        text = TERMINAL.sub("", text)
    text = mojibake.repair(text)
    if not text.isascii():
        from ftfy import fix_text

        text = fix_text(mojibake.repair_symbols(INVISIBLE.sub(_unless_c1, text)), _light())
    return ODD_SPACE.sub(" ", INVISIBLE.sub("", text))


def _unless_c1(match: re.Match[str]) -> str:
    """ftfy needs the controls of 0x80-0x9F, which carry the repair of Western garbling."""
    return match.group() if "\x80" <= match.group() <= "\x9f" else ""


def mend_lines(text: str, *, first_line: int = 1, page: int | None = None) -> list[Located]:
    """The lines of a file's text, each mended and knowing its place; trailing space is cut, indentation kept."""
    whole = mojibake.repair(text) if mojibake.THAI.search(text) else text
    raw_lines, mended_lines = LINE_ENDS.split(text), LINE_ENDS.split(whole)
    lines: list[Located] = []
    for number, (raw, whole_line) in enumerate(zip(raw_lines, mended_lines, strict=True), first_line):
        lines.append(locate(raw, mend(whole_line).rstrip(), number, page))
    return lines


def mend_piece(text: str, *, line: int = 0, page: int | None = None) -> Located:
    """One stretch of text (a paragraph of a format without lines), mended, squeezed and stripped."""
    return locate(text, mend(LINE_ENDS.sub(" ", text)), line, page).squeezed().strip()
