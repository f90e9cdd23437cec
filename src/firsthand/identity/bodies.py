"""How two names of bodies and outlets relate."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from firsthand.identity.evidence import Evidence
from firsthand.text.lexicon import pairs, words
from firsthand.text.mastheads import masthead
from firsthand.text.spelling import joined, labels, same_spelling
from firsthand.text.tokens import acronym, fold

# Words at the end of a name that tell only what kind of thing bears it.
_FIRM = frozenset(("co", "corp", "corporation", "gmbh", "inc", "incorporated", "limited", "llc", "ltd", "plc"))
_FIRMS = _FIRM | frozenset(
    (
        "airlines",
        "bank",
        "communications",
        "energy",
        "enterprises",
        "group",
        "holdings",
        "industries",
        "media",
        "motors",
    )
    + ("solutions", "systems", "technologies")
)
_KIND = frozenset(
    ("newspaper", "magazine", "website", "channel", "company", "agency", "network", "radio", "tv", "television", "news")
    + ("state", "daily", "weekly", "station", "firm", "group")
)
_HEADS = frozenset(("bureau", "department", "dept", "government", "institute", "ministry", "office", "university"))
# Heads that a shorter form may lack: "Homeland Security" for its department.
_DROPPED = frozenset(
    ("agency", "association", "department", "group", "institution", "ministry", "network", "university")
)
_OF_ONE = frozenset(("administration", "campaign", "camp", "family", "foundation", "team"))
# Nouns of what a state has one of.
_STATE = frozenset(
    ("administration", "agency", "air", "ambassador", "army", "authorities", "authority", "board", "bureau", "cabinet")
    + ("command", "commission", "committee", "congress", "consulate", "council", "court", "delegation", "department")
    + ("embassy", "force", "forces", "government", "guard", "military", "ministry", "mission", "navy", "office")
    + ("parliament", "police", "presidency", "regime", "secretariat", "senate", "service", "services")
)
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "at"))


@dataclass(frozen=True, slots=True, order=True)
class BodyName:
    """A body's name in its parts: the words that tell it, in one order, and its country where the name says it."""

    joined: str
    core: tuple[str, ...]
    bare: tuple[str, ...]  # the core without words that tell only what kind of body it is
    country: str
    labels: tuple[str, ...]  # of a domain
    initials: str
    short: str  # the acronym that the name is; "" otherwise
    masthead: str
    joint: bool  # of several with "and"
    firm: bool  # the last word says that it is a firm

    @classmethod
    def of(cls, name: str, glossed: Collection[str] = ()) -> BodyName:
        """`glossed` are folded acronyms for which a text has a long form of its own."""
        core, country = _parted(name, glossed)
        country = country or pairs("national_bodies").get(" ".join(core), "")
        short = _is_acronym(name.strip())
        return cls(
            joined=joined(name),
            core=core,
            bare=tuple(word for word in core if word not in _DROPPED),
            country=country,
            labels=labels(name),
            initials=_initials(name),
            short=fold(name) if short else "",
            masthead="" if short else masthead(name),
            joint=" and " in name or "&" in name,
            firm=bool(_FIRMS & set(fold(name).split()[-1:])),
        )

    @property
    def generic(self) -> bool:
        """Whether many places have such a body, and the name does not say which: "Foreign Ministry", "City Council"."""
        famous = any(long in " ".join(self.core) for long in pairs("acronyms").values())
        return (
            bool(self.core) and not (self.country or self.labels or famous) and _institutional().issuperset(self.core)
        )

    @property
    def local(self) -> bool:
        """Whether every town may have such a body."""
        return self.generic and not words("local_bodies").isdisjoint(self.core)


def relation(a: BodyName, b: BodyName, outlet: bool) -> list[Evidence] | None:
    """What two names themselves say of being one body's; None where they say nothing or that they are two.

    `outlet`: both are outlets', in which a country is part of the name.
    """
    if a.joined == b.joined:
        return [Evidence(5.0, "the same words")]
    if _of_domain(a, b) or _of_domain(b, a):
        return [Evidence(4.0, "the domain is made of the name")]
    if a.masthead and a.masthead == b.masthead:
        return [Evidence(4.0, "the same masthead")]
    if a.country and b.country and a.country != b.country:
        return None
    lacks = [] if a.country == b.country else [Evidence(-0.7, "one form lacks the country")]
    if a.core == b.core and not (outlet and lacks):
        return [Evidence(3.5, "the same words in another order or form"), *lacks]
    short, long = (b, a) if len(b.core) < len(a.core) else (a, b)
    if short.core == tuple(short.country.split()) != ():
        return None  # "America" is not "Bank of America"
    if outlet and _of_air(a.core) == _of_air(b.core) != ():
        return [Evidence(2.5, "one form says by which means it is published")]
    if not outlet and 0 < len(short.core) < len(long.core) and long.firm and long.core[: len(short.core)] == short.core:
        return [Evidence(0.5, "one form is the beginning of the other"), *lacks]
    if not outlet and short.joint == long.joint and (told := _shortened(short, long)):
        return [told, *lacks]
    if not lacks and len(a.core) == len(b.core) and all(map(same_spelling, a.core, b.core)):
        return [Evidence(1.5, "transcriptions of one name")]
    if not lacks and _a_slip(" ".join(a.core), " ".join(b.core)):
        return [Evidence(-0.5, "the spellings differ by a slip")]
    return None


