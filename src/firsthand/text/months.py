"""Months whose names are given names or verbs too."""

from __future__ import annotations

import re

from firsthand.text.tokens import Token

_MONTHS = frozenset(("april", "may", "june", "august"))
_BEFORE = frozenset(("in", "since", "until", "till", "last", "next", "this", "early", "late", "mid", "during", "every"))


def is_month(text: str, before: Token | None, word: Token) -> bool:
    """Whether "April" or "May" is the month: after "in", "last" or "the June", or beside a number."""
    if word.low not in _MONTHS:
        return False
    if before is not None and text[before.end : word.begin].strip(" -") == "":
        decision = before.low == "the" and re.match(r" [a-z]", text[word.end : word.end + 2])
        if before.low in _BEFORE or (decision and word.low != "may"):
            return True
    return bool(
        re.search(r"\d(?:st|nd|rd|th)? (?:of )?$", text[max(0, word.begin - 8) : word.begin])
        or re.match(r"\.? \d", text[word.end : word.end + 3])
    )
