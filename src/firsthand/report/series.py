"""Figures over time: each kind on one scale, by the day for which each is given."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.claiming.tallies import Tally
from firsthand.records import Figure
from firsthand.report.view import Findings
from firsthand.report.when import UNDATED, day
from firsthand.text.apart import SINGLY

LEFT, RIGHT = 6.0, 174.0  # of the scale, in the drawing's own units: an open end goes on to 199
MOST = 8  # documents that a row names beside its own
LOGARITHMIC_FROM = 50  # a kind whose greatest number is greater is drawn to a logarithmic scale


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with its bounds on its kind's scale.  An end without a bound has no place."""

    kind: str
    figure: Figure
    date: str  # for when it is given, else when its document was published; empty where neither is known
    low_x: float | None
    high_x: float | None
    ticks: tuple[tuple[int, float], ...]  # (number, place), the same for all rows of a kind
    logarithmic: bool
    tally: Tally | None  # what it is held against: only figures of the event are
    again: Sequence[str]  # other documents that tell the number from the same origin, the first few
    more: int  # such documents besides

    @property
    def whom(self) -> str:
        """Who are counted apart from the rest; empty where all are."""
        return self.tally.whom if self.tally else ""


def place_of(whom: str) -> tuple[bool, str]:
    """Where a number of these people stands: of all first, of persons told of one by one last."""
    return whom == SINGLY, whom


def series(findings: Findings) -> list[Row]:
    """Every figure: by kind, those of the event before those of its background, by whom it counts, then by date."""
    kinds: dict[str, list[Figure]] = {}
    for figure in findings.figures:
        if figure.document in findings.number:
            kinds.setdefault(figure.kind, []).append(figure)
    # what is merely "other" counts different things: it has no scale of its own and comes last
    return [
        row for kind in sorted(kinds, key=lambda k: (k == "other", k)) for row in _rows(findings, kind, kinds[kind])
    ]


def _rows(findings: Findings, kind: str, figures: list[Figure]) -> list[Row]:
    greatest = max([1, *(n for f in figures for n in (f.low, f.high) if n is not None)])
    logarithmic = greatest > LOGARITHMIC_FROM

    def place(number: int | None) -> float | None:
        if number is None or kind == "other":
            return None
        number = max(0, number)
        share = math.log1p(number) / math.log1p(greatest) if logarithmic else number / greatest
        return round(LEFT + (RIGHT - LEFT) * share, 1)

    numbers = [0, *(10**n for n in range(len(str(greatest))))] if logarithmic else sorted({0, greatest})
    ticks = tuple((n, x) for n in numbers if (x := place(n)) is not None)

    told: dict[str, tuple[list[str], int]] = {}  # by tally: its first documents, and how many it has

    def again(figure: Figure, tally: Tally | None) -> tuple[list[str], int]:
        if tally is None:
            return [], 0
        if tally.id not in told:
            ids = [d.id for d in findings.in_order(f.document for f in tally.figures)]
            told[tally.id] = ids[: MOST + 1], len(ids)
        first, count = told[tally.id]
        others = [id_ for id_ in first if id_ != figure.document][:MOST]
        return others, count - 1 - len(others)

    def row(figure: Figure) -> Row:
        date = day(figure.as_of or findings.document[figure.document].published)
        date = "" if date == UNDATED else date
        tally = findings.tally.get(figure.id)
        return Row(
            kind, figure, date, place(figure.low), place(figure.high), ticks, logarithmic, tally, *again(figure, tally)
        )

    rows = [row(figure) for figure in figures]
    at = findings.number
    return sorted(
        rows,
        key=lambda r: (
            not r.figure.main,
            *place_of(r.whom),
            r.date or UNDATED,
            at[r.figure.document],
            r.figure.begin,
            r.figure.id,
        ),
    )
