"""Whether words name an outlet."""

from __future__ import annotations

import re

from firsthand.text.lexicon import words

_WORD = re.compile(r"[\w'’.-]+")


def names_outlet(text: str) -> bool:
    """Whether a capitalised name in `text` is an agency's, or ends in a word that outlets' names end in (Post, Radio, ...)."""
    if any(re.search(rf"\b{re.escape(agency)}\b", text) for agency in words("agencies")):
        return True
    tokens = _WORD.findall(text)
    return any(
        token in words("outlet_words") and (before[:1].isupper() or after[:1].isupper() or before.lower() == "the")
        for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False)
    )
