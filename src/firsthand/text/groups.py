"""Groups of things that belong together (union-find with paths halved; Tarjan 1975)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Groups:
    """Joins numbers into groups; the outcome does not depend on the order of joins."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {m: m for m in members}
        self._members = {m: [m] for m in self._parent}

    def find(self, member: int) -> int:
        """The group's representative."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, a: int, b: int) -> None:
        """Makes one group of two."""
        first, second = sorted((self.find(a), self.find(b)), key=lambda r: (-len(self._members[r]), r))
        if first != second:
            self._parent[second] = first
            self._members[first] += self._members.pop(second)

    def members(self, member: int) -> list[int]:
        """All members of the group."""
        return self._members[self.find(member)]

    def all(self) -> list[list[int]]:
        """Every group, its members in order, by their least member."""
        found: dict[int, list[int]] = defaultdict(list)
        for member in sorted(self._parent):
            found[self.find(member)].append(member)
        return list(found.values())
