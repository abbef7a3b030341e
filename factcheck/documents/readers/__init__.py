"""Readers: bytes of one format in, `Reading`s out. One file per format, chosen by content (`sniff`)."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass

from factcheck.documents.draft import Reading
from factcheck.documents.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as found: its name (for hints), its bytes, and how many archives it came out of."""

    name: str
    data: bytes
    depth: int = 0


Reader = Callable[[Raw, ReadOptions], list[Reading]]
"""Raises `UnreadableError` with a reason; never touches the network."""


class UnreadableError(Exception):
    """The file cannot be read; the message says why, in words that follow "name: "."""


def reader(kind: str) -> Reader:
    """The reader of a kind that `sniff.kind` names; its module (and the parser behind it) is loaded now."""
    read: Reader = importlib.import_module(f"{__name__}.{kind}").read
    return read
