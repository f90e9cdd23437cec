"""What kind of thing a name's words say it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from firsthand.text.lexicon import pairs, words
from firsthand.text.tokens import acronym, fold

Kind = Literal["person", "organisation", "outlet", "place", "people", "thing", "unknown"]

# Outlets that only their article tells from a common noun: "the Verge".
_WITH_ARTICLE = frozenset(("atlantic", "economist", "hill", "intercept", "onion", "root", "undefeated", "verge"))
_SAINTS = frozenset(("san", "santa", "st", "saint", "são", "los", "las", "abu"))
_INITIALS = re.compile(r"[A-Z]\.[A-Z]\.?")  # "T.J.": a person's, unless a list knows them
_STATION = re.compile(r"[A-Z]{2,5}-?\d{1,2}|[KW][A-Z]{3}(?:-(?:TV|FM|AM))?")  # "KBX7", "WORL"
_DOMAIN = re.compile(r"\.(?:com|org|net|gov|edu)$", re.IGNORECASE)
_SYLLABLES = re.compile(r"[^\W\d_]+ [^\W\d_]+-[a-z]\w*")  # "Moon Jae-in"
_CAMEL = re.compile(r"(?!(?:Mc|Mac|De|Di|Da|Du|La|Le|Fitz|Van|O)[A-Z])[A-Z][a-z]*[a-z][A-Z]")  # "NetMend"


@cache
def given_names() -> frozenset[str]:
    """Given names of the lists, folded."""
    return words("given_male") | words("given_female") | words("given_both")


def is_given(low: str) -> bool:
    """Whether a word in small letters is a given name."""
    return (low if low.isascii() else fold(low)) in given_names()


def surname_first(name: str) -> bool:
    """Whether a name is surely written as in China, Korea or Vietnam: "Kim Jong Un", "Moon Jae-in"."""
    if _SYLLABLES.fullmatch(name):
        return True
    parts = fold(name).split()
    known = len(parts) == 3 and parts[0] in words("surnames_first")
    return known and not given_names() & set(parts[1:]) and min(map(len, parts)) > 1


_ROADS = frozenset(("avenue", "boulevard", "expressway", "freeway", "highway", "parkway", "turnpike"))  # no surnames


def kind_of(parts: tuple[str, ...], titled: bool = False, the: bool = False) -> Kind:
    """What kind of thing a name's words say it is; "unknown" where they do not say.

    `titled`: a title stands before it; `the`: an article does, so that it is no person's.
    """
    lows = [part.lower().rstrip(".") for part in parts]
    first, last, several = lows[0], lows[-1], len(parts) > 1
    if fold("".join(parts)) in words("outlets") and (several or last not in words("plain_outlets")) and not titled:
        return "outlet"
    if last in _ROADS:
        return "place"
    if titled and len(parts) <= 4 and not names_body(lows):
        return "person"
    if not several and (kind := _of_word(parts[0], the)):
        return kind
    if several and not the and surname_first(" ".join(parts)):
        return "person"
    given = is_given(first) and not the
    aired = last in ("channel", "radio", "television", "tv") and first != "english"
    printed = last in words("outlets") or last.rpartition("-")[2] in words("outlets")  # "the Vell Times-Courier"
    if several and (printed or first in ("daily", "radio") or aired) and not given:
        return "outlet"
    if " ".join(lows) in words("places"):
        return "place"
    if last.removesuffix("s") in words("demonyms") and not given:
        return "people"  # "House Democrats" too
    if any(low in words("organisations") for low in lows) or (several and known_body(lows)):
        return "organisation"
    if several and last in words("places") and not given:
        return "place"
    if several and (last in words("things") or first in words("things") - given_names()):
        return "thing"
    loud = acronym(parts[0]) and (len(first.replace(".", "")) > 2 or first in words("places"))
    if several and loud and not given and not all(map(str.isupper, parts)):
        return "organisation"  # "NMU Map"
    if several and (given or (len(parts) > 2 and is_given(lows[1]) and not the and first not in _SAINTS)):
        return "person"
    if several and first in words("places") and not the and last not in words("titles"):
        return "organisation"  # "London Tramlink"
    return "unknown"


def _of_word(word: str, the: bool) -> Kind | None:
    """What the form of a name of one word says."""
    low = word.lower().rstrip(".")
    compound = "-" in low and set(low.split("-")) <= words("outlets")  # "Times-Courier"
    station = _STATION.fullmatch(word) and not is_given(low)  # "KATE" is a person's
    aired = low.partition("-")[2] in ("tv", "television", "radio")  # "Vell-TV"
    if (the and low in _WITH_ARTICLE) or station or compound or aired:
        return "outlet"
    if low in words("places"):
        return "place"
    if low.replace("’", "'") in words("known_bodies") or _DOMAIN.search(word) or _CAMEL.match(word):
        return "organisation"
    if _INITIALS.fullmatch(word) and low.replace(".", "") not in pairs("acronyms"):
        return None
    return "organisation" if acronym(word) and not is_given(low) else None


def names_body(lows: Sequence[str]) -> bool:
    """Whether words of a name, in small letters, say that it is a body's or a thing's."""
    return any(low in words("organisations") for low in lows) or lows[-1] in words("things") or known_body(lows)


def known_body(lows: Sequence[str]) -> bool:
    """Whether words of a name end in one that the list of bodies has: "Vell Joint Chiefs of Staff"."""
    return any(" ".join(lows[i:]) in words("known_bodies") for i in range(len(lows)))
