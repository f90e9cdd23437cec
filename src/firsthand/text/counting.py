"""Counting independent origins: who stands behind an account, and who only passes it on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from firsthand.records import Utterance
from firsthand.text.groups import Groups
from firsthand.text.propositions import stem
from firsthand.text.words import words


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


@dataclass(frozen=True, slots=True)
class Count:
    """Independent origins of one side: the count, the bounds that doubt sets, and why."""

    independent: int
    low: int
    high: int
    reasons: tuple[str, ...]


def count_origins(standings: Sequence[Standing]) -> Count:
    """Counts parties: a spokesman and the one spoken for are one, an institution and its head are one.

    A named person or institution counts.  Somebody whom nobody names counts once for each such voice, but two
    such voices may be one person: the lower bound takes them together.  An account that its own voice took back
    is doubt, and lowers the lower bound.  Collectives and what has no source add to the upper bound alone, once
    for each text that carries them.
    """
    named = _parties([s for s in standings if _kind(s) == "party"])
    witnesses = {s.voice for s in standings if _kind(s) == "witness"}
    loose = {s.texts for s in standings if _kind(s) == "loose"}
    sure = [party for party in named if not all(s.taken_back for s in party)]
    independent = len(named) + len(witnesses)
    return Count(
        independent,
        len(sure) + min(1, len(witnesses)),
        independent + len(loose),
        tuple(_reasons(named, len(witnesses), len(loose), independent)),
    )


def count_occasions(utterances: Sequence[Utterance]) -> int:
    """Occasions that the findings tell apart: for each voice its days, or without days its venues; at least one.

    What has no day and no venue is not taken for another occasion: unknown never counts as different.
    """
    days: dict[str | None, set[str]] = defaultdict(set)
    venues: dict[str | None, set[str]] = defaultdict(set)
    for utterance in utterances:
        days[utterance.voice] |= {utterance.said_on} if utterance.said_on else set()
        venues[utterance.voice] |= {utterance.venue} if utterance.venue else set()
    return sum(len(days[voice]) or len(venues[voice]) or 1 for voice in days)


def _kind(standing: Standing) -> Literal["party", "witness", "loose"]:
    """A party has a name or speaks for one; a witness is one whom nobody names; anything else passes on."""
    if standing.type in ("person", "organisation", "outlet", "document") and standing.name:
        return "party"
    if standing.type in ("person", "unnamed") and standing.for_whom:
        return "party"
    somebody = standing.type == "unnamed" and standing.voice is not None
    # a mouthpiece of nobody knows whom may be any of the parties
    return "witness" if somebody and not any("spokes" in role.lower() for role in standing.roles) else "loose"


def _parties(standings: Sequence[Standing]) -> list[list[Standing]]:
    """Voices that speak for the same person or institution, together; by name."""
    ordered = sorted(standings, key=lambda s: (s.name or s.for_whom or "", s.voice or ""))
    groups = Groups(range(len(ordered)))
    for (i, a), (j, b) in combinations(enumerate(ordered), 2):
        if _one_party(a, b):
            groups.join(i, j)
    return [[ordered[i] for i in group] for group in groups.all()]


def _one_party(a: Standing, b: Standing) -> bool:
    if a.voice is not None and a.voice == b.voice:
        return True
    spoken_for = [{_folded(n) for n in (x.name, x.for_whom) if n} for x in (a, b)]
    if (a.for_whom or b.for_whom) and spoken_for[0] & spoken_for[1]:
        return True
    return any(head.type == "person" and _heads(head.roles, _body(body)) for head, body in ((a, b), (b, a)))


def _body(standing: Standing) -> str:
    """The institution that a standing is, or speaks for."""
    return (standing.name if standing.type == "organisation" else standing.for_whom) or ""


def _heads(roles: Iterable[str], institution: str) -> bool:
    """Whether an office is one of the institution's: `interior minister`, `Ministry of the Interior`."""
    body = _content(institution)
    return bool(body) and any(body == _content(role) for role in roles)


def _content(text: str) -> frozenset[str]:
    """Stems of an office's or institution's words, `minister` and `ministry` made one."""
    plain = {
        stem(w.folded)
        for w in words(text)
        if w.folded not in ("the", "of", "for", "spokesman", "spokeswoman", "spokesperson", "s")
    }
    return frozenset(s[:6] if s.startswith("minist") else s for s in plain)


def _folded(name: str) -> str:
    return " ".join(w.folded for w in words(name) if w.folded not in ("the", "mr", "mrs", "ms", "dr"))


def _reasons(named: Sequence[Sequence[Standing]], witnesses: int, loose: int, independent: int) -> list[str]:
    found = [f"{independent} origin{'s' * (independent != 1)}"]
    for party in named:
        names = sorted({s.name or f"a spokesman of {s.for_whom}" for s in party})
        back = " (account taken back)" if all(s.taken_back for s in party) else ""
        found.append(" and ".join(names) + (" speak as one side" if len(names) > 1 else "") + back)
    if witnesses:
        found.append(f"{witnesses} whom no document names" + (", perhaps one person" if witnesses > 1 else ""))
    if loose:
        found.append(f"{loose} without a source of its own, not counted")
    return found
