"""Likenesses of very many pairs, as columns: a tenth of what they would take as objects."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from firsthand.retelling.likeness import Likeness

Pair = tuple[int, int]

_FLOATS, _INTS = 3, 5  # columns of a likeness, in its order
_HALF = 32  # bits of each end of a pair


class Likenesses(Mapping[Pair, Likeness]):
    """By pair; pairs are put in their order."""

    def __init__(self) -> None:
        self._keys = array("q")
        self._floats = array("d")
        self._ints = array("i")

    def put(self, pair: Pair, like: Likeness) -> None:
        """Adds a pair, which must come after those that are there; raises ValueError where it does not."""
        key = pair[0] << _HALF | pair[1]
        if self._keys and self._keys[-1] >= key:
            raise ValueError(f"{pair} comes too late")
        self._keys.append(key)
        self._floats.extend((like.score, like.share, like.whole))
        self._ints.extend((like.shared, like.run, like.short, like.numbers, like.negation))

    def __getitem__(self, pair: Pair) -> Likeness:
        key = pair[0] << _HALF | pair[1]
        at = bisect_left(self._keys, key)
        if at == len(self._keys) or self._keys[at] != key:
            raise KeyError(pair)
        return self._at(at)

    def __iter__(self) -> Iterator[Pair]:
        for key in self._keys:
            yield divmod(key, 1 << _HALF)

    def __len__(self) -> int:
        return len(self._keys)

    def each(self) -> Iterator[tuple[Pair, Likeness]]:
        """What `items` gives, with nothing looked for."""
        return zip(self, map(self._at, range(len(self._keys))), strict=True)

    def pairs(self) -> NDArray[np.int64]:
        """The pairs, in order; shape (n, 2)."""
        keys = np.frombuffer(self._keys, dtype=np.int64)
        return np.column_stack((keys >> _HALF, keys & ((1 << _HALF) - 1)))

    def _at(self, at: int) -> Likeness:
        score, share, whole = self._floats[_FLOATS * at : _FLOATS * (at + 1)]
        shared, run, short, numbers, negation = self._ints[_INTS * at : _INTS * (at + 1)]
        return Likeness(score, share, whole, shared, run, short, numbers, bool(negation))
