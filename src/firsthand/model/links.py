"""Link scores of single windows put together for a whole text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from firsthand.model.windows import Window

Span = tuple[int, int]
Held = list[tuple[int, Span]]  # a span's number in the text, and its place in the window
Floats = NDArray[np.float32]

NEVER = np.float32(-1e9)


def within(spans: Sequence[Span], window: Window) -> Held:
    """The spans that begin or end in the window, cut to it, with the window's own offsets."""
    return [
        (i, (max(b, window.begin) - window.begin, min(e, window.end) - window.begin))
        for i, (b, e) in enumerate(spans)
        if b < window.end and e > window.begin
    ]


class Links:
    """Logits (L, R + 1) for every left and right span of a text; the last column: none.

    Where several windows hold a pair, the one counts in which it lies farthest from the edges that cut the text.
    """

    def __init__(self, left: Sequence[Span], right: Sequence[Span]) -> None:
        self.logits: Floats = np.full((len(left), len(right) + 1), NEVER, np.float32)
        self.logits[:, -1] = 0
        self._margin = np.full((len(left), len(right) + 1), -np.inf)

    def take(self, window: Window, left: Held, right: Held, logits: Floats) -> None:
        """Takes a window's logits (l, r + 1) for the spans it holds."""
        if not left:
            return
        size = window.end - window.begin
        rows = np.array([i for i, _ in left])
        columns = np.array([*(j for j, _ in right), self.logits.shape[1] - 1])
        begin = np.array([b for _, (b, _) in left])[:, None]
        end = np.array([e for _, (_, e) in left])[:, None]
        first = np.concatenate([[b for _, (b, _) in right], [size]]).astype(int)[None, :]
        last = np.concatenate([[e for _, (_, e) in right], [0]]).astype(int)[None, :]
        margin = np.minimum(np.minimum(begin, first), size - np.maximum(end, last)).astype(float)
        at = np.ix_(rows, columns)
        better = margin > self._margin[at]
        self.logits[at] = np.where(better, logits, self.logits[at])
        self._margin[at] = np.where(better, margin, self._margin[at])
