"""Accusations of one deed in other words: perhaps one claim, so in doubt with the other's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from firsthand.claiming.deeds import weak
from firsthand.claiming.group import Group
from firsthand.claiming.puts import Put
from firsthand.claiming.stories import Stories

FEW = 50  # accusations of a deed in one story; what more of them name is no one matter


class Accusations:
    """Those who accuse of a deed that nobody denies, by story and deed: a denial would gather them."""

    def __init__(self, puts: Sequence[Put], stories: Stories) -> None:
        self._stories = stories
        self._by: dict[tuple[int, str], list[Put]] = defaultdict(list)
        for p in puts:
            for deed in _accuses(p):
                self._by[self._story(p), deed].append(p)

    def doubt(self, group: Group) -> None:
        """Notes those who accuse of the deed that most of a group do, and are not in it."""
        here = [p for p in group.puts["asserting"] if _accuses(p)]
        counts = Counter(deed for p in here for deed in _accuses(p))
        inside = {p.statement.id for p in group.all()}
        for deed in sorted(deed for deed, count in counts.items() if 2 * count >= len(group.puts["asserting"])):
            others = self._by[self._story(here[0]), deed]
            if len(others) <= FEW:
                group.doubt("asserting", (p for p in others if p.statement.id not in inside))

    def _story(self, p: Put) -> int:
        return self._stories.of(p.place[0])


def _accuses(p: Put) -> frozenset[str]:
    return p.asserted - weak() if p.act == "allegation" else frozenset()
