"""Scores, votes and records: "3-1", "62-38", "14-3-2"; two counts in one, and no figure."""

from __future__ import annotations

from decimal import Decimal

from factcheck.figures.date_parts import DASHES
from factcheck.figures.reading import Context, Reading
from factcheck.figures.scan import Tokens

_SCORES = frozenset(
    "won win wins beat beats beating lost lose loses losing drew draw defeated defeat victory score scored "
    "lead led trailed trailing leading tied thrashed edged voted ruled passed".split()
)
_SCORE_NOUNS = frozenset(
    "win victory loss defeat draw lead record vote decision scoreline margin split ruling triumph tie".split()
)


def is_score(ctx: Context, first: Reading, second: Reading) -> bool:
    """Whether "3-1" is a score, a vote or a record: it falls, or the words beside it say so; and "7-10-2"."""
    tokens = ctx.tokens
    if first.unit is not None or not isinstance(first.value, Decimal) or not isinstance(second.value, Decimal):
        return False
    if tokens.at(second.last).text in DASHES and tokens.at(second.last + 1).kind == "number":
        return True
    bare = (second.kind == "count" and second.first + 1 >= second.last) or second.unit in _SCORE_NOUNS
    if second.kind != "count":
        return False
    if bare and first.value >= second.value:
        return True
    near = {tokens.word(index) for index in range(first.first - 4, first.first)} | {tokens.word(second.first + 1)}
    return bool(bare and near & (_SCORES | _SCORE_NOUNS)) or tokens.word(second.first + 1) in _SCORE_NOUNS


def chain_end(tokens: Tokens, at: int) -> int:
    """Index behind all of "7-10-2", whose second number ends at `at`."""
    while tokens.at(at).text in DASHES and tokens.at(at + 1).kind == "number":
        at += 2
    return at
