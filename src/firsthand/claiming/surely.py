"""Which statements are surely about one matter, and which perhaps about another in like words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firsthand.claiming.group import SURE
from firsthand.claiming.puts import Put
from firsthand.text.groups import Groups
from firsthand.text.propositions import Rarity, likeness

ALIKE = 0.4  # likeness from which words are surely about one matter: by reading the claims of 85 events
CLAUSE = 4  # stems; fewer name something and do not say what of it
FEW = 100  # wordings of one group that are held against one another


def surely(p: Put, q: Put, rarity: Rarity) -> bool:
    """Whether both say something, in words so alike that it is the same, and no other numbers."""
    if min(len(p.terms), len(q.terms)) < CLAUSE or likeness(p.terms, q.terms, rarity) < ALIKE:
        return False
    first, second = (frozenset(filter(str.isdigit, one.terms)) for one in (p, q))
    return not first or not second or bool(first & second)


def matters(puts: Sequence[Put], rarity: Rarity) -> Mapping[str, int]:
    """Of each utterance the number of its matter: those of one number are surely about one; none if all are.

    Wordings of one voice need no telling apart: they do not count twice.
    """
    if len({p.voice for p in puts}) < 2:
        return SURE
    wordings: dict[frozenset[str], int] = {}
    said: dict[str, int] = {}
    first: list[Put] = []
    groups = Groups(range(len(puts)))
    for p in puts:
        at = wordings.setdefault(p.terms, len(first)) if len(p.terms) >= CLAUSE else len(first)
        if at == len(first):
            for other in range(max(0, at - FEW), at):
                if groups.find(other) != groups.find(at) and surely(p, first[other], rarity):
                    groups.join(other, at)
            first.append(p)
        if p.utterance:
            groups.join(said.setdefault(p.utterance, at), at)
    found = {utterance: groups.find(at) for utterance, at in said.items()}
    return found if len(set(found.values())) > 1 else SURE
