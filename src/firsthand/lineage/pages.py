"""The pages of one outlet by their words and days, to find among very many those that can hold what is looked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

UNDATED = -1


class Pages:
    """`stems`: for each page, in order, those of its account; `days`: when it was published, null where not told."""

    def __init__(self, stems: Iterable[Collection[str]], days: Sequence[date | None]) -> None:
        found: dict[str, list[int]] = defaultdict(list)
        for n, held in enumerate(stems):
            for stem in held:
                found[stem].append(n)
        self._with: Mapping[str, NDArray[np.int32]] = {stem: np.array(at, np.int32) for stem, at in found.items()}
        self._days = np.array([day.toordinal() if day else UNDATED for day in days], np.int32)

    def holding(self, stems: Collection[str]) -> NDArray[np.int64]:
        """How many of distinct `stems` each page holds; shape (pages,)."""
        held = [self._with[stem] for stem in stems if stem in self._with]
        return np.bincount(np.concatenate(held), minlength=len(self._days)) if held else np.zeros(len(self._days), int)

    def of(self, day: date | None) -> NDArray[np.bool_]:
        """Which pages are of that day; none where it is null.  Shape (pages,)."""
        return np.asarray(self._days == (day.toordinal() if day else UNDATED - 1))

    def fresh(self, day: date | None, most: int) -> NDArray[np.bool_]:
        """Which pages are of that day or up to `most` days later, or may be as far as is known.  Shape (pages,)."""
        if day is None:
            return np.ones(len(self._days), np.bool_)
        since = self._days - day.toordinal()
        return np.asarray((self._days == UNDATED) | ((since >= 0) & (since <= most)))
