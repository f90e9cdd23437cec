"""Runs of capitalised words that may together be a title and a name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from firsthand.text.forms import compound, contracted
from firsthand.text.kinds import given_names, is_given
from firsthand.text.lexicon import words
from firsthand.text.lookalikes import shown
from firsthand.text.months import is_month
from firsthand.text.tokens import Token, acronym, capitalised

# Words that end a body's name: an "and" after them begins another name.
_LAST = frozenset(
    ("union", "group", "board", "council", "committee", "association", "federation", "house", "institute", "agency")
    + ("commission", "league", "foundation", "society", "network", "campaign")
)
_FIRM = frozenset(("sons", "daughters", "brothers", "sisters", "partners", "associates", "company", "co"))
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Words that begin names also at the beginning of a sentence: "West Orsk police say".
_QUARTERS = frozenset(("new", "north", "south", "east", "west"))


def runs(text: str, found: Sequence[Token], lower: AbstractSet[str]) -> Iterator[list[Token]]:
    """Maximal runs of words that may together be a title and a name."""
    run: list[Token] = []
    pending: list[Token] = []  # particles and links that need a capitalised word after them
    alone, inside = _standing_alone(found), _side_by_side(found)
    for i, word in enumerate(found):
        if not run and word.text.islower() and word.text.isalpha():
            continue  # most words, for speed
        joined = bool(run) and _adjacent(text, (pending or run)[-1], word)
        if (
            joined
            and len(pending) < 3
            and (_links(run, word) or _links_firm(found[i : i + 2]) or _links_field(run, found[i : i + 4]))
        ):
            pending.append(word)
            continue
        calendar = word.low in words("calendar") or is_month(text, found[i - 1] if i else None, word)
        names_it = capitalised(word.text) and not calendar and not contracted(word.text)
        if compound(word.text):
            run, pending = [], []  # "San Vell-based"
            continue
        if run and (not names_it or not joined or _begins_another(pending, word) or _quietens(run, word)):
            yield run
            run = []
        if names_it and (
            run
            or not (word.starts and _common_start(word, lower))
            or (word.text, found[i + 1].text if i + 1 < len(found) else "") in inside
            or _part_of(text, found[i : i + 4], alone)
        ):
            run = [*run, *pending, word] if run else [word]
        pending = []
        if run and word.possessive:
            yield run
            run = []
    if run:
        yield run


def _standing_alone(found: Sequence[Token]) -> frozenset[str]:
    """The capitalised words that stand somewhere without "New" or "West" before them."""
    quartered = {b.begin for a, b in itertools.pairwise(found) if a.low.split("-")[-1] in _QUARTERS}
    return frozenset(word.text for word in found if word.begin not in quartered)


def _side_by_side(found: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Pairs of capitalised words inside a sentence: "Safari Club" is then a name at a sentence's beginning too."""
    pairs = itertools.pairwise(found)
    return frozenset((a.text, b.text) for a, b in pairs if a.text[0].isupper() and b.text[0].isupper() and not a.starts)


def _part_of(text: str, found: Sequence[Token], alone: AbstractSet[str]) -> bool:
    """Whether the "West" that begins a sentence is part of the name after it: "West Orsk", but not "New Vell rules"."""
    if len(found) < 2 or not _adjacent(text, *found[:2]):
        return False
    office = found[0].low in words("titles") or found[0].low in words("roles")
    if office and found[1].text in words("name_links"):  # "Secretary of State Ana Ruz", which may write "secretary" too
        after = next((word for word in found[2:] if word.text not in words("name_links")), None)
        return after is not None and capitalised(after.text)
    if not capitalised(found[1].text):
        return False
    if office:
        return True  # "President Ana Ruz" in a text that also writes "president"
    if found[0].low not in _QUARTERS:
        return False
    word = found[1]
    if f"{found[0].low} {word.low}" in words("places"):
        return True
    known = is_given(word.low) or any(word.low in words(of) for of in ("titles", "roles", "common"))
    return word.text not in alone and not known and not acronym(word.text)


def _adjacent(text: str, before: Token, word: Token) -> bool:
    gap = shown(text[before.end : word.begin])
    if gap in (", ", " ") and word.low in SUFFIXES:
        return True
    return not before.possessive and "\n" not in gap and gap.strip(" \u00a0\u202f\t") in ("", "&")


def _links(run: Sequence[Token], word: Token) -> bool:
    """Whether a small word may go on with the name: "Ana de la Ruz", "Ministry of Works"."""
    if word.text in words("particles"):
        return True
    if word.text not in words("name_links") or (word.text == "and" and run[-1].low in _LAST) or _ends_in_person(run):
        return False
    return run[-1].low in words("roles") or any(token.low in _heads() for token in run)


def _ends_in_person(run: Sequence[Token]) -> bool:
    """Whether a run ends with a full name: "Judge Ana Ruz of the Orsk court" is not one name."""
    if len(run) < 2 or not is_given(run[-2].low) or run[-1].low in _heads():
        return False
    if run[-1].low in words("roles") or run[-1].low in words("places"):
        return False
    return len(run) < 3 or run[-3].text not in words("name_links")


def _links_firm(found: Sequence[Token]) -> bool:
    """Whether the first word is the "and" of "Tal and Sons"."""
    return len(found) == 2 and found[0].text == "and" and found[1].low in _FIRM and capitalised(found[1].text)


def _begins_another(pending: Sequence[Token], word: Token) -> bool:
    """Whether `word` begins another name after "and": "the Department of Works and Ana Ruz"."""
    linked = [token.text for token in pending]
    return linked == ["and", "the"] or (
        any(text in words("name_links") for text in linked)
        and (word.low in given_names() or word.low in words("titles"))
    )


def _common_start(word: Token, lower: AbstractSet[str]) -> bool:
    """Whether a word that begins a sentence has its capital only from there."""
    low = word.text.lower()
    return low in words("common") or (low in lower and low not in given_names() and not acronym(word.text))


def _quietens(run: Sequence[Token], word: Token) -> bool:
    """Whether a name in small letters follows words in capitals: "WHAT YOU NEED TO KNOW ABOUT ADA BRISK Ada Brisk"."""
    loud = [before.text.isupper() and len(before.text) > 1 for before in run[-2:]]
    return len(loud) == 2 and all(loud) and not word.text.isupper()


def _links_field(run: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether the first word is the "and" of "Fish and Food Service", a body's two fields."""
    if found[0].text != "and" or run[-1].low not in words("portfolios"):
        return False
    after = list(itertools.takewhile(lambda word: capitalised(word.text), found[1:]))
    return any(word.low in words("organisations") for word in after[1:])


@cache
def _heads() -> frozenset[str]:
    """Words that let "of" go on with a body's name anywhere behind them."""
    return words("organisations") | words("outlets") | {"survey", "bank"}
