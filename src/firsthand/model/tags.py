"""The tagger's alphabet, and tag sequences read as spans."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{position}-{role}" for role in ROLES for position in "BI"))


def spans_of(tags: NDArray[np.int64]) -> dict[str, list[Span]]:
    """Spans (in pieces, half-open, in order) of each role in a sequence of tag indices.

    An I that follows neither B nor I of its role opens a span: the text decides, not the mark.
    """
    found: dict[str, list[Span]] = {role: [] for role in ROLES}
    role_of = (tags + 1) // 2  # 0 for O, else 1 + index into ROLES
    starts = (role_of > 0) & ((tags % 2 == 1) | (role_of != np.concatenate([[0], role_of[:-1]])))
    ends = np.concatenate([role_of[1:] != role_of[:-1], [True]]) if len(tags) else np.zeros(0, bool)
    ends = (role_of > 0) & (ends | np.concatenate([starts[1:], [True]]))
    for begin, end in zip(np.flatnonzero(starts).tolist(), np.flatnonzero(ends).tolist(), strict=True):
        found[ROLES[role_of[begin] - 1]].append((begin, end + 1))
    return found
