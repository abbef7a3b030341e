"""What a model calls entailment, neutral and contradiction, and in which order it gives them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LABELS = ("entailment", "neutral", "contradiction")
"""The columns of every score, in this order."""

_SYNONYMS = {
    "entailment": {"entailment", "entail", "entails", "entailed", "supports", "supported", "support", "e"},
    "neutral": {"neutral", "nei", "not_enough_info", "notenoughinfo", "unknown", "undetermined", "n"},
    "contradiction": {"contradiction", "contradict", "contradicts", "contradictory", "refutes", "refuted", "c"},
    "not_entailment": {"not_entailment", "notentailment", "non_entailment", "nonentailment", "not_entailed"},
}


def label_columns(id2label: Mapping[int, str]) -> tuple[str, ...]:
    """The house's word for each output of a model, in the order of the outputs.

    Three outputs must be entailment, neutral and contradiction in any order; two must be entailment and not_entailment.
    Raises FactcheckError for anything else: a model of another task, or one whose config.json does not say.
    """
    words = tuple(_word(id2label[number]) for number in sorted(id2label))
    if sorted(words) in (sorted(LABELS), ["entailment", "not_entailment"]):
        return words
    raise FactcheckError(
        f"This is no NLI model that can be used: its outputs are called {', '.join(id2label.values())}, where "
        "entailment, neutral and contradiction (or entailment and not_entailment) should be named in its config.json."
    )


def _word(label: str) -> str:
    plain = re.sub(r"[^a-z]+", "_", label.strip().lower()).strip("_")
    for word, synonyms in _SYNONYMS.items():
        if plain in synonyms:
            return word
    return plain


def in_order(probabilities: NDArray[np.float32], columns: tuple[str, ...]) -> NDArray[np.float32]:
    """Probabilities by the model's outputs -> probabilities by LABELS, shape (n, 3).

    A two-way model's not_entailment becomes neutral whole: it cannot tell what it was not taught, and a contradiction
    that is claimed without proof costs more than one that is missed. Such a model never reports a contradiction.
    """
    ordered = np.zeros((len(probabilities), len(LABELS)), dtype=np.float32)
    for number, word in enumerate(columns):
        ordered[:, LABELS.index("neutral" if word == "not_entailment" else word)] += probabilities[:, number]
    return ordered
