"""Groups found among some members laid onto the groups that the case holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import TypeVar

M = TypeVar("M", bound=Hashable)  # a member


def settled(found: Mapping[str, Iterable[M]], stored: Mapping[M, Collection[str]]) -> dict[str, str]:
    """For each group found, given with its members, the one of `stored` that holds most of them, the least of equals.

    A group of which no member is stored anywhere is itself.  Two that were found may be one that is stored: what was
    joined stays joined.
    """
    return {
        group: _most(group, Counter(g for m in members for g in stored.get(m, ()))) for group, members in found.items()
    }


def _most(group: str, votes: Counter[str]) -> str:
    return min(votes, key=lambda id_: (-votes[id_], id_)) if votes else group
