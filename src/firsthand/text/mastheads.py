"""Which names and addresses mean one outlet."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from rapidfuzz.distance import Levenshtein

from firsthand.text import lexicon
from firsthand.text.words import words

LONG = 8  # letters of a name that another is not like by chance
_ARTICLES = frozenset(("the", "le", "la", "les", "el", "il", "die", "der", "das"))
_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "or", "ne", "go", "edu"))
_OUTLET = (
    "newspaper", "paper", "magazine", "website", "site", "outlet", "agency", "channel", "publication", "reporter",
    "correspondent",
)  # fmt: skip
_COMMON = frozenset(
    ("press", "media", "newspaper", "newspapers", "reporters", "journalists", "television", "tv", "radio", "agency")
)
_TV = re.compile(r"\bTV\b")
_TELEVISION = re.compile(r"^television|television(?=$|news$)")
_ALSO = {"thomsonreuters": "reuters"}  # names that an outlet bears besides its own, which do not show it
_OWN = frozenset(f"{which} {what}" for which in ("this", "our") for what in _OUTLET) | {"us", "me"}


def masthead(name: str) -> str:
    """A key that is equal for the names and addresses of one outlet; empty where `name` holds no letters.

    `The Harbour Post`, `harbourpost.example` and `https://www.harbour-post.co.uk/a` have one key; so have `Vell TV`,
    `Vell-TV` and `Vell Television`, and an agency's full name and its initials.  It does not know that two names were
    given to one outlet.
    """
    text = name.strip()
    address = "/" in text or ("." in text and " " not in text)
    key = _of_address(text) if address else _of_name(text)
    return _initials().get(key, key)


def names_nothing(name: str) -> bool:
    """Whether `name` is a common noun and no name: `the press`, `state TV`; an address is a name."""
    folded = [word.folded for word in words(name) if word.folded not in _ARTICLES]
    address = "." in name.strip(" .") or "/" in name
    small = _TV.sub("tv", name)
    return not address and (small == small.lower() != small.upper() or (len(folded) == 1 and folded[0] in _COMMON))


def imitates(key: str, other: str) -> bool:
    """Whether a key is the `other` masthead's but for a letter or `Online`: its own, or made to be taken for it."""
    return key == f"{other}online" or (len(other) >= LONG and Levenshtein.distance(key, other, score_cutoff=1) == 1)


def is_some_outlet(words_for_it: str) -> bool:
    """Whether the words speak of an outlet without its name: `a newspaper of that city`, `an Orla paper`."""
    folded = [word.folded for word in words(words_for_it)]
    return folded[:1] in (["a"], ["an"], ["another"], ["one"]) and not lexicon.words("outlet_nouns").isdisjoint(folded)


def names_own_outlet(name: str, mastheads: frozenset[str]) -> bool:
    """Whether a venue is the document's own outlet: `this newspaper`, `us`, or one of its `mastheads`."""
    return " ".join(word.folded for word in words(name)) in _OWN or masthead(name) in mastheads


def address_key(url: str) -> str:
    """A web address without what differs between copies of it: scheme, `www.`, query, fragment, last slash."""
    host, path = _host_and_path(url)
    return f"{host}{path.rstrip('/')}"


@cache
def agency(name: str) -> str | None:
    """The full name of the news agency that `name` means; null where the list of agencies does not hold it."""
    return _agencies().get(_initials().get(_of_name(name), _of_name(name)))


def _of_name(name: str) -> str:
    folded = [word.folded.replace("'", "") for word in words(name)]
    if len(folded) > 1 and folded[0] in _ARTICLES:
        folded = folded[1:]
    return _bare("".join(folded))


def _of_address(address: str) -> str:
    labels = [label for label in _host_and_path(address)[0].split(".") if label]
    labels = labels[:-1] if len(labels) > 1 else labels
    if len(labels) > 1 and labels[-1] in _SECOND_LEVEL:
        labels = labels[:-1]
    return _bare("".join(word.folded for word in words(labels[-1]))) if labels else ""


def _bare(key: str) -> str:
    """`foxnews` and `fox` are one; so are an agency's name with and without `News Agency`, and television and TV."""
    key = _ALSO.get(key, _TELEVISION.sub("tv", key))
    for suffix in ("newsagency", "newschannel", "news"):
        if key.endswith(suffix) and len(key) >= len(suffix) + 2:
            return key.removesuffix(suffix)
    return key


def _host_and_path(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:  # no address at all, such as an unclosed [
        return "", ""
    return parts.netloc.rpartition("@")[2].partition(":")[0].lower().removeprefix("www."), parts.path


@cache
def _agencies() -> dict[str, str]:
    """Full names of agencies by key; of names with one key the shortest."""
    names = sorted(lexicon.words("agencies"), key=lambda name: (-len(name), name))
    return {_of_name(name): name for name in names if _of_name(name) not in _initials()}


@cache
def _initials() -> dict[str, str]:
    """Keys of full names by the initials that the list of agencies holds too; none for initials that two share."""
    listed = lexicon.words("agencies")
    full: dict[str, set[str]] = {}
    for name in listed:
        parts = name.replace("-", " ").split()
        initials = "".join(part[0] for part in parts if part[0].isupper())
        if len(parts) > 1 and initials in listed:
            full.setdefault(_of_name(initials), set()).add(_of_name(name))
    return {short: keys.pop() for short, keys in full.items() if len(keys) == 1}
