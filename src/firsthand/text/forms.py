"""What the form of a capitalised word says against its being a name."""

from __future__ import annotations

import re

_PREFIXED = re.compile(r"(?:ex|non|anti|pro|pre|post|mid)-")
_COMPOUND = re.compile(
    r"-(?:based|headquartered|born|backed|led|run|owned|listed|registered|controlled|aligned|supported|funded|made|bound"
    r"|style|era|affiliated|linked|educated|trained|appointed|sponsored|area|focused)$"
)
_CONTRACTION = re.compile(r"(?:[’'](?:ve|ll|re|m|d)|n[’']t)$", re.IGNORECASE)


def compound(word: str) -> bool:
    """Whether a word only says something of the name after it: "Vell-based Brisk"."""
    return _COMPOUND.search(word) is not None


def prefixed(word: str) -> bool:
    """Whether a word says what somebody was or is not: "an ex-Governor"."""
    return _PREFIXED.match(word) is not None


def contracted(word: str) -> bool:
    """Whether a word is a contraction: "We’ll"."""
    return ("'" in word or "’" in word) and _CONTRACTION.search(word) is not None
