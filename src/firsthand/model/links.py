"""Which span belongs to which: what the linker says of one window after another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from firsthand.model.windows import Window

Span = tuple[int, int]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Choice:
    """The number of the span that is chosen, null for none, and how likely the choice is."""

    span: int | None
    probability: float


@dataclass(frozen=True, slots=True)
class Links:
    """Spans by role (in pieces), the source chosen for each cue, and the cue chosen for each content."""

    spans: Mapping[str, Sequence[Span]]
    source_of: Sequence[Choice]
    cue_of: Sequence[Choice]


def cut_at_edges(spans: Sequence[Span], cut: Sequence[Window]) -> list[Span]:
    """`spans` (in order, apart), each parted where a window ends."""
    edges = [end for _, end in cut]
    found = []
    for begin, end in spans:
        for edge in edges[bisect_left(edges, begin + 1) : bisect_left(edges, end)]:
            found.append((begin, edge))
            begin = edge
        found.append((begin, end))
    return found


def held(spans: Sequence[Span], window: Window) -> range:
    """The numbers of those of `spans` (in order, cut at edges) that lie in the window."""
    begin, end = window
    return range(bisect_left(spans, (begin, begin)), bisect_left(spans, (end, end)))


def choices(probabilities: Floats, right: range) -> list[Choice]:
    """The likeliest of `right` for each row of probabilities (left, right + 1); the last column means none."""
    return [
        Choice(right[best] if best < len(right) else None, float(row[best]))
        for row, best in zip(probabilities, probabilities.argmax(1).tolist(), strict=True)
    ]
