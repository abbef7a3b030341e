"""A parse as bytes and back: columns of JSON, since what comes from a shared folder must not be able to run code."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from sys import intern

from factcheck.inference.token import Token


def pack(tokens: Sequence[Token]) -> bytes:
    """The tokens of one text, without their words, which stand in the text; about 300 bytes for a sentence."""
    columns = [
        [token.lemma for token in tokens],
        [token.pos for token in tokens],
        [token.tag for token in tokens],
        [token.dep for token in tokens],
        [token.ent for token in tokens],
        [token.head for token in tokens],
        [token.start for token in tokens],
        [token.end - token.start for token in tokens],
    ]
    return zlib.compress(json.dumps(columns, separators=(",", ":"), ensure_ascii=False).encode(), 1)


def unpack(value: bytes, text: str) -> tuple[Token, ...] | None:
    """The tokens of `text`, None where the bytes are not a parse of it."""
    try:
        *words, heads, starts, lengths = json.loads(zlib.decompress(value))
        lemmas, tags_pos, tags, deps, ents = ([intern(word) for word in column] for column in words)
        count, longest = len(heads), len(text)
        sound = all(0 <= head < count for head in heads) and all(
            0 <= start <= start + length <= longest for start, length in zip(starts, lengths, strict=True)
        )
        if not sound:
            return None
        return tuple(
            Token(intern(text[start : start + length]), lemma, pos, tag, dep, head, start, start + length, ent)
            for lemma, pos, tag, dep, ent, head, start, length in zip(
                lemmas, tags_pos, tags, deps, ents, heads, starts, lengths, strict=True
            )
        )
    except (ValueError, TypeError, zlib.error):
        return None
