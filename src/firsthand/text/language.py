"""Which language a text is in."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from firsthand.text import lexicon

_WORD = re.compile(r"[^\W\d_]+")
_SHARE = 0.15  # running English has 0.3 and more, other languages under 0.05
_KINDS = 3  # distinct function words that must be met
_LEAST = 20  # letters below which nobody can tell
_SURE = 0.8  # probability below which a guess between all languages is no answer
_SAMPLE = 20_000  # characters that are looked at


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of most of `text`; `None` where it is too short to tell.

    English by its function words, which also holds for headlines, lists and transcripts; other
    languages by py3langid (naive Bayes over byte n-grams; Lui & Baldwin 2012).
    """
    sample = text[:_SAMPLE]
    words = [w.lower() for w in _WORD.findall(sample)]
    if sum(map(len, words)) < _LEAST:
        return None
    met = Counter(w for w in words if w in lexicon.words("english_function"))
    if len(met) >= _KINDS and met.total() >= _SHARE * len(words):
        return "en"
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
