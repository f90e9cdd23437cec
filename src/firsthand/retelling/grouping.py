"""Statements joined to utterances in the order of their links' probability, never against what keeps voices apart."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from firsthand.retelling.links import COUNTED, Link
from firsthand.retelling.told import Told
from firsthand.text.groups import Groups

DAY = len("2031-05-01")  # characters of a date that tells a day
TOGETHER = 0.1  # mean probability over all pairs of two groups' forms from which they are one

Set = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Who:
    """Whose words a group gives: what all its statements of a kind have in common; null where it has none."""

    named: Set | None = None  # voices
    parties: Set | None = None  # of named and unnamed ones
    passages: Set | None = None
    hidden: bool = False  # somebody unnamed is among them, and
    person: bool = False  # a named person
    days: Set | None = None  # on which it was said

    def beside(self, other: _Who) -> _Who:
        return _Who(
            _both(self.named, other.named),
            _both(self.parties, other.parties),
            _both(self.passages, other.passages),
            self.hidden or other.hidden,
            self.person or other.person,
            _both(self.days, other.days),
        )

    @property
    def one(self) -> bool:
        """Whether nobody stands in the group beside somebody else, and no day beside another."""
        empty: Set = frozenset()
        if empty in (self.named, self.days) or (self.parties == self.passages == empty):
            return False
        return not (self.hidden and self.person) or self.passages != empty


def _who(t: Told, days: Set | None) -> _Who:
    if t.known == "unknown":
        return _Who(days=days)
    named = t.voices if t.known == "named" else None
    return _Who(named, t.parties, t.passages, t.known == "unnamed", t.person, days)


def _both(a: Set | None, b: Set | None) -> Set | None:
    return b if a is None else a if b is None else a & b


def _days(told: Sequence[Told], links: Sequence[Link]) -> dict[int, Set | None]:
    """The day each statement that has links was said on, if it tells one that no equal words of another day contradict.

    A month or a year is too often that of what was spoken about.
    """
    found = {end: _day(told[end]) for link in links for end in (link.a, link.b)}
    apart = (
        link for link in links if link.probability >= COUNTED and _both(found[link.a], found[link.b]) == frozenset()
    )
    doubted = {end for link in apart for end in (link.a, link.b)}
    return {end: None if end in doubted else day for end, day in found.items()}


def _day(t: Told) -> Set | None:
    said_on = t.frame.said_on if t.frame else None
    return _only(said_on) if said_on and len(said_on) == DAY else None


@lru_cache(maxsize=1 << 12)
def _only(day: str) -> Set:
    """One copy of each in memory."""
    return frozenset((day,))


def grouped(told: Sequence[Told], links: Iterable[Link]) -> list[list[int]]:
    """Indices of `told` in groups, from the links between them.

    Equal words are one form.  Forms are clustered by average linkage (Sokal and Michener 1958), a pair with no link
    counting nothing, so that a long statement does not chain two sentences that share nothing; what a single link below
    COUNTED holds together stays apart.
    """
    return _Clusters(told, links).groups.all()


class _Clusters:
    def __init__(self, told: Sequence[Told], links: Iterable[Link]) -> None:
        self.groups = Groups(range(len(told)))
        ordered = sorted(links, key=lambda link: (-link.probability, link.a, link.b))
        self._who = {i: _who(told[i], days) for i, days in _days(told, ordered).items()}
        for link in ordered:
            if link.probability >= COUNTED and told[link.a].folded == told[link.b].folded:
                self._join(link.a, link.b)
        self._near: dict[int, dict[int, float]] = defaultdict(dict)  # sums of probabilities between clusters
        for link in ordered:
            one, other = self.groups.find(link.a), self.groups.find(link.b)
            if one != other:
                best = max(link.probability, self._near[one].get(other, 0.0))
                self._near[one][other] = self._near[other][one] = best
        self._size: dict[int, int] = dict.fromkeys(self._near, 1)
        self._cluster()

    def _cluster(self) -> None:
        queue = [
            (-sum_, a, b) for a, others in self._near.items() for b, sum_ in others.items() if a < b and sum_ >= COUNTED
        ]
        heapq.heapify(queue)
        while queue:
            mean, a, b = heapq.heappop(queue)
            if b not in self._near.get(a, ()) or -mean != self._mean(a, b):
                continue  # one of them has since become part of a larger cluster
            if not self._join(a, b):
                del self._near[a][b], self._near[b][a]
                continue
            kept = self.groups.find(a)
            gone = b if kept == a else a
            for other, sum_ in self._near.pop(gone).items():
                self._near[other].pop(gone, None)
                if other != kept:
                    self._near[kept][other] = self._near[kept].get(other, 0.0) + sum_
            self._near[kept].pop(gone, None)
            self._size[kept] += self._size.pop(gone)
            for other, sum_ in self._near[kept].items():
                self._near[other][kept] = sum_
                if (mean := self._mean(kept, other)) >= TOGETHER:
                    heapq.heappush(queue, (-mean, min(kept, other), max(kept, other)))

    def _mean(self, a: int, b: int) -> float:
        return self._near[a][b] / (self._size[a] * self._size[b])

    def _join(self, a: int, b: int) -> bool:
        first, second = self.groups.find(a), self.groups.find(b)
        if first == second:
            return True
        together = self._who[first].beside(self._who[second])
        if not together.one:
            return False
        self.groups.join(a, b)
        self._who[self.groups.find(a)] = together
        return True
