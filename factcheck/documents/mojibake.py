"""Repair of UTF-8 that was shown through a Thai code page with Western symbols in its gaps.

Bytes 0xA1-0xFB became Thai letters (TIS-620), 0x80-0x9F the symbols of Windows-1252, so that a bullet reads as a Thai
vowel, a euro sign and a Thai consonant. A general-purpose fixer takes the symbols for damage of its own kind and
destroys the bytes that carry the repair, so this runs first.

Real Thai must stay: some Thai words happen to be UTF-8 when written in TIS-620. What tells them apart is that a
garbled character holds a Western symbol where no Thai word has one, that a whole run of such characters decodes
without remainder, and that no ordinary Thai letter leads into it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

LOST = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
"""Bytes that Windows-1252 leaves undefined: software on the way often dropped the invisible characters they became."""

EMOJI = re.compile(r"[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f000-\U0001faff]")
CONTINUATION = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\x80-\xbf"
SYMBOLS = re.compile(rf"â[{CONTINUATION}]{{2}}|ð[{CONTINUATION}]{{3}}|ï¸\x8f")
THAI = re.compile(r"[\u0e01-\u0e5b]")


@cache
def _bytes_of() -> dict[str, int]:
    """Character -> the byte that the code-page mix shows as that character."""
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        raw = bytes([byte])
        for name in ("cp1252", "latin-1") if byte < 0xA0 else ("iso8859_11", "latin-1"):
            try:
                table.setdefault(raw.decode(name), byte)
            except UnicodeDecodeError:
                continue
    return table


@cache
def _run_pattern() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(_bytes_of())) + "]+")


def repair(text: str) -> str:
    """`text` with characters restored that a Thai/Western code-page mix had garbled; everything else as it was."""
    if not THAI.search(text):
        return text
    sure = any(_restored(run.group(), sure=False) for run in _run_pattern().finditer(text))

    def restore(run: re.Match[str]) -> str:
        whole = run.group()
        restored = _restored(whole, sure=sure)
        if restored is None and sure:
            restored = _beside_latin(run, text)
        return whole if restored is None else restored

    return _run_pattern().sub(restore, text)


def repair_symbols(text: str) -> str:
    """`text` with punctuation, symbols and pictographs restored that Windows-1252 had garbled ("âš¡", "ðŸ“Œ").

    Only what starts with the bytes of these characters is touched, three or four bytes that decode together; a
    general-purpose fixer leaves many of them, since it judges a line by its letters.
    """
    return SYMBOLS.sub(_symbol, text) if SYMBOLS.search(text) else text


def _symbol(match: re.Match[str]) -> str:
    decoded = _decode(bytes(_western()[char] for char in match.group()))
    return match.group() if decoded is None else decoded


@cache
def _western() -> dict[str, int]:
    """Character -> the byte that Windows-1252 (Latin-1 in its gaps) shows as that character."""
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        for name in ("cp1252", "latin-1"):
            try:
                table.setdefault(bytes([byte]).decode(name), byte)
            except UnicodeDecodeError:
                continue
    return table


def _restored(run: str, *, sure: bool) -> str | None:
    """The characters behind a garbled run, or None where it may be real Thai.

    `sure` says that the same text holds undoubted damage; only then are lost bytes guessed and short runs believed.
    """
    if not THAI.search(run):
        return None
    raw = bytes(_bytes_of()[char] for char in run)
    decoded = _decode(raw)
    if decoded is not None:
        carried = any(0x80 <= byte <= 0xA0 for byte in raw)
        long_enough = len(raw) > 2 and any(ord(char) > 0x7FF for char in decoded)
        return decoded if carried and (sure or long_enough) else None
    if not sure:
        return None
    return _with_lost_bytes(raw)


def _decode(raw: bytes) -> str | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    proper = all(unicodedata.category(char) not in {"Cc", "Cn", "Co", "Cs"} for char in text)
    return text if proper else None


def _with_lost_bytes(raw: bytes) -> str | None:
    """The run decoded character by character, each with at most one of the lost bytes put back."""
    text, at = [], 0
    while at < len(raw):
        width = _width(raw[at])
        if width == 0:
            return None
        whole = _decode(raw[at : at + width])
        if whole is not None:
            text.append(whole)
            at += width
            continue
        guess = _guess(raw[at : at + width - 1], width)
        if guess is None:
            return None
        text.append(guess)
        at += width - 1
    return "".join(text)


def _width(lead: int) -> int:
    """Number of bytes of the UTF-8 character that starts with `lead`; 0 where none does."""
    if 0xC2 <= lead <= 0xDF:
        return 2
    if 0xE0 <= lead <= 0xEF:
        return 3
    return 4 if 0xF0 <= lead <= 0xF4 else 0


def _guess(raw: bytes, width: int) -> str | None:
    """The likeliest character of `width` bytes whose other bytes are `raw`: a quotation mark, else a pictograph."""
    if len(raw) != width - 1 or width == 2:
        return None
    found = [
        char
        for place in range(1, width)
        for byte in LOST
        if (char := _decode(raw[:place] + bytes([byte]) + raw[place:])) is not None
    ]
    best = [char for char in found if char == "”"]
    best += [char for char in found if EMOJI.match(char) and unicodedata.category(char) in {"So", "Mn"}]
    return best[0] if best else None


def _beside_latin(run: re.Match[str], text: str) -> str | None:
    """An accented letter in the middle of a Latin word (a name such as Nestlé), in a text known to be garbled."""
    before = text[run.start() - 1 : run.start()]
    if not (before.isascii() and before.isalpha()):
        return None
    decoded = _decode(bytes(_bytes_of()[char] for char in run.group()))
    if decoded and all("LATIN" in unicodedata.name(char, "") for char in decoded):
        return decoded
    return None
