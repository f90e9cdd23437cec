"""The likest candidates that a statement has in one document: what else one of the two might tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


class Rivals:
    """Every candidate of each statement in each document, the likest first.

    Columns in the order of statement and document: a dictionary of twice as many entries as there are pairs would take
    many times the memory.
    """

    def __init__(self, pairs: NDArray[np.int64], scores: NDArray[np.float64], documents: Sequence[str]) -> None:
        """`pairs`: shape (n, 2), indices of statements; `scores`: (n,); `documents`: of each statement."""
        self._code = {document: n for n, document in enumerate(dict.fromkeys(documents))}
        at = np.fromiter(map(self._code.__getitem__, documents), np.int64, len(documents))
        one, other = np.concatenate((pairs, pairs[:, ::-1])).T
        keys, both = one * len(self._code) + at[other], np.concatenate((scores, scores))
        order = np.lexsort((-both, keys))
        self._keys, self._scores = keys[order].data, both[order].data
        self._others = other[order].astype(np.int32).data

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