def of_two_places(a: BodyName, b: BodyName) -> bool:
    """Whether two names are of bodies that every town has, of two towns: the Vell and the Orsk Sheriff's Office."""
    same = 0
    while same < min(len(a.core), len(b.core)) and a.core[-1 - same] == b.core[-1 - same]:
        same += 1
    one, other = a.core[: len(a.core) - same], b.core[: len(b.core) - same]
    shared = a.core[len(one) :]
    return bool(one and other) and set(one).isdisjoint(other) and not words("local_bodies").isdisjoint(shared)


def _shortened(short: BodyName, long: BodyName) -> Evidence | None:
    """What a form with fewer words says."""
    words_ = len(short.core)
    if words_ and long.bare == short.bare:
        return Evidence(2.5 if words_ > 1 else 1.0, "one form lacks what kind of body it is")
    if not 0 < words_ < len(long.core) or long.core[-words_:] != short.core:
        return None
    if short.core[-1] in _OF_ONE and words_ > 1:
        return Evidence(2.5, "the surname and the full name of whose it is")
    telling = set(short.core) - words("bodies") - words("organisations") - words("portfolios") - _SMALL
    return Evidence(0.0, "one form is the end of the other") if telling else None


def _of_air(core: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in core if word not in ("television", "tv", "radio", "news", "channel", "online"))


def _a_slip(a: str, b: str) -> bool:
    least = min(len(a), len(b))
    return least >= 8 and a[:1] == b[:1] and OSA.distance(a, b, score_cutoff=1 + (least >= 16)) <= 1 + (least >= 16)


def _of_domain(domain: BodyName, name: BodyName) -> bool:
    """Whether a label of the domain is the name, its acronym, or its last word after initials ("hvtimes")."""
    if not domain.labels or name.labels:
        return False
    bare = name.joined.removesuffix("news")
    core = [*([] if not name.country else name.country.split()), *name.core]
    made = {name.joined, bare, *("".join(w[0] for w in core[:i]) + "".join(core[i:]) for i in range(1, len(core)))}
    made |= {name.initials} if len(name.initials) > 2 else set()
    return any(label in made or label.removesuffix("news") in made - {""} for label in domain.labels)


def _parted(name: str, glossed: Collection[str]) -> tuple[tuple[str, ...], str]:
    """The telling words of a name in one order, and its country."""
    raw = [re.sub(r"[’']s?$", "", word) for word in name.split() if fold(word)]
    while len(raw) > 1 and raw[-1].islower() and fold(raw[-1]) in _KIND:
        raw.pop()  # "the Vell newspaper": its noun is not part of the name
    found = [low for word in raw for low in (_spelt_out(word, glossed) or fold(word).split())]
    if found[:1] == ["the"]:
        found = found[1:]
    while len(found) > 1 and found[-1] in _FIRM:
        found.pop()
    rest, country = _country_of(_turned(found))
    rest = [word for word in rest if word not in _SMALL] or country.split()
    if len(rest) > 1 and rest[-2:] == ["police", "department"]:
        rest = rest[:-1]
    if "foreign" in rest:
        rest = [word for word in rest if word != "affairs"]
    return tuple(rest), country


def _spelt_out(word: str, glossed: Collection[str]) -> list[str]:
    """The long form of a well-known acronym; empty for any other word."""
    low = fold(word) if acronym(word) or word[1:] != word[1:].lower() else ""
    return [] if low in glossed else pairs("acronyms").get(low, "").split()


def _turned(found: list[str]) -> list[str]:
    """`Ministry of Works` as `Works Ministry`."""
    at = next((i for i, word in enumerate(found[:-2]) if word in _HEADS and found[i + 1] == "of"), None)
    if at is None:
        return found
    rest = found[at + 2 :]
    rest = rest[1:] if rest[0] == "the" else rest
    return [*found[:at], *rest, "department" if found[at] == "dept" else found[at]]


def _country_of(found: list[str]) -> tuple[list[str], str]:
    """The words, and the country that a name of state begins or ends with, or has before its noun.

    In other names the country is part of the name, but written in one way: "U.S. Conference", "American Airlines".
    """
    if seat := pairs("seats").get(" ".join(found)):
        return seat.split(), seat  # "Beijing denied it"; in a longer name the city is that city
    for length in range(min(5, len(found)), 0, -1):
        for begin in sorted({0, len(found) - length, max(0, len(found) - length - 1)}):
            country = _countries().get(" ".join(found[begin : begin + length]))
            if country and begin + length <= len(found):
                before, after = found[:begin], found[begin + length :]
                if not {*before, *after} - _SMALL or _STATE & {*before[-1:], *before[:1], *after[-1:]}:
                    return [*before, *after], country
                return [*before, *country.split(), *after], ""
    return found, ""


def _initials(name: str) -> str:
    """The first letters of a name's capitalised words."""
    return "".join(w[0] for w in name.replace("-", " ").split() if w[:1].isupper() and w != "The").lower()


def all_initials(name: str) -> str:
    """The first letters of all its words: "TfL" of "Transport for Lorn"."""
    return "".join(w[0] for w in name.replace("-", " ").split() if w.lower() != "the").lower()


def _is_acronym(name: str) -> bool:
    """Also "TfL" and "MoD": few letters, the first and the last of them capitals."""
    return acronym(name) or (2 < len(name) < 6 and name.isalpha() and name[0].isupper() and name[-1].isupper())


@cache
def _countries() -> Mapping[str, str]:
    """A country by each of its words, folded."""
    listed = pairs("countries").items()
    return {word: country for country, others in listed for word in (country, *others.split(", "))}


@cache
def _institutional() -> frozenset[str]:
    """Words that tell what kind of body it is and what it does, and not which one."""
    return words("portfolios") | words("bodies") | words("organisations") | words("local_bodies") | _SMALL
