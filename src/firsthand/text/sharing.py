"""How much text documents have in common, and which of them carry one text."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from firsthand.text.words import shingles

SEQUENCE = 8  # words; two texts share a sequence of them by copying, hardly by chance
MOSTLY = 0.5  # share of one text's sequences that stand in another of the same origin
FEW = 4  # texts that are sooner compared pair by pair
COMPARED = 200  # texts of one passage that are compared each with each; each beyond, with the first of them

Sequences = NDArray[np.uint64]


class Shared(NamedTuple):
    """Texts `a` < `b` and the share of each one's 8-word sequences that stands in the other, 0 to 1."""

    a: str
    b: str
    of_a: float
    of_b: float
    follows: bool = False  # of very many texts, `b` was compared with the first alone and is most like `a`

    @property
    def most(self) -> float:
        """Share of the one that is more contained: 1.0 where one is a part of the other."""
        return max(self.of_a, self.of_b)


def sequences(folded: Sequence[str]) -> Sequences:
    """The distinct 8-word sequences of a text as sorted 64-bit numbers."""
    return np.unique(shingles(folded, SEQUENCE))


def shared(texts: Mapping[str, Sequences], together: Iterable[Iterable[str]]) -> list[Shared]:
    """The texts that have sequences in common, of those that `together` names in one group, in order.

    Of a group of more than COMPARED a later text has but one row: the one of the first that it is most like, if it
    has most of it, so that rows grow with the texts and not with their pairs.
    """
    found: dict[tuple[str, str], Shared] = {}
    for group in sorted({tuple(sorted(set(group))) for group in together}):
        for pair in _within(texts, group):
            if pair[:2] not in found or not pair.follows:
                found[pair[:2]] = pair
    return sorted(found.values())


def _within(texts: Mapping[str, Sequences], group: tuple[str, ...]) -> Iterator[Shared]:
    if len(group) <= FEW:
        for a, b in combinations(group, 2):
            if common := len(np.intersect1d(texts[a], texts[b], assume_unique=True)):
                yield Shared(a, b, common / len(texts[a]), common / len(texts[b]))
        return
    sizes = np.array([len(texts[id_]) for id_ in group], np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    names, all_ = np.unique(np.concatenate([texts[id_] for id_ in group]), return_inverse=True)
    best = np.full(len(group), MOSTLY)
    rows: dict[int, Shared] = {}
    for n, id_ in enumerate(group[:COMPARED]):
        mine = np.zeros(len(names), np.bool_)
        mine[all_[starts[n] : starts[n + 1]]] = True
        running = np.concatenate([[0], np.cumsum(mine[all_[starts[n + 1] :]])])
        ends = starts[n + 1 :] - starts[n + 1]
        common = running[ends[1:]] - running[ends[:-1]]
        for k in np.flatnonzero(common[: max(0, COMPARED - n - 1)]).tolist():
            other = n + 1 + k
            yield Shared(id_, group[other], float(common[k] / sizes[n]), float(common[k] / sizes[other]))
        if len(group) > COMPARED and sizes[n]:
            later = np.arange(COMPARED, len(group))
            most = common[COMPARED - n - 1 :] / np.minimum(sizes[n], np.maximum(sizes[later], 1))
            for other in later[most > best[later]].tolist():
                best[other], both = most[other - COMPARED], common[other - n - 1]
                rows[other] = Shared(id_, group[other], float(both / sizes[n]), float(both / sizes[other]), True)
    yield from rows.values()


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
    texts whole does not make them one, as single linkage would.  A text that follows another goes where that goes.
    """
    pairs = list(found)
    leads: dict[str, Shared] = {}
    for pair in pairs:
        if pair.follows and (pair.b not in leads or pair.most > leads[pair.b].most):
            leads[pair.b] = pair
    near: dict[tuple[str, ...], dict[tuple[str, ...], float]] = defaultdict(dict)
    for pair in pairs:
        if pair.a not in leads and pair.b not in leads:
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
    return _with_followers(near, {id_: pair.a for id_, pair in leads.items()})


def _with_followers(clusters: Iterable[tuple[str, ...]], leader: Mapping[str, str]) -> list[tuple[str, ...]]:
    """The clusters of two texts or more, with those that follow one of theirs; a leader is before its followers."""
    first = {id_: cluster[0] for cluster in clusters for id_ in cluster}
    whole: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(first.keys() | leader.keys() | set(leader.values())):
        first.setdefault(id_, first[leader[id_]] if id_ in leader else id_)
        whole[first[id_]].append(id_)
    return sorted(tuple(ids) for ids in whole.values() if len(ids) > 1)
