"""Possessives inside a name: "Net Menders’ Union", "the Orsk Sheriff’s Office", "St. Ada’s Hospital"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from firsthand.text.lexicon import words
from firsthand.text.tokens import Token, capitalised, lowered

# Plurals in "’s" that own a body, and who else does: an office, or a saint.
_PLURALS = frozenset(("women", "men", "children", "people", "fishermen"))
_OFFICES = frozenset(("examiner", "king", "queen"))
# What a country or a city has one of: "Vellmar’s Foreign Ministry".
_OF_STATE = frozenset(
    ("agency", "army", "authority", "bureau", "cabinet", "chiefs", "commission", "congress", "council", "court")
    + ("department", "ministry", "navy", "office", "parliament", "police", "senate", "service")
)
_SAINT = frozenset(("st", "saint", "santa", "san"))
_OWNS = re.compile(r"[’'](?:s\b)?")


def with_owners(text: str, found: Sequence[Token]) -> list[Token]:
    """The words, with the apostrophe kept where it stands inside a body's name."""
    kept: list[Token] = []
    for i, word in enumerate(found):
        end = _OWNS.match(text, word.end) if word.possessive and capitalised(word.text) else None
        if end and _heads_body(text, found[i : i + 5], _may_own(word, kept[-1:], single=bool(end.group()[1:]))):
            whole = word.text + end.group()
            word = word._replace(end=end.end(), text=whole, possessive=False, low=lowered(whole))
        kept.append(word)
    return kept


def _may_own(owner: Token, before: Sequence[Token], single: bool) -> frozenset[str]:
    """The nouns of bodies that the owner may be part of."""
    bodies = words("organisations") - words("plain_outlets")
    if single and any(
        name in words("places") for name in (owner.low, f"{before[0].low} {owner.low}" if before else "")
    ):
        return _OF_STATE
    if (owner.low in _PLURALS) if single else owner.low.endswith("s"):
        return bodies | words("outlets") if single else bodies
    office = owner.low in words("roles") | _OFFICES
    saint = bool(before) and before[0].low in _SAINT
    return bodies if office or saint else frozenset()


def ends_in_owner(word: str) -> bool:
    """Whether a word of a name is the owner of what follows: "Sheriff’s" of "Sheriff’s Office"."""
    return re.search(r"[’']s?$", word) is not None


def _heads_body(text: str, found: Sequence[Token], nouns: frozenset[str]) -> bool:
    """Whether the capitalised words right after the first hold one of `nouns`."""
    for before, word in pairwise(found if nouns else ()):
        if not capitalised(word.text) or not re.fullmatch(r"(?:[’']s?)? ", text[before.end : word.begin]):
            return False
        if word.low in nouns:
            return True
    return False
