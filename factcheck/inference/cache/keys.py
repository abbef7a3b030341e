"""What an entry of the cache is known by: a hash of all that its value depends on."""

from __future__ import annotations

import hashlib

KEY_BYTES = 16
"""Of BLAKE2b: among 10^10 entries two of one key are expected with a probability of 10^-19."""


def key(maker: str, *parts: str) -> bytes:
    """The key of what `maker` (a model's fingerprint, a version) makes of these texts, in this order."""
    digest = hashlib.blake2b(digest_size=KEY_BYTES)
    for part in (maker, *parts):
        text = part.encode("utf-8", "surrogatepass")
        # the length keeps ("ab", "c") apart from ("a", "bc")
        digest.update(len(text).to_bytes(8, "big"))
        digest.update(text)
    return digest.digest()
