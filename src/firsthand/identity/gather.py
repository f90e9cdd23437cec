"""All names of a case gathered into voices."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from firsthand.identity.evidence import Link
from firsthand.identity.gather_bodies import gather_bodies
from firsthand.identity.gather_persons import gather_persons
from firsthand.identity.names import Key, Told
from firsthand.identity.support import Support


@dataclass(frozen=True, slots=True)
class Gathering:
    """For each name's key the one it is gathered under; what was merged, and what is in doubt."""

    root: dict[Key, Key]
    merged: list[Link]
    doubted: list[Link]


def gather(told: Sequence[Told], glossed: Collection[tuple[str, str]], support: Support) -> Gathering:
    """Persons among persons and bodies among bodies: an institution and its head are never one voice."""
    persons = gather_persons([one for one in told if one.key[0] == "person"], support)
    bodies = gather_bodies([one for one in told if one.key[0] == "body"], glossed, support)
    return Gathering(persons.root | bodies.root, persons.merged + bodies.merged, persons.doubts() + bodies.doubts())
