"""Counts and their bounds on a number line: only numbers here, the template draws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.report.view import ClaimView, SideView

LEFT, RIGHT = 92.0, 300.0  # of the number line, in the drawing's own units


@dataclass(frozen=True, slots=True)
class Row:
    """One count with its bounds, each with its place on the line."""

    label: str
    count: int
    low: int
    high: int
    x: float
    low_x: float
    high_x: float

    @property
    def value(self) -> str:
        return f"{self.count}" if self.low == self.high == self.count else f"{self.count} ({self.low}–{self.high})"


@dataclass(frozen=True, slots=True)
class Plot:
    """Documents, outlets and independent origins of one side, one below the other on one scale."""

    rows: tuple[Row, ...]
    ticks: tuple[tuple[int, float], ...]  # (number, place)


def scale_of(claim: ClaimView) -> int:
    """The greatest number on either side: both sides of a claim are drawn to one scale."""
    sides = [side for _, side in claim.sides if side]
    return max([1, *(max(len(s.documents), _outlets(s)[2], s.side.high, s.side.independent_origins) for s in sides)])


def plot(side: SideView, scale: int) -> Plot:
    """`side` on a line from 0 to `scale`."""
    documents = len(side.documents)
    counts = {
        "documents": (documents, documents, documents),
        "outlets": _outlets(side),
        "origins": (side.side.independent_origins, side.side.low, side.side.high),
    }
    rows = tuple(
        Row(label, count, low, high, *(_x(number, scale) for number in (count, low, high)))
        for label, (count, low, high) in counts.items()
    )
    return Plot(rows, tuple((number, _x(number, scale)) for number in _ticks(scale)))


def _outlets(side: SideView) -> tuple[int, int, int]:
    """Count and bounds: documents that state no outlet may each add one, or none."""
    named = len(side.outlets)
    return named, named, named + side.without_outlet


def _x(number: int, scale: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * number / scale, 1)


def _ticks(scale: int) -> Iterable[int]:
    """At most seven round numbers from 0."""
    step, factors = 1, (2, 5, 10)
    while scale // step > 6:
        power = 10 ** (len(str(step)) - 1)
        step = power * next(factor for factor in factors if factor * power > step)
    return range(0, scale + 1, step)
