"""Long texts cut into overlapping windows, each read alone."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

LENGTH = 384  # word pieces an inner window holds, context included
LEFT, RIGHT = 64, 32  # context that a window reads but does not answer for


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [begin, end) are read; the answer is kept for [own_begin, own_end)."""

    begin: int
    end: int
    own_begin: int
    own_end: int


def windows(count: int) -> list[Window]:
    """Windows over `count` pieces: their owned parts are even, touch and cover everything once."""
    if count <= LENGTH:
        return [Window(0, count, 0, count)] if count else []
    number = math.ceil(count / (LENGTH - LEFT - RIGHT))
    edges = [count * i // number for i in range(number + 1)]
    return [Window(max(0, b - LEFT), min(count, e + RIGHT), b, e) for b, e in pairwise(edges)]
