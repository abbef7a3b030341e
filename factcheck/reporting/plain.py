"""Text from sources made safe to show: nothing in it may steer a terminal, a spreadsheet or a reader's eye."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_PICTURES = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)} | {0x7F: 0x2421}
_INVISIBLE = (
    *range(0x80, 0xA0), 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)  # fmt: skip
"""C1 controls, the bidirectional controls that can show a text in another order than it is read, and halves of
surrogate pairs, which no file can hold."""

VISIBLE = {code: chr(picture) for code, picture in _PICTURES.items()} | dict.fromkeys(_INVISIBLE, "\ufffd")
"""For `str.translate`: one visible character for each that is not, so that offsets stay true."""


def visible(text: str) -> str:
    """`text` with control and bidirectional characters shown as symbols; tabs and line ends stay."""
    return text.replace("\r\n", "\n").translate(VISIBLE)


def same_length(text: str) -> str:
    """As `visible`, character for character, so that offsets into `text` hold for the answer."""
    return text.translate(VISIBLE)


def one_line(text: str, limit: int | None = None) -> str:
    """`visible` text on one line; longer than `limit` characters it is cut at a word and ends in an ellipsis."""
    line = re.sub(r"\s+", " ", visible(text)).strip()
    if limit is None or len(line) <= limit:
        return line
    cut = line[: limit - 1]
    if " " in cut[limit // 2 :]:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:") + "…"


def value_text(value: Any) -> str:
    """A fact's value as a person reads it: the wording, a number without a trailing `.0`, a figure as written."""
    if value is None or value == "":
        return "—"
    if isinstance(value, dict):
        return value_text(value.get("text") or value.get("value"))
    if isinstance(value, (list, tuple)):
        return ", ".join(value_text(item) for item in value) or "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, (int, float)):
        return f"{value:,}"
    return one_line(str(value))


def place(location: Mapping[str, Any]) -> str:
    """Where a quote stands in its file: `page 3, line 12`, `line 4, row 2`."""
    return ", ".join(f"{name} {location[name]}" for name in ("page", "line", "row", "cell") if location.get(name))


def plural(count: int, noun: str, many: str | None = None) -> str:
    """`1 source`, `2 sources`, `1,200 sources`."""
    return f"{count:,} {noun if count == 1 else many or noun + 's'}"


def xml_text(text: str) -> str:
    """Only characters that XML 1.0 allows; the others are shown as symbols."""
    return re.sub("[\ufffe\uffff]", "\ufffd", visible(text))
