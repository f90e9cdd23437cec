"""The likest candidates that a statement has in one document: what else one of the two might tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SLICE = 1 << 20  # pairs that are looked through at a time


class Rivals:
    """Every candidate of some statements in some documents, the likest first.

    Columns in the order of statement and document: a dictionary of twice as many entries as there are pairs would take
    many times the memory.
    """

    def __init__(
        self,
        pairs: NDArray[np.int64],
        scores: NDArray[np.float64],
        documents: Sequence[str],
        asked: NDArray[np.int64],
    ) -> None:
        """`pairs`: shape (n, 2), indices of statements; `scores`: (n,); `documents`: of each statement.

        `asked`: shape (m, 2), the pairs whose rivals will be asked for: of their first in the document of their second,
        and the other way about.
        """
        self._code = {document: n for n, document in enumerate(dict.fromkeys(documents))}
        self._at = np.fromiter(map(self._code.__getitem__, documents), np.int32, len(documents))
        wanted = distinct(np.concatenate([self._keys_of(asked), self._keys_of(asked[:, ::-1])]))
        kept = [
            self._wanted(pairs[begin : begin + SLICE, ::way], scores[begin : begin + SLICE], wanted)
            for begin in range(0, len(pairs), SLICE)
            for way in (1, -1)
        ]
        keys, others, both = (np.concatenate(column) for column in zip(*kept, strict=True)) if kept else [wanted] * 3
        order = np.lexsort((-both, keys))
        self._keys, self._scores, self._others = keys[order].data, both[order].data, others[order].data

    def _keys_of(self, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """A number for the first of each pair with the document of the second."""
        return pairs[:, 0] * len(self._code) + self._at[pairs[:, 1]]

    def _wanted(
        self, pairs: NDArray[np.int64], scores: NDArray[np.float64], wanted: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.float64]]:
        keys = self._keys_of(pairs)
        if not len(wanted):
            return keys[:0], pairs[:0, 1].astype(np.int32), scores[:0]
        at = wanted[np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)] == keys
        return keys[at], pairs[at, 1].astype(np.int32), scores[at]

    def score(self, one: int, document: str, beside: int) -> float:
        """Of the likest candidate of `one` in that document other than `beside`; 0 where there is none."""
        if document not in self._code:
            return 0.0
        key = one * len(self._code) + self._code[document]
        first = bisect_left(self._keys, key)
        for i in range(first, min(first + 2, len(self._keys))):
            if self._keys[i] == key and self._others[i] != beside:
                return float(self._scores[i])
        return 0.0


def distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each once, in order: `np.unique` counts them in a table first, which takes many times as long for so many."""
    ordered = np.sort(numbers)
    fresh = np.diff(ordered, prepend=ordered[:1] - 1) != 0
    return np.asarray(ordered[fresh])
