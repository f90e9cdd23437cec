"""Who stands behind an utterance, and which of them are one party: a spokesman, a head and their institution."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from firsthand.records import Side
from firsthand.text.lexicon import words as entries
from firsthand.text.propositions import stem
from firsthand.text.words import words

# Who heads a body or speaks for it: what else an office's words say is the body's name.
_HEADS = entries("heads")
_SPEAKS = ("spokes", "press officer", "press secretary")
# What a state has: a body, or an office in one.
_STATE = re.compile(
    r"\b(?:ministr(?:y|ies)|ministers?|government|cabinet|premier|prime|president(?!s?\s+of\s+the\s+(?:union|association|"
    r"club|company))|presidency|presidential|kremlin|army|military|navy|air\s+force|armed\s+forces|defen[cs]e|police"
    r"|policem[ae]n|command|constabulary|gendarmerie|prosecutor|prosecution|attorney\s+general|authorit(?:y|ies)|agency"
    r"|bureau|board|commission|council|department|embassy|ambassador|foreign|interior|security|intelligence|guard"
    r"|governor|mayor|municipal\w*|state|federal|national|customs|prison|ombudsman|troops|general|colonel|officials?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of who stands behind one utterance."""

    name: str | None
    voice: str | None  # id
    type: str  # a SpeakerType
    for_whom: str | None  # an institution or person that a spokesman speaks for
    roles: tuple[str, ...]
    texts: tuple[str, ...]  # the text origins of the documents that tell it
    taken_back: bool = False  # the voice is said to have taken its account back
    documents: tuple[str, ...] = ()  # that tell it
    pressed: bool = False  # said under pressure, by what an account says
    side: Side = "asserting"
    utterance: str | None = None  # id
    perhaps: frozenset[str] = frozenset()  # utterances that it may be the same as, by a link in doubt
    owner: str | None = None  # of the outlet that it is, as a person entered it
    passes_on: bool = False  # its words are another's who stands on the same side
    matter: int = 0  # those of one number surely speak of one thing


def kind(standing: Standing) -> Literal["party", "witness", "loose", "none"]:
    """A party has a name or speaks for one; a witness is one whom nobody names; anything else passes on.

    An outlet that says something was done has it from somebody, though it does not say from whom; of what it is
    accused of itself it is a party.
    """
    if standing.passes_on:
        return "none"
    if standing.type == "outlet":
        return "party" if standing.name and standing.side == "denying" else "loose"
    if standing.type in ("person", "organisation", "document") and standing.name:
        return "party"
    if standing.type in ("person", "unnamed") and standing.for_whom:
        return "party"
    somebody = standing.type in ("person", "unnamed") and standing.voice is not None
    # a mouthpiece of nobody knows whom may be any of the parties
    mouthpiece = any(part in role.lower() for role in standing.roles for part in _SPEAKS)
    return "witness" if somebody and not mouthpiece else "loose"


def one_party(a: Standing, b: Standing) -> bool:
    """Whether two are one voice, outlets of one owner, one speaks for the other, both for the same, or one heads it."""
    if (a.voice is not None and a.voice == b.voice) or (a.owner is not None and a.owner == b.owner):
        return True
    spoken_for = [{_folded(n) for n in (x.name, x.for_whom) if n} for x in (a, b)]
    if (a.for_whom or b.for_whom) and spoken_for[0] & spoken_for[1]:
        return True
    if any(_is_head(head, body) for head, body in ((a, b), (b, a))):
        return True
    return _is_office(a, b) or _is_office(b, a)


def maybe_one(a: Standing, b: Standing) -> bool:
    """Whether a single name may be the other's: equal, or a part of it."""
    if a.type != "person" or b.type != "person" or not (a.name and b.name):
        return False
    first, second = _folded(a.name).split(), _folded(b.name).split()
    return min(len(first), len(second)) == 1 and bool(set(first) & set(second))


def keys(standing: Standing) -> frozenset[str]:
    """Two standings that share none of these are neither one party nor perhaps one person."""
    said = (standing.name, standing.for_whom, *standing.roles)
    owned = [f"owner {standing.owner}"] if standing.owner else []
    return frozenset((f"voice {standing.voice}", *owned, *(s for one in said if one for s in _content(one))))


def is_state(standing: Standing) -> bool:
    """Whether it is a body or an official of a state, as far as name and office tell."""
    offices = standing.roles if standing.type in ("person", "unnamed") else (standing.name or "",)
    return any(_STATE.search(one) for one in (*offices, standing.for_whom or ""))


def country(standings: Iterable[Standing]) -> str | None:
    """The country that names or offices tell; null where none does, or more than one."""
    said = {w.folded for s in standings for one in (s.name, s.for_whom, *s.roles) if one for w in words(one)}
    found = {_countries()[word] for word in said if word in _countries()}
    return found.pop() if len(found) == 1 else None


def shown(standing: Standing) -> str:
    """How a party is called in the reasons."""
    return standing.name or f"a spokesman of {standing.for_whom}"


def _is_head(head: Standing, body: Standing) -> bool:
    """Whether an office is one of the institution's: `interior minister`, `chairman of the Board`."""
    institution = _content(_body(body))
    if head.type not in ("person", "unnamed") or not institution:
        return False
    return any(institution == _content(role) or institution == _without_heads(role) for role in head.roles)


def _is_office(office: Standing, holder: Standing) -> bool:
    """Whether a body is somebody's office, or somebody speaks for an office that another holds."""
    wanted = _without_heads(office.for_whom or (office.name if office.type == "organisation" else "") or "", "office")
    return (
        holder.type == "person"
        and bool(wanted)
        and any(wanted == _content(name) for name in (holder.name or "", *holder.roles) if name)
    )


def _body(standing: Standing) -> str:
    """The institution that a standing is, or speaks for."""
    return (standing.name if standing.type in ("organisation", "outlet") else standing.for_whom) or ""


@lru_cache(maxsize=1 << 16)
def _without_heads(text: str, *more: str) -> frozenset[str]:
    """The content of an office without the words for whoever heads a body."""
    said = [w.folded for w in words(text)]
    if not any(word in _HEADS or word in more for word in said):
        return frozenset()
    return _content(" ".join(word for word in said if word not in _HEADS and word not in more))


@lru_cache(maxsize=1 << 16)
def _content(text: str) -> frozenset[str]:
    """Stems of an office's or institution's words, `minister` and `ministry` made one."""
    plain = {
        stem(w.folded.removesuffix("'s"))
        for w in words(text)
        if w.folded not in ("the", "of", "for", "and", "spokesman", "spokeswoman", "spokesperson", "s")
    }
    return frozenset(s[:6] if s.startswith("minist") else s for s in plain)


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    return " ".join(w.folded for w in words(name) if w.folded not in ("the", "mr", "mrs", "ms", "dr"))


@cache
def _countries() -> dict[str, str]:
    """One word for a country or its people, folded, to the country."""
    found = {}
    for line in entries("countries"):
        place, _, others = line.partition(":")
        for word in (place, *others.split(",")):
            if word.strip() and " " not in word.strip():
                found[word.strip()] = place
    return found
