"""Whether words name an outlet."""

from __future__ import annotations

from functools import cache

from firsthand.text.lexicon import words
from firsthand.text.names import names
from firsthand.text.words import words as folded_words

_MEDIA = frozenset(("broadcasting", "channel", "news", "press", "radio", "television", "tv"))


def names_outlet(text: str) -> bool:
    """Whether a name in `text` is a news outlet's (the Harbour Post, Radio Orla) or an agency's."""
    if any(name.kind == "outlet" or (len(name.words) > 1 and _MEDIA & _low(name.words)) for name in names(text)):
        return True
    parts = [text[word.begin : word.end] for word in folded_words(text)]
    return any(tuple(parts[i : i + n]) in _agencies() for n in range(1, 5) for i in range(len(parts) - n + 1))


def _low(parts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(part.lower() for part in parts)


@cache
def _agencies() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(entry.split()) for entry in words("agencies"))
