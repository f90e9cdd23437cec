"""Figures held against each other: which tell one number from one origin, which differ, which count other people."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.claiming.stories import Stories
from firsthand.ids import derive
from firsthand.records import Block, Document, Figure, FigureKind, OriginOf
from firsthand.stage import Tables
from firsthand.text.apart import SINGLY, whom


@dataclass(frozen=True, slots=True)
class Tally:
    """One number of one set of people from one origin, however often it is told; numbers are never summed."""

    id: str
    set: str  # the same for all numbers that can be held against each other
    kind: FigureKind
    whom: str  # who are counted apart from the rest; empty where all are counted
    low: int | None
    high: int | None
    figures: tuple[Figure, ...]  # in order of document and place: several tell it again, or have it from one place
    differs: bool  # another number of the set cannot hold where this one does


def tallies(tables: Tables) -> list[Tally]:
    """The numbers of the events told of, by kind and set, the smallest first.

    Of the reported event alone: what its background counts is something else each time.  A number that is given with
    no origin known is its document's own.
    """
    figures = [f for f in tables[Figure] if f.main and f.kind != "other"]
    documents = {d.id: d for d in tables[Document]}
    stories = Stories(documents.values(), tables[Block]) if figures else None
    origin = {row.subject: row.origin for row in tables[OriginOf]}
    sets: dict[tuple[int, FigureKind, str], list[Figure]] = defaultdict(list)
    for f in figures:
        if stories and f.document in documents:
            counted = whom(documents[f.document].text, f.begin, f.end, (f.low, f.high))
            sets[stories.of(f.document), f.kind, counted].append(f)
    found = [t for (_, kind, counted), some in sets.items() for t in _of_set(kind, counted, some, origin)]
    return sorted(found, key=lambda t: (t.kind, t.whom == SINGLY, t.whom, _size(t), t.set, t.id))


def _size(tally: Tally) -> tuple[float, float]:
    """By the least it may be, else the most; what sets no bound comes last."""
    low, high = tally.low, tally.high
    return (low if low is not None else high if high is not None else math.inf, math.inf if high is None else high)


def _of_set(kind: FigureKind, counted: str, figures: Iterable[Figure], origin: dict[str, str]) -> list[Tally]:
    told: dict[tuple[int | None, int | None, str], list[Figure]] = defaultdict(list)
    for f in figures:
        told[f.low, f.high, origin.get(f.id, f.document)].append(f)
    name = derive("set", kind, counted, min(f.id for some in told.values() for f in some))
    most = max(low or 0 for low, _, _ in told)
    least = min(((high if high is not None else most) for _, high, _ in told), default=most)
    return [
        Tally(
            id=derive("tally", min(f.id for f in some)),
            set=name,
            kind=kind,
            whom=counted,
            low=low,
            high=high,
            figures=tuple(sorted(some, key=lambda f: (f.document, f.begin, f.id))),
            differs=counted != SINGLY and ((high is not None and high < most) or (low or 0) > least),
        )
        for (low, high, _), some in told.items()
    ]
