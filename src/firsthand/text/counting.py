"""Counting independent origins: who stands behind an account, and who only passes it on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    outlets: tuple[str, ...]


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
    such voices may be one person: the lower bound takes them together unless a named one stands beside them.
    Collectives and what has no source add to the upper bound alone, once for each text that carries them.
    """
    named = _parties([s for s in standings if _is_named(s)])
    witnesses = sorted({s.voice for s in standings if s.type == "unnamed" and s.voice})
    loose = [s for s in standings if not _is_named(s) and not (s.type == "unnamed" and s.voice)]
    texts = {s.texts for s in loose}
    independent = len(named) + len(witnesses)
    return Count(
        independent,
        len(named) + min(1, len(witnesses)),
        independent + len(texts),
        tuple(_reasons(named, len(witnesses), len(texts), independent)),
    )


def _is_named(standing: Standing) -> bool:
    return standing.name is not None and standing.type in ("person", "organisation", "outlet", "document")


def _parties(named: Sequence[Standing]) -> list[list[Standing]]:
    """Named voices that speak for the same institution, together; by name."""
    parties: list[list[Standing]] = []
    for standing in sorted(named, key=lambda s: (s.type == "person", s.name or "", s.voice or "")):
        for party in parties:
            if any(_one_party(standing, other) for other in party):
                party.append(standing)
                break
        else:
            parties.append([standing])
    return parties


def _one_party(a: Standing, b: Standing) -> bool:
    if a.voice == b.voice:
        return True
    spoken_for = [{_folded(n) for n in (x.name, x.for_whom) if n} for x in (a, b)]
    if (a.for_whom or b.for_whom) and spoken_for[0] & spoken_for[1]:
        return True
    head, body = (a, b) if a.type == "person" else (b, a)
    return head.type == "person" and body.type == "organisation" and _heads(head.roles, body.name or "")


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
    return frozenset(s[:7] if s.startswith("minist") else s for s in plain)


def _folded(name: str) -> str:
    return " ".join(w.folded for w in words(name) if w.folded not in ("the", "mr", "mrs", "ms", "dr"))


def _reasons(named: Sequence[Sequence[Standing]], witnesses: int, loose: int, independent: int) -> list[str]:
    found = [f"{independent} origin{'s' * (independent != 1)}"]
    for party in named:
        names = sorted({s.name for s in party if s.name})
        found.append(" and ".join(names) + (" speak as one side" if len(names) > 1 else ""))
    if witnesses:
        found.append(f"{witnesses} whom no document names" + (", perhaps one person" if witnesses > 1 else ""))
    if loose:
        found.append(f"{loose} without a source of its own, not counted")
    return found
