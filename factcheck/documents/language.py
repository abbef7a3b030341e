"""Which language a text is in. The models know English; other languages are warned of and left out."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from factcheck import settings

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LETTERS = re.compile(r"[^\W\d_]")


@cache
def _identifier() -> LanguageIdentifier:
    """The n-gram model of Lui and Baldwin (2012), langid.py; loading takes about a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def detect(text: str) -> str:
    """ISO 639-1 code of the text's language; "en" where the text is too short or too mixed to say."""
    sample = re.sub(r"https?://\S+|[\d_]+", " ", text[: settings.LANGUAGE_SAMPLE])
    letters = LETTERS.findall(sample)
    if len(letters) < 8:
        return "en"
    latin = sum(char.isascii() or "LATIN" in unicodedata.name(char, "") for char in letters) / len(letters)
    if latin >= 0.5 and len(sample.split()) < settings.LANGUAGE_MIN_WORDS:
        return "en"
    code, probability = _identifier().classify(sample)
    if code == "en" or (latin >= 0.5 and probability < settings.LANGUAGE_MIN_PROBABILITY):
        return "en"
    return str(code)
