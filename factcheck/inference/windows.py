"""Pairs too long for a model: cut into windows that overlap, and their scores put together. Nothing is dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from factcheck.settings import NLI_WINDOW_MARGIN, NLI_WINDOW_OVERLAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from factcheck.inference.tokenizer import ModelTokenizer

ENTAILMENT, NEUTRAL, CONTRADICTION = 0, 1, 2
"""Columns of a score."""


def split_pair(pair: tuple[str, str], tokenizer: ModelTokenizer, window: int) -> list[list[tuple[str, str]]]:
    """The windows of a pair that is longer than `window` tokens: `[part of the hypothesis][part of the premise]`.

    The hypothesis stays whole unless it alone takes more than half of the window.
    """
    room = window - tokenizer.specials - NLI_WINDOW_MARGIN
    premise, hypothesis = pair
    parts = cut(hypothesis, tokenizer, max(1, room // 2))
    longest = max(len(tokenizer.offsets(part)) for part in parts)
    premises = cut(premise, tokenizer, max(1, room - longest))
    return [[(piece, part) for piece in premises] for part in parts]


def cut(text: str, tokenizer: ModelTokenizer, tokens: int) -> list[str]:
    """The text in pieces of at most `tokens` tokens, each overlapping the one before; the text itself if it fits."""
    offsets = tokenizer.offsets(text)
    if len(offsets) <= tokens:
        return [text]
    step = max(1, tokens - int(tokens * NLI_WINDOW_OVERLAP))
    starts = [*range(0, len(offsets) - tokens, step), len(offsets) - tokens]
    return [text[offsets[at][0] : offsets[at + tokens - 1][1]] for at in dict.fromkeys(starts)]


def join_scores(scores: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The score of a whole pair from those of its windows, one array (premise windows, 3) a part of the hypothesis.

    Of the premise's windows the least neutral one speaks, as a long text supports or denies a claim in one place
    (Laban et al. 2022, SummaC, take the best sentence likewise). Of the hypothesis's parts the most contradicted one,
    or the least entailed one if none is contradicted: a claim holds only if every part of it does.
    """
    parts = np.stack([windows[windows[:, NEUTRAL].argmin()] for windows in scores])
    denied = parts[:, CONTRADICTION].argmax()
    if parts[denied].argmax() == CONTRADICTION:
        return np.asarray(parts[denied], dtype=np.float32)
    return np.asarray(parts[parts[:, ENTAILMENT].argmin()], dtype=np.float32)
