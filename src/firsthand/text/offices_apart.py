"""Whether two descriptions are of two offices: "the vice president" is not "the president"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from firsthand.text.lexicon import pairs, words

# Before an office, each makes it another one ...
_RANKS = frozenset(("vice", "deputy", "lieutenant", "assistant", "associate", "under", "prime", "shadow", "junior"))
# ... but not before what somebody is called in whatever rank.
_ANY_RANK = frozenset(("professor", "general", "admiral", "colonel", "marshal", "coach", "editor", "officer", "judge"))
_SIDES = frozenset(("defense", "defence", "prosecution", "opposition", "government", "majority", "minority"))
_BEHIND = re.compile(r"\b(?:of|for|at|in|from|to|on|who|which|that)\b|,")  # begins what stands behind the noun


def other_office(role: str, other: str) -> bool:
    """Whether what stands before the nouns of two descriptions tells another rank, another business or another place.

    A description that tells no business and no place may be of any: "the minister" may be the works minister.
    """
    (a, noun), (b, other_noun) = _parted(role), _parted(other)
    if _RANKS & a != _RANKS & b and not {noun, other_noun} & _ANY_RANK:
        return True
    return _differ(filter(_is_business, a), filter(_is_business, b)) or _differ(_places(a), _places(b))


def _parted(text: str) -> tuple[set[str], str]:
    """The words before the noun, and the noun."""
    found = re.findall(r"[^\W\d_][\w.’'-]*", _BEHIND.split(text.lower())[0])
    plain = [re.sub(r"[’']s?$", "", word) for word in found]
    return set(plain[:-1]), "".join(plain[-1:])


def _is_business(word: str) -> bool:
    """Whether it is what an office is about, or the kind of body it is in: "works minister", "hospital spokesman"."""
    return word in _SIDES or any(word in words(of) for of in ("portfolios", "bodies", "organisations"))


def _places(found: Iterable[str]) -> set[str]:
    """Places among the words, a people as its country."""
    country = {people: land for land, people in pairs("countries").items()}
    return {country.get(word, word) for word in found if word in words("places") or word in country}


def _differ(a: Iterable[str], b: Iterable[str]) -> bool:
    one, other = set(a), set(b)
    return bool(one and other) and one.isdisjoint(other)
