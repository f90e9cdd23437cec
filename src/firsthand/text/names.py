"""Where a text writes names, and what kind of thing each name is.

A name is a run of capitalised words (with particles, initials and, inside an organisation's name, "of the" and
the like).  Scripts without letter case yield no names: better none than an invented one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Literal

from firsthand.text.forms import compound, contracted, prefixed
from firsthand.text.lexicon import words
from firsthand.text.months import is_month
from firsthand.text.owners import ends_in_owner, with_owners
from firsthand.text.tokens import Token, acronym, capitalised, fold, tokens

Kind = Literal["person", "organisation", "outlet", "place", "people", "thing", "unknown"]

# Words that end a body's name: an "and" after them begins another name.
_LAST = frozenset(
    ("union", "group", "board", "council", "committee", "association", "federation", "house", "institute", "agency")
    + ("commission", "league", "foundation", "society", "network", "campaign")
)
_FIRM = frozenset(("sons", "daughters", "brothers", "sisters", "partners", "associates", "company", "co"))
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# Words that begin names also at the beginning of a sentence: "West Orsk police say".
_QUARTERS = frozenset(("new", "north", "south", "east", "west"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written; `begin` and `end` leave out its title and its possessive ending."""

    begin: int
    end: int
    words: tuple[str, ...]
    kind: Kind
    title: tuple[str, ...]  # capitalised words before it in the same run: "House Speaker"
    title_begin: int
    starts: bool  # its capital may come from the beginning of a sentence only
    the: bool
    possessive: bool

    @property
    def text(self) -> str:
        return " ".join(self.words)


def names(text: str, begin: int = 0, end: int | None = None, lower: AbstractSet[str] = frozenset()) -> list[Name]:
    """The names in `text[begin:end]`, in order, without overlap; `lower` holds words known to be written small."""
    return names_among(text, tokens(text, begin, end), lower)


def names_among(text: str, found: Sequence[Token], lower: AbstractSet[str] = frozenset()) -> list[Name]:
    """The names among words that `tokens` found in `text`; as `names`."""
    return [
        name
        for run in _runs(text, with_owners(text, found), lower)
        for name in _split(text, run)
        if not _only_shouted(name, lower)
    ]


def _only_shouted(name: Name, lower: AbstractSet[str]) -> bool:
    """Whether words are in capitals for loudness: the text also writes them small."""
    lows = [word.lower() for word in name.words]
    return all(word.isupper() for word in name.words) and any(low in lower or low in words("common") for low in lows)


def _quietens(run: Sequence[Token], word: Token) -> bool:
    """Whether a name in small letters follows words in capitals: "WHAT YOU NEED TO KNOW ABOUT ADA BRISK Ada Brisk"."""
    loud = [before.text.isupper() and len(before.text) > 1 for before in run[-2:]]
    return len(loud) == 2 and all(loud) and not word.text.isupper()


def _runs(text: str, found: Sequence[Token], lower: AbstractSet[str]) -> Iterator[list[Token]]:
    """Maximal runs of words that may together be a title and a name."""
    run: list[Token] = []
    pending: list[Token] = []  # particles and links that need a capitalised word after them
    alone = _standing_alone(found)
    for i, word in enumerate(found):
        joined = bool(run) and _adjacent(text, (pending or run)[-1], word)
        if joined and len(pending) < 3 and (_links(run, word) or _links_firm(found[i : i + 2])):
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
            run or not (word.starts and _common_start(word, lower)) or _part_of(text, found[i : i + 2], alone)
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


def _part_of(text: str, found: Sequence[Token], alone: AbstractSet[str]) -> bool:
    """Whether the "West" that begins a sentence is part of the name after it: "West Orsk", but not "New Vell rules"."""
    if len(found) < 2 or not _adjacent(text, *found) or not capitalised(found[1].text):
        return False
    if found[0].low in words("titles") | words("roles"):
        return True  # "President Ana Ruz" in a text that also writes "president"
    if found[0].low not in _QUARTERS:
        return False
    word = found[1]
    if f"{found[0].low} {word.low}" in words("places"):
        return True
    known = given_names() | words("titles") | words("roles") | words("common")
    return word.text not in alone and word.low not in known and not acronym(word.text)


def _adjacent(text: str, before: Token, word: Token) -> bool:
    gap = text[before.end : word.begin]
    if gap in (", ", " ") and word.low in _SUFFIXES:
        return True
    return not before.possessive and "\n" not in gap and gap.strip(" \u00a0\u202f\t") in ("", "&")


def _links(run: Sequence[Token], word: Token) -> bool:
    """Whether a small word may go on with the name: "Ana de la Ruz", "Ministry of Works"."""
    if word.text in words("particles"):
        return True
    if word.text not in words("name_links") or (word.text == "and" and run[-1].low in _LAST):
        return False
    return run[-1].low in words("roles") or any(token.low in _heads() for token in run)


def _links_firm(found: Sequence[Token]) -> bool:
    """Whether the first word is the "and" of "Tal and Sons"."""
    return len(found) == 2 and found[0].text == "and" and found[1].low in _FIRM and capitalised(found[1].text)


def _begins_another(pending: Sequence[Token], word: Token) -> bool:
    """Whether `word` begins another name after "and": "the Department of Works and Ana Ruz"."""
    return any(token.text in words("name_links") for token in pending) and (
        word.low in given_names() or word.low in words("titles")
    )


def _common_start(word: Token, lower: AbstractSet[str]) -> bool:
    """Whether a word that begins a sentence has its capital only from there."""
    low = word.text.lower()
    return low in words("common") or (low in lower and low not in given_names() and not acronym(word.text))


