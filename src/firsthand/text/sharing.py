"""How much text documents have in common, and which of them carry one text."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.text.words import shingles

SEQUENCE = 8  # words; two texts share a sequence of them by copying, hardly by chance
MOSTLY = 0.5  # share of one text's sequences that stand in another of the same origin
COMPARED = 200  # texts of one passage that are compared each with each; those beyond, with the first of them

Sequences = NDArray[np.uint64]


class Shared(NamedTuple):
    """Texts `a` < `b` and the share of each one's 8-word sequences that stands in the other, 0 to 1."""

    a: str
    b: str
    of_a: float
    of_b: float

    @property
    def most(self) -> float:
        """Share of the one that is more contained: 1.0 where one is a part of the other."""
        return max(self.of_a, self.of_b)


def sequences(folded: Sequence[str]) -> Sequences:
    """The distinct 8-word sequences of a text as sorted 64-bit numbers."""
    return np.unique(shingles(folded, SEQUENCE))


def shared(texts: Mapping[str, Sequences], together: Iterable[Iterable[str]]) -> list[Shared]:
    """The texts that have sequences in common, of those that `together` names in one group, in order."""
    pairs: set[tuple[str, str]] = set()
    for group in together:
        ids = sorted(set(group))
        pairs.update((a, b) for n, a in enumerate(ids[:COMPARED]) for b in ids[n + 1 :])
    found = []
    for a, b in sorted(pairs):
        if common := len(np.intersect1d(texts[a], texts[b], assume_unique=True)):
            found.append(Shared(a, b, common / len(texts[a]), common / len(texts[b])))
    return found


def share_in(text: Sequences, others: Iterable[Sequences]) -> float:
    """Share of `text`'s sequences that stand in any of `others`, 0 to 1."""
    rest = list(others)
    if not len(text) or not rest:
        return 0.0
    return float(np.isin(text, np.concatenate(rest)).mean())


def families(found: Iterable[Shared]) -> list[tuple[str, ...]]:
    """Groups of two texts or more that carry one text, each sorted, in order.

    Average-linkage clustering (Sokal and Michener 1958) of how far texts contain each other: two clusters
    become one while their members contain each other mostly, on the mean.  A roundup that holds two agency
    texts whole does not make them one, as single linkage would.
    """
    near: dict[tuple[str, ...], dict[tuple[str, ...], float]] = defaultdict(dict)
    for pair in found:
        near[(pair.a,)][(pair.b,)] = near[(pair.b,)][(pair.a,)] = pair.most
    queue = [(-most, a, b) for a, others in near.items() for b, most in others.items() if a < b and most > MOSTLY]
    heapq.heapify(queue)
    while queue:
        _, a, b = heapq.heappop(queue)
        if a not in near or b not in near:
            continue  # one of them has since become part of a larger cluster
        left, right = near.pop(a), near.pop(b)
        whole = tuple(sorted((*a, *b)))
        sums: dict[tuple[str, ...], float] = defaultdict(float)
        for other, total in (*left.items(), *right.items()):
            if other in near:
                sums[other] += total
        for other in sums:
            near[other].pop(a, None)
            near[other].pop(b, None)
            near[other][whole] = sums[other]
            mean = sums[other] / (len(whole) * len(other))
            if mean > MOSTLY:
                heapq.heappush(queue, (-mean, *sorted((whole, other))))  # type: ignore[misc]
        near[whole] = dict(sums)
    return sorted(cluster for cluster in near if len(cluster) > 1)
