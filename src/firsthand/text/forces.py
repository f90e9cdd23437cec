"""The one police force that a text names: "police said" is then said of it."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from firsthand.text.lexicon import words
from firsthand.text.names import Name
from firsthand.text.nouns import is_person_noun, singular

_FORCE = re.compile(
    r"(?<![\w’'-])(?P<of>(?:[A-Z](?:\w{0,2}\.|[\w’'-]*) ){1,4})(?P<noun>[Pp]olice(?: (?:Department|Service|Force))?)\b"
)
# What tells a kind of police, and not which.
_KINDS = frozenset(
    ("anti-riot", "anti-terror", "armed", "border", "city", "county", "district", "federal", "local", "military")
    + ("municipal", "national", "provincial", "railway", "regional", "religious", "riot", "secret", "security", "state")
    + ("traffic", "transit", "transport", "undercover", "university", "village")
)


def only_force(text: str, lower: AbstractSet[str]) -> Name | None:
    """Where the only force of `text` is first named; None where it names none, or more than one.

    `lower` are the words that the text has in small letters too: at a sentence's beginning they name nothing.
    """
    found: dict[tuple[str, ...], Name] = {}
    for match in _FORCE.finditer(text):
        parts = match["of"].split()
        while parts and _tells_nothing(parts[0].lower(), lower):
            parts.pop(0)
        if parts:
            begin = match.start("noun") - len(" ".join(parts)) - 1
            label = (*parts, *match["noun"].split())
            key = tuple(part.lower() for part in parts)
            found.setdefault(key, Name(begin, match.end(), label, "organisation", (), begin, False, False, False))
    return next(iter(found.values())) if len(found) == 1 else None


def _tells_nothing(word: str, lower: AbstractSet[str]) -> bool:
    return word in lower or word in words("function_words") | _KINDS or is_person_noun(singular(word))
