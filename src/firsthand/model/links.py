"""Which span belongs to which, over a text that was read in windows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.model.windows import Window

Span = tuple[int, int]
Held = list[tuple[int, Span]]  # a span's number in the text, and its place in the window
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Choice:
    """The number of the span that is chosen, null for none, and how likely the choice is."""

    span: int | None
    probability: float


def within(spans: Sequence[Span], window: Window) -> Held:
    """Those of `spans` (in order, apart) that lie at least partly in the window, cut to it, with its own offsets."""
    first = bisect_right(spans, window.begin, key=lambda span: span[1])
    last = bisect_left(spans, window.end, key=lambda span: span[0])
    return [
        (i, (max(b, window.begin) - window.begin, min(e, window.end) - window.begin))
        for i, (b, e) in enumerate(spans[first:last], first)
    ]


class Choices:
    """For each of a text's spans its likeliest partner, in the window where it lies farthest from a cut."""

    def __init__(self, count: int, length: int) -> None:
        self.made = [Choice(None, 1.0)] * count
        self._margin = [-1] * count
        self._length = length

    def take(self, window: Window, left: Held, right: Held, probabilities: Floats) -> None:
        """Takes a window's probabilities (left, right + 1), the last column for none, where it is the better window."""
        best = probabilities.argmax(1) if left else []
        for row, (i, (begin, end)) in enumerate(left):
            margin = min(
                begin if window.begin else self._length,
                window.end - window.begin - end if window.end < self._length else self._length,
            )
            if margin > self._margin[i]:
                self._margin[i] = margin
                chosen = int(best[row])
                span = right[chosen][0] if chosen < len(right) else None
                self.made[i] = Choice(span, float(probabilities[row, chosen]))
