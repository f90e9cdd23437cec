"""Whether what is said of somebody shows an office, or a private person."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from firsthand.text.descriptions import describe
from firsthand.text.lexicon import words
from firsthand.text.nouns import singular
from firsthand.text.tokens import fold

# Words that say only what somebody is like or thinks: no office by themselves.
_NO_OFFICE = frozenset(
    (
        "person",
        "man",
        "woman",
        "boy",
        "girl",
        "guy",
        "gentleman",
        "native",
        "fellow",
        "supporter",
        "volunteer",
        "source",
        "winner",
    )
)


def is_private(roles: Iterable[str], speaks_for: bool, kind: str) -> bool:
    """Whether a voice is a private person's (or private persons').

    An office, a title of office or speaking for somebody makes it public; without either a person is private.  A group
    is private only where its noun says so ("residents").
    """
    heads = {head for role in roles for head in _heads(role)}
    if speaks_for or heads & _offices():
        return False
    return kind != "group" or bool(heads & (words("private_roles") | _NO_OFFICE))


@lru_cache(maxsize=1 << 14)
def _heads(role: str) -> frozenset[str]:
    """The role's head noun, and titles among its words."""
    described = describe(role)
    lows = {singular(word) for word in fold(role).split()}
    return frozenset(lows & _titles()) | ({described.head} if described else set())


@cache
def _titles() -> frozenset[str]:
    """Titles that go with an office; a form of address or of learning does not."""
    return (
        words("titles")
        - words("titles_male")
        - words("titles_female")
        - {"dr", "prof", "hon", "st", "u", "don", "doña", "pan", "daw"}
    )


@cache
def _offices() -> frozenset[str]:
    return (words("roles") | _titles()) - words("private_roles") - _NO_OFFICE
