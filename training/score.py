"""Who-said: an attribution is right when its content shares at least half its characters (Jaccard) with a gold one's
and its source overlaps that one's source, or neither has any.  Spans are code points; spaces do not count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

Span = tuple[int, int]
Mark = Literal["right", "said", "wrong"]  # "said": the content is right, the source is not


def matches(found: Sequence[Mapping[str, Any]], gold: Sequence[Mapping[str, Any]], text: str) -> list[Mark]:
    """A mark for each attribution found; each gold one is matched once, the best pair first."""
    sides = [
        [(characters(a["content"], text), characters(a["source"], text)) for a in attributions]
        for attributions in (found, gold)
    ]
    pairs = sorted(
        (
            (len(f & g) / len(f | g), i, j)
            for i, (f, _) in enumerate(sides[0])
            for j, (g, _) in enumerate(sides[1])
            if f & g
        ),
        reverse=True,
    )
    marks: list[Mark] = ["wrong"] * len(found)
    matched, taken = set(), set()
    for jaccard, i, j in pairs:
        if jaccard >= 0.5 and i not in matched and j not in taken:
            matched.add(i)
            taken.add(j)
            source, wanted = sides[0][i][1], sides[1][j][1]
            marks[i] = "right" if source & wanted or not (source or wanted) else "said"
    return marks


def characters(spans: Sequence[Span], text: str) -> set[int]:
    """Code points in the spans that are no spaces."""
    return {i for b, e in spans for i in range(b, min(e, len(text))) if not text[i].isspace()}


def calibration_error(p: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error over bins of equal width (Naeini et al., AAAI 2015)."""
    sure, true = np.asarray(p, float), np.asarray(right, float)
    which = np.minimum((sure * bins).astype(int), bins - 1)
    held = [which == b for b in range(bins) if (which == b).any()]
    return float(sum(mine.mean() * abs(sure[mine].mean() - true[mine].mean()) for mine in held))


def f1(correct: int, found: int, gold: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    p, r = correct / max(1, found), correct / max(1, gold)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0
