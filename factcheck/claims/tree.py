"""Small questions about a dependency parse, asked by every stage that reads grammar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from factcheck.inference.token import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
Tokens = Sequence[Token]


def children(tokens: Tokens, head: int) -> list[int]:
    """Indices of the direct dependents of `head`, in order."""
    return [at for at, token in enumerate(tokens) if token.head == head and at != head]


def child(tokens: Tokens, head: int, *deps: str) -> int | None:
    """The first direct dependent of `head` with one of these labels."""
    return next((at for at in children(tokens, head) if tokens[at].dep in deps), None)


def subtree(tokens: Tokens, head: int, skip: Iterable[int] = ()) -> list[int]:
    """`head` and all that hangs from it, in order, without the branches that start at `skip`. Linear."""
    dependents: dict[int, list[int]] = {}
    for at, token in enumerate(tokens):
        if token.head != at:
            dependents.setdefault(token.head, []).append(at)
    left_out = set(skip)
    found, stack = [], [head]
    while stack:
        at = stack.pop()
        found.append(at)
        stack.extend(one for one in dependents.get(at, ()) if one not in left_out)
    return sorted(found)


def roots(tokens: Tokens) -> list[int]:
    """Indices of the tokens that head the parse (one a sentence, as the parser cut it)."""
    return [at for at, token in enumerate(tokens) if token.head == at]


def ancestors(tokens: Tokens, at: int) -> list[int]:
    """Heads from `at`'s own up to the root."""
    chain = []
    while tokens[at].head != at:
        at = tokens[at].head
        chain.append(at)
    return chain


def is_past_relative(tokens: Tokens, verb: int) -> bool:
    """Whether the verb is that of a relative clause in the past, which tells what was so whatever its sentence supposes
    ("... which it launched at 989 euros")."""
    return tokens[verb].dep == "relcl" and tokens[verb].tag == "VBD"


def is_finite(tokens: Tokens, verb: int) -> bool:
    """Whether the verb is finite by itself or through an auxiliary ("opened", "was opened", "will open")."""
    if tokens[verb].tag in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    return any(
        tokens[at].dep in {"aux", "auxpass"} and tokens[at].tag in {"VBD", "VBZ", "VBP", "MD"}
        for at in children(tokens, verb)
    )


def join(
    tokens: Tokens, indices: Iterable[int], source: str, replace: Callable[[int], str | None] | None = None
) -> str:
    """The words at `indices` as running text, with the spacing of `source`; `replace` may give other words for one."""
    words: list[str] = []
    before: int | None = None
    for at in indices:
        token = tokens[at]
        new = replace(at) if replace else None
        word = token.text if new is None else new
        if not word:
            continue
        if before is not None:
            touches = before == at - 1 and tokens[before].end == token.start
            words.append("" if touches or token.text in {",", ".", ";", ":", "'s", "’s"} else " ")
        words.append(word)
        before = at
    return "".join(words).strip(" ,;:–—")
