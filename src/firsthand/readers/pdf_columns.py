"""Runs of a page in the order a person reads them: columns found by the white between them.

A recursive cut in the manner of XY-cut (Nagy and Seth 1984), but for white columns only: what lies across one
(a headline, a wide table) parts what is above from what is below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from firsthand.readers.pdf_runs import Run

_ROWS = 3  # lines that each of two columns must have side by side
_GUTTER = 0.5  # of the letters' size: least width of the white between columns
_WIDE = 9  # times the letters' size: least width of a column
_FULL = 0.55  # share of a column's width that its lines fill: cells of a table do not
_LETTERS = 14  # in a line of a column of running text
_SURE = 6  # lines side by side that are columns however many lines run across elsewhere
_THROUGH = 2  # lines side by side that make up for one that a cut goes through
_STEP = 2.0  # points between the places where a cut is tried
_SMALL = 0.75  # of the usual size: markers of notes are no lines
_EVEN = 1.6  # of the letters' size: columns whose last lines differ by less end together
_BELOW = 2.2  # of the letters' size: least distance of what follows below them
_MANY = 4000  # runs above which a page is a drawing or a table, not columns
_DEPTH = 6


_Band = tuple[list[Run], list[Run]]


@dataclass(frozen=True, slots=True)
class _Cut:
    """Bands from top to bottom, each one column (`right` empty) or two."""

    bands: Sequence[_Band]
    worth: int  # lines that stand side by side, less those that the cut goes through


def regions(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Stretches of one column each, in reading order; every run in just one."""
    yield from _regions(list(runs), _DEPTH)


def rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs by their baseline, from top to bottom, each row from left to right; raised small ones stay apart."""
    found: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.baseline, r.x0)):
        if found and run.baseline - found[-1][0].baseline <= 0.2 * max(run.size, found[-1][0].size):
            found[-1].append(run)
        else:
            found.append([run])
    return [sorted(row, key=lambda r: r.x0) for row in found]


def _regions(runs: list[Run], depth: int) -> Iterator[list[Run]]:
    cut = _best(runs) if depth else None
    if cut is None:
        if runs:
            yield runs
        return
    for left, right in cut.bands:
        yield from _regions(left, depth - 1)
        yield from _regions(right, depth - 1)


def _best(runs: list[Run]) -> _Cut | None:
    """The cut that parts most lines and goes through fewest; of equal ones the leftmost."""
    if not 2 * _ROWS <= len(runs) <= _MANY:
        return None
    size = median(r.size for r in runs)
    places = sorted({round(r.x1 / _STEP) * _STEP + _STEP / 2 for r in runs})
    found = [cut for at in places if (cut := _cut(runs, at, size)) is not None]
    return max(found, key=lambda c: c.worth, default=None)


def _cut(runs: list[Run], at: float, size: float) -> _Cut | None:
    across = sorted((r for r in runs if r.x0 < at < r.x1), key=lambda r: r.middle)
    aside = sorted((r for r in runs if not r.x0 < at < r.x1), key=lambda r: r.middle)
    if len(aside) < 2 * _ROWS:
        return None
    bands: list[_Band] = []
    total = i = 0
    for crossing in (*across, None):
        begin = i
        while i < len(aside) and (crossing is None or aside[i].middle < crossing.middle):
            i += 1
        left = [r for r in aside[begin:i] if r.x1 <= at]
        right = [r for r in aside[begin:i] if r.x1 > at]
        if count := _side_by_side(left, right, size):
            total += count
            end = _even_end(left, right, size)
            bands.append(([r for r in left if r.baseline <= end], right))
            _add(bands, [r for r in left if r.baseline > end])
        else:
            _add(bands, left + right)
        if crossing:
            _add(bands, [crossing])
    worth = total - _THROUGH * len(across)
    return _Cut(bands, worth) if total and (worth > 0 or total >= _SURE) else None


def _add(bands: list[_Band], runs: list[Run]) -> None:
    """Adds to the band of one column that came last, or begins one."""
    if bands and not bands[-1][1]:
        bands[-1][0].extend(runs)
    elif runs:
        bands.append((runs, []))


def _even_end(left: list[Run], right: list[Run], size: float) -> float:
    """The height at which two columns end together, if what stands below on the left is apart from them."""
    last = max(r.baseline for r in right)
    heights = [row[0].baseline for row in rows(left)]
    for height, following in pairwise(heights):
        near = abs(height - last) <= _EVEN * size and following > last
        if near and following - height > _BELOW * size:
            return height
    return float("inf")


def _side_by_side(left: list[Run], right: list[Run], size: float) -> int:
    """How many lines two columns have in common; 0 where they are no columns of running text."""
    if len(left) < _ROWS or len(right) < _ROWS:
        return 0
    if min(r.x0 for r in right) - max(r.x1 for r in left) < _GUTTER * size:
        return 0
    counts = []
    for side in (left, right):
        lines = rows([r for r in side if r.size >= _SMALL * size])
        if len(lines) < _ROWS:
            return 0
        width = max(r.x1 for r in side) - min(r.x0 for r in side)
        letters = median(sum(len(r.text) for r in line) for line in lines)
        if width < _WIDE * size or letters < _LETTERS:
            return 0
        # The right side may be several columns, whose lines are not at one height.
        if side is left and median(line[-1].x1 - line[0].x0 for line in lines) < _FULL * width:
            return 0
        counts.append(len(lines))
    return min(counts)
