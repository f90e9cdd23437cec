"""Long texts cut into windows, each read alone; cut where a line or sentence ends, so that nothing is read twice."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from firsthand.model.features import Pieces

Window = tuple[int, int]  # pieces [begin, end)

LENGTH = 256  # word pieces a window holds, SLACK aside: attention costs the square of it, and more gains nothing on dev
SLACK = 60  # how far a cut may move to meet the end of a line or sentence
STOPS = (1012, 1029, 999)  # the ids of . ? !


def windows(pieces: Pieces) -> list[Window]:
    """Windows of even length that touch and cover every piece once, each of at most LENGTH + 2 * SLACK pieces."""
    count = len(pieces)
    number = math.ceil(count / LENGTH)
    lines = np.flatnonzero(pieces.breaks > 0)
    sentences = np.flatnonzero(np.isin(pieces.ids[:-1], STOPS)) + 1
    edges = [0]
    for i in range(1, number):
        even = count * i // number
        edges.append(next((cut for at in (lines, sentences) if (cut := _nearest(at, even))), even))
    return list(zip(edges, [*edges[1:], count], strict=True)) if count else []


def _nearest(at: NDArray[np.int64], to: int) -> int | None:
    """The number in `at` (in order) nearest to `to` and within SLACK of it; null if there is none."""
    near = at[np.searchsorted(at, to - SLACK) : np.searchsorted(at, to + SLACK, side="right")]
    return int(near[np.abs(near - to).argmin()]) if len(near) else None
