"""Merges in the order of their probability; two names that something keeps apart are never in one cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.identity.evidence import DOUBTED, MERGED, Evidence, Link, in_words, probability
from firsthand.identity.names import Key

_KEPT_APART = 0.89  # the most that a doubt may say: what is surer and yet kept apart is no merge
Apart = Callable[[Key, Key], bool]


def never(_a: Key, _b: Key) -> bool:
    """For links that keep nothing apart."""
    return False


@dataclass(slots=True)
class Clusters:
    """Keys gathered into clusters, with what was merged and what is in doubt."""

    members: dict[Key, list[Key]]
    root: dict[Key, Key]
    merged: list[Link] = field(default_factory=list)
    doubted: list[Link] = field(default_factory=list)

    @classmethod
    def of(cls, keys: Iterable[Key]) -> Clusters:
        ordered = sorted(set(keys))
        return cls({key: [key] for key in ordered}, {key: key for key in ordered})

    def merge(self, links: Iterable[Link], apart: Apart) -> None:
        """Take in links, the most probable first; what is not probable enough, or kept apart, is a doubt."""
        for link in sorted(links, key=lambda one: (-one.confidence, one)):
            a, b = sorted((self.root[link.a], self.root[link.b]))
            if a == b:
                continue
            if link.confidence >= MERGED and not self._apart(a, b, apart):
                self._join(a, b)
                self.merged.append(link)
            elif link.confidence >= DOUBTED:
                self.doubted.append(link)

    def doubts(self) -> list[Link]:
        """The doubts between clusters as they are now: one for each pair, by their roots."""
        kept: dict[tuple[Key, Key], Link] = {}
        for link in sorted(self.doubted, key=lambda one: (-one.confidence, one)):
            a, b = sorted((self.root[link.a], self.root[link.b]))
            if a != b:
                kept.setdefault((a, b), Link(a, b, min(link.confidence, _KEPT_APART), link.why))
        return sorted(kept.values())

    def _apart(self, a: Key, b: Key, apart: Apart) -> bool:
        return any(apart(x, y) for x in self.members[a] for y in self.members[b])

    def _join(self, a: Key, b: Key) -> None:
        for key in self.members[b]:
            self.root[key] = a
        self.members[a] = sorted(self.members[a] + self.members.pop(b))


def weighed(pairs: Mapping[tuple[Key, Key], Sequence[Evidence]], apart: Apart) -> list[Link]:
    """A link for each pair; pairs that share a name and cannot both hold weaken each other."""
    beside: dict[Key, list[tuple[Key, Sequence[Evidence]]]] = {}
    for (a, b), evidence in sorted(pairs.items()):
        beside.setdefault(a, []).append((b, evidence))
        beside.setdefault(b, []).append((a, evidence))

    def against(key: Key, other: Key) -> list[Sequence[Evidence]]:
        return [rival for name, rival in beside[key] if name != other and apart(name, other)]

    return [
        Link(a, b, min(probability(told, against(a, b)), probability(told, against(b, a))), in_words(told))
        for (a, b), told in sorted(pairs.items())
    ]


def weighed_one_of(key: Key, may_be: Mapping[Key, Sequence[Evidence]]) -> list[Link]:
    """A link from `key` to each of `may_be`, of which one at most can be meant."""
    return [
        Link(key, other, probability(told, [rival for name, rival in may_be.items() if name != other]), in_words(told))
        for other, told in sorted(may_be.items())
    ]