def _split(text: str, run: list[Token]) -> Iterator[Name]:
    """Part a run into title and name; nothing for a run that is only a title or a common word."""
    while (
        len(run) > 1
        and run[0].low in words("common") - words("name_beginnings")
        and (run[0].starts or not run[0].text.isupper())
    ):
        run = run[1:]
    while len(run) > 1 and run[-1].low in words("common") - words("outlets") - words("things"):
        run = run[:-1]
    if len(run) > 1 and _is_office(text, run):
        run = run[:-1]  # "the Brask CEO" is nobody's name
    cut = _title_length([token.low for token in run])
    if 0 < cut < len(run) and run[cut].text in words("name_links"):
        run, cut = run[cut + 1 :], 0  # "President of Vellmar University": the office of a body, and nobody's name
    lows = [token.low for token in run]
    the = lows[0] == "the" or text[max(0, run[0].begin - 4) : run[0].begin].lower() == "the "
    alone = len(run) - cut == 1
    if alone and any(lows[cut] in words(kind) for kind in ("titles", "roles", "common", "documents")):
        return
    if alone and prefixed(run[cut].text):
        return
    parts = tuple(token.text for token in run[cut:])
    yield Name(
        begin=run[cut].begin,
        end=run[-1].end,
        words=parts,
        kind=kind_of(parts, titled=cut > 0, the=the),
        title=tuple(token.text for token in run[:cut]),
        title_begin=run[0].begin,
        starts=run[0].starts,
        the=the,
        possessive=run[-1].possessive,
    )


def _is_office(text: str, run: Sequence[Token]) -> bool:
    """Whether the last word of a run after "the" is what somebody is."""
    lows = [token.low for token in run]
    the = text[max(0, run[0].begin - 4) : run[0].begin].lower() == "the "
    office = lows[-1] in words("roles") and not run[-1].possessive
    return the and office and kind_of(tuple(token.text for token in run), the=True) == "unknown"


def _title_length(lows: Sequence[str]) -> int:
    """How many words of a run stand before the name: "Deputy Works Minister" of "Deputy Works Minister Ana Ruz"."""
    cut, owned = 0, max((i + 1 for i, low in enumerate(lows) if ends_in_owner(low)), default=0)
    for i, low in enumerate(lows[:-1]):
        if i < owned and _names_body(lows[owned:]):
            continue  # "Orsk District Attorney’s Office"
        one = low.removesuffix("s")  # "Senators Ana Ruz and Ivo Tal"
        if {low, one} & words("titles") or (
            {low, one} & words("roles") and (lows[i + 1] in words("name_links") or not _names_body(lows[i + 1 :]))
        ):
            cut = i + 1
    if cut and lows[cut] in words("name_links"):  # "Secretary of State Ana Ruz", "Speaker of the House Ana Ruz"
        given = next((i for i in range(cut + 2, len(lows) - 1) if lows[i] in given_names()), None)
        cut = given or (cut + 2 if cut + 3 < len(lows) and not _names_body(lows[cut:]) else cut)
    if not cut and len(lows) > 2 and lows[0] in words("demonyms") and not (_names_body(lows) or _names_paper(lows)):
        cut = 1  # "Latvian Ana Ruz"
    if not cut and len(lows) > 1 and prefixed(lows[0]) and not _names_body(lows):
        cut = 1  # "ex-Governor Ana Ruz"
    return cut


def _names_paper(lows: Sequence[str]) -> bool:
    return lows[-1] in words("outlets") and lows[1] not in given_names()


def _names_body(lows: Sequence[str]) -> bool:
    return any(low in words("organisations") for low in lows) or lows[-1] in words("things")


def kind_of(parts: tuple[str, ...], titled: bool = False, the: bool = False) -> Kind:
    """What kind of thing a name's words say it is; "unknown" where they do not say.

    `titled`: a title stands before it; `the`: an article does, so that it is no person's.
    """
    lows = [part.lower().rstrip(".") for part in parts]
    first, last, several = lows[0], lows[-1], len(parts) > 1
    if fold("".join(parts)) in words("outlets") and (several or last not in words("plain_outlets")) and not titled:
        return "outlet"
    if titled and len(parts) <= 4 and not _names_body(lows):
        return "person"
    given = first in given_names() and not the
    aired = last in ("channel", "radio", "television", "tv") and first != "english"
    if several and (last in words("outlets") or first in ("daily", "radio") or aired) and not given:
        return "outlet"
    if " ".join(lows) in words("places"):
        return "place"
    if last.removesuffix("s") in words("demonyms") and not given:
        return "people"  # "House Democrats" too
    if any(low in words("organisations") for low in lows):
        return "organisation"
    if several and last in words("places") and not given:
        return "place"
    if several and (last in words("things") or first in words("things") - given_names()):
        return "thing"
    if several and (given or (len(parts) > 2 and lows[1] in given_names() and not the)):
        return "person"
    return "organisation" if not several and acronym(parts[0]) else "unknown"


def only_common(name: Name, lower: AbstractSet[str]) -> bool:
    """Whether a single word is the noun of a body or of several persons and nobody's name: "the Office".

    `lower` holds words known to be written small.
    """
    low = fold(name.text)
    if len(name.words) > 1 or name.title:
        return False
    several = low.endswith("s") and {low, low[:-1]} & lower and low[:-1] in words("roles") | words("private_roles")
    return bool(several) or low in words("bodies") - words("proper_bodies")


@cache
def _heads() -> frozenset[str]:
    """Words that let "of" go on with a body's name anywhere behind them."""
    return words("organisations") | words("outlets") | {"survey", "bank"}


@cache
def given_names() -> frozenset[str]:
    """Given names of the lists, folded."""
    return words("given_male") | words("given_female") | words("given_both")
