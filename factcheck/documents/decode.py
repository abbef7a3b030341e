"""Bytes to characters: the encoding is worked out from the bytes, never taken on trust."""

from __future__ import annotations

import codecs
import re

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ÿŠšŽžŒœ]")
CYRILLIC_SHAPE = re.compile(r"[À-ÿ]{4,}")


def decode(data: bytes, *, declared: str | None = None) -> tuple[str, str]:
    """Text of `data` and the name of the encoding it turned out to be in.

    A byte order mark decides; then UTF-8, which hardly ever decodes by accident; then UTF-16 without a mark (every
    other byte null); then what the file declares; then cp1252, unless the result does not look Western; then
    charset-normalizer's guess. Never raises: what no encoding explains is shown as U+FFFD.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if sixteen := wide(data):
        return data.decode(sixteen, errors="replace"), sixteen
    for candidate in (declared, "cp1252"):
        text = _strict(data, candidate)
        if text is not None and (candidate != "cp1252" or _looks_western(text)):
            return text, str(candidate)
    if detected := _detected(data):
        text = _strict(data, detected)
        if text is not None:
            return text, detected
    if _mostly_utf8(data):
        return data.decode("utf-8", errors="replace"), "utf-8 with broken bytes"
    return data.decode("cp1252", errors="replace"), "cp1252 with broken bytes"


def _strict(data: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        text, _ = codecs.lookup(name).decode(data)
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in text of European languages nearly every second byte is null."""
    sample = data[:4000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _looks_western(text: str) -> bool:
    """Accented letters that stand one by one among plain ones; four in a row are another alphabet's bytes."""
    letters = [char for char in text[:20_000] if char > "\x7f"]
    if any("\x80" <= char <= "\x9f" for char in letters):
        return False
    runs = sum(len(run) for run in CYRILLIC_SHAPE.findall(text[:20_000]))
    return runs * 2 < len(letters) or not letters


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return best.encoding if best else None


def _mostly_utf8(data: bytes) -> bool:
    text = data[:200_000].decode("utf-8", errors="replace")
    wide = sum(char > "\x7f" and char != "�" for char in text)
    return wide > text.count("�")
