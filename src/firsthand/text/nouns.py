"""Nouns for persons: their singular, and whether a list knows them."""

from __future__ import annotations

from functools import cache

from firsthand.text.lexicon import words

_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "children": "child", "wives": "wife"}


def singular(noun: str) -> str:
    """`noun` without its plural ending, where a list knows the singular."""
    for end, put in _IRREGULAR.items():
        if noun.endswith(end) and (noun == end or noun[: -len(end)] + put in _persons()):
            return noun[: -len(end)] + put
    if noun.endswith("s"):
        for candidate in (noun[:-1], noun[:-2], noun[:-3] + "y"):
            if candidate in _nouns():
                return candidate
    return noun


@cache
def _nouns() -> frozenset[str]:
    return _persons() | words("bodies") | words("documents")


@cache
def _persons() -> frozenset[str]:
    return words("roles") | words("private_roles") | words("descriptors")


def is_person_noun(noun: str) -> bool:
    """Whether a singular noun says what a person is."""
    return noun in _persons() or noun in words("titles")
